"""Paths of a road network in one state of it: least blocked, shortest, along or via places."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

import networkx as nx

# Outweighs any sum of hours, so that paths are compared by blocked places first, hours second.
BLOCKED_WEIGHT = 1e6


@dataclass(frozen=True)
class Path:
    """A land path: its places in order, length, driving time and the places that block it."""

    places: tuple[str, ...]
    km: float
    hours: float
    blocked_by: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether nothing blocks the path."""
        return not self.blocked_by


def within_corridor(graph: nx.Graph, corridor: str) -> nx.Graph:
    """Return the network in which only this corridor's segments join Iraq and Syria."""
    others = [(a, b) for a, b, c in graph.edges(data="corridor") if c not in ("", corridor)]
    own = nx.Graph(graph)
    own.remove_edges_from(others)
    return own


def corridors_crossed(graph: nx.Graph, path: Path) -> list[str]:
    """Return the ids of the corridors by which a path crosses between Iraq and Syria, in order."""
    edges = nx.utils.pairwise(path.places)
    return [corridor for edge in edges if (corridor := graph.edges[edge]["corridor"])]


def uses_corridor(graph: nx.Graph, path: Path, corridor: str) -> bool:
    """Say whether a path crosses from Iraq into Syria, or back, by a corridor."""
    return corridor in corridors_crossed(graph, path)


def segments(graph: nx.Graph, path: Path) -> list[str]:
    """Return the ids of the road segments of a path, in order."""
    return [graph.edges[pair]["id"] for pair in nx.utils.pairwise(path.places)]


def path_along(graph: nx.Graph, places: tuple[str, ...], closed: Collection[str] = ()) -> Path:
    """Return the path along `places`, with its km, hours and the closed places on it."""
    edges = [graph.edges[edge] for edge in nx.utils.pairwise(places)]
    return Path(
        places,
        math.fsum(edge["km"] for edge in edges),
        math.fsum(edge["hours"] for edge in edges),
        tuple(place for place in places if place in closed),
    )


def least_blocked_path(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str]
) -> Path | None:
    """Return the path with fewest blocked places, then fewest hours; `None` where none exists."""

    def weight(_: str, to: str, edge: dict) -> float:
        return edge["hours"] + BLOCKED_WEIGHT * (to in closed)

    try:
        places = nx.dijkstra_path(graph, origin, destination, weight=weight)
    except nx.NetworkXNoPath:
        return None
    return path_along(graph, tuple(places), closed)


def open_network(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str]
) -> nx.Graph | None:
    """Return a view of the open places of a network; `None` where they do not join the ends."""
    opened = graph.subgraph(set(graph).difference(closed))
    ends_open = origin in opened and destination in opened
    return opened if ends_open and nx.has_path(opened, origin, destination) else None


def k_shortest_paths(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str], k: int
) -> list[Path]:
    """
    Return up to `k` paths without repeated places, in order of driving time.

    By Yen's algorithm (1971), as `networkx.shortest_simple_paths` has it.

    Parameters
    ----------
    closed
        Places that no path may pass.
    k
        How many paths at most.
    """
    opened = open_network(graph, origin, destination, closed)
    if opened is None:
        return []
    in_order = nx.shortest_simple_paths(opened, origin, destination, weight="hours")
    return [path_along(graph, tuple(places)) for places in islice(in_order, k)]


def path_via(graph: nx.Graph, stops: tuple[str, ...]) -> Path | None:
    """Return the fastest path from each stop to the next; `None` where a road is missing."""
    legs = [k_shortest_paths(graph, a, b, (), 1) for a, b in nx.utils.pairwise(stops)]
    if not all(legs):
        return None
    return path_along(graph, (stops[0], *(p for (leg,) in legs for p in leg.places[1:])))
