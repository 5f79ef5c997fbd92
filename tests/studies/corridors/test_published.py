"""Lengths, times and towns that others published of the corridors, beside our own."""

import pytest
from pyproj import Geod

from landroute.scenario import Scenario
from landroute.studies.corridors.published_towns import named_places
from landroute.studies.registry import study
from landroute.tables import read


@pytest.fixture
def own():
    return study("corridors", Scenario())


def test_published_lengths_below_the_great_circle_are_named_impossible(own):
    table = own.measures
    said = read("analysis_stretches").merge(
        read("analyses"), left_on="analysis", right_on="id", suffixes=("", "_said")
    )
    spots = read("places").set_index("id")[["lon", "lat"]].astype(float)
    sphere = Geod(a=6371000, b=6371000)
    wrong = [
        row.analysis
        for row in said[said["quantity"] == "km"].itertuples()
        if 1000 * row.value < sphere.inv(*spots.loc[row.from_place], *spots.loc[row.to_place])[2]
    ]
    assert wrong == ["L090", "L094", "L117"]
    assert own["published-impossible"].value == len(wrong) == (~table["possible"]).sum()
    assert (table["ours"] >= table["straight"])[table["unit"] == "km"].all()
    assert (table["low"] <= table["ours"]).all()
    assert (table["ours"] <= table["high"]).all()
    compared, left = len(table), len(own.table("published-not-compared").frame)
    assert compared + left == read("analyses")["quantity"].isin(["km", "hours"]).sum()


def test_an_agreement_that_depends_on_nothing_but_the_rows(own):
    table = own.measures
    own.measures = table.assign(published=table["ours"], apart=0.0, possible=True)
    assert own["published-lengths"].value == 0
    assert own["published-impossible"].value == 0
    assert own["published-times"].value == (table["unit"] == "h").sum()
    none = study("corridors", Scenario())
    none.measures = table.iloc[:0]
    assert none["published-lengths"].value is None


def test_places_are_read_out_of_a_text_by_whole_names(own):
    assert named_places("Qaim, Abu Kamal, then Mosuls and HOMS") == (
        "al-qaim", "albukamal", "homs",
    )  # fmt: skip
    for row in own.towns.itertuples():
        assert not set(row.on) & set(row.off)
    assert own["published-towns"].value == own.towns["on"].map(len).sum()


def test_the_chart_of_lengths_has_a_mark_for_each(own):
    figure = own.figure("published-lengths-chart")
    count = (own.measures["unit"] == "km").sum()
    assert [len(trace.x) for trace in figure.data] == [count, count]


def test_the_table_of_lengths_fits_a_phone_and_leaves_to_its_chart_what_that_shows(own):
    shown = own.table("published-measures").frame
    assert list(shown) == ["stretch", "published", "ours", "work", "note", "source"]
    assert shown["published"].iloc[0] == "205 km"
    hours = shown[(own.measures["unit"] == "h").to_numpy()]
    assert hours["ours"].str.fullmatch(r"[\d.]+ hours \(.+\)").all()
    charted = own.figure("published-lengths-chart").layout.meta["table"]["columns"]
    assert {"date", "straight line, km", "possible"} <= set(charted)
