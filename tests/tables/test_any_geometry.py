"""Any file of lines: refused by file and feature, or each segment has its line, as maps read it."""

import copy
import io
import json
import math
import shutil

import geopandas
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from landroute.paths import DATA
from landroute.tables import read, resource
from landroute.tables.rules.geometry import geometry_is_whole

SEGMENTS = ("tehran--qazvin", "qazvin--zanjan", "tripoli--beirut")
DRAWN = json.loads((DATA / "geometry" / "segments.geojson").read_text(encoding="utf-8"))
DRAWN["features"] = [f for f in DRAWN["features"] if f["properties"]["id"] in SEGMENTS]
BOX = resource("segment-lines")["bbox"]
VALUES = st.sampled_from(
    [None, True, 0, 44, 33.5, -1e-3, 1e400, math.nan, 10**400, 1e300, "", "44.0", "a\nb", "\ud800",
     "Point", "Polygon", "MultiLineString", "Feature", SEGMENTS[1], [], [[]], [44.0, 33.0], [44.0],
     [44.0, 33.0, 0], [[44.0, 33.0]], {}, {"id": SEGMENTS[0]}, [{}]]
)  # fmt: skip
ODD_TEXT = ["", ",", "[", "]", "{", "}", '"', "0", "e9", ".", "-", "\0", "é", "\n", "[" * 3_000]
STEPS = st.lists(st.integers(0, 40), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """Return a folder of data with three segments, their places and their lines."""
    folder = tmp_path_factory.mktemp("geometry")
    (folder / "geometry").mkdir()
    for table, column in (("segments", "id"), ("places", "id")):
        rows = (DATA / f"{table}.csv").read_text(encoding="utf-8").splitlines(keepends=True)
        wanted = SEGMENTS if table == "segments" else "--".join(SEGMENTS).split("--")
        kept = [row for row in rows if row.split(",")[0] in {column, *wanted}]
        (folder / f"{table}.csv").write_text("".join(kept), encoding="utf-8")
    described = [resource(name) for name in ("places", "segments", "segment-lines")]
    (folder / "datapackage.json").write_text(json.dumps({"resources": described}))
    return folder


def holders(document, steps):
    """Yield what holds a value in a document of JSON, and its key, along some steps into it."""
    for step in steps:
        if not isinstance(document, dict | list) or not document:
            return
        key = list(document)[step % len(document)] if isinstance(document, dict) else step
        key = key if isinstance(document, dict) else step % len(document)
        yield document, key
        document = document[key]


@st.composite
def texts(draw):
    """Draw the text of a file of lines with some values changed, moved, doubled or gone."""
    drawn = copy.deepcopy(DRAWN)
    for _ in range(draw(st.integers(0, 2))):
        *_, (held, key) = holders(drawn, draw(STEPS))
        match draw(st.integers(0, 4)):
            case 0:
                held[key] = draw(VALUES)
            case 1:
                held.pop(key)
            case 2 if isinstance(held, list):
                held.append(held[key])
            case 3 if isinstance(held, list):
                held.reverse()
            case 4 if isinstance(held[key], float):
                held[key] += draw(st.sampled_from([1e-9, -5e-4, 5e-3, 0.4, -11.0]))
    text = json.dumps(drawn)
    for _ in range(draw(st.sampled_from([0, 0, 0, 1]))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(ODD_TEXT)) + text[at + draw(st.integers(0, 2)) :]
    return text


@settings(max_examples=500, derandomize=True)
@given(texts())
def test_lines_are_refused_or_those_of_the_segments(data, text):
    path = data / "geometry" / "segments.geojson"
    path.write_bytes(text.encode(errors="surrogatepass"))
    problems = list(geometry_is_whole(data))
    event("refused" if problems else "read")
    for problem in problems:
        assert problem.startswith(f"{path}: ")
        assert problem.isprintable()
        assert "feature" in problem or "segment" in problem or "cannot be read" in problem
    if not problems:
        assert_lines_of_the_segments(path.read_bytes(), data)


def assert_lines_of_the_segments(content, data):
    """What geopandas reads has one line of finite points in the box from place to place."""
    lines = geopandas.read_file(io.BytesIO(content)).set_index("id").geometry
    assert sorted(lines.index) == sorted(SEGMENTS)
    places = read("places", data).set_index("id")
    for segment in read("segments", data).itertuples():
        points = [tuple(point) for point in lines[segment.id].coords]
        assert len(points) >= 2
        for lon, lat in points:
            assert BOX[0] <= lon <= BOX[2]
            assert BOX[1] <= lat <= BOX[3]
        for place, (lon, lat) in ((segment.from_place, points[0]), (segment.to_place, points[-1])):
            assert abs(lon - places.at[place, "lon"]) <= 1.001e-3
            assert abs(lat - places.at[place, "lat"]) <= 1.001e-3


def test_the_committed_lines_of_these_segments_are_read(data):
    path = data / "geometry" / "segments.geojson"
    path.write_text(json.dumps(DRAWN))
    assert list(geometry_is_whole(data)) == []
    assert_lines_of_the_segments(path.read_bytes(), data)
    shutil.copy(DATA / "geometry" / "segments.geojson", path)
    assert any("has no row in segments.csv" in problem for problem in geometry_is_whole(data))
