"""Reports read together, against hand arithmetic; needs; the conclusion under other choices."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.scenario import Scenario
from landroute.studies.manpower.need import need_draws, need_range, people
from landroute.studies.manpower.reports import posterior, reports
from landroute.studies.registry import study
from landroute.tables import read

SLANTS = ("slant-low", "slant-central", "slant-high")
NOISES = ("noise-low", "noise-central", "noise-high")


def posed(**changed):
    return study("manpower", Scenario.of(changed))


def priors(**changed):
    own = read("strength_priors").set_index("id")["value"].astype(float)
    fixed = {"drift": 0.0, "unknown": 2.0}
    fixed |= dict.fromkeys(SLANTS, 0.5) | dict.fromkeys(NOISES, 0.3)
    return pd.concat([own.drop(list(fixed)), pd.Series(fixed | changed)])


def told(*rows):
    frame = pd.DataFrame(rows, columns=["actor", "stance", "years", "log"])
    return frame.assign(spread=0.0)


def test_one_report_by_no_party_is_a_normal_with_a_normal_prior():
    """By hand: weights are inverse variances (Gelman et al. 2013, 2.5)."""
    got = posterior(told(("a", "neutral", 17.0, np.log(800))), [("a", 17.0)], [], priors())
    weight = (1 / 0.3**2) / (1 / 0.3**2 + 1 / 2.0**2)
    mean = weight * np.log(800) + (1 - weight) * np.log(5000)
    assert got.means[:, 0] == pytest.approx(np.full(9, mean))
    assert got.covariances[:, 0, 0] == pytest.approx(np.full(9, 1 / (1 / 0.3**2 + 1 / 4)))
    assert got.weights == pytest.approx(np.full(9, 1 / 9))


def test_a_boast_beside_a_neutral_report_shares_the_gap_by_hand():
    """One truth, one slant, solved as least squares with the priors as rows."""
    rows = told(("a", "neutral", 17.0, 6.0), ("a", "self", 17.0, 8.0))
    got = posterior(rows, [("a", 17.0)], ["self"], priors())
    design = np.array([[1, 0], [1, 1], [1, 0], [0, 1]], dtype=float)
    scale = np.array([0.3, 0.3, 2.0, 0.5])
    aim = np.array([6.0, 8.0, np.log(5000), 0.0])
    mean, *_ = np.linalg.lstsq(design / scale[:, None], aim / scale, rcond=None)
    spread = np.linalg.inv((design / scale[:, None]).T @ (design / scale[:, None]))
    assert got.means[0] == pytest.approx(mean)
    assert got.covariances[0] == pytest.approx(spread)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(4, 11), min_size=1, max_size=6), st.floats(0.5, 3))
def test_reports_all_higher_by_a_factor_make_the_truth_higher(logs, more):
    low = told(*[("a", "neutral", 17.0 + n, value) for n, value in enumerate(logs)])
    high = low.assign(log=low["log"] + more)
    fixed = priors(drift=0.4)
    one, other = (posterior(rows, [("a", 17.5)], [], fixed).means[0, 0] for rows in (low, high))
    assert one < other <= one + more + 1e-9


def test_a_report_of_another_group_says_nothing_of_this_one_but_of_the_slant():
    fixed = priors()
    alone = posterior(told(("a", "neutral", 17.0, 6.0)), [("a", 17.0)], ["self"], fixed)
    rows = told(("a", "neutral", 17.0, 6.0), ("b", "neutral", 17.0, 7.0), ("b", "self", 17.0, 9.0))
    with_other = posterior(rows, [("a", 17.0)], ["self"], fixed)
    assert with_other.means[0, 0] == pytest.approx(alone.means[0, 0])
    assert alone.means[0, 1] == 0
    assert with_other.means[0, 1] > 0


def test_true_strengths_are_covered_as_often_as_the_level_says():
    rng, inside = np.random.default_rng(1), 0
    fixed = priors()
    for _ in range(300):
        truth, slant = rng.normal(np.log(5000), 2), rng.normal(0, 0.5)
        sides = ["neutral", "self", "self"]
        said = truth + slant * np.array([0, 1, 1]) + rng.normal(0, 0.3, 3)
        rows = told(*[("a", side, 17.0, one) for side, one in zip(sides, said, strict=True)])
        got = posterior(rows, [("a", 17.0)], [], fixed)
        half = 1.6449 * np.sqrt(got.covariances[0, 0, 0])
        inside += abs(got.means[0, 0] - truth) < half
    assert 0.86 < inside / 300 < 0.94


def test_what_is_read_is_no_state_no_target_and_no_part():
    rows = read("strength").loc[reports(0.9).index]
    assert not rows["actor"].isin(["united-states", "russia", "iran"]).any()
    assert set(rows["unit"]) == {"fighters"}
    assert "target" not in set(rows["kind"])
    assert "S035" not in set(rows["id"])  # one convoy of the Islamic State


def test_the_people_of_a_day_are_those_of_the_counts_on_either_side():
    _, least, most = people("deir-ez-zor", pd.Timestamp("2017-08-15").date())
    assert (least, most) == (1_097_930 - 320_000, 1_097_930)
    assert people("raqqa", pd.Timestamp("2017-08-15").date())[1:] == (944_000, 944_000)


@pytest.mark.parametrize("yardstick", read("yardsticks")["id"])
def test_what_is_drawn_of_a_need_lies_within_its_range(yardstick):
    row = read("yardsticks").set_index("id").loc[yardstick]
    low, high = need_range(row, 777_930, 1_097_930)
    drawn = need_draws(row, 777_930, 1_097_930, 5000, seed=3)
    assert low - 1e-6 <= drawn.min() <= drawn.max() <= high + 1e-6


def test_the_rule_of_twenty_asks_for_what_the_article_of_2017_could_work_out():
    rows = posed().yardsticks.set_index("id")
    assert rows.at["quinlivan", "need_high"] == pytest.approx(0.02 * 1_097_930)
    assert rows.at["three-to-one", "need_low"] == 3 * 8500


def test_the_groups_at_tanf_are_too_few_whichever_claims_of_theirs_are_left_out():
    """By every yardstick but the span that begins at two in a thousand."""
    rows = posed().yardsticks.set_index("id")["chance"]
    assert (rows.drop("sweep") < 0.01).all()
    assert 0.05 < rows["sweep"] < 0.95
    assert posed()["manpower-answer"].value == 3


def test_their_own_word_adds_up_by_hand():
    own = posed()["manpower-boast"]
    assert own.value == 1000 + 4000 + 1300
    assert own.facts["size"] == pytest.approx(6300 / 0.02)


def test_seeds_give_the_same_draws_and_others_nearly_so():
    one, same, other = (posed(seed=seed)["manpower-by-sweep"].value for seed in (1, 1, 2))
    assert one == same
    assert other == pytest.approx(one, abs=0.02)


def test_an_unknown_force_or_area_is_named_with_the_nearest():
    with pytest.raises(BadInput, match="tanf"):
        Scenario.of({"force": "tamf"})
    with pytest.raises(BadInput, match="deir-ez-zor"):
        Scenario.of({"area": "deir-ezzor"})


def test_before_any_report_nothing_is_said():
    early = posed(as_of="2012-06-01")
    assert early["manpower-answer"].text.startswith("Nothing is reported")
    assert early["manpower-by-quinlivan"].value is None
