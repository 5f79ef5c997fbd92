"""Whose clashes count, the rates of every stretch, and the ranges of the assumptions, as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.route import PASSING
from landroute.studies.threat.study import REPORTING, Threat
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.numbers import rounded

FIGURES = 2  # all that a rate of so few events bears


@Threat.tabulates("threat-dyads", under=())
def dyads(study: Threat) -> pd.DataFrame:
    """List whose clashes count as a threat to the road, and why."""
    return read("threat_dyads")[["dyad", "counts", "reason", "note", "source"]]


@Threat.tabulates("threat-rates-by-stretch", under=PASSING + REPORTING)
def rates_by_stretch(study: Threat) -> pd.DataFrame:
    """List the rates of every stretch that was ever open, and band, while it was."""
    table = study.open_rates.assign(all_events=study.all_rates["events"])
    table = table[table["months"] > 0].reset_index()
    table["stretch"] = table["road"].map(names("stretches"))
    columns = {
        "stretch": "stretch",
        "band_km": "band_km",
        "all_events": "all_events",
        "months": "open_months",
        "events": "open_events",
        "mean": "rate",
        "low": "rate_low",
        "high": "rate_high",
        "vehicle_mean": "vehicle_rate",
    }
    shown = table[list(columns)].rename(columns=columns)
    shown = shown.round({"open_months": 1, "open_events": 1})
    rates = ["rate", "rate_low", "rate_high", "vehicle_rate"]
    return shown.assign(
        **{name: [rounded(value, FIGURES) for value in shown[name]] for name in rates}
    )


@Threat.tabulates("threat-sweeps", under=())
def sweeps(study: Threat) -> pd.DataFrame:
    """List the ranges over which the assumptions are swept, and why."""
    return read("threat_sweeps")[["parameter", "low", "high", "reason", "note", "source"]]
