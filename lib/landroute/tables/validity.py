"""A table by itself: whether its file is whole, and keeps to its schema."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from landroute.errors import quoted
from landroute.paths import shown
from landroute.tables import uses
from landroute.tables.edition import Stamped
from landroute.tables.sound import TABLES, digest, found_sound

# As the Table Schema standard writes them by default, in the digits 0 to 9; and how that is called.
WRITTEN = {
    "date": (r"\d{4}-\d{2}-\d{2}", "YYYY-MM-DD"),
    "integer": (r"[+-]?\d{1,18}", "a whole number of no more than 18 digits"),
    "number": (r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", "a number"),
    "boolean": ("true|false", "true or false"),
}

if TYPE_CHECKING:
    from frictionless import Error


@lru_cache(maxsize=256)
def broken(file: Stamped, schema: str) -> tuple[str, ...]:
    """
    Every way in which the file of a table breaks its schema.

    Returns
    -------
    tuple of str
        `file:line: column NAME: reason`, in file order; empty when the table is valid.
    """
    where = shown(file.path)
    with uses.noted_otherwise():
        content = file.content()
    if found_sound(TABLES, key_of(content, schema)):
        return ()
    no_text = _no_text(content)
    if no_text:
        return (f"{where}{no_text}",)
    wrong_header = _wrong_header(content, [f["name"] for f in json.loads(schema)["fields"]])
    if wrong_header:
        return (f"{where}:1: column (header): {wrong_header}",)
    odd = tuple(_odd_cells(content.decode("utf-8-sig"), json.loads(schema)["fields"]))
    if odd:
        return tuple(f"{where}{problem}" for problem in odd)
    from frictionless import Dialect, Resource, Schema  # slow to load
    from frictionless.formats import CsvControl

    rules = Schema.from_descriptor(json.loads(schema))
    rules.foreign_keys = []  # a rule of its own: it needs the other tables
    commas = Dialect(controls=[CsvControl(delimiter=",")])  # or it would guess
    checked = Resource(data=content, format="csv", schema=rules, encoding="utf-8", dialect=commas)
    key = rules.primary_key[0] if rules.primary_key else ""
    errors = [error for task in checked.validate().tasks for error in task.errors]
    return tuple(f"{where}{_where(error, key)}{_reason(error)}" for error in errors)


def key_of(content: bytes, schema: str) -> str:
    """Return what a table was found sound as: its content, its schema, and how it is looked at."""
    return digest(content, schema.encode(), Path(__file__).read_bytes())


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


def _odd_cells(text: str, fields: list[dict[str, str]]) -> Iterator[str]:
    """
    Say where a table is not the plain CSV that every reader reads alike.

    Yields
    ------
    str
        `:line: column NAME: reason`. A row is a line: a cell with a line break would shift the
        numbers of all lines after it.
    """
    names = [field["name"] for field in fields]
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for cells in rows:
            number += 1
            if rows.line_num > number:
                yield f":{number}: column (row): a cell has a line break, or its quote is not shut"
                return
            if number > 1 and len(cells) == len(fields):
                for field, cell in zip(fields, cells, strict=True):
                    pattern, called = WRITTEN.get(field["type"], (".*", ""))
                    if cell and not re.fullmatch(pattern, cell, re.ASCII):
                        reason = f"{cell[:40]!r} is not written as {called}"
                        yield f":{number}: column {field['name']}: {reason}"
    except csv.Error as error:
        column = names[-1] if number else "(header)"
        yield f":{number + 1}: column {column}: {error}"


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
