"""What places let through over the record, against one day after the other."""

from dataclasses import replace

import pandas as pd
import pytest

from landroute.errors import BadInput
from landroute.record.control import on
from landroute.record.passage import (
    FULL,
    LEVELS,
    lets_through,
    levels_through_time,
    places_on,
    recorded_world,
)


def test_a_holder_without_a_stance_is_refused():
    world = recorded_world("primary", "as-recorded")
    late = world.passage.copy()
    late.loc[late["controller"].eq("lebanon") & late["start"].eq("2011-01-01"), "start"] = (
        pd.Timestamp("2016-01-01")
    )
    with pytest.raises(BadInput, match=r"lebanon held .* without a stance"):
        levels_through_time(replace(world, passage=late), False)


@pytest.mark.parametrize("account", ["primary", "alternate"])
@pytest.mark.parametrize("contested_passes", [False, True])
def test_levels_are_those_of_each_day_by_itself(account, contested_passes):
    world = recorded_world(account, "as-recorded")
    days, found = levels_through_time(world, contested_passes)
    assert days == world.change_days()
    for day, levels in zip(days, found, strict=True):
        stances = on(world.passage, day).set_index("controller")["status"]
        best = on(world.gates, day).groupby("place")["service"].max()
        places = places_on(world, day)
        gives = {
            place: best.get(place, FULL)
            if lets_through(stances[row.controller], row.contested, contested_passes)
            else 0
            for place, row in zip(places.index, places.itertuples(), strict=True)
        }
        assert levels.shut == tuple(
            {place for place, level in gives.items() if level < least} for least in LEVELS
        )
        assert levels.us_held == set(places.index[places["us_aligned"]])
