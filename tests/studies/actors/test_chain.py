"""The chain of posts, against a walk over the days by hand."""

import datetime as dt

import pandas as pd
import pytest

from landroute.record.ties import ties_on
from landroute.scenario import Scenario
from landroute.studies.actors.chain import BACKED, HOST, OTHER, chain
from landroute.studies.registry import study
from landroute.tables import RECORD_END, RECORD_START, read


def posed(**changed):
    return study("actors", Scenario.of(changed))


def backed_by_hand(row):
    """Who of those at a place Iran sponsored on its first day, walked tie by tie."""
    day = max(row.start.date(), RECORD_START)
    ties = ties_on(day).query("relation == 'sponsors'")
    reached, size = {"iran"}, 0
    while size < len(reached):
        size = len(reached)
        walked = ties["from_actor"].isin(reached - {"syrian-government"})
        reached |= set(ties[walked]["to_actor"])
    kinds = read("actors").set_index("id")["kind"]
    there = [] if pd.isna(row["with"]) else row["with"].split("; ")
    if kinds[row.controller] != "state":
        there = [row.controller, *there]
    return [actor for actor in there if actor in reached]


@pytest.mark.parametrize("account", ["primary", "alternate"])
def test_who_is_backed_is_who_a_walk_reaches(account):
    rows = chain(account)
    table = read("control")
    for row in rows.itertuples():
        # A cut row keeps its number; its own first day tells whom Iran backed then.
        source = table.loc[row.row].copy()
        source["start"] = row.start
        assert row.backed == backed_by_hand(source), (row.place, row.start)
        assert (row.state == BACKED) == bool(row.backed)


def test_the_chain_has_every_place_on_every_day_in_its_order():
    rows = chain("primary")
    assert list(dict.fromkeys(rows["place"])) == read("chain").sort_values("step")["place"].tolist()
    for day in pd.date_range(RECORD_START, RECORD_END, freq="97D"):
        assert ((rows["start"] <= day) & (day < rows["end"])).sum() == 6


def test_days_at_all_places_are_those_of_the_days_one_by_one():
    rows = chain("primary")
    backed = rows[rows["state"] == BACKED]
    days = pd.date_range(RECORD_START, RECORD_END)
    at_once = sum(
        ((row.start <= days) & (days < row.end)).astype(int) for row in backed.itertuples()
    )
    whole = days[at_once == rows["place"].nunique()]
    found = posed()["chain-longest"]
    assert found.value == len(whole)
    assert (whole[0].date(), whole[-1].date()) == (dt.date(2017, 11, 9), dt.date(2024, 12, 5))
    missed = pd.date_range(whole[0], whole[-1]).difference(whole)
    assert f"{len(whole):,} of the {len(whole) + len(missed):,} days" in found.text
    assert pd.date_range("2018-03-17", "2018-06-26").isin(missed).all()
    assert "The longest of 2 gaps, from 17 March 2018 to 26 June 2018, was at T2" in found.text


@pytest.mark.parametrize(
    ("day", "n", "said"),
    [
        ("2011-01-01", 0, "Syria (Assad) held Albukamal, T2, T3, T4 and Qusayr"),
        ("2017-08-15", 3, "Islamic State held Al-Qaim, Albukamal and T2"),
        ("2020-06-01", 6, "6 of 6"),
    ],
)
def test_the_answer_names_who_held_the_rest(day, n, said):
    found = posed(as_of=day)["chain-answer"]
    assert found.value == n
    assert said in found.text


def test_a_government_of_irans_side_alone_is_no_force_of_irans():
    rows = chain("primary")
    own = rows[rows["controller"].eq("syrian-government") & rows["alongside"].str.len().eq(0)]
    assert len(own)
    assert set(own["state"]) == {HOST}
    assert set(rows[rows["controller"].eq("islamic-state")]["state"]) == {OTHER}
