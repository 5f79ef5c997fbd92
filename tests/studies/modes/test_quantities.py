"""Ranges rest on the rows that they name; draws keep to them."""

import datetime as dt

import numpy as np
import pytest

from landroute.errors import BadInput
from landroute.scenario import baseline
from landroute.studies.modes.bases import BASES
from landroute.studies.modes.quantities import (
    TRAFFIC,
    double_triangle,
    percentiles,
    quantities,
    ranges,
    with_traffic,
)
from landroute.studies.registry import study
from landroute.tables import read
from landroute.units import DAYS_A_MONTH


def test_a_range_out_of_order_is_refused():
    with pytest.raises(BadInput, match="out of order"):
        double_triangle(np.random.default_rng(0), 3, 2, 1, 5)


def test_draws_keep_to_their_range_and_have_the_central_value_as_median():
    for low, central, high in ((1.0, 2.0, 6.0), (0.0, 0.0007, 0.035), (1.0, 1.0, 3.0)):
        values = double_triangle(np.random.default_rng(0), low, central, high, 200_000)
        assert low <= values.min() <= values.max() <= high
        assert np.median(values) == pytest.approx(central, rel=0.02)
        # Each half is a triangle with its peak at the centre: its mean lies a third of the way out.
        mean = central + ((high - central) - (central - low)) / 6
        assert values.mean() == pytest.approx(mean, rel=0.02)
    assert (double_triangle(np.random.default_rng(0), 2, 2, 2, 9) == 2).all()


def test_quantities_rest_on_rows_that_say_the_same():
    table = quantities()
    assert table.loc[("road", "load"), "rows"] == "Q006"
    assert tuple(table.loc[("road", "load"), ["low", "central", "high"]]) == (19.5, 23.3, 27.1)
    # 1,500 flights from 16 January 2016 to 9 May 2018, by hand.
    high = 1500 / ((dt.date(2018, 5, 9) - dt.date(2016, 1, 16)).days + 1) * 365.2425 / 12
    assert table.loc[("air", "trips"), "high"] == pytest.approx(high)
    # 81.48 cents a short ton-mile is about 0.558 USD a t-km.
    assert table.loc[("air", "rate"), "central"] == pytest.approx(0.558, abs=5e-4)
    speed = read("mode_speeds").set_index("mode").loc["sea"]
    own = [float(speed[f"speed_{e}"]) for e in ("low", "central", "high")]
    assert own == list(table.loc[("sea", "speed"), ["low", "central", "high"]])


def test_a_quantity_is_in_the_unit_that_it_names():
    table = quantities()
    assert table.loc[("air", "rate"), "unit"] == "USD a t-km"
    assert table.loc[("sea", "distance"), "unit"] == "km"
    miles = read("modes").set_index("id").loc["Q093", "central"]
    assert table.loc[("sea", "distance"), "central"] == pytest.approx(miles * 1.852)


def test_no_route_is_no_number():
    values = ranges({("hours", "road"): np.array([np.inf, np.inf])}, 0.95)
    assert values["central"].isna().all()


def test_assumptions_are_shown_to_three_figures():
    rows = study("modes", baseline()).table("mode-assumptions").document()["rows"]
    shown = [cell for row in rows for cell in row[2:5]]
    assert all(cell == float(f"{cell:.3g}") for cell in shown)
    assert {304, 1830, 0.0007} <= set(shown)


def test_a_range_holds_the_share_of_draws_that_its_level_says():
    values = np.arange(10_001.0)
    for level in (0.5, 0.9, 0.95):
        row = ranges({("cost", "road"): values}, level).iloc[0]
        assert np.mean((values >= row["low"]) & (values <= row["high"])) == pytest.approx(
            level, abs=1e-3
        )
        assert row["central"] == 5_000
    assert percentiles(0.9) == pytest.approx((5, 50, 95))


