"""Attacks near the road: exact limits, conjugate update, coverage, counts by brute force."""

import math

import nbformat
import numpy as np
import pandas as pd
import pytest
from scipy.integrate import quad
from scipy.stats import gamma, nbinom, poisson

from landroute.corridor.question import question
from landroute.errors import BadInput
from landroute.paths import CHAPTERS
from landroute.scenario import Scenario
from landroute.studies.threat import convoy
from landroute.studies.threat import convoy_figures as convoy_charts
from landroute.studies.threat import figures as charts
from landroute.studies.threat import findings as counts
from landroute.studies.threat import tallies as since
from landroute.studies.threat.bymonth import rates_by_month
from landroute.studies.threat.convoy import threat_findings
from landroute.studies.threat.exposure import (
    COUNTED,
    Threat,
    attacks_on_vehicles,
    covered_months,
    dyads,
    events_by_month,
    months_open,
    stretches,
    tallies,
    threat,
    totals,
    ways,
)
from landroute.studies.threat.rates import (
    JEFFREYS,
    chance,
    chances,
    corners,
    dispersion,
    exact_limits,
    posterior,
    rates,
    swept,
)
from landroute.tables import read

BASELINE = Scenario()
SILENT = [
    {"origin": "damascus", "destination": "beirut"},
    {"insurgency_intensity": 0},
    {"us_posture": "withdrawn", "threat_band": 50},
    {"account": "alternate", "contested_passes": True, "tracks_count": True, "threat_band": 25},
]


@pytest.fixture(scope="module")
def found():
    return threat(BASELINE)


@pytest.fixture(scope="module")
def wider():
    return threat(BASELINE, wide=True)


@pytest.fixture(scope="module")
def baseline_keys():
    return [f.key for f in threat_findings(BASELINE)]


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
            "open": True,
            "events": rng.negative_binomial(mean / (ratio - 1), 1 / ratio, 300 * months),
        }
    )
    for _, row in totals(rows).iterrows():
        for name, spread in (("widened", row["spread"]), ("plain", 1)):
            low, _, high = posterior(row["events"], months, spread)
            hits[name] += low <= mean <= high
    assert hits["widened"] / 300 > 0.87
    assert hits["plain"] / 300 < 0.80


def test_spread_is_the_dispersion_of_the_open_months_and_never_below_one(found):
    near = found.near[found.near["band_km"].eq(10)]
    spread = totals(near)["spread"].droplevel("band_km")
    ratio = dispersion(near)["ratio"]
    np.testing.assert_allclose(spread[ratio.index], ratio.clip(lower=1))
    assert (spread.drop(ratio.index) == 1).all()


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
        with pytest.raises(BadInput, match="must be above nought"):
            rate(3, exposure)


@pytest.mark.parametrize("events", [-1, math.nan, math.inf])
def test_a_count_that_is_none_is_refused(events):
    for rate in (posterior, exact_limits):
        with pytest.raises(BadInput, match="nought or more"):
            rate(events, 3)


def test_a_convoys_chance_is_the_negative_binomials_and_the_simulations():
    scenario = Scenario.of({"under_reporting": 2, "convoy": 30, "vehicles_per_day": 40})
    events, days = 14, 608
    passed, own = days * 40, 30 * 2
    rng = np.random.default_rng(scenario.seed)
    for spread in (1, 3.5):
        low, expected, high = chance(events, days, scenario, spread)
        shape, scale = (events + 0.5) / spread, spread * own / passed
        assert expected == pytest.approx(nbinom.sf(0, shape, 1 / (1 + scale)))
        attacks = rng.poisson(rng.gamma(shape, scale, 400_000))
        tolerance = 4 * math.sqrt(expected / 400_000)
        assert expected == pytest.approx((attacks > 0).mean(), abs=tolerance)
        assert low < expected < high


def test_a_convoys_chance_is_a_share_and_moves_the_way_it_must():
    rng = np.random.default_rng(11)
    for _ in range(300):
        events, days = int(rng.integers(0, 500)), int(rng.integers(1, 1500))
        values = {
            "under_reporting": float(rng.uniform(1, 10)),
            "insurgency_intensity": float(rng.uniform(0.1, 5)),
            "vehicles_per_day": float(rng.uniform(2, 2500)),
            "convoy": int(rng.integers(1, 250)),
        }
        here = chance(events, days, Scenario.of(values))
        assert 0 <= here[0] <= here[2] <= 1
        assert 0 < here[1] <= 1
        for name, value in values.items():
            there = chance(events, days, Scenario.of({**values, name: value * 2}))
            rises = name != "vehicles_per_day"
            assert all((b >= a) if rises else (b <= a) for a, b in zip(here, there, strict=True))
        more = chance(events + 1, days, Scenario.of(values))
        assert all(b >= a for a, b in zip(here, more, strict=True))


