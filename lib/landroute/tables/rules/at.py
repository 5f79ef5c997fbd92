"""How a problem names its place."""

from __future__ import annotations

from pathlib import Path

from landroute.paths import shown
from landroute.tables.package import resource

LINE_OF_FIRST_ROW = 2


def at(data: Path, table: str, index: int, column: str, reason: str) -> str:
    """`file:line: column NAME: reason` for the row with position `index` of a table."""
    return line(data / resource(table, data)["path"], index, column, reason)


def line(path: Path, index: int, column: str, reason: str) -> str:
    """Name the place as `at` does, by the table's file."""
    return f"{shown(path)}:{index + LINE_OF_FIRST_ROW}: column {column}: {reason}"