def test_the_traffic_taken_is_the_central_one_and_inside_its_range():
    table = quantities()
    for vehicles in (1.0, 20.0, 500.0):
        low, central, high = with_traffic(table, vehicles).loc[TRAFFIC, ["low", "central", "high"]]
        assert central == pytest.approx(vehicles * DAYS_A_MONTH)
        assert low <= central <= high
        assert low <= table.at[TRAFFIC, "low"]
        assert high >= table.at[TRAFFIC, "high"]


def test_the_three_counts_of_the_road_rest_on_their_rows():
    trips = quantities().xs("trips", level="quantity")
    traffic, modes = read("traffic").set_index("id"), read("modes").set_index("id")
    vehicles = modes.at["Q014", "central"]
    assert vehicles == 22
    low, high = traffic.at["V094", "low"] * vehicles, traffic.at["V094", "high"] * vehicles
    assert tuple(trips.loc["convoys", ["low", "central", "high"]]) == (low, (low + high) / 2, high)
    a_week = traffic.at["V042", "low"]
    assert trips.at["tankers", "central"] == pytest.approx(a_week / 7 * DAYS_A_MONTH)
    assert trips.at["road", "central"] == pytest.approx(20 * DAYS_A_MONTH)
    assert set(BASES) <= set(trips.index)


def test_the_three_counts_lie_apart_by_two_orders_and_each_is_its_own_ratio():
    modes = study("modes", baseline())
    table, cargo = modes.bases, {line: modes.drawn["capacity", line] for line in ("air", "sea")}
    assert table["ratio"].is_monotonic_increasing
    assert table.at["convoys", "ratio"] == pytest.approx(0.1, abs=0.05)
    assert table.at["tankers", "ratio"] == pytest.approx(18, abs=1)
    own = np.median(modes.drawn["capacity", "road"] / (cargo["air"] + cargo["sea"]))
    assert table.at["road", "ratio"] == pytest.approx(own)
    assert (table["loss"] * table["vehicles"]).max() == pytest.approx(
        (table["loss"] * table["vehicles"]).min(), rel=0.1
    )
    assert modes["modes-bases"].value == [
        pytest.approx(table["ratio"].min()),
        pytest.approx(table["ratio"].max()),
    ]


def test_the_words_give_ranges_to_one_figure_and_say_what_they_leave_out():
    modes = study("modes", baseline())
    for measure in ("capacity", "cost", "hours"):
        low, high = (float(f"{modes.of(measure, 'road', end):.1g}") for end in ("low", "high"))
        assert f"**{low:,.0f} to {high:,.0f}** by road" in modes[f"modes-{measure}"].text
    for key in ("modes-hours", "corridor-draws"):
        text = modes[key].text.casefold()
        assert all(left_out in text for left_out in ("drivers' rest", "reloading", "security"))
    assert "of elsewhere and of other years" in modes["modes-cost"].text


def test_titles_say_the_order_of_prices_and_the_days_of_the_drive_alone():
    modes = study("modes", baseline())
    prices = {line: modes.of("cost", line) for line in ("road", "air", "sea")}
    assert sorted(prices, key=prices.__getitem__) == ["sea", "road", "air"]
    title = modes.figure("modes-side-by-side").layout.meta["title"]
    assert title == "At prices from elsewhere, the sea is cheapest and air dearest"
    days = round(modes.of("hours", "road") / 24)
    title = modes.figure("corridor-hours").layout.meta["title"]
    assert title == f"About {days} days by lorry, without drivers' rest or reloading"


def test_the_convoys_counted_are_one_officials_and_called_so():
    low, high = read("traffic").set_index("id").loc["V094", ["low", "high"]]
    said = f"one official's {low:.0f} to {high:.0f} convoys of oil a month"
    modes = study("modes", baseline())
    for key in ("modes-bases", "modes-loss"):
        assert said in modes[key].text
        assert "reported convoys" not in modes[key].text
