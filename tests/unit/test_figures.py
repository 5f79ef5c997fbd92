"""Figures carry what a reader who does not see them needs; tables escape what rows bring."""

import json

import pandas as pd
import plotly.graph_objects as go
import pytest

from landroute.figures.maps import corridor_map
from landroute.figures.tables import Table
from landroute.figures.template import finished
from landroute.routes.corridors import question
from landroute.scenario import Scenario

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
