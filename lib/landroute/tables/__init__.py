"""Floor 0: typed, validated access to `data/`."""

from landroute.tables.edition import content, files, in_force, kept, renew
from landroute.tables.package import (
    RECORD_END,
    RECORD_START,
    chosen,
    columns,
    key_columns,
    pages,
    read,
    resource,
    resource_names,
    resources,
    titles,
)
from landroute.tables.places import on_roads, place_id, road_place_id
from landroute.tables.rests import (
    counts_days,
    resting,
    rests_on,
    rests_on_numbered,
    rests_on_parameters,
    rests_on_rows,
    rests_on_sources,
    rests_on_table,
)

__all__ = [
    "RECORD_END",
    "RECORD_START",
    "chosen",
    "columns",
    "content",
    "counts_days",
    "files",
    "in_force",
    "kept",
    "key_columns",
    "on_roads",
    "pages",
    "place_id",
    "read",
    "renew",
    "resource",
    "resource_names",
    "resources",
    "resting",
    "rests_on",
    "rests_on_numbered",
    "rests_on_parameters",
    "rests_on_rows",
    "rests_on_sources",
    "rests_on_table",
    "road_place_id",
    "titles",
]
