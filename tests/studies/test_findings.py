"""Findings: recorded once, the same with and without notebooks, never typed."""

import datetime as dt
import re

import pytest

from landroute.corridor.question import question
from landroute.corridor.timeline import open_intervals
from landroute.outputs import finding
from landroute.press.notebooks import chapter_path, notebook_names, read_notebook, recorded_findings
from landroute.scenario import Scenario
from landroute.studies.corridors.findings import answer
from landroute.studies.registry import evaluate
from landroute.tables import RECORD_END, RECORD_START


def test_chapters_record_what_evaluate_gives():
    worked_out = evaluate(Scenario())
    recorded = {
        record["key"]: record
        for name in notebook_names()
        for record in recorded_findings(read_notebook(chapter_path(name)))
    }
    assert set(recorded) == set(worked_out)
    for key, record in recorded.items():
        one = worked_out[key]
        assert (record["value"], record["unit"], record["text"]) == (one.value, one.unit, one.text)


WORLDS = [
    {"as_of": "2011-01-01"},
    {"as_of": "2016-03-05", "horizon": "2016-03-05"},
    {"as_of": "2018-06-01", "account": "alternate"},
    {"as_of": "2026-11-01"},
    {"destination": "baghdad"},
    {"origin": "albukamal", "destination": "palmyra"},
    {"us_posture": "withdrawn", "contested_passes": True},
    {"tracks_count": True, "destination": "latakia", "horizon": "2018-01-01"},
]
DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}")


@pytest.mark.parametrize("settings", WORLDS, ids=str)
def test_sentences_hold_in_other_worlds(settings):
    scenario = Scenario.of(settings)
    found = evaluate(scenario)
    total = (scenario.horizon - scenario.as_of).days + 1
    for one in found.values():
        assert not re.search(r"\bnan\b|<NA>|NaT|-\d| \.|\(\)", one.text), one.text
        for written in DATE.findall(one.text):
            assert RECORD_START <= dt.datetime.strptime(written, "%d %B %Y").date() <= RECORD_END
        if one.unit == "days" and one.key.startswith(("option-", "record-")):
            assert 0 <= one.value <= total, one.text
    assert found["answer"].value == (found["keys"].value == 0)
    assert ("Supposing" in found["answer"].text) == (scenario.us_posture == "withdrawn")


def test_sentences_follow_the_day():
    texts = set()
    for scenario in map(Scenario.of, WORLDS[:4]):
        asked = question(scenario)
        texts.add(answer(asked.on(scenario.as_of), open_intervals(asked), scenario).text)
    assert len(texts) == 4


def test_a_key_must_be_kebab_case():
    with pytest.raises(ValueError, match="kebab-case"):
        finding("Not Kebab", 1, "", "text")


@pytest.mark.parametrize("name", notebook_names())
def test_chapters_are_thin(name):
    notebook = read_notebook(chapter_path(name))
    code = [c.source for c in notebook.cells if c.cell_type == "code"]
    lines = [len([line for line in s.splitlines() if line.strip()]) for s in code]
    assert sum(lines) <= 85
    assert max(lines) <= 20
    assert not any(re.search(r"^\s*(def|class) ", s, re.MULTILINE) for s in code)


@pytest.mark.parametrize("name", notebook_names())
def test_no_number_is_typed_into_prose(name):
    notebook = read_notebook(chapter_path(name))
    prose = " ".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    prose = re.sub(r"```.*?```|\{[^}]*\}`[^`]*`|`[^`]*`|\]\([^)]*\)", " ", prose, flags=re.DOTALL)
    typed = re.findall(
        r"(?<![\w.-])\d[\d,.]*\s?(?:%|km|t|hours|days|places|troops|fighters)\b", prose
    )
    assert typed == []
