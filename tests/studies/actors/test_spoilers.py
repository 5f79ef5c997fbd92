"""Who alone could part whom: against taking each actor, each tie and each source away in turn."""

import datetime as dt

import networkx as nx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from landroute.record.ties import joining, kinds_that, ties_on
from landroute.scenario import Scenario
from landroute.studies.actors.spoilers import (
    answer,
    between,
    bridges,
    network,
    on_chain,
    target,
    without_each_source,
)
from landroute.studies.registry import study
from landroute.tables import read

DAYS = ["2011-01-01", "2014-08-15", "2017-08-15", "2020-06-01", "2026-11-01"]


def posed(**changed):
    return study("actors", Scenario.of(changed))


def cut_by_hand(edges, start, end):
    """The nodes without any one of which a walk from start no longer comes to the end."""
    nodes = {node for edge in edges for node in edge} - {start, end}
    return {node for node in nodes if not walks([e for e in edges if node not in e], start, end)}


def walks(edges, start, end):
    seen, todo = {start}, [start]
    while todo:
        here = todo.pop()
        near = {b for a, b in edges if a == here} | {a for a, b in edges if b == here}
        todo += near - seen
        seen |= near
    return end in seen


def test_a_lone_middleman_parts_and_one_of_two_does_not():
    chain = nx.Graph([("iran", "a"), ("a", "b"), ("b", "c")])
    found = target(chain, "iran", "c")
    assert (found.direct, found.spoilers) == (False, ("a", "b"))
    assert found.pairs == (("iran", "a"), ("a", "b"), ("b", "c"))
    chain.add_edge("iran", "b")
    assert target(chain, "iran", "c").spoilers == ("b",)
    assert target(chain, "iran", "c").pairs == (("b", "c"),)
    chain.add_edge("iran", "c")
    found = target(chain, "iran", "c")
    assert (found.direct, found.spoilers, found.pairs, found.behind) == (True, (), (), ("b",))
    assert not target(chain, "iran", "elsewhere").joined


@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda edge: edge[0] != edge[1]),
        max_size=18,
    )
)
def test_cuts_are_those_of_taking_each_away(edges):
    graph = nx.Graph([*edges])
    if not walks(edges, 0, 1):
        assert not target(graph, 0, 1).joined
        return
    assert set(between(graph, 0, 1)) == cut_by_hand(edges, 0, 1)
    lone = {
        frozenset(edge)
        for edge in edges
        if not walks([other for other in edges if set(other) != set(edge)], 0, 1)
    }
    assert {frozenset(edge) for edge in bridges(graph, 0, 1)} == lone


@pytest.mark.parametrize("day", DAYS)
def test_spoilers_on_record_are_those_of_taking_each_actor_away(day):
    told = answer(posed(as_of=day))
    edges = list(zip(told.ties["one"], told.ties["other"], strict=True))
    assert told.targets
    for aim in told.targets:
        assert aim.joined == walks(edges, "iran", aim.actor)
        expected = cut_by_hand(edges, "iran", aim.actor) if aim.joined else set()
        assert set(aim.spoilers) == expected
        pairs = {frozenset(edge) for edge in edges}
        lone = {p for p in pairs if not walks([e for e in edges if set(e) != p], "iran", aim.actor)}
        assert {frozenset(pair) for pair in aim.pairs} == (lone if aim.joined else set())
        own = {("iran", aim.actor), (aim.actor, "iran")}
        assert aim.direct == bool(own & set(edges))
        if aim.behind:
            rest = [edge for edge in edges if edge not in own]
            assert set(aim.behind) == cut_by_hand(rest, "iran", aim.actor)


@pytest.mark.parametrize("day", DAYS)
def test_nobody_on_record_could_part_them_alone(day):
    found = posed(as_of=day)["chain-spoilers"]
    assert found.value == 0
    assert "**nobody alone**" in found.text


def test_a_source_taken_away_takes_the_ties_that_rest_on_it_alone():
    ties = pd.DataFrame({"id": ["R1", "R2", "R3"], "source": ["a", "a; b", "b"]})
    left = without_each_source(ties)
    assert {key: list(rows["id"]) for key, rows in left.items()} == {
        "a": ["R2", "R3"],
        "b": ["R1", "R2"],
    }


def test_what_hangs_on_one_source_is_said():
    told = answer(posed(as_of="2020-06-01"))
    (aim,) = [aim for aim in told.targets if aim.actor == "fatemiyoun"]
    assert told.holds(aim) == told.sources - 1
    own = told.ties[(told.ties["one"] == "iran") & (told.ties["other"] == "fatemiyoun")]
    (source,) = set(own["source"])
    less = network(without_each_source(told.ties)[source])
    assert target(less, "iran", "fatemiyoun").spoilers == ("syrian-government",)
    assert (
        "For Fatemiyoun that hangs on a single source"
        in posed(as_of="2020-06-01")["chain-spoilers"].text
    )


def test_organs_are_one_with_the_whole_and_hostile_ties_join_nobody():
    rows = joining(ties_on(dt.date(2017, 8, 15)))
    ends = {*rows["one"], *rows["other"]}
    assert not ends & {"irgc-qf", "saa", "qf-unit-190", "hezbollah-unit-4400"}
    assert set(rows["relation"]) == kinds_that("joins")
    kinds = read("tie_kinds").query("hostile == 'no'")["id"]
    assert set(kinds) - kinds_that("joins") == {"deconflicts"}


def test_those_on_the_chain_are_of_irans_side():
    assert on_chain(posed(as_of="2017-08-15")) == ["syrian-government", "hezbollah"]
    assert "iraq-government" in on_chain(posed(as_of="2026-11-01"))
    assert "syrian-transitional-government" not in on_chain(posed(as_of="2026-11-01"))


def test_the_table_has_a_row_for_each_even_where_nobody_could():
    rows = posed(as_of="2011-01-01").table("spoilers-on-day").frame
    assert list(rows["spoiler"]) == ["not joined by any tie on record", "nobody alone"]
