"""The rows of tables that a text names, as links to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape
from typing import Any

from landroute.charts.template import plain
from landroute.tables import read, resource, resource_names

PAGES = "../rows/"  # seen from any folder of chapters
NAMED = ("places", "actors", "options", "corridors", "stretches")
CODE = re.compile(r"\b([A-Z]\d{2,3})\b")
BETWEEN = re.compile(r"(; | – |, | and )")


def key_columns(name: str) -> list[str]:
    """Columns that name a row of a table: its schema's primary key."""
    key = resource(name)["schema"]["primaryKey"]
    return [key] if isinstance(key, str) else list(key)


def anchor(name: str, *key: Any) -> str:
    """Return the id, on its page, of the row of a table with that key, or with that first part."""
    said = "-".join(str(plain(part)) for part in key)
    return f"{name}-{re.sub('[^a-z0-9]+', '-', said.lower()).strip('-')}"


def row_address(name: str, *key: Any) -> str:
    """Return the address of a row, seen from any chapter's folder."""
    return f"{PAGES}{resource(name)['page']}.html#{anchor(name, *key)}"


def row_named(table: str, said: str) -> str | None:
    """Return the address of a row given by its key's start, or by `column=value; …`, if any."""
    if table not in resource_names() or "page" not in resource(table):
        return None
    pairs = dict(part.split("=", 1) for part in said.split("; ") if "=" in part)
    key = [pairs.get(column) for column in key_columns(table)] if pairs else [said]
    return None if None in key else row_address(table, *key)


def linked(text: str, say: Callable[[str], str], names: bool = True) -> str:
    """
    Return a text as HTML, each row that it names a link to it.

    Parameters
    ----------
    text
        The name of a row, a list of names, or prose with codes of rows, such as Q006, in it.
    say
        Makes HTML of a part of the text.
    names
        Whether names lead to their rows, or codes alone do.
    """
    known = _addresses(names)
    parts = BETWEEN.split(text)
    if text in known or not all(part[:1].isupper() for part in parts[::2]):
        parts = [text]
    pieces = [p for part in parts for p in ([part] if part in known else CODE.split(part))]
    return "".join(link(known[p], say(p)) if p in known else say(p) for p in pieces)


def link(address: str, html: str) -> str:
    """Return HTML as a link."""
    return f'<a href="{escape(address, quote=True)}">{html}</a>'


@lru_cache(maxsize=2)
def _addresses(names: bool) -> dict[str, str]:
    """Map the codes of rows to their addresses, and if asked the names too, and ids of places."""
    found = dict(_codes())
    if names:
        for name in NAMED:
            rows = read(name)
            found |= {
                said: row_address(name, key)
                for key, said in zip(rows["id"], rows["name"], strict=True)
            }
        found |= {key: row_address("places", key) for key in read("places")["id"]}
    return found


def _codes() -> Iterator[tuple[str, str]]:
    """Yield each code that names one row of the book, and that row's address."""
    owners: dict[str, list[str]] = {}
    for name in resource_names():
        described = resource(name)
        if "page" in described and key_columns(name) == ["id"]:
            for key in read(name)["id"]:
                owners.setdefault(key, []).append(name)
    for key, tables in owners.items():
        if CODE.fullmatch(key) and len(tables) == 1:
            yield key, row_address(tables[0], key)
