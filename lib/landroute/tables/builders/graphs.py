"""Graphs as the scgraph packages write them, and shortest paths over them."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rustworkx as rx

Edge = tuple[int, int, float]
Floats = npt.NDArray[np.float64]


def parsed(wheel: Path, member: str) -> tuple[list[dict[str, float]], list[list[float]]]:
    """Neighbours with km, and latitude and longitude, of every node: read, never executed."""
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read(member).decode("ascii").splitlines()
    body = {line.split("=", 1)[0]: line.split("=", 1)[1] for line in lines if "=[" in line}
    return json.loads(re.sub(r"(\d+):", r'"\1":', body["graph"])), json.loads(body["nodes"])


def network(nodes: int, edges: Iterable[Edge]) -> rx.PyGraph[int, float]:
    """Return a graph as rustworkx has it: nodes by index, edges with km."""
    graph: rx.PyGraph[int, float] = rx.PyGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(list(edges))
    return graph


def route(graph: rx.PyGraph[int, float], start: int, end: int) -> tuple[list[int], float] | None:
    """Shortest path from node to node with its km; None when there is none."""
    paths = rx.dijkstra_shortest_paths(graph, start, target=end, weight_fn=float)
    if end not in paths:
        return None
    path = [*paths[end]]
    return path, sum(min(graph.get_all_edge_data(a, b)) for a, b in pairwise(path))
