"""Two mixed-integer programmes of interdiction, on HiGHS."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, hstack

from landroute.network.cuts import split_network

# Spaces its own multiples most evenly, so that no two sets with as many places cost the same.
GOLDEN = (5**0.5 - 1) / 2
INFEASIBLE = 2
CHOSEN = 0.5


def interdiction_set(
    network: nx.Graph, origin: str, destination: str, candidates: Sequence[str], budget: int
) -> list[str]:
    """
    Return at most `budget` candidates whose denial leaves the shortest path longest.

    The dual of the shortest path on the network with each place split in two (Israeli and Wood
    2002): traffic enters and leaves a place at potentials that rise along a road by no more than
    its hours, and within a place not at all, unless the place is denied. The potential at the
    destination is what is maximised. None rises above `reach`, which no path is as long as: a
    denial lifts its limit wholly, and a destination at `reach` is closed.

    Parameters
    ----------
    network
        Open places alone, among them both ends; edges with `hours`.
    candidates
        Places that may be denied, neither of them an end.
    """
    split = split_network(network)
    nodes, arcs = list(split), list(split.edges)
    most = np.array([hours for *_, hours in split.edges(data="hours", default=0.0)])
    reach = 1.0 + math.fsum(hours for *_, hours in network.edges(data="hours"))
    chosen = len(candidates)
    within = {place: row for row, ((place, _), (other, _)) in enumerate(arcs) if place == other}
    lift = coo_array(
        (np.full(chosen, -reach), ([within[place] for place in candidates], range(chosen))),
        shape=(len(arcs), chosen),
    )
    # One row an arc; one column a candidate, then one a potential.
    rise = hstack([lift, nx.incidence_matrix(split, nodes, arcs, oriented=True).T], format="csr")
    gain = np.zeros(chosen + len(nodes))
    gain[chosen + nodes.index((destination, "in"))] = -1
    whole = np.repeat([1, 0], [chosen, len(nodes)])
    upper = np.where(whole, 1.0, reach)
    upper[chosen + nodes.index((origin, "out"))] = 0
    limits = [
        LinearConstraint(rise, -np.inf, most),
        LinearConstraint(whole[np.newaxis], -np.inf, budget),
    ]
    return _chosen(_solved(gain, whole, upper, limits), candidates) or []


def minimum_hitting_set(
    sets: Sequence[Collection[str]], candidates: Sequence[str]
) -> list[str] | None:
    """
    Return the fewest candidates that meet each of several sets: a minimum hitting set.

    Among as few, those that come first: the least sum of places in the order of `candidates`.
    `None` where a set holds no candidate.
    """
    order = np.arange(len(candidates))
    cost = len(order) * (len(order) + 1) + order + (order * GOLDEN) % 1
    member = np.array([[place in one for place in candidates] for one in sets], dtype=float)
    if not member.any(axis=1).all():
        return None
    ones = np.ones(len(order))
    return _chosen(_solved(cost, ones, ones, [LinearConstraint(member, 1, np.inf)]), candidates)


def _chosen(answer: np.ndarray | None, candidates: Sequence[str]) -> list[str] | None:
    """Return the candidates whose variable, among the first of the answer, is 1."""
    if answer is None:
        return None
    return [place for place, x in zip(candidates, answer, strict=False) if x > CHOSEN]


def _solved(
    cost: np.ndarray, whole: np.ndarray, upper: np.ndarray, limits: list[LinearConstraint]
) -> np.ndarray | None:
    """Minimise `cost` from 0 to `upper`; `None` where nothing meets the limits."""
    answer = milp(
        cost,
        integrality=whole,
        bounds=Bounds(0, upper),
        constraints=limits,
        options={"mip_rel_gap": 0.0},
    )
    if answer.status == INFEASIBLE:
        return None
    if not answer.success:
        raise RuntimeError(f"HiGHS gave no answer: {answer.message}")
    return answer.x
