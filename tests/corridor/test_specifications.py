"""A row turned over in the kernel is a row turned over in the table."""

from dataclasses import replace

import numpy as np
import pytest

from landroute.corridor.question import question
from landroute.corridor.specifications import row_influence, specifications
from landroute.corridor.timeline import days_open, open_intervals
from landroute.record.passage import DENIED, OPEN, world
from landroute.scenario import Scenario
from landroute.tables import read


@pytest.fixture(scope="module")
def influence():
    return row_influence(Scenario())


def opened(scenario, altered=None):
    return days_open(open_intervals(question(scenario, altered)))


def test_a_stance_turned_over_changes_as_many_days_as_when_its_row_is_rewritten(influence):
    scenario = Scenario()
    recorded, before = world(scenario), opened(scenario)
    own = influence[influence["table"] == "passage"].set_index("row")
    assert len(own) == len(read("passage"))
    for number in [*own.index[:4], *own.index[-2:]]:
        stance = recorded.passage.copy()
        row = stance["row"] == number
        stance.loc[row, "status"] = np.where(stance.loc[row, "status"] == OPEN, DENIED, OPEN)
        after = opened(scenario, replace(recorded, passage=stance))
        assert own.loc[number, "closed"] == len(before.difference(after))
        assert own.loc[number, "opened"] == len(after.difference(before))


def test_a_holder_turned_over_is_a_place_turned_over(influence):
    scenario = Scenario()
    recorded, before = world(scenario), opened(scenario)
    own = influence[influence["table"] == "control"].set_index("row")
    for number in own.index[:5]:
        control = recorded.control.copy()
        row = control["row"] == number
        control.loc[row, "controller"] = "islamic-state"
        after = opened(scenario, replace(recorded, control=control))
        assert own.loc[number, "closed"] == len(before.difference(after))


def test_specifications_hold_every_choice_and_each_doubtful_row():
    table = specifications(Scenario())
    plain = table[table["row"] == -1]
    assert len(plain) == 8
    for row in plain.itertuples():
        own = Scenario.of(
            {
                "account": row.account,
                "contested_passes": bool(row.contested_passes),
                "tracks_count": bool(row.tracks_count),
            }
        )
        for level in (1, 4):
            days = len(opened(own.changed(service=level)))
            assert getattr(row, f"days_{level}") == days
    turned = table[table["row"] != -1]
    for name in ("control", "passage", "crossings"):
        rows = turned.loc[turned["table"] == name, "row"].unique()
        assert read(name).iloc[rows]["confidence"].isin(["low", "medium"]).all()
    assert (
        table[["days_1", "days_2", "days_3"]].to_numpy()
        >= table[["days_2", "days_3", "days_4"]].to_numpy()
    ).all()
