"""Rows that no table by itself refuses: one folder with every damage, each named where it is."""

import json
import re
import shutil

import pytest
from tables.test_tables import edit, rows_of, write_rows

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables import resource, resource_names
from landroute.tables.check import check_data
from landroute.tables.places import as_looked_up
from landroute.tables.rules.ordered import every_range_is_ordered
from landroute.tables.sources import bibliography

# Table, first cell of the row, column, what is put there, and what is said of it.
CELLS = [
    ("segments", "tehran--qazvin", "km", "1.0", "its ends are"),
    ("segments", "qazvin--zanjan", "km", "9999", "its line is no more than"),
    ("segments", "bandar-abbas--suez", "km", "4200", "its line is"),
    ("segments", "hamadan--kermanshah", "road_class", "track", "in segments_plan.csv for"),
    ("segments", "zanjan--mahabad", "name", "Another road", "in segments_plan.csv for"),
    ("segments_plan", "tehran--qazvin", "to_place", "zanjan", "should be 'tehran--zanjan'"),
    ("road_classes", "motorway", "speed_low", "90", "90 exceeds speed_central = 81"),
    ("likelihood_levels", "for-30", "low", "61", "61 exceeds high = 60"),
    ("likelihood_levels", "against-30", "low", "0", "0 should be above 0"),
    ("modes", "Q001", "low", "30", "30 exceeds central = 27.1"),
    ("mode_assumptions", "K01", "low_row", "V112", "exceeds central"),
    ("mode_assumptions", "K07", "low", "11", "11 exceeds central = 10"),
    ("mode_assumptions", "K02", "low_row", "V999", "'V999' is no id of modes.csv or traffic.csv"),
    ("mode_assumptions", "K09", "high", "", "no value"),
    ("mode_assumptions", "K24", "quantity", "loss", "'road loss' is a row that nothing asks for"),
    ("threat_sweeps", "convoy", "parameter", "convoi", "'convoi' is a row that nothing asks for"),
    ("threat_sweeps", "under_reporting", "low", "11", "11 exceeds high = 10"),
    ("analysis_stretches", "N01", "via", "atlantis", "'atlantis' is no id of places.csv"),
    ("choice_priors", "spread-least", "value", "2", "spread-least = 2 exceeds spread = 1.5"),
    ("choice_priors", "grid-end", "value", "60", "should be at most 50 where unit is 'log'"),
    ("choice_priors", "effect-small", "value", "1", "should be above 1 where unit is 'times'"),
    ("choice_priors", "grid-end", "id", "grid-ned", "'grid-ned' is a row that nothing asks for"),
    ("strength_priors", "typical", "value", "0", "should be at least 1 where unit is 'fighters'"),
    ("strength_priors", "drift", "id", "drifft", "'drifft' is a row that nothing asks for"),
    ("position_settings", "line", "value", "500", "should be at most 100 where unit is 'scale'"),
    ("geography_settings", "lon_min", "value", "99", "lon_min = 99 exceeds lon_max = 56"),
    ("actors", "iran", "active_start", "1979-02-30", "'1979-02-30' is no date"),
    ("actors", "irgc-qf", "active_start", "2031", "is after the end of the record"),
    ("actors", "syrian-government", "active_start", "2025", "2025 exceeds active_end"),
    ("relations", "R001", "start", "1979-13", "'1979-13' is no date"),
    ("relations", "R001", "end", "2024-02-30", "'2024-02-30' is no date"),
    ("strength", "S001", "as_of", "2017-00", "'2017-00' is no date"),
    ("places", "tehran", "source", "geonames-2026-cities500; geonames-2026-cities500", "twice"),
    ("places", "qazvin", "country", "IQ", "'IQ', but 'IR' in regions.csv for 'iran'"),
    ("places", "zanjan", "aliases", "T\u0430nf", "CYRILLIC and LATIN in one word"),
    ("places", "mahabad", "aliases", "\uff34anf", "'tanf' stands for tanf already"),
    ("places", "hamadan", "aliases", "Te\u0301heran", "an accent apart from its letter"),
    ("places", "kermanshah", "aliases", "T\xe9hran", "'tehran' stands for tehran already"),
    ("places", "palmyra", "name", "\u0301", "the accent U+0301 on no letter"),
    ("places", "t4", "name", "https://evil.example/x", "Markdown reads as an address"),
    ("places", "t3", "name", "www.evil.example", "Markdown reads as an address"),
    ("places", "sukhnah", "name", "~~Sukhnah~~", "Markdown reads as markup"),
    ("places", "arak", "name", "{{Arak}}", "Markdown reads as markup"),
    ("places", "raqqa", "name", "$Raq$qa", "Markdown reads as markup"),
    ("places", "tabqa", "name", "# Tabqa", "Markdown reads as a block"),
    ("places", "resafa", "name", "1. Resafa", "Markdown reads as a block"),
    ("places", "mosul", "name", "% Mosul", "Markdown reads as a block"),
]
MISSING = [
    ("strength_priors", "id", "drift"),
    ("choice_priors", "id", "grid-end"),
    ("mode_assumptions", "quantity", "road shut"),
]


