"""Shortest paths in order, and paths along and via places."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from landroute.network.paths import (
    corridors_crossed,
    k_shortest_paths,
    path_along,
    path_via,
    uses_corridor,
    within_corridor,
)
from landroute.network.roads import road_network, segment_lines
from landroute.tables import read

CASES = 250


def random_network(rng):
    nodes = "sabcdt"
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for a, b in combinations(nodes, 2):
        if rng.random() < 0.55:
            hours = float(rng.random())
            graph.add_edge(a, b, km=50 * hours, hours=hours, corridor="")
    return graph, frozenset(p for p in nodes if rng.random() < 0.15)


def test_the_k_shortest_paths_equal_brute_force():
    rng = np.random.default_rng(1)
    joined = 0
    for _ in range(CASES):
        graph, closed = random_network(rng)
        k = int(rng.integers(1, 8))
        every = sorted(
            (sum(graph.edges[e]["hours"] for e in nx.utils.pairwise(places)), tuple(places))
            for places in nx.all_simple_paths(graph, "s", "t")
            if not closed & set(places)
        )
        paths = k_shortest_paths(graph, "s", "t", closed, k)
        assert [p.places for p in paths] == [places for _, places in every[:k]]
        assert [p.hours for p in paths] == pytest.approx([hours for hours, _ in every[:k]])
        assert all(p.km == pytest.approx(50 * p.hours) for p in paths)
        joined += bool(paths)
    assert joined > CASES / 4


def test_a_path_via_its_stops_adds_up_and_a_missing_road_gives_none():
    graph = road_network()
    path = path_via(graph, ("tehran", "albukamal", "beirut"))
    legs = [nx.dijkstra_path_length(graph, a, b, weight="hours")
            for a, b in (("tehran", "albukamal"), ("albukamal", "beirut"))]  # fmt: skip
    assert path.hours == pytest.approx(sum(legs))
    assert path == path_along(graph, path.places)
    apart = nx.Graph([("a", "b", {"hours": 1.0, "km": 1.0})])
    apart.add_node("c")
    assert path_via(apart, ("a", "b", "c")) is None


def test_within_a_corridor_a_path_crosses_by_no_other():
    graph = road_network()
    for corridor in read("corridors")["id"]:
        for path in k_shortest_paths(within_corridor(graph, corridor), "tehran", "beirut", (), 3):
            assert set(corridors_crossed(graph, path)) <= {corridor}
            assert uses_corridor(graph, path, corridor) == bool(corridors_crossed(graph, path))


def test_the_line_of_each_road_ends_at_its_places():
    places = read("places").set_index("id")[["lon", "lat"]].astype(float)
    lines = segment_lines()
    roads = read("segments").query("mode == 'road'")
    assert set(lines) == set(roads["id"])
    for road in roads.itertuples():
        ends = {tuple(np.round(lines[road.id][i], 2)) for i in (0, -1)}
        assert ends == {tuple(places.loc[p].round(2)) for p in (road.from_place, road.to_place)}
