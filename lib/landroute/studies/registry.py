"""Every study by name, in the order of the book; what each finds under a scenario, as asked."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from landroute.errors import unknown
from landroute.outputs import Finding
from landroute.scenario import Scenario
from landroute.studies.base import Study
from landroute.tables import resources
from landroute.wording import words
from landroute.wording.check import entries, names_of, references
from landroute.wording.words import FOLDER

# A folder each; its class is that of `study.py`.
STUDIES = {
    "question": "Question",
    "cases": "Cases",
    "map": "Map",
    "corridors": "Corridors",
    "modes": "Modes",
    "threat": "Threat",
    "closing": "Closing",
    "actors": "Actors",
    "options": "Options",
    "confidence": "Confidence",
    "data": "Data",
    "corrections": "Corrections",
    "parameters": "ParametersPage",
    "rows": "Rows",
}


def study_class(name: str) -> type[Study]:
    """Return the class of a study with all that is registered in it; `BadInput` for none."""
    if name not in STUDIES:
        raise unknown("study", name, list(STUDIES), f"there are: {', '.join(STUDIES)}")
    folder = f"landroute.studies.{name}"
    cls: type[Study] = getattr(import_module(f"{folder}.study"), STUDIES[name])
    for module in cls.modules:
        import_module(f"{folder}.{module}")
    return cls


def study(name: str, scenario: Scenario) -> Study:
    """Pose the questions of a study under a scenario."""
    return study_class(name)(scenario)


def chapter_study(name: str, namespace: Mapping[str, Any]) -> Study:
    """
    Pose the questions of a study under what a chapter's parameters cell declares.

    A chapter sees only the parameters that it declares, so that one which it uses can always be
    overridden.

    Parameters
    ----------
    name
        Of the study.
    namespace
        `globals()` of the notebook.
    """
    declared = {key: namespace[key] for key in Scenario.model_fields if key in namespace}
    return study(name, Scenario.of(declared).only(declared))


def evaluate(scenario: Scenario, only: Collection[str] = ()) -> dict[str, Finding]:
    """
    Work out the findings of the book under one scenario, or those asked for and no more.

    Parameters
    ----------
    only
        Keys of findings, and names of studies for all of theirs; every study when empty.

    Returns
    -------
    dict
        Finding key to finding, in the order of the chapters.

    Raises
    ------
    BadInput
        For what is neither a key nor a study, with the nearest right one.
    """
    wanted = {name: [] for name in STUDIES} if not only else _wanted(only)
    findings: dict[str, Finding] = {}
    for name, keys in wanted.items():
        posed = study(name, scenario)
        findings |= {key: posed[key] for key in posed.finding_keys() if not keys or key in keys}
    return findings


def _wanted(only: Collection[str]) -> dict[str, list[str]]:
    """Map the studies asked for, in their order, to the keys asked for; none where all are."""
    home = {key: name for name in STUDIES for key in study_class(name).finding_keys()}
    asked: dict[str, list[str]] = {}
    for one in only:
        if one not in home and one not in STUDIES:
            raise unknown("finding or study", one, [*home, *STUDIES], "see `landroute evaluate`")
    for name in STUDIES:
        keys = [key for key in only if home.get(key) == name]
        if keys or name in only:
            asked[name] = [] if name in only else keys
    return asked


def message_problems() -> list[str]:
    """
    Return the messages that a study lacks, and those that nothing uses.

    Returns
    -------
    list of str
        `file: reason`. A message is used if it goes with a registered key, if the code names it,
        or if another message refers to it.
    """
    named = _named_in_code()
    return [problem for name in STUDIES for problem in _problems_of(name, named)]


def _problems_of(name: str, named: str) -> Iterator[str]:
    wanted, said = set(_messages(study_class(name))), words(name)
    path = FOLDER / said.language / f"{name}.ftl"
    shown = f"wording/{said.language}/{name}.ftl"
    yield from (f"{shown}: there is no message {one}" for one in sorted(wanted) if one not in said)
    referred = {one for entry in entries(path) for one in references(entry)}
    for entry in entries(path):
        for one in names_of(entry):
            part = one.rpartition(".")[2]
            used = one in wanted or one in referred or f'"{part}"' in named or _headed(one, named)
            if not used and not any(w.startswith(f"{one}.") for w in wanted):
                yield f"{shown}: nothing uses {one}"


def _messages(cls: type[Study]) -> Iterator[str]:
    """Yield the messages that go with the registered keys of a study."""
    for entry in cls.findings:
        yield entry.message
    for entry in cls.figures:
        yield from (f"figure-{entry.message}.{part}" for part in ("title", "alt", "caption"))
    for entry in cls.tables:
        yield f"table-{entry.message}"


def _named_in_code() -> str:
    """Return the code that may name messages, and the fields and words of the tables."""
    folder = Path(__file__).parents[1]
    rooms = ("charts", "studies", "scenario", "wording", "press", "corridor", "record")
    files = [path for room in rooms for path in sorted((folder / room).rglob("*.py"))]
    said = [path.read_text(encoding="utf-8") for path in files]
    return "\n".join([*said, json.dumps(resources())])


def _headed(message: str, named: str) -> bool:
    """Say whether a message made of a machine name, such as `column-held-by`, has one in code."""
    parts = message.split("-")
    names = {dash.join(parts[at:]) for at in range(len(parts)) for dash in "-_"}
    return any(f'"{name}"' in named or f"{name}=" in named for name in names)
