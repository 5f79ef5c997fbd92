"""Figures carry what a reader who does not see them needs; tables escape what rows bring."""

import datetime as dt
import json
import re
from itertools import product
from pathlib import Path

import geopandas as gpd
import pandas as pd
import plotly.graph_objects as go
import pytest
from bs4 import BeautifulSoup
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
from landroute.charts.holders import MARKS, OTHER
from landroute.charts.ledger import Bibliography, Ledger
from landroute.charts.maps import corridor_map, corridor_names
from landroute.charts.tables import Table
from landroute.charts.template import LAND, PAPER, WATER, finished
from landroute.corridor.question import question
from landroute.paths import CHAPTERS, DATA
from landroute.press import site
from landroute.scenario import Scenario
from landroute.studies.confidence.figures import control_bands
from landroute.studies.confidence.findings import bands
from landroute.studies.corridors.newroad import Link
from landroute.studies.corridors.road_figures import new_road_map
from landroute.studies.data.findings import bibliography_table
from landroute.tables import read, resource, resource_names
from landroute.tables.sources import sources

STATIC = Path(site.__file__).parent / "static"
GIVEN = {"key": "k", "title": "t", "alt": "a", "caption": "c", "table": pd.DataFrame({"x": [1]}),
         "height": 100}  # fmt: skip


@pytest.mark.parametrize("missing", ["key", "title", "alt", "caption"])
def test_an_empty_description_is_refused(missing):
    with pytest.raises(ValueError, match=missing):
        finished(go.Figure(), **{**GIVEN, missing: " "})


def test_numbers_are_rounded_so_that_machines_agree():
    figure = finished(go.Figure(go.Scatter(x=[1 / 3], y=[0.1 + 0.2])), **GIVEN)
    assert figure.data[0].x[0] == 0.3333
    assert figure.data[0].y[0] == 0.3


def test_the_map_is_the_same_twice_and_names_every_place():
    asked = question(Scenario())
    first, second = (
        corridor_map(asked.on(Scenario().as_of), asked.graph, "t", "k").to_json() for _ in "ab"
    )
    assert first == second
    assert len(json.loads(first)["layout"]["meta"]["table"]["rows"]) == len(asked.graph)


def test_hostile_text_stays_text():
    bad = '<script>alert("x")</script>'
    html = Table(pd.DataFrame({bad: [bad]}), bad).html()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_sources_become_links():
    html = Table(pd.DataFrame({"source": ["fdd-2019-burning-bridge"]}), "x").html()
    assert 'href="https://www.fdd.org/analysis/2019/06/18/burning-bridge/"' in html


def test_missing_values_show_as_nothing():
    html = Table(pd.DataFrame({"a": [None, pd.NA, pd.NaT, float("nan")]}), "x").html()
    assert html.count("></td>") == 4


def legend(figure):
    return [trace.name for trace in figure.data if trace.name and trace.showlegend is not False]


def test_each_line_of_the_map_names_its_corridors_and_has_one_entry_in_the_legend():
    asked = question(Scenario())
    figure = corridor_map(asked.on(dt.date(2018, 6, 1)), asked.graph, "t", "k")
    roads = [t for t in figure.data if t.legendgroup]
    named = {name for road in roads for name in road.text.split(", ")}
    assert named == set(corridor_names().values())
    entries = legend(figure)
    assert len(entries) == len(set(entries))
    assert {"open corridor", "blocked: southern", "blocks a corridor", "contested"} <= set(entries)


def test_a_place_is_hollow_where_traffic_could_not_pass_and_names_its_holder():
    asked = question(Scenario())
    now = asked.on(Scenario().as_of)
    figure = corridor_map(now, asked.graph, "t", "k")
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
    script = (STATIC / "landroute.js").read_text(encoding="utf-8")
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
    marks = {*MARKS.values(), OTHER}
    for themed in themes():
        for m in marks:
            assert contrast(themed(m.colour), themed(LAND)) > 3, m
        for name, ground in product((NAME, WATER_NAME), (LAND, WATER)):
            assert contrast(themed(name), themed(ground)) > 4.5


