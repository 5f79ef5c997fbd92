"""Sizes of the smallest opening set and node cut: one arrangement of arrays for every day."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra, maximum_flow

Flags = npt.NDArray[np.bool_]


class SetSizes:
    """
    Sizes of the opening set and the node cut between two places, whichever places are closed.

    They are those of `cuts.opening_set` and `cuts.node_cut`. Without the names unit capacities are
    enough, which integers of 32 bits hold; and a network of a fixed shape, of which only the
    numbers change, goes to scipy's compiled searches as it is.

    Parameters
    ----------
    graph
        The road network.
    origin, destination
        The two ends.
    """

    def __init__(self, graph: nx.Graph, origin: str, destination: str) -> None:
        self._index = {place: number for number, place in enumerate(graph)}
        self._ends = self._index[origin], self._index[destination]
        self._size = len(graph)
        pairs = np.array([[self._index[a], self._index[b]] for a, b in graph.edges], dtype=int)
        both = np.concatenate([pairs.reshape(-1, 2), pairs.reshape(-1, 2)[:, ::-1]])
        self._tail, self._head = both.T
        # Place i is split in two (Menger): i, where its roads lead in, and i + size, where they
        # lead out. First the arcs through the places, then those along the roads.
        through = np.arange(self._size)
        self._arcs = (
            np.concatenate([through, self._tail + self._size]),
            np.concatenate([through + self._size, self._head]),
        )

    def flags(self, places: Collection[str]) -> Flags:
        """Return which places of the network are among `places`, shape (places,)."""
        flags = np.zeros(self._size, dtype=bool)
        flags[[self._index[p] for p in places if p in self._index]] = True
        return flags

    def opening_size(self, closed: Flags, spared: Flags | None = None) -> int | None:
        """
        Count the fewest closed places whose opening gives an open path.

        Parameters
        ----------
        closed
            Shape (places,): which places let no traffic through.
        spared
            Shape (places,): which places are not to be taken; no path leads through them.

        Returns
        -------
        int or None
            `None` when nothing would open one.
        """
        origin, destination = self._ends
        free = np.ones(self._size, dtype=bool) if spared is None else ~spared
        if not (free[origin] and free[destination]):
            return None
        usable = free[self._tail] & free[self._head]
        # A closed place outweighs every step of a path, which has fewer steps than places.
        cost = 1.0 + self._size * closed[self._head[usable]]
        shape = (self._size, self._size)
        roads = csr_array((cost, (self._tail[usable], self._head[usable])), shape)
        total = dijkstra(roads, indices=origin)[destination]
        return int(total // self._size) + int(closed[origin]) if np.isfinite(total) else None

    def cut_size(self, closed: Flags, candidates: Flags | None = None) -> int | None:
        """
        Count the fewest open places whose denial leaves no open path.

        Parameters
        ----------
        closed
            Shape (places,): which places let no traffic through.
        candidates
            Shape (places,): which may be denied; every place but the two ends when not given.

        Returns
        -------
        int or None
            0 when no path is open; `None` when no set of candidates closes them all.
        """
        if closed[list(self._ends)].any():
            return 0
        endless = self._size + 1
        capacity = np.full(len(self._arcs[0]), endless, dtype=np.int32)
        capacity[: self._size] = 1 if candidates is None else np.where(candidates, 1, endless)
        capacity[list(self._ends)] = endless
        capacity[: self._size][closed] = 0
        split = csr_array((capacity, self._arcs), (2 * self._size, 2 * self._size))
        flow = maximum_flow(split, self._ends[0] + self._size, self._ends[1]).flow_value
        return None if flow > self._size else int(flow)
