"""Odds by hand, agreement against published examples, and the conclusion under resampling."""

import math

import krippendorff
import numpy as np
import pandas as pd
import pyagrum as gum
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.scenario import Scenario
from landroute.studies.agreement import agreement, gwet_ac1
from landroute.studies.motives.odds import coded, posterior, resampled, summed, turning_prior
from landroute.studies.registry import study
from landroute.tables import read

# Hayes and Krippendorff 2007; four coders, twelve units, as in Krippendorff's worked example.
MISSING = np.nan
PUBLISHED = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, MISSING, MISSING, MISSING],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, MISSING, 3],
        [MISSING, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, MISSING],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, MISSING],
    ]
)


def posed(**changed):
    return study("motives", Scenario.of(changed))


def test_even_odds_and_three_ratios_by_hand():
    """1 × 3 × 0.5 × 10 = 15 to 1."""
    assert posterior(0.5, [3, 0.5, 10]) == 0.9375


def test_a_library_of_bayesian_networks_says_the_same():
    """One cause with three signs, all seen: ratios 3, 0.5 and 10 again."""
    likely = {"a": (0.2, 0.6), "b": (0.4, 0.2), "c": (0.05, 0.5)}  # without the cause, with it
    net = gum.BayesNet("signs")
    net.add(gum.LabelizedVariable("cause", "", 2))
    net.cpt("cause").fillWith([0.5, 0.5])
    for sign, shares in likely.items():
        net.add(gum.LabelizedVariable(sign, "", 2))
        net.addArc("cause", sign)
        for cause, share in enumerate(shares):
            net.cpt(sign)[{"cause": cause}] = [1 - share, share]
    query = gum.LazyPropagation(net)
    query.setEvidence(dict.fromkeys(likely, 1))
    query.makeInference()
    ratios = [yes / no for no, yes in likely.values()]
    assert query.posterior("cause")[1] == pytest.approx(0.9375)
    assert posterior(0.5, ratios) == pytest.approx(query.posterior("cause")[1])


@settings(max_examples=60)
@given(st.floats(0.01, 0.99), st.lists(st.floats(0.05, 20), min_size=1, max_size=6))
def test_at_the_turning_prior_the_evidence_leaves_even_odds(prior, ratios):
    turn = float(turning_prior(np.array(np.log(ratios).sum())))
    assert posterior(turn, ratios) == pytest.approx(0.5)
    assert (posterior(prior, ratios) > 0.5) == (prior > turn) or prior == pytest.approx(turn)


@pytest.mark.parametrize(
    ("level", "alpha"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_the_library_gives_the_published_alphas(level, alpha):
    got = krippendorff.alpha(reliability_data=PUBLISHED, level_of_measurement=level)
    assert got == pytest.approx(alpha, abs=0.001)


def test_ac1_by_hand():
    """Eight of ten alike; chance from shares of 0.65 and 0.35: Gwet 2008, eq. 8."""
    one = np.array([0, 0, 0, 0, 0, 0, 1, 1, 0, 1])
    other = np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 0])
    share = (one == 1).mean() / 2 + (other == 1).mean() / 2
    chance = 2 * share * (1 - share)
    assert gwet_ac1(np.column_stack([one, other]), 2) == pytest.approx(
        (0.8 - chance) / (1 - chance)
    )


def test_coders_who_agree_on_all_agree_fully():
    rows = coded()
    levels = rows[rows["coder"] == "first"].set_index("motive")["level"]
    got = agreement(pd.DataFrame({"one": levels, "other": levels}), sorted(set(levels)))
    assert (got.alpha, got.ac1, got.same) == (1.0, 1.0, len(levels))


def test_the_agreement_of_the_rows_is_counted_by_hand():
    table = read("likelihoods").pivot(index="motive", columns="coder", values="level")
    assert posed().agreement.same == int((table["first"] == table["second"]).sum())
    assert posed()["why-agreement"].value == pytest.approx(posed().agreement.alpha)


def test_every_row_of_motives_is_coded_by_both():
    counted = read("likelihoods").groupby("motive")["coder"].agg(set)
    assert set(counted.index) == set(read("motives")["id"])
    assert all(coders == {"first", "second"} for coders in counted)
    voices = read("likelihoods").groupby("motive")["cluster"].nunique()
    assert (voices == 1).all()


def test_the_sum_is_that_of_a_loop_over_voices():
    rows, total = coded(), 0.0
    for _, own in rows.groupby("cluster"):
        total += np.mean([math.log(math.sqrt(row.low * row.high)) for row in own.itertuples()])
    assert summed(rows) == pytest.approx(total)


