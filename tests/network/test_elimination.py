"""The fastest routes of many draws at once against a networkx Dijkstra a draw."""

import networkx as nx
import numpy as np
import pytest

from landroute.errors import BadInput
from landroute.network.elimination import elimination_order, fastest_routes


def by_networkx(graph, hours, cost, shut):
    row = {p: i for i, p in enumerate(graph)}
    slot = {e: i for i, (a, b) in enumerate(graph.edges) for e in ((a, b), (b, a))}

    def weight(a, b, _):
        return None if shut[row[b]] else hours[slot[a, b]]

    try:
        least, route = nx.single_source_dijkstra(graph, 0, 1, weight=weight)
    except nx.NetworkXNoPath:
        return np.inf, np.nan
    return least, sum(cost[slot[e]] for e in nx.utils.pairwise(route))


def test_draws_equal_dijkstra_on_random_networks():
    rng = np.random.default_rng(5)
    joined = 0
    for _ in range(200):
        size, density = int(rng.integers(2, 9)), rng.uniform(0.2, 0.9)
        graph = nx.gnp_random_graph(size, density, seed=int(rng.integers(1 << 30)))
        shape = (graph.number_of_edges(), 4)
        hours, cost = rng.uniform(0.1, 9, shape), rng.uniform(0, 9, shape)
        shut = rng.random((len(graph), 4)) < 0.2
        shut[:2] = False
        given = hours.copy()
        least, paid = fastest_routes(elimination_order(graph, 0, 1), hours, cost, shut)
        np.testing.assert_array_equal(hours, given)
        for d in range(4):
            expected = by_networkx(graph, hours[:, d], cost[:, d], shut[:, d])
            np.testing.assert_allclose((least[d], paid[d]), expected, rtol=1e-12)
        joined += int(np.isfinite(least).sum())
    assert 200 < joined < 800


@pytest.mark.parametrize(
    ("ends", "why"), [((0, 0), "the same place"), ((0, 9), "9 is not in the network")]
)
def test_ends_that_are_none_are_refused(ends, why):
    with pytest.raises(BadInput, match=why):
        elimination_order(nx.path_graph(3), *ends)
