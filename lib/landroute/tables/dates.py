"""Dates known in part: to the day, the month or the year."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

FORM = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
UNITS = {4: "Y", 7: "M", 10: "D"}  # of a date, by its length


@lru_cache(maxsize=16384)
def partial_day(text: object, *, last: bool = False) -> pd.Timestamp:
    """
    Return the first (or last) day that a date of the form YYYY[-MM[-DD]] may mean.

    A missing date gives `NaT`.
    """
    if not isinstance(text, str):
        return pd.NaT
    period = pd.Period(text, freq=UNITS[len(text)])
    return (period.end_time if last else period.start_time).normalize()


def known_day(text: object, *, last: bool = False) -> pd.Timestamp:
    """Return what `partial_day` does, and `NaT` for a text that is no such date."""
    if not isinstance(text, str) or not FORM.fullmatch(text):
        return pd.NaT
    try:
        return partial_day(text, last=last)
    except ValueError:  # as the 30th of February
        return pd.NaT
