"""Who held each place on a day, on an account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from landroute.errors import BadInput
from landroute.tables import RECORD_END, RECORD_START, kept, read, rests_on_rows

NOWHERE = -1  # number of a row that no table has
OPEN_END = pd.Timestamp(RECORD_END) + pd.Timedelta(days=1)


def control(account: str = "primary") -> pd.DataFrame:
    """
    Control intervals on one account.

    Parameters
    ----------
    account
        `primary`, or `alternate`: the primary with each alternate row laid over it.

    Returns
    -------
    DataFrame
        The columns of data/control.csv and `row`, half-open `[start, end)`; an open end is the
        day after the record's last. Sorted by place and start; without gap or overlap for each
        place.
    """
    return _control(account).copy()


@kept(maxsize=2)
def _control(account: str) -> pd.DataFrame:
    rows = on_account(intervals("control"), account)
    return rows.sort_values(["place", "start"], ignore_index=True)


def intervals(table: str) -> pd.DataFrame:
    """
    Return a table of half-open intervals; an open end is the day after the record's last.

    A column `row` numbers the table's rows from 0, for what is cut out of them later.
    """
    rows = read(table)
    return rows.assign(end=rows["end"].fillna(OPEN_END), row=range(len(rows)))


def on_account(rows: pd.DataFrame, account: str) -> pd.DataFrame:
    """Return the rows of account `primary`, or with those of `alternate` laid over them."""
    primary, alternate = (rows[rows["account"] == name] for name in ("primary", "alternate"))
    return primary if account == "primary" else overlay(primary, alternate)


def read_until() -> pd.Timestamp:
    """Return the day up to which sources on Syria's holders, and on the road's use, were read."""
    rows = read("read_until")
    of_syria = rows["table"].eq("control") & rows["scope"].eq("SY")
    first = rows[of_syria | rows["table"].eq("documented_use")].nsmallest(1, "read_until")
    rests_on_rows("read_until", first)
    return first["read_until"].iloc[0]


def read_until_in(country: str) -> pd.Timestamp:
    """Return the day up to which sources on the holders in a country were read."""
    rows = read("read_until")
    own = rows[rows["table"].eq("control") & rows["scope"].eq(country)]
    rests_on_rows("read_until", own)
    return own["read_until"].iloc[0]


def overlay(base: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """
    Lay intervals over others: a change wins over what it covers, the rest stays.

    Parameters
    ----------
    base, changes
        Frames with columns place, start, end (and others); half-open, no overlap within a place.

    Returns
    -------
    DataFrame
        Columns of `base`; sorted by place and start.
    """
    untouched = base[~base["place"].isin(changes["place"])]
    pieces = [untouched]
    for change in changes.itertuples():
        if change.start >= change.end:
            raise BadInput(f"{change.place}: a change must start before it ends")
    for place, wanted in changes.groupby("place", sort=True):
        kept = base[base["place"] == place]
        for change in wanted.itertuples():
            kept = _without(kept, change.start, change.end)
        pieces += [kept, wanted.reindex(columns=base.columns)]
    laid = pd.concat([p for p in pieces if len(p)], ignore_index=True)
    return laid.sort_values(["place", "start"], ignore_index=True)


def _without(rows: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    before = rows[rows["start"] < start].assign(end=lambda r: r["end"].clip(upper=start))
    after = rows[rows["end"] > end].assign(start=lambda r: r["start"].clip(lower=end))
    return pd.concat([p for p in (before, after) if len(p)] or [rows.iloc[:0]])


def on(intervals: pd.DataFrame, day: dt.date) -> pd.DataFrame:
    """Return the rows of half-open `intervals` that hold on `day`, which must lie in the record."""
    return intervals.iloc[numbers_on(intervals, day)]


def numbers_on(intervals: pd.DataFrame, day: dt.date) -> NDArray[np.intp]:
    """Return the numbers, from 0, of the same rows; to take of a few columns is quicker."""
    if not RECORD_START <= day <= RECORD_END:
        raise BadInput(f"{day} is outside the record: {RECORD_START} to {RECORD_END}")
    stamp = pd.Timestamp(day).to_datetime64()
    start, end = (intervals[column].to_numpy() for column in ("start", "end"))
    return np.flatnonzero((start <= stamp) & (stamp < end))


def change_days(*frames: pd.DataFrame) -> list[dt.date]:
    """Return every day on which any interval starts or ends, the record's first day included."""
    stamps: Iterable[pd.Timestamp] = pd.concat(
        [frame[column] for frame in frames for column in ("start", "end")]
    ).dropna()
    days = {stamp.date() for stamp in stamps} | {RECORD_START}
    return sorted(day for day in days if RECORD_START <= day <= RECORD_END)
