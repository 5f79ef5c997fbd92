"""Claimed strengths beside estimates by others."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from landroute.tables import read
from landroute.tables.dates import partial_day
from landroute.wording.facts import Message, message


def strengths(actor: str, near: dt.date, months: int) -> pd.DataFrame:
    """
    Claims and estimates of an actor's fighters around a day.

    Parameters
    ----------
    actor
        Id in data/actors.csv.
    near, months
        Rows dated within so many months of the day; rows without a date are left out.

    Returns
    -------
    DataFrame
        The columns of data/strength.csv for fighters only, and `day` (the middle of the date as
        known), by day; an estimate "up to N" has low = 0, one "more than N" has no high.
    """
    rows = read("strength").query("actor == @actor and unit == 'fighters'")
    first, last = (
        rows["as_of"].map(partial_day),
        rows["as_of"].map(lambda text: partial_day(text, last=True)),
    )
    rows = rows.assign(day=first + (last - first) / 2)
    reach = pd.DateOffset(months=months)
    stamp = pd.Timestamp(near)
    close = rows["day"].between(stamp - reach, stamp + reach)
    counted = rows["low"].notna() | rows["high"].notna()
    return rows[close & counted].sort_values(["day", "id"], ignore_index=True)


def claimants() -> list[str]:
    """Return the ids of the actors whose own claims the op-ed reports."""
    rows = read("strength").query("in_article == 'yes' and claimant_stance == 'self'")
    return rows["actor"].drop_duplicates().tolist()


def own_claims(rows: pd.DataFrame, kind: str = "claim") -> pd.DataFrame:
    """Return the rows that an actor said of itself: its claims, or its targets."""
    return rows[(rows["claimant_stance"] == "self") & (rows["kind"] == kind)]


def estimates_by_others(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that anyone else said of what there was, not of what was to be."""
    return rows[(rows["claimant_stance"] != "self") & (rows["kind"] != "target")]


def strength(row: Any) -> Message:
    """Return a claim or estimate as it was said: more than, up to, one number, or from and to."""
    kind = "more" if pd.isna(row.high) else "up-to" if row.low == 0 else "range"
    kind = "one" if kind == "range" and row.low == row.high else kind
    low, high = (0 if pd.isna(end) else int(end) for end in (row.low, row.high))
    return message("strength", kind=kind, low=low, high=high)
