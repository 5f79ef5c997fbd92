"""Facts that sentences are made of: each knows how it is written, and what it is in JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any, Protocol

import numpy as np
import pandas as pd
from babel import Locale

from landroute.wording import numbers
from landroute.wording.names import names

SIGNIFICANT = 9  # figures kept of a number in JSON: all that means anything, alike on any machine


COARSEST = 0.95  # a share above it would round to the whole


class Writer(Protocol):
    """What a fact may ask of the words: the language's rules, and messages of its own."""

    locale: Locale

    def __call__(self, message: str, /, **facts: Any) -> str:
        """Return a message with facts in it."""
        ...


class Fact(Protocol):
    """A value with a way to write it."""

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        ...

    def json(self) -> Any:
        """Return it as a JSON value, whole."""
        ...


@dataclass(frozen=True)
class Number:
    """A number to significant figures: 2.3, 14,600."""

    value: float
    figures: int = 2

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        return numbers.number(self.value, self.figures, words.locale)

    def json(self) -> float:
        """Return it whole."""
        return plain(self.value)


@dataclass(frozen=True)
class Share:
    """A share of 1, in per cent; near either end it is only said to be: under 0.1%."""

    value: float

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        said = numbers.percent(self.value, words.locale)
        if 0 < self.value < numbers.FINEST:
            return words("under", limit=numbers.percent(numbers.FINEST, words.locale))
        if numbers.FINEST > 1 - self.value > 0:
            return words("over", limit=numbers.percent(1 - numbers.FINEST, words.locale))
        return said

    def json(self) -> float:
        """Return it whole."""
        return plain(self.value)


@dataclass(frozen=True)
class Measure:
    """A number with its unit, the name of a message `unit-…`: 1,830 km, 26 hours."""

    value: float
    unit: str
    figures: int = 2

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        shown = numbers.rounded(self.value, self.figures)
        amount = numbers.number(self.value, self.figures, words.locale)
        plural = words.locale.plural_form(shown)
        return words(f"unit-{self.unit}", amount=amount, plural=plural)

    def json(self) -> float:
        """Return it whole."""
        return plain(self.value)


def km(value: float) -> Measure:
    """Return a length in whole km, known to three figures at best."""
    return Measure(value, "km", min(3, len(str(round(value)))))


def rough(share: float) -> Share:
    """Return a share to one figure, as assumptions bear; near an end as it is."""
    near = min(share, 1 - share) < numbers.FINE or share > COARSEST
    return Share(share if near else numbers.rounded(share, 1))


def hours(value: float) -> Measure:
    """Return a time of travel, known to two figures at best."""
    return Measure(value, "hours", 2)


@dataclass(frozen=True)
class Counted:
    """A count with its noun, the name of a message `count-…`: 1 place, 2,571 days."""

    value: int
    noun: str

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        return words(f"count-{self.noun}", n=int(self.value))

    def json(self) -> int:
        """Return the count."""
        return int(self.value)


@dataclass(frozen=True)
class Day:
    """A date: 30 June 2017; short: 30 Jun 2017."""

    date: dt.date
    short: bool = False

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        return numbers.day(self.date, words.locale, short=self.short)

    def json(self) -> str:
        """Return it as ISO 8601 has it."""
        return f"{self.date:%Y-%m-%d}"


@dataclass(frozen=True)
class Month:
    """A month: June 2017."""

    date: dt.date

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        return numbers.month(self.date, words.locale)

    def json(self) -> str:
        """Return it as ISO 8601 has it."""
        return f"{self.date:%Y-%m}"


@dataclass(frozen=True)
class When:
    """A date as far as it is known (day, month or year): 30 June 2017, June 2017, 2017."""

    date: dt.date
    precision: str
    preposition: bool = False

    @classmethod
    def of(cls, text: str, *, preposition: bool = False) -> When:
        """Read a date of the form YYYY[-MM[-DD]]; `preposition`: with `in` or `on` before it."""
        precision = {4: "year", 7: "month", 10: "day"}[len(text)]
        return cls(pd.Period(text).start_time.date(), precision, preposition)

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        date = self._written(words)
        return words("when", date=date, precision=self.precision) if self.preposition else date

    def _written(self, words: Writer) -> str:
        if self.precision == "year":
            return f"{self.date:%Y}"
        write = numbers.month if self.precision == "month" else numbers.day
        return write(self.date, words.locale)

    def json(self) -> str:
        """Return it as ISO 8601 has it, as far as it is known."""
        return f"{self.date:%Y-%m-%d}"[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True)
