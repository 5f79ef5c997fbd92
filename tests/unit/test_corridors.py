"""Keys, cuts and corridors against brute force and against the published record."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.findings import queries
from landroute.findings.published import beside_published
from landroute.routes.corridors import best_path, fewest_holds, fewest_keys, question
from landroute.routes.network import lanes, road_network
from landroute.routes.passage import places_on, world
from landroute.routes.timeline import corridor_intervals
from landroute.scenario import Scenario
from landroute.tables import read

NODES = "sabcdeft"


@st.composite
def networks(draw):
    pairs = list(combinations(NODES, 2))
    chosen = draw(st.sets(st.sampled_from(pairs), min_size=4, max_size=16))
    graph = nx.Graph()
    for node in NODES:
        graph.add_node(node, region="", country="")
    for n, (a, b) in enumerate(sorted(chosen)):
        border = "x" if n % 3 == 0 else ""
        graph.add_edge(a, b, km=10.0, hours=1.0 + n / 100, corridor=border, id=f"{a}{b}")
    return graph, draw(st.frozensets(st.sampled_from("abcdef")))


def connected(graph, closed):
    return nx.has_path(graph.subgraph(set(graph) - set(closed)), "s", "t")


def smallest(candidates, works):
    pool = sorted(candidates)
    return next(
        (n for n in range(len(pool) + 1) for c in combinations(pool, n) if works(set(c))), None
    )


@settings(max_examples=250, deadline=None)
@given(networks(), st.frozensets(st.sampled_from("abcdef")))
def test_keys_equal_brute_force(network, spared):
    graph, closed = network
    expected = smallest(closed - spared, lambda opened: connected(graph, closed - opened))
    found = fewest_keys(graph, "s", "t", closed, spared & closed)
    assert (None if found is None else len(found)) == expected
    if found is not None:
        assert connected(graph, closed - set(found))


@settings(max_examples=250, deadline=None)
@given(networks(), st.frozensets(st.sampled_from("abcdef"), min_size=1))
def test_cuts_equal_brute_force(network, candidates):
    graph, closed = network
    for allowed in (None, candidates):
        pool = set("abcdef") - closed if allowed is None else set(allowed) - closed
        expected = smallest(pool, lambda held: not connected(graph, closed | held))
        found = fewest_holds(graph, "s", "t", closed, allowed)
        assert (None if found is None else len(found)) == expected
        if found:
            assert not connected(graph, closed | set(found))


@settings(max_examples=100, deadline=None)
@given(networks())
def test_the_best_path_has_fewest_blocked_places_then_fewest_hours(network):
    graph, closed = network
    path = best_path(graph, "s", "t", closed)
    walks = [
        (sum(p in closed for p in walk),
         sum(graph.edges[e]["hours"] for e in nx.utils.pairwise(walk)))
        for walk in nx.all_simple_paths(graph, "s", "t")
    ]  # fmt: skip
    if path is None:
        assert not walks
    else:
        assert (len(path.blocked_by), path.hours) == pytest.approx(min(walks))


def test_the_model_agrees_with_published_accounts_but_for_the_contrary_ones():
    beside = beside_published()
    apart = beside[~beside["agree"]]
    assert set(apart["source"]) == {
        "ghovexx-2017-strategic-victory",
        "baladi-2017-iranian-corridor",
    }
    assert len(beside) >= 20


def test_a_route_that_does_not_cross_into_syria_uses_no_corridor():
    now = question(Scenario.of({"destination": "baghdad"})).on(Scenario().as_of)
    assert now.open
    assert set(now.corridors.values()) == {None}


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


def test_corridors_are_made_of_roads_alone():
    graph = road_network()
    assert {mode for *_, mode in graph.edges(data="mode")} == {"road"}
    assert set(lanes()["mode"]) == {"air", "sea"}
    assert "damascus-airport" not in graph
    with pytest.raises(BadInput, match="no road"):
        Scenario.of({"destination": "latakia-airport"})


def test_a_corridor_is_open_exactly_when_no_key_is_needed():
    asked = question(Scenario())
    for _, now in asked.through_time():
        assert bool(now.open_corridors) == now.open


def test_reuse_gives_what_each_day_gives_alone():
    asked = question(Scenario())
    intervals = corridor_intervals(asked)
    for row in intervals.sample(12, random_state=1).itertuples():
        path = question(Scenario()).on(row.start.date()).corridors[row.corridor]
        assert bool(path and path.open) == row.open


def test_an_outside_program_gets_the_same_answer_from_the_network():
    """The exported network alone, searched by a plain breadth-first walk."""
    for date in ("2012-03-01", "2016-01-01", "2018-06-01", "2024-12-20"):
        scenario = Scenario.of({"as_of": date})
        sent = queries.network(scenario)
        passing = {n["id"] for n in sent["nodes"] if n["passage"] == "open"}
        joined = {}
        for edge in sent["edges"]:
            joined.setdefault(edge["source"], set()).add(edge["target"])
            joined.setdefault(edge["target"], set()).add(edge["source"])
        reached, frontier = {"tehran"} & passing, ["tehran"]
        while frontier:
            fresh = (joined[frontier.pop()] & passing) - reached
            reached |= fresh
            frontier += fresh
        assert ("beirut" in reached) == queries.corridors(scenario)["open"]


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
    assert set(asked.by_corridor) == set(read("corridors")["id"])