def test_months_open_equals_a_look_at_every_day():
    asked, months = question(BASELINE), covered_months()
    places = stretches()["places"].to_dict()
    table = months_open(asked, places, months)
    rng = np.random.default_rng(3)
    for _ in range(250):
        road, month = rng.choice(list(places)), rng.choice(months)
        days = pd.date_range(month, pd.Timestamp(month) + pd.offsets.MonthEnd(0))
        shut = any(places[road] & asked.on(day.date()).closed for day in days)
        assert table.at[road, month] == (not shut), (road, month)


def test_events_by_road_and_month_equal_the_rows_counted_one_by_one(found):
    rows = read("conflict_stretches")
    wanted = set(dyads())
    by_hand: dict[tuple, int] = {}
    for row in rows.itertuples():
        if row.dyad in wanted:
            key = (row.stretch, row.band_km, row.month)
            by_hand[key] = by_hand.get(key, 0) + row.events
    near = found.near
    assert len(near) == len(stretches()) * len(read("conflict_bands")) * len(covered_months())
    for row in near.itertuples():
        assert row.events == by_hand.pop((row.road, row.band_km, row.month), 0)
        assert row.days == pd.Period(row.month, "M").days_in_month
    assert not by_hand


def test_open_months_are_among_all_and_wider_bands_and_readings_hold_the_narrower(found, wider):
    opened, every = totals(found.near), totals(found.near, open_only=False)
    for column in ("months", "days", "events"):
        assert (opened[column] <= every[column]).all()
    by_band = opened["events"].unstack("band_km")
    assert (by_band[10] <= by_band[25]).all()
    assert (by_band[25] <= by_band[50]).all()
    assert (wider.near["events"] >= found.near["events"]).all()
    assert (wider.near["open"] == found.near["open"]).all()


def test_no_rate_is_given_where_the_enemy_held_the_road_all_along(found):
    """Tanf was the Islamic State's, then US-held; the M4 in the north-east the SDF's."""
    table = rates(totals(found.near), BASELINE)
    for road in ("tanf-damascus", "yaarubiyah-aleppo"):
        assert table.loc[road, "mean"].isna().all()
        assert (table.loc[road, "months"] == 0).all()
    every = rates(totals(found.near, open_only=False), BASELINE)
    assert every["mean"].notna().all()
    # Deir ez-Zor was relieved in September 2017, the road taken to Albukamal in November.
    before = found.near[found.near["month"] < "2017-09-01"]
    assert not before.loc[before["road"].eq("albukamal-deir-ez-zor"), "open"].any()


def test_rates_per_vehicle_and_per_month_are_of_the_same_events(found):
    scenario = Scenario.of({"vehicles_per_day": 80, "under_reporting": 3})
    table = rates(totals(found.near), scenario).dropna(subset=["mean"])
    attacks = table["mean"] * table["months"] * table["km"] / 100
    by_vehicle = table["vehicle_mean"] * table["days"] * table["km"] * 80 / 100
    np.testing.assert_allclose(attacks, by_vehicle)
    np.testing.assert_allclose(attacks, 3 * (table["events"] + 0.5).astype(float))


def test_a_way_is_the_sum_of_the_stretches_wholly_on_it(found):
    known = stretches()
    for way in ways(question(BASELINE)).itertuples():
        assert 0 <= way.counted_km <= way.km
        for road in way.stretches:
            assert known.at[road, "places"] <= way.places
        own = found.near[found.near["road"].isin(way.stretches)]
        sums = own.groupby(["band_km", "month"])["events"].sum()
        along = found.along[found.along["road"].eq(way.corridor)]
        assert along.set_index(["band_km", "month"])["events"].to_dict() == sums.to_dict()


