"""What `datapackage.json` says is checked before anything is read by it, and told by its line."""

import ast
import copy
import json
import math
import re
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pandas as pd
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables import columns, key_columns, read, resource, resource_names, resources
from landroute.tables.check import check_data, require_data
from landroute.tables.descriptor import form, held, problems_of, whole
from landroute.tables.seal import seal, verify

LIBRARY = Path(__file__).parents[2] / "lib" / "landroute"
TEXT = (DATA / "datapackage.json").read_text(encoding="utf-8")
PACKAGE = json.loads(TEXT)
RELIED_ON = json.loads(whole.RELIED_ON.read_text(encoding="utf-8"))
TOLD = re.compile(r"datapackage\.json(:\d+)?: .+")


def entry_of(package, name):
    return next(one for one in package["resources"] if one["name"] == name)


def field_of(package, table, column):
    fields = entry_of(package, table)["schema"]["fields"]
    return next(one for one in fields if one["name"] == column)


def limits_of(package, table, column):
    return field_of(package, table, column)["constraints"]


def written(folder, package):
    text = package if isinstance(package, str) else json.dumps(package, indent=2)
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    return folder


def told(folder):
    """Return the one line that the check tells, without the folder."""
    (problem,) = check_data(folder)
    assert TOLD.fullmatch(problem.removeprefix(f"{folder}/")), problem
    return problem.removeprefix(f"{folder}/")


def entry(name, **said):
    return lambda package: entry_of(package, name).update(said)


def without(name, key):
    return lambda package: entry_of(package, name).pop(key)


def schema(name, **said):
    return lambda package: entry_of(package, name)["schema"].update(said)


def without_key(name, key):
    return lambda package: entry_of(package, name)["schema"].pop(key)


def field(name, column, **said):
    return lambda package: field_of(package, name, column).update(said)


def untold(name, column, key):
    return lambda package: field_of(package, name, column).pop(key)


def limits(name, column, **said):
    return lambda package: limits_of(package, name, column).update(said)


def key(name, **said):
    return lambda package: entry_of(package, name)["schema"]["foreignKeys"][0].update(said)


def key_to(name, **said):
    keys = lambda package: entry_of(package, name)["schema"]["foreignKeys"]  # noqa: E731
    return lambda package: keys(package)[0]["reference"].update(said)


def renamed(holder, old, new):
    def rename(package):
        one = holder(package)
        one[new] = one.pop(old)

    return rename


def doubled(package):
    package["resources"].append(copy.deepcopy(package["resources"][0]))


def field_doubled(package):
    fields = entry_of(package, "regions")["schema"]["fields"]
    fields.append(copy.deepcopy(fields[0]))


def gone(name):
    return lambda package: package["resources"].remove(entry_of(package, name))


