"""
The data package: one Frictionless resource a table, validated before it is read.

Each function takes `data`, a folder to be read as it is on disk now; without one it answers from
`data/` as it is in the edition in force.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from landroute.errors import BadInput, unknown
from landroute.paths import shown
from landroute.tables import uses
from landroute.tables.descriptor import described
from landroute.tables.edition import Stamped, stamped
from landroute.tables.validity import broken

PACKAGE = "datapackage.json"
RECORD_START = dt.date(2011, 1, 1)
RECORD_END = dt.date(2026, 11, 1)

PANDAS_TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}


@lru_cache(maxsize=64)
def _resources(package: Stamped) -> dict[str, dict[str, Any]]:
    """Resources of a `datapackage.json` by name, in its order."""
    with uses.noted_otherwise():
        content = package.content()
        listed = described(content, shown(package.path))["resources"]
    return {entry["name"]: entry for entry in listed}


def resource_names(data: Path | None = None) -> list[str]:
    """Names of the tables (resources with a schema), in the package's order."""
    uses.note(uses.NAMES)
    return [name for name, entry in _resources(stamped(PACKAGE, data)).items() if "schema" in entry]


def titles() -> dict[str, str]:
    """Map the name of each table to what it is called, in the package's order."""
    uses.note(uses.TITLES)
    known = _resources(stamped(PACKAGE))
    return {name: entry["title"] for name, entry in known.items() if "schema" in entry}


def pages() -> dict[str, list[str]]:
    """Map the name of each table whose rows have a page to the columns that name a row."""
    uses.note(uses.PAGES)
    known = _resources(stamped(PACKAGE))
    return {name: _key(entry) for name, entry in known.items() if "page" in entry}


def resources(data: Path | None = None) -> list[dict[str, Any]]:
    """Every resource, table or not, in the package's order."""
    uses.note(uses.PACKAGE)
    return list(_resources(stamped(PACKAGE, data)).values())


def resource(name: str, data: Path | None = None) -> dict[str, Any]:
    """Return the descriptor of resource `name`; raise `BadInput` when there is none."""
    uses.note(uses.TABLE + name)
    return dict(_described(name, stamped(PACKAGE, data)))


def key_columns(name: str) -> list[str]:
    """Columns that name a row of a table: its schema's primary key."""
    return _key(resource(name))


def _key(entry: dict[str, Any]) -> list[str]:
    key = entry["schema"]["primaryKey"]
    return [key] if isinstance(key, str) else list(key)


def read(name: str, data: Path | None = None) -> pd.DataFrame:
    """
    Read one table, validated against its schema.

    Parameters
    ----------
    name
        Resource name in `data/datapackage.json`.
    data
        Folder of the data package, to be read as it is now; without it, the edition in force.

    Returns
    -------
    DataFrame
        The schema's columns, in its order; dates as `datetime64`, an empty date as `NaT`; an
        empty string as missing.

    Raises
    ------
    BadInput
        When a row breaks the schema; names file, line, column and reason. When the file has
        changed since the edition in force was taken.
    """
    uses.note(uses.ROWS + name)
    return rows(*table(name, data)).copy()


def columns(name: str, *wanted: str) -> pd.DataFrame:
    """Read some columns of a table in `data/`, as `read` does: what hangs on these alone."""
    uses.note(f"{uses.COLUMNS}{name}:{','.join(wanted)}")
    return rows(*table(name))[list(wanted)].copy()


def chosen(name: str, column: str, value: str) -> str:
    """Return a value that a column of a table has; raise `BadInput`, with the nearest, for none."""
    known = list(dict.fromkeys(columns(name, column)[column]))
    if value not in known:
        raise unknown(column, value, known, f"data/{name}.csv has no such")
    return value


def table(name: str, data: Path | None = None) -> tuple[Stamped, str]:
    """Return what the rows of table `name` follow from: its file, and its schema as JSON."""
    package = stamped(PACKAGE, data)
    return stamped(_described(name, package)["path"], data), _schema(name, package)


def _described(name: str, package: Stamped) -> dict[str, Any]:
    known = _resources(package)
    if name not in known:
        raise unknown("table", name, known, f"there are: {', '.join(known)}")
    return known[name]


@lru_cache(maxsize=1024)
def _schema(name: str, package: Stamped) -> str:
    return json.dumps(_resources(package)[name]["schema"])


@lru_cache(maxsize=256)
def rows(file: Stamped, schema: str) -> pd.DataFrame:
    """Return the rows of a table as `read` does: one frame for all, not to be changed."""
    problems = broken(file, schema)
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise BadInput(problems[0] + more)
    fields = json.loads(schema)["fields"]
    with uses.noted_otherwise():
        text = io.BytesIO(file.content())
    frame = pd.read_csv(text, dtype="string", keep_default_na=False, na_values=[""])
    frame = frame[[f["name"] for f in fields]]
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
