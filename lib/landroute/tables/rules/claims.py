"""Rules on the claims: what settles a forecast, and what a verdict may be on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.tables.codings import codings
from landroute.tables.package import read
from landroute.tables.rules.at import at

FORECAST = "forecast"
REFUTED, MISSED = "refuted", "did-not-come-true"


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
