"""Rules on what a place or an actor is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.places import spellings_of
from landroute.tables.rules.at import at

NAMED = ("places", "actors")


def a_spelling_is_of_one(data: Path) -> Iterator[str]:
    """Each id, name or alias stands for one place, or one actor, whatever its case."""
    for table in NAMED:
        rows = read(table, data)
        owner: dict[str, str] = {}
        for index, (one, spellings) in enumerate(spellings_of(rows).items()):
            for spelling in spellings:
                known = owner.setdefault(spelling, one)
                if known != one:
                    reason = f"{spelling!r} stands for {known} already"
                    yield at(data, table, index, "aliases", reason)
