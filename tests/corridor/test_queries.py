"""The exported network, worked out again with scipy and none of the model."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, dijkstra, maximum_flow

from landroute.corridor import queries
from landroute.corridor.question import question
from landroute.scenario import Scenario

DATES = ("2011-06-01", "2012-03-01", "2014-06-15", "2016-01-01", "2017-06-30", "2018-06-01",
         "2018-06-09", "2022-01-01", "2024-11-01", "2024-12-20")  # fmt: skip


class Outside:
    """What an outside program makes of `landroute network --json`, with scipy and no landroute."""

    def __init__(self, sent, origin, destination):
        self.ids = [node["id"] for node in sent["nodes"]]
        self.number = {name: i for i, name in enumerate(self.ids)}
        self.closed = np.array([node["passage"] != "open" for node in sent["nodes"]])
        self.partners = np.array([node["us_aligned"] for node in sent["nodes"]])
        self.ends = self.number[origin], self.number[destination]
        roads = [edge for edge in sent["edges"] if edge["mode"] == "road"]
        pairs = [(self.number[e["source"]], self.number[e["target"]]) for e in roads]
        self.pairs = np.array(pairs + [(b, a) for a, b in pairs])

    def matrix(self, values, usable):
        """Square matrix over the places, of the roads between usable ones."""
        keep = usable[self.pairs].all(axis=1)
        n = len(self.ids)
        return csr_array((values[keep], tuple(self.pairs[keep].T)), (n, n))

    def open(self, closed=None):
        free = ~(self.closed if closed is None else closed)
        roads = self.matrix(np.ones(len(self.pairs)), free)
        reached = breadth_first_order(roads, self.ends[0], return_predecessors=False)
        return bool(free[list(self.ends)].all() and self.ends[1] in reached)

    def keys(self, spared):
        cost = 0.001 + self.closed[self.pairs[:, 1]]
        total = dijkstra(self.matrix(cost, ~spared), indices=self.ends[0])[self.ends[1]]
        if np.isinf(total) or spared[list(self.ends)].any():
            return None
        return int(total) + int(self.closed[self.ends[0]])

    def cut(self):
        """Greatest number of paths that share no place (Menger), at each place's one unit."""
        if not self.open():
            return 0
        n = len(self.ids)
        roads = self.matrix(np.full(len(self.pairs), n, dtype=np.int32), ~self.closed).tocoo()
        tails = np.concatenate([roads.row + n, np.arange(n)])
        heads = np.concatenate([roads.col, np.arange(n) + n])
        room = np.concatenate([roads.data, np.ones(n, dtype=np.int32)])
        split = csr_array((room, (tails, heads)), (2 * n, 2 * n))
        return maximum_flow(split, self.ends[0] + n, self.ends[1]).flow_value

    def with_places(self, places, shut):
        flags = self.closed.copy()
        flags[[self.number[p] for p in places]] = shut
        return flags


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("account", ["primary", "alternate"])
def test_another_library_gets_the_same_from_the_exported_network(date, account):
    scenario = Scenario.of({"as_of": date, "account": account})
    ours = queries.corridors(scenario)
    theirs = Outside(queries.network(scenario), "tehran", "beirut")
    assert ours["open"] == theirs.open()
    nothing = np.zeros(len(theirs.ids), dtype=bool)
    assert ours["keys"]["count"] == theirs.keys(nothing)
    assert ours["keys"]["sparing_us"]["count"] == theirs.keys(theirs.closed & theirs.partners)
    assert ours["cut"]["count"] == theirs.cut()
    taken, held = ours["keys"]["places"], ours["cut"]["places"]
    assert theirs.open(theirs.with_places(taken, False))
    assert not theirs.open(theirs.with_places(held, True))


def test_sizes_through_time_are_those_of_the_named_sets():
    asked = question(Scenario())
    for now in list({now.closed: now for _, now in asked.through_time()}.values())[::6]:
        assert asked.solver.opening_size(now.closed) == size(now.keys)
        assert asked.solver.opening_size(now.closed, now.us_held) == size(now.keys_sparing_us)
        assert asked.solver.cut_sizes(now.closed) == (size(now.cut), size(now.cut_in_east))


def size(places):
    return None if places is None else len(places)
