"""Maps: drawn alike twice, told apart without colour, on a ground that ends where they do."""

import datetime as dt
import json
import math
import re
from itertools import combinations, product
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from pyproj import Geod
from shapely import LineString, Point, box

from landroute.charts.areas import areas
from landroute.charts.basemap import BAR_KM, NAME, WATER_NAME, ground_boxes, scale_bar
from landroute.charts.beside import corridor_lines
from landroute.charts.courses import courses, families, line_of, named_blockers
from landroute.charts.frame import EAST, MIDDLE, NORTH, PAGE, PHONE, SCALE, SOUTH, WEST
from landroute.charts.holders import GROUPS, group_of, mark, marks
from landroute.charts.lettering import lettering
from landroute.charts.maps import corridor_map, corridor_states, map_message, map_table
from landroute.charts.placing import overlap
from landroute.charts.spots import APART, pushed, spots
from landroute.charts.steps import patched
from landroute.charts.template import (
    CLOSED_COLOUR,
    CLOSED_TEXT,
    LAND,
    OPEN_COLOUR,
    OPEN_TEXT,
    WATER,
    finished,
)
from landroute.corridor.question import question
from landroute.paths import DATA
from landroute.press import site
from landroute.scenario import Scenario, baseline
from landroute.tables import RECORD_END, RECORD_START, read, resource
from landroute.tables.settings import settings
from landroute.wording.names import names

STATIC = Path(site.__file__).parent / "static"
GIVEN = {"key": "k", "title": "t", "alt": "a", "caption": "c", "table": pd.DataFrame({"x": [1]}),
         "height": 100}  # fmt: skip


@pytest.fixture(scope="module")
def asked():
    return question(baseline())


@pytest.fixture(scope="module")
def now(asked):
    return asked.on(baseline().as_of)


@pytest.mark.parametrize("missing", ["key", "title", "alt", "caption"])
def test_an_empty_description_is_refused(missing):
    with pytest.raises(ValueError, match=missing):
        finished(go.Figure(), **{**GIVEN, missing: " "})


def test_numbers_are_rounded_so_that_machines_agree():
    figure = finished(go.Figure(go.Scatter(x=[1 / 3], y=[0.1 + 0.2])), **GIVEN)
    assert figure.data[0].x[0] == 0.3333
    assert figure.data[0].y[0] == 0.3


def test_the_map_is_the_same_twice_and_its_table_names_every_place(asked, now):
    first, second = (corridor_map([now])[0].to_json() for _ in "ab")
    assert first == second
    assert set(map_table(now, asked.graph)["place"]) == set(asked.graph)


def legend(figure):
    return [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]


def written(figure):
    return [note for note in figure.layout.annotations if note.visible is not False and note.text]


DAYS = [dt.date(2011, 6, 1), dt.date(2012, 7, 19), dt.date(2014, 7, 1), dt.date(2017, 6, 30),
        dt.date(2018, 6, 1), dt.date(2025, 3, 1)]  # fmt: skip


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_corridor_is_a_solid_line_in_the_colour_of_its_state(asked, day):
    now = asked.on(day)
    figure, _ = corridor_map([now])
    lines = [t for t in figure.data if t.mode == "lines" and t.hoverinfo == "text" and t.x]
    drawn = {line.text: line.line.color for line in lines}
    assert drawn == {
        names("corridors")[name]: OPEN_COLOUR if path.open else CLOSED_COLOUR
        for name, path in now.corridors.items()
        if path
    }
    assert all(line.line.dash in {None, "solid"} for line in lines)
    states = [line.line.color for line in lines]
    assert states == sorted(states, key=OPEN_COLOUR.__eq__), "an open corridor lies on top"
    assert len(legend(figure)) <= 4


def test_a_corridor_says_its_name_and_state_on_its_line(asked):
    notes = written(corridor_map([asked.on(dt.date(2017, 6, 30))])[0])
    said = {note.text.replace("<br>", " ") for note in notes}
    assert "<b>Southern: blocked at Tanf (US)</b>" in said
    # Between two others there is no room for the place; the list beside the map has it.
    assert "<b>Middle: blocked</b>" in said
    assert any(re.fullmatch(r"<b>Northern: blocked at .+ \(.+\) \+ \d+</b>", text) for text in said)
    opened = {note.text for note in written(corridor_map([asked.on(dt.date(2018, 6, 1))])[0])}
    assert "<b>Middle: open</b>" in opened


def test_a_variant_that_alone_is_open_speaks_for_its_corridor(asked):
    drawn = courses(asked.on(dt.date(2012, 10, 1)))
    assert {c.corridor for c in drawn if c.leads and c.path.open} == {"baaj", "southern"}
    assert {c.corridor for c in drawn if c.leads} == {"baaj", "middle", "southern"}