def test_resamples_of_rows_without_spread_are_sums_of_voices_with_replacement():
    rows = pd.DataFrame(
        {
            "motive": ["a", "a", "b", "b", "c", "c"],
            "coder": ["first", "second"] * 3,
            "cluster": ["x", "x", "x", "x", "y", "y"],
            "low": [2.0, 2.0, 8.0, 8.0, 0.5, 0.5],
        }
    )
    rows["high"] = rows["low"]
    x, y = (math.log(2) + math.log(8)) / 2, math.log(0.5)
    drawn = resampled(rows, 4000, 1)
    sums, counts = np.unique(drawn.round(9), return_counts=True)
    assert sums == pytest.approx(sorted({2 * x, x + y, 2 * y}))
    assert counts / 4000 == pytest.approx([0.25, 0.5, 0.25], abs=0.03)


def test_the_mean_of_the_resamples_is_the_sum():
    rows = coded()
    assert resampled(rows, 20_000, 3).mean() == pytest.approx(summed(rows), abs=0.1)


def test_where_the_interval_holds_no_change_it_is_said_to_be_undecided():
    own = posed()
    low, high = own.within(own.logs)
    assert low < 0 < high
    assert own.verdict == "open"
    assert own["why-answer"].text.startswith("**It cannot be told**")
    assert own.turning[0] < own.turning[1] < own.turning[2]


@pytest.mark.parametrize(("times", "said"), [(1.3, "**for**"), (0.75, "**against**")])
def test_a_clear_body_of_rows_is_said_to_speak(times, said):
    own = posed()
    own.__dict__["coded"] = own.coded.assign(low=times, high=times)
    assert said in own["why-answer"].text


def test_the_voices_that_tell_nothing_are_those_with_no_other_level():
    rows = read("likelihoods")
    silent = [own for _, own in rows.groupby("cluster") if set(own["level"]) == {"none"}]
    assert f", {len(silent)} tell nothing" in posed()["why-telling"].text


def test_the_rows_are_told_as_a_factor_of_the_odds_and_not_as_a_chance():
    own = posed()
    low, high = np.quantile(own.logs, [0.025, 0.975])
    times, least, most = (
        f"{float(f'{math.exp(abs(one)):.1g}'):.0f}" for one in (own.central, low, high)
    )
    said = own["why-answer"].text
    assert f"they multiply the odds by **{times}**." in said
    assert f"from odds divided by {least} to odds times {most}." in said
    ends = [math.exp(one) / (1 + math.exp(one)) for one in (low, high)]
    assert f"from {100 * ends[0]:.0f}% to {100 * ends[1]:.1f}%" in said
    assert "likely" not in said


def test_a_voice_of_several_reports_goes_by_its_own_name_with_their_number():
    rows, own = read("likelihoods"), posed()
    said = own["why-telling"].facts["said"]
    for one in said:
        cluster = one["cluster"].replace(" ", "-")
        count = rows.loc[rows["cluster"] == cluster, "motive"].nunique()
        assert one["reports"] == count
    text = own["why-telling"].text
    assert any(one["reports"] > 1 for one in said)
    for one in said:
        told = f"“{one['cluster']}” ({one['reports']} reports; " if one["reports"] > 1 else ""
        assert (told or f"{one['speaker']} (1 report; ") in text
    assert "odds times 3" in text
    assert "odds divided by 2" in text


def test_the_matrix_speaks_of_the_actors_drawn_alone():
    rows = read("motives")
    drawn = rows["actor"].value_counts().head(10).index
    several = sum(rows.loc[rows["actor"] == actor, "motive"].nunique() > 1 for actor in drawn)
    assert several == 10
    title = posed().figure("motives-matrix").layout.meta["title"]
    assert title == "Each of the 10 actors with most rows had several reasons on record"
    assert (rows.groupby("actor")["motive"].nunique() == 1).any()  # so not of every actor


def test_the_matrix_shows_every_row_of_the_actors_drawn():
    most = read("motives")["actor"].value_counts().head(10)
    dots = posed().figure("motives-matrix").data[0]
    shown = dict.fromkeys(range(10), 0)
    for lane, number in zip(dots.y, dots.text, strict=True):
        shown[lane] += int(number)
    assert list(shown.values()) == most.tolist()


def test_the_table_of_rows_names_the_voice_of_each():
    table = posed().table("coded-motives").document()
    assert len(table["rows"]) == len(read("motives"))
    assert "cluster" in [column["name"] for column in table["columns"]]


def test_each_statement_of_the_table_leads_to_its_row():
    document = posed().table("coded-motives").document()
    column = [one["name"] for one in document["columns"]].index("speaker")
    led = [row[column][0]["row"] for row in document["rows"]]
    assert [table for table, _ in led] == ["motives"] * len(read("motives"))
    assert {key for _, key in led} == set(read("motives")["id"])
    said = read("motives").set_index("id")["speaker"]
    assert all(row[column][0]["text"] == said[row[column][0]["row"][1]] for row in document["rows"])
