"""What tables declare of their rows in datapackage.json, for the rules that hold them to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from landroute.paths import shown
from landroute.tables.package import PACKAGE, resource, resource_names

# The columns of its own table that each declaration names.
OF_TABLES: dict[str, Callable[[Any], list[str]]] = {
    "ordered": lambda chains: [
        name for chain in chains for name in chain.get("columns") or [chain["by"], chain["of"]]
    ],
    "asked_for": lambda asked: list(asked["by"]),
    "as_in": lambda said: [name for again in said for name in [again["by"], *again["columns"]]],
}
OF_FIELDS: dict[str, Callable[[Any], list[str]]] = {
    "bounds_by": list,
    "above": lambda _: [],
    "joins": lambda joins: list(joins["columns"]),
    "row_of": lambda _: [],
    "partial_date": lambda _: [],
}


def of_tables(data: Path, key: str) -> Iterator[tuple[str, Any]]:
    """Yield each table that declares something, with what it declares."""
    for table in resource_names(data):
        entry = resource(table, data)
        if key in entry and not _lost(entry, OF_TABLES[key](entry[key])):
            yield table, entry[key]


def of_fields(data: Path, key: str) -> Iterator[tuple[str, str, Any]]:
    """Yield each table and column that declares something, with what it declares."""
    for table in resource_names(data):
        entry = resource(table, data)
        for field in entry["schema"]["fields"]:
            if key in field and not _lost(entry, OF_FIELDS[key](field[key])):
                yield table, field["name"], field[key]


def declarations_name_columns(data: Path) -> Iterator[str]:
    """Each column that a table names in what it declares is one of its own."""
    for table in resource_names(data):
        entry = resource(table, data)
        told = [(key, named(entry[key])) for key, named in OF_TABLES.items() if key in entry]
        for field in entry["schema"]["fields"]:
            told += [(key, named(field[key])) for key, named in OF_FIELDS.items() if key in field]
        for key, names in told:
            for name in _lost(entry, names):
                where = f"{shown(data / PACKAGE)}: table {table}: {key}"
                yield f"{where}: there is no column {name!r}"


def _lost(entry: dict[str, Any], names: list[str]) -> list[str]:
    known = {field["name"] for field in entry["schema"]["fields"]}
    return [name for name in dict.fromkeys(names) if name not in known]
