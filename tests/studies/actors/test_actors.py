"""Dates known in part, and who was there and tied on a day."""

import datetime as dt

import pandas as pd
import pytest

from landroute.record.ties import (
    active_on,
    actors_on,
    kinds_that,
    sponsored,
    sponsored_only_through,
    ties_on,
    wholes,
)
from landroute.scenario import Scenario
from landroute.studies.actors.chain import backed_on
from landroute.studies.actors.figures import matrix
from landroute.studies.registry import study
from landroute.tables import read
from landroute.tables.dates import partial_day
from landroute.wording import words


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-06-30", "2017-06-30", "2017-06-30"),
    ],
)
def test_a_partial_date_spans_what_it_may_mean(text, first, last):
    assert partial_day(text) == pd.Timestamp(first)
    assert partial_day(text, last=True) == pd.Timestamp(last)


@pytest.mark.parametrize(
    ("start", "end", "holds"),
    [
        (None, None, True),
        ("2017-06-30", None, True),
        ("2017-07-01", None, False),
        ("2017", "2017", True),
        ("2011", "2017-06-30", False),
        ("2011", "2017-06", True),
        ("2011", "2017-05", False),
    ],
)
def test_half_open_with_partial_dates(start, end, holds):
    rows = pd.DataFrame({"s": [start], "e": [end]}, dtype="string")
    assert (len(active_on(rows, "s", "e", dt.date(2017, 6, 30))) == 1) is holds


def test_who_is_there_follows_the_day():
    assert "syrian-transitional-government" not in set(actors_on(dt.date(2017, 6, 30))["id"])
    assert "syrian-transitional-government" in set(actors_on(dt.date(2025, 6, 30))["id"])
    assert "syrian-government" not in set(actors_on(dt.date(2025, 6, 30))["id"])


def test_ties_join_actors_of_the_day():
    day = dt.date(2025, 6, 30)
    present = set(actors_on(day)["id"])
    ties = ties_on(day)
    assert set(ties["from_actor"]) | set(ties["to_actor"]) <= present


def test_iran_backs_kataib_hezbollah_through_the_quds_force():
    assert {"irgc-qf", "kataib-hezbollah"} <= set(sponsored(dt.date(2017, 6, 30), "iran"))


def levels(day, patron):
    """Actors that a patron sponsored, walked level by level by hand."""
    ties = ties_on(day).query("relation == 'sponsors'")
    reached, frontier = [], [patron]
    while frontier:
        clients = ties[ties["from_actor"].isin(frontier)]["to_actor"]
        frontier = [c for c in dict.fromkeys(clients) if c not in reached and c != patron]
        reached += frontier
    return reached


@pytest.mark.parametrize("patron", ["iran", "united-states", "turkey", "irgc-qf", "ldf"])
@pytest.mark.parametrize("year", [2011, 2014, 2017, 2020, 2024, 2026])
def test_clients_are_those_of_a_walk_by_hand_and_in_its_order(patron, year):
    day = dt.date(year, 6, 30)
    assert list(sponsored(day, patron)) == levels(day, patron)


@pytest.mark.parametrize("day", ["2011-01-01", "2017-08-15", "2026-11-01"])
def test_every_client_is_named_and_counted_and_organs_apart(day):
    posed = study("actors", Scenario.of({"as_of": day}))
    named, counted = posed["clients-of-iran-named"], posed["clients-of-iran"]
    actors = read("actors").set_index("id")
    label = actors["name"].str.split(" (", regex=False).str[0]
    reached = list(sponsored(dt.date.fromisoformat(day), "iran"))
    organs = [actor for actor in reached if pd.notna(actors.at[actor, "organ_of"])]
    clients = [actor for actor in reached if actor not in organs]
    assert "irgc-qf" in organs
    mediated = [one for one in clients if one in only_by_damascus(dt.date.fromisoformat(day))]
    assert named.value == [one for one in clients if one not in mediated]
    direct = [one for one in clients if one in ("syrian-government", "hezbollah")]
    assert counted.value == len(direct)
    assert f"**{len(clients) - len(direct)}** more" in counted.text
    assert (f"**{len(mediated)}** of them only through Damascus" in counted.text) == bool(mediated)
    told, parts = named.text.split("Organs, no clients")
    own, _, damascus = told.partition("Only through Damascus:")
    assert all(label[client] in own for client in named.value)
    assert all(label[client] in damascus and label[client] not in own for client in mediated)
    assert all(actors.at[organ, "short_name"] in parts for organ in organs)
    # The army is an organ of the government, as its Fourth Division is, though no tie reaches it.
    syria = "syrian-government" in reached
    assert ("Syrian army (of Syria (Assad))" in parts) == syria
    assert f"{parts.count('(of ')} organs are not counted apart" in counted.text


