"""Claims beside estimates, as they were said."""

import datetime as dt

import pandas as pd
import pytest

from landroute.scenario import Scenario
from landroute.studies.manpower.claims import (
    claimants,
    estimates_by_others,
    own_claims,
    strength,
    strengths,
)
from landroute.studies.manpower.figures import strength_ranges
from landroute.studies.registry import study
from landroute.wording import words
from landroute.wording.facts import written


def test_the_claims_of_paragraph_11_are_there():
    assert claimants() == ["rma", "qaryatayn-brigade"]
    rows = strengths("rma", dt.date(2017, 6, 30), 18)
    assert own_claims(rows)["low"].tolist() == [1000]
    assert own_claims(rows, "target")["high"].tolist() == [5000]
    assert estimates_by_others(rows)["high"].max() == 800


def of_rma(**settings):
    return study("manpower", Scenario.of(settings))["claim-over-estimate-rma"]


def test_a_target_is_no_claim():
    assert of_rma().value == 1000 / 800
    told = study("manpower", Scenario.of({}))["strength-by-others-rma"].text
    assert "foresaw 4,000 to 5,000 in August 2017" in told
    assert "(armed group in Syria; sponsored by United States and Jordan; " in told


def test_a_claim_of_more_than_a_number_is_over_estimates_by_at_least_so_much():
    posed = study("manpower", Scenario.of({}))
    assert "more than 1,000 fighters" in posed["claim-over-estimate-rma"].text
    assert "at least **1.2 times**" in posed["claim-over-estimate-rma"].text
    assert "That is **13 times**" in posed["claim-over-estimate-qaryatayn-brigade"].text
    title = posed.figure("manpower-claims").layout.meta["title"]
    assert title.startswith("The groups’ own claims are at least 1.2 and 13 times")


def test_no_claim_in_reach_says_so():
    compared = of_rma(as_of="2012-06-30", strength_window=6)
    assert compared.value is None
    assert "no claim" in compared.text


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (300, None, "more than 300"),
        (0, 500, "up to 500"),
        (4000, 4000, "4,000"),
        (4000, 5000, "4,000 to 5,000"),
    ],
)
def test_a_strength_is_written_as_it_was_said(low, high, said):
    row = pd.Series({"low": low, "high": pd.NA if high is None else high})
    assert written(strength(row), words("manpower")) == said


def test_a_claim_of_more_than_a_number_is_an_arrow():
    posed = study("manpower", Scenario.of({"strength_window": 6}))
    rows = posed.strengths["rma"].assign(name="RMA")
    figure = strength_ranges(posed, rows[rows["high"].isna()].reset_index(drop=True))
    assert figure.data[0].marker.symbol[1] == "triangle-right"
    assert figure.data[0].x[1] > figure.data[0].x[0]
    alt = posed.figure("manpower-claims").layout.meta["alt"]
    assert "more than 1,000" in alt
