"""Corridors through time against the published record; critical places; uncertain dates."""

import datetime as dt
from itertools import product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.figures import through_time as drawn
from landroute.findings import queries
from landroute.findings import through_time as said
from landroute.findings.published import beside_published
from landroute.routes.control import OPEN_END, overlay
from landroute.routes.corridors import question
from landroute.routes.critical import critical_places, ranked
from landroute.routes.network import lanes, road_network
from landroute.routes.passage import World, places_on, world
from landroute.routes.readings import possible
from landroute.routes.timeline import corridor_intervals, every_day, keys_through_time
from landroute.routes.uncertain import ANY, CLOSED, OPEN, open_bands
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START, read


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


@pytest.fixture(scope="module")
def asked():
    return question(Scenario())


@pytest.fixture(scope="module")
def mattered(asked):
    return critical_places(asked)


@pytest.fixture(scope="module")
def bands():
    return open_bands(Scenario())


def test_every_day_of_the_record_has_the_answer_of_that_day_alone(asked):
    days = every_day(asked)
    assert len(days) == (RECORD_END - RECORD_START).days + 1
    for stamp, row in days.sample(25, random_state=3).iterrows():
        now = question(Scenario()).on(stamp.date())
        assert row["open"] == now.open
        assert {name for name in asked.by_corridor if row[name]} == set(now.open_corridors)
        for name in ("keys", "keys_sparing_us"):
            found = getattr(now, name)
            assert pd.isna(row[name]) if found is None else row[name] == len(found)


def test_a_land_route_is_open_exactly_when_its_cut_is_not_empty(asked):
    counts = keys_through_time(asked)
    assert ((counts["keys"] == 0) == (counts["cut"] > 0)).all()
    for fewer, more in (("keys", "keys_sparing_us"), ("cut", "cut_in_east")):
        both = counts[[fewer, more]].dropna()
        assert (both[fewer] <= both[more]).all()


def test_closing_a_critical_place_does_what_the_table_says(asked, mattered):
    for row in mattered.sample(40, random_state=7).itertuples():
        closed = asked.on(row.start.date()).closed
        assert row.place not in closed | set(asked.ends)
        left = asked.graph.subgraph(set(asked.graph) - closed - {row.place})
        assert nx.has_path(left, *asked.ends) != row.closes
        before, after = (
            nx.dijkstra_path(asked.graph.subgraph(set(asked.graph) - shut), *asked.ends, "hours")
            if not (shut - closed and row.closes)
            else []
            for shut in (closed, closed | {row.place})
        )
        assert (before != after) == row.fastest


def test_the_share_of_optimal_routes_lost_is_counted_over_the_open_corridors(asked, mattered):
    day = dt.date(2012, 7, 19)
    optimal = [path for path in asked.on(day).corridors.values() if path and path.open]
    stamp = pd.Timestamp(day)
    then = mattered[(mattered["start"] <= stamp) & (stamp < mattered["end"])]
    assert len(optimal) > 1
    for place, share in then.set_index("place")["share"].items():
        assert share == sum(place in path.places for path in optimal) / len(optimal)


def test_from_2017_to_2024_the_road_hung_on_albukamal_and_qaim(asked, mattered):
    table = ranked(mattered, asked)
    assert set(table.index[:2]) == {"albukamal", "al-qaim"}
    assert table["first"].iloc[0] == pd.Timestamp("2017-11-19")
    assert (table["closes"] <= table["lost"] + 1e-12).all()
    assert table[["closes", "lost", "changes"]].max().max() <= 1


MONTHS = st.integers(0, 89)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(MONTHS, st.booleans()), min_size=1, max_size=4, unique_by=lambda c: c[0]))
def test_possible_dates_are_those_of_every_way_to_place_them(changes):
    """Each holder's possible and certain days, against every order-keeping choice of dates."""
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
    for i, row in enumerate(possible(rows).itertuples()):
        spans = (row.earliest, row.until), (row.latest, row.sure_until)
        for found, (start, end) in zip((held.any(axis=0), held.all(axis=0)), spans, strict=True):
            inside = (horizon >= start.toordinal()) & (horizon < end.toordinal())
            assert (found[i] == inside).all()


