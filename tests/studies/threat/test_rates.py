"""Rates: exact limits, conjugate update, coverage, bursts."""

import math
from functools import partial

import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.stats import chi2, gamma, poisson

from landroute.errors import BadInput
from landroute.scenario import Scenario, baseline
from landroute.studies.threat.exposure import overdispersion, totals
from landroute.studies.threat.rates import JEFFREYS, rates
from landroute.studies.threat.rates import exact_limits as limits_at
from landroute.studies.threat.rates import posterior as posterior_at

exact_limits = partial(limits_at, level=0.95)
posterior = partial(posterior_at, level=0.95)


def test_no_event_leaves_the_textbook_upper_limits():
    assert exact_limits(0, 1, sides=1) == pytest.approx((0, 2.996), abs=5e-4)
    assert exact_limits(0, 1, sides=2) == pytest.approx((0, 3.689), abs=5e-4)
    assert exact_limits(0, 40, sides=1)[1] == pytest.approx(-math.log(0.05) / 40)
    assert exact_limits(0, 40)[1] == pytest.approx(-math.log(0.025) / 40)


@pytest.mark.parametrize("events", [1, 2, 7, 30, 200])
def test_exact_limits_leave_a_fortieth_in_each_tail(events):
    low, high = exact_limits(events, 3.0)
    assert poisson.sf(events - 1, low * 3) == pytest.approx(0.025)
    assert poisson.cdf(events, high * 3) == pytest.approx(0.025)
    assert poisson.cdf(events, exact_limits(events, 3.0, sides=1)[1] * 3) == pytest.approx(0.05)


def test_exact_limits_cover_the_truth_at_least_as_often_as_they_say():
    rng = np.random.default_rng(2017)
    for truth in (0.3, 1.0, 4.0, 15.0):
        drawn = rng.poisson(truth, 2000)
        limits = {n: exact_limits(int(n), 1.0) for n in np.unique(drawn)}
        inside = np.mean([limits[n][0] <= truth <= limits[n][1] for n in drawn])
        assert inside >= 0.95 - 3 * math.sqrt(0.95 * 0.05 / 2000), truth


def test_the_posterior_covers_rates_drawn_from_a_proper_prior_as_often_as_it_says():
    """With rates drawn from Gamma(1/2, e), e small, Jeffreys's interval is all but exact."""
    rng = np.random.default_rng(7)
    truths = rng.gamma(JEFFREYS, 1 / 0.02, 3000)
    drawn = rng.poisson(truths * 2.0)
    limits = {n: posterior(int(n), 2.02) for n in np.unique(drawn)}
    hits = [limits[n][0] <= t <= limits[n][2] for t, n in zip(truths, drawn, strict=True)]
    assert np.mean(hits) == pytest.approx(0.95, abs=4 * math.sqrt(0.95 * 0.05 / 3000))


def test_the_posterior_is_the_prior_times_the_likelihood():
    for events, exposure in ((0, 0.7), (3, 2.0), (25, 11.0)):

        def weight(rate, n=events, e=exposure):
            return rate**-0.5 * rate**n * math.exp(-rate * e)

        whole = quad(weight, 0, np.inf)[0]
        low, mean, high = posterior(events, exposure)
        assert mean == pytest.approx((events + 0.5) / exposure)
        assert quad(lambda r: r * weight(r), 0, np.inf)[0] / whole == pytest.approx(mean, rel=1e-5)
        assert quad(weight, 0, low)[0] / whole == pytest.approx(0.025, rel=1e-4)
        assert quad(weight, 0, high)[0] / whole == pytest.approx(0.975, rel=1e-4)


def test_a_burst_widens_the_interval_and_leaves_the_mean():
    for events in (1, 14, 85):
        plain, burst = posterior(events, 6.0), posterior(events, 6.0, 3.5)
        assert burst[1] == pytest.approx(plain[1])
        assert burst[0] < plain[0] < plain[2] < burst[2]
        variance = gamma.var((events + JEFFREYS) / 3.5, scale=3.5 / 6)
        assert variance == pytest.approx(3.5 * (events + JEFFREYS) / 36)


def test_intervals_of_bursts_cover_the_truth_where_poisson_intervals_do_not():
    """Months of negative binomial counts, with three and a half times the variance of Poisson."""
    rng = np.random.default_rng(29)
    mean, ratio, months = 2.0, 3.5, 20
    days = pd.date_range("2018-01-01", periods=months, freq="MS")
    hits = {"widened": 0, "plain": 0}
    rows = pd.DataFrame(
        {
            "road": np.repeat(np.arange(300), months),
            "band_km": 10,
            "month": np.tile(days, 300),
            "days": 30,
            "km": 100.0,
            "open": 1.0,
            "events": rng.negative_binomial(mean / (ratio - 1), 1 / ratio, 300 * months),
        }
    )
    for _, row in totals(rows).iterrows():
        for name, spread in (("widened", row["spread"]), ("plain", 1)):
            low, _, high = posterior(row["events"], months, spread)
            hits[name] += low <= mean <= high
    assert hits["widened"] / 300 > 0.87
    assert hits["plain"] / 300 < 0.80


