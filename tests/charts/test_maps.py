"""Maps: drawn alike twice, told apart without colour, on a ground that ends where they do."""

import datetime as dt
import re
from itertools import product
from pathlib import Path

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
import pytest
from pyproj import Geod

from landroute.charts.basemap import (
    BAR_KM,
    EAST,
    MIDDLE,
    NAME,
    NORTH,
    SOUTH,
    WATER_NAME,
    WEST,
    scale_bar,
)
from landroute.charts.holders import GROUPS, marks
from landroute.charts.maps import (
    corridor_map,
    corridor_states,
    corridor_style,
    map_message,
    map_table,
)
from landroute.charts.template import LAND, PAPER, WATER, finished
from landroute.corridor.question import question
from landroute.paths import DATA
from landroute.press import site
from landroute.scenario import Scenario, baseline
from landroute.tables import read, resource
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
    first, second = (corridor_map(now, asked.graph).to_json() for _ in "ab")
    assert first == second
    assert set(map_table(now, asked.graph)["place"]) == set(asked.graph)


def legend(figure):
    return [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]


def test_each_line_of_the_map_names_its_corridors_and_has_one_entry_in_the_legend(asked):
    now = asked.on(dt.date(2018, 6, 1))
    figure = corridor_map(now, asked.graph)
    roads = [t for t in figure.data if t.legendgroup]
    named = {name for road in roads for name in road.text.split(", ")}
    assert named == {names("corridors")[name] for name, path in now.corridors.items() if path}
    entries = legend(figure)
    assert len(entries) == len(set(entries))
    assert {"open corridor", "blocked: Southern corridor", "blocks a corridor", "contested"} <= set(
        entries
    )


def test_a_place_is_hollow_where_traffic_could_not_pass_and_names_its_holder(asked, now):
    figure = corridor_map(now, asked.graph)
    said = {
        text: trace.marker.color == PAPER
        for trace in figure.data
        if trace.mode == "markers" and trace.text
        for text in trace.text
    }
    closed = {asked.graph.nodes[place]["name"] for place in now.closed if place in asked.graph}
    hollow = {re.findall("<b>(.*?)</b>", text)[0] for text, is_hollow in said.items() if is_hollow}
    assert hollow == closed
    ids = set(read("actors")["id"]) - set(read("actors")["short_name"])
    assert not {text.split("<br>")[1].split(",")[0] for text in said} & ids
    assert {"solid: traffic could pass", "hollow: it could not"} <= set(legend(figure))


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
        for mark in marks().values():
            assert contrast(themed(mark.colour), themed(LAND)) > 3, mark
        for name, ground in product((NAME, WATER_NAME), (LAND, WATER)):
            assert contrast(themed(name), themed(ground)) > 4.5


def test_holders_differ_in_symbol_and_colour_and_word():
    drawn = list(marks().values())
    for part in ("symbol", "colour", "label"):
        assert len({getattr(mark, part) for mark in drawn}) == len(drawn)
    assert not [mark for mark in drawn if mark.symbol.endswith("-open")]


def test_the_groups_of_holders_are_those_that_an_actor_may_have():
    (field,) = (f for f in resource("actors")["schema"]["fields"] if f["name"] == "map_group")
    assert field["constraints"]["enum"] == list(GROUPS)
    assert set(read("actors")["map_group"].dropna()) == set(GROUPS)


def test_blocked_corridors_are_told_apart_but_for_variants():
    of = read("corridors").set_index("id")["variant_of"]
    looks = {name: corridor_style((name,), is_open=False) for name in of.index}
    main = [looks[name] for name in of.index[of.isna()]]
    assert len({entry for entry, _ in main}) == len({line["dash"] for _, line in main}) == len(main)
    for name, own in of.dropna().items():
        assert looks[name] == looks[own]
        assert looks[own][0].endswith("or a variant")
    entry, line = corridor_style(("northern", "southern"), is_open=False)
    assert (entry, line["dash"]) == ("blocked: more than one of them", "dot")


def test_the_map_ends_where_its_layers_do():
    west, south, east, north = gpd.read_file(DATA / "basemap" / "countries.geojson").total_bounds
    assert west < WEST < EAST < east
    assert south < SOUTH < NORTH < north


def test_the_scale_bar_is_as_long_as_it_says():
    bar = scale_bar()
    _, _, metres = Geod(ellps="WGS84").inv(bar.x[0], MIDDLE, bar.x[1], MIDDLE)
    assert round(metres / 1000) == BAR_KM
    assert bar.text[1] == f"{BAR_KM} km"
