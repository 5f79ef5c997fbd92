"""Elimination in any algebra of paths, against every simple path of small networks."""

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.network.elimination import best_paths, elimination_order


@settings(max_examples=60)
@given(st.integers(0, 10_000), st.integers(3, 7))
def test_the_worst_place_of_the_best_path(seed, size):
    rng = np.random.default_rng(seed)
    graph = nx.gnp_random_graph(size, 0.6, seed=int(seed))
    nx.add_path(graph, range(size))
    order = elimination_order(graph, 0, size - 1)
    levels = rng.integers(0, 5, (size, 4))
    at = levels[list(order.places)]
    whole = np.full(4, 4)
    found = best_paths(
        order,
        [whole] * graph.number_of_edges(),
        lambda a, b, place: np.minimum(np.minimum(a, b), at[place]),
        np.maximum,
    )
    for state in range(4):
        paths = nx.all_simple_paths(graph, 0, size - 1)
        best = max(min([4, *(levels[p, state] for p in path[1:-1])]) for path in paths)
        assert found[state] == best
