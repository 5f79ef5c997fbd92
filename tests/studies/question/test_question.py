"""Assertions counted by kind and verdict, and outcomes as coded by the horizon."""

import csv
import datetime as dt
from collections import Counter

import pytest

from landroute.paths import DATA
from landroute.scenario import Scenario
from landroute.studies.question.findings import UPHELD
from landroute.studies.registry import study
from landroute.tables import resource
from landroute.wording import words

CODINGS = {"2024-12-31": "outcome_2024_12", "2026-11-01": "outcome_2026_11"}


def rows():
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def posed(horizon="2026-11-01"):
    return study("question", Scenario.of({"horizon": horizon}))


def allowed(name):
    (field,) = (f for f in resource("claims")["schema"]["fields"] if f["name"] == name)
    return field["constraints"]["enum"]


def test_assertions_and_verdicts_are_those_of_the_table():
    claims = rows()
    assert posed()["claims-count"].value == len(claims)
    upheld = sum(claim["verdict"] in ("supported", "mostly-supported") for claim in claims)
    assert posed()["claims-supported"].value == upheld
    text = posed()["claims-supported"].text
    for verdict, n in Counter(claim["verdict"] for claim in claims).items():
        assert f"{n} {verdict.replace('-', ' ')}" in text
    assert set(UPHELD) <= set(allowed("verdict"))


def test_every_kind_of_assertion_is_counted_with_its_noun():
    text = posed()["claims-count"].text
    counts = Counter(claim["kind"] for claim in rows())
    for kind, n in counts.items():
        noun = words("question")("kind", kind=kind)
        told = words("question")("kind-count", kind=kind, n=n)
        assert told in text
        assert words("question")("kind-count", kind=kind, n=1) == f"1 {noun}"
        assert n == 1 or told != f"{n} {noun}"


@pytest.mark.parametrize(
    ("horizon", "coded"),
    [
        ("2017-07-01", None),
        ("2024-12-30", None),
        ("2024-12-31", "2024-12-31"),
        ("2026-10-31", "2024-12-31"),
        ("2026-11-01", "2026-11-01"),
    ],
)
def test_forecasts_are_told_by_the_latest_coding_up_to_the_horizon(horizon, coded):
    told, asked = posed(horizon)["forecasts-true"], posed(horizon)
    forecasts = [claim for claim in rows() if claim["kind"] == "forecast"]
    if coded is None:
        assert told.value is None
        assert asked.coding is None
        assert "is coded" in told.text
        assert set(asked.table("forecasts").frame["came_true"]) == {"not coded"}
        return
    outcomes = [claim[CODINGS[coded]] for claim in forecasts]
    assert asked.coding == (dt.date.fromisoformat(coded), CODINGS[coded])
    assert told.value == outcomes.count("true")
    settled = outcomes.count("true") + outcomes.count("false")
    assert f"Of {len(forecasts)} forecasts, {settled} could be settled" in told.text
    shown = asked.table("forecasts").frame["came_true"].tolist()
    assert [one.replace("not tested", "na") for one in shown] == outcomes


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("kind", allowed("kind")),
        ("verdict", allowed("verdict")),
        ("outcome", [*allowed("outcome_2026_11"), "uncoded"]),
    ],
)
def test_every_value_of_the_coding_has_a_word_of_its_own(message, values):
    told = [words("question")(message, **{message: value}) for value in values]
    assert len(set(told)) == len(values)


def test_the_bars_hold_every_assertion_once():
    figure = posed().figure("claims-by-verdict")
    assert sum(n for bar in figure.data for n in bar.x) == len(rows())
    assert [bar.name for bar in figure.data] == [v.replace("-", " ") for v in allowed("verdict")]
    table = figure.layout.meta["table"]
    assert table["columns"] == ["kind", *[bar.name for bar in figure.data]]
    assert sum(n for row in table["rows"] for n in row[1:]) == len(rows())


def test_an_assertion_leads_to_the_sources_of_its_evidence_each_once():
    with (DATA / "evidence.csv").open(encoding="utf-8", newline="") as file:
        evidence = list(csv.DictReader(file))
    frame = posed().table("claims").frame.set_index("id")
    for claim, cell in frame["source"].items():
        keys = {
            key.strip()
            for row in evidence
            if row["claim"] == claim
            for key in row["source"].split(";")
        }
        assert len(cell.split("; ")) == len(keys)
        assert set(cell.split("; ")) == keys