def a_reading(seed):
    """One way to read the whole record: dates in their month or year, rows of either account."""
    rng = np.random.default_rng(seed)
    rows = read("control")
    rows["end"] = rows["end"].fillna(OPEN_END)
    base = possible(rows[rows["account"] == "primary"])
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
    other = possible(rows[rows["account"] == "alternate"])
    other = other[rng.random(len(other)) < 0.5]
    span = (other["latest"] - other["earliest"]).dt.days
    other = other.assign(
        start=other["earliest"] + pd.to_timedelta(rng.integers(0, span + 1), unit="D")
    )
    return World(overlay(base, other[other["start"] < other["end"]]), world(Scenario()).passage)


def lane_on(bands, lane, index):
    own = bands[bands["corridor"] == lane].set_index("start")["state"]
    return own.reindex(index, method="ffill")


@pytest.mark.parametrize("seed", range(3))
def test_no_reading_of_the_record_breaks_a_band(bands, seed):
    days = every_day(question(Scenario(), a_reading(seed))).rename(columns={"open": ANY})
    for lane in bands["corridor"].unique():
        state = lane_on(bands, lane, days.index)
        assert days.loc[state == OPEN, lane].all(), lane
        assert not days.loc[state == CLOSED, lane].any(), lane


def test_without_doubts_the_bands_are_the_timeline():
    for account in ("primary", "alternate"):
        scenario = Scenario.of({"account": account})
        posed = question(scenario)
        days = every_day(posed).rename(columns={"open": ANY})
        bands = open_bands(scenario, dates=False, accounts=False, posed=posed)
        assert set(bands["state"]) == {OPEN, CLOSED}
        for lane in bands["corridor"].unique():
            assert ((lane_on(bands, lane, days.index) == OPEN) == days[lane]).all(), lane


def test_a_verdict_that_depends_says_on_which_places(bands):
    doubtful = bands[bands["why"] != ""]
    assert set(doubtful["state"]) == {"depends"}
    on = bands[(bands["corridor"] == "middle") & (bands["start"] == "2012-01-01")]
    assert on["why"].tolist() == ["t2: date known to the year"]


SHUT = {"origin": "qamishli", "destination": "idlib", "as_of": "2026-11-01"}


@pytest.mark.parametrize("settings", [{}, SHUT])
def test_the_findings_through_time_are_those_of_the_chapter(settings):
    scenario = Scenario.of(settings)
    asked = question(scenario)
    bands = open_bands(scenario, posed=asked)
    table = ranked(critical_places(asked), asked)
    by_hand = [
        said.critical(table, scenario),
        said.depends(bands, scenario),
        said.depends_days(bands, said.causes(scenario, asked)),
    ]
    assert said.through_time_findings(scenario) == by_hand


def test_where_no_route_ever_opened_the_chapter_says_so():
    scenario = Scenario()
    recorded = world(scenario)
    nobody = World(recorded.control, recorded.passage.assign(status="denied"))
    asked = question(scenario, nobody)
    mattered = critical_places(asked)
    table = ranked(mattered, asked)
    assert table.empty
    assert "No land route was open on any day" in said.critical(table, scenario).text
    figure = drawn.critical_chart(mattered, table, said.critical_title(table), "k")
    assert "None ever does" in figure.layout.meta["alt"]


def test_the_bands_are_told_apart_without_colour(bands):
    as_of = pd.Timestamp(Scenario().as_of)
    figure = drawn.bands_chart(bands, as_of, said.bands_title(bands, Scenario()), "k")
    assert len({trace.width for trace in figure.data}) == 3
    assert sum(len(trace.y) for trace in figure.data) == len(bands)