def test_holders_differ_in_symbol():
    marks = {*MARKS.values(), OTHER}
    assert len({m.symbol for m in marks}) == len({m.colour for m in marks}) == len(marks)
    assert not [m for m in marks if m.symbol.endswith("-open")]


def test_the_map_ends_where_its_layers_do():
    west, south, east, north = gpd.read_file(DATA / "basemap" / "countries.geojson").total_bounds
    assert west < WEST < EAST < east
    assert south < SOUTH < NORTH < north


def test_the_scale_bar_is_as_long_as_it_says():
    bar = scale_bar()
    _, _, metres = Geod(ellps="WGS84").inv(bar.x[0], MIDDLE, bar.x[1], MIDDLE)
    assert round(metres / 1000) == BAR_KM
    assert bar.text[1] == f"{BAR_KM} km"


def test_a_name_stands_on_the_side_away_from_the_new_road():
    graph = question(Scenario()).graph
    tanf = graph.nodes["tanf"]
    for shift, side in ((0.2, "middle left"), (-0.2, "middle right")):
        x = tanf["lon"] + shift
        link = Link(
            1.0,
            ends=((x, 32.5), (x, 34.5)),
            near=("walid", "palmyra"),
            sides=(frozenset(), frozenset({"tanf"})),
        )
        figure = new_road_map(link, graph, (), "t", "k")
        names = {n: s for t in figure.data if t.mode == "markers+text"
                 for n, s in zip(t.text, t.textposition, strict=True)}  # fmt: skip
        assert names[tanf["name"]] == side


def test_long_words_in_a_table_may_break_and_short_ones_may_not():
    html = Table(pd.DataFrame({"a": ["lib/landroute/tables/x.py", "sinjar_road"]}), "x").html()
    assert "lib/<wbr>landroute/<wbr>tables/<wbr>x.py" in html
    assert ">sinjar_road<" in html


PAGED = [name for name in resource_names() if "page" in resource(name)]


def chapter_of(name):
    return (CHAPTERS / "rows" / f"{resource(name)['page']}.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGED)
def test_every_row_of_a_table_has_an_address_on_its_page(name):
    assert f'Ledger(\\"{name}\\")' in chapter_of(name)
    page = BeautifulSoup(Ledger(name).html(), "html.parser")
    rows = page.select("tbody tr")
    assert len(rows) == len(read(name))
    addresses = [row["id"] for row in rows]
    assert len({*addresses, *(mark["id"] for mark in page.select("td span[id]"))}) == len(
        addresses
    ) + len(page.select("td span[id]"))


def test_a_row_leads_to_what_it_means_and_to_its_source():
    html = Ledger("control").html()
    row = BeautifulSoup(html, "html.parser").find(id="control-albukamal-primary-2011-01-01")
    links = [link["href"] for link in row.select("a")]
    assert "../rows/network.html#places-albukamal" in links
    assert "../rows/actors.html#actors-syrian-government" in links
    assert any(link.startswith("../rows/sources.html#") for link in links)


def test_every_source_has_its_address():
    page = BeautifulSoup(Bibliography(bibliography_table()).html(), "html.parser")
    assert {row["id"] for row in page.select("tbody tr")} == set(sources().index)


def test_hostile_text_stays_text_in_a_ledger(monkeypatch):
    bad = '"><script>alert(1)</script>'
    frame = read("regions").assign(name=bad)
    monkeypatch.setattr("landroute.charts.ledger.read", lambda name: frame)
    html = Ledger("regions").html()
    assert "<script" not in html


def test_bands_show_every_row_of_control_once():
    rows = bands(["SY", "IQ", "IR", "LB", "EG"])
    assert len(rows) == len(read("control"))
    figure = control_bands(rows, "t", "k", "a")
    assert sum(len(trace.y) for trace in figure.data) == len(rows)
    hatched = sum(trace.marker.pattern.shape.count("/") for trace in figure.data)
    assert hatched == read("control")["contested"].sum()
    labels = [trace.name for trace in figure.data if trace.showlegend]
    assert len(labels) == len(set(labels))
