"""Node cuts through time against those of each day."""

import datetime as dt

import pandas as pd
import pytest

from landroute.corridor.cuts import (
    cut_size_by_year,
    cut_size_intervals,
    cut_throughout,
    smallest_cuts,
    smallest_cuts_if_none_denied,
    smallest_cuts_throughout,
)
from landroute.corridor.question import question
from landroute.corridor.timeline import set_sizes_through_time
from landroute.network.interdiction import places_on_routes
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START


@pytest.fixture(scope="module")
def asked():
    return question(Scenario())


@pytest.fixture(scope="module")
def withdrawn():
    return question(Scenario.of({"us_posture": "withdrawn"}))


def test_cut_sizes_by_stretch_are_those_of_each_day(asked):
    rows = cut_size_intervals(set_sizes_through_time(asked), RECORD_START, RECORD_END)
    assert rows["start"].iloc[0] == pd.Timestamp(RECORD_START)
    for row in rows.itertuples():
        for day in (row.start, row.end - pd.Timedelta(days=1)):
            now = asked.on(day.date())
            assert (len(now.cut), len(now.cut_in_east)) == (row.cut, row.cut_in_east)
    listed = pd.DatetimeIndex([]).append(
        [pd.date_range(r.start, r.end, inclusive="left") for r in rows.itertuples()]
    )
    opened = [d for d in pd.date_range(RECORD_START, RECORD_END) if asked.on(d.date()).open]
    assert list(listed) == opened


def test_a_cut_for_a_period_closes_each_of_its_days_and_none_of_them_takes_more(withdrawn):
    first, last, east = Scenario().as_of, RECORD_END, withdrawn.solver.eastern
    cut = cut_throughout(withdrawn, first, last, east)
    assert set(cut) <= east
    for day in (first, *(d for d in withdrawn.days if d > first)):
        closed = withdrawn.on(day).closed | set(cut)
        assert places_on_routes(withdrawn.graph, *withdrawn.ends, closed) == frozenset()
    sizes = set_sizes_through_time(withdrawn).set_index("date")["cut_in_east"]
    assert len(cut) >= sizes[first:].max()


@pytest.mark.parametrize("where", ["anywhere", "in the east"])
def test_a_cut_for_a_year_is_that_of_its_period(asked, where):
    among = None if where == "anywhere" else asked.solver.eastern
    by_year = cut_size_by_year(asked, among)
    for year in (2012, 2016, 2019, 2024):
        cut = cut_throughout(asked, dt.date(year, 1, 1), dt.date(year, 12, 31), among)
        assert (None if cut is None else len(cut)) == (
            None if pd.isna(by_year[year]) else by_year[year]
        )


def test_a_day_takes_no_more_than_its_year(asked):
    by_year = cut_size_by_year(asked, None)
    assert list(by_year.index) == list(range(RECORD_START.year, RECORD_END.year + 1))
    daily = set_sizes_through_time(asked).set_index("date")["cut"]
    assert (by_year >= daily.groupby(daily.index.year).max().reindex(by_year.index)).all()


def test_where_nobody_denies_a_place_no_day_takes_more(asked):
    cut = smallest_cuts_if_none_denied(asked, None).example
    assert places_on_routes(asked.graph, *asked.ends, cut) == frozenset()
    assert len(cut) >= set_sizes_through_time(asked)["cut"].max()


def test_every_smallest_cut_of_a_day_and_of_a_period_closes_it(asked):
    day = dt.date(2018, 6, 1)
    now = asked.on(day)
    told = smallest_cuts(now)
    assert told.example == now.cut
    assert frozenset(now.cut) in told.sets
    for one in told.sets:
        assert places_on_routes(asked.graph, *asked.ends, now.closed | one) == frozenset()
    span = (dt.date(2011, 1, 1), dt.date(2012, 1, 1))
    whole = smallest_cuts_throughout(asked, *span, asked.solver.eastern)
    assert whole.example == cut_throughout(asked, *span, asked.solver.eastern)
    days = [now for day, now in asked.through_time() if day <= span[1]]
    assert len(set(whole.sets)) == len(whole.sets) > 1
    for one in whole.sets:
        assert len(one) == len(whole.example)
        for now in days:
            assert not places_on_routes(asked.graph, *asked.ends, now.closed | one)
