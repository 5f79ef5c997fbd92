"""Closures of known length, by mode and place, as data/disruptions.csv dates them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.record.control import OPEN_END
from landroute.tables import RECORD_START, kept, read

MODES = ("road", "air", "sea")
CLOSED, WIDE = ("place",), ("place", "line")  # scopes: places shut; lines of supply stopped too
DAY = pd.Timedelta(days=1)
YEAR = pd.DateOffset(years=1)


def closures(scopes: tuple[str, ...] = CLOSED) -> pd.DataFrame:
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
    return _closures(scopes).copy()


@kept(maxsize=4)
def _closures(scopes: tuple[str, ...]) -> pd.DataFrame:
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
                pieces.append((year, row.mode, row.place, row.scope, span / DAY))
    table = pd.DataFrame(pieces, columns=["year", "mode", "place", "scope", "days"])
    keys = ["year", "mode", "place", "scope"]
    return table.groupby(keys, as_index=False)["days"].sum()


def worst_by_year(intervals: pd.DataFrame) -> pd.DataFrame:
    """Return, of each mode and year, each place that lost most days: mode, year, place, days."""
    totals = _days_by_place(intervals)
    return totals[totals["days"] == totals.groupby(["mode", "year"])["days"].transform("max")]


def before_fall(intervals: pd.DataFrame) -> pd.DataFrame:
    """Clip closures to the days before the fall of Syria's government."""
    rows = intervals[intervals["start"] < government_fall()]
    return rows.assign(end=rows["end"].clip(upper=government_fall()))


def _days_by_place(intervals: pd.DataFrame) -> pd.DataFrame:
    """Add the scopes of `days_by_year` up: mode, year, place, days."""
    by_year = days_by_year(intervals)
    return by_year.groupby(["mode", "year", "place"], as_index=False)["days"].sum()


@kept(maxsize=4)
def worst_years(scopes: tuple[str, ...] = WIDE) -> pd.DataFrame:
    """
    Return each mode's worst year before the fall of Syria's government: one place's days.

    Returns
    -------
    DataFrame
        Index mode; columns year, place, days: of closed places and, where `scopes` has them,
        of stopped lines of supply.
    """
    totals = _days_by_place(before_fall(closures(scopes)))
    ranked = totals.sort_values(["days", "year"], ascending=[False, True])
    top = ranked.groupby("mode").head(1).set_index("mode")
    return top.reindex(MODES)


def worst_closures(scopes: tuple[str, ...], mode: str) -> pd.DataFrame:
    """Return the closures that `worst_years` counts of a mode, clipped to that year."""
    year, worst = worst_years(scopes).loc[mode, ["year", "place"]]
    if pd.isna(year):
        return closures(scopes).iloc[:0]
    first = pd.Timestamp(year=int(year), month=1, day=1)
    end = min(first + YEAR, government_fall())
    rows = closures(scopes)
    rows = rows[rows["mode"].eq(mode) & rows["place"].eq(worst)]
    rows = rows[(rows["start"] < end) & (rows["end"] > first)]
    return rows.assign(start=rows["start"].clip(lower=first), end=rows["end"].clip(upper=end))


def whole_days(intervals: pd.DataFrame) -> pd.DataFrame:
    """Return half-open intervals widened to whole days."""
    return intervals.assign(
        start=intervals["start"].dt.floor("D"), end=intervals["end"].dt.ceil("D")
    )


@kept()
def government_fall() -> pd.Timestamp:
    """Return the day on which the Syrian government ceased to let traffic pass."""
    rows = read("passage").query("controller == 'syrian-government' and status == 'open'")
    return rows["end"].max()


def without_length() -> pd.DataFrame:
    """Count disruptions: index mode; columns rows, and uncounted, those without a length."""
    rows = read("disruptions")
    unknown = rows["closure_days"].isna().groupby(rows["mode"])
    return pd.DataFrame({"rows": unknown.size(), "uncounted": unknown.sum()}).reindex(MODES)


def closed_share(days: int) -> dict[str, float]:
    """Map each place on a road with counted closures to the share of so many days shut."""
    rows = closures().query("mode == 'road'")
    shut = ((rows["end"] - rows["start"]) / DAY).groupby(rows["place"]).sum()
    return {str(place): float(n) / days for place, n in shut.items()}


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
        table.loc[(days + DAY > row.start) & (days < row.end), row.mode] = True
    return table
