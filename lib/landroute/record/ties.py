"""Actors and their dated ties on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

import networkx as nx
import pandas as pd

from landroute.tables import read
from landroute.tables.dates import partial_day

PATRON = "iran"  # whose road the book asks about


def active_on(rows: pd.DataFrame, start: str, end: str, day: dt.date) -> pd.DataFrame:
    """
    Return the rows whose `[start, end)` may hold `day`.

    A missing start is taken as before the record and a missing end as still so; a date known to
    the month or year counts from its first day and to its last.
    """
    stamp = pd.Timestamp(day)
    starts = rows[start].map(partial_day)
    ends = rows[end].map(lambda text: partial_day(text, last=True))
    whole_days = rows[end].str.len().eq(10).fillna(False)
    ended = (ends <= stamp) & whole_days | (ends < stamp)
    return rows[~(starts > stamp) & ~ended]


def actors_on(day: dt.date) -> pd.DataFrame:
    """
    Return the rows of data/actors.csv that were active on `day`.

    A state without a start counts as there throughout; any other actor without one is left out,
    since nothing says that it was there yet.
    """
    rows = active_on(read("actors"), "active_start", "active_end", day)
    return rows[rows["active_start"].notna() | rows["kind"].eq("state")]


def ties_on(day: dt.date) -> pd.DataFrame:
    """
    Return the rows of data/relations.csv that held on `day`, between actors then active.

    A tie without a start holds as soon as both actors are there.
    """
    ties = active_on(read("relations"), "start", "end", day)
    present = set(actors_on(day)["id"])
    return ties[ties["from_actor"].isin(present) & ties["to_actor"].isin(present)]


def sponsored(day: dt.date, patron: str) -> dict[str, int]:
    """
    Map the id of each that `patron` sponsored on `day` to the steps between them, one if directly.

    The nearest come first, and those as near in the order of data/relations.csv.
    """
    ties = ties_on(day).query("relation == 'sponsors'")
    graph = nx.from_pandas_edgelist(ties, "from_actor", "to_actor", create_using=nx.DiGraph)
    graph.add_node(patron)
    steps = nx.single_source_shortest_path_length(graph, patron)
    clients = ties.loc[ties["from_actor"].isin(list(steps)), "to_actor"].drop_duplicates()
    nearest = sorted(clients, key=steps.__getitem__)
    return {client: steps[client] for client in nearest if client != patron}


def clients_of_state(day: dt.date, patron: str) -> pd.DataFrame:
    """Return the ties on `day` by which a state, or an organ of it, sponsored one that is none."""
    ties, whole = ties_on(day), wholes()
    states = set(read("actors").query("kind == 'state'")["id"])
    own = ties["from_actor"].map(whole).eq(patron) & ties["relation"].eq("sponsors")
    return ties[own & ~ties["to_actor"].map(whole).isin(states)]


def sponsored_only_through(day: dt.date, patron: str, middle: str) -> set[str]:
    """Return those whom `patron` sponsored on `day` by no path of ties but through `middle`."""
    ties = ties_on(day).query("relation == 'sponsors' and from_actor != @middle")
    graph = nx.from_pandas_edgelist(ties, "from_actor", "to_actor", create_using=nx.DiGraph)
    graph.add_node(patron)
    return set(sponsored(day, patron)) - nx.descendants(graph, patron) - {middle}


def wholes(stops: Collection[str] = ()) -> dict[str, str]:
    """
    Map the id of each actor to that of whose organ it is, by however many steps; else itself.

    Parameters
    ----------
    stops
        Actors that stand for themselves and their own organs, organs though they may be.
    """
    actors = read("actors").set_index("id")["organ_of"]
    whose = actors.dropna().drop(list(stops), errors="ignore").to_dict()

    def whole(actor: str) -> str:
        return whole(whose[actor]) if actor in whose else actor

    return {actor: whole(actor) for actor in actors.index}


def kinds_that(quality: str) -> set[str]:
    """Return the kinds of tie that are `hostile`, or that `joins` two, by data/tie_kinds.csv."""
    kinds = read("tie_kinds")
    return set(kinds.loc[kinds[quality] == "yes", "id"])


def joining(ties: pd.DataFrame) -> pd.DataFrame:
    """Return the ties that join two actors, with the wholes that they are organs of: one, other."""
    whole = wholes()
    rows = ties[ties["relation"].isin(kinds_that("joins"))]
    rows = rows.assign(one=rows["from_actor"].map(whole), other=rows["to_actor"].map(whole))
    return rows[rows["one"] != rows["other"]]
