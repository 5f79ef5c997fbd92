"""Hostile rows and lines: each is named by file, line and column, and none is read otherwise."""

import json
import os

import pytest
from tables.test_tables import edit, rows_of, write_rows

from landroute.paths import DATA
from landroute.tables import read, resource, resource_names
from landroute.tables.check import check_data
from landroute.tables.places import place_id, spellings_of


def line_of(table, key):
    return [row[0] for row in rows_of(DATA / f"{table}.csv")].index(key) + 1


@pytest.mark.parametrize(
    ("alias", "owner"),
    [("Tanf", "tanf"), ("TEHRAN", None), ("  tanf garrison", "tanf"), ("al-qaim", "al-qaim")],
)
def test_a_spelling_is_of_one_place(data_copy, alias, owner):
    line = line_of("places", "tehran")
    known = rows_of(data_copy / "places.csv")[line - 1][9]
    edit(data_copy, "places", line, "aliases", f"{known}; {alias.strip()}")
    problems = check_data(data_copy)
    if owner is None:  # a place may be called by its own name again
        assert problems == []
    else:
        places = [one for one in problems if "places.csv:" in one]
        assert any("column aliases: " in one and "stands for" in one for one in places), problems


def test_an_id_wins_where_it_is_looked_up():
    for place, spellings in spellings_of(read("places")).items():
        assert place_id(place) == place
        assert {place_id(spelling.upper()) for spelling in spellings} == {place}
    assert place_id("deir   ez-zor") == "deir-ez-zor"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("places", "aliases", "Teheran;Tihran"),
        ("places", "aliases", "Teheran; "),
        ("places", "source", "geonames-2026-cities500;geonames-2026-cities500"),
        ("corridors", "border_segments", "a;b"),
    ],
)
def test_a_list_whose_items_are_not_set_apart_is_named(data_copy, table, column, value):
    edit(data_copy, table, 2, column, value)
    assert any(f"{table}.csv:2: column {column}: " in p for p in check_data(data_copy))


ODD_CELLS = [
    ("control", "start", "2011-3-15", "YYYY-MM-DD"),
    ("control", "start", "２011-01-01", "YYYY-MM-DD"),
    ("control", "end", "2102-01-01", "2026-11-01"),
    ("motives", "date", "2111-01-01", "2026-11-01"),
    ("traffic", "start", "1066-01-01", "2000-01-01"),
    ("populations", "low", "2_000_000", "a number"),
    ("populations", "low", "١٢٣", "a number"),
    ("places", "lon", "51 .4", "a number"),
    ("deterrence_events", "us_killed", "9" * 20, "no more than 18 digits"),
    ("places", "lon", "inf", "a number"),
    ("control", "contested", "TRUE", "true or false"),
    ("control", "note", "=1+1", "a formula"),
    ("control", "note", "-1+cmd|' /C calc'!A0", "a formula"),
    ("control", "note", "+1 more", "a formula"),
    ("places", "name", "*Tehran*", "Markdown"),
    ("places", "name", "_Tehran_", "Markdown"),
    ("places", "name", "[Tehran](https://example.org)", "Markdown"),
    ("actors", "name", "`code`", "Markdown"),
    ("control", "note", "&copy; me", "Markdown"),
    ("control", "note", "a \\* b", "Markdown"),
    ("control", "note", "Albu &copy me", "Markdown"),
    ("control", "note", "&ltscript", "Markdown"),
    ("places", "aliases", "Tan\u034ff", "U+034F"),
    ("places", "aliases", "Tanf\ufe0f", "U+FE0F"),
    ("places", "aliases", "Tanf \u3164", "U+3164"),
    ("places", "aliases", "Ba\u0337\u0338\u0336r", "more than 2 accents"),
]


@pytest.mark.parametrize(("table", "column", "value", "reason"), ODD_CELLS)
def test_a_cell_that_only_some_would_read_is_named(data_copy, table, column, value, reason):
    edit(data_copy, table, 2, column, value)
    named = [p for p in check_data(data_copy) if f"{table}.csv:2: column {column}: " in p]
    assert named
    assert reason in named[0]


@pytest.mark.parametrize("value", ["-1", "+2.5", 'a; b; c, "d"; e', "it's 'so'; or; not", "Q&A"])
def test_a_plain_note_passes(data_copy, value):
    edit(data_copy, "control", 2, "note", value)
    assert check_data(data_copy) == []


def raw(data, table, change):
    path = data / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    change(lines)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_a_break_in_a_cell_is_named_by_its_line_in_the_file(data_copy):
    rows = rows_of(data_copy / "control.csv")
    rows[4][-1] = "one\ntwo"
    write_rows(data_copy / "control.csv", rows)
    assert check_data(data_copy) == [
        f"{data_copy / 'control.csv'}:5: column (row): a cell has a line break, or its quote is"
        " not shut"
    ]


def test_a_quote_left_open_in_the_last_cell_is_named(data_copy):
    def leave_open(lines):
        lines[-1] = lines[-1].rsplit(",", 1)[0] + ',"never shut'

    raw(data_copy, "regions", leave_open)
    count = len(rows_of(DATA / "regions.csv"))
    (problem,) = check_data(data_copy)
    assert f"regions.csv:{count}: column " in problem


