"""When each mode could not be used: counted closures, and gateways lost with the ground."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from landroute.corridor.timeline import days_open
from landroute.record.control import OPEN_END
from landroute.record.passage import World, closed_through_time
from landroute.tables import RECORD_START, read

MODES = ("road", "air", "sea")
YEAR = pd.DateOffset(years=1)


def closures(scopes: tuple[str, ...] = ("place",)) -> pd.DataFrame:
    """
    Return the counted closures, those of one place that overlap merged.

    Parameters
    ----------
    scopes
        Which of data/closure_scope.csv count: place, line, people, ship, aside.

    Returns
    -------
    DataFrame
        Columns mode, place (its id, or the words of the record where it has none), scope, start,
        end (half-open; parts of a day as such), rows (ids of data/disruptions.csv). Without
        overlap within a place; clipped to the record.
    """
    rows = read("disruptions").dropna(subset=["closure_days"])
    scope = read("closure_scope").rename(columns={"place": "further"})
    rows = rows.assign(start=rows["date"]).merge(scope, left_on="id", right_on="disruption")
    rows = rows[rows["scope"].isin(scopes)]
    rows["place"] = rows["further"].fillna(rows["place"]).fillna(rows["where"])
    rows["end"] = rows["start"] + pd.to_timedelta(rows["closure_days"].astype(float), unit="D")
    rows["end"] = rows["end"].clip(upper=OPEN_END)
    return merged(rows[["mode", "place", "scope", "start", "end", "id"]])


def merged(rows: pd.DataFrame) -> pd.DataFrame:
    """Merge half-open intervals of one mode, scope and place that overlap or touch."""
    rows = rows.sort_values(["mode", "scope", "place", "start"], ignore_index=True)
    lane = rows.groupby(["mode", "scope", "place"], sort=False)
    reached = lane["end"].cummax().groupby([rows["mode"], rows["scope"], rows["place"]]).shift()
    stretch = (reached.isna() | (rows["start"] > reached)).cumsum().rename("stretch")
    told = {"mode": "first", "place": "first", "scope": "first", "start": "min", "end": "max"}
    return rows.groupby(stretch).agg({**told, "id": "; ".join}).rename(columns={"id": "rows"})


def days_by_year(intervals: pd.DataFrame) -> pd.DataFrame:
    """
    Clip closures to calendar years.

    Returns
    -------
    DataFrame
        Columns year, mode, place, scope, days (of that place in that year). Days of several
        places are not to be added as days of a mode.
    """
    pieces = []
    for row in intervals.itertuples():
        for year in range(row.start.year, row.end.year + 1):
            first = pd.Timestamp(year=year, month=1, day=1)
            span = min(row.end, first + YEAR) - max(row.start, first)
            if span > pd.Timedelta(0):
                days = span / pd.Timedelta(days=1)
                pieces.append((year, row.mode, row.place, row.scope, days))
    table = pd.DataFrame(pieces, columns=["year", "mode", "place", "scope", "days"])
    keys = ["year", "mode", "place", "scope"]
    return table.groupby(keys, as_index=False)["days"].sum()


def uncounted() -> pd.DataFrame:
    """Count disruptions by mode: index mode; columns rows, with days, without days."""
    rows = read("disruptions")
    known = rows["closure_days"].notna().groupby(rows["mode"])
    table = pd.DataFrame({"rows": known.size(), "with days": known.sum()}).reindex(MODES)
    return table.assign(**{"without days": table["rows"] - table["with days"]})


def gateways() -> dict[str, list[str]]:
    """Map air and sea to the places of Syria at which a lane of that mode ends."""
    country = read("places").set_index("id")["country"]
    lanes = read("segments").query("mode != 'road'")
    found: dict[str, list[str]] = {}
    for mode, rows in lanes.groupby("mode"):
        ends = sorted({*rows["from_place"], *rows["to_place"]})
        found[str(mode)] = [p for p in ends if country[p] == "SY"]
    return found


def gateway_days(world: World, contested_passes: bool) -> pd.DataFrame:
    """
    Return on which days each gateway could be used, by who held it.

    Returns
    -------
    DataFrame
        Index: every day of the record; columns: gateway ids; truth values.
    """
    days, closed, _ = closed_through_time(world, contested_passes)
    every = record_days()
    which = pd.DatetimeIndex(days).searchsorted(every, side="right") - 1
    usable = {
        place: np.array([place not in shut for shut in closed])[which]
        for places in gateways().values()
        for place in places
    }
    return pd.DataFrame(usable, index=every)


def record_days() -> pd.DatetimeIndex:
    """Return every day of the record."""
    return pd.date_range(RECORD_START, OPEN_END, inclusive="left")


def mode_days(usable: pd.DataFrame, route: pd.DataFrame) -> pd.DataFrame:
    """
    Return on which days each mode had any way in.

    Parameters
    ----------
    usable
        `gateway_days`.
    route
        `corridor.timeline.open_intervals`: when any land route was open.

    Returns
    -------
    DataFrame
        Index as `usable`; columns road, air, sea; truth values.
    """
    by_mode: Mapping[str, list[str]] = gateways()
    table = pd.DataFrame({"road": usable.index.isin(days_open(route))}, index=usable.index)
    for mode in MODES[1:]:
        table[mode] = usable[by_mode[mode]].any(axis=1)
    return table


def closed_share() -> dict[str, float]:
    """Map each place on a road with counted closures to its share of the record's days shut."""
    rows = closures().query("mode == 'road'")
    days = (rows["end"] - rows["start"]).dt.total_seconds().groupby(rows["place"]).sum() / 86_400
    return {str(place): float(n) / len(record_days()) for place, n in days.items()}


def losses(modes: pd.DataFrame) -> pd.DataFrame:
    """
    List every day on which a mode was lost whole: open the day before, with no way in that day.

    Returns
    -------
    DataFrame
        Columns mode, date, days (that it stayed lost, to the record's end at most), final
        (whether it never came back), in time order.
    """
    rows = []
    for mode in modes:
        state = modes[mode]
        down = state.index[~state & state.shift(fill_value=False)]
        for day in down:
            back = state.index[(state.index > day) & state]
            end = back[0] if len(back) else OPEN_END
            rows.append((mode, day, (end - day).days, not len(back)))
    table = pd.DataFrame(rows, columns=["mode", "date", "days", "final"])
    return table.sort_values(["date", "mode"], ignore_index=True)


def by_one_cause(lost: pd.DataFrame, window: float) -> pd.Series:
    """Say of each loss whether every other mode had one within `window` days of it."""
    near = [
        all(
            ((lost["date"] - row.date).abs() <= pd.Timedelta(days=window))[lost["mode"] == m].any()
            for m in MODES
        )
        for row in lost.itertuples()
    ]
    return pd.Series(near, index=lost.index, dtype=bool)


def events(lost: pd.DataFrame, window: float) -> int:
    """Count the runs of losses none of which lies more than `window` days after the last."""
    gaps = lost["date"].sort_values().diff()
    return len(lost) and 1 + int((gaps > pd.Timedelta(days=window)).sum())


def shut_days(intervals: pd.DataFrame, last: dt.date) -> pd.DataFrame:
    """
    Mark the days, up to `last`, on which a counted closure held at any place of a mode.

    Returns
    -------
    DataFrame
        Index: days from the record's first; columns road, air, sea; truth values.
    """
    days = pd.date_range(RECORD_START, last)
    table = pd.DataFrame(False, index=days, columns=list(MODES))
    for row in intervals.itertuples():
        table.loc[(days + pd.Timedelta(days=1) > row.start) & (days < row.end), row.mode] = True
    return table
