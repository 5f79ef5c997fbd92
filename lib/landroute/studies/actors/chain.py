"""Who held the chain of posts from Iraq to Lebanon, and where forces backed by Iran stood."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.record.control import control
from landroute.record.ties import PATRON, sponsored, sponsored_only_through
from landroute.tables import RECORD_END, kept, read

DAMASCUS = "syrian-government"  # whose own clients are not taken for Iran's
# What a place of the chain may be: with forces backed by Iran; of a government of Iran's side
# without any on record; of anyone else.
BACKED, HOST, OTHER = "backed", "host", "other"


@kept(maxsize=2)
def chain(account: str) -> pd.DataFrame:
    """
    Return who held each place of the chain through time, and who of them Iran backed.

    Returns
    -------
    DataFrame
        Columns place, start, end (half-open), controller, alongside, backed (lists of actors: who
        stood beside the holder, and which of all of them Iran sponsored then, directly or through
        another, but not through Damascus alone), state, row (of data/control.csv), source; in the
        order of the chain, then of time.
    """
    order = read("chain").set_index("place")["step"]
    rows = control(account)
    rows = rows[rows["place"].isin(order.index)].reset_index(drop=True)
    rows = rows.assign(
        alongside=[[] if pd.isna(text) else text.split("; ") for text in rows["with"]],
        step=rows["place"].map(order),
    )
    rows["backed"] = [
        _backed(row.controller, row.alongside, row.start) for row in rows.itertuples()
    ]
    rows["state"] = [_state(row.controller, row.backed) for row in rows.itertuples()]
    columns = ["place", "start", "end", "controller", "alongside", "backed", "state", "row"]
    return rows.sort_values(["step", "start"], ignore_index=True)[[*columns, "source"]]


def _backed(controller: str, alongside: list[str], start: pd.Timestamp) -> list[str]:
    """Return who of those at a place was of Iran, or sponsored by it; no state on its own land."""
    kinds = read("actors").set_index("id")["kind"]
    there = [*alongside] if kinds[controller] == "state" else [controller, *alongside]
    backed = backed_on(min(start.date(), RECORD_END))
    return [actor for actor in there if actor in backed]


@kept()
def backed_on(day: dt.date) -> frozenset[str]:
    """Return Iran and whom it sponsored on a day, but for those whom Damascus alone ties to it."""
    return frozenset({PATRON, *sponsored(day, PATRON)} - by_damascus(day))


def by_damascus(day: dt.date) -> set[str]:
    """Return those whom Iran sponsored on a day by no path of ties but through Damascus."""
    return sponsored_only_through(day, PATRON, DAMASCUS)


def _state(controller: str, backed: list[str]) -> str:
    if backed:
        return BACKED
    hosts = read("passage").query("status == 'open'")["controller"]
    return HOST if controller in set(hosts) else OTHER
