"""Files beside a page: the rows that it does not hold, for its script, and all, for a reader."""

from __future__ import annotations

import csv as formats
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from landroute.press.site.tables import Table, said

FOLDER = "tables"
CALL = re.compile(r'landroute\.rows\("[^"]*",(\[.*\])\);\s*', re.DOTALL)


def script(static: Path, key: str, rows: Sequence[str]) -> str:
    """
    Write rows as a call, since a page opened from disk may load scripts but not JSON.

    Parameters
    ----------
    static
        The site's folder of static files.
    key
        Of the table.
    rows
        HTML of each, its links as seen from the page.

    Returns
    -------
    str
        The file's path within `static`.
    """
    listed = json.dumps(list(rows), ensure_ascii=False, separators=(",", ":"))
    return _write(static, key, "js", f"landroute.rows({json.dumps(key)},{listed});\n")


def read_rows(file: Path) -> str:
    """Return the HTML of the rows in a file that `script` wrote; nothing for another file."""
    call = CALL.fullmatch(file.read_text(encoding="utf-8"))
    return "".join(json.loads(call[1])) if call else ""


def csv(static: Path, table: Table) -> str:
    """Write a whole table as its page words it; return the file's path within `static`."""
    text = io.StringIO()
    rows = ([said(cell) for cell in row] for row in table.rows)
    formats.writer(text, lineterminator="\n").writerows(
        [[column.head for column in table.columns], *rows]
    )
    return _write(static, table.key, "csv", text.getvalue())


def drop_unnamed(site: Path) -> None:
    """Delete the files of tables that no page names any more."""
    files = [file for file in (site / "_static" / FOLDER).glob("*") if file.is_file()]
    named = "".join(_named(site)) if files else ""
    for file in files:
        if file.name not in named:
            file.unlink()


def _named(site: Path) -> Iterator[str]:
    for page in site.rglob("*.html"):
        yield from re.findall(rf"{FOLDER}/[\w.-]+", page.read_text(encoding="utf-8"))


def _write(static: Path, key: str, suffix: str, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    folder = static / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{key}-{digest}.{suffix}").write_text(text, encoding="utf-8")
    return f"{FOLDER}/{key}-{digest}.{suffix}"
