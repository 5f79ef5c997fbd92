"""All tables and findings of a site in one archive, for whoever recomputes without the book."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import nbformat

from landroute.errors import BadInput
from landroute.paths import DATA, SCENARIOS, SWEEPS
from landroute.press.site.assets import TEMPLATES
from landroute.tables import resources

# The page of the tables, and its sections that a reader of the tables alone needs too.
PAGE, SECTIONS = "back/data", ("How a day is counted", "Under which licence")
LINK = re.compile(r"\[([^]]+)]\((?!\w+:)[^)]+\)")  # to a page, which the archive has not


def tables() -> dict[str, bytes]:
    """Return the files of the data package, by their path there."""
    return {
        path.relative_to(DATA).as_posix(): path.read_bytes()
        for path in sorted(DATA.rglob("*"))
        if path.is_file() and not {SCENARIOS, SWEEPS} & {*path.parents}
    }


def beside(
    executed: Mapping[str, str], findings: Mapping[str, Any], scenario: Mapping[str, Any]
) -> dict[str, bytes]:
    """
    Return what the archive has beside the tables: what it is, and what the book finds.

    Parameters
    ----------
    executed
        Chapter name to the text of its executed notebook.
    findings
        `publish.collect_findings` of them.
    scenario
        As in `publish.publish`.
    """
    told = [] if PAGE not in executed else [section(executed[PAGE], name) for name in SECTIONS]
    readme = TEMPLATES.get_template("archive.md").render(
        files=resources(), changed=scenario.get("changed", ()), sections=told
    )
    return {
        "README.md": readme.encode(),
        "findings.json": json.dumps([*findings.values()], indent=1).encode(),
    }


def section(text: str, heading: str) -> str:
    """Return a section of a notebook's prose, with its heading as one of the second level."""
    prose = "\n\n".join(
        cell.source for cell in nbformat.reads(text, as_version=4).cells
        if cell.cell_type == "markdown"
    )  # fmt: skip
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", prose, re.M | re.S)
    if not found:
        raise BadInput(f"{PAGE} has no section {heading!r}, which the archive of tables repeats")
    alone = LINK.sub(r"\1", found[1].strip())
    return f"## {heading}\n\n{alone}"


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files, by name, as one archive, the same bytes each time."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # dated 1980
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
