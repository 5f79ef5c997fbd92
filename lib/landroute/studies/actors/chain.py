"""Who held the chain of posts from Iraq to Lebanon, and where forces backed by Iran stood."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.record.control import control
from landroute.studies.actors.ties import sponsored
from landroute.tables import RECORD_END, kept, read

PATRON = "iran"
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
        another), state, row (of data/control.csv), source; in the order of the chain, then of time.
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
    backed = _backed_on(min(start.date(), RECORD_END))
    return [actor for actor in there if actor in backed]


@kept()
def _backed_on(day: dt.date) -> frozenset[str]:
    return frozenset({PATRON, *sponsored(day, PATRON)})


def _state(controller: str, backed: list[str]) -> str:
    if backed:
        return BACKED
    hosts = read("passage").query("status == 'open'")["controller"]
    return HOST if controller in set(hosts) else OTHER
