"""The network: places joined by segments of road, and by lanes of air and sea."""

from __future__ import annotations

from io import BytesIO

import networkx as nx
import pandas as pd

from landroute.paths import DATA
from landroute.tables import content, kept, on_roads, read

ROAD = "road"
TRACK = "track"


@kept(maxsize=4)
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
        edge attributes id, mode, road_class, km, hours, corridor (the border corridor that the
        edge belongs to, else an empty string).
    """
    rows = segments(road_speed)
    graph = nx.Graph()
    places = read("places")
    for place in places[places["id"].isin(on_roads())].itertuples():
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


@kept(maxsize=1)
def segment_lines() -> dict[str, list[list[float]]]:
    """Return each road's line as a list of [lon, lat], from data/geometry/segments.geojson."""
    import geopandas  # slow to load

    roads = geopandas.read_file(BytesIO(content(DATA / "geometry" / "segments.geojson")))
    return {road.id: [list(point) for point in road.geometry.coords] for road in roads.itertuples()}


def eastern_syria(graph: nx.Graph) -> frozenset[str]:
    """Return Syria's places in the regions that the op-ed's paragraph 9 is about."""
    east = set(read("regions").query("eastern_syria == 'yes'")["id"])
    return frozenset(place for place, region in graph.nodes(data="region") if region in east)
