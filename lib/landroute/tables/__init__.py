"""Floor 0: typed, validated access to `data/`."""

from landroute.tables.package import RECORD_END, RECORD_START, read, resource, resource_names
from landroute.tables.places import on_roads, place_id, road_place_id

__all__ = [
    "RECORD_END",
    "RECORD_START",
    "on_roads",
    "place_id",
    "read",
    "resource",
    "resource_names",
    "road_place_id",
]
