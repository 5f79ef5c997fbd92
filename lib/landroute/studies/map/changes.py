"""Changes of hands, and key events, in time order."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.corridor.question import Question
from landroute.tables import RECORD_START, read

UNKNOWN = "unknown"


def changes(asked: Question) -> pd.DataFrame:
    """
    Return every change of hands of a place on the roads, in time order.

    A place that becomes contested but keeps its holder has not changed hands; one that goes to
    another through a time when nobody knows its holder has, on the day the other is known.

    Returns
    -------
    DataFrame
        Columns date, place, before, after (ids), precision (day, month or year), source, row
        (its number in data/control.csv).
    """
    rows = asked.world.control.query("controller != @UNKNOWN").sort_values(["place", "start"])
    rows = rows[rows["place"].isin(asked.graph.nodes)]
    before = rows.groupby("place")["controller"].shift()
    table = pd.DataFrame(
        {
            "date": rows["start"],
            "place": rows["place"],
            "before": before,
            "after": rows["controller"],
            "precision": rows["start_precision"],
            "source": rows["source"],
            "row": rows["row"],
        }
    )
    moved = before.notna() & before.ne(rows["controller"])
    return table[moved].sort_values(["date", "place"], ignore_index=True)


def events() -> pd.DataFrame:
    """Return data/events.csv in time order, with `by`, the last day that each date may mean."""
    rows = read("events").sort_values(["date", "id"], ignore_index=True)
    spans = zip(rows["date"], rows["date_precision"].str[0].str.upper(), strict=True)
    return rows.assign(by=[pd.Period(date, unit).end_time.normalize() for date, unit in spans])


def gate_changes(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Return every day of the record on which a gate in the network changes to what it is open to.

    Parameters
    ----------
    rows
        `record.crossings.crossings` of an account.

    Returns
    -------
    DataFrame
        Columns date, crossing, name, status (after it), in time order.
    """
    known = read("crossing_statuses").set_index("id")["known"].eq("yes")
    moved = rows[rows["place"].notna() & rows["status"].map(known)]
    moved = moved[moved["start"].gt(pd.Timestamp(RECORD_START))]
    moved = moved.drop_duplicates(["crossing", "start"])
    table = moved.rename(columns={"start": "date"})[["date", "crossing", "name", "status"]]
    return table.sort_values(["date", "crossing"], ignore_index=True)


def within(rows: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """Return the rows whose `date` lies between two days, both included."""
    return rows[rows["date"].between(pd.Timestamp(first), pd.Timestamp(last))].reset_index(
        drop=True
    )
