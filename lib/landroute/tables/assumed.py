"""What a row of `data/mode_assumptions.csv` comes to: its numbers, or those of rows it names."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.errors import BadInput
from landroute.units import DAYS_A_MONTH, DAYS_A_WEEK

ESTIMATES = ("low", "central", "high")


def rows_named(row: Any) -> list[str]:
    """Return the ids of the rows that an assumption takes, each once; none if it has its own."""
    named = [getattr(row, f"{estimate}_row") for estimate in ESTIMATES]
    return list(dict.fromkeys(ref for ref in named if isinstance(ref, str)))


def estimates(row: Any, stated: pd.DataFrame, reported: pd.DataFrame) -> list[float]:
    """
    Return the low, central and high value of an assumption, before its factor.

    Parameters
    ----------
    row
        Of the table.
    stated, reported
        Rows of `data/modes.csv` and `data/traffic.csv` by id.

    Raises
    ------
    BadInput
        When it names a row that does not exist; names the estimate, and the row.
    """
    return [_estimate(row, name, stated, reported) for name in ESTIMATES]


def _estimate(row: Any, name: str, stated: pd.DataFrame, reported: pd.DataFrame) -> float:
    ref = getattr(row, f"{name}_row")
    if not isinstance(ref, str):
        own = getattr(row, name)
        return float("nan") if pd.isna(own) else float(own)
    if ref in stated.index:
        there = stated.loc[ref]
        value = there["central"] if pd.isna(there[name]) else there[name]
        return float("nan") if pd.isna(value) else float(value)
    if ref in reported.index:
        return _a_month(reported.loc[ref], name)
    raise BadInput(f"there is no row {ref}")


def _a_month(row: pd.Series, estimate: str) -> float:
    """Return a reported volume per month: a rate as it is told, a count over its period."""
    if pd.isna(row["low"]):
        return float("nan")
    top = row["low"] if pd.isna(row["high"]) else row["high"]
    value = {"low": row["low"], "central": (row["low"] + top) / 2, "high": top}[estimate]
    if row["unit"] == "b/d" or row["unit"].endswith("per day"):
        return float(value * DAYS_A_MONTH)
    if row["unit"].endswith("per week"):
        return float(value / DAYS_A_WEEK * DAYS_A_MONTH)
    if row["unit"].endswith("per month"):
        return float(value)
    days = (row["end"] - row["start"]).days + 1
    return float(value / days * DAYS_A_MONTH)
