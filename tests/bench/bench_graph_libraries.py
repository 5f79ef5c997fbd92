"""
Point-to-point queries on the full road graph: five libraries on the same pairs, in one run.

The graph is that of `scgraph-data` in the book's box, its carriageways joined as the builder joins
them; the queries are between nodes of its main component, drawn at random. Each library is asked
by the call of its own that is quickest for one pair, first for the length alone, then for the
path too; the lengths must agree, and those of the paths. Building the graphs is not timed.
Needs `pip install -e '.[bench]'`. Run: python tests/bench/bench_graph_libraries.py [QUERIES]
"""

import math
import sys
import time
from itertools import pairwise

import igraph
import networkx as nx
import numpy as np
import rustworkx as rx
from scgraph import Graph
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra

from landroute.tables.builders.roads import load
from landroute.tables.settings import settings

QUERIES = 200
KM = 1e-6  # how far two lengths may lie apart


def main_component():
    """Nodes counted anew from 0, and the shortest edge between each joined pair of them."""
    roads = load(settings())
    shortest = {}
    for a, b, km in roads.edges:
        pair = min(a, b), max(a, b)
        shortest[pair] = min(km, shortest.get(pair, km))
    ends, size = np.array(list(shortest)), len(roads.lonlat)
    _, label = connected_components(csr_array((np.ones(len(ends)), tuple(ends.T)), (size, size)))
    main = label == np.bincount(label).argmax()
    anew = np.cumsum(main) - 1
    edges = [(int(anew[a]), int(anew[b]), float(km)) for (a, b), km in shortest.items() if main[a]]
    return int(main.sum()), edges


class Scgraph:
    def __init__(self, size, edges):
        self.graph = [{} for _ in range(size)]
        for a, b, km in edges:
            self.graph[a][b] = self.graph[b][a] = km

    def length(self, a, b):
        return Graph.dijkstra_makowski(self.graph, a, b)["length"]

    def path(self, a, b):
        return Graph.dijkstra_makowski(self.graph, a, b)["path"]


class Rustworkx:
    def __init__(self, size, edges):
        self.graph = rx.PyGraph(multigraph=False)
        self.graph.add_nodes_from(range(size))
        self.graph.add_edges_from(edges)

    def length(self, a, b):
        return rx.dijkstra_shortest_path_lengths(self.graph, a, float, goal=b)[b]

    def path(self, a, b):
        return rx.dijkstra_shortest_paths(self.graph, a, target=b, weight_fn=float)[b]


class Igraph:
    def __init__(self, size, edges):
        self.graph = igraph.Graph(size, [(a, b) for a, b, _ in edges])
        self.graph.es["km"] = [km for *_, km in edges]

    def length(self, a, b):
        return self.graph.distances(a, b, weights="km", algorithm="dijkstra")[0][0]

    def path(self, a, b):
        return self.graph.get_shortest_path(a, b, weights="km", algorithm="dijkstra")


class Scipy:
    def __init__(self, size, edges):
        a, b, km = (np.array(column) for column in zip(*edges, strict=True))
        ends = np.concatenate([a, b]), np.concatenate([b, a])
        self.graph = csr_array((np.concatenate([km, km]), ends), (size, size))

    def length(self, a, b):
        return dijkstra(self.graph, indices=a)[b]

    def path(self, a, b):
        _, before = dijkstra(self.graph, indices=a, return_predecessors=True)
        path = [b]
        while path[-1] != a:
            path.append(int(before[path[-1]]))
        return path[::-1]


class Networkx:
    def __init__(self, size, edges):
        self.graph = nx.Graph()
        self.graph.add_nodes_from(range(size))
        self.graph.add_weighted_edges_from(edges, weight="km")

    def length(self, a, b):
        return nx.bidirectional_dijkstra(self.graph, a, b, weight="km")[0]

    def path(self, a, b):
        return nx.bidirectional_dijkstra(self.graph, a, b, weight="km")[1]


LIBRARIES = (Scgraph, Rustworkx, Igraph, Scipy, Networkx)


def timed(asks, pairs):
    """Median milliseconds a query and the answers, by library; each pair is put to all in turn."""
    spent, answers = {name: [] for name in asks}, {name: [] for name in asks}
    for number, pair in enumerate([pairs[0], *pairs]):
        for name, ask in asks.items():
            began = time.perf_counter()
            answer = ask(*pair)
            taken = time.perf_counter() - began
            if number:  # the first query only warms up
                spent[name].append(taken)
                answers[name].append(answer)
    return {name: 1000 * float(np.median(spent[name])) for name in asks}, answers


def main() -> None:
    """Print a line a library: milliseconds a query, and times the quickest."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else QUERIES
    size, edges = main_component()
    km = {**{(a, b): w for a, b, w in edges}, **{(b, a): w for a, b, w in edges}}
    rng = np.random.default_rng(2017)
    pairs = [tuple(int(n) for n in rng.choice(size, 2, replace=False)) for _ in range(count)]
    asked = {library.__name__.lower(): library(size, edges) for library in LIBRARIES}
    of_length, lengths = timed({name: own.length for name, own in asked.items()}, pairs)
    of_path, paths = timed({name: own.path for name, own in asked.items()}, pairs)
    for name in asked:
        walked = [math.fsum(km[step] for step in pairwise(path)) for path in paths[name]]
        np.testing.assert_allclose(lengths[name], lengths["networkx"], rtol=0, atol=KM)
        np.testing.assert_allclose(walked, lengths["networkx"], rtol=0, atol=KM)
    times = {name: (of_length[name], of_path[name]) for name in asked}
    print(f"{size:,} nodes, {len(edges):,} edges, {count} random pairs; equal lengths by all")
    print(f"{'':12}{'length':>10}{'times':>8}{'path':>10}{'times':>8}    (median ms a query)")
    least = [min(column) for column in zip(*times.values(), strict=True)]
    for name, (length, path) in sorted(times.items(), key=lambda item: item[1][1]):
        ratios = length / least[0], path / least[1]
        print(f"{name:12}{length:10.2f}{ratios[0]:8.1f}{path:10.2f}{ratios[1]:8.1f}")
    for what, best in (("length", 0), ("path", 1)):
        print(f"fastest for the {what}: {min(times, key=lambda name: times[name][best])}")


if __name__ == "__main__":
    main()
