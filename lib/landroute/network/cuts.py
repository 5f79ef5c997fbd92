"""
The fewest places whose opening, or whose denial, decides a network: opening set, node cut.

One rule for the two ends: an end that is closed counts as a place to open, and an end is never a
place to close. So an opening set may hold an end and a node cut never does; while an end is closed
no route is open, and no road, however new, makes one.
"""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx
from networkx.algorithms.flow import boykov_kolmogorov

from landroute.network.paths import least_blocked_path, open_network
from landroute.tables import kept


def opening_set(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    spared: Collection[str] = (),
) -> tuple[str, ...] | None:
    """
    Return the smallest set of closed places whose opening gives an open path.

    The shortest path when a closed place costs one and an open one nothing. Ties go to the
    faster path.

    Parameters
    ----------
    spared
        Places that are not to be taken.

    Returns
    -------
    tuple of str or None
        In path order, a closed end among them; empty when a path is open already, `None` when
        nothing would open one.
    """
    left = nx.subgraph_view(graph, filter_node=lambda place: place not in spared)
    if origin not in left or destination not in left:
        return None
    path = least_blocked_path(left, origin, destination, closed)
    return path.blocked_by if path else None


def node_cut(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    candidates: Collection[str] | None = None,
) -> tuple[str, ...] | None:
    """
    Return the smallest set of open places whose denial leaves no open path.

    A minimum node cut, as a minimum cut of the network with each place split in two (Menger).
    Among sets of equal size, the one nearest to the crossings between Iraq and Syria.

    Parameters
    ----------
    candidates
        Places that may be denied; every place but the two ends when not given.

    Returns
    -------
    tuple of str or None
        Nearest to the border first. Empty when no path is open; `None` when no set of candidates
        closes them all.
    """
    opened = open_network(graph, origin, destination, closed)
    if opened is None:
        return ()
    split = split_network(opened)
    ranked = [p for p in nearest_to_border(graph) if p in opened]
    deniable = set(opened if candidates is None else candidates).difference((origin, destination))
    for rank, place in enumerate(ranked):
        if place in deniable:
            # Distinct powers of two make the smallest set unique, whatever order nodes come in.
            within = split.edges[(place, "in"), (place, "out")]
            within["capacity"] = (1 << len(ranked)) + (1 << rank)
    try:
        ends = (origin, "out"), (destination, "in")
        # The least cut is one alone, whichever way it is found; this one is quickest here.
        _, (near, far) = nx.minimum_cut(split, *ends, flow_func=boykov_kolmogorov)
    except nx.NetworkXUnbounded:
        return None
    return tuple(p for p in ranked if (p, "in") in near and (p, "out") in far)


def split_network(network: nx.Graph) -> nx.DiGraph:
    """
    Split each place in two (Menger), so that what may be said of an edge may be said of it.

    Returns
    -------
    DiGraph
        An arc from (place, "in") to (place, "out") for each place, and two along each road, from
        "out" to "in", with its `hours`.
    """
    split = nx.DiGraph()
    split.add_edges_from(((place, "in"), (place, "out")) for place in sorted(network))
    for a, b, hours in network.edges(data="hours"):
        split.add_edge((a, "out"), (b, "in"), hours=hours)
        split.add_edge((b, "out"), (a, "in"), hours=hours)
    return split


@kept(maxsize=64)
def nearest_to_border(graph: nx.Graph) -> list[str]:
    """Return all places by driving time to the nearest Iraq–Syria crossing, ties by id."""
    crossings = {p for a, b, c in graph.edges(data="corridor") if c for p in (a, b)}
    hours = nx.multi_source_dijkstra_path_length(graph, crossings, weight="hours")
    return sorted(graph, key=lambda place: (hours.get(place, float("inf")), place))


def on_every_route(
    graph: nx.Graph, ends: tuple[str, str], closed: frozenset[str]
) -> frozenset[str]:
    """
    Return the places that every open route passes, the two ends among them.

    They are the dominators of the destination, seen from the origin (Cooper, Harvey and Kennedy
    2001, as networkx has them). A route must be open.
    """
    roads = graph.subgraph(set(graph) - closed).edges
    # Arcs of their own: a view asks of each place anew whether it is closed.
    arcs = nx.DiGraph([*roads, *((b, a) for a, b in roads)])
    above = nx.immediate_dominators(arcs, ends[0])
    passed = {ends[0]}
    place = ends[1]
    while place != ends[0]:
        passed.add(place)
        place = above[place]
    return frozenset(passed)
