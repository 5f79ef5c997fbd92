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


@settings(max_examples=40)
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


def test_what_was_only_foreseen_is_told_with_what_it_would_meet():
    """By hand: 4,000 to 5,000 in place of the RMA's 1,000; 10,300 reaches the least of 8,500."""
    own = posed()
    assert own.foreseen == (4000 + 4000 + 1300, 5000 + 4000 + 1300)
    text = own["manpower-boast"].text
    assert "Revolutionary Commandos Army foresaw 4,000 to 5,000 in August 2017" in text
    assert "they would be 9,300 to 10,300" in text
    least = own.yardsticks["need_low"]
    met = int((least <= 10_300).sum())
    assert met == int((least <= 6300).sum()) + 1 == 2
    assert f"meet the least that **{met} of 4** ask for" in text


def test_a_force_that_foresaw_nothing_is_told_without():
    own = posed(force="qaryatayn-brigade")
    assert own.foreseen == (4000, 4000)
    assert "foresaw" not in own["manpower-boast"].text


def test_the_verdict_is_told_by_what_the_yardsticks_are_for():
    own = posed()
    rows = read("yardsticks").set_index("id")
    taking = rows.index[rows["what_for"] == "taking"]
    assert set(own.verdicts[taking]) == {"short"}
    assert sorted(own.verdicts[rows.index.difference(taking)]) == ["open", "short"]
    text = own["manpower-answer"].text
    assert "to take it, **too few** by both yardsticks; to hold it, **too few** by 1 of 2" in text
    assert "by the other **it cannot be told**" in text
    ours = rows["source"].str.contains("landroute-2026-coding").sum()
    assert f"Of the 4 yardsticks, {ours} are the book’s own." in text
    title = own.figure("manpower-needed").layout.meta["title"]
    assert title.endswith(
        "too few to take it by both yardsticks and to hold it by 1 of 2 yardsticks"
    )


def test_where_all_are_enough_it_is_said_of_either_task():
    own = posed()
    own.__dict__["strength"] = np.full(400, 1e6)
    text = own["manpower-answer"].text
    assert "to take it, **enough** by both yardsticks; to hold it, **enough** by both" in text
    assert "not surely too few" in own.figure("manpower-needed").layout.meta["title"]


def test_a_chance_of_nought_is_told_as_none_of_the_draws():
    own = posed(draws=500)
    for row in own.yardsticks.itertuples():
        said = own[f"manpower-by-{row.id}"].text
        assert ("none of 500 draws" in said) == (row.chance == 0)
        assert "0%" not in said.replace("10%", "")
    assert (own.yardsticks["chance"] == 0).any()


def test_text_and_chart_round_alike():
    own = posed()
    figure = own.figure("manpower-needed")
    low, high = figure.data[0].x
    assert f"**{low:,.0f} to {high:,.0f}** fighters" in own["manpower-answer"].text
    ends = np.quantile(own.strength, [0.025, 0.975])
    assert (low, high) == pytest.approx(tuple(ends), rel=0.05)
    needs = [trace.x for trace in figure.data[2:]]
    for row, (least, most) in zip(read("yardsticks")["id"], needs, strict=True):
        assert f"{least:,.0f} to {most:,.0f} needed" in own[f"manpower-by-{row}"].text


def test_another_count_of_the_enemy_is_tried_by_hand():
    """S034: 5,000 to 10,000 in the province, by no party to it."""
    own = posed()
    assert own.enemies["id"].tolist() == ["S034"]
    rng = np.random.default_rng(0)
    enough = (own.strength >= rng.uniform(5000, 10_000, len(own.strength))).mean()
    assert enough < 0.05
    found = own["manpower-enemy"]
    assert found.value == 0
    assert "5,000 to 10,000 in October 2017" in found.text
    assert "3 for every enemy asks for 15,000 to 30,000" in found.text
    assert "Their own word, 6,300, would meet the least that 1 of 2 ask for" in found.text
    assert found.text.endswith("it meets 0.")
    assert posed(area="raqqa")["manpower-enemy"].text.startswith("For Raqqa province no other")


def test_a_count_of_the_enemy_that_turns_a_verdict_is_told():
    own = posed()
    own.__dict__["enemies"] = own.enemies.assign(low=1, high=2)
    assert own["manpower-enemy"].value == 2
    assert "**changes** by 2 of 2" in own["manpower-enemy"].text


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


def test_one_yardstick_alone_is_judged_as_it_is_among_all():
    everything = posed()
    for own in everything.every_yardstick.itertuples():
        alone = posed(yardstick=own.id)
        assert alone.yardsticks["id"].tolist() == [own.id]
        assert alone.yardsticks["chance"].tolist() == [own.chance]
        assert alone.verdicts[own.id] == everything.verdicts[own.id]
        assert "by the one yardstick" in alone["manpower-answer"].text
        assert len(alone.figure("manpower-needed").data) <= 3
        for key in alone.finding_keys():
            assert alone[key].text


def test_a_yardstick_that_is_in_no_row_is_refused_with_the_nearest():
    with pytest.raises(BadInput, match="yardstick = quinlivans"):
        Scenario.of({"yardstick": "quinlivans"})