class Span:
    """A range of two facts: 0.2% to 98%, 26 to 30 hours; one of them where both read alike."""

    low: Any
    high: Any

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        low, high = (written(end, words) for end in (self.low, self.high))
        if low != high and isinstance(self.low, Measure) and isinstance(self.high, Measure):
            low = Number(self.low.value, self.low.figures).write(words)
        return low if low == high else words("span", low=low, high=high)

    def json(self) -> list[Any]:
        """Return both ends."""
        return [plain(self.low), plain(self.high)]


@dataclass(frozen=True)
class Period:
    """
    The days from one to another, both included, with their preposition.

    `within`: what is told lies on some of the days, the first and the last among them.
    """

    first: dt.date
    last: dt.date
    within: bool = False

    def write(self, words: Writer) -> str:
        """Return it as readers see it: from 30 June 2017 to 1 May 2018; on 30 June 2017."""
        if f"{self.first:%Y%m%d}" == f"{self.last:%Y%m%d}":
            return words("on-day", day=self.first)
        name = "period-within" if self.within else "period"
        return words(name, first=self.first, last=self.last)

    def json(self) -> list[str]:
        """Return both days."""
        return [plain(self.first), plain(self.last)]


@dataclass(frozen=True)
class Listed:
    """
    Facts in a list, joined as the language does it: a, b and c.

    `style` is `and`, `or`, or the name of a message `join-…` (comma, semicolon).
    """

    items: Collection[Any]
    style: str = "and"

    def write(self, words: Writer) -> str:
        """Return it as readers see it; raise `ValueError` for an empty list."""
        said = [written(item, words) for item in self.items]
        if not said:
            raise ValueError("an empty list has no words: let the message say so")
        if self.style in ("and", "or"):
            return numbers.listed(said, self.style, words.locale)
        return reduce(lambda a, b: words(f"join-{self.style}", before=a, after=b), said)

    def json(self) -> list[Any]:
        """Return the items."""
        return [plain(item) for item in self.items]


@dataclass(frozen=True)
class Named:
    """A row of a table by its name; `bare`: without what stands in brackets after it."""

    table: str
    id: str
    column: str = "name"
    bare: bool = False

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        name = names(self.table, self.column)[self.id]
        return name.split(" (")[0] if self.bare else name

    def json(self) -> str:
        """Return the id."""
        return self.id


def named(
    table: str,
    ids: Collection[str],
    style: str = "and",
    column: str = "name",
    *,
    bare: bool = False,
) -> Listed:
    """Return the names of several rows of a table, as a list."""
    return Listed([Named(table, one, column, bare) for one in ids], style)


@dataclass(frozen=True)
class Each:
    """The same message for each of several sets of facts, joined as `Listed` joins."""

    message: str
    rows: Collection[Mapping[str, Any]]
    style: str = "and"

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        return Listed([words(self.message, **row) for row in self.rows], self.style).write(words)

    def json(self) -> list[dict[str, Any]]:
        """Return the facts of each."""
        return [{name: plain(fact) for name, fact in row.items()} for row in self.rows]


@dataclass(frozen=True)
class Message:
    """A message of its own as a part of another, with facts of its own."""

    message: str
    facts: Mapping[str, Any]

    def write(self, words: Writer) -> str:
        """Return it as readers see it."""
        return words(self.message, **self.facts)

    def json(self) -> dict[str, Any]:
        """Return its facts."""
        return {name: plain(fact) for name, fact in self.facts.items()}


def message(name: str, /, **facts: Any) -> Message:
    """Return a message as a part of another."""
    return Message(name, facts)


def some_of(some: int, of: int) -> str:
    """Say as messages have it how many of so many: none, some or every one."""
    return "none" if not some else "every" if some == of else "some"


def of_draws(share: float, draws: int) -> Message:
    """Return a share of so many draws, and of none of them that it is none."""
    return message("of-draws", never=share == 0, share=Share(share), draws=draws)


def written(value: Any, words: Writer) -> str:
    """
    Return a fact as readers see it.

    Raises
    ------
    TypeError
        For a bare float, whose figures nobody chose, and for anything else that is no fact.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if isinstance(value, (int, np.integer)):
        return numbers.whole(int(value), words.locale)
    if isinstance(value, dt.date):
        return Day(value).write(words)
    if isinstance(value, (list, tuple)):
        return Listed(value).write(words)
    if hasattr(value, "write"):
        return str(value.write(words))
    raise TypeError(f"{value!r} is no fact: give a number its figures, say Number or Share")


def plain(value: Any) -> Any:
    """Return a fact, or a value, as JSON has it: dates as ISO text, numbers to nine figures."""
    if hasattr(value, "json"):
        return value.json()
    if isinstance(value, dt.date):
        return None if pd.isna(value) else f"{value:%Y-%m-%d}"
    if isinstance(value, np.generic):
        return plain(value.item())
    if isinstance(value, float):
        return None if np.isnan(value) else numbers.rounded(value, SIGNIFICANT)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    return None if value is pd.NA else value
