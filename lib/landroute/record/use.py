"""Documented use of the road: which rows of data/documented_use.csv tell of what."""

from __future__ import annotations

import pandas as pd

MOVEMENTS = ("convoy", "lorries", "tankers", "fighters")  # values of `kind`


def movements(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of movement along the road."""
    return rows[rows["kind"].isin(MOVEMENTS) & rows["shows"].eq("use")]


def strikes(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of strikes on its traffic, men or stores."""
    return rows[rows["kind"].eq("strike") & rows["shows"].eq("use")]


def seizures(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of loads seized on stretches of it."""
    return rows[rows["kind"].eq("seizure") & rows["shows"].eq("attempt")]
