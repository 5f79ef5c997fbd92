"""The names of rows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from landroute.tables import columns, kept


@kept(maxsize=32)
def names(table: str, column: str = "name") -> Mapping[str, str]:
    """Map the ids of a table to its names, or to another column of it."""
    rows = columns(table, "id", column).set_index("id")[column]
    return MappingProxyType({str(key): str(name) for key, name in rows.items()})
