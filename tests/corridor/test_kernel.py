"""The kernel for many worlds equals the question asked of one world at a time."""

import numpy as np
import pandas as pd
import pytest

from landroute.corridor.kernel import kernel
from landroute.corridor.question import question
from landroute.corridor.timeline import days_open, open_intervals
from landroute.record.coded import coded, service
from landroute.record.passage import LEVELS, levels_through_time
from landroute.scenario import Scenario

ENDS = ["tehran", "baghdad", "albukamal", "palmyra", "damascus", "latakia", "tripoli", "beirut"]


def drawn(number):
    """Return the scenario of that number, of some fifty drawn at random."""
    rng = np.random.default_rng(number)
    origin, destination = rng.choice(ENDS, 2, replace=False)
    return Scenario.of(
        {
            "origin": str(origin),
            "destination": str(destination),
            "account": str(rng.choice(["primary", "alternate"])),
            "contested_passes": bool(rng.random() < 0.5),
            "tracks_count": bool(rng.random() < 0.5),
            "us_posture": str(rng.choice(["recorded", "withdrawn"])),
            "service": int(rng.choice(LEVELS)),
            "road_speed": str(rng.choice(["low", "central", "high"])),
        }
    )


def asked(scenario):
    own = question(scenario)
    net = kernel(own.solver)
    record = coded(own.world, net.places)
    levels = service(record, record.state, scenario.contested_passes)
    return own, net, record, levels


@pytest.mark.parametrize("number", range(50))
def test_a_world_of_the_kernel_is_that_of_the_question(number):
    scenario = drawn(number)
    own, net, record, levels = asked(scenario)
    found = net.answers(levels, scenario.service)
    assert record.days == own.days
    for i, (_, now) in enumerate(own.through_time()):
        path = own.solver.least_blocked(now.closed)
        assert found.service[0, i] == now.service
        assert found.keys[0, i] == len(now.keys) == len(path.blocked_by)
        hours = path.hours if path.open else np.inf
        assert found.hours[0, i] == pytest.approx(hours, rel=1e-12)


def test_levels_of_places_are_those_of_the_record():
    scenario = Scenario()
    own, net, record, levels = asked(scenario)
    days, expected = levels_through_time(own.world, False)
    assert days == record.days
    for i, now in enumerate(expected):
        for level in LEVELS:
            shut = {p for p, own in zip(net.places, levels[0, i], strict=True) if own < level}
            assert shut == now.shut[level - 1] & set(net.places)


def test_service_falls_as_more_is_asked_and_open_is_service_enough():
    days = {}
    for level in LEVELS:
        own = question(Scenario.of({"service": level}))
        days[level] = len(days_open(open_intervals(own)))
        assert all((now.service >= level) == now.open for _, now in own.through_time())
    counts = list(days.values())
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] > 0


def test_a_cut_road_lets_nothing_through_whoever_holds_it():
    own = question(Scenario())
    gates = own.world.gates
    cut = gates[gates["service"] == 0]
    assert len(cut)
    for row in cut.itertuples():
        if (gates["place"] == row.place).sum() == (gates["crossing"] == row.crossing).sum():
            assert row.place in own.on(pd.Timestamp(row.start).date()).closed
