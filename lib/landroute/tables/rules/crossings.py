"""Rules on border crossings and what their statuses mean."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.package import read
from landroute.tables.rules.at import at

OF_THE_CROSSING = ("name", "border", "place")
GOODS = 3  # the lowest service at which goods pass, in part


def a_crossing_is_one(data: Path) -> Iterator[str]:
    """All rows of a crossing give it one name, one border and one place."""
    rows = read("crossings", data)
    for column in OF_THE_CROSSING:
        told = rows[column].fillna("")
        first = told.groupby(rows["crossing"]).transform("first")
        for index in rows.index[told != first]:
            crossing = rows.at[index, "crossing"]
            reason = f"{told[index]!r}, but {first[index]!r} in the first row of {crossing}"
            yield at(data, "crossings", index, column, reason)


def statuses_agree_with_themselves(data: Path) -> Iterator[str]:
    """Goods pass where the service is 3 or 4, nowhere else, and not at a gate of unknown state."""
    for row in read("crossing_statuses", data).itertuples():
        if (row.goods == "yes") != (row.service >= GOODS):
            reason = f"goods = {row.goods}, but goods pass from {GOODS} on, and not below"
            yield at(data, "crossing_statuses", row.Index, "service", f"{row.service}: {reason}")
        if row.known == "no" and row.goods == "yes":
            reason = "goods pass, so that the state is known"
            yield at(data, "crossing_statuses", row.Index, "known", reason)
