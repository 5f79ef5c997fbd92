"""Slow and plain answers that several tests hold the library's against."""

from __future__ import annotations

import math

import networkx as nx
import shapely


def connected(graph, closed):
    """Say whether a path leads from `s` to `t` past closed places."""
    left = graph.subgraph(set(graph) - set(closed))
    return "s" in left and "t" in left and nx.has_path(left, "s", "t")


def shortest_by_force(near, far, denied, clearance):
    """
    Return the length of the shortest join of two sets of points that keeps clear of others.

    `clearance` is one for all of those, or one for each.
    """
    posts = shapely.points(denied)
    lengths = [
        join.length
        for a in near
        for b in far
        for join in [shapely.LineString([a, b])]
        if (shapely.distance(join, posts) >= clearance).all()
    ]
    return min(lengths, default=None)


def great_circle(a, b):
    """Return km by haversine on a sphere: within half a per cent of the ellipsoid."""
    (lon, lat), (lon2, lat2) = (map(math.radians, p) for p in (a, b))
    chord = math.sin((lat2 - lat) / 2) ** 2
    chord += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))
