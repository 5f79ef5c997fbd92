"""Any file of a table: refused by file, line and column, or read as a second reader reads it."""

import csv
import datetime as dt
import io
import itertools
import json
import os
import re

import jsonschema
import pandas as pd
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from landroute.paths import DATA
from landroute.tables import resource, resource_names
from landroute.tables.check import _own_problems
from landroute.tables.edition import on_disk
from landroute.tables.package import rows
from landroute.tables.validity import broken

FIRST = 5  # rows of each table, which are enough to be told apart
CLOCK = itertools.count(1)
NAMED = re.compile(r"[a-z_]+\.csv:\d+: column ([a-z0-9_]+|\([a-z]+\)): .+")
ODD_CELLS = [
    *("", " ", "0", "-0", "+1", "007", "1e5", "1e999", "9" * 20, "9" * 400, "1.", ".5", "1_0"),
    *("nan", "inf", "NA", "null", "None", "true", "TRUE", "yes", "false", "-1.5e-3", "1,5", "0x1"),
    *("2017-08-15", "2017-02-30", "2017-8-15", "20170815", "0001-01-01", "9999-12-31"),
    "٢٠١٧-08-15",
    *("2026-11-02", "2017-08-15T00:00", "a; b", "a;b", "primary", "tehran", "=1", "<b>", "*a*"),
    *("a,b", 'a"b', '"', "a\nb", "a\rb", "\0", "\ufeff", "\u202e", "é", "\u2028", "x" * 500),
]
ODD_BYTES = [
    *(b"", b",", b'"', b'""', b"\n", b"\r", b"\r\n", b"\n\n", b";", b"\t", b" ", b"\0", b"\xff"),
    *(b"\xef\xbb\xbf", b"\xc3", b"\xc3\xa9", b"\xe2\x80\xae", b"\x85", b"\x0b", b"\x1a", b"#"),
]


def first_rows(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(itertools.islice(csv.reader(file), FIRST + 1))


TABLES = {name: first_rows(name) for name in resource_names()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("rows")


@st.composite
def files(draw):
    """Draw the name of a table, and a file that is its first rows but for something."""
    name = draw(st.sampled_from(list(TABLES)))
    table = [list(row) for row in TABLES[name]]
    for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
        row = draw(st.sampled_from(table[draw(st.sampled_from([0, 1, 1, 1])) :] or table))
        at = draw(st.integers(0, len(row) - 1)) if row else 0
        match draw(st.integers(0, 9)):
            case 0:
                del row[at : at + 1]
            case 1:
                row.insert(at, draw(st.sampled_from(ODD_CELLS)))
            case 2:
                table.insert(draw(st.integers(1, len(table))), list(row))
            case 3:
                row[:] = row[::-1]
            case 4 if row:
                row[at] = draw(st.text(max_size=9))
            case 5 if row:
                row[at] += draw(st.sampled_from(["a", "0", " ", ".", "0" * 20]))
            case _ if row:
                row[at] = draw(st.sampled_from(ODD_CELLS))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\n", "\n", "\r\n", "\r"]))
    out = io.StringIO()
    csv.writer(out, lineterminator=end, quoting=quoting).writerows(table)
    content = out.getvalue().encode(errors="surrogatepass")
    for _ in range(draw(st.sampled_from([0, 0, 1]))):
        at = draw(st.integers(0, len(content)))
        odd = draw(st.sampled_from(ODD_BYTES))
        content = content[:at] + odd + content[at + draw(st.integers(0, 2)) :]
    return name, content


def value(cell, kind):
    """Read a cell as the Table Schema standard says."""
    if cell == "":
        return None
    match kind:
        case "integer":
            return int(cell)
        case "number":
            return float(cell)
        case "boolean":
            return {"true": True, "false": False}[cell]
        case "date":
            return dt.datetime.strptime(cell, "%Y-%m-%d").date()
    return cell


def second_reading(content, schema):
    """Return the rows as the standard library reads them, by column."""
    header, *cells = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    assert header == list(kinds)
    by_column = zip(*cells, strict=True) if cells else ([] for _ in header)
    return {
        name: [value(cell, kind) for cell in column]
        for (name, kind), column in zip(kinds.items(), by_column, strict=True)
    }


def assert_keeps_to(schema, columns):
    """Hold the rows against the constraints of a schema, as another library understands them."""
    for field in schema["fields"]:
        limits = dict(field.get("constraints", {}))
        values = columns[field["name"]]
        present = [one for one in values if one is not None]
        assert not (limits.pop("required", False) and None in values)
        assert not (limits.pop("unique", False) and len({*present}) < len(present))
        for one in present:
            if field["type"] == "date":
                assert limits.get("minimum", "") <= one.isoformat() <= limits.get("maximum", "a")
            else:
                jsonschema.validate(one, limits)
    key = schema.get("primaryKey", [])
    key = [key] if isinstance(key, str) else key
    rows_of_key = list(zip(*(columns[name] for name in key), strict=True))
    assert len({*rows_of_key}) == len(rows_of_key)


def plain(frame):
    """Return the values of a table as it was read, by column."""
    days = {name: frame[name].dt.date for name in frame.select_dtypes("datetime")}
    return {
        name: [None if pd.isna(one) else one for one in column]
        for name, column in frame.assign(**days).items()
    }


@settings(max_examples=600, derandomize=True)
@given(files())
def test_a_table_is_refused_or_read_as_a_second_reader_reads_it(folder, drawn):
    name, content = drawn
    path, schema = folder / f"{name}.csv", resource(name)["schema"]
    path.write_bytes(content)
    stamp = next(CLOCK)
    os.utime(path, ns=(stamp, stamp))  # by which caches tell one from another
    of_a_table = on_disk(path), json.dumps(schema)
    problems = broken(*of_a_table) or _own_problems(*of_a_table)
    event("refused" if problems else "read")
    for problem in problems:
        assert NAMED.fullmatch(problem.removeprefix(f"{folder}/")), problem
        assert problem.isprintable(), problem
    if not broken(*of_a_table):
        columns = second_reading(content, schema)
        assert plain(rows(*of_a_table)) == columns
        assert_keeps_to(schema, columns)
