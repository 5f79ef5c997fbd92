"""Points of a sweep: as many as asked for, within their bounds, and spread as the design says."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.scenario import Scenario
from landroute.sweeps.axes import listed, ranged
from landroute.sweeps.design import points

DAYS = ("2011-01-01", "2026-11-01")
FEW = settings(max_examples=40)


def test_a_grid_is_every_combination():
    axes = [listed("account", ["primary", "alternate"]), listed("budget", [1, 2, 5])]
    laid = points("grid", axes, 0, 0)
    assert len(laid) == 6
    assert {(p["account"], p["budget"]) for p in laid} == {
        (account, budget) for account in ("primary", "alternate") for budget in (1, 2, 5)
    }


def test_steps_stand_evenly_and_take_in_both_ends():
    assert ranged("clearance", 0, 100).steps(5) == (0, 25, 50, 75, 100)
    assert ranged("budget", 1, 10).steps(10) == tuple(range(1, 11))
    days = ranged("as_of", "2017-01-01", "2017-01-31").steps(3)
    assert days == ("2017-01-01", "2017-01-16", "2017-01-31")
    with pytest.raises(BadInput, match=r"\.steps: 11 is more than the 10 values"):
        ranged("budget", 1, 10).steps(11)


@FEW
@given(st.integers(2, 60), st.integers(0, 2**32 - 1))
def test_a_latin_hypercube_has_a_point_in_each_part_of_each_axis(count, seed):
    axes = [ranged("clearance", 0, 100), ranged("insurgency_intensity", 1, 3)]
    laid = points("lhs", axes, count, seed)
    for axis in axes:
        width = axis.high - axis.low
        parts = [int((p[axis.name] - axis.low) / width * count) for p in laid]
        assert sorted(parts) == list(range(count))


@FEW
@given(st.sampled_from(["lhs", "sobol"]), st.sampled_from([4, 8, 64]), st.integers(0, 2**32 - 1))
def test_every_point_is_a_scenario_within_its_bounds(design, count, seed):
    axes = [
        ranged("as_of", *DAYS), ranged("budget", 2, 4), ranged("clearance", 5, 7),
        listed("contested_passes", [False, True]), listed("service", [1, 3]),
    ]  # fmt: skip
    for point in points(design, axes, count, seed):
        taken = Scenario.of(point)
        assert dt.date(2011, 1, 1) <= taken.as_of <= dt.date(2026, 11, 1)
        assert taken.budget in (2, 3, 4)
        assert 5 <= taken.clearance < 7
        assert taken.service in (1, 3)


def test_whole_numbers_days_and_choices_are_reached_alike():
    axes = [
        ranged("budget", 1, 4), ranged("as_of", "2017-01-01", "2017-01-04"),
        listed("account", ["primary", "alternate"]),
    ]  # fmt: skip
    laid = points("sobol", axes, 64, 1)
    for axis, number in zip(axes, (4, 4, 2), strict=True):
        values = [point[axis.name] for point in laid]
        assert {values.count(value) for value in values} == {64 // number}


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=10)
def test_a_seed_gives_the_same_and_a_sobol_sequence_goes_on(seed):
    axes = [ranged("clearance", 0, 100), listed("account", ["primary", "alternate"])]
    for design in ("lhs", "sobol"):
        assert points(design, axes, 16, seed) == points(design, axes, 16, seed)
    assert points("sobol", axes, 32, seed)[:16] == points("sobol", axes, 16, seed)
    assert points("sobol", axes, 16, seed) != points("sobol", axes, 16, (seed + 1) % 2**32)
