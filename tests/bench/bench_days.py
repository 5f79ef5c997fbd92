"""
State, opening set and node cut for every day of the record: ours beside networkx, day by day.

Both answer the same question from the same tables, in one run. Ours works through the days on
which something changes and keeps the answer between them. networkx works each day out anew, with
its own searches: a Dijkstra for each corridor and each opening set, a minimum cut for each node
cut. It is timed on days drawn at random and extrapolated, since all of them take minutes.
Run: python tests/bench/bench_days.py [DAYS]
"""

import sys
import time
from pathlib import Path

import networkx as nx
import numpy as np
import pandas as pd

from landroute.corridor.question import Question, question
from landroute.network.roads import eastern_syria
from landroute.record.passage import places_on
from landroute.scenario import Scenario

sys.path.insert(0, str(Path(__file__).parents[1]))
from oracles import every_day

SAMPLE = 200
HEAVY = 1_000_000.0


class Day:
    """One day worked out with networkx alone."""

    def __init__(self, asked: Question, closed: set, us_held: set) -> None:
        self.asked, self.closed, self.us_held = asked, closed, us_held

    def fewest_blocked(self, graph: nx.Graph) -> int | None:
        """Closed places on the path with fewest of them, hours second."""
        ends = self.asked.ends
        if not set(ends) <= set(graph):
            return None
        try:
            path = nx.dijkstra_path(
                graph, *ends, lambda _, to, road: road["hours"] + HEAVY * (to in self.closed)
            )
        except nx.NetworkXNoPath:
            return None
        return sum(place in self.closed for place in path)

    def cut(self, among: frozenset | None = None) -> int | None:
        """Fewest open places whose denial leaves no path; `None` where those allowed do not do."""
        opened = self.asked.graph.subgraph(set(self.asked.graph) - self.closed)
        origin, destination = ends = self.asked.ends
        if not set(ends) <= set(opened) or not nx.has_path(opened, *ends):
            return 0
        if among is None:
            return len(nx.minimum_node_cut(opened, *ends))
        split = nx.DiGraph()
        for place in opened:
            room = {"capacity": 1} if place in among and place not in ends else {}
            split.add_edge((place, 0), (place, 1), **room)
        split.add_edges_from(((a, 1), (b, 0)) for a, b in opened.to_directed().edges)
        try:
            return nx.minimum_cut_value(split, (origin, 1), (destination, 0))
        except nx.NetworkXUnbounded:
            return None

    def row(self, east: frozenset) -> dict:
        """The day's row, as `every_day` has it."""
        asked = self.asked
        spared = asked.graph.subgraph(set(asked.graph) - self.us_held)
        keys = self.fewest_blocked(asked.graph)
        return {
            "open": keys == 0,
            **{
                name: self.fewest_blocked(own) == 0
                for name, own in asked.graphs_by_corridor.items()
            },
            "keys": keys,
            "keys_sparing_us": self.fewest_blocked(spared),
            "cut": self.cut(),
            "cut_in_east": self.cut(east),
        }


def closed_places(state: pd.DataFrame) -> tuple[set, set]:
    """Closed places of a day's state, and those of them that US forces or partners hold."""
    shut = state[state["passage"] != "open"]
    return set(shut.index), set(shut.index[shut["us_aligned"]])


def main() -> None:
    """Print the times side by side and their ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE
    began = time.perf_counter()
    asked = question(Scenario())
    posed = time.perf_counter()
    ours = every_day(asked)
    done = time.perf_counter()

    east = eastern_syria(asked.graph)
    drawn = np.random.default_rng(2017).choice(len(ours), size=count, replace=False)
    reading = searching = 0.0
    for stamp in ours.index[np.sort(drawn)]:
        start = time.perf_counter()
        closed, us_held = closed_places(places_on(asked.world, stamp.date()))
        read = time.perf_counter()
        row = Day(asked, closed, us_held).row(east)
        end = time.perf_counter()
        reading, searching = reading + read - start, searching + end - read
        mine = ours.loc[stamp]
        for name, value in row.items():
            assert pd.isna(mine[name]) if value is None else mine[name] == value, (stamp, name)

    scale = len(ours) / count
    total = done - began
    print(f"{len(ours):,} days; networkx timed on {count} drawn at random, × {scale:.1f}")
    print(f"{'ours: tables, set-up':34}{posed - began:9.2f} s")
    print(f"{'ours: every day':34}{done - posed:9.2f} s")
    print(f"{'ours in all':34}{total:9.2f} s")
    print(f"{'networkx: the day’s state':34}{reading * scale:9.2f} s  (extrapolated)")
    print(f"{'networkx: corridors, sets, cuts':34}{searching * scale:9.2f} s  (extrapolated)")
    print(f"{'ratio, searches alone':34}{searching * scale / total:9.0f} times")
    print(f"{'ratio, from table to answer':34}{(reading + searching) * scale / total:9.0f} times")
    print(f"equal answers on all {count} days")


if __name__ == "__main__":
    main()
