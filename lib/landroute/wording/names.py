"""The names of rows."""

from __future__ import annotations

from landroute.tables import read


def names(table: str) -> dict[str, str]:
    """Map the ids of a table to its names."""
    return read(table).set_index("id")["name"].to_dict()
