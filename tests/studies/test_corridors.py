"""Corridors through time against the published record; critical places; uncertain dates."""

import datetime as dt
from itertools import product

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from landroute.charts.maps import corridor_phrase, map_title
from landroute.corridor import queries
from landroute.corridor.question import question
from landroute.corridor.timeline import (
    corridor_intervals,
    every_day,
    key_places_through_time,
    keys_through_time,
    open_intervals,
    otherwise,
)
from landroute.corridor.uncertain import CLOSED, OPEN, open_bands
from landroute.errors import BadInput
from landroute.network.roads import lanes, road_network
from landroute.record.control import OPEN_END, overlay
from landroute.record.intervals import ANY
from landroute.record.passage import World, places_on, world
from landroute.record.readings import possible
from landroute.scenario import Scenario
from landroute.studies.corridors import figures as drawn
from landroute.studies.corridors import through_time as said
from landroute.studies.corridors.accounts import agreement, beside_published
from landroute.studies.corridors.critical import critical_places, ranked
from landroute.studies.corridors.findings import answer, corridor, cut, keys, share_open
from landroute.studies.corridors.key_figures import keys_and_cuts
from landroute.studies.corridors.verdict import verdict
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
        bands = open_bands(scenario, dates=False, accounts=False)
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
    bands = open_bands(scenario)
    table = ranked(critical_places(asked), asked)
    by_hand = [
        said.critical(table, scenario),
        said.depends(bands, scenario),
        said.depends_days(bands, said.causes(scenario)),
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
    rows = said.critical_table(table)
    figure = drawn.critical_chart(mattered, table, rows, said.critical_title(table), "k")
    assert "None ever does" in figure.layout.meta["alt"]


@pytest.fixture(scope="module")
def by_account():
    return said.by_account(Scenario())


def test_the_accounts_are_set_apart_on_just_the_days_on_which_they_differ(by_account):
    own, other = by_account.values()
    days = {
        account: every_day(question(Scenario.of({"account": account}))).rename(
            columns={"open": ANY}
        )
        for account in by_account
    }
    apart = otherwise(own, other)
    assert len(apart)
    for lane in own["corridor"].unique():
        differ = days["primary"][lane] != days["alternate"][lane]
        rows = apart[apart["corridor"] == lane]
        assert (rows["end"] - rows["start"]).dt.days.sum() == differ.sum()
        for row in rows.itertuples():
            there = days["alternate"].loc[row.start : row.end - pd.Timedelta(days=1), lane]
            assert (there == row.open).all()
    assert otherwise(own, own).empty


def test_the_bands_are_told_apart_without_colour_and_lie_over_the_verdicts(bands, by_account):
    title = said.bands_title(bands, open_intervals(question(Scenario())))
    figure = drawn.bands_chart(by_account, bands, pd.Timestamp("2017-06-30"), title, "k")
    assert len({trace.width for trace in figure.data}) == len(figure.data) == 5
    unsure = (bands["state"] == "depends").sum()
    assert len(figure.data[-1].y) == unsure > 0
    assert figure.data[-1].marker.pattern.shape
    own, other = by_account.values()
    apart = otherwise(own, other)
    assert sum(len(trace.y) for trace in figure.data) == len(own) + len(apart) + unsure
    assert "Outlined, under a lane: the alternate account" in figure.layout.meta["caption"]
    accounts = pd.Series([row[0] for row in figure.layout.meta["table"]["rows"]]).value_counts()
    assert dict(accounts) == {"primary": len(own), "alternate": len(other), "either": unsure}


def test_accounts_that_agree_leave_no_bar_under_a_lane(bands, by_account):
    same = {"primary": by_account["primary"], "alternate": by_account["primary"]}
    figure = drawn.bands_chart(same, bands, pd.Timestamp("2017-06-30"), "t", "k")
    assert {trace.name for trace in figure.data} == {"open", "closed", "depends on the reading"}
    assert "The alternate account says the same of every lane" in figure.layout.meta["caption"]


def test_the_named_keys_and_cuts_are_those_that_are_counted(asked):
    counts = keys_through_time(asked).drop_duplicates("date").set_index("date")
    sets = key_places_through_time(asked).set_index("date")
    assert (sets.iloc[1:].to_numpy() != sets.iloc[:-1].to_numpy()).any(axis=1).all()
    sizes = sets.map(len, na_action="ignore").astype("Int64")
    held = sizes.reindex(counts.index[counts.index <= str(RECORD_END)], method="ffill")
    assert held.equals(counts.loc[held.index])
    shown = keys_and_cuts(
        keys_through_time(asked), sets.reset_index(), pd.Timestamp("2017-06-30"), "t", "k"
    ).layout.meta["table"]
    rows = {row[0]: dict(zip(shown["columns"], row, strict=True)) for row in shown["rows"]}
    assert rows["2017-06-20"]["places, keys sparing US"].startswith("Anah, Al-Qaim, Albukamal")
    assert len(rows) == len(sets) < len(counts)


def test_the_title_of_the_bands_claims_no_more_than_they_show(bands):
    route = open_intervals(question(Scenario()))
    assert said.bands_title(bands, route).endswith(
        "however loose dates and rival accounts are read"
    )
    doubtful = bands.assign(state=bands["state"].mask(bands["corridor"] == ANY, "depends"))
    assert "on 5,784 days that depends" in said.bands_title(doubtful, route)
    # 494 of 5,784 days: 8.54%, which a share rounded to 8.5% first would have shown as 8%.
    short = pd.DataFrame({"start": [pd.Timestamp(RECORD_START)], "open": [True]})
    short["end"] = short["start"] + pd.Timedelta(days=494)
    assert "on 9% of days" in said.bands_title(bands, short)


def test_accounts_whose_source_the_model_rests_on_are_counted():
    table = beside_published()
    known = set()
    for name in ("control", "passage"):
        known |= {s for row in read(name)["source"] for s in row.split("; ")}
    shared = sum(any(s in known for s in row.split("; ")) for row in table["source"])
    text = agreement(table).text
    assert 0 < shared < len(table)
    assert f"For {shared} of the {len(table)} the source is one that" in text
    assert "20 June 2017 and 30 June 2017 open where the baseline has closed" in text
    assert agreement(table[table["agree"]]).text.count(";") == 0


def test_a_route_by_no_corridor_is_not_called_closed():
    now = question(Scenario.of({"origin": "damascus"})).on(dt.date(2017, 6, 30))
    assert now.open
    assert map_title(now) == "A land route was open on 30 June 2017, by none of the corridors"
    assert "no way between the two ends leads by it" in corridor(now, "southern").text
    assert corridor_phrase("southern", now.corridors["southern"]).endswith("no way leads by it.")


@pytest.mark.parametrize(
    ("day", "passes", "told"),
    [
        ("2017-06-30", False, "count as open, none would"),
        ("2017-06-30", True, "count as closed, none would"),
        ("2014-06-20", True, "count as closed, one would"),
    ],
)
def test_the_verdict_says_whether_it_hangs_on_contested_places(day, passes, told):
    scenario = Scenario.of({"as_of": day, "contested_passes": passes})
    assert told in said.depends(open_bands(scenario), scenario).text


def test_a_route_open_on_every_day_since_is_said_to_be():
    scenario = Scenario.of({"origin": "baghdad", "destination": "latakia", "as_of": "2018-06-09"})
    posed = question(scenario)
    text = answer(posed.on(scenario.as_of), open_intervals(posed), scenario).text
    assert "From then to **5 December 2024** one was open on every day; none" in text


SPELLS = {
    (): "a **myth**: no day of the record had one.",
    (("2011-01-01", "2026-11-02"),): "a **reality** on every day of the record.",
    (("2011-01-01", "2014-06-21"),): "a **reality** only before that day.",
    (("2017-11-19", "2024-12-06"),): "a **reality** still to come that day, and lost since.",
    (("2017-11-19", "2026-11-02"),): "still to come that day, and one at the end of the record.",
    (("2011-01-01", "2014-06-21"), ("2017-11-19", "2024-12-06")): (
        "a **reality** lost by that day, regained after it, and lost again."
    ),
    (("2011-01-01", "2014-06-21"), ("2017-11-19", "2026-11-02")): (
        "lost by that day, regained after it, and one at the end of the record."
    ),
    (("2017-01-01", "2024-12-06"),): "a **reality** that day, and lost since.",
    (("2017-01-01", "2026-11-02"),): "a **reality** from that day to the end of the record.",
    (("2017-01-01", "2018-01-01"), ("2019-01-01", "2026-11-02")): (
        "that day, lost later, regained, and one at the end of the record."
    ),
    (("2017-01-01", "2018-01-01"), ("2019-01-01", "2020-01-01")): (
        "a **reality** that day, lost later, regained, and lost again."
    ),
}  # fmt: skip


def a_route(spells):
    """The record as stretches, open in `spells` alone."""
    cuts = sorted({str(RECORD_START), "2026-11-02", *(day for spell in spells for day in spell)})
    days = pd.to_datetime(cuts)
    starts = [spell[0] for spell in spells]
    return pd.DataFrame(
        {"start": days[:-1], "end": days[1:], "open": [day in starts for day in cuts[:-1]]}
    )


@pytest.mark.parametrize("spells", SPELLS)
def test_the_verdict_says_when_the_road_was_real(spells):
    class Day:
        as_of = dt.date(2017, 6, 30)
        open = any(start <= "2017-06-30" < end for start, end in spells)

    text = verdict(Day, a_route(spells))
    assert text.endswith(SPELLS[spells])
    assert "As a road left open, used or not," in text


@pytest.mark.parametrize(
    ("spells", "told"),
    [
        ((), "days."),
        ((("2011-01-01", "2026-11-02"),), "days."),
        ((("2012-01-01", "2026-11-02"),), "days: 1 January 2012 to 1 November 2026."),
        (
            (("2011-01-01", "2014-06-21"),),
            "on every day before 21 June 2014, when it was first lost, and on none since.",
        ),
        (
            (("2012-07-01", "2014-01-01"), ("2014-01-11", "2026-11-02")),
            "on 50% of those (1 July 2012 to 31 December 2013) before 1 January 2014, when it was "
            "first lost, and on 100% of those since (11 January 2014 to 1 November 2026).",
        ),
    ],
)
def test_the_share_of_days_is_split_where_the_road_was_first_lost(spells, told):
    assert share_open(a_route(spells), Scenario()).text.endswith(told)


@pytest.mark.parametrize("posture", ["recorded", "withdrawn"])
def test_keys_cuts_and_the_map_name_the_day_and_the_supposition(posture):
    scenario = Scenario.of({"us_posture": posture, "as_of": "2016-05-01"})
    now = question(scenario).on(scenario.as_of)
    supposed = "Supposing that US forces and their partners had let traffic pass"
    for text in (keys(now, scenario).text, cut(now, scenario).text, map_title(now, scenario)):
        assert "1 May 2016" in text
        assert text.startswith(supposed) == (posture == "withdrawn")
