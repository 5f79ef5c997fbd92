"""Possible dates against every order-keeping choice of them; readings of the whole record."""

from itertools import product

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.record.control import OPEN_END
from landroute.record.passage import closed_through_time, world
from landroute.record.readings import possible_intervals, readings
from landroute.scenario import Scenario
from landroute.tables import RECORD_START

MONTHS = st.integers(0, 89)


@settings(max_examples=60)
@given(st.lists(st.tuples(MONTHS, st.booleans()), min_size=1, max_size=4, unique_by=lambda c: c[0]))
def test_possible_dates_are_those_of_every_choice_that_keeps_their_order(changes):
    first = pd.Timestamp(RECORD_START)
    # At most two vague dates, so that every choice can be tried.
    vague = [i for i, (_, loose) in enumerate(sorted(changes)) if loose][:2]
    starts = [first, *(first + pd.Timedelta(days=n + 1) for n, _ in sorted(changes))]
    rows = pd.DataFrame({
        "place": "p",
        "start": starts,
        "end": [*starts[1:], OPEN_END],
        "start_precision": ["day", *(("day", "month")[i in vague] for i in range(len(changes)))],
    })  # fmt: skip
    windows = [
        range((p := pd.Period(s, "M")).start_time.toordinal(), p.end_time.toordinal() + 1)
        if how == "month"
        else [s.toordinal()]
        for s, how in zip(rows["start"], rows["start_precision"], strict=True)
    ]
    horizon = np.arange(first.toordinal(), first.toordinal() + 150)
    held = np.array([
        [(horizon >= a) & (horizon < b)
         for a, b in zip(dates, [*dates[1:], horizon[-1] + 1], strict=True)]
        for dates in product(*windows) if list(dates) == sorted(dates)
    ])  # fmt: skip
    for i, row in enumerate(possible_intervals(rows).itertuples()):
        spans = (row.earliest, row.until), (row.latest, row.sure_until)
        for days, (start, end) in zip((held.any(axis=0), held.all(axis=0)), spans, strict=True):
            inside = (horizon >= start.toordinal()) & (horizon < end.toordinal())
            assert (days[i] == inside).all()


def test_the_record_as_written_is_one_of_its_readings():
    loose = readings(Scenario())
    assert (loose.may_pass | loose.may_block).all()
    for account in ("primary", "alternate"):
        scenario = Scenario.of({"account": account})
        strict = readings(scenario, dates=False, accounts=False)
        assert (strict.may_pass ^ strict.may_block).all()
        days, closed, _ = closed_through_time(world(scenario), scenario.contested_passes)
        for day, shut in zip(days, closed, strict=True):
            number = (day - RECORD_START).days
            assert strict.closed(number) == (shut, shut)
            surely, maybe = loose.closed(number)
            assert surely <= shut <= maybe
