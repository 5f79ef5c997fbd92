"""Paths and set sizes of one network, worked out once for each set of closed places."""

from __future__ import annotations

from functools import lru_cache

import networkx as nx

from landroute.network.paths import Path, least_blocked_path, uses_corridor, within_corridor
from landroute.network.roads import eastern_syria, road_network
from landroute.network.set_sizes import SetSizes
from landroute.tables import kept, read

KEPT = 4096  # sets of closed places: the record has some 250, and each world a few of its own


class Solver:
    """
    Paths and set sizes between two ends of one network, by the places that are closed.

    Worlds that differ in who holds what, and days of one world, share what is worked out where
    the same places are closed.

    Parameters
    ----------
    graph
        The road network.
    ends
        Origin and destination.

    Attributes
    ----------
    graphs_by_corridor : dict of str to Graph
        The network in which one corridor alone joins Iraq and Syria, by the corridor's id.
    eastern : frozenset of str
        The places of Syria's east.
    """

    def __init__(self, graph: nx.Graph, ends: tuple[str, str]) -> None:
        self.graph, self.ends = graph, ends
        self.graphs_by_corridor = {
            name: within_corridor(graph, name) for name in read("corridors")["id"]
        }
        self._sizes = SetSizes(graph, *ends)
        self.eastern = eastern_syria(graph)
        self._eastern = self._sizes.flags(self.eastern)
        self.least_blocked = lru_cache(KEPT)(self._least_blocked)
        self.by_corridor = lru_cache(KEPT)(self._by_corridor)
        self.cut_sizes = lru_cache(KEPT)(self._cut_sizes)
        self.opening_size = lru_cache(KEPT)(self._opening_size)

    def _least_blocked(self, closed: frozenset[str]) -> Path | None:
        """Return the least blocked, then fastest path of all."""
        return least_blocked_path(self.graph, *self.ends, closed)

    def _by_corridor(self, closed: frozenset[str]) -> dict[str, Path | None]:
        """Return each corridor's least blocked, then fastest path; `None` where no road uses it."""
        return {
            name: path if path and uses_corridor(graph, path, name) else None
            for name, graph in self.graphs_by_corridor.items()
            for path in [least_blocked_path(graph, *self.ends, closed)]
        }

    def _opening_size(
        self, closed: frozenset[str], spared: frozenset[str] = frozenset()
    ) -> int | None:
        """Return the size of the opening set, none of it `spared`; `None` where there is none."""
        flags = self._sizes.flags(spared) if spared else None
        return self._sizes.opening_size(self._sizes.flags(closed), flags)

    def _cut_sizes(self, closed: frozenset[str]) -> tuple[int | None, int | None]:
        """Return the size of the node cut: of any places, and of those in Syria's east alone."""
        shut = self._sizes.flags(closed)
        return self._sizes.cut_size(shut), self._sizes.cut_size(shut, self._eastern)


@kept(maxsize=8)
def solver(origin: str, destination: str, road_speed: str, tracks_count: bool) -> Solver:
    """Return the solver of the road network between two places, the same for whoever asks."""
    return Solver(road_network(road_speed, tracks_count), (origin, destination))