# What is damaged, the resource and field that are named, and a part of the reason.
REFUSED_BY_ALL = {
    "a type any": (field("control", "end", type="any"), "control", "end", "unknown value any"),
    "a type strin": (field("control", "end", type="strin"), "control", "end", "mean string"),
    "a list as type": (field("control", "end", type=["date"]), "control", "end", "is not"),
    "a type that is not there": (untold("control", "end", "type"), "control", "end", "lacks type"),
    "no fields": (without_key("control", "fields"), "control", None, "lacks fields"),
    "an empty list of fields": (schema("control", fields=[]), "control", None, "fields"),
    "a text as schema": (entry("control", schema="control.json"), "control", None, "no object"),
    "null as schema": (entry("control", schema=None), "control", None, "no object"),
    "a table without schema": (without("control", "schema"), "control", None, "lacks schema"),
    "lines without format": (without("segment-lines", "format"), "segment-lines", None, "format"),
    "lines without bbox": (without("segment-lines", "bbox"), "segment-lines", None, "lacks bbox"),
    "three sides": (entry("segment-lines", bbox=[34, 28, 56]), "segment-lines", None, "bbox"),
    "a box upside down": (
        entry("segment-lines", bbox=[34, 40, 56, 28]), "segment-lines", None, "west, south",
    ),
    "a foreign key of no field": (key("places", fields="idd"), "places", None, "no field idd"),
    "a foreign key of a list": (key("places", fields=["region"]), "places", None, "no text"),
    "a foreign key to a list": (key_to("places", fields=["id"]), "places", None, "no text"),
    "a pattern": (limits("places", "id", pattern="["), "places", "id", "regular expression"),
    "a text as enum": (limits("places", "country", enum="IR"), "places", "country", "no list"),
    "a primary key of no field": (schema("places", primaryKey=["idd"]), "places", None, "idd"),
    "a text as primary key": (schema("places", primaryKey="id"), "places", None, "no list"),
    "a page without key": (without_key("places", "primaryKey"), "places", None, "primaryKey"),
    "NaN": (limits("places", "lon", minimum=math.nan), "places", "lon", "NaN is no number"),
    "infinity": (limits("places", "lon", maximum=math.inf), "places", "lon", "Infinity is no"),
    "bounds that cross": (limits("places", "lon", minimum=60), "places", "lon", "above maximum"),
    "no such day": (
        limits("control", "end", minimum="2011-02-30"), "control", "end", "no day or number",
    ),
    "days typed as text": (field("control", "end", type="string"), "control", "end", "key"),
    "a number typed as text": (field("segments", "km", type="string"), "segments", "km", "key"),
    "a text as licences": (entry("places", licenses="MIT"), "places", None, "licenses: MIT is no"),
    "licences of text": (entry("places", licenses=["MIT"]), "places", None, "licenses.0: MIT"),
    "no licences": (without("places", "licenses"), "places", None, "lacks licenses"),
    "a resource twice": (doubled, "places", None, "the name places is given twice"),
    "a field twice": (field_doubled, "regions", "id", "the name id is given twice"),
    "a file twice": (
        entry("air-lane-lines", path="geometry/segments.geojson"), "air-lane-lines", None, "twice",
    ),
    "an interval": (entry("control", interval="halfopen"), "control", None, "mean half-open"),
    "no interval": (without("control", "interval"), "control", None, "lacks interval"),
    "an interval of no ends": (entry("claims", interval="closed"), "claims", None, "fields start"),
    "a page": (entry("places", page="nowhere"), "places", None, "unknown value nowhere"),
    "a key of ours": (
        renamed(lambda p: entry_of(p, "places"), "page", "pages"), "places", None, "mean page?",
    ),
    "a key of a field": (
        renamed(lambda p: field_of(p, "events", "date_precision"), "first_day_of", "firstday"),
        "events", "date_precision", "unknown key firstday",
    ),
    "a key of a constraint": (
        renamed(lambda p: limits_of(p, "places", "lon"), "minimum", "minimun"),
        "places", "lon", "mean minimum?",
    ),
    "the first day of no day": (
        field("events", "date_precision", first_day_of="id"), "events", "date_precision", "days",
    ),
    "coded on no day": (
        field("claims", "outcome_2026_11", coded_as_of="2026-11-31"),
        "claims", "outcome_2026_11", "no day",
    ),
    "a builder": (
        entry("places", builder="lib/landroute/tables/builders/no.py"), "places", None, "no.py",
    ),
    "a hash": (entry("places", hash="sha256:0"), "places", None, "hash"),
    "a format of another file": (
        entry("segment-lines", path="geometry/segments.csv"), "segment-lines", None, "format",
    ),
    "a table of another name": (entry("places", path="pl.csv"), "places", None, "csv"),
    "a way up": (entry("places", path="../../pl.csv"), "places", None, "../../pl.csv is not"),
    "a way from the root": (entry("places", path="/etc/passwd"), "places", None, "/etc/passwd is"),
    "a list as path": (entry("places", path=["places.csv"]), "places", None, "no text"),
    "a text with a break": (entry("places", title="a\nb"), "places", None, "cannot be seen"),
    "half a character": (entry("places", title="\ud800"), "places", None, "cannot be seen"),
}  # fmt: skip
REFUSED_BY_THE_CHECK = {
    "no primary key": (without_key("rivers", "primaryKey"), "rivers", None, "primaryKey"),
    "another key": (schema("passage", primaryKey=["start"]), "passage", None, "is not cont"),
    "no foreign keys": (without_key("places", "foreignKeys"), "places", "region", "regions.id"),
    "a flag typed as text": (
        field("control", "contested", type="string"), "control", "contested", "is not boolean",
    ),
    "a file of another path": (
        entry("basemap-coast", path="basemap/shore.geojson"), "basemap-coast", None, "is not base",
    ),
    "no days that an option may be off": (
        untold("option_effects", "start", "known_within_days"),
        "option_effects", "start", "lacks known_within_days",
    ),
    "verdicts in no order": (
        lambda p: limits_of(p, "claims", "verdict").pop("enum"), "claims", "verdict", "lacks enum",
    ),
    "a column of text that nothing holds": (
        untold("traffic", "metric", "free_text"), "traffic", "metric", "lacks a pattern",
    ),
    "a column of numbers that nothing holds": (
        untold("traffic", "low", "unbounded"), "traffic", "low", "lacks a minimum",
    ),
    "free text that a list holds": (
        field("places", "kind", free_text=True), "places", "kind", "is held",
    ),
    "a bound of what has none": (
        field("claims", "paragraph", unbounded="why not"), "claims", "paragraph", "is held",
    ),
    "a table that code reads": (gone("rivers"), "rivers", None, "is not listed"),
    "lines that code reads": (gone("segment-lines"), "segment-lines", None, "is not listed"),
}  # fmt: skip


