"""Rules on who held what, and when: no gap, no overlap, no silent dispute."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import pandas as pd

from landroute.paths import shown
from landroute.tables.package import RECORD_START, read, resource, resource_names
from landroute.tables.rules.at import at

# A table's property `interval`: the day `end` is the first no longer, or the last still.
HALF_OPEN, CLOSED = "half-open", "closed"


def intervals_run_forward(data: Path) -> Iterator[str]:
    """Each interval starts before it ends."""
    for table in resource_names(data):
        kind = resource(table, data).get("interval")
        if kind is None:
            continue
        rows = read(table, data)
        for row in rows.dropna(subset=["start", "end"]).itertuples():
            if row.start > row.end or (kind == HALF_OPEN and row.start == row.end):
                reason = f"ends {_day(row.end)}, which is not after its start {_day(row.start)}"
                yield at(data, table, row.Index, "end", reason)


def _day(value: pd.Timestamp | str) -> str:
    return str(value)[:10]


def primary_control_tiles(data: Path) -> Iterator[str]:
    """Each place has one holder on every day of the record, on the primary account."""
    rows = read("control", data)
    primary = rows[rows["account"] == "primary"]
    yield from _tiles(data, "control", "place", primary)
    for place in sorted(set(read("places", data)["id"]) - set(primary["place"])):
        yield f"{shown(data / 'control.csv')}: column place: no row for {place!r}"


def passage_tiles(data: Path) -> Iterator[str]:
    """Each controller has one stance on every day of the record."""
    rows = read("passage", data)
    yield from _tiles(data, "passage", "controller", rows)
    for controller in sorted(set(read("control", data)["controller"]) - set(rows["controller"])):
        yield f"{shown(data / 'passage.csv')}: column controller: no row for {controller!r}"


def _tiles(data: Path, table: str, key: str, rows: pd.DataFrame) -> Iterator[str]:
    ordered = rows.sort_values([key, "start"]).itertuples()
    for name, own in groupby(ordered, key=attrgetter(key)):
        reached = pd.Timestamp(RECORD_START)
        for row in own:
            reason = _does_not_follow(row.start, reached)
            if reason:
                yield at(data, table, row.Index, "start", f"{name}: {reason}")
            reached = row.end
        if not pd.isna(reached):
            yield at(data, table, row.Index, "end", f"{name}: the last row must have no end")


def _does_not_follow(start: pd.Timestamp, reached: pd.Timestamp) -> str:
    """Say why a row that starts then does not follow rows that reach so far; else nothing."""
    if pd.isna(reached):
        return "overlaps an earlier row that has no end"
    if start > reached:
        gap = f"{reached:%Y-%m-%d} to {start:%Y-%m-%d}"
        return f"a gap from {gap}; who held it? If nobody knows, say unknown"
    if start < reached:
        return f"starts {start:%Y-%m-%d}, before the row above it ends on {reached:%Y-%m-%d}"
    return ""


def crossings_do_not_overlap(data: Path) -> Iterator[str]:
    """Rows of one crossing and account do not overlap."""
    yield from _overlaps(data, "crossings", ["crossing", "account"], read("crossings", data))


def alternates_do_not_overlap(data: Path) -> Iterator[str]:
    """Alternate rows of one place do not overlap; the primary ones tile."""
    rows = read("control", data)
    alternate = rows[rows["account"] == "alternate"]
    yield from _overlaps(data, "control", ["place", "account"], alternate)


def _overlaps(data: Path, table: str, keys: list[str], rows: pd.DataFrame) -> Iterator[str]:
    """Name each row that starts before an earlier one of the same keys ends; an open end never."""
    ends = rows["end"].fillna(pd.Timestamp.max)
    for (name, account), own in (
        rows.assign(end=ends).sort_values("start", kind="stable").groupby(keys)
    ):
        reached = own["end"].cummax().shift(fill_value=pd.Timestamp.min)
        for index in own.index[own["start"] < reached]:
            yield at(data, table, index, "start", f"{name}: overlaps another {account} row")


def alternates_explain_themselves(data: Path) -> Iterator[str]:
    """Each alternate account says why."""
    for table in ("control", "crossings"):
        rows = read(table, data)
        for index in rows.index[(rows["account"] == "alternate") & rows["reason"].isna()]:
            yield at(data, table, index, "reason", "an alternate row must say why")