def test_a_blank_in_a_header_is_named(data_copy):
    def space(lines):
        lines[0] = lines[0].replace(",", ", ", 1)

    raw(data_copy, "regions", space)
    (problem,) = check_data(data_copy)
    assert "regions.csv:1: column (header): " in problem


def test_a_month_is_written_as_its_first_day(data_copy):
    rows = rows_of(data_copy / "events.csv")
    column = rows[0].index("date_precision")
    line = next(n for n, row in enumerate(rows, start=1) if row[column] == "month")
    day = rows[line - 1][rows[0].index("date")]
    edit(data_copy, "events", line, "date", f"{day[:8]}02")
    problems = check_data(data_copy)
    assert any(
        f"events.csv:{line}: column date: {day[:8]}02 is known to the month" in p for p in problems
    )


def test_every_column_of_days_has_bounds(data_copy):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text())
    control = next(one for one in package["resources"] if one["name"] == "control")
    start = next(f for f in control["schema"]["fields"] if f["name"] == "start")
    del start["constraints"]["maximum"]
    path.write_text(json.dumps(package))
    assert any("table control: field start: wants the bounds" in p for p in check_data(data_copy))


def test_every_list_has_a_pattern():
    for table in resource_names():
        for field in resource(table)["schema"]["fields"]:
            said = field.get("description", "")
            if '; " between' in said or 'separated by "; "' in said:
                assert "pattern" in field["constraints"], (table, field["name"])


def point(feature):
    feature["geometry"] = {"type": "Point", "coordinates": [44.0, 33.0]}


def null(feature):
    feature["geometry"] = None


def empty(feature):
    feature["geometry"]["coordinates"] = []


def alone(feature):
    del feature["geometry"]["coordinates"][1:]


def not_a_number(feature):
    feature["geometry"]["coordinates"][1] = [float("nan"), 33.0]


def swapped(feature):
    line = feature["geometry"]["coordinates"]
    feature["geometry"]["coordinates"] = [[lat, lon] for lon, lat in line]


def reversed_line(feature):
    feature["geometry"]["coordinates"].reverse()


def moved(feature):
    feature["geometry"]["coordinates"][-1][0] += 0.1


def without_id(feature):
    del feature["properties"]["id"]


LINES = [point, null, empty, alone, not_a_number, swapped, reversed_line, moved, without_id]


@pytest.mark.parametrize("damage", LINES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("file", ["segments", "sea_lanes"])
def test_a_line_that_is_no_line_of_its_segment_is_named(data_copy, file, damage):
    path = data_copy / "geometry" / f"{file}.geojson"
    drawn = json.loads(path.read_text())
    damage(drawn["features"][3])
    path.write_text(json.dumps(drawn))
    problems = check_data(data_copy)
    assert problems
    assert all(f"{file}.geojson: " in problem for problem in problems)


CRS = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}


@pytest.mark.parametrize(
    "within",
    [lambda drawn: drawn, lambda d: d["features"][0], lambda d: d["features"][0]["geometry"]],
    ids=["collection", "feature", "geometry"],
)
@pytest.mark.parametrize("file", ["geometry/segments", "basemap/countries"])
def test_a_key_that_moves_what_is_drawn_is_named(data_copy, file, within):
    path = data_copy / f"{file}.geojson"
    drawn = json.loads(path.read_text())
    within(drawn)["crs"] = CRS
    path.write_text(json.dumps(drawn))
    problems = check_data(data_copy)
    assert any(f"{file}.geojson: " in one and "has the key crs" in one for one in problems)


def test_a_name_that_is_no_utf_8_is_of_no_matter(data_copy):
    (data_copy / os.fsdecode(b"\xff.txt")).touch()
    assert check_data(data_copy) == []


@pytest.mark.parametrize(
    ("kept", "lost"),
    [
        ("misc{foo-2020-bar,\n  title = {Foo},\n}\n", "misc{foo-2020-bar, stands in no entry"),
        ("@comment{foo-2020-bar,\n  title = {Foo},\n}\n", "foo-2020-bar is no entry"),
        ('@string{foo = "Foo"}\n', "foo is no entry"),
    ],
)
def test_what_stands_beside_the_entries_of_the_bibliography_is_named(data_copy, kept, lost):
    path = data_copy / "sources.bib"
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"% a remark\n\n{whole}{kept}", encoding="utf-8")
    line = whole.count("\n") + 3
    assert any(f"sources.bib:{line}: " in one and lost in one for one in check_data(data_copy))


def test_a_segment_drawn_twice_is_named(data_copy):
    path = data_copy / "geometry" / "segments.geojson"
    drawn = json.loads(path.read_text())
    drawn["features"].append(drawn["features"][0])
    path.write_text(json.dumps(drawn))
    problems = check_data(data_copy)
    assert any(problem.endswith("has 2 lines") for problem in problems)
    assert any(problem.endswith("has the geometry of feature 1") for problem in problems)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_named_and_not_waited_for(data_copy, make):
    (data_copy / "rivers.csv").unlink()
    make(data_copy / "rivers.csv")
    assert check_data(data_copy) == [f"{data_copy / 'rivers.csv'}: is no file"]
