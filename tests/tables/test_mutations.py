"""Damaged tables: each is refused with file, line, column and reason, or is harmless."""

import contextlib
import csv
import io
import itertools
import os
import re
import shutil

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from landroute.charts.tables import Table
from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables import read, resource, resource_names
from landroute.tables.check import check_data
from landroute.tables.seal import verify

EXAMPLES = 25  # for each of the ways below: 350 damaged tables in all
TABLES = [name for name in resource_names() if len(read(name)) > 1]
CLOCK = itertools.count(1)
NAMED = re.compile(r"^.*?[a-z_]+\.csv(:\d+)?: column [a-z0-9_()]+: .+")
ODD = [chr(n) for n in (0x202E, 0x200F, 0x200B, 0xFEFF, 0, 7, 0x1B, 0x7F, 0x85, 0x2028, 0x2066)]
MARKUP = ["<script>alert(1)</script>", "<b>", "</td><td>", "a > b", '<img src=x onerror="x()">']


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("mutations") / "data"
    shutil.copytree(DATA, folder)
    assert check_data(folder) == []
    return folder


@contextlib.contextmanager
def damaged(path, content):
    """Put `content` into a file for a while; each time its clock differs, so that caches see it."""
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    path.write_bytes(content)
    os.utime(path, ns=(stamp + next(CLOCK), stamp + next(CLOCK)))
    try:
        yield
    finally:
        path.write_bytes(before)
        os.utime(path, ns=(stamp, stamp))


def rows_of(name):
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", errors="surrogatepass")


def fields(name, *kinds):
    return [f["name"] for f in resource(name)["schema"]["fields"] if f["type"] in kinds]


@st.composite
def cells(draw, *kinds, names=None):
    """Draw a table, the line of a row in its file, and the position of a column of some type."""
    choices = [(t, c) for t in names or TABLES for c in fields(t, *kinds)]
    name, column = draw(st.sampled_from(choices))
    rows = rows_of(name)
    return name, draw(st.integers(2, len(rows))), rows[0].index(column)


def refused(problems, name):
    """Problems that name the file, a line, a column and a reason."""
    return [p for p in problems if NAMED.match(p) and f"{name}.csv" in p]


def refused_or_harmless(data, name, content):
    """Check a damaged table; where no rule refuses it, its hash must, and its page be plain."""
    with damaged(data / f"{name}.csv", content):
        problems = check_data(data)
        assert "\n" not in "".join(problems)
        if problems:
            assert refused(problems, name), problems[:3]
            return False
        same = read(name, data).equals(read(name))
        assert same or any(f"{name}.csv: sha256" in p for p in verify(data))
        assert_plain(read(name, data))
        return True


def assert_plain(frame):
    """No text of a table becomes an element where it is shown."""
    shown = Table(frame, key="damaged", label="Damaged")._repr_mimebundle_()["text/html"]
    elements = {tag.name for tag in BeautifulSoup(shown, "html.parser").find_all()}
    assert elements == {"table", "thead", "tbody", "tr", "th", "td"}


