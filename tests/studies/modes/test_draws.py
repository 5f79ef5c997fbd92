"""Draws of the corridor against the model of corridors, which has nothing random."""

import numpy as np
import pandas as pd
import pytest

from landroute.corridor.question import question
from landroute.scenario import Scenario
from landroute.studies.modes import draws as drawing
from landroute.studies.modes.draws import corridor_draws
from landroute.studies.modes.quantities import draw, quantities


def test_draws_with_nothing_random_equal_the_model_of_corridors():
    scenario = Scenario.of({"as_of": "2018-06-01", "logistics": "central", "draws": 100})
    now = question(scenario).on(scenario.as_of)
    drawn = draw(quantities(), "central", 100, 1)
    drawn["road", "border-hours"] = np.zeros(100)
    drawn["road", "shut"] = np.zeros(100)
    road = corridor_draws(now, drawn, scenario)
    best = min(p.hours for p in now.corridors.values() if p and p.open)
    assert road["hours"].min() == pytest.approx(best)
    assert (road["hours"] >= best - 1e-9).all()


def test_the_draws_are_the_same_in_blocks_of_any_size(monkeypatch):
    scenario = Scenario.of({"draws": 150})
    now, drawn = question(scenario).on(scenario.as_of), draw(quantities(), "range", 150, 1)
    whole = corridor_draws(now, drawn, scenario)
    monkeypatch.setattr(drawing, "BLOCK", 40)
    pd.testing.assert_frame_equal(corridor_draws(now, drawn, scenario), whole)


def test_the_same_seed_gives_the_same_draws_and_another_not():
    made = []
    for seed in (1, 1, 2):
        scenario = Scenario.of({"seed": seed, "draws": 150})
        now = question(scenario).on(scenario.as_of)
        drawn = draw(quantities(), "range", 150, seed)
        made.append((corridor_draws(now, drawn, scenario), pd.DataFrame(drawn)))
    for first, again, other in zip(*made, strict=True):
        assert first.equals(again)
        assert not first.equals(other)
