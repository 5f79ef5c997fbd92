"""Corridors through time: critical places, uncertain dates, keys and cuts."""

import datetime as dt
from dataclasses import replace

import networkx as nx
import pandas as pd
import pytest

from landroute.corridor.question import question
from landroute.corridor.timeline import disagreements
from landroute.record.intervals import ANY
from landroute.record.passage import world
from landroute.scenario import Scenario
from landroute.studies.corridors.through_time import as_read, depending_days
from landroute.studies.registry import study
from landroute.tables import RECORD_END, RECORD_START
from landroute.tables import read as data


def posed(**changed):
    return study("corridors", Scenario.of(changed))


@pytest.fixture(scope="module")
def own():
    return posed()


def meta(figure):
    return figure.layout.meta


def test_closing_a_critical_place_does_what_the_table_says(own):
    asked = own.question
    for row in own.critical.sample(40, random_state=7).itertuples():
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


def test_the_share_of_optimal_routes_lost_is_counted_over_the_open_corridors(own):
    day = dt.date(2012, 7, 19)
    optimal = [p for p in own.question.on(day).corridors.values() if p and p.open]
    stamp = pd.Timestamp(day)
    then = own.critical[(own.critical["start"] <= stamp) & (stamp < own.critical["end"])]
    assert len(optimal) > 1
    for place, share in then.set_index("place")["share"].items():
        assert share == sum(place in path.places for path in optimal) / len(optimal)


def test_from_2017_to_2024_the_road_hung_on_albukamal_and_qaim(own):
    table = own.ranked
    assert set(table.index[:2]) == set(own["critical-place"].value) == {"albukamal", "al-qaim"}
    assert table["first"].iloc[0] == pd.Timestamp("2017-11-19")
    assert (table["closes"] <= table["lost"] + 1e-12).all()
    assert table[["closes", "lost", "changes"]].max().max() <= 1


def test_the_thread_is_of_the_open_days_from_the_day_on(own):
    assert own["front-thread"].value == 1
    assert "Al-Qaim or Albukamal" in own["front-thread"].text
    earlier = posed(as_of=str(RECORD_START))
    assert earlier["front-thread"].value == pytest.approx(earlier.ranked["closes"].iloc[0])
    assert "No route was open" in posed(as_of=str(RECORD_END))["front-thread"].text


def test_what_tracks_make_of_the_thread_is_the_thread_of_a_book_with_tracks(own):
    with_tracks = posed(tracks_count=True)
    assert 0 < own["front-thread-tracks"].value == with_tracks["front-thread"].value < 1
    assert with_tracks["front-thread-tracks"] == own["front-thread-tracks"]
    assert own["front-thread-tracks"].text.startswith("With desert tracks, ")
    late = posed(as_of=str(RECORD_END))["front-thread-tracks"].text
    assert late.endswith(f"no route was open from {RECORD_END:%-d %B %Y} on.")


def test_where_no_route_ever_opened_the_chapter_says_so():
    recorded = world(Scenario())
    nobody = replace(recorded, passage=recorded.passage.assign(status="denied"))
    own = posed()
    own.question = question(Scenario(), nobody)
    assert own.ranked.empty
    assert own["critical-place"].value == []
    assert "No land route was open on any day" in own["critical-place"].text
    assert meta(own.figure("critical-places"))["table"]["rows"] == []


def test_the_bands_are_told_apart_without_colour_and_lie_over_the_verdicts(own):
    figure = own.figure("corridor-timeline")
    assert len({trace.width for trace in figure.data}) == len(figure.data) == 5
    unsure = (own.bands["state"] == "depends").sum()
    assert len(figure.data[-1].y) == unsure > 0
    assert figure.data[-1].marker.pattern.shape
    mine, other = own.by_account.values()
    apart = disagreements(mine, other)
    assert sum(len(trace.y) for trace in figure.data) == len(mine) + len(apart) + unsure
    rows = meta(figure)["table"]["rows"]
    accounts = pd.Series([row[0] for row in rows]).value_counts()
    assert dict(accounts) == {"primary": len(mine), "alternate": len(other), "either": unsure}


