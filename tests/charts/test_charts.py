"""Every chart of the book: few kinds of trace, few rows, labels that can be read, short words."""

import math
import re
from functools import cache
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest
from worlds import posed

from landroute.charts.axes import log_ticks, time_axis, year_bars
from landroute.charts.spans import stacked
from landroute.press import site
from landroute.studies.registry import homes

# With the studies of the baseline, which one worker keeps.
pytestmark = pytest.mark.xdist_group("baseline")
STATIC = Path(site.__file__).parent / "static"
KINDS = {"scatter", "bar", "pie"}  # of Plotly's basic bundle, which is all that the site ships
# Drawn with the maps, which have words of their own.
FRONT = "front-service"
ROWS, WORDS, LINES = 25, 60, 250  # rows; words of an alternative text; letters of two lines
TWO_YEARS = pd.Timedelta(days=730)
EXPONENT = re.compile(r"\d[eE][+-]?\d")
CONTRAST = 3.0  # of marks beside their ground: WCAG 2.2, 1.4.11
GROUNDS = {"light": "#ffffff", "dark": "#14181e"}


@cache
def figure(key):
    return posed(homes("figures")[key], "baseline").figure(key)


def axes(drawn, letter):
    return [drawn.layout[name] for name in drawn.layout if re.fullmatch(rf"{letter}axis\d*", name)]


KEYS = sorted(homes("figures"))


def test_a_figure_is_of_traces_that_the_basic_bundle_draws():
    for key in KEYS:
        assert {trace.type for trace in figure(key).data} <= KINDS, key


@pytest.fixture(params=[key for key in KEYS if key != FRONT and not key.endswith("-map")])
def chart(request):
    return figure(request.param)


def test_a_chart_has_no_more_rows_than_a_phone_has_room_for(chart):
    lanes = {y for trace in chart.data for y in trace.y or () if isinstance(y, str)}
    assert len(lanes) <= ROWS
    assert all(len(axis.tickvals or ()) <= ROWS for axis in axes(chart, "y"))


def test_an_axis_of_days_says_the_year(chart):
    for axis in axes(chart, "x"):
        if axis.type != "date":
            continue
        first, last = map(pd.Timestamp, axis.range)
        if last - first < TWO_YEARS:
            assert axis.ticktext
            assert all(re.search(r"\b\d{4}\b", text) for text in axis.ticktext)
        else:
            assert "%Y" in axis.tickformat


def test_a_logarithmic_axis_has_labels_enough_to_be_seen_as_one(chart):
    for axis in axes(chart, "x"):
        if axis.type == "log":
            low, high = axis.range
            assert sum(low <= math.log10(tick) <= high for tick in axis.tickvals) >= 3
            assert not any(EXPONENT.search(text) or "k" in text for text in axis.ticktext)


def test_a_chart_says_what_it_shows_in_few_words(chart):
    meta = chart.layout.meta
    assert chart.layout.title.subtitle.text
    assert len(meta["caption"]) <= LINES, meta["caption"]
    assert len(meta["alt"].split()) <= WORDS, meta["alt"]
    assert not any(EXPONENT.search(meta[part]) for part in ("title", "alt", "caption"))


def test_nothing_of_a_chart_is_written_outside_it(chart):
    for note in chart.layout.annotations:
        if note.yref == "paper":
            assert 0 <= note.y <= 1.2, note.text


def tokens():
    """Colours of the script that the theme swaps, each by what it is in the dark."""
    script = (STATIC / "script" / "drawing.js").read_text()
    names = dict(re.findall(r'"(#[0-9a-f]{6})": "(--landroute-[a-z-]+)"', script))
    dark = (
        (STATIC / "landroute.css").read_text().split('html[data-theme="dark"] {')[1].split("}")[0]
    )
    values = dict(re.findall(r"(--landroute-[a-z-]+): (#[0-9a-f]{6});", dark))
    return {colour: values.get(name, colour) for colour, name in names.items()}


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_marks_stand_out_from_the_page_in_both_themes(chart):
    colours = {
        trace.marker.color or trace.line.color for trace in chart.data if trace.type != "bar"
    }
    colours |= {trace.marker.color for trace in chart.data if trace.type == "bar"}
    dark = tokens()
    for colour in colours - {None}:
        assert contrast(colour, GROUNDS["light"]) >= CONTRAST, colour
        assert contrast(dark.get(colour, colour), GROUNDS["dark"]) >= CONTRAST, colour


@pytest.mark.parametrize(("low", "high"), [(1.2, 3.1), (0.9, 1.3), (-3.1, 1.9), (2.0, 2.05)])
def test_every_range_has_round_numbers_enough(low, high):
    ticks = log_ticks(low, high)
    assert 3 <= len(ticks) <= 8
    assert ticks == sorted(ticks)
    assert all(f"{tick:.0e}"[0] in "125" for tick in ticks)


def test_a_bar_of_a_year_stands_within_it():
    bars = year_bars([2016, 2017], [3, 4])
    for year, start, width, offset in zip(
        (2016, 2017), bars["x"], bars["width"], bars["offset"], strict=True
    ):
        first = pd.Timestamp(start) + pd.Timedelta(milliseconds=offset)
        last = first + pd.Timedelta(milliseconds=width)
        assert (first.year, last.year) == (year, year)


def test_weeks_are_labelled_with_their_year():
    drawn = go.Figure()
    time_axis(drawn, "2024-12-20", "2025-01-20")
    assert [text[-4:] for text in drawn.layout.xaxis.ticktext] == ["2024"] * 2 + ["2025"] * 3


def test_the_key_of_a_stack_is_in_the_order_of_its_parts_without_those_that_are_nowhere():
    counts = pd.DataFrame({"first": [1, 2], "second": [0, 0], "third": [3, 0]}, index=["a", "b"])
    drawn = stacked(counts)
    assert [bar.name for bar in drawn.data] == list(counts)
    assert [bar.showlegend for bar in drawn.data] == [True, False, True]
    assert drawn.layout.yaxis.autorange == "reversed"  # the first label is on top
