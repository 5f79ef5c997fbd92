"""Overlaying intervals against the plainest thing that could be right: day by day."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.record.control import OPEN_END, control, on, overlay
from landroute.record.queries import control as control_query
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, read

ORIGIN = pd.Timestamp("2020-01-01")


def day(n):
    return ORIGIN + pd.Timedelta(days=n)


def tiled(cuts, holders):
    bounds = [0, *sorted(cuts), 60]
    spans = pairwise(bounds)
    return pd.DataFrame(
        [("p", day(a), day(b), h) for (a, b), h in zip(spans, holders, strict=False)],
        columns=["place", "start", "end", "controller"],
    )


def by_day(frame):
    return {
        d: row.controller for row in frame.itertuples()
        for d in pd.date_range(row.start, row.end, inclusive="left")
    }  # fmt: skip


cuts = st.sets(st.integers(1, 59), max_size=6)
spans = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(sorted)


@given(cuts, spans)
def test_overlay_is_day_by_day_replacement(cuts, edges):
    base = tiled(cuts, "abcdefgh")
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    changes = pd.DataFrame([("p", day(a), day(b), "X") for a, b in pairs], columns=base.columns)
    expected = {**by_day(base), **by_day(changes)}
    laid = overlay(base, changes)
    assert by_day(laid) == expected
    assert (laid["start"] < laid["end"]).all()


@pytest.mark.parametrize("account", ["primary", "alternate"])
def test_every_place_has_one_holder_every_day(account):
    for place, rows in control(account).groupby("place"):
        assert rows["start"].iloc[0] == pd.Timestamp("2011-01-01"), place
        assert (rows["end"].iloc[:-1].to_numpy() == rows["start"].iloc[1:].to_numpy()).all(), place
        assert rows["end"].iloc[-1] == OPEN_END, place


def test_the_last_day_of_the_record_is_inside():
    assert len(on(control(), RECORD_END)) == len(read("places"))
    with pytest.raises(BadInput, match="outside the record"):
        on(control(), (OPEN_END + pd.Timedelta(days=1)).date())


# Dates as in the sources that data/control.csv names.
@pytest.mark.parametrize(
    ("place", "date", "holder"),
    [
        ("tanf", "2015-05-20", "syrian-government"),
        ("tanf", "2015-05-21", "islamic-state"),
        ("tanf", "2017-06-30", "united-states"),
        ("tanf", "2026-02-11", "syrian-transitional-government"),
        ("Qaim", "2017-11-02", "islamic-state"),
        ("Qaim", "2017-11-03", "iraq-government"),
        ("Abu Kamal", "2017-12-01", "syrian-government"),
        ("mosul", "2014-06-09", "iraq-government"),
        ("raqqa", "2017-10-17", "sdf"),
        ("palmyra", "2016-12-11", "islamic-state"),
        ("sinjar", "2014-08-04", "islamic-state"),
    ],
)
def test_published_changes_of_hand(place, date, holder):
    answer = control_query(place, Scenario.of({"as_of": date}))
    assert answer["controller"] == holder
    assert answer["sources"]