def bow(feature):
    crossed = [[44, 33], [45, 34], [45, 33], [44, 34], [44, 33]]
    feature["geometry"] = {"type": "Polygon", "coordinates": [crossed]}


def line(feature):
    feature["geometry"] = {"type": "LineString", "coordinates": [[44, 33], [45, 34]]}


def area(feature):
    square = [[44, 33], [45, 33], [45, 34], [44, 33]]
    feature["geometry"] = {"type": "Polygon", "coordinates": [square]}


def called(**properties):
    return lambda feature: feature["properties"].update(properties)


def without(name):
    return lambda feature: feature["properties"].pop(name)


# File, number of the feature, what is done to it, and what is said of it.
FEATURES = [
    ("countries", 1, without("name"), "property name: is missing"),
    ("countries", 2, called(name="*Israel*"), "Markdown reads as emphasis"),
    ("countries", 3, line, "is a LineString; wanted: Polygon or MultiPolygon"),
    ("countries", 4, bow, "is no whole area: Self-intersection"),
    ("admin1", 1, without("id"), "property id: is missing"),
    ("admin1", 2, called(country="XX"), "property country: XX should be one of"),
    ("admin1", 3, called(name="Nabatieh"), "has the name of feature 1"),
    ("tributaries", 1, area, "is a Polygon; wanted: LineString or MultiLineString"),
    ("lakes", 1, called(href="x"), "has the property href; wanted: none"),
]
ENTRIES = [
    ("24newsbulletin-2024-palmyra", "date", r"date = \{.*?\}", "date = {2017-13-45}", "no date"),
    ("964media-zurbatiya", "urldate", r"date = \{.*?\}", "date = {yesterday}", "no date"),
    ("a-closer-look-nd-page", "crossref", "note =", "crossref = {nothing},\n  note =", "none of"),
    ("a-news-2017-iraqi-forces", "(type)", "@online", "@onlin", "'onlin' should be online"),
    ("caliber-2022-israel-destroys", "title", r"= \{", r"= {\\input{/etc/passwd} ", "LaTeX"),
    ("fdd-2019-burning-bridge", "title", r"= \{", "= {[a](javascript:alert(1)) ", "an address"),
]


def redrawn(data, segment, change):
    path = data / "geometry" / "segments.geojson"
    drawn = json.loads(path.read_text())
    one = next(f for f in drawn["features"] if f["properties"]["id"] == segment)
    one["geometry"]["coordinates"] = change(one["geometry"]["coordinates"])
    path.write_text(json.dumps(drawn))


