"""Rules on values that rise: along the columns of a row, or along named rows of a column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from landroute.paths import shown
from landroute.tables.dates import known_day
from landroute.tables.package import PACKAGE, read, resource, resource_names
from landroute.tables.rules.at import at
from landroute.tables.rules.declared import of_tables

LOW = re.compile(r"low$")  # how the name of a least ends


def values_rise(data: Path) -> Iterator[str]:
    """No value exceeds one that its table says (`ordered`) to come after it; equal ones pass."""
    for table, chains in of_tables(data, "ordered"):
        rows = read(table, data)
        for chain in chains:
            if "rows" in chain:
                yield from _down(data, table, rows, chain)
            else:
                yield from _across(data, table, rows, chain["columns"])


def every_range_is_ordered(data: Path) -> Iterator[str]:
    """Each low and high is declared `ordered`, or its table says why not (`not_ordered`)."""
    for table in resource_names(data):
        entry = resource(table, data)
        if entry.get("not_ordered"):
            continue
        names = [f["name"] for f in entry["schema"]["fields"] if f["type"] in ("number", "integer")]
        told = [chain["columns"] for chain in entry.get("ordered", []) if "columns" in chain]
        for low in names:
            high = LOW.sub("high", low)
            if low != high and high in names and not any({low, high} <= {*c} for c in told):
                reason = f"wants `ordered`, from {low} to {high}, or `not_ordered`, why"
                yield f"{shown(data / PACKAGE)}: table {table}: {reason}"


def _across(data: Path, table: str, rows: pd.DataFrame, columns: list[str]) -> Iterator[str]:
    for low, high in combinations(columns, 2):
        exceeds = _least(rows[low]) > _most(rows[high])
        for index in rows.index[exceeds.fillna(False)]:
            reason = f"{_shown(rows.at[index, low])} exceeds {high} = "
            yield at(data, table, index, low, reason + _shown(rows.at[index, high]))


def _down(data: Path, table: str, rows: pd.DataFrame, chain: dict[str, Any]) -> Iterator[str]:
    column = chain["of"]
    named = rows.drop_duplicates(key := chain["by"]).reset_index().set_index(key)
    present = [name for name in chain["rows"] if name in named.index]
    for low, high in combinations(present, 2):
        if named.at[low, column] > named.at[high, column]:
            reason = f"{low} = {named.at[low, column]:g} exceeds "
            reason += f"{high} = {named.at[high, column]:g}"
            yield at(data, table, named.at[low, "index"], column, reason)


def _least(column: pd.Series) -> pd.Series:
    """Return values to compare; of dates known in part, the first day that each may mean."""
    return column.map(known_day) if column.dtype == "string" else column


def _most(column: pd.Series) -> pd.Series:
    if column.dtype != "string":
        return column
    return column.map(lambda text: known_day(text, last=True))


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) else str(value)