@pytest.mark.parametrize("frame", [PAGE, PHONE], ids=["page", "phone"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_name_lies_on_another_or_on_a_place_that_blocks(asked, day, frame):
    now = asked.on(day)
    drawn = courses(now)
    groups = now.places["controller"].map(group_of).to_dict()
    letters = lettering(now, drawn, groups, frame)
    texts = [*letters.labels, *letters.names, *letters.areas, *filter(None, [letters.way])]
    boxes = [*(text.box for text in texts), *ground_boxes(frame)]
    # The ground's own names are fixed: they are checked against each other as well.
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert all(frame.holds(text.box) for text in texts)
    leads = [course for course in drawn if course.leads]
    said = {label.id for label in letters.labels}
    assert said <= {course.corridor for course in leads}
    # A phone may lack the room for one, which the list beside the map then says.
    assert len(said) >= len(leads) - (frame is PHONE)
    rings = {p: frame.pixel(*spots()[p]) for c in drawn for p in c.path.blocked_by}
    assert not [(t, p) for t in texts for p, (x, y) in rings.items()
                if overlap(t.box, (x - 3, y - 3, x + 3, y + 3))]  # fmt: skip
    if frame is PAGE:
        named = {name.place for name in letters.names}
        assert {p for course in leads for p in named_blockers(course, asked.graph)
                if not course.path.open} <= named  # fmt: skip


@pytest.fixture(scope="module")
def pictures(asked):
    """Return every day on which the picture of the map is another, with what is drawn on it."""
    known = {}
    for day in [d for d in asked.days if RECORD_START <= d <= RECORD_END]:
        now = asked.on(day)
        drawn, held = courses(now), now.places["controller"]
        known.setdefault((*drawn, *held), (now, drawn, held.map(group_of).to_dict()))
    return list(known.values())


@pytest.mark.parametrize("frame", [PAGE, PHONE], ids=["page", "phone"])
def test_on_no_day_does_a_label_lie_on_an_open_road_of_another_or_a_crossing(pictures, frame):
    family = {name: one[0] for one in families() for name in one}
    gates = {place: frame.pixel(*spots()[place]) for place in read("crossings")["place"].dropna()}
    wrong = []
    for now, drawn, groups in pictures:
        letters = lettering(now, drawn, groups, frame)
        graph = now.question.graph
        opened = {
            course.corridor: LineString([frame.pixel(*at) for at in line_of(path.places, graph)])
            for course in drawn
            if (path := course.path).open
        }
        for label in letters.labels:
            ground = box(*label.box)
            wrong += [
                (now.as_of, label.text, name)
                for name, line in opened.items()
                if family[name] != family[label.id] and ground.intersects(line)
            ]
            wrong += [
                (now.as_of, label.text, place)
                for place, spot in gates.items()
                if place in graph and ground.intersects(Point(spot))
            ]
        if "albukamal" not in {name.place for name in letters.names}:
            wrong.append((now.as_of, "Albukamal has no name"))
    assert not wrong


def test_no_two_marks_hide_each_other_and_none_is_far_from_its_place(asked):
    drawn = spots()
    gaps = [
        math.hypot(x - u, (y - v) * SCALE)
        for (x, y), (u, v) in combinations(drawn.values(), 2)
    ]  # fmt: skip
    assert min(gaps) > APART - 0.02
    moved = {
        place: math.hypot(x - asked.graph.nodes[place]["lon"], y - asked.graph.nodes[place]["lat"])
        for place, (x, y) in drawn.items()
    }
    assert max(moved.values()) < APART


def test_marks_are_pushed_apart_alike_in_any_order():
    points = np.array([[0.0, 0.0], [0.05, 0.0], [3.0, 3.0]])
    moved = pushed(points, 0.2)
    assert np.allclose(moved[2], points[2])
    assert np.allclose(moved, pushed(points[::-1], 0.2)[::-1])
    assert np.isclose(math.dist(*moved[:2]), 0.2, atol=2e-3)
    assert math.dist(*pushed(np.zeros((2, 2)), 0.2)) > 0.19


def test_land_is_tinted_near_its_own_recorded_place_alone(asked):
    rules = settings()
    far = rules.tint_reach_km + rules.tint_width_km + 5  # with what smoothing adds
    shapes = gpd.GeoSeries(areas(), crs="EPSG:4326").to_crs(rules.plane)
    nodes = asked.graph.nodes
    at = gpd.GeoSeries(
        {p: Point(nodes[p]["lon"], nodes[p]["lat"]) for p in shapes.index}, crs="EPSG:4326"
    ).to_crs(rules.plane)
    assert set(shapes.index) <= set(asked.graph)
    assert shapes.hausdorff_distance(at).max() < far
    shared = sum(a.intersection(b).area for a, b in combinations(shapes, 2) if a.intersects(b))
    assert shared < 0.03 * shapes.area.sum()


def test_a_tint_is_the_colour_of_its_holder_and_a_hover_names_them(asked, now):
    figure, _ = corridor_map([now])
    places = sorted(asked.graph)
    tints = [shape.fillcolor for shape in figure.layout.shapes][-len(places) :]
    held = now.places["controller"]
    assert tints == [mark(held[place]).colour for place in places]
    (marks_,) = (t for t in figure.data if t.hovertemplate)
    assert list(marks_.customdata) == [asked.graph.nodes[place]["name"] for place in places]
    ids = set(read("actors")["id"]) - set(read("actors")["short_name"])
    assert not {text.split(",")[0] for text in marks_.text} & ids


def test_a_phone_sees_the_theatre_and_is_told_where_the_origin_lies(asked, now):
    figure, meta = corridor_map([now])
    narrow = meta["narrow"]
    assert narrow["layout/xaxis/range"] == [PHONE.west, PHONE.east]
    spec = patched(json.loads(figure.to_json()), narrow)
    said = [n["text"] for n in spec["layout"]["annotations"] if n.get("visible") is not False]
    assert "<b>to Tehran →</b>" in said
    (names_,) = (t for t in spec["data"] if t.get("mode") == "markers+text" and len(t["x"]) > 9)
    shown = {re.sub("<.*?>", "", text) for text in names_["text"]} - {""}
    assert {"Baghdad", "Damascus", "Beirut", "Tanf"} <= shown
    ground = {text for t in spec["data"] for text in t.get("text") or () if text.isupper()}
    assert {"SYRIA", "IRAQ", "IRAN", "TURKEY", "LEBANON", "JORDAN"} <= ground


def test_the_message_of_a_map_names_what_was_open(asked):
    assert map_message(asked.on(dt.date(2017, 6, 30))) == "No corridor was open on 30 June 2017"
    opened = asked.on(dt.date(2018, 6, 1))
    assert map_message(opened) == "Open on 1 June 2018: Middle corridor"
    assert "Middle corridor: open." in corridor_states(opened)


def test_a_route_by_no_corridor_is_not_called_closed():
    now = question(Scenario.of({"origin": "damascus"})).on(dt.date(2017, 6, 30))
    assert now.open
    assert map_message(now) == "A land route was open on 30 June 2017, by none of the corridors"
    assert "Southern corridor: no route leads by it." in corridor_states(now)


def luminance(colour):
    """As WCAG 2 defines it."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def themes():
    """Each token's colour in the light and in the dark theme, from the site's script and style."""
    script = (STATIC / "script" / "drawing.js").read_text(encoding="utf-8")
    style = (STATIC / "landroute.css").read_text(encoding="utf-8")
    tokens = re.findall(r'"(#[0-9a-f]{6})": "(--[a-z-]+)"', script)
    light, dark = (
        dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6})", re.search(block, style, re.S)[1]))
        for block in (r"\nhtml \{(.*?)\}", r'\nhtml\[data-theme="dark"\] \{(.*?)\}')
    )
    paper = {"--landroute-paper"}  # the theme's own
    assert all(light[name] == colour for colour, name in tokens if name not in paper)
    return [lambda c, theme=theme: theme.get(dict(tokens).get(c), c) for theme in (light, dark)]


def test_holders_and_names_stand_out_from_the_ground_in_both_themes():
    for themed in themes():
        for drawn in marks().values():
            assert contrast(themed(drawn.colour), themed(LAND)) > 3, drawn
        for name, ground in product((NAME, WATER_NAME), (LAND, WATER)):
            assert contrast(themed(name), themed(ground)) > 4.5
        for state in (OPEN_TEXT, CLOSED_TEXT):
            assert contrast(themed(state), themed(LAND)) > 4.5


def test_holders_differ_in_colour_and_word():
    drawn = list(marks().values())
    for part in ("colour", "label"):
        assert len({getattr(one, part) for one in drawn}) == len(drawn)


def test_the_groups_of_holders_are_those_that_an_actor_may_have():
    (field,) = (f for f in resource("actors")["schema"]["fields"] if f["name"] == "map_group")
    assert field["constraints"]["enum"] == list(GROUPS)
    assert set(read("actors")["map_group"].dropna()) == set(GROUPS)


def test_the_map_ends_where_its_layers_do():
    west, south, east, north = gpd.read_file(DATA / "basemap" / "countries.geojson").total_bounds
    assert west < WEST < EAST < east
    assert south < SOUTH < NORTH < north


def test_the_scale_bar_is_as_long_as_it_says():
    bar = scale_bar()
    _, _, metres = Geod(ellps="WGS84").inv(bar.x[0], MIDDLE, bar.x[1], MIDDLE)
    assert round(metres / 1000) == BAR_KM
    assert bar.text[1] == f"{BAR_KM} km"


def test_a_place_that_is_fought_over_is_said_to_be():
    asked = question(baseline())
    fought, held = (corridor_lines(asked.on(dt.date(2018, 6, day)))[1] for day in (9, 11))
    assert fought.endswith("(Assad government) but fought over")
    assert held == "Middle corridor: open"
