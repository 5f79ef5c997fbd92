"""The road graph: OpenStreetMap's main roads as `scgraph-data` distributes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import rustworkx as rx
import shapely
from pyproj import CRS, Transformer
from scipy.spatial import cKDTree
from shapely.geometry import LineString, Point

from landroute.tables.builders.graphs import Edge, Floats, network, parsed
from landroute.tables.builders.packages import CACHE, ROADS, fetch
from landroute.tables.settings import Settings

MEMBER = "scgraph_data/world_highways.py"


@dataclass(frozen=True)
class Roads:
    """
    The graph in the box.

    Attributes
    ----------
    lonlat
        Nodes in degrees, shape (n, 2).
    xy
        The same in km on a plane (Lambert conformal conic fitted to the box), shape (n, 2).
    edges
        Pairs of node indices with the length in km along the road.
    """

    lonlat: Floats
    xy: Floats
    edges: list[Edge]


def plane(config: Settings) -> Transformer:
    """Degrees to km on the plane in which nearness is measured."""
    return Transformer.from_crs("EPSG:4326", CRS.from_proj4(config.plane), always_xy=True)


def project(lonlat: Floats, config: Settings) -> Floats:
    """Points in degrees, shape (n, 2), as km on the plane."""
    return np.column_stack(plane(config).transform(lonlat[:, 0], lonlat[:, 1]))


def load(config: Settings, packages: Path = CACHE) -> Roads:
    """Read the graph, clip it to the box and join the carriageways of one road."""
    lonlat, edges = _clipped(*parsed(fetch(ROADS, packages), MEMBER), config)
    xy = project(lonlat, config)
    pairs = cKDTree(xy).query_pairs(config.join_km)
    links = [(a, b, float(np.hypot(*(xy[a] - xy[b])))) for a, b in sorted(pairs)]
    return Roads(lonlat, xy, edges + links)


def _clipped(
    neighbours: list[dict[str, float]], latlon: list[list[float]], config: Settings
) -> tuple[Floats, list[Edge]]:
    west, south, east, north = config.box
    inside = [
        i for i, (lat, lon) in enumerate(latlon) if south <= lat <= north and west <= lon <= east
    ]
    index = {old: new for new, old in enumerate(inside)}
    edges = sorted(
        (index[a], index[int(b)], km)
        for a in inside
        for b, km in neighbours[a].items()
        if a < int(b) and int(b) in index
    )
    return np.array([[latlon[i][1], latlon[i][0]] for i in inside]), edges


def reached(roads: Roads, places: Floats, config: Settings) -> Roads:
    """
    Return the graph with the places as its last nodes, linked to the roads beside them.

    Parameters
    ----------
    roads
        The graph.
    places
        Places in km on the plane, shape (n, 2).
    config
        `reach_km` is the longest link; roads up to `join_km` beyond the nearest are linked too.

    Returns
    -------
    Roads
        The main component of the graph, with edges split where links meet them (the length of
        a split edge is shared out along it). Node `-n + i` is place `i`; one beyond reach has
        no edge.
    """
    main = max(rx.connected_components(network(len(roads.lonlat), roads.edges)), key=len)
    edges = [edge for edge in roads.edges if edge[0] in main]
    tree = shapely.STRtree([LineString(roads.xy[[a, b]]) for a, b, _ in edges])
    met: list[Floats] = []
    cuts: dict[int, list[tuple[float, int]]] = defaultdict(list)
    links: list[tuple[int, int, float]] = []
    for place, xy in enumerate(places):
        point = Point(xy)
        for edge in _beside(tree, point, config):
            line = tree.geometries[edge]
            node = len(roads.xy) + len(met)
            share = line.project(point, normalized=True)
            cuts[edge].append((share, node))
            links.append((place, node, line.distance(point)))
            met.append(np.array(line.interpolate(share, normalized=True).coords[0]))
    xy = np.vstack([roads.xy, np.array(met), places])
    first = len(roads.xy) + len(met)
    whole = [edge for i, edge in enumerate(edges) if i not in cuts]
    split = [part for i, at in sorted(cuts.items()) for part in _split(edges[i], at)]
    joined = [(first + place, node, km) for place, node, km in links]
    lonlat = np.column_stack(plane(config).transform(xy[:, 0], xy[:, 1], direction="INVERSE"))
    return Roads(lonlat, xy, whole + split + joined)


def _beside(tree: shapely.STRtree, point: Point, config: Settings) -> list[int]:
    """Edges to link a place to: the nearest within reach, and those little farther."""
    nearest = point.distance(tree.geometries[tree.nearest(point)])
    if nearest > config.reach_km:
        return []
    farthest = min(nearest + config.join_km, config.reach_km)
    return sorted(int(i) for i in tree.query(point, "dwithin", farthest))


def _split(edge: Edge, at: Iterable[tuple[float, int]]) -> list[Edge]:
    """Cut an edge at shares of its length, each with the node that goes there."""
    a, b, km = edge
    stops = [(0.0, a), *sorted(at), (1.0, b)]
    return [(here, there, (upto - since) * km) for (since, here), (upto, there) in pairwise(stops)]
