"""One composition: what a chapter records, the registry gives and the command line prints."""

from __future__ import annotations

import ast
from dataclasses import asdict, replace
from pathlib import Path

import pytest

import landroute
from landroute.errors import BadInput
from landroute.press.declared import declared_parameters
from landroute.press.notebooks import (
    chapter_path,
    notebook_names,
    read_notebook,
    recorded_findings,
)
from landroute.scenario import Scenario, baseline
from landroute.studies.base import Study
from landroute.studies.registry import (
    STUDIES,
    chapter_study,
    evaluate,
    homes,
    study_class,
)

LIBRARY = Path(landroute.__file__).parent


@pytest.fixture(scope="module")
def everything(in_world):
    return {
        key: posed[key]
        for name in STUDIES
        for posed in [in_world(name, "baseline")]
        for key in posed.finding_keys()
    }


def test_chapters_record_the_findings_of_the_registry(everything):
    recorded = {
        record["key"]: record
        for name in notebook_names()
        for record in recorded_findings(read_notebook(chapter_path(name)))
    }
    assert set(recorded) == set(everything)
    for key, record in recorded.items():
        assert record == asdict(everything[key])


def test_evaluate_gives_the_findings_of_the_studies_in_their_order(everything):
    found = evaluate(baseline())
    assert found == everything
    assert list(found) == list(everything)


@pytest.mark.parametrize("kind", ["findings", "figures", "tables"])
def test_keys_are_unique_in_the_book(kind):
    assert set(homes(kind).values()) <= set(STUDIES)


@pytest.mark.parametrize("kind", ["findings", "figures", "tables"])
def test_a_key_that_two_studies_register_is_refused_with_both_places(kind, monkeypatch):
    one, other = (getattr(study_class(name), kind)[0] for name in ("question", "modes"))
    monkeypatch.setattr(study_class("modes"), kind, [replace(other, key=one.key, ids=one.ids)])
    with pytest.raises(BadInput, match=rf"studies/modes/.*{one.key}.*studies/question/"):
        homes(kind)


class Small(Study):
    name = "small"
    chapters = ()
    parameters = ("as_of", "account", "us_posture")


def registers(kind, key, **given):
    unit = {"unit": "day"} if kind == "finding" else {}
    return getattr(Small, kind)(key, **unit, **given)(lambda study: None)


@pytest.mark.parametrize("kind", ["finding", "draws", "tabulates"])
def test_a_key_is_registered_once_in_a_study(kind):
    registers(kind, "once", under=("account",))
    with pytest.raises(BadInput, match=r"test_registry\.py:\d+: once is registered already, at"):
        registers(kind, "once")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("acount", r"unknown supposition acount; did you mean account\?"),
        ("tracks_count", "unknown supposition tracks_count"),
        ("as_of", "unknown supposition as_of"),
    ],
)
def test_a_premise_under_what_a_study_does_not_suppose_is_refused(name, says):
    with pytest.raises(BadInput, match=rf"key-{name}: .*{says}"):
        registers("finding", f"key-{name}", under=("account", name))
    assert f"key-{name}" not in Small.finding_keys()


@pytest.mark.parametrize("name", STUDIES)
def test_a_chapter_declares_what_its_study_depends_on(name):
    cls = study_class(name)
    declared = [set(declared_parameters(read_notebook(chapter_path(c)), c)) for c in cls.chapters]
    assert declared[0] == set(cls.parameters)
    assert all(own <= set(cls.parameters) for own in declared)


def test_every_notebook_belongs_to_a_study():
    shown = {chapter for name in STUDIES for chapter in study_class(name).chapters}
    assert shown == set(notebook_names())


def test_only_what_is_asked_is_worked_out(monkeypatch):
    cls = study_class("corridors")
    asked = []
    for entry in cls.findings:
        work = entry.work
        monkeypatch.setitem(
            entry.__dict__, "work", lambda *a, w=work, k=entry.key: (asked.append(k), w(*a))[1]
        )
    found = evaluate(baseline(), only=["keys"])
    assert list(found) == ["keys"]
    assert asked == ["keys"]


def test_a_study_may_be_asked_for_whole():
    only = evaluate(baseline(), only=["options", "keys"])
    assert list(only) == ["keys", *study_class("options").finding_keys()]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("keyes", "did you mean keys"),
        ("corridor", "did you mean corridors"),
        ("x" * 30, "see `landroute evaluate`"),
    ],
)
def test_an_unknown_key_or_study_is_refused_with_the_nearest(asked, says):
    with pytest.raises(BadInput, match=says):
        evaluate(baseline(), only=[asked])


def test_a_chapter_that_reads_what_it_did_not_declare_fails():
    cell = {"as_of": "2018-06-01", "account": "primary"}
    posed = chapter_study("options", cell)
    with pytest.raises(BadInput, match="read but not declared"):
        posed["record-open-days"]


def test_a_study_sees_no_parameter_beyond_its_own(in_world):
    scenario = in_world("actors", "baseline").scenario
    with pytest.raises(BadInput, match="horizon is read but not declared"):
        _ = scenario.horizon
    with pytest.raises(BadInput, match="horizon is read but not declared"):
        scenario.model_copy(update={"horizon": "2020-01-01"})


BELOW = ("record", "network", "corridor", "charts", "studies", "wording")
MODULES = [path for room in BELOW for path in sorted((LIBRARY / room).rglob("*.py"))]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(LIBRARY)))
def test_no_analysis_makes_a_scenario_of_its_own(path):
    """By it a study would read parameters that it does not declare."""
    if path.name == "registry.py" and path.parent.name == "studies":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("Scenario", "Scenario.of", "resolve", "type(scenario)"), path


def test_scenario_is_the_model_that_the_cells_are_made_of():
    for name in STUDIES:
        assert set(study_class(name).parameters) <= set(Scenario.model_fields)