def damage_maps(data):
    for file, number, change, _ in FEATURES:
        path = data / "basemap" / f"{file}.geojson"
        drawn = json.loads(path.read_text())
        change(drawn["features"][number - 1])
        path.write_text(json.dumps(drawn))
    empty = {"type": "FeatureCollection", "features": []}
    (data / "basemap" / "rivers.geojson").write_text(json.dumps(empty))
    redrawn(data, "kermanshah--ilam", lambda points: [points[0], [36.0, 33.0], *points[1:]])
    redrawn(data, "tehran--hamadan", lambda points: [points[0], points[-1]])


def damage_entries(data):
    path = data / "sources.bib"
    text = path.read_text(encoding="utf-8")
    for key, _, find, put, _ in ENTRIES:
        begins = re.search(rf"@online\{{{key},", text).start()
        text = text[:begins] + re.sub(find, put, text[begins:], count=1)
    path.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def damaged(tmp_path_factory):
    """Return a folder of data with all of these damages, and what is said of it."""
    data = shutil.copytree(DATA, tmp_path_factory.mktemp("hostile") / "data")
    for table in dict.fromkeys(cell[0] for cell in CELLS):
        rows = rows_of(DATA / f"{table}.csv")
        at = {row[0]: number for number, row in enumerate(rows)}
        for _, key, column, value, _ in (cell for cell in CELLS if cell[0] == table):
            rows[at[key]][rows[0].index(column)] = value
        write_rows(data / f"{table}.csv", rows)
    damage_maps(data)
    damage_entries(data)
    return data, check_data(data)


def line_of(table, key):
    return [row[0] for row in rows_of(DATA / f"{table}.csv")].index(key) + 1


@pytest.mark.parametrize(("table", "key", "column", "value", "reason"), CELLS)
def test_a_cell_that_its_neighbours_refute_is_named(damaged, table, key, column, value, reason):
    column = "id" if reason.startswith("should be 'tehran--") else column
    where = f"{table}.csv:{line_of(table, key)}: column {column}: "
    named = [problem for problem in damaged[1] if where in problem]
    assert any(reason in problem for problem in named), named


@pytest.mark.parametrize(("table", "column", "row"), MISSING)
def test_a_row_that_code_asks_for_is_missed(damaged, table, column, row):
    wanted = f"{table}.csv:1: column {column}: no row for {row!r}, which is asked for"
    assert any(wanted in problem for problem in damaged[1])


@pytest.mark.parametrize(("file", "number", "change", "reason"), FEATURES)
def test_a_feature_of_a_map_that_is_not_as_described_is_named(
    damaged, file, number, change, reason
):
    where = f"{file}.geojson: feature {number} ("
    named = [problem for problem in damaged[1] if where in problem]
    assert any(reason in problem for problem in named), named


def test_a_map_without_features_is_named(damaged):
    assert any("rivers.geojson: has no feature" in problem for problem in damaged[1])


@pytest.mark.parametrize(
    ("segment", "reason"),
    [("kermanshah--ilam", "km long"), ("tehran--hamadan", "is bare: two points")],
)
def test_a_road_that_is_not_its_line_is_named(damaged, segment, reason):
    where = f"segments.csv:{line_of('segments', segment)}: column km: "
    assert any(where in problem and reason in problem for problem in damaged[1])


@pytest.mark.parametrize(("key", "field", "find", "put", "reason"), ENTRIES)
def test_a_field_of_an_entry_that_is_not_what_it_says_is_named(
    damaged, key, field, find, put, reason
):
    data, problems = damaged
    lines = (data / "sources.bib").read_text(encoding="utf-8").splitlines()
    (named,) = [p for p in problems if f"entry {key}: field {field}: " in p and reason in p]
    begins = next(n for n, text in enumerate(lines, start=1) if f"{{{key}," in text)
    own = range(begins, begins + lines[begins:].index("}") + 1)
    told = int(re.search(r"sources\.bib:(\d+): ", named)[1])
    assert told in own
    assert field == "(type)" or field in lines[told - 1]


