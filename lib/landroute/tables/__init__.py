"""Floor 0: typed, validated access to `data/`."""

from landroute.tables.package import RECORD_END, RECORD_START, read, resource, resource_names
from landroute.tables.places import place_id

__all__ = ["RECORD_END", "RECORD_START", "place_id", "read", "resource", "resource_names"]
