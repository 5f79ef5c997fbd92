"""The figures and tables of the chapter on the desert, beside the counts that they show."""

import re

import pandas as pd
import pytest
from scipy.stats import poisson

from landroute.corridor.exposure import RoadEvents, totals
from landroute.scenario import Scenario
from landroute.studies.registry import study
from landroute.studies.threat.encounters import encounters_by_year

SILENT = [
    {"origin": "damascus", "destination": "beirut"},
    {"insurgency_intensity": 0},
    {"us_posture": "withdrawn", "threat_band": 50},
    {"account": "alternate", "contested_passes": True, "tracks_count": True, "threat_band": 25},
    {"under_reporting": 20, "insurgency_intensity": 10, "vehicles_per_day": 1, "convoy": 500},
]
BROKEN = re.compile(r"\bnan\b|\bNone\b|[{}]|  |\d[eE][+-]\d")
PREMISE = re.compile("Supposing [^:]*: ")


def posed(**values):
    return study("threat", Scenario.of(values))


def said(figure):
    return [figure.layout.meta[part] for part in ("title", "alt", "caption")]


@pytest.mark.parametrize("values", SILENT, ids=str)
def test_figures_and_tables_are_made_whatever_the_parameters(values):
    made = posed(**values)
    for entry in made.figures:
        title, alt, caption = said(made.figure(entry.key))
        assert not any(BROKEN.search(text) for text in (title, alt, caption)), entry.key
        assert len(PREMISE.sub("", title)) <= 100, title
        assert len(alt) <= 900, entry.key
    for entry in made.tables:
        rows = made.table(entry.key).document()["rows"]
        assert rows, entry.key


def test_nothing_open_is_drawn_as_such():
    made = posed()
    core = made.events
    never = RoadEvents(core.near.assign(open=0.0), core.along.assign(open=0.0), core.routes)
    made.events = made.events_wide = never
    assert "no stretch was open" in made.figure("threat-convoy").layout.annotations[0].text
    assert "no corridor" in made.figure("threat-sensitivity").layout.annotations[0].text
    for entry in made.figures:
        assert all(said(made.figure(entry.key)))
    assert made.table("threat-rates-by-stretch").document()["rows"] == []


@pytest.mark.parametrize("band", [10, 25, 50])
def test_the_months_of_each_route_are_drawn_at_the_distance_chosen(core, band):
    drawn = posed(threat_band=band).figure("threat-by-month")
    own = core.along[core.along["band_km"].eq(band)]
    lines = drawn.data[: own["road"].nunique()]
    assert {line.name for line in lines} == {f"within {band} km"}
    for line, (_, rows) in zip(lines, own.groupby("road", sort=False), strict=True):
        assert list(line.y) == pytest.approx((100 * rows["events"] / rows["km"]).tolist(), abs=1e-4)
    table = drawn.layout.meta["table"]
    events = [row[table["columns"].index("clashes")] for row in table["rows"]]
    assert sum(events) == core.along["events"].sum()


def test_months_are_told_by_no_more_than_panel_height_and_shade():
    lines = posed().figure("threat-by-month").data[:-1]
    assert len({(line.line.color, line.line.dash, line.name) for line in lines}) == 1


def test_the_open_months_of_a_route_are_shaded(core):
    shaded = posed().figure("threat-by-month").layout.shapes
    days = sum((pd.Timestamp(s.x1) - pd.Timestamp(s.x0)).days for s in shaded)
    months = core.along[core.along["open"] > 0].drop_duplicates(["road", "month"])
    assert days == months["days"].sum() > 0


def test_the_title_compares_the_months_before_a_route_opened_with_its_open_months(core):
    rows = core.along.query("road == 'middle' and band_km == 25")
    share = rows["open"]
    first = rows.loc[share > 0, "month"].min()
    opened, before = (
        (rows["events"] * weight).sum() / weight.sum()
        for weight in (share, (rows["month"] < first).astype(float))
    )
    assert opened < before
    title = posed().figure("threat-by-month").layout.meta["title"]
    assert title == "Middle corridor: fewer clashes within 25 km while it was open than before"


def test_titles_give_direction_and_order_and_no_share_of_passages(core):
    """Clashes a day of the first and the last year differ beyond chance; the risk is not told."""
    rows = core.along.query("road == 'middle' and band_km == 25 and open > 0")
    by_year = (rows["events"] * rows["open"]).groupby(rows["month"].dt.year).sum()
    days = (rows["days"] * rows["open"]).groupby(rows["month"].dt.year).sum()
    first, last = by_year.index[[0, -1]]
    more = by_year[first] / days[first]
    assert poisson.cdf(by_year[last], more * days[last]) < 0.001
    title = posed().figure("threat-convoy").layout.meta["title"]
    assert title == f"Clashes near the road fell after {first}; the risk to a convoy cannot be told"
    assert f"{round(days.min())} days" in posed().figure("threat-convoy").layout.meta["caption"]
    sweeps = posed().sweeps
    ends = sweeps[["at_low", "at_high"]].astype(float)
    assert 10 < (ends.max(axis=1) / ends.min(axis=1)).max() < 100
    for key in ("threat-convoy", "threat-sensitivity"):
        assert "%" not in posed().figure(key).layout.meta["title"]
    assert "more than tenfold" in posed().figure("threat-sensitivity").layout.meta["title"]


def test_a_risk_of_none_is_no_fall_of_clashes_and_a_thick_one_no_rise():
    """Whether clashes fell is asked of the clashes, whatever is taken of reporting and traffic."""
    titles = {
        PREMISE.sub("", posed(**values).figure("threat-convoy").layout.meta["title"])
        for values in (SILENT[1], SILENT[-1], {})
    }
    assert len(titles) == 1


@pytest.mark.parametrize("band", [10, 25, 50])
def test_the_clashes_drawn_are_those_within_the_distance_chosen(core, band):
    drawn = posed(threat_band=band).figure("threat-months")
    assert f"within {band} km" in drawn.layout.meta["title"]
    table = drawn.layout.meta["table"]
    events = [row[table["columns"].index("clashes")] for row in table["rows"]]
    assert sum(events) == core.near.loc[core.near["band_km"].eq(band), "events"].sum()


def test_the_bars_of_the_sensitivity_end_where_the_sweeps_do():
    made = posed()
    low, high = made.figure("threat-sensitivity").data[1:3]
    assert list(low.x) == pytest.approx((100 * made.sweeps["at_low"]).tolist(), abs=1e-4)
    assert list(high.x) == pytest.approx((100 * made.sweeps["at_high"]).tolist(), abs=1e-4)


def test_the_probabilities_drawn_are_those_of_the_counts(core):
    made = posed()
    expected = pd.concat(
        [
            made.in_band(encounters_by_year(totals(rows, by_year=True), made.scenario))["expected"]
            for rows in (core.near, core.along)
        ]
    )
    drawn = [x for trace in made.figure("threat-convoy").data for x in trace.x]
    assert sorted(drawn) == pytest.approx(sorted(100 * expected), abs=1e-4)


def test_the_table_of_rates_has_the_stretches_that_were_ever_open():
    made = posed()
    rows = made.table("threat-rates-by-stretch").frame
    assert set(rows["open_months"] > 0) == {True}
    assert rows["stretch"].nunique() == len(made.ever_open)
    assert (rows["rate_low"] < rows["rate"]).all()
    assert (rows["rate"] < rows["rate_high"]).all()
    assert (rows["open_events"] <= rows["all_events"]).all()
