"""What a network answers while some of its places are closed, worked out once for each such set."""

from __future__ import annotations

from functools import lru_cache

import networkx as nx

from landroute.network.counting import Counter
from landroute.network.paths import Path, best_path, eastern_syria, uses_corridor, within_corridor
from landroute.network.roads import road_network
from landroute.tables import read

KEPT = 4096  # sets of closed places: the record has some 250, and each world a few of its own


class Answers:
    """
    Paths and counts between two ends of one network, by the places that are closed.

    Worlds that differ in who holds what, and days of one world, share the answers where the same
    places are closed.

    Parameters
    ----------
    graph
        The road network.
    ends
        Origin and destination.
    """

    def __init__(self, graph: nx.Graph, ends: tuple[str, str]) -> None:
        self.graph, self.ends = graph, ends
        self.by_corridor = {name: within_corridor(graph, name) for name in read("corridors")["id"]}
        self._count = Counter(graph, *ends)
        self._east = self._count.flags(eastern_syria(graph))
        self.best = lru_cache(KEPT)(self._best)
        self.best_by_corridor = lru_cache(KEPT)(self._best_by_corridor)
        self.counts = lru_cache(KEPT)(self._counts)
        self.count_keys = lru_cache(KEPT)(self._count_keys)

    def _best(self, closed: frozenset[str]) -> Path | None:
        """Return the least blocked, then fastest path of all."""
        return best_path(self.graph, *self.ends, closed)

    def _best_by_corridor(self, closed: frozenset[str]) -> dict[str, Path | None]:
        """Return each corridor's least blocked, then fastest path; `None` where no road uses it."""
        return {
            name: path if path and uses_corridor(graph, path, name) else None
            for name, graph in self.by_corridor.items()
            for path in [best_path(graph, *self.ends, closed)]
        }

    def _count_keys(
        self, closed: frozenset[str], spared: frozenset[str] = frozenset()
    ) -> int | None:
        """Count the fewest closed places, none of `spared`, whose opening gives a corridor."""
        flags = self._count.flags(spared) if spared else None
        return self._count.keys(self._count.flags(closed), flags)

    def _counts(self, closed: frozenset[str]) -> tuple[int | None, int | None]:
        """Count the fewest places that close every way: anywhere, and in Syria's east alone."""
        shut = self._count.flags(closed)
        return self._count.holds(shut), self._count.holds(shut, self._east)


@lru_cache(maxsize=8)
def answers(origin: str, destination: str, road_speed: str, tracks_count: bool) -> Answers:
    """Return the answers of the road network, the same for whoever asks."""
    return Answers(road_network(road_speed, tracks_count), (origin, destination))
