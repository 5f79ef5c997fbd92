"""Rules on the claims: what settles a forecast, and what a verdict may be on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.codings import UPHELD, codings
from landroute.tables.package import read
from landroute.tables.rules.at import at

FORECAST = "forecast"
REFUTED, MISSED = "refuted", "did-not-come-true"
UNMET, PARTLY = "unmet", "partly"  # of a forecast's condition
# The verdicts that each outcome goes with, and those besides where no forecast is judged.
VERDICTS = {
    "true": UPHELD,
    "half": ("mixed",),
    "false": (MISSED, REFUTED),
    "open": ("contested",),
    "na": ("untestable",),
}
BESIDES = {
    ("causal", "open"): ("mixed",),
    ("normative", "na"): ("mixed", "contested", *UPHELD, REFUTED),
}


def forecasts_are_settled(data: Path) -> Iterator[str]:
    """Each forecast has a horizon, and it is coded what had become of it on that day."""
    columns = codings(data)
    days = ", ".join(str(day) for day in sorted(columns))
    for row in read("claims", data).query("kind == @FORECAST").itertuples():
        day = str(row.horizon)[:10]
        if day not in {str(coded) for coded in columns}:
            reason = f"{day} of a forecast is not a day for which outcomes are coded: {days}"
            yield at(data, "claims", row.Index, "horizon", reason)


def forecasts_are_not_refuted(data: Path) -> Iterator[str]:
    """Refuted is what is a fact, a cause or a quantity; a forecast comes true or does not."""
    for row in read("claims", data).itertuples():
        if row.verdict == REFUTED and row.kind == FORECAST:
            reason = f"{REFUTED!r} on a forecast; should be {MISSED!r}"
            yield at(data, "claims", row.Index, "verdict", reason)
        if row.verdict == MISSED and row.kind != FORECAST:
            reason = f"{MISSED!r} on a {row.kind}, which is no forecast"
            yield at(data, "claims", row.Index, "verdict", reason)


def conditions_are_stated(data: Path) -> Iterator[str]:
    """Each forecast says what became of its condition; no other claim has one."""
    for row in read("claims", data).itertuples():
        if (row.kind == FORECAST) == pd.isna(row.condition):
            reason = (
                f"a {row.kind} has no condition"
                if row.kind != FORECAST
                else "missing on a forecast; should be none, met, partly or unmet"
            )
            yield at(data, "claims", row.Index, "condition", reason)


def conditions_never_met_test_nothing(data: Path) -> Iterator[str]:
    """No forecast is tested whose condition was never met; one met in part is half at best."""
    forecasts = read("claims", data).query("kind == @FORECAST").dropna(subset=["condition"])
    for row in forecasts.itertuples():
        for column in codings(data).values():
            outcome = getattr(row, column)
            if (row.condition == UNMET) != (outcome == "na"):
                reason = f"{outcome!r} where the condition is {row.condition!r}: na goes with unmet"
                yield at(data, "claims", row.Index, column, reason)
            if row.condition == PARTLY and outcome == "true":
                reason = "'true' where the condition was met in part: half at best"
                yield at(data, "claims", row.Index, column, reason)


def verdicts_follow_outcomes(data: Path) -> Iterator[str]:
    """Each verdict goes with the outcome at the horizon, or else with the last one coded."""
    columns = codings(data)
    last = columns[max(columns)]
    for row in read("claims", data).itertuples():
        column = last if pd.isna(row.horizon) else columns.get(row.horizon.date(), last)
        outcome = getattr(row, column)
        fitting = (*VERDICTS[outcome], *BESIDES.get((row.kind, outcome), ()))
        if row.verdict not in fitting:
            reason = (
                f"{row.verdict!r} does not go with {column} {outcome!r}; "
                f"should be {' or '.join(fitting)}"
            )
            yield at(data, "claims", row.Index, "verdict", reason)
