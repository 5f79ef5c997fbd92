"""Dates known in part: to the day, the month or the year."""

from __future__ import annotations

import pandas as pd


def partial_day(text: object, *, last: bool = False) -> pd.Timestamp:
    """
    Return the first (or last) day that a date of the form YYYY[-MM[-DD]] may mean.

    A missing date gives `NaT`.
    """
    if not isinstance(text, str):
        return pd.NaT
    period = pd.Period(text, freq={4: "Y", 7: "M", 10: "D"}[len(text)])
    return (period.end_time if last else period.start_time).normalize()
