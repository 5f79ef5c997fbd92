"""
What an answer rests on: the rows of `data/` that decided it, noted where they do.

Who works an answer out opens a `resting`; whatever below it finds that a row decides says so by
`rests_on`. Nothing is noted where nobody asks. What is worked out once and kept for several askers
would note for the first alone: it is the asker who notes, not what is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from landroute.tables.edition import kept
from landroute.tables.package import key_columns, read

DAY = pd.Timedelta(days=1)


class Row(NamedTuple):
    """A row by its table and its number there."""

    table: str
    number: int


class Counted(NamedTuple):
    """Days that were counted: what they are, and their spans, first and last day included."""

    label: Any
    spans: tuple[tuple[pd.Timestamp, pd.Timestamp], ...]


@dataclass
class Rests:
    """
    What was noted, each once, in the order in which it was first noted.

    Attributes
    ----------
    rows : dict of Row
    tables : dict of str
        Tables taken whole.
    parameters : dict of str
    sources : dict of str
        Entries of the bibliography that were counted or quoted.
    days : list of Counted
    """

    rows: dict[Row, None] = field(default_factory=dict)
    tables: dict[str, None] = field(default_factory=dict)
    parameters: dict[str, None] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    days: list[Counted] = field(default_factory=list)


_open: ContextVar[Rests | None] = ContextVar("rests", default=None)


@contextmanager
def resting() -> Iterator[Rests]:
    """Gather what is noted inside; who asked outside is told nothing of it."""
    notes = Rests()
    token = _open.set(notes)
    try:
        yield notes
    finally:
        _open.reset(token)


def rests_on(table: str, *keys: Any) -> None:
    """
    Note rows of a table, each by its key: the value of its only column, or a tuple of them.

    Raises
    ------
    KeyError
        For a key that the table does not have.
    """
    if (notes := _open.get()) is not None:
        numbers = _numbers(table)
        notes.rows |= {Row(table, numbers[key]): None for key in keys}


def rests_on_rows(table: str, rows: pd.DataFrame) -> None:
    """Note the rows of a frame that has a table's key among its columns, in the frame's order."""
    if _open.get() is not None:
        columns = key_columns(table)
        keys = rows[columns].itertuples(index=False, name=None)
        rests_on(table, *(key if len(columns) > 1 else key[0] for key in keys))


def rests_on_numbered(table: str, *numbers: int) -> None:
    """Note rows of a table by their numbers in it, as `record.control.intervals` has them."""
    if (notes := _open.get()) is not None:
        notes.rows |= {Row(table, int(number)): None for number in numbers}


def rests_on_table(*tables: str) -> None:
    """Note that a table decides as a whole, such as one whose rows are all counted."""
    if (notes := _open.get()) is not None:
        notes.tables |= dict.fromkeys(tables)


def rests_on_parameters(*names: str) -> None:
    """Note parameters that decide where no row does."""
    if (notes := _open.get()) is not None:
        notes.parameters |= dict.fromkeys(names)


def rests_on_sources(*keys: str) -> None:
    """Note entries of the bibliography."""
    if (notes := _open.get()) is not None:
        notes.sources |= dict.fromkeys(keys)


def counts_days(label: Any, days: pd.DataFrame | pd.DatetimeIndex) -> None:
    """
    Note the days that are counted.

    Parameters
    ----------
    label
        What they are: a fact or text.
    days
        Half-open intervals, columns start and end, or single days.
    """
    if (notes := _open.get()) is not None:
        spans = _runs(days) if isinstance(days, pd.DatetimeIndex) else _closed(days)
        notes.days.append(Counted(label, tuple(spans)))


def _closed(intervals: pd.DataFrame) -> Iterable[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return half-open intervals with their last days, in time order, joined where they touch."""
    spans: list[tuple[pd.Timestamp, pd.Timestamp]] = []
    for start, end in sorted(zip(intervals["start"], intervals["end"] - DAY, strict=True)):
        if spans and start <= spans[-1][1] + DAY:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


def _runs(days: pd.DatetimeIndex) -> Iterable[tuple[pd.Timestamp, pd.Timestamp]]:
    """Return the unbroken runs of single days."""
    own = pd.Series(days.unique().sort_values())
    for _, run in own.groupby((own.diff() != DAY).cumsum()):
        yield run.iloc[0], run.iloc[-1]


@kept()
def _numbers(table: str) -> dict[Any, int]:
    columns = key_columns(table)
    rows = read(table)[columns].itertuples(index=False, name=None)
    return {(key if len(columns) > 1 else key[0]): number for number, key in enumerate(rows)}