def test_spread_is_the_dispersion_of_the_open_months_and_never_below_one(core):
    near = core.near[core.near["band_km"].eq(10)]
    spread = totals(near)["spread"]
    ratio = overdispersion(near)["ratio"]
    np.testing.assert_allclose(spread[ratio.index], ratio.clip(lower=1))
    assert (spread.drop(ratio.index) == 1).all()


def test_dispersion_of_one_year_is_fishers_index():
    """Days alike, all months open: the variance over the mean."""
    rng = np.random.default_rng(3)
    months = pd.date_range("2018-01-01", periods=12, freq="MS")
    events = rng.poisson(5, 12)
    rows = pd.DataFrame({"road": "r", "band_km": 25, "month": months, "days": 30, "open": 1.0})
    table = overdispersion(rows.assign(events=events)).loc[("r", 25)]
    assert table["ratio"] == pytest.approx(events.var(ddof=1) / events.mean())
    assert table["p"] == pytest.approx(chi2.sf(11 * table["ratio"], 11))


def test_a_rate_that_falls_from_year_to_year_is_no_burst():
    rng = np.random.default_rng(17)
    months = pd.date_range("2016-01-01", periods=48, freq="MS")
    roads = np.repeat(np.arange(200), 48)
    falling = np.tile(np.repeat([40, 12, 4, 1.5], 12), 200)
    rows = pd.DataFrame({"road": roads, "band_km": 25, "month": np.tile(months, 200), "days": 30})
    table = overdispersion(rows.assign(open=1.0, events=rng.poisson(falling)))
    assert (table["p"] < 0.05).mean() == pytest.approx(0.05, abs=0.04)
    assert table["ratio"].mean() == pytest.approx(1, abs=0.1)


def test_updating_in_two_steps_is_updating_at_once():
    first, second = (4, 3.0), (9, 5.0)
    once = posterior(first[0] + second[0], first[1] + second[1])
    shape, rate = first[0] + JEFFREYS, first[1]
    assert once[1] == pytest.approx((shape + second[0]) / (rate + second[1]))


def test_the_posterior_lies_between_the_exact_limits_and_scales_with_exposure():
    for events in range(1, 60):
        low, _, high = posterior(events, 1.0)
        exact = exact_limits(events, 1.0)
        assert exact[0] < low < events < high < exact[1]
        assert posterior(events, 8.0) == pytest.approx(tuple(v / 8 for v in posterior(events, 1)))


@pytest.mark.parametrize("exposure", [0, -1, math.nan, math.inf])
def test_exposure_that_is_none_is_refused(exposure):
    for rate in (posterior, exact_limits):
        with pytest.raises(BadInput, match="must be positive"):
            rate(3, exposure)


@pytest.mark.parametrize("events", [-1, math.nan, math.inf])
def test_a_count_that_is_none_is_refused(events):
    for rate in (posterior, exact_limits):
        with pytest.raises(BadInput, match="0 or more"):
            rate(events, 3)


def test_no_rate_is_given_where_the_enemy_held_the_road_all_along(core):
    """Tanf was the Islamic State's, then US-held; the M4 in the north-east the SDF's."""
    table = rates(totals(core.near), baseline())
    for road in ("tanf-damascus", "yaarubiyah-aleppo"):
        assert table.loc[road, "mean"].isna().all()
        assert (table.loc[road, "months"] == 0).all()
    every = rates(totals(core.near, open_only=False), baseline())
    assert every["mean"].notna().all()
    # Deir ez-Zor was relieved in September 2017, the road taken to Albukamal in November.
    before = core.near[core.near["month"] < "2017-09-01"]
    assert not before.loc[before["road"].eq("albukamal-deir-ez-zor"), "open"].gt(0).any()


def test_rates_per_vehicle_and_per_month_are_of_the_same_events(core):
    scenario = Scenario.of({"vehicles_per_day": 80, "under_reporting": 3})
    table = rates(totals(core.near), scenario).dropna(subset=["mean"])
    attacks = table["mean"] * table["months"] * table["km"] / 100
    by_vehicle = table["vehicle_mean"] * table["days"] * table["km"] * 80 / 1e6
    np.testing.assert_allclose(attacks, by_vehicle)
    np.testing.assert_allclose(attacks, 3 * (table["events"] + 0.5).astype(float))


def test_dispersion_flags_bursts_and_leaves_a_poisson_process_alone():
    rng = np.random.default_rng(5)
    months = pd.date_range("2016-01-01", periods=47, freq="MS")
    roads = np.repeat(np.arange(150), 47)
    rows = pd.DataFrame({"road": roads, "band_km": 25, "month": np.tile(months, 150)})
    rows = rows.assign(days=30, open=1.0)
    flagged = overdispersion(rows.assign(events=rng.poisson(6, len(rows))))["p"] < 0.05
    assert flagged.mean() == pytest.approx(0.05, abs=0.05)
    burst = pd.DataFrame({"road": "r", "band_km": 25, "month": months, "days": 30, "open": 1.0})
    burst["events"] = [60] + [1] * 46
    assert overdispersion(burst).at[("r", 25), "p"] < 1e-6
    assert overdispersion(burst.assign(open=0.0)).empty
