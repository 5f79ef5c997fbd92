"""Corridors through time: the days on which anything changes, then reuse."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.corridor.question import Question
from landroute.record.control import OPEN_END
from landroute.record.intervals import ANY, joined
from landroute.record.passage import LEVELS
from landroute.tables import RECORD_END, RECORD_START

COLUMNS = ["corridor", "start", "end", "open", "blocked_by"]
ASKED = ["keys", "keys_sparing_us", "cut", "cut_in_east"]


def corridor_intervals(question: Question) -> pd.DataFrame:
    """
    Open and closed stretches of each corridor over the record.

    Returns
    -------
    DataFrame
        Columns corridor, start, end (half-open), open, blocked_by (places, "; " between them, of
        the least blocked path). Neighbouring stretches differ in `open`; `blocked_by` is that of
        the stretch's first day.
    """
    rows = [
        (name, start, end, bool(path and path.open), "; ".join(path.blocked_by) if path else "")
        for start, end, now in question.stretches()
        for name, path in now.corridors.items()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS).sort_values(["corridor", "start"])
    return joined(frame, ["corridor", "open"])


def service_intervals(question: Question) -> pd.DataFrame:
    """
    Stretches of the record by the level of service of a land route, and of each corridor.

    Returns
    -------
    DataFrame
        Columns corridor (`any` for whichever, then each), start, end (half-open), service (0 to
        4); neighbours of one lane differ in service.
    """
    rows = [
        (lane, start, end, service)
        for start, end, now in question.stretches()
        for lane, service in {ANY: now.service, **now.service_by_corridor}.items()
    ]
    frame = pd.DataFrame(rows, columns=["corridor", "start", "end", "service"])
    order = {lane: number for number, lane in enumerate(dict.fromkeys(frame["corridor"]))}
    frame = frame.sort_values(["corridor", "start"], key=lambda c: c.replace(order))
    return joined(frame, ["corridor", "service"])


def days_by_service(
    rows: pd.DataFrame, first: pd.Timestamp | None = None, end: pd.Timestamp = OPEN_END
) -> dict[int, int]:
    """Count, in one lane of `service_intervals`, the days of each level or a higher one."""
    begin = rows["start"] if first is None else rows["start"].clip(lower=first)
    days = (rows["end"].clip(upper=end) - begin).dt.days.clip(lower=0)
    return {level: int(days[rows["service"] >= level].sum()) for level in LEVELS}


def service_every_day(question: Question) -> pd.Series:
    """Return the service of the best land route on each day of the record."""
    by_day = {pd.Timestamp(day): now.service for day, now in question.through_time()}
    days = pd.date_range(RECORD_START, RECORD_END, name="date")
    return pd.Series(by_day).reindex(days, method="ffill")


def open_intervals(question: Question) -> pd.DataFrame:
    """
    Stretches of the record on which any land path, or none, is open.

    Returns
    -------
    DataFrame
        Columns start, end (half-open), open; neighbours differ in `open`.
    """
    rows = [(start, end, now.open) for start, end, now in question.stretches()]
    return joined(pd.DataFrame(rows, columns=["start", "end", "open"]), ["open"])


def all_intervals(question: Question) -> pd.DataFrame:
    """Return `corridor_intervals` after `open_intervals`, the latter as the lane `any`."""
    route = open_intervals(question).assign(corridor=ANY, blocked_by="")
    return pd.concat([route[COLUMNS], corridor_intervals(question)], ignore_index=True)


def disagreements(own: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """
    Return the stretches of `other` on which it contradicts `own`, both from `all_intervals`.

    A stretch keeps its `blocked_by`, which is that of its first day in `other`.
    """
    both = own.merge(other, on="corridor", suffixes=("_own", ""))
    both["start"] = both[["start", "start_own"]].max(axis=1)
    both["end"] = both[["end", "end_own"]].min(axis=1)
    apart = (both["start"] < both["end"]) & (both["open"] != both["open_own"])
    return both.loc[apart, COLUMNS].reset_index(drop=True)


def clipped(intervals: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """Return the parts of half-open `intervals` from `first` to `last`, both included."""
    begin, end = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
    inside = intervals[(intervals["start"] < end) & (intervals["end"] > begin)]
    return inside.assign(
        start=inside["start"].clip(lower=begin), end=inside["end"].clip(upper=end)
    ).reset_index(drop=True)


def days_open(intervals: pd.DataFrame) -> pd.DatetimeIndex:
    """Return every day that an open stretch of half-open `intervals` covers, once, in order."""
    days = [
        pd.date_range(row.start, row.end, inclusive="left")
        for row in intervals[intervals["open"]].itertuples()
    ]
    return pd.DatetimeIndex([]).append(days).unique().sort_values()


def longest_run(days: pd.DatetimeIndex) -> pd.DatetimeIndex:
    """Return the longest stretch of days one after another among some in their order; the first."""
    if not len(days):
        return days
    runs = pd.Series(days).diff().ne(pd.Timedelta(days=1)).cumsum()
    return days[runs == runs.value_counts(sort=False).idxmax()]


def set_sizes_through_time(question: Question) -> pd.DataFrame:
    """
    Sizes of the opening sets and cuts on each day on which anything changes, and on the last.

    Returns
    -------
    DataFrame
        Columns date, keys, keys_sparing_us, cut, cut_in_east: counts of places, missing where no
        set of places would do.
    """
    solver, rows = question.solver, []
    for day, now in question.through_time():
        cut, cut_in_east = solver.cut_sizes(now.closed)
        keys, spared = solver.opening_size(now.closed), solver.opening_size(now.closed, now.us_held)
        rows.append((pd.Timestamp(day), keys, spared, cut, cut_in_east))
    rows.append((pd.Timestamp(RECORD_END), *rows[-1][1:]))
    return pd.DataFrame(rows, columns=["date", *ASKED]).astype(dict.fromkeys(ASKED, "Int64"))


def sets_through_time(question: Question) -> pd.DataFrame:
    """
    Name the places of `set_sizes_through_time`, on each day on which any of the four sets changes.

    Returns
    -------
    DataFrame
        Columns date, keys, keys_sparing_us, cut, cut_in_east: tuples of places, `None` where no
        set of places would do.
    """
    rows: list[tuple] = []
    for day, now in question.through_time():
        sets = tuple(getattr(now, name) for name in ASKED)
        if not rows or sets != rows[-1][1:]:
            rows.append((pd.Timestamp(day), *sets))
    return pd.DataFrame(rows, columns=["date", *ASKED])


def nearest_open_day(question: Question, day: dt.date) -> dt.date | None:
    """
    Return the day itself if a path is open on it, else the next day on which one is.

    The last day before on which one was where none follows; `None` where none ever was.
    """
    route = open_intervals(question)
    opened = route[route["open"]]
    if opened.empty:
        return None
    later = opened[opened["end"] > pd.Timestamp(day)]
    if later.empty:
        return (opened["end"].iloc[-1] - pd.Timedelta(days=1)).date()
    return max(later["start"].iloc[0].date(), day)
