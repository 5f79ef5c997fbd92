"""What the record says, as plain JSON documents for other programs."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.record.control import OPEN_END, on
from landroute.record.control import control as control_intervals
from landroute.scenario import Scenario
from landroute.tables import place_id, renew
from landroute.tables.sources import split_keys


def control(place: str, scenario: Scenario) -> dict[str, Any]:
    """
    Say who held a place on the scenario's day.

    Returns
    -------
    dict
        place, as_of, account, controller, contested, start, end (`None`: beyond the record),
        confidence, sources.
    """
    renew()
    name = place_id(place)
    held = on(control_intervals(scenario.account), scenario.as_of).set_index("place").loc[name]
    return {
        "place": name,
        "as_of": scenario.as_of.isoformat(),
        "account": scenario.account,
        "controller": held["controller"],
        "contested": bool(held["contested"]),
        "start": _iso(held["start"]),
        "end": _iso(held["end"]),
        "confidence": held["confidence"],
        "sources": split_keys(held["source"]),
    }


def _iso(stamp: pd.Timestamp) -> str | None:
    return None if stamp >= OPEN_END else stamp.date().isoformat()
