"""Which few places, denied, lengthen the fastest open route most, or close every one."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from landroute.errors import BadInput
from landroute.network.cuts import nearest_to_border, node_cut
from landroute.network.paths import open_network
from landroute.network.programmes import interdiction_set, minimum_hitting_set

# Hours by which sums of the same roads in another order may differ.
SAME_HOURS = 1e-6


@dataclass(frozen=True)
class Interdiction:
    """
    The best that a budget buys.

    Attributes
    ----------
    budget : int
        How many places might have been denied.
    places : tuple of str
        Those denied: no more than it takes for the effect, nearest to the border first.
    hours : float or None
        Driving time of the fastest route left open; `None` where none is.
    """

    budget: int
    places: tuple[str, ...]
    hours: float | None


def interdict(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    budget: int,
    candidates: Collection[str] | None = None,
) -> Interdiction:
    """
    Choose at most `budget` open places whose denial leaves the fastest open route longest.

    Shortest-path interdiction (Israeli and Wood 2002) as one mixed-integer programme: see
    `programmes.interdiction_set`. No penalty is guessed, and the answer is exact.

    Parameters
    ----------
    graph
        Edges with `hours`, and `corridor`, which ranks places of equal merit.
    closed
        Places that let no traffic through already.
    candidates
        Places that may be denied; every place but the two ends when not given.

    Returns
    -------
    Interdiction
        Of sets with equal effect one with fewest places; a set that closes every route is that
        of `cuts.node_cut`. Without places, and with hours `None`, where no route is open.

    Raises
    ------
    BadInput
        For a budget below 0.
    """
    if budget < 0:
        raise BadInput(f"budget = {budget}: a budget of places is 0 or more")
    on_routes = places_on_routes(graph, origin, destination, closed)
    if not on_routes:
        return Interdiction(budget, (), None)
    # What closes every route is a cut; where none is as small, the programme need not look for one.
    cut = node_cut(graph, origin, destination, closed, candidates)
    if cut is not None and len(cut) <= budget:
        return Interdiction(budget, cut, None)
    network = graph.subgraph(on_routes)
    ranked = _ranked(graph, on_routes, {origin, destination}, candidates)
    denied = interdiction_set(network, origin, destination, ranked, budget) if budget else []
    hours = _fastest(network, origin, destination, denied)[0]
    fewest = _fewest_denials([network], origin, destination, ranked, hours, []) if budget else []
    return Interdiction(budget, tuple(fewest or ()), hours)


def interdict_by_budget(
    graph: nx.Graph,
    ends: tuple[str, str],
    closed: Collection[str],
    budget: int,
    candidates: Collection[str] | None = None,
) -> list[Interdiction]:
    """Return `interdict` for a budget of 0, 1, … up to `budget`, or to the first that closes."""
    bought: list[Interdiction] = []
    for spent in range(budget + 1):
        bought.append(interdict(graph, *ends, closed, spent, candidates))
        if bought[-1].hours is None:
            break
    return bought


def common_node_cut(
    graph: nx.Graph,
    origin: str,
    destination: str,
    days: Iterable[frozenset[str]],
    candidates: Collection[str] | None = None,
    known: list[frozenset[str]] | None = None,
) -> tuple[str, ...] | None:
    """
    Return the fewest places whose denial leaves no route open on any of several days.

    One node cut for them all: a minimum hitting set of the routes open on any of the days.

    Parameters
    ----------
    days
        For each day the places on its open routes, from `places_on_routes`.
    candidates
        Places that may be denied; every place but the two ends when not given.
    known
        Places of each route met by earlier calls on the same network, to start from; those met
        now are added.

    Returns
    -------
    tuple of str or None
        Nearest to the border first; empty where no route is open on any of the days, `None`
        where no set of candidates closes them all.
    """
    # Where each route of a day is open on another day too, what closes that day closes it.
    widest = maximal_sets(days)
    networks = [graph.subgraph(on_routes) for on_routes in widest]
    ranked = _ranked(graph, frozenset().union(*widest), {origin, destination}, candidates)
    routes = [] if known is None else known
    denied = _fewest_denials(networks, origin, destination, ranked, math.inf, routes)
    return None if denied is None else tuple(denied)


def places_on_routes(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str]
) -> frozenset[str]:
    """
    Return the places that lie on any open route from origin to destination, the two included.

    They share a biconnected component with an edge laid from one end straight to the other.
    Empty where no route is open.
    """
    opened = open_network(graph, origin, destination, closed)
    if opened is None:
        return frozenset()
    joined = nx.Graph(opened)
    joined.add_edge(origin, destination)
    parts = nx.biconnected_components(joined)
    return frozenset(next(part for part in parts if {origin, destination} <= part))


def maximal_sets(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Return the sets that lie within no other, the largest first, without the empty one."""
    maximal: list[frozenset[str]] = []
    for one in sorted(set(sets), key=lambda places: (-len(places), sorted(places))):
        if one and not any(one <= larger for larger in maximal):
            maximal.append(one)
    return maximal


def _ranked(
    graph: nx.Graph,
    on_routes: Collection[str],
    ends: Collection[str],
    candidates: Collection[str] | None,
) -> list[str]:
    """Return the places that may be denied to some effect, nearest to the border first."""
    allowed = set(on_routes if candidates is None else candidates).intersection(on_routes)
    return [place for place in nearest_to_border(graph) if place in allowed.difference(ends)]


def _fastest(
    network: nx.Graph, origin: str, destination: str, denied: Collection[str]
) -> tuple[float, list[str]]:
    """Return the hours and the places of the fastest route left; infinite and none without one."""
    left = network.subgraph(set(network).difference(denied))
    try:
        return nx.single_source_dijkstra(left, origin, destination, weight="hours")
    except nx.NetworkXNoPath:
        return math.inf, []


def _fewest_denials(
    networks: Sequence[nx.Graph],
    origin: str,
    destination: str,
    ranked: Sequence[str],
    hours: float,
    known: list[frozenset[str]],
) -> list[str] | None:
    """
    Return the fewest places that leave no route shorter than `hours` in any of the networks.

    The covering decomposition of Israeli and Wood: cover the routes known, look for a shorter one
    left open, add it, until there is none. Routes met are added to `known`.
    """
    routes = [route for route in known if any(route.issubset(network) for network in networks)]
    denied = minimum_hitting_set(routes, ranked) if routes else []
    while denied is not None:
        fastest = (_fastest(network, origin, destination, denied) for network in networks)
        shorter = [frozenset(route) for length, route in fastest if length < hours - SAME_HOURS]
        if not shorter:
            return denied
        routes += shorter
        known += shorter
        denied = minimum_hitting_set(routes, ranked)
    return None
