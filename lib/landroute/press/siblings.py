"""The sites of scenarios below the book's own: which there are, for its pages to lead to."""

from __future__ import annotations

import json

from landroute.files import write_whole
from landroute.press import unchanged
from landroute.press.places import BELOW, LIST, SITE, TOLD


def scenario_names() -> list[str]:
    """Return the names of the scenarios whose sites stand."""
    return sorted(path.parent.name for path in (SITE / BELOW).glob(f"*/{TOLD}"))


def stale_scenarios() -> list[str]:
    """Return the names of those whose sites show an earlier book than the baseline's does."""
    now = unchanged.meaning_of(SITE)
    return [name for name in scenario_names() if unchanged.meaning_of(SITE / BELOW / name) != now]


def list_scenarios() -> None:
    """Write which scenarios' sites a reader is led to: those of the same book."""
    stale = stale_scenarios()
    told = [
        json.loads((SITE / BELOW / name / TOLD).read_text(encoding="utf-8"))
        for name in scenario_names()
        if name not in stale
    ]
    write_whole(SITE / BELOW / LIST, f"window.landrouteScenarios = {json.dumps(told)};\n")
