"""Findings: recorded once, the same with and without notebooks, never typed."""

import re

import pytest

from landroute.book.notebooks import (
    chapter_path,
    notebook_names,
    read_notebook,
    recorded_findings,
)
from landroute.findings import finding
from landroute.findings.evaluate import evaluate
from landroute.scenario import Scenario


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


@pytest.mark.parametrize("as_of", ["2011-01-01", "2013-05-01", "2018-06-01", "2026-11-01"])
def test_every_sentence_follows_the_day(as_of):
    found = evaluate(Scenario.of({"as_of": as_of}))
    assert found["answer"].text
    assert not any(re.search(r"\bnan\b|<NA>|NaT", f.text) for f in found.values())


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
