"""Bounds over all readings of the record against readings of it, one by one."""

from dataclasses import replace
from itertools import combinations, product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import connected, every_day

from landroute.corridor.bounds import CLOSED, DEPENDS, OPEN, open_bands
from landroute.corridor.question import question
from landroute.network.cuts import opening_set
from landroute.record.control import OPEN_END, intervals, overlay
from landroute.record.intervals import ANY
from landroute.record.passage import world
from landroute.record.readings import possible_intervals
from landroute.scenario import Scenario
from landroute.tables import RECORD_START

NODES = "sabcdt"


@st.composite
def networks(draw):
    """A small network with some places closed."""
    pairs = list(combinations(NODES, 2))
    chosen = draw(st.sets(st.sampled_from(pairs), min_size=4, max_size=2 * len(NODES)))
    graph = nx.Graph()
    graph.add_nodes_from(NODES)
    for n, (a, b) in enumerate(sorted(chosen)):
        graph.add_edge(a, b, km=10.0, hours=1.0 + n / 100)
    return graph, draw(st.frozensets(st.sampled_from(NODES)))


@settings(max_examples=200)
@given(networks(), st.frozensets(st.sampled_from("abcd")))
def test_two_readings_settle_what_every_combination_of_doubts_would(network, doubtful):
    """Closing every doubtful place, and none, bounds all 2ⁿ; the keys name the fewest to read."""
    graph, closed = network
    surely = closed - doubtful
    states = {
        frozenset(shut): connected(graph, surely | set(shut))
        for shut in (
            {p for p, is_shut in zip(sorted(doubtful), choice, strict=True) if is_shut}
            for choice in product((False, True), repeat=len(doubtful))
        )
    }
    worst, best = states[doubtful], states[frozenset()]
    assert all(states.values()) == worst
    assert any(states.values()) == best
    if best and not worst:
        turning = opening_set(graph, "s", "t", surely | doubtful, surely)
        opened = [len(doubtful) - len(shut) for shut, is_open in states.items() if is_open]
        assert len(turning) == min(opened)
        assert states[doubtful - set(turning)]


def a_reading(seed):
    """One way to read the whole record: dates in their month or year, rows of either account."""
    rng = np.random.default_rng(seed)
    rows = intervals("control")
    base = possible_intervals(rows[rows["account"] == "primary"])
    starts = []
    for row in base.itertuples():
        lowest = row.earliest if row.start == pd.Timestamp(RECORD_START) else max(
            row.earliest, starts[-1]
        )  # fmt: skip
        starts.append(lowest + pd.Timedelta(days=rng.integers((row.latest - lowest).days + 1)))
    base = base.assign(start=starts)
    followed = base["place"] == base["place"].shift(-1)
    base["end"] = base["start"].shift(-1).where(followed, OPEN_END)
    base = base[base["start"] < base["end"]]
    other = possible_intervals(rows[rows["account"] == "alternate"])
    other = other[rng.random(len(other)) < 0.5]
    span = (other["latest"] - other["earliest"]).dt.days
    other = other.assign(
        start=other["earliest"] + pd.to_timedelta(rng.integers(0, span + 1), unit="D")
    )
    laid = overlay(base, other[other["start"] < other["end"]])
    return replace(world(Scenario()), control=laid)


@pytest.fixture(scope="module")
def bands():
    return open_bands(Scenario())


def states_on(bands, lane, index):
    own = bands[bands["corridor"] == lane].set_index("start")["state"]
    return own.reindex(index, method="ffill")


@pytest.mark.parametrize("seed", range(3))
def test_no_reading_of_the_record_breaks_a_bound(bands, seed):
    days = every_day(question(Scenario(), a_reading(seed))).rename(columns={"open": ANY})
    for lane in bands["corridor"].unique():
        state = states_on(bands, lane, days.index)
        assert days.loc[state == OPEN, lane].all(), lane
        assert not days.loc[state == CLOSED, lane].any(), lane


@pytest.mark.parametrize("account", ["primary", "alternate"])
def test_without_doubts_the_bounds_are_the_timeline(account):
    scenario = Scenario.of({"account": account})
    days = every_day(question(scenario)).rename(columns={"open": ANY})
    bands = open_bands(scenario, dates=False, accounts=False)
    assert set(bands["state"]) == {OPEN, CLOSED}
    for lane in bands["corridor"].unique():
        assert ((states_on(bands, lane, days.index) == OPEN) == days[lane]).all(), lane


def test_a_state_that_depends_says_on_which_places(bands):
    assert ((bands["why"] != "") == (bands["state"] == DEPENDS)).all()
    on = bands[(bands["corridor"] == "middle") & (bands["start"] == "2012-01-01")]
    assert on["why"].tolist() == ["t2: year"]
