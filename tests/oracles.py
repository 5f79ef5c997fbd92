"""Slow and plain answers that several tests hold the library's against."""

from __future__ import annotations

import math

import networkx as nx
import pandas as pd
import shapely

from landroute.corridor.timeline import set_sizes_through_time
from landroute.tables import RECORD_END, RECORD_START


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


def every_day(asked):
    """
    Answer the corridor question for each day of the record: worked out on change days, then kept.

    Returns
    -------
    DataFrame
        Index date, every day from the record's first to its last; columns open, one for each
        corridor (whether it is open), keys, keys_sparing_us, cut, cut_in_east.
    """
    states = {
        pd.Timestamp(day): {"open": now.open, **_open(now)} for day, now in asked.through_time()
    }
    counts = set_sizes_through_time(asked).drop_duplicates("date", keep="last").set_index("date")
    days = pd.date_range(RECORD_START, RECORD_END, name="date")
    state = pd.DataFrame.from_dict(states, orient="index").reindex(days, method="ffill")
    return state.join(counts.reindex(days, method="ffill"))


def _open(now):
    return {name: bool(path and path.open) for name, path in now.corridors.items()}
