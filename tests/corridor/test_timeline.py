"""Corridors through time against each day alone."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import every_day

from landroute.corridor.question import question
from landroute.corridor.timeline import (
    all_intervals,
    corridor_intervals,
    days_open,
    disagreements,
    longest_run,
    nearest_open_day,
    open_intervals,
    set_sizes_through_time,
    sets_through_time,
)
from landroute.errors import BadInput
from landroute.record.intervals import ANY
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START

SIZES = ["keys", "keys_sparing_us", "cut", "cut_in_east"]


@pytest.fixture(scope="module")
def asked():
    return question(Scenario())


def test_every_day_of_the_record_has_the_answer_of_that_day_alone(asked):
    days = every_day(asked)
    assert len(days) == (RECORD_END - RECORD_START).days + 1
    for stamp, row in days.sample(25, random_state=3).iterrows():
        now = question(Scenario()).on(stamp.date())
        assert row["open"] == now.open
        assert {name for name in asked.graphs_by_corridor if row[name]} == set(now.open_corridors)
        for name in SIZES:
            places = getattr(now, name)
            assert pd.isna(row[name]) if places is None else row[name] == len(places)


def test_stretches_have_the_answer_of_their_first_day(asked):
    for row in corridor_intervals(asked).sample(12, random_state=1).itertuples():
        path = question(Scenario()).on(row.start.date()).corridors[row.corridor]
        assert bool(path and path.open) == row.open


def test_a_corridor_is_open_exactly_when_the_opening_set_is_empty(asked):
    for _, now in asked.through_time():
        assert bool(now.open_corridors) == now.open == (now.keys == ())


def test_a_path_is_open_exactly_when_the_cut_is_not_empty(asked):
    sizes = set_sizes_through_time(asked)
    assert ((sizes["keys"] == 0) == (sizes["cut"] > 0)).all()
    for fewer, more in (("keys", "keys_sparing_us"), ("cut", "cut_in_east")):
        both = sizes[[fewer, more]].dropna()
        assert (both[fewer] <= both[more]).all()


def test_the_named_sets_are_those_whose_sizes_are_told(asked):
    sizes = set_sizes_through_time(asked).drop_duplicates("date").set_index("date")
    sets = sets_through_time(asked).set_index("date")
    assert (sets.iloc[1:].to_numpy() != sets.iloc[:-1].to_numpy()).any(axis=1).all()
    counted = sets.map(len, na_action="ignore").astype("Int64")
    held = counted.reindex(sizes.index[sizes.index <= str(RECORD_END)], method="ffill")
    assert held.equals(sizes.loc[held.index])


def test_accounts_disagree_on_just_the_days_on_which_they_differ():
    by_account = {name: question(Scenario.of({"account": name})) for name in
                  ("primary", "alternate")}  # fmt: skip
    own, other = (all_intervals(one) for one in by_account.values())
    days = {name: every_day(one).rename(columns={"open": ANY}) for name, one in by_account.items()}
    apart = disagreements(own, other)
    assert len(apart)
    for lane in own["corridor"].unique():
        differ = days["primary"][lane] != days["alternate"][lane]
        rows = apart[apart["corridor"] == lane]
        assert (rows["end"] - rows["start"]).dt.days.sum() == differ.sum()
        for row in rows.itertuples():
            there = days["alternate"].loc[row.start : row.end - pd.Timedelta(days=1), lane]
            assert (there == row.open).all()
    assert disagreements(own, own).empty


def test_the_nearest_open_day_is_the_day_the_next_or_the_last(asked):
    opened = days_open(open_intervals(asked))
    for day in (dt.date(2011, 5, 5), Scenario().as_of, RECORD_END):
        later = opened[opened >= pd.Timestamp(day)]
        expected = later[0] if len(later) else opened[-1]
        assert nearest_open_day(asked, day) == expected.date()
    assert nearest_open_day(asked, dt.date(2011, 5, 5)) == dt.date(2011, 5, 5)
    nobody = replace(asked.world, passage=asked.world.passage.assign(status="denied"))
    assert nearest_open_day(question(Scenario(), nobody), RECORD_START) is None


def test_a_day_outside_the_record_is_refused(asked):
    for day in (RECORD_START - dt.timedelta(days=1), RECORD_END + dt.timedelta(days=1)):
        with pytest.raises(BadInput, match="outside the record"):
            asked.on(day)


@given(st.lists(st.booleans(), max_size=30))
def test_the_longest_run_is_that_of_the_days_one_by_one(among):
    every = pd.date_range("2017-01-01", periods=len(among))
    runs = "".join("x" if one else " " for one in among).split()
    longest = longest_run(every[among])
    assert len(longest) == max(map(len, runs), default=0)
    if len(longest):
        first = every.get_loc(longest[0])
        assert all(among[first : first + len(longest)])
        assert longest.equals(every[first : first + len(longest)])
        assert "".join("x" if one else " " for one in among).index("x" * len(longest)) == first