def line_of_name(package, name, column):
    """Return the line of the name of a resource, or of a field of it."""
    within = json.dumps(package, indent=2).split(f'\n      "name": "{name}"')
    lines = within[0].count("\n") + 2
    if column is None:
        return lines
    before, _, _ = within[1].partition(f'\n            "name": "{column}"')
    return lines + before.count("\n") + 1


@pytest.mark.parametrize("damage", REFUSED_BY_ALL | REFUSED_BY_THE_CHECK)
def test_a_damage_is_told_in_one_line_by_resource_and_field(tmp_path, damage):
    change, name, column, reason = (REFUSED_BY_ALL | REFUSED_BY_THE_CHECK)[damage]
    package = copy.deepcopy(PACKAGE)
    change(package)
    problem = told(written(tmp_path, package))
    place = f"resource {name}: " + (f"field {column}: " if column else "")
    assert place in problem
    assert reason in problem.partition(place)[2]
    if "given twice" not in reason and "is not listed" not in reason and damage != "a file twice":
        line = line_of_name(package, name, column)
        assert problem.startswith(f"datapackage.json:{line}: {place}")


def test_no_column_loses_all_that_holds_it_in_silence():
    """A column of days has rules of its own."""
    bare = copy.deepcopy(PACKAGE)
    loosened = set()
    for number, one in enumerate(bare["resources"]):
        for place, of in enumerate(one.get("schema", {"fields": []})["fields"]):
            limits = of.get("constraints", {})
            lost = {"pattern", "enum", "minimum", "maximum"} & {*limits}
            for name in lost:
                del limits[name]
            if lost and of["type"] != "date":
                loosened.add(("resources", number, "schema", "fields", place))
    assert len(loosened) > 400
    found = set(dict(held.unheld(bare)))
    assert found <= loosened
    for _, number, *_, place in loosened - found:
        one = bare["resources"][number]["schema"]
        of = one["fields"][place]
        keys = {key["fields"] for key in one.get("foreignKeys", [])}
        assert of["name"] in keys or {"joins", "above", "bounds_by", "row_of"} & {*of}, of


@pytest.mark.parametrize("damage", REFUSED_BY_ALL)
def test_nothing_is_read_by_what_is_damaged(tmp_path, damage):
    package = copy.deepcopy(PACKAGE)
    REFUSED_BY_ALL[damage][0](package)
    with pytest.raises(BadInput) as refused:
        resources(written(tmp_path, package))
    assert TOLD.fullmatch(str(refused.value).removeprefix(f"{tmp_path}/"))


