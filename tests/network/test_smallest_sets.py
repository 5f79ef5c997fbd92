"""All the smallest node cuts, and what they have in common, against brute force."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import connected

from landroute.network.cuts import node_cut
from landroute.network.interdiction import places_on_routes
from landroute.network.smallest_sets import smallest_common_node_cuts, smallest_node_cuts

INNER = "abcdef"
NODES = f"s{INNER}t"
FEW = settings(max_examples=150)
subsets = st.frozensets(st.sampled_from(INNER), max_size=3)


@st.composite
def networks(draw):
    pairs = list(combinations(NODES, 2))
    chosen = draw(st.sets(st.sampled_from(pairs), min_size=6, max_size=18))
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    for n, (a, b) in enumerate(sorted(chosen)):
        graph.add_edge(a, b, hours=1.0 + n / 100, corridor="" if n % 3 else "x")
    return graph


def every_smallest(candidates, works):
    pool = sorted(candidates)
    for size in range(len(pool) + 1):
        sets = {frozenset(c) for c in combinations(pool, size) if works(frozenset(c))}
        if sets:
            return sets
    return None


def agrees(told, expected):
    if expected is None:
        assert told is None
        return
    assert set(told.sets) == expected
    assert len(told.sets) == len(expected)
    assert not told.more
    assert frozenset(told.example) in expected
    assert set(told.core) == frozenset.intersection(*expected)


@FEW
@given(networks(), subsets, st.one_of(st.none(), subsets))
def test_the_smallest_node_cuts_are_all_those_of_brute_force(graph, closed, candidates):
    pool = (set(INNER) if candidates is None else set(candidates)) - closed
    expected = every_smallest(pool, lambda denied: not connected(graph, closed | denied))
    told = smallest_node_cuts(graph, "s", "t", closed, candidates)
    agrees(told, expected)
    assert told is None or told.example == node_cut(graph, "s", "t", closed, candidates)


@FEW
@given(networks(), st.lists(subsets, min_size=1, max_size=3), st.one_of(st.none(), subsets))
def test_the_smallest_cuts_of_several_days_are_all_those_of_brute_force(graph, days, candidates):
    pool = set(INNER) if candidates is None else set(candidates)
    expected = every_smallest(
        pool, lambda denied: not any(connected(graph, shut | denied) for shut in days)
    )
    on_routes = [places_on_routes(graph, "s", "t", shut) for shut in days]
    agrees(smallest_common_node_cuts(graph, "s", "t", on_routes, candidates), expected)


@pytest.mark.parametrize(("most", "more"), [(3, True), (6, False)])
def test_no_more_sets_are_counted_than_asked_for_and_the_core_is_of_all(most, more):
    # s-a-b-t and s-c-d-e-t, and no way round f: any of two, any of three, and f always.
    graph = nx.Graph()
    for route in ("sabf", "scdef", "ft"):
        for a, b in nx.utils.pairwise(route):
            graph.add_edge(a, b, hours=1.0, corridor="x")
    alone = smallest_node_cuts(graph, "s", "t", (), most=most)
    assert (alone.sets, alone.core, alone.more) == ((frozenset("f"),), ("f",), False)
    round_it = smallest_node_cuts(graph, "s", "t", (), "abcde", most=most)
    assert len(round_it.sets) == most
    assert round_it.more == more
    assert round_it.core == ()


def test_an_end_is_never_a_place_to_close():
    graph = nx.Graph()
    graph.add_edge("s", "t", hours=1.0, corridor="x")
    assert smallest_node_cuts(graph, "s", "t", ()) is None
    assert smallest_node_cuts(graph, "s", "t", ("t",)).sets == (frozenset(),)
