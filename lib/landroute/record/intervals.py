"""Stretches of days with the same answer: half-open, joined where neighbours agree."""

from __future__ import annotations

import pandas as pd

ANY = "any"  # in place of a corridor: a land route by whichever


def joined(rows: pd.DataFrame, same: list[str]) -> pd.DataFrame:
    """
    Join each row with the next where that begins as it ends and agrees on the columns `same`.

    Parameters
    ----------
    rows
        Half-open intervals, columns start, end and others, in the order of their lanes and starts.

    Returns
    -------
    DataFrame
        The same columns; of joined rows the last end, and of the others the first value.
    """
    agrees = (rows[same] == rows[same].shift()).all(axis=1)
    run = (~(agrees & (rows["start"] == rows["end"].shift()))).cumsum()
    kept = {name: "last" if name == "end" else "first" for name in rows}
    return rows.groupby(run).agg(kept).reset_index(drop=True)
