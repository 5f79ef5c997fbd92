"""A mistake in a row is named by file, line and column before anything runs."""

import csv
import subprocess
import sysconfig
from pathlib import Path

import pytest

from landroute.paths import DATA
from landroute.tables import read, resource, resource_names
from landroute.tables.check import check_data
from landroute.tables.sources import bibliography, sources


def test_the_committed_data_are_sound():
    assert check_data() == []


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def write_rows(path, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def edit(data, table, line, column, value):
    """Put `value` into one cell; `line` counts the header as 1."""
    path = data / f"{table}.csv"
    rows = rows_of(path)
    rows[line - 1][rows[0].index(column)] = value
    write_rows(path, rows)


@pytest.mark.parametrize(
    ("table", "column", "value", "reason"),
    [
        ("control", "start", "2011-13-01", "2011-13-01"),
        ("control", "start", "", "required"),
        ("control", "place", "atlantis", "is not in places.csv"),
        ("control", "controller", "atlantis", "is not in actors.csv"),
        ("control", "source", "", "required"),
        ("control", "source", "no-such-source", "is not in sources.bib"),
        ("control", "confidence", "certain", "certain"),
        ("control", "contested", "perhaps", "perhaps"),
        ("places", "lon", "nan", "nan"),
        ("places", "lon", "400", "400"),
        ("segments", "to_place", "atlantis", "is not in places.csv"),
        ("segments", "km", "-3", "-3"),
        ("option_effects", "place", "atlantis", "is not in places.csv"),
        ("relations", "relation", "adores", "adores"),
        ("published_states", "corridor", "eastern", "is not in corridors.csv"),
        ("corridors", "border_segments", "no--road", "is no segment between Iraq and Syria"),
    ],
)
def test_a_bad_cell_is_named_by_file_line_and_column(data_copy, table, column, value, reason):
    edit(data_copy, table, 3, column, value)
    problems = check_data(data_copy)
    named = [p for p in problems if f"{table}.csv:3: column {column}: " in p]
    assert named, problems[:3]
    assert reason in named[0]


def test_a_gap_in_control_is_named(data_copy):
    path = data_copy / "control.csv"
    head, *body = rows_of(path)
    rows = [dict(zip(head, row, strict=True)) for row in body]
    line, row = next(
        (n, r)
        for n, r in enumerate(rows, start=2)
        if r["account"] == "primary" and r["end"] and r["start"] > "2011-01-01"
    )
    edit(data_copy, "control", line, "start", f"{row['start'][:8]}28")
    assert any(f"control.csv:{line}: column start: " in p for p in check_data(data_copy))


def test_a_place_without_control_is_named(data_copy):
    path = data_copy / "control.csv"
    kept = [row for row in path.read_text().splitlines() if not row.startswith("albukamal,")]
    path.write_text("\n".join(kept) + "\n")
    assert any("no row for 'albukamal'" in p for p in check_data(data_copy))


def test_a_missing_file_and_a_wrong_encoding_are_named(data_copy):
    (data_copy / "actors.csv").unlink()
    (data_copy / "claims.csv").write_bytes(b"id,paragraph\n\xff\xfe\x00C01,1\n")
    problems = "\n".join(check_data(data_copy))
    assert "actors.csv: the file is missing" in problems
    assert "claims.csv" in problems


def test_a_missing_column_is_named(data_copy):
    path = data_copy / "regions.csv"
    write_rows(path, [row[1:] for row in rows_of(path)])
    assert any("regions.csv" in p for p in check_data(data_copy))


@pytest.mark.parametrize("name", ["geometry/segments.geojson", "basemap/rivers.geojson"])
def test_missing_or_broken_geometry_is_named(data_copy, name):
    for damage in (lambda path: path.write_text("{"), lambda path: path.unlink()):
        damage(data_copy / name)
        assert any(f"{name}: cannot be read as GeoJSON" in p for p in check_data(data_copy))


def test_a_segment_without_its_line_is_named(data_copy):
    path = data_copy / "geometry" / "segments.geojson"
    path.write_text(path.read_text().replace('"tehran--qazvin"', '"tehran--qom"'))
    problems = "\n".join(check_data(data_copy))
    assert "segment 'tehran--qazvin' has no line" in problems
    assert "segment 'tehran--qom' has no row" in problems


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"resources": [{}]}'])
def test_a_broken_package_is_named(data_copy, content):
    (data_copy / "datapackage.json").write_text(content)
    (problem,) = check_data(data_copy)
    assert "datapackage.json: " in problem


def test_every_id_column_is_unique():
    keys = [k for name in resource_names() for k in resource(name)["schema"].get("foreignKeys", [])]
    assert len(keys) >= 20
    for target in [key["reference"] for key in keys]:
        assert read(target["resource"])[target["fields"]].is_unique, target


def test_frictionless_itself_finds_the_package_valid():
    done = subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "frictionless", "validate", "datapackage.json"],
        cwd=DATA, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-800:]


def test_every_source_can_be_opened_or_says_why_not():
    table = sources()
    assert len(table) == len(bibliography().entries)
    nowhere = table[~table["url"].str.startswith(("https://", "http://"))]
    assert (nowhere["note"] != "").all(), nowhere.index.tolist()


def test_row_counts_meet_the_plan():
    assert len(read("places")) >= 90
    assert (read("segments")["mode"] == "road").sum() >= 140
    assert set(resource_names()) >= {"places", "segments", "control", "passage", "actors",
                                     "relations", "strength", "claims", "evidence"}  # fmt: skip


def test_no_row_of_control_or_claims_is_from_memory_alone_without_saying_so():
    for name in ("control", "claims"):
        rows = read(name)
        assert rows[rows["verified"] == "no"]["note"].notna().all()
