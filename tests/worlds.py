"""The worlds in which every study is tried, each worked out once by the worker that has it."""

from __future__ import annotations

from functools import cache

from landroute.scenario import Scenario, resolve, scenario_names
from landroute.studies.base import Study
from landroute.studies.registry import study, study_class

WORLDS = {
    **{name: resolve(name).overrides() for name in scenario_names()},
    "first-day": {"as_of": "2011-01-01"},
    "one-day": {"as_of": "2016-03-05", "horizon": "2016-03-05"},
    "alternate-2018": {"as_of": "2018-06-01", "account": "alternate"},
    "last-day": {"as_of": "2026-11-01"},
    "to-baghdad": {"destination": "baghdad"},
    "albukamal-to-palmyra": {"origin": "albukamal", "destination": "palmyra"},
    "withdrawn-and-contested": {"us_posture": "withdrawn", "contested_passes": True},
    "tracks-to-latakia": {
        "tracks_count": True,
        "destination": "latakia",
        "horizon": "2018-01-01",
    },
    "nothing-open": {"origin": "qamishli", "destination": "idlib", "as_of": "2026-11-01"},
    "no-path": {"destination": "pipeline-border"},
    "goods-pass": {"service": 3, "as_of": "2020-06-01"},
    "fixed-and-violent": {
        "logistics": "high",
        "road_speed": "low",
        "insurgency_intensity": 4.0,
        "under_reporting": 2.0,
        "threat_band": 10,
    },
}


@cache
def asked(name: str, scenario: Scenario) -> Study:
    """Return a study under a scenario; its findings are kept with it."""
    return study(name, scenario)


def posed(name: str, world: str) -> Study:
    """Return a study in a world, the same one for all who ask."""
    scenario = Scenario.of(WORLDS[world])
    return asked(name, scenario.only(study_class(name).parameters))


@cache
def drawn(name: str, world: str) -> dict[str, dict[str, str]]:
    """Return what each figure of a study says in a world: its title, alternative text, caption."""
    own = posed(name, world)
    keys = [key for entry in own.figures for key in entry.by_key()]
    metas = {key: own.figure(key).layout.meta for key in keys}
    return {
        key: {part: meta[part] for part in ("title", "alt", "caption")}
        for key, meta in metas.items()
    }
