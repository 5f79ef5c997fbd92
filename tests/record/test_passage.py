"""What places let through over the record, against one day after the other."""

import pytest

from landroute.record.control import on
from landroute.record.passage import (
    FULL,
    LEVELS,
    lets_through,
    levels_through_time,
    places_on,
    recorded_world,
)


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
