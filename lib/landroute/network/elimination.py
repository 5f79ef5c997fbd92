"""The exact fastest route through a network for many draws of its hours at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import numpy.typing as npt

from landroute.errors import BadInput

Values = npt.NDArray[Any]


@dataclass(frozen=True)
class EliminationOrder:
    """
    The order in which nodes are eliminated from a network, worked out once for all draws.

    Attributes
    ----------
    places : tuple of str
        Every place, as rows of `through` are.
    steps : tuple
        For each place but the two ends, in order: its row in `through`, the slots of its edges,
        and the pairs (first edge, second edge, slot of the edge between their other ends,
        whether that edge is new).
    slots : int
        Number of edges, those added by elimination (fill-in) included.
    choices : int
        Number of pairs whose path meets an edge that is there already.
    last : int
        Slot of the edge between the two ends; -1 where no path joins them.
    """

    places: tuple[str, ...]
    steps: tuple[tuple[int, tuple[int, ...], tuple[tuple[int, int, int, bool], ...]], ...]
    slots: int
    choices: int
    last: int


def elimination_order(graph: nx.Graph, origin: str, destination: str) -> EliminationOrder:
    """
    Plan the elimination of every place but the ends, that with least fill-in first.

    Eliminating a place joins each pair of its neighbours by an edge as long as the path through
    it: Gaussian elimination in the algebra of shortest paths (Carré 1971), of which the
    contraction of a chain is the case of two neighbours. What is left is the edge between the
    ends.

    Raises
    ------
    BadInput
        When the ends are the same place or one is not in the network.
    """
    if origin == destination:
        raise BadInput(f"origin and destination are the same place: {origin}")
    for end in (origin, destination):
        if end not in graph:
            raise BadInput(f"{end} is not in the network")
    places = tuple(graph)
    row = {place: i for i, place in enumerate(places)}
    around: dict[str, dict[str, int]] = {place: {} for place in places}
    for slot, (a, b) in enumerate(graph.edges):
        if a != b:
            around[a][b] = around[b][a] = slot
    slots = graph.number_of_edges()
    steps = []
    left = set(places) - {origin, destination}
    scores = {p: (_fill(around, p), len(around[p]), row[p]) for p in left}
    while left:
        place = min(left, key=scores.__getitem__)
        left.remove(place)
        near = around.pop(place)
        pairs = []
        ends = list(near)
        for i, a in enumerate(ends):
            del around[a][place]
            for b in ends[:i]:
                fresh = b not in around[a]
                if fresh:
                    around[a][b] = around[b][a] = slots
                    slots += 1
                pairs.append((near[a], near[b], around[a][b], fresh))
        # A place's score hangs on the edges round it, and on those between its neighbours.
        for p in {*near, *(q for a in near for q in around[a])} & left:
            scores[p] = (_fill(around, p), len(around[p]), row[p])
        steps.append((row[place], tuple(near.values()), tuple(pairs)))
    choices = sum(not fresh for *_, pairs in steps for *_, fresh in pairs)
    return EliminationOrder(
        places, tuple(steps), slots, choices, around[origin].get(destination, -1)
    )


def best_paths(
    order: EliminationOrder,
    edges: Iterable[Values],
    extend: Callable[[Values, Values, int], Values],
    choose: np.ufunc,
) -> Values:
    """
    Return the value of the best path between the ends in each of many states of the network.

    The elimination of `elimination_order` in any algebra of paths (Carré 1971): shortest ones,
    those with fewest shut places, those whose worst place is best.

    Parameters
    ----------
    order
        Of the network, whose ends a path joins.
    edges
        One array of shape (states,) for each edge, in the order of the network's edges.
    extend
        From the values of two paths that meet at a place, and its row in `order.places`, the
        value of the path through it.
    choose
        The better of two values: `numpy.minimum` or `numpy.maximum`.
    """
    value: list[Values | None] = [*edges, *[None] * order.slots][: order.slots]
    for place, _, pairs in order.steps:
        for first, second, between, fresh in pairs:
            through = extend(_known(value[first]), _known(value[second]), place)
            value[between] = through if fresh else choose(through, _known(value[between]))
    return _known(value[order.last])


def _known(value: Values | None) -> Values:
    if value is None:
        raise LookupError("an edge of the fill-in is read before it has a value")
    return value


def _fill(around: dict[str, dict[str, int]], place: str) -> int:
    """Count the edges that eliminating a place would add."""
    near = list(around[place])
    return sum(b not in around[a] for i, a in enumerate(near) for b in near[:i])


def fastest_routes(
    order: EliminationOrder, hours: np.ndarray, cost: np.ndarray, shut: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    Return hours and cost of the fastest route of every draw.

    Parameters
    ----------
    order
        `elimination_order` of the network.
    hours, cost
        Shape (edges, draws), in the order of the network's edges: hours to drive an edge, and
        what it costs.
    shut
        Shape (places, draws), truth values: whether a place lets nothing through. The two ends
        are never shut.

    Returns
    -------
    tuple of arrays
        Shape (draws,): hours of the fastest route, infinite where there is none; the cost of that
        same route, not a number where there is none.
    """
    if order.last < 0:
        return np.full(hours.shape[1], np.inf), np.full(hours.shape[1], np.nan)
    least, taken = _least_hours(order, hours, shut)
    paid = _cost_along(order, np.isfinite(least).nonzero()[0], cost, taken)
    paid[np.isinf(least)] = np.nan
    return least, paid


