"""Two mixed-integer programmes of interdiction, on HiGHS."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

# Spaces its own multiples most evenly, so that no two sets with as many places cost the same.
GOLDEN = (5**0.5 - 1) / 2
INFEASIBLE = 2
CHOSEN = 0.5


def longest_left(
    network: nx.Graph, origin: str, destination: str, candidates: Sequence[str], budget: int
) -> list[str]:
    """
    Return at most `budget` candidates whose denial leaves the fastest way longest.

    The dual of the shortest path on the network with each place split in two (Israeli and Wood
    2002): traffic enters and leaves a place at potentials that rise along a road by no more than
    its hours, and within a place not at all, unless the place is denied. The potential at the
    destination is what is maximised. None rises above `reach`, which no way is as long as: a
    denial lifts its limit wholly, and a destination at `reach` is closed.

    Parameters
    ----------
    network
        Open places alone, among them both ends; edges with `hours`.
    candidates
        Places that may be denied, neither of them an end.
    """
    reach = 1.0 + sum(hours for _, _, hours in network.edges(data="hours"))
    places = sorted(network)
    number = {place: n for n, place in enumerate(places)}
    chosen = len(candidates)
    enter, leave = chosen, chosen + len(places)
    width = chosen + 2 * len(places)
    roads = [
        (leave + number[a], enter + number[b], hours)
        for one, other, hours in network.edges(data="hours")
        for a, b in ((one, other), (other, one))
    ]
    within = [(enter + n, leave + n, 0.0) for n in range(len(places))]
    tails, heads, most = (np.array(part) for part in zip(*within, *roads, strict=True))
    rows, denied = np.arange(len(most)), [number[place] for place in candidates]
    rise = coo_array(
        (
            np.concatenate([np.ones(len(most)), -np.ones(len(most)), np.full(chosen, -reach)]),
            (
                np.concatenate([rows, rows, np.array(denied, dtype=int)]),
                np.concatenate([heads, tails, np.arange(chosen)]).astype(int),
            ),
        ),
        shape=(len(most), width),
    )
    gain, whole = np.zeros(width), np.zeros(width)
    gain[enter + number[destination]] = -1
    whole[:chosen] = 1
    upper = np.where(whole, 1.0, reach)
    upper[leave + number[origin]] = 0
    limits = [
        LinearConstraint(rise.tocsr(), -np.inf, most),
        LinearConstraint(whole[np.newaxis], -np.inf, budget),
    ]
    return _chosen(_solved(gain, whole, upper, limits), candidates) or []


def fewest_in_each(sets: Sequence[Collection[str]], candidates: Sequence[str]) -> list[str] | None:
    """
    Return the fewest candidates that meet each of several sets: a minimum hitting set.

    Among as few, those that come first: the least sum of places in the order of `candidates`.
    `None` where a set holds no candidate.
    """
    order = np.arange(len(candidates))
    cost = len(order) * (len(order) + 1) + order + (order * GOLDEN) % 1
    within = np.array([[place in one for place in candidates] for one in sets], dtype=float)
    if not within.any(axis=1).all():
        return None
    ones = np.ones(len(order))
    return _chosen(_solved(cost, ones, ones, [LinearConstraint(within, 1, np.inf)]), candidates)


def _chosen(found: np.ndarray | None, candidates: Sequence[str]) -> list[str] | None:
    if found is None:
        return None
    return [place for place, x in zip(candidates, found, strict=False) if x > CHOSEN]


def _solved(
    cost: np.ndarray, whole: np.ndarray, upper: np.ndarray, limits: list[LinearConstraint]
) -> np.ndarray | None:
    """Minimise `cost` from nought to `upper`; `None` where nothing meets the limits."""
    found = milp(
        cost,
        integrality=whole,
        bounds=Bounds(0, upper),
        constraints=limits,
        options={"mip_rel_gap": 0.0},
    )
    if found.status == INFEASIBLE:
        return None
    if not found.success:
        raise RuntimeError(f"HiGHS gave no answer: {found.message}")
    return found.x