def often(test):
    limits = settings(
        max_examples=EXAMPLES,
        derandomize=True,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    return limits(test)


INTERVALS = [name for name in TABLES if resource(name).get("interval")]


@often
@given(cell=cells("date", "string", names=INTERVALS))
def test_dates_swapped(data, cell):
    name, line, _ = cell
    rows = rows_of(name)
    start, end = rows[0].index("start"), rows[0].index("end")
    row = rows[line - 1]
    assume(row[start] and row[end] and row[start] != row[end])
    row[start], row[end] = row[end], row[start]
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(st.sampled_from(["control", "passage"]), st.data(), st.integers(1, 4000))
def test_intervals_overlapping(data, name, draw, days):
    rows = rows_of(name)
    start, end = rows[0].index("start"), rows[0].index("end")
    account = rows[0].index("account") if "account" in rows[0] else None
    inner = [
        n
        for n, row in enumerate(rows[1:], start=1)
        if row[end] and row[start] > "2011-01-01" and (not account or row[account] == "primary")
    ]
    row = rows[draw.draw(st.sampled_from(inner))]
    which, sign = draw.draw(st.sampled_from([(start, -1), (end, 1)]))
    moved = pd.Timestamp(row[which]) + pd.Timedelta(sign * days, "D")
    row[which] = f"{moved:%Y-%m-%d}"
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(st.data(), st.from_regex(r"[a-z]{3,12}(-[a-z]{2,8})?", fullmatch=True))
def test_unknown_ids(data, draw, word):
    keys = [
        (name, key["fields"], key["reference"]["resource"])
        for name in TABLES
        for key in resource(name)["schema"].get("foreignKeys", [])
        if key["fields"] in fields(name, "string")
    ]
    name, column, target = draw.draw(st.sampled_from(keys))
    assume(word not in set(read(target).iloc[:, 0]))
    rows = rows_of(name)
    rows[draw.draw(st.integers(1, len(rows) - 1))][rows[0].index(column)] = word
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(cells("number", "integer"), st.sampled_from(["nan", "NaN", "inf", "-inf", "1e999", "many"]))
def test_no_number(data, cell, value):
    name, line, column = cell
    rows = rows_of(name)
    rows[line - 1][column] = value
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(
    cells("number", names=["places"]),
    st.floats(90, 1e300).map(lambda n: n * (1 if n % 2 < 1 else -1)),
)
def test_huge_coordinates(data, cell, value):
    name, line, column = cell
    rows = rows_of(name)
    rows[line - 1][column] = repr(value)
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(cells("string"), st.sampled_from(ODD), st.floats(0, 1))
def test_characters_that_nobody_sees(data, cell, odd, share):
    name, line, column = cell
    rows = rows_of(name)
    text = rows[line - 1][column]
    at = int(share * len(text))
    rows[line - 1][column] = text[:at] + odd + text[at:]
    assert not refused_or_harmless(data, name, written(rows))


# In each of these, another row says the same, and should go on to.
SAID_AGAIN = {(table, "name") for table in ("segments", "segments_plan", "crossings")}


@often
@given(cells("string"), st.sampled_from(["שלום", "البوكمال", "Ä", "日本"]))
def test_letters_of_any_script_are_harmless_in_a_text(data, cell, letters):
    name, line, column = cell
    rows = rows_of(name)
    rows[line - 1][column] = f"{rows[line - 1][column]} {letters}".strip()  # a word of their own
    free = rows[0][column] in ("note", "name", "detail", "effect", "event", "why", "reason")
    free = free and (name, rows[0][column]) not in SAID_AGAIN
    assert refused_or_harmless(data, name, written(rows)) or not free


@often
@given(cells("string"), st.sampled_from(MARKUP))
def test_markup(data, cell, markup):
    name, line, column = cell
    rows = rows_of(name)
    rows[line - 1][column] += markup
    frame = pd.DataFrame(rows[1:], columns=rows[0]).iloc[line - 2 : line - 1]
    assert_plain(frame.drop(columns="source", errors="ignore"))  # whose cells are links
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(cells("string"), st.sampled_from(['=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|x", "-cmd|x"]))
def test_formulas(data, cell, formula):
    name, line, column = cell
    rows = rows_of(name)
    rows[line - 1][column] = formula
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(cells("string"))
def test_rows_twice(data, cell):
    name, line, _ = cell
    rows = rows_of(name)
    rows.insert(line, list(rows[line - 1]))
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(cells("string", "date", "number", "integer", "boolean"))
def test_required_cells_empty(data, cell):
    name, line, column = cell
    rows = rows_of(name)
    field = next(f for f in resource(name)["schema"]["fields"] if f["name"] == rows[0][column])
    assume(field.get("constraints", {}).get("required"))
    rows[line - 1][column] = ""
    assert not refused_or_harmless(data, name, written(rows))


@often
@given(st.sampled_from(TABLES), st.floats(0, 1))
def test_files_cut_short(data, name, share):
    content = (DATA / f"{name}.csv").read_bytes()
    refused_or_harmless(data, name, content[: int(share * (len(content) - 1))])


@often
@given(cells("string"), st.sampled_from(["utf-16", "latin-1", "cp1256", "utf-8-sig"]))
def test_wrong_encodings(data, cell, encoding):
    name, line, column = cell
    rows = rows_of(name)
    rows[line - 1][column] += "é"
    content = written(rows).decode("utf-8")
    assume(encoding != "cp1256" or "é" in content)
    refused_or_harmless(data, name, content.encode(encoding, errors="replace"))


@often
@given(st.sampled_from(TABLES))
def test_line_ends_of_windows_are_harmless(data, name):
    content = (DATA / f"{name}.csv").read_bytes().replace(b"\n", b"\r\n")
    with damaged(data / f"{name}.csv", content):
        assert check_data(data) == []
        pd.testing.assert_frame_equal(read(name, data), read(name))


@pytest.mark.parametrize(
    ("find", "put"),
    [
        ("title = {", "title = {<b>"),
        ("url = {http", "url = {javascript:http"),
        ("url = {http", 'url = {http"'),
        ("organization = {", "organization = {‮"),
        ("},\n}", "},\n"),
    ],
)
def test_a_damaged_bibliography_is_refused(data, find, put):
    path = data / "sources.bib"
    with damaged(path, path.read_text(encoding="utf-8").replace(find, put, 1).encode()):
        problems = check_data(data)
        assert any("sources.bib" in problem for problem in problems), problems[:3]


def test_a_table_that_breaks_its_schema_cannot_be_read(data):
    with (
        damaged(data / "control.csv", b"place,start\nx,y\n"),
        pytest.raises(BadInput, match=r"control\.csv"),
    ):
        read("control", data)
