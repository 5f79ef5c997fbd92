"""Rules on what a place or an actor is called."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.places import as_looked_up, spellings_of
from landroute.tables.rules.at import at

NAMED = ("places", "actors")


def a_spelling_is_of_one(data: Path) -> Iterator[str]:
    """Each id, name or alias stands for one place, or one actor, however it is looked up."""
    for table in NAMED:
        rows = read(table, data)
        names = rows[["id", "name"]].map(as_looked_up)
        owner: dict[str, str] = {}
        for column in names:  # ids, then names: an alias is told where it is listed
            for one, spelling in zip(rows["id"], names[column], strict=True):
                owner.setdefault(spelling, one)
        for index, (one, spellings) in enumerate(spellings_of(rows).items()):
            for spelling in spellings:
                known = owner.setdefault(spelling, one)
                if known != one:
                    reason = f"{spelling!r} stands for {known} already"
                    column = "name" if spelling in {*names.loc[index]} else "aliases"
                    yield at(data, table, index, column, reason)