def test_every_problem_is_one_short_line_that_names_its_file(damaged):
    for problem in damaged[1]:
        assert problem.isprintable()
        assert len(problem) < 500
        assert re.search(r"\.(csv|bib|geojson)(:\d+)?: ", problem)


def test_what_a_table_refuses_by_itself_is_named(data_copy):
    rows = rows_of(data_copy / "places.csv")
    name, number = rows[0].index("name"), rows[0].index("geonames_id")
    rows[1][name] = "Qazvin" * 1000
    rows[3][number] = rows[2][number]
    write_rows(data_copy / "places.csv", rows)
    edit(data_copy, "mode_assumptions", line_of("mode_assumptions", "K18"), "unit", "nmi")
    problems = check_data(data_copy)
    assert any("mode_assumptions.csv:19: column unit: " in problem for problem in problems)
    assert any("places.csv:2: column name: " in problem for problem in problems)
    assert any("places.csv:4: column geonames_id: " in problem for problem in problems)
    assert all(len(problem) < 700 for problem in problems)  # not the 6,000 letters


ENTRY = "@online{one,\n  title = {One},\n}\n\n"
BROKEN = [
    (b"", 1, "holds no entry"),
    (b"% nothing\n", 1, "holds no entry"),
    (ENTRY.encode() * 2, 5, "repeated"),
    (ENTRY.replace("}\n\n", "  title = {Two},\n}\n").encode(), 3, "duplicate"),
    (ENTRY.encode() + b"@online{two,\n  title = {\xff},\n}\n", 6, "is no UTF-8 text"),
    (ENTRY.encode() + b"@online{two,\n  title {Two},\n}\n", 6, "syntax error"),
]


@pytest.mark.parametrize(("content", "number", "reason"), BROKEN)
def test_a_bibliography_that_cannot_be_read_is_named_by_its_line(tmp_path, content, number, reason):
    (tmp_path / "sources.bib").write_bytes(content)
    with pytest.raises(BadInput, match=rf"sources\.bib:{number}: .*{reason}"):
        bibliography(tmp_path)


def test_an_empty_bibliography_is_told_once(data_copy):
    (data_copy / "sources.bib").write_bytes(b"")
    assert check_data(data_copy) == [f"{data_copy / 'sources.bib'}:1: holds no entry"]


@pytest.mark.parametrize(
    "spelling", ["TANF", "T\xe0nf", "Ta\u0300nf", "\uff34\uff21\uff2e\uff26", "  tanf "]
)
def test_case_accents_and_width_do_not_count_where_a_place_is_looked_up(spelling):
    assert as_looked_up(spelling) == "tanf"


def test_every_range_is_declared(data_copy):
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    del next(one for one in package["resources"] if one["name"] == "modes")["ordered"]
    path.write_text(json.dumps(package))
    assert any("table modes: wants `ordered`" in told for told in every_range_is_ordered(data_copy))


def test_a_declaration_that_names_no_column_is_named(data_copy):
    """As in a resource that was copied for a new table."""
    path = data_copy / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    regions = next(one for one in package["resources"] if one["name"] == "regions")
    regions["ordered"] = [{"columns": ["low", "high"]}]
    path.write_text(json.dumps(package))
    told = [problem for problem in check_data(data_copy) if "table regions: ordered: " in problem]
    assert [problem.rsplit(": ", 1)[1] for problem in told] == [
        "there is no column 'low'",
        "there is no column 'high'",
    ]


def test_every_name_has_a_longest_and_every_date_in_part_is_declared():
    for table in resource_names():
        for field in resource(table)["schema"]["fields"]:
            constraints = field.get("constraints", {})
            if field["name"] == "name":
                assert "maxLength" in constraints, table
            if constraints.get("pattern", "").startswith(r"^\d{4}(-"):
                assert field.get("partial_date"), (table, field["name"])
