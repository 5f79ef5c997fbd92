"""Searches of the road network for one state of it: best paths, keys, cuts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from landroute.tables import read

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


def uses_corridor(graph: nx.Graph, path: Path, corridor: str) -> bool:
    """Say whether a path crosses from Iraq into Syria, or back, by a corridor."""
    pairs = nx.utils.pairwise(path.places)
    return any(graph.edges[pair]["corridor"] == corridor for pair in pairs)


def best_path(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str]
) -> Path | None:
    """Return the path with fewest blocked places, then fewest hours; `None` where none exists."""

    def weight(_: str, to: str, edge: dict) -> float:
        return edge["hours"] + BLOCKED_WEIGHT * (to in closed)

    try:
        places = nx.dijkstra_path(graph, origin, destination, weight=weight)
    except nx.NetworkXNoPath:
        return None
    edges = [graph.edges[pair] for pair in nx.utils.pairwise(places)]
    return Path(
        tuple(places),
        sum(e["km"] for e in edges),
        sum(e["hours"] for e in edges),
        tuple(p for p in places if p in closed),
    )


def fewest_keys(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    spared: Collection[str] = (),
) -> tuple[str, ...] | None:
    """
    Return the smallest set of closed places whose opening gives a corridor.

    The shortest path when a closed place costs one and an open one nothing. Ties go to the
    faster path.

    Parameters
    ----------
    spared
        Places that are not to be taken.

    Returns
    -------
    tuple of str or None
        In path order; empty when a corridor is open already, `None` when nothing would open one.
    """
    left = nx.subgraph_view(graph, filter_node=lambda place: place not in spared)
    if origin not in left or destination not in left:
        return None
    path = best_path(left, origin, destination, closed)
    return path.blocked_by if path else None


def fewest_holds(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    candidates: Collection[str] | None = None,
) -> tuple[str, ...] | None:
    """
    Return the smallest set of open places whose denial leaves no corridor.

    A minimum vertex cut, as a minimum cut of the network with each place split in two (Menger).
    Among sets of equal size, the one nearest to the crossings between Iraq and Syria.

    Parameters
    ----------
    candidates
        Places that may be held; every place but the two ends when not given.

    Returns
    -------
    tuple of str or None
        Empty when no corridor is open; `None` when no set of candidates closes them all.
    """
    opened = nx.subgraph_view(graph, filter_node=lambda place: place not in closed)
    if origin not in opened or destination not in opened:
        return ()
    if not nx.has_path(opened, origin, destination):
        return ()
    split = nx.DiGraph()
    ranked = [p for p in nearest_to_border(graph) if p in opened]
    for rank, place in enumerate(ranked):
        holdable = place not in (origin, destination) and (
            candidates is None or place in candidates
        )
        # Distinct powers of two make the smallest set unique, whatever order nodes come in.
        cost = {"capacity": (1 << len(ranked)) + (1 << rank)} if holdable else {}
        split.add_edge((place, "in"), (place, "out"), **cost)
    for a, b in opened.edges:
        split.add_edge((a, "out"), (b, "in"))
        split.add_edge((b, "out"), (a, "in"))
    try:
        _, (near, far) = nx.minimum_cut(split, (origin, "out"), (destination, "in"))
    except nx.NetworkXUnbounded:
        return None
    return tuple(p for p in ranked if (p, "in") in near and (p, "out") in far)


def nearest_to_border(graph: nx.Graph) -> list[str]:
    """Return all places by driving time to the nearest Iraq–Syria crossing, ties by id."""
    crossings = {p for a, b, c in graph.edges(data="corridor") if c for p in (a, b)}
    hours = nx.multi_source_dijkstra_path_length(graph, crossings, weight="hours")
    return sorted(graph, key=lambda place: (hours.get(place, float("inf")), place))


def eastern_syria(graph: nx.Graph) -> frozenset[str]:
    """Return Syria's places in the regions that the op-ed's paragraph 9 is about."""
    east = set(read("regions").query("eastern_syria == 'yes'")["id"])
    return frozenset(place for place, region in graph.nodes(data="region") if region in east)


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


def crossed(graph: nx.Graph, path: Path) -> list[str]:
    """Return the ids of the corridors by which a path crosses between Iraq and Syria, in order."""
    pairs = nx.utils.pairwise(path.places)
    return [name for pair in pairs if (name := graph.edges[pair]["corridor"])]


def way_by(graph: nx.Graph, stops: tuple[str, ...]) -> Path | None:
    """Return the fastest way from each stop to the next; `None` where a road is missing."""
    legs = [fastest_paths(graph, a, b, (), 1) for a, b in nx.utils.pairwise(stops)]
    if not all(legs):
        return None
    return path_of(graph, (stops[0], *(p for (leg,) in legs for p in leg.places[1:])))
