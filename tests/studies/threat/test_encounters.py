"""A convoy's probability of an attack, and how far each assumption moves it."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy.stats import nbinom

from landroute.errors import BadInput
from landroute.scenario import Scenario, baseline
from landroute.studies.modes.quantities import TRAFFIC, quantities
from landroute.studies.registry import study, study_class
from landroute.studies.threat.assumptions import corners, swept
from landroute.studies.threat.encounters import (
    encounter_probability,
    encounters,
    encounters_by_year,
)
from landroute.studies.threat.exposure import totals
from landroute.studies.threat.published import single_months
from landroute.tables import read
from landroute.units import DAYS_A_MONTH


def test_a_convoys_probability_is_the_negative_binomials_and_the_simulations():
    scenario = Scenario.of({"under_reporting": 2, "convoy": 30, "vehicles_per_day": 40})
    events, days = 14, 608
    passed, own = days * 40, 30 * 2
    rng = np.random.default_rng(scenario.seed)
    for spread in (1, 3.5):
        low, expected, high = encounter_probability(events, days, scenario, spread)
        shape, scale = (events + 0.5) / spread, spread * own / passed
        assert expected == pytest.approx(nbinom.sf(0, shape, 1 / (1 + scale)))
        attacks = rng.poisson(rng.gamma(shape, scale, 400_000))
        tolerance = 4 * math.sqrt(expected / 400_000)
        assert expected == pytest.approx((attacks > 0).mean(), abs=tolerance)
        assert low < expected < high


def test_a_convoys_probability_is_a_share_and_moves_as_it_must():
    rng = np.random.default_rng(11)
    for _ in range(300):
        events, days = int(rng.integers(0, 500)), int(rng.integers(1, 1500))
        values = {
            "under_reporting": float(rng.uniform(1, 10)),
            "insurgency_intensity": float(rng.uniform(0.1, 5)),
            "vehicles_per_day": float(rng.uniform(2, 2500)),
            "convoy": int(rng.integers(1, 250)),
        }
        here = encounter_probability(events, days, Scenario.of(values))
        assert 0 <= here[0] <= here[2] <= 1
        assert 0 < here[1] <= 1
        for name, value in values.items():
            there = encounter_probability(events, days, Scenario.of({**values, name: value * 2}))
            rises = name != "vehicles_per_day"
            assert all((b >= a) if rises else (b <= a) for a, b in zip(here, there, strict=True))
        more = encounter_probability(events + 1, days, Scenario.of(values))
        assert all(b >= a for a, b in zip(here, more, strict=True))


def test_sweeps_run_from_the_scenarios_own_answer(core, wide):
    table = swept(core, wide, "middle", baseline()).set_index("parameter")
    road = ("middle", baseline().threat_band)
    years = encounters_by_year(totals(core.along, by_year=True), baseline())
    here = encounters(years).at[road, "expected"]
    rates = years.xs(road, level=["road", "band_km"])["expected"]
    assert table.at["under_reporting", "at_low"] == pytest.approx(here)
    assert table.at["dyads", "at_low"] == pytest.approx(here)
    by_hand = Scenario.of({"vehicles_per_day": table.at["vehicles_per_day", "low"]})
    expected = days = 0.0
    sums = totals(core.along, by_year=True).xs(road, level=["road", "band_km"])
    for year in sums.query("days > 0").itertuples():
        own = encounter_probability(year.events, year.days, by_hand, year.spread)[1]
        expected, days = expected + own * year.days, days + year.days
    expected /= days
    assert table.at["year", "at_low"] == pytest.approx(rates.iloc[0])
    assert table.at["year", "at_high"] == pytest.approx(rates.iloc[-1])
    assert table.at["vehicles_per_day", "at_low"] == pytest.approx(expected)
    apart = (table["at_high"] - table["at_low"]).abs()
    assert apart.is_monotonic_decreasing
    least, most = corners(core, "middle", baseline())
    single = table.loc[["under_reporting", "vehicles_per_day", "insurgency_intensity"]]
    assert least <= single[["at_low", "at_high"]].min(axis=None)
    assert most >= single[["at_low", "at_high"]].max(axis=None)


def test_sweep_ranges_are_what_their_rows_say():
    ranges = read("threat_sweeps").set_index("parameter")
    for name, row in ranges.iterrows():
        for value in (row["low"], row["high"]):
            Scenario.of({name: int(value) if value == int(value) else float(value)})
    vehicles = ranges.loc["vehicles_per_day"]
    bases = quantities().xs("trips", level="quantity").loc[["convoys", "road", "tankers"]]
    by_day = bases[["low", "central", "high"]] / DAYS_A_MONTH
    assert vehicles["low"] == float(f"{by_day.min(axis=None):.1g}")
    assert vehicles["high"] == float(f"{by_day.max(axis=None):.3g}")
    gap = read("insurgency").set_index("id").at["I070", "low"]
    assert ranges.at["under_reporting", "high"] == pytest.approx(100 / (100 - gap))
    months = single_months()["attacks"].astype(float)
    intensity = ranges.loc["insurgency_intensity"]
    assert intensity["low"] == float(f"{months.min() / months.mean():.1g}")
    assert intensity["high"] == float(f"{months.max() / months.mean():.1g}")
    convoys = read("modes").set_index("id")
    assert ranges.at["convoy", "low"] == convoys.at["Q011", "central"]
    assert ranges.at["convoy", "high"] == convoys.at["Q012", "high"]


def test_no_count_makes_an_attack_certain():
    violent = Scenario.of({"under_reporting": 20, "insurgency_intensity": 10, "convoy": 500})
    assert all(0 < end < 1 for end in encounter_probability(100_000, 30, violent))


def test_both_chapters_on_the_road_take_the_same_traffic():
    """At the baseline it is that of data/mode_assumptions.csv; changed, it moves both."""
    assert quantities().at[TRAFFIC, "central"] == pytest.approx(
        baseline().vehicles_per_day * DAYS_A_MONTH
    )
    for vehicles in (baseline().vehicles_per_day, 40.0, 2.0):
        scenario = Scenario.of({"vehicles_per_day": vehicles, "draws": 200})
        modes, threat = study("modes", scenario), study("threat", scenario)
        assert modes.quantities.at[TRAFFIC, "central"] == pytest.approx(vehicles * DAYS_A_MONTH)
        assert modes.vehicles == pytest.approx(vehicles, rel=0.05)
        assert threat["threat-assumed"].value == vehicles == threat.scenario.vehicles_per_day
    for cls in ("modes", "threat"):
        assert {"vehicles_per_day", "interval_level"} <= set(study_class(cls).parameters)


def test_the_average_over_years_weighs_them_by_their_open_days():
    index = pd.MultiIndex.from_tuples(
        [("r", 25, 2018), ("r", 25, 2019)], names=["road", "band_km", "year"]
    )
    sums = {"km": 100.0, "months": [2.0, 10.0], "days": [60, 300], "events": [6, 0], "spread": 1.0}
    years = encounters_by_year(pd.DataFrame(sums, index), baseline())
    whole = encounters(years).loc[("r", 25)]
    early, late = years["expected"]
    assert early > late
    assert whole["expected"] == pytest.approx((60 * early + 300 * late) / 360)
    assert (whole["days"], whole["events"]) == (360, 6)


def test_a_sweep_reads_no_parameter_that_the_scenario_does_not_declare(core, wide):
    declared = (
        "threat_band",
        "under_reporting",
        "insurgency_intensity",
        "vehicles_per_day",
        "interval_level",
    )
    with pytest.raises(BadInput, match="parameter convoy is read but not declared"):
        swept(core, wide, "middle", baseline().only(declared))
