"""What is counted near the road and when it was open, against counts by brute force."""

import numpy as np
import pandas as pd
import pytest

from landroute.corridor.question import question
from landroute.scenario import baseline
from landroute.studies.threat.exposure import (
    covered_months,
    dyads,
    events_by_month,
    fastest_routes,
    open_days,
    stretches,
    totals,
)
from landroute.tables import read


def test_a_months_open_share_equals_a_look_at_every_day(core):
    asked, months = question(baseline()), covered_months()
    places = stretches()["places"].to_dict()
    shares = core.near.drop_duplicates(["road", "month"]).set_index(["road", "month"])["open"]
    assert set(open_days(asked, places).columns) == set(places)
    rng = np.random.default_rng(3)
    for _ in range(250):
        road, month = rng.choice(list(places)), pd.Timestamp(rng.choice(months))
        days = pd.date_range(month, month + pd.offsets.MonthEnd(0))
        opened = [not places[road] & asked.on(day.date()).closed for day in days]
        assert shares[road, month] == pytest.approx(np.mean(opened)), (road, month)
    assert ((shares > 0) & (shares < 1)).any()


def test_a_month_open_in_part_gives_its_share_of_days_and_events():
    months = pd.to_datetime(["2018-11-01", "2018-12-01", "2019-01-01"])
    rows = pd.DataFrame({"road": "r", "band_km": 25, "month": months, "days": [30, 31, 31]})
    rows = rows.assign(km=100.0, events=[9, 4, 5], open=[1 / 3, 1.0, 0.0])
    table = totals(rows).loc[("r", 25)]
    assert (table["days"], table["events"]) == (pytest.approx(10 + 31), pytest.approx(3 + 4))
    assert table["months"] == pytest.approx(4 / 3)
    years = totals(rows, by_year=True)
    assert years.loc[("r", 25, 2018), "events"] == pytest.approx(7)
    assert years.loc[("r", 25, 2019), "days"] == 0
    every = totals(rows, open_only=False).loc[("r", 25)]
    assert (every["days"], every["events"]) == (92, 18)


def test_events_by_road_and_month_equal_the_rows_counted_one_by_one(core):
    rows = read("conflict_stretches")
    wanted = set(dyads())
    by_hand: dict[tuple, int] = {}
    for row in rows.itertuples():
        if row.dyad in wanted:
            key = (row.stretch, row.band_km, row.month)
            by_hand[key] = by_hand.get(key, 0) + row.events
    near = core.near
    assert len(near) == len(stretches()) * len(read("conflict_bands")) * len(covered_months())
    for row in near.itertuples():
        assert row.events == by_hand.pop((row.road, row.band_km, row.month), 0)
        assert row.days == pd.Period(row.month, "M").days_in_month
    assert not by_hand


def test_open_months_are_among_all_and_wider_bands_and_readings_hold_the_narrower(core, wide):
    opened, every = totals(core.near), totals(core.near, open_only=False)
    for column in ("months", "days", "events"):
        assert (opened[column] <= every[column]).all()
    by_band = opened["events"].unstack("band_km")
    assert (by_band[10] <= by_band[25]).all()
    assert (by_band[25] <= by_band[50]).all()
    assert (wide.near["events"] >= core.near["events"]).all()
    assert (wide.near["open"] == core.near["open"]).all()


def test_a_route_is_the_sum_of_the_stretches_wholly_on_it(core):
    known = stretches()
    for route in fastest_routes(question(baseline())).itertuples():
        assert 0 <= route.counted_km <= route.km
        for road in route.stretches:
            assert known.at[road, "places"] <= route.places
        own = core.near[core.near["road"].isin(route.stretches)]
        sums = own.groupby(["band_km", "month"])["events"].sum()
        along = core.along[core.along["road"].eq(route.corridor)]
        assert along.set_index(["band_km", "month"])["events"].to_dict() == sums.to_dict()


def test_every_clash_of_the_islamic_state_with_a_government_is_judged():
    known = set(read("threat_dyads")["dyad"])
    seen = set(read("conflict_months")["dyad"])
    assert known <= seen
    for dyad in seen:
        sides = dyad.split(" - ")
        if "IS" in sides and any(side.startswith("Government of") for side in sides):
            assert dyad in known, dyad
    assert not {d for d in dyads(wide=True) if "IS" not in d.split(" - ")}


def test_events_by_month_are_of_all_syria():
    months = read("conflict_months")
    own = months[months["dyad"].isin(dyads())]
    assert events_by_month().sum() == own["events"].sum()
