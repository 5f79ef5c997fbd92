"""Rules on tables of settings: every row that code asks for is there, and fit for its unit."""

from __future__ import annotations

import operator
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.package import read
from landroute.tables.rules.at import at
from landroute.tables.rules.declared import of_fields, of_tables

HEADER = -1  # the line above the first row: where a missing row is told
BOUNDS = {
    "minimum": (operator.ge, "at least"),
    "maximum": (operator.le, "at most"),
    "exclusiveMinimum": (operator.gt, "above"),
    "exclusiveMaximum": (operator.lt, "below"),
}


def the_rows_asked_for_are_there(data: Path) -> Iterator[str]:
    """Each table that lists its rows (`asked_for`) has each of them once, and no other."""
    for table, asked in of_tables(data, "asked_for"):
        by, rows = asked["by"], read(table, data)
        names = pd.Series(map(" ".join, rows[by].itertuples(index=False)), rows.index, "string")
        for index, name in names[~names.isin(asked["rows"])].items():
            yield at(data, table, index, by[-1], f"{name!r} is a row that nothing asks for")
        for index, name in names[names.duplicated()].items():
            yield at(data, table, index, by[-1], f"{name!r} is there twice")
        for name in asked["rows"]:
            if name not in set(names):
                yield at(data, table, HEADER, by[-1], f"no row for {name!r}, which is asked for")


def values_fit_their_unit(data: Path) -> Iterator[str]:
    """Each value keeps to the bounds (`bounds_by`) of what another column says, as of its unit."""
    for table, name, bounds in of_fields(data, "bounds_by"):
        for column, by_kind in bounds.items():
            for row in read(table, data)[[name, column]].dropna().itertuples():
                if reason := _beyond(row[1], by_kind.get(row[2], {})):
                    where = f"where {column} is {row[2]!r}"
                    yield at(data, table, row.Index, name, f"{reason} {where}")


def values_are_above(data: Path) -> Iterator[str]:
    """Each value of a field that says so (`above`) is greater than that, and not it."""
    for table, name, bound in of_fields(data, "above"):
        for index, value in read(table, data)[name].dropna().items():
            if reason := _beyond(value, {"exclusiveMinimum": bound}):
                yield at(data, table, index, name, reason)


def _beyond(value: float, bounds: dict[str, float]) -> str:
    """Say which bound a value breaks; empty when none."""
    for name, bound in bounds.items():
        keeps, wanted = BOUNDS[name]
        if not keeps(value, bound):
            return f"{value:g} should be {wanted} {bound:g}"
    return ""
