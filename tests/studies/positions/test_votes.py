"""Weighted means and medians, by definition, by brute force, and on the published example."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.studies.positions.example import example, example_turns
from landroute.studies.positions.votes import median_index, picked, share_up_to, weighted_mean
from landroute.tables import read

VOTES = st.lists(st.tuples(st.integers(0, 100), st.integers(1, 9)), min_size=1, max_size=12)


def columns(votes):
    return tuple(np.array(own, dtype=float) for own in zip(*votes, strict=True))


def median(position, weight):
    return float(picked(position, median_index(position, weight)))


@settings(max_examples=200)
@given(VOTES)
def test_whole_weights_are_as_many_voters_of_whom_the_middle_one_decides(votes):
    voters = sorted(place for place, weight in votes for _ in range(weight))
    assert median(*columns(votes)) == voters[(len(voters) - 1) // 2]


@settings(max_examples=200)
@given(VOTES)
def test_no_position_beats_the_median_when_each_votes_for_the_nearer(votes):
    """Black (1948): a median holds its own against any other position, pair by pair."""
    position, weight = columns(votes)
    own = median(position, weight)
    for other in position:
        nearer = weight[abs(position - other) < abs(position - own)].sum()
        assert nearer <= weight.sum() / 2


@settings(max_examples=100)
@given(VOTES, st.floats(0.1, 50))
def test_the_unit_of_the_weights_does_not_matter(votes, unit):
    position, weight = columns(votes)
    assert weighted_mean(position, weight * unit) == pytest.approx(weighted_mean(position, weight))
    reached = np.cumsum(weight[np.argsort(position, kind="stable")]) / weight.sum()
    if not np.isclose(reached, 0.5, atol=1e-9).any():
        assert median(position, weight * unit) == median(position, weight)


def test_the_mean_is_that_of_a_loop():
    position, weight = columns([(10, 2), (40, 1), (90, 5)])
    assert weighted_mean(position, weight) == (20 + 40 + 450) / 8


def test_rows_of_draws_are_as_each_row_alone():
    rng = np.random.default_rng(4)
    position, weight = rng.uniform(0, 100, (50, 9)), rng.uniform(0.1, 1, (50, 9))
    together = picked(position, median_index(position, weight))
    alone = [median(*row) for row in zip(position, weight, strict=True)]
    assert together.tolist() == alone


def test_the_published_example():
    """As Scholz, Calbert and Smith (2011) print it for the first round."""
    own = example()
    assert round(own.mean, 3) == 7.390
    assert own.median == 7
    assert round(own.share, 3) == 0.504


def test_the_example_by_hand():
    rows = read("positions_example").set_index("id")
    weight = rows["capability"] * rows["salience"]
    up_to = weight[rows["position"] <= 7].sum() / weight.sum()
    assert share_up_to(*columns(zip(rows["position"], weight, strict=True)), 7) == up_to
    assert weight[rows["position"] < 7].sum() / weight.sum() < 0.5 <= up_to


def test_noise_turns_the_example_only_where_it_outweighs_the_thread():
    """The thread is 0.0037 of the weight: it takes a shift of as much, whoever makes it."""
    assert example_turns(0.0, 200, 1) == 0
    assert example_turns(0.001, 2000, 1) == 0
    small, middle, large = (example_turns(noise, 4000, 1) for noise in (0.02, 0.05, 0.2))
    assert 0 < small < middle < large < 0.5


def test_the_turns_of_the_example_are_those_of_a_loop():
    rows, rng = read("positions_example"), np.random.default_rng(9)
    turned = 0
    for _ in range(3000):
        weight = rows["capability"] * rows["salience"]
        weight = weight * rng.uniform(0.95, 1.05, len(rows)) * rng.uniform(0.95, 1.05, len(rows))
        turned += weight[rows["position"] <= 7].sum() < weight.sum() / 2
    assert example_turns(0.05, 20_000, 2) == pytest.approx(turned / 3000, abs=0.03)