def _least_hours(
    order: EliminationOrder, hours: np.ndarray, shut: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """
    Eliminate every place.

    Returns
    -------
    tuple of arrays
        Shape (draws,): the hours of the edge between the ends. Shape (choices, draws): whether
        the path through the place is faster than the edge there.
    """
    width = hours.shape[1]
    taken = np.empty((order.choices, width), dtype=bool)
    # Rows are used again as soon as an edge is gone: what is worked on stays in the cache.
    spare: list[np.ndarray] = []
    # Edges of the fill-in have their row before it is read.
    h: list[np.ndarray] = [*hours, *[hours[0]] * (order.slots - len(hours))]
    own = [False] * order.slots
    through = _row(spare, width)
    choice = iter(taken)
    for place, edges, pairs in order.steps:
        closed = shut[place].nonzero()[0]
        for first, second, between, fresh in pairs:
            if fresh:
                h[between], own[between] = _row(spare, width), True
                np.add(h[first], h[second], h[between])
                h[between][closed] = np.inf
                continue
            np.add(h[first], h[second], through)
            through[closed] = np.inf
            np.less(through, h[between], next(choice))
            kept = h[between]
            if not own[between]:
                h[between], own[between] = _row(spare, width), True
            np.minimum(through, kept, h[between])
        spare += [h[edge] for edge in edges if own[edge]]
    return h[order.last], taken


def _row(spare: list[np.ndarray], width: int) -> np.ndarray:
    return spare.pop() if spare else np.empty(width)


def _cost_along(
    order: EliminationOrder, draws: np.ndarray, cost: np.ndarray, taken: np.ndarray
) -> np.ndarray:
    """
    Go back from the edge between the ends to the edges it stands for; sum their cost.

    `draws` are those that have a route; the others cost nothing.
    """
    # The draws whose route uses a slot, in parts: each uses few, so lists are shorter than masks.
    used = {order.last: [draws]}
    choice = order.choices
    for _, _, pairs in reversed(order.steps):
        for first, second, between, fresh in reversed(pairs):
            choice -= not fresh
            if between not in used:
                continue
            here = _whole(used.pop(between))
            if not fresh:
                through = taken[choice].take(here)
                rest, here = here[~through], here[through]
                if len(rest):
                    used[between] = [rest]
            if len(here):
                used.setdefault(first, []).append(here)
                used.setdefault(second, []).append(here)
    paid = np.zeros(cost.shape[1])
    for edge, parts in used.items():
        there = _whole(parts)
        paid[there] += cost[edge].take(there)
    return paid


def _whole(parts: list[np.ndarray]) -> np.ndarray:
    return parts[0] if len(parts) == 1 else np.concatenate(parts)
