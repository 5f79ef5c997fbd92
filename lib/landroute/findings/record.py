"""A finding: the one place where a number or a verdict enters the book."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from landroute.scenario import Scenario

MIME = "application/vnd.landroute.finding+json"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Finding:
    """
    A recorded result.

    Attributes
    ----------
    key : str
        Kebab-case name, unique in the book.
    value : Any
        JSON value: a number, text, truth value, list, or `None` where there is no answer.
    unit : str
        What the value counts or is measured in.
    text : str
        The sentence that says it, in Markdown.
    """

    key: str
    value: Any
    unit: str
    text: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: asdict(self), "text/markdown": self.text, "text/plain": self.text}


def finding(key: str, value: Any, unit: str, text: str) -> Finding:
    """
    Record a finding; as the last value of a cell it shows as its sentence.

    Raises
    ------
    ValueError
        When the key is not kebab-case or the sentence is empty.
    """
    if not KEY.fullmatch(key):
        raise ValueError(f"finding key {key!r} is not kebab-case")
    if not text.strip():
        raise ValueError(f"finding {key!r} has no sentence")
    return Finding(key, value, unit, text)


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


def premise(scenario: Scenario) -> str:
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