def only_by_damascus(day):
    """Those whom Iran reaches by no tie that is not after one of Damascus, walked by hand."""
    ties = ties_on(day).query("relation == 'sponsors' and from_actor != 'syrian-government'")
    reached, size = {"iran"}, 0
    while size < len(reached):
        size = len(reached)
        reached |= set(ties[ties["from_actor"].isin(reached)]["to_actor"])
    return set(levels(day, "iran")) - reached


def test_the_shaitat_and_the_tribes_of_raqqa_had_only_damascus_between_them_and_iran():
    day = dt.date(2017, 8, 15)
    found = only_by_damascus(day)
    assert sponsored_only_through(day, "iran", "syrian-government") == found
    assert found == {
        "shaitat-regime-militias",
        "qma-tribes",
        "fourth-division",
        "syrian-military-security",
    }
    assert not found & backed_on(day)
    assert "syrian-government" in backed_on(day)


def test_an_organ_belongs_to_the_whole_above_all():
    whole = wholes()
    assert {whole[unit] for unit in ("qf-unit-190", "qf-lebanon-corps", "irgc-qf")} == {"iran"}
    assert whole["fourth-division"] == whole["saa"] == "syrian-government"
    assert whole["hezbollah-unit-4400"] == whole["hezbollah"] == "hezbollah"
    assert whole["ypg"] == "ypg"


def test_a_client_of_a_client_is_sponsored_through_another():
    day = dt.date(2017, 6, 30)
    ties = ties_on(day).query("relation == 'sponsors' and from_actor == 'iran'")
    steps = sponsored(day, "iran")
    assert {client for client, n in steps.items() if n == 1} == set(ties["to_actor"])
    assert steps["kataib-hezbollah"] == 2
    text = study("actors", Scenario.of({}))["clients-of-iran-named"].text
    assert text.index("Through another") < text.index("Kataib Hezbollah")


def test_ties_are_counted_and_the_hostile_apart():
    posed = study("actors", Scenario.of({}))
    ties = ties_on(posed.scenario.as_of)
    hostile = ties["relation"].isin(["rivals", "opposes", "harasses", "fights"]).sum()
    assert posed["ties-on-day"].value == len(ties)
    assert f"{hostile} of the ties are hostile" in posed["ties-on-day"].text
    table = posed.figure("ties-matrix").layout.meta["table"]
    assert len(table["rows"]) == len(ties)
    assert table["rows"][0][:3] == ["Iran", "sponsors", "Syria (Assad)"]


def test_an_actor_without_a_known_beginning_is_left_out():
    assert "pmf" not in set(actors_on(dt.date(2011, 1, 1))["id"])
    assert "israel" in set(actors_on(dt.date(2011, 1, 1))["id"])
    assert "force-313" not in sponsored(dt.date(2011, 1, 1), "iran")


def test_every_tie_among_those_shown_is_drawn_once():
    ties = ties_on(dt.date(2017, 6, 30))
    label = actors_on(dt.date(2017, 6, 30)).set_index("id")["short_name"]
    figure = matrix(ties, label, words("actors"))
    assert sum(len(trace.x) for trace in figure.data) == len(ties)


def test_no_kind_of_tie_both_joins_and_parts_and_each_has_a_word():
    kinds = set(read("tie_kinds")["id"])
    assert not kinds_that("joins") & kinds_that("hostile")
    assert {words("actors")("tie", kind=kind) for kind in kinds} == kinds
