"""Conditional logit against R and statsmodels, counts against brute force, power, verdicts."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from statsmodels.discrete.conditional_models import ConditionalLogit

from landroute.corridor.question import question
from landroute.scenario import Scenario, baseline
from landroute.studies.push.coding import choice_agreement
from landroute.studies.push.logit import (
    Grid,
    bayes_factor,
    chances,
    count_law,
    critical,
    log_likelihood,
    posterior,
    power,
    tail,
)
from landroute.studies.push.models import foretold
from landroute.studies.push.sets import MAIN, far_taken, fronts, in_reach, recoded, without
from landroute.studies.registry import study
from landroute.tables import read

# Trichopoulos and others 1976, as in R's `infert`; clogit(case ~ spontaneous + induced) by R.
INFERT = Path(__file__).with_name("infert.csv")
PUBLISHED = {"spontaneous": (1.9859, 0.3524), "induced": (1.4090, 0.3607)}


def posed(**changed):
    return study("push", Scenario.of(changed))


@pytest.fixture(scope="module")
def main():
    return posed()


@pytest.fixture(scope="module")
def births():
    rows = pd.read_csv(INFERT).sort_values(["stratum", "case"], ascending=[True, False])
    sets = np.flatnonzero(rows["stratum"].diff().ne(0))
    return rows, sets


def at(rows, sets, point):
    grid = Grid(np.array([point[0]]), np.array([point[1]]))
    covariates = (rows[name].to_numpy(dtype=float) for name in PUBLISHED)
    return log_likelihood(*covariates, sets, grid)[0, 0]


def curvature(of, spot, step=1e-3):
    """Second differences, shape (2, 2)."""
    moves = step * np.eye(2)
    return np.array(
        [
            [
                (of(spot + a + b) - of(spot + a - b) - of(spot - a + b) + of(spot - a - b))
                / (4 * step**2)
                for b in moves
            ]
            for a in moves
        ]
    )


def test_the_likelihood_is_highest_where_r_finds_it(births):
    found = minimize(lambda point: -at(*births, point), [0, 0], method="BFGS", tol=1e-8)
    errors = np.sqrt(np.diag(np.linalg.inv(-curvature(lambda point: at(*births, point), found.x))))
    for value, error, (estimate, spread) in zip(found.x, errors, PUBLISHED.values(), strict=True):
        assert value == pytest.approx(estimate, abs=1e-4)
        assert error == pytest.approx(spread, abs=1e-4)


def test_another_library_gives_the_published_estimates(births):
    rows, _ = births
    model = ConditionalLogit(rows["case"], rows[list(PUBLISHED)], groups=rows["stratum"])
    fit = model.fit(disp=0)
    for name, (estimate, spread) in PUBLISHED.items():
        assert fit.params[name] == pytest.approx(estimate, abs=5e-5)
        assert fit.bse[name] == pytest.approx(spread, abs=5e-5)
    # Where just one was chosen of each set, its likelihood is ours.
    assert model.loglike(np.array([1.0, 0.5])) == pytest.approx(at(*births, (1.0, 0.5)))


def test_on_the_choice_sets_the_likelihood_is_that_of_the_other_library(main):
    own = main.fronts[MAIN]
    rows = pd.DataFrame({"road": own.road, "near": own.nearness[0]})
    sets = np.repeat(np.arange(len(own.sets)), np.diff([*own.sets, len(own.road)]))
    taken = np.isin(np.arange(len(own.road)), own.sets).astype(int)
    model = ConditionalLogit(taken, rows, groups=sets)
    for point in [(0.0, 0.0), (1.5, -0.5), (-2.0, 1.0)]:
        grid = Grid(*(np.array([one]) for one in point))
        ours = log_likelihood(own.road.astype(float), own.nearness[0], own.sets, grid)[0, 0]
        assert ours == pytest.approx(model.loglike(np.array(point)))


def test_many_codings_at_once_are_as_each_by_itself(main):
    own, spreads = main.fronts["sdf"], (1.5, 0.5)
    grid = Grid(np.linspace(-6, 6, 13), np.linspace(-6, 6, 7))
    codings = recoded(own.nearness, 6, seed=1).reshape(2, 3, -1)
    logs = log_likelihood(own.road.astype(float), codings, own.sets, grid)
    factors, beliefs = bayes_factor(logs, grid, spreads), posterior(logs, grid, spreads)
    assert logs.shape == (2, 3, 13, 7)
    for at in np.ndindex(2, 3):
        alone = log_likelihood(own.road.astype(float), codings[at], own.sets, grid)
        assert logs[at] == pytest.approx(alone)
        assert factors[at] == pytest.approx(bayes_factor(alone, grid, spreads))
        assert beliefs[at] == pytest.approx(posterior(alone, grid, spreads))


SETS = st.lists(st.lists(st.tuples(st.integers(0, 2), st.floats(-2, 2)), min_size=2, max_size=4),
                min_size=1, max_size=5)  # fmt: skip


@settings(max_examples=60)
@given(SETS)
def test_the_law_of_the_count_is_that_of_every_campaign(parts):
    values = np.array([value for part in parts for value, _ in part])
    utility = np.array([u for part in parts for _, u in part])
    sets = np.cumsum([0, *(len(part) for part in parts[:-1])])
    chance = chances(utility, sets)
    law = count_law(chance, values, sets)
    brute = np.zeros(len(law))
    blocks = [range(a, a + len(part)) for a, part in zip(sets, parts, strict=True)]
    for campaign in itertools.product(*blocks):
        brute[values[list(campaign)].sum()] += chance[list(campaign)].prod()
    assert law == pytest.approx(brute)
    assert tail(law, 0) == pytest.approx(1)
    least = critical(law, 0.05)
    assert tail(law, least) <= 0.05
    assert least == 0 or tail(law, least - 1) > 0.05


def test_the_law_agrees_with_simulated_campaigns(main):
    own = main.fronts[MAIN]
    chance = chances(np.zeros(len(own.road)), own.sets)
    law = count_law(chance, own.road, own.sets)
    rng = np.random.default_rng(1)
    ends = [*own.sets[1:], len(own.road)]
    drawn = sum(
        own.road[rng.integers(first, last, size=20_000)]
        for first, last in zip(own.sets, ends, strict=True)
    )
    seen = np.bincount(drawn, minlength=len(law))[: len(law)] / 20_000
    assert seen == pytest.approx(law, abs=0.01)


def test_without_an_effect_power_is_the_size_of_the_test_at_most():
    values = np.tile([1, 0, 0, 0], 40)
    sets = np.arange(0, 160, 4)
    nothing, some, much = power(np.zeros(160), values, sets, (1, 2, 5), 0.05)
    assert nothing <= 0.05 < some < much


def test_the_posterior_sums_to_one_and_a_flat_likelihood_leaves_the_prior():
    grid = Grid(np.linspace(-6, 6, 61), np.linspace(-6, 6, 31))
    flat = np.zeros((61, 31))
    belief = posterior(flat, grid, (1.5, 1.5))
    assert belief.sum() == pytest.approx(1)
    assert np.sqrt((belief.sum(axis=1) * grid.first**2).sum()) == pytest.approx(1.5, rel=0.01)
    assert bayes_factor(flat, grid, (1.5, 1.5)) == pytest.approx(1)


def test_a_rule_that_names_each_choice_has_every_hit():
    worth = np.tile([3.0, 1.0, 2.0], 5)
    road, sets = np.tile([1, 0, 0], 5), np.arange(0, 15, 3)
    found = foretold(worth, road, sets)
    assert found.hits == 5
    assert found.expected == pytest.approx(5, rel=0.05)
    blind = foretold(np.zeros(15), road, sets)
    assert blind.hits == pytest.approx(5 / 3)
    assert blind.fit == pytest.approx(1)


def test_keys_saved_are_those_of_the_book_on_that_day():
    asked = question(baseline())
    own = fronts(MAIN, asked)
    for row, saved in zip(own.rows.itertuples(), own.road, strict=True):
        keys = asked.on(row.decision_date.date()).keys_sparing_us
        if pd.notna(row.place) and keys and row.place in keys:
            assert saved >= 1, row.name  # a place of a smallest set
        if saved:
            assert row.place in asked.on(row.decision_date.date()).closed


def test_the_place_taken_comes_first_in_each_set(main):
    for own in main.fronts.values():
        assert own.rows["taken"].to_numpy()[own.sets].all()
        assert own.rows["taken"].sum() == len(own.sets)


def test_each_row_is_read_by_one_coder_or_the_other(main):
    near = main.fronts[MAIN].nearness
    drawn = recoded(near, 50, 3)
    assert ((drawn == near[0]) | (drawn == near[1])).all()
    assert len({tuple(one) for one in drawn}) > 1


def test_a_set_left_out_is_left_out(main):
    own = main.fronts["sdf"]
    other = posed()
    rows = read("choices")
    dropped = own.rows["choice_set"].iloc[own.sets[2]]
    kept = rows[(rows["choice_set"] != dropped) | (rows["side"] != "sdf")]
    first = kept[(kept["side"] == "sdf") & (kept["coder"] == "first")]
    mask = own.rows["choice_set"].to_numpy() != dropped
    sets = np.flatnonzero(np.diff(pd.factorize(own.rows["choice_set"][mask])[0], prepend=-1))
    assert len(first) == mask.sum()
    near = own.nearness.mean(axis=0)[mask]
    logs = log_likelihood(own.road[mask].astype(float), near, sets, other._grid)
    assert other.steady["sdf"].without[2] == pytest.approx(other._odds(logs))


def test_far_places_taken_are_those_beyond_all_others_of_their_set(main):
    own = main.fronts[MAIN]
    rows = read("choices").query("side == @MAIN")
    near = rows.assign(log=np.log1p(rows["km_to_own_line"])).groupby(["choice_set", "name"])
    mean, taken = near["log"].mean(), near["taken"].first()
    for number, far in zip(own.sets, far_taken(own), strict=True):
        name = own.rows["choice_set"].iloc[number]
        chosen = mean[name][taken[name]].iloc[0]
        assert far == (chosen > mean[name][~taken[name]].max())
    left = without(own, far_taken(own))
    assert len(left.sets) == len(own.sets) - far_taken(own).sum()
    assert left.rows["taken"].to_numpy()[left.sets].all()


def test_out_of_reach_is_what_both_coders_hold_so_and_was_not_taken(main):
    own = main.fronts[MAIN]
    left = in_reach(own)
    assert len(left.sets) == len(own.sets)
    said = read("choices").groupby(["choice_set", "name"])["reachable"].agg(set)
    gone = set(zip(own.rows["choice_set"], own.rows["name"], strict=True)) - set(
        zip(left.rows["choice_set"], left.rows["name"], strict=True)
    )
    assert gone == {
        (row.choice_set, row.name_)
        for row in own.rows.rename(columns={"name": "name_"}).itertuples()
        if said[row.choice_set, row.name_] == {"no"} and not row.taken
    }


def test_the_chance_by_either_coder_stands_beside_that_of_both(main):
    told = main.told[MAIN]
    assert len(told.by_coder) == 2
    assert told.by_coder[0] <= told.by_coder[1] < 0.05


def test_the_verdict_survives_every_reading_or_is_open(main):
    told, steady = main.told[MAIN], main.steady[MAIN]
    others = [*steady.beside.values(), *steady.without, steady.close, steady.reach]
    lows = [told.odds[0], *(odds[0] for odds in others)]
    assert (main.verdicts[MAIN] == "toward") == (min(lows) > 1)
    assert main.verdicts[MAIN] == "open"
    assert main["push-answer"].text.startswith("**It cannot be told**")


def test_a_clear_lean_is_said():
    own = posed()
    steady = own.steady[MAIN]
    clear = (2.0, 3.0, 4.0)
    beside = dict.fromkeys(steady.beside, clear)
    own.__dict__["told"] = {side: told._replace(odds=clear) for side, told in own.told.items()}
    own.__dict__["steady"] = {
        side: steady._replace(beside=beside, without=[clear], close=clear, reach=clear)
        for side in own.sides
    }
    assert "**more often**" in own["push-answer"].text


def test_agreement_is_of_every_place_of_every_set():
    for one in choice_agreement().values():
        assert one.rows == len(read("choices")) // 2
        assert one.alpha <= 1
