"""Dates known in part, and claims beside estimates."""

import datetime as dt

import pandas as pd
import pytest

from landroute.studies.actors.findings import claim_and_estimates
from landroute.studies.actors.manpower import claimants, estimates_by_others, own_claims, strengths
from landroute.studies.actors.ties import active_on, actors_on, partial_day, sponsors, ties_on


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
    assert {"irgc-qf", "kataib-hezbollah"} <= set(sponsors(dt.date(2017, 6, 30), "iran"))


def test_the_claims_of_paragraph_11_are_there():
    assert claimants() == ["rma", "qaryatayn-brigade"]
    rows = strengths("rma", dt.date(2017, 6, 30), 18)
    assert own_claims(rows)["low"].tolist() == [1000]
    assert own_claims(rows, "target")["high"].tolist() == [5000]
    assert estimates_by_others(rows)["high"].max() == 800


def test_a_target_is_no_claim():
    found = claim_and_estimates("rma", strengths("rma", dt.date(2017, 6, 30), 18))
    assert found.value == 1000 / 800
    assert "foresaw 4,000 to 5,000 in August 2017" in found.text
    assert "(armed group in Syria; sponsored by: United States, Jordan)" in found.text


def test_an_actor_without_a_known_beginning_is_left_out():
    assert "pmf" not in set(actors_on(dt.date(2011, 1, 1))["id"])
    assert "israel" in set(actors_on(dt.date(2011, 1, 1))["id"])
    assert "force-313" not in sponsors(dt.date(2011, 1, 1), "iran")


def test_no_claim_in_reach_says_so():
    rows = strengths("rma", dt.date(2012, 6, 30), 6)
    found = claim_and_estimates("rma", rows)
    assert found.value is None
    assert "no claim" in found.text
