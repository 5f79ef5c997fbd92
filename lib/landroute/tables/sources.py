"""The bibliography: the one list that every `source` column points into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from landroute.errors import BadInput
from landroute.paths import shown
from landroute.tables.edition import Stamped, stamped
from landroute.tables.worked import worked_out

if TYPE_CHECKING:
    from pybtex.database import BibliographyData

FILE = "sources.bib"
COLUMNS = ("title", "organization", "host", "author", "date", "url", "urldate", "note")
ENTRY = re.compile(r"@\w+\s*[{(]\s*([^\s,]+)")
FIELD = re.compile(r"\s*(\w+)\s*=")
Lines = dict[tuple[str, str], int]


def bibliography(data: Path | None = None) -> BibliographyData:
    """
    Parse `sources.bib` of a folder as it is now, or of the edition in force.

    Raises
    ------
    BadInput
        When it cannot be parsed.
    """
    return _parsed(stamped(FILE, data))


def sources(data: Path | None = None) -> pd.DataFrame:
    """
    Return the bibliography of a folder as it is now, or of the edition in force, as a frame.

    Returns
    -------
    DataFrame
        Index `key`; columns title, organization (who published it first), host (who carries the
        copy that was read, if one was), author, date, url, urldate, note.
    """
    return _frame(stamped(FILE, data))


def lines(data: Path | None = None) -> Lines:
    """Map each key of the bibliography, with each field or "" for the entry, to its line."""
    return dict(_placed(stamped(FILE, data).content().decode("utf-8")))


def _placed(text: str) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield where entries and fields begin; one that stands twice, twice."""
    key = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if begins := ENTRY.match(line):
            key = begins[1]
            yield (key, ""), number
        elif field := FIELD.match(line):
            yield (key, field[1]), number


@lru_cache(maxsize=4)
def _parsed(file: Stamped) -> BibliographyData:
    from pybtex.database import parse_string  # slow to load
    from pybtex.exceptions import PybtexError

    content = file.content()
    try:
        text = content.decode("utf-8")
        entries = parse_string(text, bib_format="bibtex")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise BadInput(f"{shown(file.path)}:{line}: is no UTF-8 text") from error
    except PybtexError as error:
        reason = re.sub(r" in line \d+(?=:)", "", " ".join(str(error).split()))
        line = getattr(error, "lineno", None) or _line_of_twice(text, reason)
        raise BadInput(f"{shown(file.path)}:{line}: {reason}") from error
    if not entries.entries:
        raise BadInput(f"{shown(file.path)}:1: holds no entry")
    return entries


def _line_of_twice(text: str, reason: str) -> int:
    """Return the line of the second of what the parser says is there twice."""
    seen = set()
    for (key, field), number in _placed(text):
        place = (key.casefold(), field.casefold())
        if place in seen and key.casefold() in reason.casefold():
            return number
        seen.add(place)
    return 1


@lru_cache(maxsize=4)
def _frame(file: Stamped) -> pd.DataFrame:
    rows = worked_out(Path(__file__), file.content(), lambda: _rows(file))
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(COLUMNS)).rename_axis("key")


def _rows(file: Stamped) -> dict[str, dict[str, str]]:
    return {
        key: {
            **{name: entry.fields.get(name, "") for name in COLUMNS if name != "author"},
            # Braces keep BibTeX from taking a name apart.
            "author": " and ".join(
                str(p).replace("{", "").replace("}", "") for p in entry.persons.get("author", [])
            ),
        }
        for key, entry in _parsed(file).entries.items()
    }


def split_keys(cell: object) -> list[str]:
    """Split a `source` cell into its keys."""
    return [key for key in str(cell).split("; ") if key] if isinstance(cell, str) else []


def each_once(cells: Iterable[object]) -> str:
    """Join `source` cells into one that has each key once, in the order of the first."""
    return "; ".join(dict.fromkeys(key for cell in cells for key in split_keys(cell)))
