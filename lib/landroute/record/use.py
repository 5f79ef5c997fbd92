"""Documented use of the road: which rows of data/documented_use.csv tell of what."""

from __future__ import annotations

import pandas as pd

MOVEMENTS = ("convoy", "lorries", "tankers", "fighters")  # values of `kind`

# Values of `reached`: not past Deir ez-Zor, and past it.
EASTERN, WESTERN = ("iraq", "border", "deir-ez-zor"), ("homs", "damascus", "lebanon")


def movements(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of movement along the road."""
    return rows[rows["kind"].isin(MOVEMENTS) & rows["shows"].eq("use")]


def strikes(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of strikes on its traffic, men or stores."""
    return rows[rows["kind"].eq("strike") & rows["shows"].eq("use")]


def seizures(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the reports of loads seized on stretches of it."""
    return rows[rows["kind"].eq("seizure") & rows["shows"].eq("attempt")]


def most_told_by(rows: pd.DataFrame) -> tuple[str, int]:
    """Return who tells most of some reports, the first by name of equals, and how many."""
    counts = rows["told_by"].dropna().value_counts().sort_index()
    return (str(counts.idxmax()), int(counts.max())) if len(counts) else ("", 0)
