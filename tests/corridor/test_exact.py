"""Keys, cuts, critical places and doubts against brute force; the export against scipy."""

from itertools import combinations, product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order, dijkstra, maximum_flow

from landroute.corridor import queries
from landroute.corridor.question import question
from landroute.network.counting import Counter
from landroute.network.paths import best_path, fewest_holds, fewest_keys
from landroute.scenario import Scenario
from landroute.studies.corridors.critical import on_every_route

INNER = "abcdef"
NODES = f"s{INNER}t"
FEW = settings(max_examples=200, deadline=None)


@st.composite
def networks(draw, inner=INNER):
    """A small network with some places closed, now and then the ends too."""
    nodes = f"s{inner}t"
    pairs = list(combinations(nodes, 2))
    chosen = draw(st.sets(st.sampled_from(pairs), min_size=4, max_size=2 * len(nodes)))
    graph = nx.Graph()
    for node in nodes:
        graph.add_node(node, region="", country="")
    for n, (a, b) in enumerate(sorted(chosen)):
        border = "x" if n % 3 == 0 else ""
        graph.add_edge(a, b, km=10.0, hours=1.0 + n / 100, corridor=border, id=f"{a}{b}")
    return graph, draw(st.frozensets(st.sampled_from(nodes + inner)))


def connected(graph, closed):
    left = graph.subgraph(set(graph) - set(closed))
    return "s" in left and "t" in left and nx.has_path(left, "s", "t")


def smallest(candidates, works):
    pool = sorted(candidates)
    return next(
        (n for n in range(len(pool) + 1) for c in combinations(pool, n) if works(set(c))), None
    )


def size(found):
    return None if found is None else len(found)


@FEW
@given(networks(), st.frozensets(st.sampled_from(INNER)))
def test_keys_equal_brute_force(network, spared):
    graph, closed = network
    expected = smallest(closed - spared, lambda opened: connected(graph, closed - opened))
    found = fewest_keys(graph, "s", "t", closed, spared & closed)
    assert size(found) == expected
    if found is not None:
        assert connected(graph, closed - set(found))
        assert not set(found) & spared
    count = Counter(graph, "s", "t")
    assert count.keys(count.flags(closed), count.flags(spared & closed)) == expected


@FEW
@given(networks(), st.frozensets(st.sampled_from(INNER), min_size=1))
def test_cuts_equal_brute_force(network, candidates):
    graph, closed = network
    count = Counter(graph, "s", "t")
    for allowed in (None, candidates):
        pool = (set(INNER) if allowed is None else set(allowed)) - closed
        expected = smallest(pool, lambda held: not connected(graph, closed | held))
        found = fewest_holds(graph, "s", "t", closed, allowed)
        assert size(found) == expected
        if found:
            assert not connected(graph, closed | set(found))
        flags = None if allowed is None else count.flags(allowed)
        assert count.holds(count.flags(closed), flags) == expected


@FEW
@given(networks())
def test_the_best_path_has_fewest_blocked_places_then_fewest_hours(network):
    graph, closed = network
    path = best_path(graph, "s", "t", closed)
    walks = [
        (sum(p in closed for p in walk),
         sum(graph.edges[e]["hours"] for e in nx.utils.pairwise(walk)))
        for walk in nx.all_simple_paths(graph, "s", "t")
    ]  # fmt: skip
    if path is None:
        assert not walks
    else:
        assert (len(path.blocked_by), path.hours) == pytest.approx(min(walks))


@FEW
@given(networks())
def test_a_place_on_every_route_is_one_whose_closing_leaves_none(network):
    graph, closed = network
    closed -= {"s", "t"}
    if connected(graph, closed):
        alone = {p for p in set(INNER) - closed if not connected(graph, closed | {p})}
        assert on_every_route(graph, ("s", "t"), closed) == alone | {"s", "t"}


@FEW
@given(networks("abcd"), st.frozensets(st.sampled_from("abcd")))
def test_two_readings_settle_what_every_combination_of_doubts_would(network, doubtful):
    """Closing every doubtful place, and none, bounds all 2ⁿ; the keys name the fewest to read."""
    graph, closed = network
    surely = closed - doubtful
    states = {
        frozenset(kept): connected(graph, surely | set(kept))
        for kept in (
            {p for p, shut in zip(sorted(doubtful), choice, strict=True) if shut}
            for choice in product((False, True), repeat=len(doubtful))
        )
    }
    worst, best = states[doubtful], states[frozenset()]
    assert all(states.values()) == worst
    assert any(states.values()) == best
    if best and not worst:
        turning = fewest_keys(graph, "s", "t", surely | doubtful, surely)
        opened = [len(doubtful) - len(kept) for kept, is_open in states.items() if is_open]
        assert len(turning) == min(opened)
        assert states[doubtful - set(turning)]


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
        """Greatest number of ways that share no place (Menger), at each place's one unit."""
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


def test_counts_through_time_are_those_of_the_named_sets():
    asked = question(Scenario())
    count = Counter(asked.graph, *asked.ends)
    states = list({now.closed: now for _, now in asked.through_time()}.values())
    for now in states[::6]:
        closed, spared = count.flags(now.closed), count.flags(now.us_held)
        assert count.keys(closed) == size(now.keys)
        assert count.keys(closed, spared) == size(now.keys_sparing_us)
        assert count.holds(closed) == size(now.cut)


def test_a_place_that_is_not_in_the_network_is_ignored():
    asked = question(Scenario())
    count = Counter(asked.graph, *asked.ends)
    assert pd.Series(count.flags(["damascus-airport"])).sum() == 0