def test_accounts_that_agree_leave_no_bar_under_a_lane():
    own = posed()
    own.by_account = {"primary": own.by_account["primary"], "alternate": own.by_account["primary"]}
    names = {trace.name for trace in own.figure("corridor-timeline").data}
    assert names == {"open", "closed", "depends on the reading"}


def test_the_named_keys_and_cuts_are_those_that_are_counted(own):
    counts = own.sizes.drop_duplicates("date").set_index("date")
    sets = own.sets.set_index("date")
    assert (sets.iloc[1:].to_numpy() != sets.iloc[:-1].to_numpy()).any(axis=1).all()
    sizes = sets.map(len, na_action="ignore").astype("Int64")
    held = sizes.reindex(counts.index[counts.index <= str(RECORD_END)], method="ffill")
    assert held.equals(counts.loc[held.index])
    shown = meta(own.figure("keys-and-cuts"))["table"]
    rows = {row[0]: dict(zip(shown["columns"], row, strict=True)) for row in shown["rows"]}
    assert rows["2017-06-20"]["places, keys sparing US"].startswith("Anah, Al-Qaim, Albukamal")
    assert len(rows) == len(sets) < len(counts)


def test_the_title_of_the_bands_claims_no_more_than_they_show():
    own = posed()
    whole = own.bands["corridor"] == ANY
    doubtful = own.bands.assign(
        state=own.bands["state"].mask(whole, "depends"),
        why=own.bands["why"].mask(whole, "tanf: account"),
    )
    certain = meta(own.figure("corridor-timeline"))["title"]
    assert "depends" not in certain
    own = posed()
    own.bands = doubtful
    assert depending_days(doubtful[doubtful["corridor"] == ANY]) == own.record_days
    title = meta(own.figure("corridor-timeline"))["title"]
    read = own["days-that-depend"].facts["read"]  # no day is in doubt, or sure, after it
    assert f"{len(pd.date_range(RECORD_START, read)):,}" in title
    assert title != certain
    # 494 of 5,784 days: 8.54%, which a share rounded to 8.5% first would have shown as 8%.
    own = posed()
    short = pd.DataFrame({"start": [pd.Timestamp(RECORD_START)], "open": [True]})
    own.route = short.assign(end=short["start"] + pd.Timedelta(days=494))
    assert "on 9% of" in meta(own.figure("corridor-timeline"))["title"]


@pytest.mark.parametrize(
    ("day", "passes", "told"),
    [
        ("2017-06-30", False, "counted as open, none would"),
        ("2017-06-30", True, "counted as closed, none would"),
        ("2014-06-20", True, "counted as closed, one would"),
    ],
)
def test_the_verdict_says_whether_it_hangs_on_contested_places(day, passes, told):
    assert told in posed(as_of=day, contested_passes=passes)["verdict-depends"].text


def test_what_a_reading_turns_on_is_told_with_the_places_names(own):
    figure = own.figure("corridor-timeline")
    table = pd.DataFrame(meta(figure)["table"]["rows"], columns=meta(figure)["table"]["columns"])
    told = set(table[table["state"] == "depends"]["why"])
    assert "Sinjar, accounts differ" in told
    assert not any(": " in why for why in told)
    assert {line[1] for line in figure.data[-1].customdata} == told


def test_no_day_is_called_sure_after_the_last_with_sources_read(own):
    read = pd.Timestamp(own["days-that-depend"].facts["read"])
    rows = data("read_until").set_index(["table", "scope"])["read_until"]
    assert read == min(rows["control", "SY"], rows["documented_use", "all"])
    days = len(pd.date_range(RECORD_START, read))
    assert days < own.record_days
    text = own["days-that-depend"].text
    assert f"the {days:,} days to {read.day} {read:%B %Y}" in text


def test_what_depends_only_after_the_last_day_read_is_not_counted(own):
    read = pd.Timestamp(own["days-that-depend"].facts["read"])
    late = own.bands.assign(state="depends", start=read, end=read + pd.Timedelta(days=9)).head(1)
    assert depending_days(late) == 9
    assert depending_days(as_read(late)) == 1
