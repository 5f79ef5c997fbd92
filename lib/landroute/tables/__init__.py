"""Floor 0: typed, validated access to `data/`."""

from landroute.tables.edition import content, files, in_force, kept, renew
from landroute.tables.package import (
    RECORD_END,
    RECORD_START,
    read,
    resource,
    resource_names,
    resources,
)
from landroute.tables.places import on_roads, place_id, road_place_id

__all__ = [
    "RECORD_END",
    "RECORD_START",
    "content",
    "files",
    "in_force",
    "kept",
    "on_roads",
    "place_id",
    "read",
    "renew",
    "resource",
    "resource_names",
    "resources",
    "road_place_id",
]
