"""Parts of sentences: dates, counts, lists."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd


def day(date: dt.date) -> str:
    """Write a date as in prose: 30 June 2017."""
    return f"{date:%-d %B %Y}"


def partial_date(text: str) -> str:
    """Write a date of the form YYYY[-MM[-DD]] as in prose, with its preposition."""
    form = {4: "in %Y", 7: "in %B %Y", 10: "on %-d %B %Y"}[len(text)]
    return pd.Period(text).start_time.strftime(form)


def last_day(end: pd.Timestamp) -> dt.date:
    """Return the last day of a half-open interval that ends at `end`."""
    return (end - pd.Timedelta(days=1)).date()


def premise(scenario: Any) -> str:
    """Return the words that go before a finding which does not hold in the world as recorded."""
    if scenario.us_posture == "withdrawn":
        return "Supposing that US forces and their partners had let traffic pass: "
    return ""


def listed(items: list[str], last: str = "and") -> str:
    """Join as in prose: a, b and c."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(number: int, one: str, many: str = "") -> str:
    """Write a count with its noun: 1 place, 3 places."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
