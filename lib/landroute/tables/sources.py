"""The bibliography: the one list that every `source` column points into."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pandas as pd
from pybtex.database import BibliographyData, parse_file
from pybtex.exceptions import PybtexError

from landroute.errors import BadInput
from landroute.paths import DATA, shown

COLUMNS = ("title", "organization", "author", "date", "url", "urldate", "note")


def bibliography(data: Path = DATA) -> BibliographyData:
    """Parse `sources.bib`; raise `BadInput` where it cannot be parsed."""
    return _parsed(data / "sources.bib", _stamp(data))


def sources(data: Path = DATA) -> pd.DataFrame:
    """
    Return the bibliography as a frame.

    Returns
    -------
    DataFrame
        Index `key`; columns title, organization, author, date, url, urldate, note.
    """
    return _frame(data / "sources.bib", _stamp(data))


def _stamp(data: Path) -> int:
    path = data / "sources.bib"
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        raise BadInput(f"{shown(path)}: the file is missing") from error


@lru_cache(maxsize=4)
def _parsed(path: Path, stamp: int) -> BibliographyData:
    try:
        return parse_file(str(path), bib_format="bibtex")
    except (OSError, UnicodeDecodeError, PybtexError) as error:
        raise BadInput(f"{shown(path)}: {' '.join(str(error).split())}") from error


@lru_cache(maxsize=4)
def _frame(path: Path, stamp: int) -> pd.DataFrame:
    rows = {
        key: {
            **{name: entry.fields.get(name, "") for name in COLUMNS if name != "author"},
            "author": " and ".join(str(p) for p in entry.persons.get("author", [])),
        }
        for key, entry in _parsed(path, stamp).entries.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(COLUMNS)).rename_axis("key")


def split_keys(cell: object) -> list[str]:
    """Split a `source` cell into its keys."""
    return [key for key in str(cell).split("; ") if key] if isinstance(cell, str) else []
