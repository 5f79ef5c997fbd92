"""The network: places joined by segments of road, and by lanes of air and sea."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

import networkx as nx
import pandas as pd

from landroute.paths import DATA
from landroute.tables import on_roads, read

ROAD = "road"
TRACK = "track"


@lru_cache(maxsize=4)
def road_network(road_speed: str = "central", tracks_count: bool = False) -> nx.Graph:
    """
    Return the road network, which alone corridors are made of.

    Parameters
    ----------
    road_speed
        `low`, `central` or `high`: which estimate of speed by class of road gives the hours.
    tracks_count
        Whether unpaved tracks are part of the network.

    Returns
    -------
    Graph
        The places that a road ends at, with attributes name, country, region, lon, lat (degrees);
        edge attributes id, mode, km, hours, corridor (the border corridor that the edge belongs
        to, else an empty string).
    """
    rows = segments(road_speed)
    graph = nx.Graph()
    for place in read("places").itertuples():
        if place.id not in on_roads():
            continue
        graph.add_node(
            place.id,
            name=place.name,
            country=place.country,
            region=place.region,
            lon=float(place.lon),
            lat=float(place.lat),
        )
    border = border_segments()
    for segment in rows[rows["mode"] == ROAD].itertuples():
        if segment.road_class == TRACK and not tracks_count:
            continue
        graph.add_edge(
            segment.from_place,
            segment.to_place,
            id=segment.id,
            mode=segment.mode,
            road_class=segment.road_class,
            km=float(segment.km),
            hours=float(segment.hours),
            corridor=border.get(segment.id, ""),
        )
    return nx.freeze(graph)


def segments(road_speed: str = "central") -> pd.DataFrame:
    """
    Return data/segments.csv with a column `hours`.

    By road, km over the speed of the road's class as `road_speed` estimates it; by air and sea, km
    over the central speed of the mode.
    """
    rows = read("segments")
    by_class = read("road_classes").set_index("road_class")[f"speed_{road_speed}"]
    by_mode = read("mode_speeds").set_index("mode")["speed_central"]
    speeds = rows["road_class"].map(by_class).fillna(rows["mode"].map(by_mode))
    rows["hours"] = rows["km"] / speeds
    return rows


def lanes() -> pd.DataFrame:
    """Return the segments that are no roads: lanes of air and sea, with their hours."""
    rows = segments()
    return rows[rows["mode"] != ROAD]


def border_segments() -> dict[str, str]:
    """Map each segment that crosses the border between Iraq and Syria to its corridor's id."""
    return {
        segment: corridor.id
        for corridor in read("corridors").itertuples()
        for segment in corridor.border_segments.split("; ")
    }


@lru_cache(maxsize=1)
def segment_lines() -> dict[str, list[list[float]]]:
    """Return each road's line as a list of [lon, lat], from data/geometry/segments.geojson."""
    text = (DATA / "geometry" / "segments.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return {f["properties"]["id"]: f["geometry"]["coordinates"] for f in features}
