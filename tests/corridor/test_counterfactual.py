"""A place that is always open, or always denied: what changes and what hangs on it."""

import pandas as pd
import pytest

from landroute.corridor.counterfactual import (
    CLOSED_BY_IT,
    LEFT_OPEN,
    OPEN_BY_IT,
    SHUT_ANYWAY,
    counterfactual_world,
    counterfactuals,
    pivotal_intervals,
)
from landroute.record.intervals import ANY
from landroute.record.passage import DENIED, OPEN, closed_through_time, world
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START


@pytest.fixture(scope="module")
def tanf():
    return counterfactuals("tanf", Scenario())


@pytest.fixture(scope="module")
def pivotal(tanf):
    return pivotal_intervals(tanf)


def days_in(rows, state):
    own = rows[rows["state"] == state]
    spans = [pd.date_range(r.start, r.end, inclusive="left") for r in own.itertuples()]
    return pd.DatetimeIndex([]).append(spans)


def test_in_a_counterfactual_world_the_place_alone_changes():
    recorded = world(Scenario())
    base = dict(zip(*closed_through_time(recorded, False)[:2], strict=True))
    for status, is_shut in ((OPEN, False), (DENIED, True)):
        supposed = counterfactual_world(recorded, "tanf", status)
        days, closed, us_held = closed_through_time(supposed, False)
        for day, shut, by_us in zip(days, closed, us_held, strict=True):
            assert ("tanf" in shut) is is_shut
            assert "tanf" not in by_us
            if day in base:
                assert shut - {"tanf"} == base[day] - {"tanf"}


def test_states_cover_the_record_once(pivotal):
    whole = (pd.Timestamp(RECORD_END) - pd.Timestamp(RECORD_START)).days + 1
    days = (pivotal["end"] - pivotal["start"]).dt.days
    assert (days > 0).all()
    assert set(days.groupby(pivotal["corridor"]).sum()) == {whole}


def test_each_state_is_what_both_worlds_and_the_record_make_of_it(tanf, pivotal):
    recorded, passing, denying = (tanf.days(q) for q in (tanf.recorded, tanf.passing, tanf.denying))
    for lane, rows in pivotal.groupby("corridor"):
        hinge = days_in(rows, OPEN_BY_IT).append(days_in(rows, CLOSED_BY_IT)).sort_values()
        assert hinge.equals(passing[lane].difference(denying[lane]))
        assert days_in(rows, LEFT_OPEN).equals(denying[lane])
        assert days_in(rows, SHUT_ANYWAY).intersection(passing[lane]).empty
        assert days_in(rows, CLOSED_BY_IT).intersection(recorded[lane]).empty
        assert days_in(rows, OPEN_BY_IT).isin(recorded[lane]).all()
    any_land_path = pivotal[pivotal["corridor"] == ANY]
    assert days_in(any_land_path, CLOSED_BY_IT).equals(tanf.days_pivotal)


def test_in_the_summer_of_the_article_tanf_alone_kept_the_road_shut(tanf):
    # Keys on the day: Tanf and nothing else, by another algorithm.
    now = tanf.recorded.on(Scenario().as_of)
    assert now.keys == ("tanf",)
    stamp = pd.Timestamp(now.as_of)
    assert stamp in tanf.days_pivotal
    assert stamp in tanf.days_denied_by_us
    assert tanf.days_denied_by_us.isin(tanf.days_denied).all()