def test_dispersion_flags_bursts_and_leaves_a_poisson_process_alone():
    rng = np.random.default_rng(5)
    months = pd.date_range("2016-01-01", periods=47, freq="MS")
    roads = np.repeat(np.arange(150), 47)
    rows = pd.DataFrame({"road": roads, "month": np.tile(months, 150), "open": True})
    flagged = dispersion(rows.assign(events=rng.poisson(6, len(rows))))["p"] < 0.05
    assert flagged.mean() == pytest.approx(0.05, abs=0.05)
    burst = pd.DataFrame({"road": "r", "month": months, "events": [60] + [1] * 46, "open": True})
    assert dispersion(burst).at["r", "p"] < 1e-6
    assert dispersion(burst.assign(open=False)).empty


def test_sweeps_run_from_the_scenarios_own_answer(found, wider):
    table = swept(found, wider, "middle", BASELINE).set_index("parameter")
    here = chances(totals(found.along), BASELINE)["expected"][("middle", BASELINE.threat_band)]
    assert table.at["under_reporting", "at_low"] == pytest.approx(here)
    assert table.at["dyads", "at_low"] == pytest.approx(here)
    by_hand = Scenario.of({"vehicles_per_day": table.at["vehicles_per_day", "low"]})
    row = totals(found.along).loc[("middle", BASELINE.threat_band)]
    expected = chance(row["events"], row["days"], by_hand, row["spread"])[1]
    assert table.at["vehicles_per_day", "at_low"] == pytest.approx(expected)
    apart = (table["at_high"] - table["at_low"]).abs()
    assert apart.is_monotonic_decreasing
    least, most = corners(found, "middle", BASELINE)
    single = table.loc[["under_reporting", "vehicles_per_day", "insurgency_intensity"]]
    assert least <= single[["at_low", "at_high"]].min(axis=None)
    assert most >= single[["at_low", "at_high"]].max(axis=None)


def test_sweep_ranges_are_what_their_rows_say():
    ranges = read("threat_sweeps").set_index("parameter")
    for name, row in ranges.iterrows():
        for value in (row["low"], row["high"]):
            Scenario.of({name: int(value) if value == int(value) else float(value)})
    traffic = read("traffic").set_index("id")
    vehicles = ranges.loc["vehicles_per_day"]
    assert vehicles["low"] == traffic.at["V061", "low"]
    assert vehicles["high"] == traffic.at["V112", "high"]
    gap = read("insurgency").set_index("id").at["I070", "low"]
    assert ranges.at["under_reporting", "high"] == pytest.approx(100 / (100 - gap))
    months = since.single_months()["attacks"].astype(float)
    intensity = ranges.loc["insurgency_intensity"]
    assert intensity["low"] == float(f"{months.min() / months.mean():.1g}")
    assert intensity["high"] == float(f"{months.max() / months.mean():.1g}")
    convoys = read("modes").set_index("id")
    assert ranges.at["convoy", "low"] == convoys.at["Q011", "central"]
    assert ranges.at["convoy", "high"] == convoys.at["Q012", "high"]


def test_every_clash_of_the_islamic_state_with_a_government_is_judged():
    known = set(read("threat_dyads")["dyad"])
    seen = set(read("conflict_months")["dyad"])
    assert known <= seen
    for dyad in seen:
        sides = dyad.split(" - ")
        if "IS" in sides and any(side.startswith("Government of") for side in sides):
            assert dyad in known, dyad
    assert not {d for d in dyads(wide=True) if "IS" not in d.split(" - ")}


def test_events_by_month_are_of_all_syria_and_tallies_of_the_desert():
    months = read("conflict_months")
    own = months[months["dyad"].isin(dyads())]
    assert events_by_month().sum() == own["events"].sum()
    rows = tallies()
    source = read("insurgency").query("area == 'Syria (Badia)'")
    assert rows["metric"].eq(COUNTED).sum() == source["metric"].eq(COUNTED).sum()
    assert (since.single_months()["end"].dt.day >= 28).all()
    long = rows.query("claimant == 'SOHR' and attacks == 900").iloc[0]
    assert long["per_month"] == pytest.approx(900 / 63.2, rel=0.01)


