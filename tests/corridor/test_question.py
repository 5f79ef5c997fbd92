"""The corridor question against the published record, and what its parameters do."""

import pytest

from landroute.corridor import queries
from landroute.corridor.question import question
from landroute.errors import BadInput
from landroute.network.roads import lanes, road_network
from landroute.record.passage import places_on, world
from landroute.scenario import Scenario
from landroute.tables import read


# The days on which data/published_states.csv has an account, or the nearest to one.
@pytest.mark.parametrize(
    ("date", "opened", "shut"),
    [
        ("2011-06-01", {"southern", "middle"}, set()),
        ("2015-09-01", set(), {"northern", "middle", "southern", "baaj"}),
        ("2017-06-30", set(), {"northern", "middle", "southern", "baaj"}),
        ("2018-06-01", {"middle"}, {"southern", "northern"}),
        ("2024-11-01", {"middle"}, {"southern", "northern"}),
        ("2024-12-20", set(), {"northern", "middle", "southern", "baaj"}),
    ],
)
def test_the_published_record(date, opened, shut):
    answer = queries.corridors(Scenario.of({"as_of": date}))
    state = {c["id"]: c["open"] for c in answer["corridors"]}
    assert answer["open"] is bool(opened)
    assert opened <= {c for c, is_open in state.items() if is_open}
    assert shut <= {c for c, is_open in state.items() if not is_open}


def test_in_june_2017_the_keys_are_tanf_or_albukamal_and_qaim():
    answer = queries.corridors(Scenario.of({"as_of": "2017-06-30"}))
    assert answer["keys"]["places"] == ["tanf"]
    assert {"albukamal", "al-qaim"} <= set(answer["keys"]["sparing_us"]["places"])


def test_a_path_that_does_not_cross_into_syria_uses_no_corridor():
    now = question(Scenario.of({"destination": "baghdad"})).on(Scenario().as_of)
    assert now.open
    assert set(now.corridors.values()) == {None}


def test_corridors_are_made_of_roads_alone():
    graph = road_network()
    assert {mode for *_, mode in graph.edges(data="mode")} == {"road"}
    assert set(lanes()["mode"]) == {"air", "sea"}
    assert "damascus-airport" not in graph
    with pytest.raises(BadInput, match="no road"):
        Scenario.of({"destination": "latakia-airport"})


def test_contested_counts_as_closed_unless_told_otherwise():
    day = Scenario().as_of
    state = places_on(world(Scenario()), day)
    assert (state["passage"] == "contested").any()
    strict, lenient = (
        question(Scenario.of({"contested_passes": value})).on(day) for value in (False, True)
    )
    assert lenient.closed < strict.closed


def test_us_withdrawal_opens_the_southern_corridor_in_june_2017():
    now = question(Scenario.of({"us_posture": "withdrawn"})).on(Scenario().as_of)
    assert "southern" in now.open_corridors


def test_same_ends_are_refused():
    with pytest.raises(BadInput, match="same place"):
        question(Scenario.of({"origin": "beirut"}))


def test_every_corridor_has_a_road():
    asked = question(Scenario.of({"tracks_count": True}))
    assert all(asked.on(Scenario().as_of).corridors.values())
    assert set(asked.graphs_by_corridor) == set(read("corridors")["id"])
