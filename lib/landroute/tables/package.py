"""The data package: one Frictionless resource a table, validated before it is read."""

from __future__ import annotations

import csv
import datetime as dt
import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Resource, Schema
from frictionless import errors as rules

from landroute.errors import BadInput
from landroute.paths import DATA, shown

RECORD_START = dt.date(2011, 1, 1)
RECORD_END = dt.date(2026, 11, 1)

PANDAS_TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}


@cache
def descriptor(data: Path = DATA) -> dict[str, Any]:
    """Return `datapackage.json` as a dictionary."""
    path = data / "datapackage.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{shown(path)}: cannot be read as JSON ({error})") from error
    listed = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(listed, list) or not all(_names_a_file(entry) for entry in listed):
        raise BadInput(f"{shown(path)}: wants a list `resources`, each with name, path and title")
    return dict(content)


def _names_a_file(entry: Any) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(entry.get(name), str) for name in ("name", "path", "title")
    )


def resource_names(data: Path = DATA) -> list[str]:
    """Names of the tables (resources with a schema), in the package's order."""
    return [r["name"] for r in descriptor(data)["resources"] if "schema" in r]


def resources(data: Path = DATA) -> list[dict[str, Any]]:
    """Every resource, table or not, in the package's order."""
    return list(descriptor(data)["resources"])


def resource(name: str, data: Path = DATA) -> dict[str, Any]:
    """Return the descriptor of resource `name`; raise `BadInput` when there is none."""
    found = {r["name"]: r for r in descriptor(data)["resources"]}
    if name not in found:
        raise BadInput(f"no table {name!r} in datapackage.json; there are: {', '.join(found)}")
    return dict(found[name])


def read(name: str, data: Path = DATA) -> pd.DataFrame:
    """
    Read one table, validated against its schema.

    Parameters
    ----------
    name
        Resource name in `data/datapackage.json`.
    data
        Folder of the data package.

    Returns
    -------
    DataFrame
        The schema's columns, in its order; dates as `datetime64`, an empty date as `NaT`; an
        empty string as missing.

    Raises
    ------
    BadInput
        When a row breaks the schema; names file, line, column and reason.
    """
    return _read(name, data, changed(name, data)).copy()


def changed(name: str, data: Path) -> int:
    """Clock of the last change to the file of table `name`, in nanoseconds: what caches go by."""
    path = data / resource(name, data)["path"]
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        raise BadInput(f"{shown(path)}: cannot be read ({error.strerror})") from error


@lru_cache(maxsize=64)
def _read(name: str, data: Path, stamp: int) -> pd.DataFrame:
    problems = schema_problems(name, data)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise BadInput(problems[0] + more)
    described = resource(name, data)
    fields = described["schema"]["fields"]
    frame = pd.read_csv(data / described["path"], dtype="string", keep_default_na=False)
    frame = frame[[f["name"] for f in fields]].mask(lambda text: text == "")
    for field in fields:
        frame[field["name"]] = _typed(frame[field["name"]], field)
    return frame


def _typed(column: pd.Series, field: dict[str, Any]) -> pd.Series:
    kind = field["type"]
    if kind == "date":
        return pd.to_datetime(column, format="%Y-%m-%d")
    if kind == "boolean":
        return column.map({"true": True, "false": False}).astype("boolean")
    return column.astype(PANDAS_TYPES[kind])


def schema_problems(name: str, data: Path = DATA) -> list[str]:
    """
    Every way in which the file of table `name` breaks its schema.

    Returns
    -------
    list of str
        `file:line: column NAME: reason`, in file order; empty when the table is valid.
    """
    path = data / resource(name, data)["path"]
    try:
        stamp = path.stat().st_mtime_ns
    except OSError:
        return [f"{shown(path)}: the file is missing"]
    return list(_schema_problems(name, data, stamp))


@lru_cache(maxsize=128)
def _schema_problems(name: str, data: Path, stamp: int) -> tuple[str, ...]:
    described = resource(name, data)
    path = data / described["path"]
    unreadable = _unreadable(path)
    if unreadable:
        return (f"{shown(path)}{unreadable}",)
    schema = Schema.from_descriptor(described["schema"])
    schema.foreign_keys = []  # a rule of its own: it needs the other tables
    checked = Resource(path=described["path"], basepath=str(data), schema=schema, encoding="utf-8")
    report = checked.validate()
    key = schema.primary_key[0] if schema.primary_key else ""
    found = [error for task in report.tasks for error in task.errors]
    return tuple(f"{shown(path)}{_where(error, key)}{_reason(error)}" for error in found)


def _unreadable(path: Path) -> str:
    """Say where a file is no whole UTF-8 text: `:line: column NAME: reason`; empty when it is."""
    content = path.read_bytes()
    lines = content.splitlines(keepends=True)
    for number, line in enumerate(lines, start=1):
        text = line.decode("utf-8", errors="replace")
        if "\ufffd" in text:
            header = next(csv.reader([lines[0].decode("utf-8", errors="replace")]))
            cells = next(csv.reader([text]))
            column = next(i for i, cell in enumerate(cells) if "\ufffd" in cell)
            name = header[column] if number > 1 and column < len(header) else "(header)"
            return f":{number}: column {name}: is no UTF-8 text"
    if not content.endswith(b"\n"):
        return f":{len(lines)}: column (last): the line has no end; is the file cut short?"
    return ""


def _where(error: rules.Error, key: str) -> str:
    """Name line and column; what is wrong with more than a cell names its key, row or header."""
    line = getattr(error, "row_number", None)
    field = getattr(error, "field_name", None)
    if isinstance(error, rules.PrimaryKeyError):
        field = key
    return f":{line or 1}: column {field or ('(row)' if line else '(header)')}: "


def _reason(error: rules.Error) -> str:
    note = " ".join(str(error.note or error.message).split())
    cell = getattr(error, "cell", None)
    return f"{str(cell)[:80]!r}: {note}" if cell else note
