"""Opening sets, node cuts, their sizes and the least blocked path against brute force."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import connected

from landroute.network.cuts import node_cut, opening_set
from landroute.network.paths import least_blocked_path
from landroute.network.set_sizes import SetSizes

INNER = "abcdef"
NODES = f"s{INNER}t"
FEW = settings(max_examples=200)


@st.composite
def networks(draw):
    """A small network with some places closed, now and then the ends too."""
    pairs = list(combinations(NODES, 2))
    chosen = draw(st.sets(st.sampled_from(pairs), min_size=4, max_size=2 * len(NODES)))
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    for n, (a, b) in enumerate(sorted(chosen)):
        graph.add_edge(a, b, km=10.0, hours=1.0 + n / 100, corridor="" if n % 3 else "x")
    return graph, draw(st.frozensets(st.sampled_from(NODES + INNER)))


def smallest(candidates, works):
    pool = sorted(candidates)
    return next(
        (n for n in range(len(pool) + 1) for c in combinations(pool, n) if works(set(c))), None
    )


def size(places):
    return None if places is None else len(places)


@FEW
@given(networks(), st.frozensets(st.sampled_from(INNER)))
def test_opening_sets_equal_shortest_by_force(network, spared):
    graph, closed = network
    expected = smallest(closed - spared, lambda opened: connected(graph, closed - opened))
    opened = opening_set(graph, "s", "t", closed, spared & closed)
    assert size(opened) == expected
    if opened is not None:
        assert connected(graph, closed - set(opened))
        assert not set(opened) & spared
    sizes = SetSizes(graph, "s", "t")
    assert sizes.opening_size(sizes.flags(closed), sizes.flags(spared & closed)) == expected


@FEW
@given(networks(), st.frozensets(st.sampled_from(INNER), min_size=1))
def test_node_cuts_equal_shortest_by_force(network, candidates):
    graph, closed = network
    sizes = SetSizes(graph, "s", "t")
    for allowed in (None, candidates):
        pool = (set(INNER) if allowed is None else set(allowed)) - closed
        expected = smallest(pool, lambda denied: not connected(graph, closed | denied))
        cut = node_cut(graph, "s", "t", closed, allowed)
        assert size(cut) == expected
        if cut:
            assert set(cut) <= pool
            assert not connected(graph, closed | set(cut))
        flags = None if allowed is None else sizes.flags(allowed)
        assert sizes.cut_size(sizes.flags(closed), flags) == expected


@FEW
@given(networks())
def test_the_least_blocked_path_has_fewest_blocked_places_then_fewest_hours(network):
    graph, closed = network
    path = least_blocked_path(graph, "s", "t", closed)
    every = [
        (sum(p in closed for p in places),
         sum(graph.edges[e]["hours"] for e in nx.utils.pairwise(places)))
        for places in nx.all_simple_paths(graph, "s", "t")
    ]  # fmt: skip
    if path is None:
        assert not every
    else:
        assert (len(path.blocked_by), path.hours) == pytest.approx(min(every))


def test_of_equal_cuts_the_one_nearest_to_the_border_is_taken():
    graph = nx.Graph()
    for a, b, corridor in (("s", "a", ""), ("a", "b", "x"), ("b", "c", ""), ("c", "t", "")):
        graph.add_edge(a, b, km=1.0, hours=1.0, corridor=corridor)
    assert node_cut(graph, "s", "t", ()) == ("a",)
    assert node_cut(graph, "s", "t", (), "bc") == ("b",)
    assert node_cut(graph, "s", "t", "c") == ()


def test_a_place_that_is_not_in_the_network_has_no_flag():
    sizes = SetSizes(nx.path_graph(["s", "a", "t"]), "s", "t")
    assert sizes.flags(["a", "z"]).tolist() == [False, True, False]
