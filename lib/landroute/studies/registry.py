"""Every study by name, in the order of the book; what each finds under a scenario, as asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from typing import Any

from landroute.errors import BadInput, unknown
from landroute.outputs import Finding
from landroute.scenario import Scenario
from landroute.studies.base import Entry, Study

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
    "motives": "Motives",
    "push": "Push",
    "manpower": "Manpower",
    "positions": "Positions",
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
    wanted = _wanted(only or STUDIES)
    findings: dict[str, Finding] = {}
    for name, keys in wanted.items():
        posed = study(name, scenario)
        findings |= {key: posed[key] for key in posed.finding_keys() if not keys or key in keys}
    return findings


def homes(kind: str = "findings") -> dict[str, str]:
    """
    Map each key of the book to the study that it is registered in.

    Parameters
    ----------
    kind
        findings, figures or tables.

    Raises
    ------
    BadInput
        For a key that is registered twice, naming both places.
    """
    home: dict[str, tuple[str, Entry]] = {}
    for name in STUDIES:
        for entry in getattr(study_class(name), kind):
            for key in entry.by_key():
                if key in home:
                    raise BadInput(f"{entry.at}: {key} is registered already, at {home[key][1].at}")
                home[key] = name, entry
    return {key: name for key, (name, _) in home.items()}


def _wanted(only: Collection[str]) -> dict[str, list[str]]:
    """Map the studies asked for, in their order, to the keys asked for; none where all are."""
    home = homes()
    asked: dict[str, list[str]] = {}
    for one in only:
        if one not in home and one not in STUDIES:
            raise unknown("finding or study", one, [*home, *STUDIES], "see `landroute evaluate`")
    for name in STUDIES:
        keys = [key for key in only if home.get(key) == name]
        if keys or name in only:
            asked[name] = [] if name in only else keys
    return asked
