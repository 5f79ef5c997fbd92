"""Which of the coded actors Iran sponsored, itself or through an organ of its state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import pandas as pd

from landroute.tables import read
from landroute.tables.dates import partial_day

PATRON = "iran"


def ties_to_clients(day: dt.date, coded: Collection[str]) -> pd.DataFrame:
    """
    Return the ties by which Iran sponsored a coded actor that is no state.

    Parameters
    ----------
    day
        On which the ties hold; one without a start, or without an end, holds throughout.
    coded
        Ids of actors.

    Returns
    -------
    DataFrame
        Rows of data/relations.csv; `to_actor` is the client.
    """
    actors, ties = read("actors"), read("relations")
    begun = ~(ties["start"].map(partial_day) > pd.Timestamp(day))
    ended = ties["end"].map(lambda text: partial_day(text, last=True)) <= pd.Timestamp(day)
    ties = ties[begun & ~ended]
    arms = {PATRON, *actors.loc[actors["organ_of"] == PATRON, "id"]}
    states = set(actors.loc[actors["kind"] == "state", "id"])
    clients = set(coded) - states
    sponsors = ties["relation"].eq("sponsors") & ties["from_actor"].isin(arms)
    return ties[sponsors & ties["to_actor"].isin(clients)]
