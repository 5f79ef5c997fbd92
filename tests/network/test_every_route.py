"""Places on every open route against brute force."""

from itertools import combinations

import networkx as nx
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from oracles import connected

from landroute.network.cuts import on_every_route

INNER = "abcdef"
NODES = f"s{INNER}t"


@settings(max_examples=200)
@given(
    st.sets(st.sampled_from(list(combinations(NODES, 2))), min_size=4, max_size=16),
    st.frozensets(st.sampled_from(INNER)),
)
def test_a_place_on_every_route_is_one_whose_closing_leaves_none(edges, closed):
    graph = nx.Graph(sorted(edges))
    graph.add_nodes_from(NODES)
    assume(connected(graph, closed))
    alone = {p for p in set(INNER) - closed if not connected(graph, closed | {p})}
    assert on_every_route(graph, ("s", "t"), closed) == alone | {"s", "t"}
