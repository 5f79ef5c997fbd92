"""Which few places, denied, lengthen the fastest open way most, or close every one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from landroute.errors import BadInput
from landroute.network.paths import fewest_holds, nearest_to_border
from landroute.network.programmes import fewest_in_each, longest_left

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
        Driving time of the fastest way left open; `None` where none is.
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
    Choose at most `budget` open places whose denial leaves the fastest open way longest.

    Shortest-path interdiction (Israeli and Wood 2002) as one mixed-integer programme: the dual of
    the shortest path on the network with each place split in two, in which a denial lifts the
    limit between a place's halves. Potentials end at `reach`, more than any way is long; where
    they attain it, every way is closed. So no penalty is guessed, and the answer is exact.

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
        Of sets with equal effect one with fewest places; a set that closes every way is that of
        `searches.fewest_holds`. Without places, and with hours `None`, where no way is open.

    Raises
    ------
    BadInput
        For a budget below nought.
    """
    if budget < 0:
        raise BadInput(f"budget = {budget}: a budget of places is nought or more")
    between = open_between(graph, origin, destination, closed)
    if not between:
        return Interdiction(budget, (), None)
    network = graph.subgraph(between)
    ranked = _ranked(graph, between, {origin, destination}, candidates)
    held = longest_left(network, origin, destination, ranked, budget)
    hours = _fastest(network, origin, destination, held)[0]
    if hours == np.inf:
        cut = fewest_holds(graph, origin, destination, closed, candidates)
        return Interdiction(budget, cut or (), None)
    fewest = _fewest_past([network], origin, destination, ranked, hours)
    return Interdiction(budget, tuple(fewest or ()), hours)


def by_budget(
    graph: nx.Graph,
    ends: tuple[str, str],
    closed: Collection[str],
    budget: int,
    candidates: Collection[str] | None = None,
) -> list[Interdiction]:
    """Return `interdict` for a budget of 0, 1, … up to `budget`, or to the first that closes."""
    found: list[Interdiction] = []
    for spent in range(budget + 1):
        found.append(interdict(graph, *ends, closed, spent, candidates))
        if found[-1].hours is None:
            break
    return found


def fewest_for_all(
    graph: nx.Graph,
    origin: str,
    destination: str,
    days: Iterable[frozenset[str]],
    candidates: Collection[str] | None = None,
) -> tuple[str, ...] | None:
    """
    Return the fewest places whose denial leaves no way open on any of several days.

    One set for them all, a minimum hitting set of the ways open on any of the days, as a
    mixed-integer programme that shares the denials and gives each day a cut of its own.

    Parameters
    ----------
    days
        For each day the places between the two ends, from `open_between`.
    candidates
        Places that may be held; every place but the two ends when not given.

    Returns
    -------
    tuple of str or None
        Nearest to the border first; empty where no way is open on any of the days, `None` where
        no set of candidates closes them all.
    """
    widest = widest_only(days)
    useful = frozenset().union(*widest)
    networks = [graph.subgraph(between) for between in widest]
    ranked = _ranked(graph, useful, {origin, destination}, candidates)
    held = _fewest_past(networks, origin, destination, ranked, np.inf)
    return None if held is None else tuple(held)


def open_between(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str]
) -> frozenset[str]:
    """
    Return the places that lie on any open way from origin to destination, the two included.

    They share a biconnected component with an edge laid from one end straight to the other.
    Empty where no way is open.
    """
    opened = nx.Graph(graph.subgraph(set(graph).difference(closed)))
    if origin not in opened or destination not in opened:
        return frozenset()
    if not nx.has_path(opened, origin, destination):
        return frozenset()
    opened.add_edge(origin, destination)
    parts = nx.biconnected_components(opened)
    return frozenset(next(part for part in parts if {origin, destination} <= part))


def widest_only(days: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """Drop days on which every open way is open on another day too: what closes that, closes it."""
    kept: list[frozenset[str]] = []
    for between in sorted(set(days), key=lambda places: (-len(places), sorted(places))):
        if between and not any(between <= wider for wider in kept):
            kept.append(between)
    return kept


def _ranked(
    graph: nx.Graph,
    useful: Collection[str],
    ends: Collection[str],
    candidates: Collection[str] | None,
) -> list[str]:
    """Return the places that may be denied to some effect, nearest to the border first."""
    allowed = useful if candidates is None else candidates
    return [p for p in nearest_to_border(graph) if p in useful and p in allowed and p not in ends]


def _fastest(
    network: nx.Graph, origin: str, destination: str, held: Collection[str]
) -> tuple[float, list[str]]:
    """Return the hours and the places of the fastest way left; infinite and none without one."""
    left = network.subgraph(set(network).difference(held))
    try:
        return nx.single_source_dijkstra(left, origin, destination, weight="hours")
    except nx.NetworkXNoPath:
        return np.inf, []


def _fewest_past(
    networks: Sequence[nx.Graph],
    origin: str,
    destination: str,
    ranked: Sequence[str],
    hours: float,
) -> list[str] | None:
    """
    Return the fewest places that leave no way shorter than `hours` in any of the networks.

    The covering decomposition of Israeli and Wood: cover the ways known, look for a shorter one
    left open, add it, until there is none.
    """
    ways: list[frozenset[str]] = []
    held: list[str] | None = []
    while held is not None:
        fastest = (_fastest(network, origin, destination, held) for network in networks)
        new = [frozenset(way) for length, way in fastest if length < hours - SAME_HOURS]
        if not new:
            return held
        ways += new
        held = fewest_in_each(ways, ranked)
    return None