@pytest.mark.parametrize("ask", [resource_names, verify, seal, lambda data: read("regions", data)])
def test_every_reader_is_refused(tmp_path, ask):
    folder = written(tmp_path, '{"resources": "MIT"}')
    with pytest.raises(BadInput, match=r"datapackage.json: resources: MIT is no list"):
        ask(folder)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[" * 100_000, "is nested too deeply"),
        ('{"resources": ' + "[" * 900 + "]" * 900 + "}", "resource number 1: "),
        ("{", "datapackage.json:1: cannot be read as JSON"),
        ('{\n"resources": [],,\n}', "datapackage.json:2: cannot be read as JSON"),
        ("", "datapackage.json:1: cannot be read as JSON"),
        ("[]", "is no object of JSON"),
        ("null", "is no object of JSON"),
        ("NaN", "NaN is no object of JSON"),
        ("9" * 5_000, "cannot be read as JSON"),
        ("{}", "datapackage.json: lacks resources"),
        ('{"resources": {}}', "resources: {} is no list"),
        ('{"resources": [1]}', "resource number 1: 1 is no object of JSON"),
        (TEXT.replace('"path": "places.csv"', '"path": "x.csv",\n"path": "places.csv"', 1),
         "datapackage.json:21: resource places: path is given twice"),
        (TEXT.replace('"type": "string"', '"type": "date", "type": "string"', 1),
         "resource places: field id: type is given twice"),
        (TEXT.replace('"name": "control"', '"name": "x", "name": "control"', 1),
         "datapackage.json: resource control: name is given twice"),
        (TEXT.replace('"resources": [', '"resources": [], "resources": [', 1),
         "resources is given twice"),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_text_that_is_no_package_is_told(tmp_path, text, reason):
    assert reason in told(written(tmp_path, text))
    with pytest.raises(BadInput):
        resources(tmp_path)


def test_a_text_that_is_no_utf_8_is_told(tmp_path):
    (tmp_path / "datapackage.json").write_bytes(b'{"resources": "\xff"}')
    assert "cannot be read as JSON" in told(tmp_path)


def test_a_package_that_is_not_there_is_told(tmp_path):
    assert check_data(tmp_path) == [f"{tmp_path / 'datapackage.json'}: the file is missing"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (key_to("evidence", resource="nowhere"), "unknown table nowhere"),
        (key_to("evidence", fields="idd"), "claims has no field idd"),
        (key_to("segments", fields="lon"), "places.lon is not of the type of from_place"),
    ],
)
def test_a_foreign_key_that_leads_nowhere_is_told(tmp_path, change, reason):
    package = copy.deepcopy(PACKAGE)
    change(package)
    problems = check_data(written(tmp_path, package))
    assert any(reason in problem for problem in problems)
    assert all("is no foreign key to" in one for one in problems if reason not in one)


def test_all_that_is_wrong_is_told_in_the_order_of_the_file(tmp_path):
    package = copy.deepcopy(PACKAGE)
    for change in (field("control", "end", type="any"), entry("places", page="nowhere")):
        change(package)
    first, second = check_data(written(tmp_path, package))
    assert "resource places: " in first
    assert "resource control: field end: " in second
    for ask in (resources, require_data):
        with pytest.raises(BadInput, match=r"resource places: .*\(and 1 more"):
            ask(tmp_path)


def test_a_file_outside_is_never_opened(tmp_path, monkeypatch):
    outside = tmp_path / "pl.csv"
    outside.write_text("secret\n", encoding="utf-8")
    (tmp_path / "book" / "data").mkdir(parents=True)
    package = copy.deepcopy(PACKAGE)
    entry_of(package, "places")["path"] = "../../pl.csv"
    data = written(tmp_path / "book" / "data", package)
    opened, read_bytes = [], Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda p: opened.append(p.name) or read_bytes(p))
    problem = told(data)
    for ask in (lambda: read("places", data), lambda: verify(data), lambda: seal(data)):
        with pytest.raises(BadInput):
            ask()
    assert "pl.csv" not in opened
    assert "secret" not in problem


