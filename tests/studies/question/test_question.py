"""The op-ed's own assertions by kind and verdict, and forecasts settled at their own horizons."""

import csv
import json
import re
from collections import Counter

import pytest

from landroute.paths import CHAPTERS, DATA
from landroute.scenario import Scenario
from landroute.studies.question.findings import UPHELD
from landroute.studies.registry import homes, study
from landroute.tables import read, resource, resource_names
from landroute.wording import words

# The column that has what had become of the claims on a day.
CODINGS = {"2024-12-31": "outcome_2024_12", "2026-11-01": "outcome_2026_11"}


def rows():
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def own():
    return [claim for claim in rows() if claim["stance"] == "asserts"]


def posed(horizon="2026-11-01"):
    return study("question", Scenario.of({"horizon": horizon}))


def allowed(name):
    (field,) = (f for f in resource("claims")["schema"]["fields"] if f["name"] == name)
    return field["constraints"]["enum"]


def test_assertions_and_verdicts_are_those_of_the_table():
    claims = own()
    assert posed()["claims-count"].value == len(claims)
    upheld = sum(claim["verdict"] in ("supported", "mostly-supported") for claim in claims)
    assert posed()["claims-supported"].value == upheld
    text = posed()["claims-supported"].text
    for verdict, n in Counter(claim["verdict"] for claim in claims).items():
        assert f"{n} {verdict.replace('-', ' ')}" in text
    assert set(UPHELD) <= set(allowed("verdict"))


def test_every_kind_of_assertion_is_counted_with_its_noun():
    text = posed()["claims-count"].text
    counts = Counter(claim["kind"] for claim in own())
    for kind, n in counts.items():
        noun = words("question")("kind", kind=kind)
        told = words("question")("kind-count", kind=kind, n=n)
        assert told in text
        assert words("question")("kind-count", kind=kind, n=1) == f"1 {noun}"
        assert n == 1 or told != f"{n} {noun}"


def test_what_the_op_ed_only_doubts_counts_neither_for_it_nor_against_it():
    doubted = [claim for claim in rows() if claim["stance"] == "doubts"]
    refuted = sum(claim["verdict"] == "refuted" for claim in doubted)
    assert doubted
    text = posed()["claims-count"].text
    assert words("question")("claims-doubted", doubted=len(doubted), refuted=refuted) in text
    stances = posed().table("claims").frame.set_index("id")["stance"]
    assert sorted(stances[stances == "doubts it"].index) == sorted(c["id"] for c in doubted)
    assert len(stances) == len(rows())


@pytest.mark.parametrize(
    ("doubted", "refuted", "said"),
    [
        (1, 0, "Not counted: 1 claim of others that it reports only to doubt; none of these is"),
        (3, 1, "Not counted: 3 claims of others that it reports only to doubt; 1 of these is"),
        (3, 2, "Not counted: 3 claims of others that it reports only to doubt; 2 of these are"),
    ],
)
def test_doubted_claims_are_told_in_any_number(doubted, refuted, said):
    assert words("question")("claims-doubted", doubted=doubted, refuted=refuted).startswith(said)


@pytest.mark.parametrize(
    "horizon", ["2017-08-15", "2024-12-30", "2024-12-31", "2026-10-31", "2026-11-01"]
)
def test_each_forecast_is_settled_at_its_own_horizon(horizon):
    told, asked = posed(horizon)["forecasts-true"], posed(horizon)
    forecasts = [claim for claim in own() if claim["kind"] == "forecast"]
    outcomes = [
        claim[CODINGS[claim["horizon"]]] if claim["horizon"] <= horizon else "not due"
        for claim in forecasts
    ]
    shown = asked.table("forecasts").frame["came_true"].tolist()
    words_of = {"not tested": "na", "in part": "half"}
    assert [words_of.get(one, one) for one in shown] == outcomes
    due = len(outcomes) - outcomes.count("not due")
    if not due:
        assert told.value is None
        assert f"{len(forecasts)} forecasts, each settled at its own horizon, none" in told.text
        return
    true, half, false = (outcomes.count(one) for one in ("true", "half", "false"))
    tested = true + half + false + outcomes.count("open")
    assert told.value == true
    assert f"Of {len(forecasts)} forecasts, each settled at its own horizon, {due} had" in told.text
    said = f"of the {tested} that could be put to the test **{true}** came true, {half} in part, "
    assert f"{said}{false} did not" in told.text
    untested = outcomes.count("na")
    assert (f"{untested} were" if untested > 1 else "One was") + " not tested" in told.text


def test_the_forecasts_that_failed_are_named():
    missed = posed()["forecasts-missed"]
    failed = posed().forecasts[posed().outcomes.eq("false")]["claim"]
    assert missed.value == len(failed) > 0
    assert all(claim[1:] in missed.text for claim in failed)
    assert "failed" in posed("2017-08-15")["forecasts-missed"].text


