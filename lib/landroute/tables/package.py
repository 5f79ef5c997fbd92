"""
The data package: one Frictionless resource a table, validated before it is read.

Each function takes `data`, a folder to be read as it is on disk now; without one it answers from
`data/` as it is in the edition in force.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from landroute.errors import BadInput, quoted, unknown
from landroute.paths import shown
from landroute.tables.edition import Stamped, stamped

if TYPE_CHECKING:
    from frictionless import Error

PACKAGE = "datapackage.json"
RECORD_START = dt.date(2011, 1, 1)
RECORD_END = dt.date(2026, 11, 1)

PANDAS_TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "string": "string"}


@lru_cache(maxsize=64)
def _resources(package: Stamped) -> dict[str, dict[str, Any]]:
    """Resources of a `datapackage.json` by name, in its order."""
    where, text = shown(package.path), package.content()
    try:
        content = json.loads(text.decode("utf-8"))
    except ValueError as error:
        raise BadInput(f"{where}: cannot be read as JSON ({error})") from error
    listed = content.get("resources") if isinstance(content, dict) else None
    if not isinstance(listed, list) or not all(_names_a_file(entry) for entry in listed):
        raise BadInput(f"{where}: wants a list `resources`, each with name, path and title")
    return {entry["name"]: entry for entry in listed}


def _names_a_file(entry: Any) -> bool:
    return isinstance(entry, dict) and all(
        isinstance(entry.get(name), str) for name in ("name", "path", "title")
    )


def resource_names(data: Path | None = None) -> list[str]:
    """Names of the tables (resources with a schema), in the package's order."""
    return [entry["name"] for entry in resources(data) if "schema" in entry]


def resources(data: Path | None = None) -> list[dict[str, Any]]:
    """Every resource, table or not, in the package's order."""
    return list(_resources(stamped(PACKAGE, data)).values())


def resource(name: str, data: Path | None = None) -> dict[str, Any]:
    """Return the descriptor of resource `name`; raise `BadInput` when there is none."""
    known = _resources(stamped(PACKAGE, data))
    if name not in known:
        raise unknown("table", name, known, f"there are: {', '.join(known)}")
    return dict(known[name])


def key_columns(name: str) -> list[str]:
    """Columns that name a row of a table: its schema's primary key."""
    key = resource(name)["schema"]["primaryKey"]
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
    return rows(*table(name, data)).copy()


def chosen(name: str, column: str, value: str) -> str:
    """Return a value that a column of a table has; raise `BadInput`, with the nearest, for none."""
    known = list(dict.fromkeys(read(name)[column]))
    if value not in known:
        raise unknown(column, value, known, f"data/{name}.csv has: {', '.join(known)}")
    return value


def table(name: str, data: Path | None = None) -> tuple[Stamped, str]:
    """Return what the rows of table `name` follow from: its file, and its schema as JSON."""
    path = resource(name, data)["path"]
    return stamped(path, data), _schema(name, stamped(PACKAGE, data))


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
    text = io.BytesIO(file.content())
    frame = pd.read_csv(text, dtype="string", keep_default_na=False)
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


@lru_cache(maxsize=256)
def broken(file: Stamped, schema: str) -> tuple[str, ...]:
    """
    Every way in which the file of a table breaks its schema.

    Returns
    -------
    tuple of str
        `file:line: column NAME: reason`, in file order; empty when the table is valid.
    """
    from frictionless import Resource, Schema  # slow to load

    where, content = shown(file.path), file.content()
    no_text = _no_text(content)
    if no_text:
        return (f"{where}{no_text}",)
    wrong_header = _wrong_header(content, [f["name"] for f in json.loads(schema)["fields"]])
    if wrong_header:
        return (f"{where}:1: column (header): {wrong_header}",)
    rules = Schema.from_descriptor(json.loads(schema))
    rules.foreign_keys = []  # a rule of its own: it needs the other tables
    checked = Resource(data=content, format="csv", schema=rules, encoding="utf-8")
    key = rules.primary_key[0] if rules.primary_key else ""
    errors = [error for task in checked.validate().tasks for error in task.errors]
    return tuple(f"{where}{_where(error, key)}{_reason(error)}" for error in errors)


def _no_text(content: bytes) -> str:
    """Say where a file is no whole UTF-8 text: `:line: column NAME: reason`; empty when it is."""
    if not content.strip():
        return ":1: column (header): the file is empty"
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


def _wrong_header(content: bytes, wanted: list[str]) -> str:
    """Say how a table's first line differs from the names of its schema; empty when it does not."""
    text = content.decode("utf-8").removeprefix("\ufeff")
    header = next(csv.reader(io.StringIO(text, newline="")), [])
    missing = [name for name in wanted if name not in header]
    extra = [name for name in dict.fromkeys(header) if name not in wanted]
    twice = [name for name in dict.fromkeys(header) if header.count(name) > 1]
    told = [
        f"{what} column{'s' if names[1:] else ''} {', '.join(quoted(name) for name in names)}"
        for what, names in (("missing", missing), ("extra", extra), ("twice the", twice))
        if names
    ]
    if not told and header != wanted:
        told = [f"the columns are in another order; wanted: {', '.join(wanted)}"]
    return "; ".join(told)


def _where(error: Error, key: str) -> str:
    """Name line and column; what is wrong with more than a cell names its key, row or header."""
    line = getattr(error, "row_number", None)
    field = getattr(error, "field_name", None)
    if error.type == "primary-key":
        field = key
    return f":{line or 1}: column {field or ('(row)' if line else '(header)')}: "


def _reason(error: Error) -> str:
    note = " ".join(str(error.note or error.message).split())
    cell = getattr(error, "cell", None)
    return f"{str(cell)[:80]!r}: {note}" if cell else note