def test_the_form_is_a_json_schema_that_closes_each_object():
    said = json.loads(form.FORM.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(said)

    def objects(part):
        if isinstance(part, dict):
            if part.get("type") == "object" and "properties" in part:
                yield part
            for inner in part.values():
                yield from objects(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from objects(inner)

    assert all(one["additionalProperties"] is False for one in objects(said))
    rows = Path(__file__).parents[2] / "chapters" / "rows"
    pages = {path.stem for path in rows.glob("*.ipynb")} - {"sources"}  # rows of no table
    assert set(said["$defs"]["resource"]["properties"]["page"]["enum"]) == pages


ASKS = {"read", "columns", "resource", "key_columns", "chosen", "rests_on", "rests_on_table",
        "rests_on_rows", "rests_on_numbered"}  # fmt: skip


def tables_named(path):
    """Yield each name of a table that a module asks for."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            name = node.args[0]
            is_text = isinstance(name, ast.Constant) and isinstance(name.value, str)
            if node.func.id in ASKS and is_text:
                yield name.value


def test_code_relies_on_each_table_that_it_names():
    named = {name for path in LIBRARY.rglob("*.py") for name in tables_named(path)}
    assert len(named) > 60
    assert named <= set(RELIED_ON)


def test_what_code_relies_on_is_there():
    for name, relied in RELIED_ON.items():
        if "path" in relied:
            assert (DATA / relied["path"]).is_file()
        elif "key" in relied:
            assert key_columns(name) == relied["key"]
    with_numbers = {n for n, relied in RELIED_ON.items() if "types" in relied}
    assert {"control", "segments", "places"} <= with_numbers
    assert columns("control", "start")["start"].dtype.kind == "M"


def test_what_was_found_sound_is_not_held_against_the_form_again():
    assert check_data() == []
    ask = "import sys; from landroute.tables import resources; resources(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert "pandas" in done.stdout.split()
    assert not {"jsonschema", "frictionless"} & set(done.stdout.split())


VALUES = st.sampled_from(
    [None, True, False, 0, 1, -1, 3.5, 10**400, math.nan, math.inf, "", " ", "string", "date",
     "id", "idd", "places", "2011-01-01", "2011-02-30", "[", "a\nb", "\ud800", "csv", "/etc/passwd",
     "../x.csv", [], [[]], ["id"], [1], {}, {"name": "id"}, {"x": {}}, "x" * 3000]
)  # fmt: skip
KEYS = st.sampled_from(["", "name", "names", "type", "path", "schema", "x" * 200, "minimum", "é"])


def ways_into(part, way=()):
    inner = part.items() if isinstance(part, dict) else enumerate(part)
    for step, value in inner:
        yield (*way, step)
        if isinstance(value, dict | list):
            yield from ways_into(value, (*way, step))


WAYS = sorted(ways_into(PACKAGE), key=lambda way: (len(way), str(way)))


@st.composite
def packages(draw):
    """Draw a package with a value gone, of another kind, or under another name."""
    package = copy.deepcopy(PACKAGE)
    *ahead, last = draw(st.sampled_from(WAYS))
    held = package
    for step in ahead:
        held = held[step]
    match draw(st.sampled_from(["gone", "retyped", "renamed", "doubled"])):
        case "gone":
            del held[last]
        case "retyped":
            held[last] = draw(VALUES)
        case "renamed" if isinstance(held, dict):
            held[draw(KEYS)] = held.pop(last)
        case "doubled" if isinstance(held, list):
            held.append(copy.deepcopy(held[last]))
    return package


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("package") / "data"))


LONG = "x" * 3000


@pytest.mark.parametrize(
    "way",
    [
        ("name",),
        ("path",),
        (LONG,),
        ("schema", "primaryKey", 0),
        ("schema", "fields", 0, "name"),
        ("schema", "fields", 0, "type"),
        ("schema", "fields", 0, LONG),
        ("schema", "foreignKeys", 0, "fields"),
        ("schema", "foreignKeys", 0, "reference", "resource"),
        ("schema", "foreignKeys", 0, "reference", "fields"),
    ],
    ids=lambda way: way[-1][:10] if isinstance(way[-1], str) else "key",
)
def test_a_long_name_is_not_repeated_whole(way):
    package = copy.deepcopy(PACKAGE)
    *ahead, last = way
    number = next(n for n, one in enumerate(package["resources"]) if keyed(one))
    held = package
    for step in ("resources", number, *ahead):
        held = held[step]
    held[last] = LONG
    problems = problems_of(json.dumps(package).encode(), "here")
    assert problems
    assert max(map(len, problems)) < 500


def keyed(entry):
    schema = entry.get("schema", {})
    return isinstance(schema.get("primaryKey"), list) and "foreignKeys" in schema


@given(packages())
@settings(max_examples=50, derandomize=True)
def test_any_damage_is_told_in_one_line_or_changes_no_row(data, package):
    written(data, package)
    problems = check_data(data)
    for problem in problems:
        assert re.match(rf"{re.escape(str(data))}/[\w./]+(:\d+)?: ", problem), problem
        assert "\n" not in problem
        assert len(problem) < 1000
    event("told" if problems else "harmless")
    if not problems:
        for name in resource_names():
            pd.testing.assert_frame_equal(read(name, data), read(name))
            key = resource(name)["schema"].get("primaryKey")
            assert resource(name, data)["schema"].get("primaryKey") == key


@pytest.mark.parametrize("constraint", [("pattern", LONG), ("enum", [LONG])])
def test_a_long_constraint_is_not_repeated_whole(data_copy, constraint):
    name, value = constraint
    package = copy.deepcopy(PACKAGE)
    (forces,) = (one for one in package["resources"] if one["name"] == "forces")
    (verified,) = (one for one in forces["schema"]["fields"] if one["name"] == "verified")
    verified["constraints"] = {"required": True, name: value}
    written(data_copy, package)
    problems = check_data(data_copy)
    assert "forces.csv:2: column verified: 'yes': constraint" in problems[0]
    assert max(map(len, problems)) < 1000
    assert problems[0].endswith(f'{LONG[:9]}"' if name == "pattern" else f"{LONG[:9]}']\"")
