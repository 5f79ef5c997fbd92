"""Corridors through time: the days on which anything changes, then reuse."""

from __future__ import annotations

import pandas as pd

from landroute.routes.control import OPEN_END
from landroute.routes.corridors import Question
from landroute.tables import RECORD_END

COLUMNS = ["corridor", "start", "end", "open", "blocked_by"]


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
    ends = [*(pd.Timestamp(d) for d in question.days[1:]), OPEN_END]
    rows = []
    for (day, now), end in zip(question.through_time(), ends, strict=True):
        for name, path in now.corridors.items():
            is_open = bool(path and path.open)
            by = "; ".join(path.blocked_by) if path else ""
            rows.append((name, pd.Timestamp(day), end, is_open, by))
    return _joined(pd.DataFrame(rows, columns=COLUMNS))


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    rows = rows.sort_values(["corridor", "start"], ignore_index=True)
    stretch = rows["corridor"].ne(rows["corridor"].shift()) | rows["open"].ne(rows["open"].shift())
    return (
        rows.groupby(stretch.cumsum(), as_index=False).agg(
            {
                "corridor": "first",
                "start": "first",
                "end": "last",
                "open": "first",
                "blocked_by": "first",
            }
        )
    )[COLUMNS]


def keys_through_time(question: Question) -> pd.DataFrame:
    """
    Keys and cut on every day on which something changes, and on the record's last.

    Returns
    -------
    DataFrame
        Columns date, keys, keys_sparing_us, cut, cut_in_east: counts of places, missing where no
        set of places would do.
    """
    rows = []
    for day, now in question.through_time():
        sets = (now.keys, now.keys_sparing_us, now.cut, now.cut_in_east)
        rows.append((pd.Timestamp(day), *(len(s) if s is not None else None for s in sets)))
    rows.append((pd.Timestamp(RECORD_END), *rows[-1][1:]))
    columns = ["date", "keys", "keys_sparing_us", "cut", "cut_in_east"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[1:], "Int64"))


def open_days(intervals: pd.DataFrame) -> pd.DataFrame:
    """Return the stretches of `corridor_intervals` on which any corridor was open, joined."""
    stretches = intervals[intervals["open"]].sort_values("start")
    reach = stretches["end"].cummax().shift()
    group = (stretches["start"] > reach).cumsum()
    return stretches.groupby(group, as_index=False).agg(start=("start", "min"), end=("end", "max"))
