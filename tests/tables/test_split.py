"""A road cut at a place on it: the parts make the whole, and what is left to do is said."""

import json
import shutil
from itertools import pairwise

import pandas as pd
import pytest
from pyproj import Geod
from shapely.geometry import LineString, Point, shape

from landroute.cli.data import seal
from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables.builders.split import cut, split
from landroute.tables.builders.towns import located
from landroute.tables.rules.network import segments_are_the_planned_ones
from landroute.tables.settings import settings
from landroute.wording import rows

GEOD = Geod(ellps="WGS84")
KANGAVAR = "kangavar,Kangavar,IR,town,iran,47.9653,34.5043,128831,,,geonames-2026-cities500,yes,\n"
WHOLE = "hamadan--kermanshah"
PARTS = ["hamadan--kangavar", "kangavar--kermanshah"]


def text(folder, name):
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False).set_index("id")


def drawn(folder):
    features = json.loads((folder / "geometry" / "segments.geojson").read_text())["features"]
    return {own["properties"]["id"]: shape(own["geometry"]) for own in features}


def km(line):
    return GEOD.geometry_length(line) / 1000


@pytest.fixture
def folder(tmp_path):
    """A copy of the data with a town more."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    with (copy / "places.csv").open("a") as stream:
        stream.write(KANGAVAR)
    return copy


def test_the_parts_of_a_road_make_the_whole(folder):
    whole, line = text(DATA, "segments").loc[WHOLE], drawn(DATA)[WHOLE]
    before = list(text(DATA, "segments").index)
    files, told, left = split(WHOLE, "kangavar", folder)
    assert all(path.is_relative_to(folder) for path in files)
    assert left == []
    table, lines = text(folder, "segments"), drawn(folder)
    assert [own.split(":")[0] for own in told] == PARTS
    at = before.index(WHOLE)
    after = [*before[:at], *PARTS, *before[at + 1 :]]
    assert list(table.index) == list(text(folder, "segments_plan").index) == after
    on_way = next(own[2] for own in cut(line, {"x": Point(47.9653, 34.5043)}, settings(), WHOLE))
    assert table["km"][PARTS].astype(float).sum() == pytest.approx(
        float(whole["km"]) + 2 * on_way, abs=0.11
    )
    first, second = (lines[name] for name in PARTS)
    assert first.coords[0] == line.coords[0]
    assert second.coords[-1] == line.coords[-1]
    assert first.coords[-1] == second.coords[0] == (47.9653, 34.5043)
    assert set(line.coords) <= {*first.coords, *second.coords}
    assert km(first) + km(second) == pytest.approx(km(line) + 2 * on_way, rel=0.01)
    assert lines.keys() - {*PARTS} == drawn(DATA).keys() - {WHOLE}
    assert all(lines[name] == old for name, old in drawn(DATA).items() if name != WHOLE)
    kept = [name for name in before if name != WHOLE]
    pd.testing.assert_frame_equal(table.loc[kept], text(DATA, "segments").loc[kept])
    plan = text(folder, "segments_plan")
    assert set(plan["trace"][PARTS]) == {WHOLE}


def test_a_place_on_the_line_adds_nothing():
    line = LineString([(45, 33), (45.05, 33.02), (45.1, 33)])
    spots = {name: Point(line.interpolate(share, normalized=True)) for name, share in
             (("c", 0.8), ("a", 0.1), ("b", 0.5))}  # fmt: skip
    parts = cut(line, spots, settings(), "road")
    assert sum(share for _, share, _ in parts) == pytest.approx(1)
    assert sum(off for _, _, off in parts) == pytest.approx(0, abs=0.01)
    for (here, _, _), (there, _, _) in pairwise(parts):
        assert here.coords[-1] == there.coords[0]
    assert [part.coords[-1] for part, _, _ in parts[:2]] == [spots["a"].coords[0], (45.05, 33.02)]


@pytest.mark.parametrize(
    ("segment", "place", "why"),
    [
        ("hamadan--kermansha", "kangavar", "did you mean hamadan--kermanshah"),
        (WHOLE, "kangaver", "did you mean kangavar"),
        (WHOLE, "mosul", r"mosul is not on hamadan--kermanshah: it lies \d+\.\d km from its line"),
        (WHOLE, "hamadan", "between its ends"),
        ("ilam--ahvaz", "kangavar", r"pip install -e '.\[build\]' and landroute data build"),
    ],
)
def test_a_road_that_cannot_be_cut_there_is_left_alone(folder, segment, place, why):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(BadInput, match=why):
        split(segment, place, folder)
    assert all(path.read_bytes() == content for path, content in before.items())


def test_what_still_names_the_old_road_is_said_with_what_to_do(folder):
    with (folder / "places.csv").open("a") as stream:
        stream.write(
            "rastan,Rastan,SY,town,,36.7324,34.9267,172946,,,geonames-2026-cities500,yes,\n"
        )
        stream.write("takestan,Takestan,IR,town,,49.6957,36.0706,113491,,,x,yes,\n")
    _, _, left = split("homs--hama", "rastan", folder)
    (counts,) = [line for line in left if "conflict_segments.csv" in line]
    assert "landroute data add ucdp-ged FILE" in counts
    assert "https://ucdp.uu.se/downloads/" in counts
    _, _, left = split("qazvin--zanjan", "takestan", folder)
    assert [line.split(":")[0] for line in left] == ["qazvin--hamadan passes takestan too"]


def test_a_part_is_cut_again_as_a_part_of_the_same_road(folder):
    split(WHOLE, "kangavar", folder)
    with (folder / "places.csv").open("a") as stream:
        stream.write("asadabad,Asadabad,IR,town,iran,48.1201,34.7824,142872,,,x,yes,\n")
    split(PARTS[0], "asadabad", folder)
    plan = text(folder, "segments_plan")
    parts = ["hamadan--asadabad", "asadabad--kangavar", "kangavar--kermanshah"]
    assert list(plan.index[plan["trace"] == WHOLE]) == parts
    assert set(text(folder, "segments")["note"][parts]) == {
        f"part of {WHOLE}, cut where the place is nearest"
    }


def test_a_place_that_is_nowhere_is_named(monkeypatch):
    monkeypatch.setattr("landroute.tables.builders.towns.gazetteer", lambda _: {})
    monkeypatch.setattr("landroute.tables.builders.towns.airports", lambda _: {})
    unplaced = pd.DataFrame(
        [{"id": "nowhere", "lon": "", "lat": "", "geonames_id": "", "icao": ""}]
    )
    with pytest.raises(BadInput, match="nowhere: needs a geonames_id or an icao, or lon and lat"):
        located(unplaced)


def test_a_table_whose_rows_no_message_tells_is_named(monkeypatch):
    monkeypatch.delitem(rows.TOLD, "yardsticks")
    with pytest.raises(BadInput, match=r"rows\.py: TOLD has no yardsticks: .* row-yardsticks"):
        rows._facts("yardsticks", {})


def test_sealing_names_a_file_that_the_package_does_not_list(monkeypatch, capsys):
    monkeypatch.setattr("landroute.tables.check.require_data", lambda: None)
    monkeypatch.setattr("landroute.tables.seal.seal", list)
    left = "data/dust.csv: is not in datapackage.json"
    monkeypatch.setattr("landroute.tables.seal.verify", lambda: [left])
    seal()
    assert f"left to do: {left}" in "".join(capsys.readouterr())


def test_a_planned_road_that_is_not_built_is_said_with_what_builds_it(folder):
    assert list(segments_are_the_planned_ones(folder)) == []
    with (folder / "segments_plan.csv").open("a") as stream:
        stream.write("qazvin--rasht,qazvin,rasht,road,motorway,osm,,Road,x,yes,\n")
    (problem,) = segments_are_the_planned_ones(folder)
    assert problem.endswith(
        "'qazvin--rasht' is not in segments.csv: `landroute data build` measures it"
    )