def test_months_without_a_claim_count_in_the_ratio_of_counts_to_claims():
    """CEP has no claim from January to May 2023, and counts for three of those months."""
    rows = read("insurgency").query("area == 'Syria (Badia)' and claimant == 'CEP'")
    counted = rows[rows["metric"].eq("attacks")].set_index("start")["low"]
    none = pd.to_datetime(["2023-02-01", "2023-03-01", "2023-04-01"])
    claims = rows[rows["metric"].eq("attacks claimed by IS")].set_index("start")["low"]
    months = claims.index[claims > 0].intersection(counted.index).union(none)
    expected = counted[months].sum() / claims.reindex(months).fillna(0).sum()
    assert since.claimed().value == pytest.approx(expected, abs=0.005)


def test_attacks_on_vehicles_are_single_dated_and_deadly():
    rows = attacks_on_vehicles()
    assert (rows["high"] >= rows["low"]).all()
    assert (rows["low"] > 0).all()
    # The ambush of Shula is counted by three, from 25 to 40.
    shula = rows[rows["start"].eq("2020-12-30")]
    assert (len(shula), shula["low"].min(), shula["high"].max()) == (3, 25, 40)
    made = since.on_vehicles()
    assert made.value == rows["start"].nunique()
    assert f"**{made.value}** attacks" in made.text


@pytest.mark.parametrize(
    ("number", "text"), [(0.0000341, "0.000034"), (5.17, "5.2"), (126.4, "130"), (math.nan, "")]
)
def test_numbers_of_two_figures_have_no_exponent(number, text):
    assert counts.two(number) == text


@pytest.mark.parametrize(
    ("share", "figures", "text"),
    [
        (0.7078, 1, "70%"),
        (0.97, 1, "97%"),
        (1.0, 2, "over 99%"),
        (0.00072, 1, "0.07%"),
        (0, 2, "0%"),
    ],
)
def test_shares_are_written_no_finer_than_asked_and_never_as_certain(share, figures, text):
    assert convoy.percent(share, figures) == text
    assert convoy.span(share, share, figures) == text


def test_an_insurgency_of_nought_or_beyond_all_bounds_reads_as_english():
    for values, said in (
        ({"insurgency_intensity": 0}, "alone would allow 0%; "),
        ({"under_reporting": 10, "vehicles_per_day": 1, "threat_band": 50}, "if 1 vehicle a day"),
    ):
        texts = {f.key: f.text for f in threat_findings(Scenario.of(values))}
        assert said in texts["threat-answer"]
        assert not [t for t in texts.values() if "e+0" in t or "about **over" in t or "100%" in t]


def test_a_quiet_year_is_set_beside_the_places_known_less_exactly(found):
    """In 2019 few events are placed exactly; the next band takes those near a named point."""
    text = counts.quiet(found, Scenario.of({"threat_band": 10})).text
    last = found.near[found.near["month"].dt.year.eq(2019)]
    events = totals(last)["events"].unstack("band_km")
    quiet = events[(totals(last)["months"].unstack("band_km")[10] > 0) & (events[10] == 0)]
    assert f"{(quiet[25] > 0).sum()} of them had a clash" in text
    wide = Scenario.of({"threat_band": 25})
    assert "had a clash" not in counts.quiet(found, wide).text


def chapter_source() -> str:
    cells = nbformat.read(CHAPTERS / "routes" / "threat.ipynb", as_version=4).cells
    return "\n".join(cell.source for cell in cells if cell.cell_type == "code")


@pytest.mark.parametrize("values", SILENT, ids=str)
def test_findings_hold_their_keys_and_figures_render_whatever_the_parameters(values, baseline_keys):
    scenario = Scenario.of(values)
    made = threat_findings(scenario)
    keys = [f.key for f in made]
    assert len(set(keys)) == len(keys)
    assert all(key.startswith("threat-") for key in keys)
    assert keys == baseline_keys
    assert not [f.text for f in made if "nan" in f.text.casefold().split() or "None %" in f.text]
    here, wide = threat(scenario), threat(scenario, wide=True)
    opened, every = (rates(totals(here.near, only), scenario) for only in (True, False))
    table = convoy.sensitivities(here, wide, scenario)
    figures = [
        charts.clashes_by_month(here.near, scenario.threat_band, "t", "a"),
        charts.rates_while_open(opened, every, scenario.threat_band, "t", "b"),
        convoy_charts.convoy_chances(
            chances(totals(here.near), scenario), chances(totals(here.along), scenario), "t", "c"
        ),
        convoy_charts.tornado(table, convoy.chosen(here, scenario), "t", "d"),
        charts.published_tallies(events_by_month(), tallies(), "t", "e"),
        rates_by_month(here.along, "t", "f"),
    ]
    assert all(figure.layout.meta["alt"] for figure in figures)
    for title in (
        counts.months_title(here, scenario.threat_band),
        counts.rates_title(here, scenario),
        convoy.convoy_title(here, scenario),
        convoy.sensitivity_title(table),
        convoy.by_month_title(here, scenario),
    ):
        assert title