def test_a_forecast_that_held_at_its_horizon_is_not_lost_to_what_is_open_later():
    rows_by_id = {claim["id"]: claim for claim in rows()}
    insurgency = rows_by_id["C06"]
    assert (insurgency["outcome_2024_12"], insurgency["outcome_2026_11"]) == ("true", "open")
    assert posed("2026-11-01").outcomes["C06"] == "true"
    assert "C19" not in posed().outcomes.index  # how things stood, not how they would
    # Judged apart from the code: true C06, C08, C13, C23, C25, C27, C33 and C35.
    assert posed("2026-11-01")["forecasts-true"].value == 8
    assert posed().outcomes.isin(["true", "half", "false", "open"]).sum() == 14
    assert set(posed().outcomes.index[posed().outcomes == "na"]) == {"C36", "C39"}


def test_in_short_the_forecast_that_failed_is_named_and_the_outcomes_add_up():
    claims = [claim for claim in own() if claim["kind"] == "forecast"]
    at_horizon = Counter(claim[CODINGS[claim["horizon"]]] for claim in claims)
    text = posed()["front-score"].text
    tested = len(claims) - at_horizon["na"]
    assert f"Of {tested} forecasts tested, {at_horizon['true']} came true" in text
    assert f"{at_horizon['half']} in part, {at_horizon['open']} undecided" in text
    failed = [claim["claim"] for claim in claims if claim[CODINGS[claim["horizon"]]] == "false"]
    assert len(failed) == 1
    assert f"One failed, that {failed[0][0].lower()}{failed[0][1:]}." in text
    assert "could be put to the test yet" in posed("2017-08-15")["front-score"].text


def test_a_verdict_and_an_outcome_never_contradict_each_other():
    """Nothing is both upheld and failed, or untested and true."""
    for claim in rows():
        outcome = claim[CODINGS.get(claim["horizon"], "outcome_2026_11")]
        upheld = claim["verdict"] in ("supported", "mostly-supported")
        assert upheld == (outcome == "true"), claim["id"]
        if claim["kind"] == "forecast":
            assert (claim["verdict"] == "mixed") == (outcome == "half"), claim["id"]
            assert (claim["condition"] == "unmet") == (outcome == "na"), claim["id"]


def test_the_unlikely_that_happened_is_not_called_refuted():
    shown = posed().table("claims").frame.set_index("id")
    assert shown.loc["C05", "verdict"] == "did not come true"
    kinds = shown.loc[shown["verdict"] == "refuted", "kind"]
    assert not kinds.eq(words("question")("kind", kind="forecast")).any()


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("kind", allowed("kind")),
        ("verdict", allowed("verdict")),
        ("outcome", [*allowed("outcome_2026_11"), "not-due"]),
        ("stance", allowed("stance")),
    ],
)
def test_every_value_of_the_coding_has_a_word_of_its_own(message, values):
    told = [words("question")(message, **{message: value}) for value in values]
    assert len(set(told)) == len(values)


def test_the_bars_hold_every_assertion_once():
    figure = posed().figure("claims-by-verdict")
    assert sum(n for bar in figure.data for n in bar.x) == len(own())
    assert [bar.name for bar in figure.data] == [v.replace("-", " ") for v in allowed("verdict")]
    table = figure.layout.meta["table"]
    assert table["columns"] == ["kind", *[bar.name for bar in figure.data]]
    assert sum(n for row in table["rows"] for n in row[1:]) == len(own())


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


def test_every_claim_leads_to_figures_and_tables_of_the_book():
    known = {kind: set(homes(f"{kind}s")) for kind in ("figure", "table")}
    paragraphs = set()
    for row in read("claims").itertuples():
        for part in row.shown_by.split("; "):
            kind, key = part.split(" ")
            assert key in known[kind], (row.id, part)
        paragraphs.add(row.paragraph)
    assert paragraphs >= {4, 5, 6, 7, 8, 9, 11, 12}


def test_each_chapter_that_a_row_names_is_one_of_the_book():
    """A reader who is sent to a chapter finds it by its name."""
    firsts = (json.loads(path.read_text())["cells"][0] for path in CHAPTERS.rglob("*.ipynb"))
    titles = {"".join(cell["source"]).splitlines()[0].strip("# ").casefold() for cell in firsts}
    named = re.compile(r"the chapter on ([a-z][a-z, ]+[a-z])", re.IGNORECASE)
    for name in resource_names():
        for column in read(name).select_dtypes(["object", "string"]):
            for text in read(name)[column].dropna():
                for found in named.findall(str(text)):
                    assert found.casefold() in titles, (name, column, text)
