"""The rows of tables that a text names, as pieces that lead to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from landroute.tables import columns, kept, pages
from landroute.tables.sources import sources, split_keys
from landroute.wording.credit import source_name

NAMED = ("places", "actors", "options", "corridors", "stretches")
CODE = re.compile(r"\b([A-Z]\d{2,3})\b")
BETWEEN = re.compile(r"(; | – |, | and )")
SAFE_SCHEMES = ("https://", "http://")

# A part of a cell: text, or text that leads somewhere (see `landroute.outputs.TABLE_MIME`).
Piece = str | dict[str, Any]


def to_row(text: str, table: str, *key: Any) -> Piece:
    """Return a text that leads to the row of a table with that key, or that start of one."""
    return {"text": text, "row": [table, *(str(part) for part in key)]}


def row_named(table: str, said: str) -> list[str] | None:
    """Return the key of a row given by its key's start, or by `column=value; …`, if any."""
    keys = pages().get(table)
    if keys is None:
        return None
    pairs = dict(part.split("=", 1) for part in said.split("; ") if "=" in part)
    key = [pairs.get(column) for column in keys] if pairs else [said]
    return None if None in key else [str(part) for part in key]


def named_rows(text: str, names: bool = True) -> list[Piece]:
    """
    Return a text as pieces, each row that it names leading to that row.

    Parameters
    ----------
    text
        The name of a row, a list of names, or prose with codes of rows, such as Q006, in it.
    names
        Whether names lead to their rows, or codes alone do.
    """
    known = _rows(names)
    parts = BETWEEN.split(text)
    if text in known or not all(part[:1].isupper() for part in parts[::2]):
        parts = [text]
    pieces = [p for part in parts for p in ([part] if part in known else CODE.split(part))]
    return [to_row(p, *known[p]) if p in known else p for p in pieces if p]


def to_shown(text: str, kind: str, key: str) -> Piece:
    """Return a text that leads to a figure or a table of the book."""
    return {"text": text, "shown": [kind, key]}


def each_source(cell: str, piece: Callable[[str], Piece]) -> list[Piece]:
    """Return a cell of source keys as pieces, one a source, by what makes one of a key."""
    return [part for key in split_keys(cell) for part in ("; ", piece(key))][1:]


def to_source(key: str) -> Piece:
    """Return a source's name, leading to its row among the book's sources."""
    return {"text": source_name(key), "source": key}


def to_publisher(key: str) -> Piece:
    """Return a source's name, leading to where it was published, if that can be opened."""
    entry = sources().loc[key]
    if not entry["url"].startswith(SAFE_SCHEMES):
        return source_name(key)
    return {"text": source_name(key), "href": entry["url"], "title": entry["title"]}


@kept(maxsize=2)
def _rows(names: bool) -> dict[str, tuple[str, str]]:
    """Map the codes of rows to table and key, and if asked the names too, and ids of places."""
    rows = dict(_codes())
    if names:
        for name in NAMED:
            table = columns(name, "id", "name")
            rows |= {
                said: (name, key) for key, said in zip(table["id"], table["name"], strict=True)
            }
        rows |= {key: ("places", key) for key in columns("places", "id")["id"]}
    return rows


def _codes() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each code that names one row of the book, with its table and key."""
    owners: dict[str, list[str]] = {}
    for name, keys in pages().items():
        if keys == ["id"]:
            for key in columns(name, "id")["id"]:
                owners.setdefault(key, []).append(name)
    for key, tables in owners.items():
        if CODE.fullmatch(key) and len(tables) == 1:
            yield key, (tables[0], key)