def test_without_a_way_the_chapter_says_so():
    made = {f.key: f for f in threat_findings(Scenario.of(SILENT[0]))}
    assert made["threat-answer"].value is None
    assert "No corridor joins" in made["threat-answer"].text
    assert made["threat-sensitivity"].value is None
    assert "silent" in made["threat-article"].text


def test_without_a_single_open_month_the_chapter_says_so(found):
    """The record has open stretches under every parameter, so close them all by hand."""
    shut = Threat(found.near.assign(open=False), found.along.assign(open=False), found.ways)
    assert convoy.lead(shut) is None
    assert "In no month" in convoy.answer(shut, BASELINE).text
    assert counts.events(shut, BASELINE).value == 0
    assert counts.worst(shut, BASELINE).value is None
    assert counts.bands(shut, BASELINE).value is None
    assert counts.quiet(shut, BASELINE).value == 0
    assert counts.clustering(shut, BASELINE).value == 0
    assert all(f.value is None for f in convoy.convoys(shut, BASELINE))
    assert convoy.sensitivities(shut, shut, BASELINE).empty
    empty = chances(totals(shut.near), BASELINE)
    figure = convoy_charts.convoy_chances(empty, empty, "t", "k")
    assert "no stretch was open" in figure.layout.annotations[0].text
    assert counts.rates_title(shut, BASELINE)


def test_the_months_of_a_way_are_drawn_at_each_distance(found):
    drawn = rates_by_month(found.along, "t", "k")
    rows = found.along[found.along["road"].eq(found.along["road"].iloc[0])]
    bands = list(read("conflict_bands")["band_km"])
    lines = drawn.data[: len(bands)]
    assert [line.name for line in lines] == [f"within {band} km" for band in bands]
    for line, band in zip(lines, bands, strict=True):
        own = rows[rows["band_km"].eq(band)]
        assert list(line.y) == pytest.approx((100 * own["events"] / own["km"]).tolist(), abs=1e-4)
    table = drawn.layout.meta["table"]
    events = [row[table["columns"].index("events")] for row in table["rows"]]
    assert sum(events) == found.along["events"].sum()


def test_the_open_months_of_a_way_are_shaded(found):
    shaded = rates_by_month(found.along, "t", "k").layout.shapes
    days = sum((pd.Timestamp(s.x1) - pd.Timestamp(s.x0)).days for s in shaded)
    months = found.along[found.along["open"].astype(bool)].drop_duplicates(["road", "month"])
    assert days == months["days"].sum() > 0


def test_the_title_compares_the_months_before_a_way_opened_with_its_open_months(found):
    rows = found.along.query("road == 'middle' and band_km == 25")
    opened = rows["open"].astype(bool)
    first = rows.loc[opened, "month"].min()
    said = convoy.by_month_title(found, Scenario())
    for part in (rows[opened], rows[rows["month"] < first]):
        rate = 100 * part["events"].sum() / len(part) / part["km"].iloc[0]
        assert f" {counts.two(rate)} " in said
    assert said.endswith("within 25 km")


@pytest.mark.parametrize("band", [10, 25, 50])
def test_the_answer_is_of_the_distance_chosen_and_shows_the_others(found, band):
    said = convoy.answer(found, Scenario.of({"threat_band": band})).text
    assert f"within {band} km" in said
    assert "other distances (10 to 50 km)" in said
    assert f"within {band} km" in counts.months_title(found, band)


def test_the_chapter_records_the_findings_in_the_order_of_the_list():
    source = chapter_source()
    functions = [
        "passage.answer", "counts.events", "counts.worst", "counts.bands", "counts.quiet",
        "counts.clustering", "passage.convoys", "passage.sensitivity(", "since.claimed",
        "since.potent", "since.on_vehicles", "passage.article",
    ]  # fmt: skip
    places = [source.index(name) for name in functions]
    assert places == sorted(places)
    assert "def " not in source
