"""Interdiction against brute force and the minimum cut."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.network.cuts import node_cut
from landroute.network.interdiction import (
    common_node_cut,
    interdict,
    interdict_by_budget,
    maximal_sets,
    places_on_routes,
)
from landroute.network.programmes import interdiction_set, minimum_hitting_set

NODES = "sabcdeft"
INNER = frozenset("abcdef")


@st.composite
def networks(draw):
    pairs = list(combinations(NODES, 2))
    chosen = sorted(draw(st.sets(st.sampled_from(pairs), min_size=6, max_size=18)))
    hours = draw(st.lists(st.integers(1, 40), min_size=len(chosen), max_size=len(chosen)))
    graph = nx.Graph()
    graph.add_nodes_from(NODES, region="", country="")
    for n, ((a, b), long) in enumerate(zip(chosen, hours, strict=True)):
        graph.add_edge(a, b, km=10.0, hours=long / 4, corridor="x" if n % 3 == 0 else "", id=a + b)
    return graph


subsets = st.frozensets(st.sampled_from(sorted(INNER)), max_size=3)


def hours_left(graph, closed):
    left = graph.subgraph(set(graph) - set(closed))
    try:
        return nx.dijkstra_path_length(left, "s", "t", weight="hours")
    except nx.NetworkXNoPath:
        return float("inf")


def sets_up_to(pool, most):
    return (set(c) for n in range(most + 1) for c in combinations(sorted(pool), n))


@settings(max_examples=200)
@given(networks(), subsets, st.integers(0, 4), st.one_of(st.none(), subsets))
def test_interdiction_equals_brute_force(graph, closed, budget, candidates):
    pool = (INNER if candidates is None else candidates) - closed
    bought = interdict(graph, "s", "t", closed, budget, candidates)
    left = {frozenset(d): hours_left(graph, closed | d) for d in sets_up_to(pool, budget)}
    best = max(left.values())
    assert (float("inf") if bought.hours is None else bought.hours) == pytest.approx(best)
    assert set(bought.places) <= pool
    fewest = min(len(denied) for denied, hours in left.items() if hours == pytest.approx(best))
    assert len(bought.places) == fewest
    assert hours_left(graph, closed | set(bought.places)) == pytest.approx(best)


@settings(max_examples=100)
@given(networks(), subsets)
def test_the_programme_closes_exactly_when_the_budget_reaches_the_minimum_cut(graph, closed):
    on_routes = places_on_routes(graph, "s", "t", closed)
    cut = node_cut(graph, "s", "t", closed)
    assume(on_routes)
    assume(cut is not None)
    network = graph.subgraph(on_routes)
    candidates = sorted(on_routes - {"s", "t"})
    below = interdiction_set(network, "s", "t", candidates, len(cut) - 1)
    reached = interdiction_set(network, "s", "t", candidates, len(cut))
    assert hours_left(graph, closed | set(below)) < float("inf")
    assert hours_left(graph, closed | set(reached)) == float("inf")


@settings(max_examples=200)
@given(networks(), subsets)
def test_places_on_routes_are_those_on_a_simple_path(graph, closed):
    left = graph.subgraph(set(graph) - closed)
    expected = {place for path in nx.all_simple_paths(left, "s", "t") for place in path}
    assert places_on_routes(graph, "s", "t", closed) == expected


@settings(max_examples=200)
@given(networks(), st.lists(subsets, min_size=1, max_size=4), st.one_of(st.none(), subsets))
def test_one_set_for_every_day_equals_brute_force(graph, days, candidates):
    pool = INNER if candidates is None else candidates
    expected = next(
        (
            len(denied)
            for denied in sets_up_to(pool, len(pool))
            if all(hours_left(graph, denied | shut) == float("inf") for shut in days)
        ),
        None,
    )
    on_routes = [places_on_routes(graph, "s", "t", shut) for shut in days]
    cut = common_node_cut(graph, "s", "t", on_routes, candidates)
    assert (None if cut is None else len(cut)) == expected
    if cut is not None:
        assert set(cut) <= pool
        assert all(hours_left(graph, shut | set(cut)) == float("inf") for shut in days)


@settings(max_examples=200)
@given(networks(), subsets)
def test_one_set_for_one_day_is_as_small_as_the_minimum_cut(graph, closed):
    cut = node_cut(graph, "s", "t", closed)
    common = common_node_cut(graph, "s", "t", [places_on_routes(graph, "s", "t", closed)])
    assert (common is None) == (cut is None)
    assert cut is None or len(common) == len(cut)


def test_of_equal_sets_the_first_in_order_is_taken():
    assert minimum_hitting_set([{"c", "b"}, {"b", "c"}], ["a", "b", "c"]) == ["b"]
    assert minimum_hitting_set([{"a"}, {"z"}], ["a"]) is None


def test_the_maximal_sets_lie_within_no_other():
    wide, narrow, other = frozenset("sabt"), frozenset("sat"), frozenset("sct")
    assert set(maximal_sets([narrow, wide, other, frozenset(), wide])) == {wide, other}


def test_two_equal_roads_and_a_detour():
    # s-a-t and s-b-t take 2 hours, s-c-t takes 5: two places buy three hours, three close.
    graph = nx.Graph()
    for place, hours in {"a": 1.0, "b": 1.0, "c": 2.5}.items():
        graph.add_edge("s", place, hours=hours, corridor="x")
        graph.add_edge(place, "t", hours=hours, corridor="")
    bought = interdict_by_budget(graph, ("s", "t"), (), 5)
    assert [(one.places, one.hours) for one in bought] == [
        ((), 2.0),
        ((), 2.0),
        (("a", "b"), 5.0),
        (("a", "b", "c"), None),
    ]
    with pytest.raises(BadInput, match="budget"):
        interdict(graph, "s", "t", (), -1)


def test_a_road_from_end_to_end_cannot_be_closed():
    graph = nx.Graph([("s", "t", {"hours": 9.0, "corridor": ""})])
    graph.add_edge("s", "a", hours=1.0, corridor="x")
    graph.add_edge("a", "t", hours=1.0, corridor="")
    bought = interdict_by_budget(graph, ("s", "t"), (), 3)
    assert [one.hours for one in bought] == [2.0, 9.0, 9.0, 9.0]
    assert common_node_cut(graph, "s", "t", [places_on_routes(graph, "s", "t", ())]) is None
