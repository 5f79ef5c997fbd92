"""All the smallest sets of places that close a network, and the places common to them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import networkx as nx

from landroute.network.cuts import node_cut
from landroute.network.interdiction import common_node_cut

# How many sets are counted one by one. A limit of the work done, not a judgement.
MOST = 100

# The fewest places among some which, with others denied already, close the network; or `None`.
Smallest = Callable[[frozenset[str], frozenset[str]], tuple[str, ...] | None]


@dataclass(frozen=True)
class SmallestSets:
    """
    The smallest sets of places that close a network.

    Attributes
    ----------
    example : tuple of str
        One of them, nearest to the border first; empty where nothing has to be closed.
    core : tuple of str
        The places in every one of them, in the order of the example.
    sets : tuple of frozenset of str
        All of them, or the first that were counted.
    more : bool
        Whether there are others than those counted.
    """

    example: tuple[str, ...]
    core: tuple[str, ...]
    sets: tuple[frozenset[str], ...]
    more: bool


def smallest_node_cuts(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    candidates: Collection[str] | None = None,
    most: int = MOST,
) -> SmallestSets | None:
    """
    Return all the node cuts that are as small as `cuts.node_cut`, which is the example.

    Parameters
    ----------
    closed, candidates
        As in `cuts.node_cut`.
    most
        How many to count.

    Returns
    -------
    SmallestSets or None
        `None` where no set of candidates closes the network.
    """

    def smallest(denied: frozenset[str], among: frozenset[str]) -> tuple[str, ...] | None:
        return node_cut(graph, origin, destination, denied.union(closed), among)

    return _all_smallest(smallest, frozenset(graph if candidates is None else candidates), most)


def smallest_common_node_cuts(
    graph: nx.Graph,
    origin: str,
    destination: str,
    days: Iterable[frozenset[str]],
    candidates: Collection[str] | None = None,
    most: int = MOST,
) -> SmallestSets | None:
    """Return the same for several days at once, as `interdiction.common_node_cut` has them."""
    whole, known = list(days), list[frozenset[str]]()

    def smallest(denied: frozenset[str], among: frozenset[str]) -> tuple[str, ...] | None:
        left = [on_routes - denied for on_routes in whole]
        return common_node_cut(graph, origin, destination, left, among, known)

    return _all_smallest(smallest, frozenset(graph if candidates is None else candidates), most)


def _all_smallest(smallest: Smallest, among: frozenset[str], most: int) -> SmallestSets | None:
    example = smallest(frozenset(), among)
    if example is None:
        return None
    size = len(example)

    def needed(place: str) -> bool:
        without = smallest(frozenset(), among - {place})
        return without is None or len(without) > size

    core = tuple(place for place in example if needed(place))
    sets = list(islice(_in_turn(smallest, frozenset(), among, size), most + 1))
    return SmallestSets(example, core, tuple(sets[:most]), len(sets) > most)


def _in_turn(
    smallest: Smallest, denied: frozenset[str], among: frozenset[str], size: int
) -> Iterator[frozenset[str]]:
    """
    Yield every set of `size` that holds what is denied and else places from `among`, each once.

    By Lawler's partition (1972): of the sets other than one known, each has a first place of that
    one which it lacks, and holds those before it.
    """
    rest = smallest(denied, among)
    if rest is None or len(denied) + len(rest) > size:
        return
    yield denied.union(rest)
    for n in range(len(rest)):
        yield from _in_turn(smallest, denied.union(rest[:n]), among.difference(rest[: n + 1]), size)
