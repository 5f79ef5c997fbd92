"""The fastest ways through the network, one after the other."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

import networkx as nx
import pandas as pd

from landroute.routes.corridors import Path, Question

COLUMNS = ["rank", "corridors", "km", "hours", "places", "blocked_by"]


def fastest_paths(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str], count: int
) -> list[Path]:
    """
    Return the fastest paths without repeated places, in order of driving time.

    By Yen's algorithm (1971), as `networkx.shortest_simple_paths` has it.

    Parameters
    ----------
    closed
        Places that no path may pass.
    count
        How many paths at most.
    """
    opened = graph.subgraph(set(graph) - set(closed))
    if origin not in opened or destination not in opened:
        return []
    if not nx.has_path(opened, origin, destination):
        return []
    found = nx.shortest_simple_paths(opened, origin, destination, weight="hours")
    return [path_of(graph, tuple(places)) for places in islice(found, count)]


def path_of(graph: nx.Graph, places: tuple[str, ...], closed: Collection[str] = ()) -> Path:
    """Return the path along `places`, with its km, hours and the closed places on it."""
    edges = [graph.edges[pair] for pair in nx.utils.pairwise(places)]
    return Path(
        places,
        sum(edge["km"] for edge in edges),
        sum(edge["hours"] for edge in edges),
        tuple(place for place in places if place in closed),
    )


def alternatives(question: Question, closed: frozenset[str], count: int) -> list[Path]:
    """
    Return the fastest open ways; where none is open, the fastest of all, with what blocks each.

    Parameters
    ----------
    closed
        Places that let no traffic through.
    count
        How many at most.
    """
    opened = fastest_paths(question.graph, *question.ends, closed, count)
    if opened:
        return opened
    every = fastest_paths(question.graph, *question.ends, (), count)
    return [path_of(question.graph, path.places, closed) for path in every]


def crossed(graph: nx.Graph, path: Path) -> list[str]:
    """Return the ids of the corridors by which a path crosses between Iraq and Syria, in order."""
    pairs = nx.utils.pairwise(path.places)
    return [name for pair in pairs if (name := graph.edges[pair]["corridor"])]


def alternatives_table(question: Question, paths: list[Path]) -> pd.DataFrame:
    """
    Return paths as rows.

    Returns
    -------
    DataFrame
        Columns rank (from 1), corridors, km, hours, places, blocked_by; corridors, places and
        blocked_by are tuples of ids.
    """
    rows = [
        (n, tuple(crossed(question.graph, p)), p.km, p.hours, p.places, p.blocked_by)
        for n, p in enumerate(paths, start=1)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def way_by(graph: nx.Graph, stops: tuple[str, ...]) -> Path | None:
    """Return the fastest way from each stop to the next; `None` where a road is missing."""
    legs = [fastest_paths(graph, a, b, (), 1) for a, b in nx.utils.pairwise(stops)]
    if not all(legs):
        return None
    return path_of(graph, (stops[0], *(p for (leg,) in legs for p in leg.places[1:])))
