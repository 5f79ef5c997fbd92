"""Which rows decided a route: those that block it on a day, and those by which it turned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import pandas as pd

from landroute.corridor.question import Question, Situation
from landroute.network.cuts import on_every_route, opening_set
from landroute.record.control import NOWHERE, OPEN_END
from landroute.record.held import Held
from landroute.record.intervals import ANY
from landroute.record.passage import HELD, OPEN
from landroute.tables import (
    RECORD_END,
    RECORD_START,
    kept,
    rests_on_numbered,
    rests_on_parameters,
)

DAY = dt.timedelta(days=1)
OPTION = "option_effects"

Row = tuple[str, int]  # a table and the number of a row in it


class Turn(NamedTuple):
    """
    A day on which a route opens or closes.

    Attributes
    ----------
    day : Timestamp
        The first on which it is so.
    opens : bool
    places : tuple of str
        The fewest of those that changed that day on which the turn hangs.
    """

    day: pd.Timestamp
    opens: bool
    places: tuple[str, ...]


def rests_on_state(now: Situation, places: Iterable[str]) -> None:
    """Note who holds places on a day, whom those let pass, and what the gates there are open to."""
    _note(_state_rows(now.question, list(places), now.as_of))


def rests_on_passed(now: Situation) -> None:
    """
    Note who holds what every open route of a day passes, the two ends aside, and why it may.

    Where routes share no place, what the fastest of them passes.
    """
    asked = now.question
    path = asked.solver.least_blocked(now.closed)
    between = [p for p in path.places if p not in asked.ends] if path else []
    passed = on_every_route(asked.graph, asked.ends, now.closed)
    rests_on_state(now, [p for p in between if p in passed] or between or asked.ends)


def rests_on_day(now: Situation) -> None:
    """Note why a route is open on a day, or what, as few places as can be, keeps all closed."""
    if now.open:
        rests_on_passed(now)
    elif now.keys:
        rests_on_state(now, now.keys)
    else:  # no road joins the ends
        rests_on_parameters("origin", "destination")


def rests_on_turns(
    asked: Question,
    first: dt.date | None = None,
    last: dt.date | None = None,
    lane: str = ANY,
    level: int | None = None,
) -> None:
    """
    Note the rows by which a route opened or closed, in time order.

    Where none did, why it was open, or closed, on the first of the days.

    Parameters
    ----------
    first, last
        Turns between these days alone, both included.
    lane
        A corridor's id, or `any`.
    level
        Of service; the question's own when not given.
    """
    begin = pd.Timestamp.min if first is None else pd.Timestamp(first)
    end = pd.Timestamp.max if last is None else pd.Timestamp(last)
    within = [turn for turn in turns(asked, lane, level) if begin <= turn.day <= end]
    if not within and lane == ANY and level is None:
        rests_on_day(asked.on(RECORD_START if first is None else min(begin.date(), RECORD_END)))
    gated = (asked.level if level is None else level) > HELD
    changed = [row for turn in within for row in _turning_rows(asked, turn, gated)]
    # Whose change it was first; that their holders let pass, or not, is the same for many turns.
    _note(sorted(changed, key=_of_holders))


def rests_on_readings(asked: Question, day: pd.Timestamp, *why: str) -> None:
    """
    Note who held the places on which readings turn, before the day and after it.

    Parameters
    ----------
    why
        As `bounds.open_bands` has it: places, each with its reasons.
    """
    held = _held(asked)
    places = dict.fromkeys(
        reason.split(":")[0] for one in why for reason in one.split("; ") if reason
    )
    for place in places:
        _note(_references("control", held.around(place, day.date())))


def rests_on_place(
    asked: Question, place: str, first: pd.Timestamp | None = None, end: pd.Timestamp = OPEN_END
) -> None:
    """Note who held a place, in the record or from a day to another, and whom those let pass."""
    begin = pd.Timestamp(RECORD_START) if first is None else first
    control, passage = asked.world.control, asked.world.passage
    rows = control[control["place"].eq(place) & (control["start"] < end) & (control["end"] > begin)]
    rows = rows.sort_values("start", kind="stable")
    both = rows.merge(passage, on="controller", suffixes=("_held", ""))
    met = (both["start"] < both["end_held"]) & (both["end"] > both["start_held"])
    stances = both[met & (both["start"] < end) & (both["end"] > begin)]
    _note(_references("control", rows.itertuples(index=False)))
    _note(_references("passage", stances.itertuples(index=False)))


def rests_on_turned(asked: Question, places: Iterable[str], day: pd.Timestamp) -> None:
    """Note the rows by which any of some places opened or closed on a day."""
    changed = _turning_rows(asked, Turn(day, False, tuple(places)), False)
    _note(sorted(changed, key=_of_holders))


def rests_on_together(
    asked: Question, places: Collection[str], first: pd.Timestamp, end: pd.Timestamp
) -> None:
    """
    Note by which rows places, from a day to another, all came to be open, or no longer were.

    Where they never were, who held those that were closed on the first day and on the last.
    """
    found: list[Row] = []
    before: tuple[frozenset[str], bool] | None = None
    for start, until, now in asked.stretches():
        if until <= first or start >= end:
            continue
        shut = now.closed & frozenset(places)
        if before and before[1] == bool(shut):
            continue
        changed = sorted(shut | before[0]) if before else sorted(shut)
        found += _turning_rows(asked, Turn(start, not shut, tuple(changed)), False)
        before = shut, bool(shut)
    if not found:
        for day in (first, end - pd.Timedelta(days=1)):
            shut = asked.on(day.date()).closed & frozenset(places)
            _note(_state_rows(asked, sorted(shut), day.date()))
    _note(sorted(found, key=_of_holders))


@kept(maxsize=512)
def turns(asked: Question, lane: str = ANY, level: int | None = None) -> tuple[Turn, ...]:
    """Return the days on which a land route, or one by a corridor, opens or closes."""
    graph = asked.graph if lane == ANY else asked.graphs_by_corridor[lane]
    found: list[Turn] = []
    before: tuple[frozenset[str], bool] | None = None
    for day, now in asked.through_time():
        shut = now.closed if level is None else now.shut[level - 1]
        is_open = _is_open(asked, lane, shut)
        if before and before[1] != is_open:
            most, other = (before[0], shut) if is_open else (shut, before[0])
            places = opening_set(graph, *asked.ends, most, most & other) or ()
            found.append(Turn(pd.Timestamp(day), is_open, places))
        before = shut, is_open
    return tuple(found)


def _is_open(asked: Question, lane: str, closed: frozenset[str]) -> bool:
    if lane == ANY:
        return asked.solver.opening_size(closed) == 0
    path = asked.solver.by_corridor(closed)[lane]
    return bool(path and path.open)


def _turning_rows(asked: Question, turn: Turn, gated: bool) -> list[Row]:
    """Return the rows that begin on the day of a turn, or that the holders then let it hang on."""
    held = _held(asked)
    day = turn.day.date()
    rows: list[Row] = []
    for place in turn.places:
        now, before = held.control(place, day), held.control(place, day - DAY)
        stance, was = held.passage(now.controller, day), held.passage(now.controller, day - DAY)
        if now is not before:
            rows += _references("control", [now])
        if now is not before or stance is not was:
            rows += _references("passage", [stance])
        gates = zip(held.gates(place, day), held.gates(place, day - DAY), strict=True)
        if gated:
            rows += _references("crossings", [gate for gate, then in gates if gate is not then])
    return rows


def _state_rows(asked: Question, places: Collection[str], day: dt.date) -> list[Row]:
    """Return the rows that say who holds places and lets whom pass, and what gates let through."""
    held = _held(asked)
    rows = [held.control(place, day) for place in places]
    stances = [held.passage(row.controller, day) for row in rows]
    gates = [
        gate
        for place, stance in zip(places, stances, strict=True)
        for gate in held.gates(place, day)
        if asked.level > HELD and stance.status == OPEN
    ]
    parts = (("control", rows), ("passage", stances), ("crossings", gates))
    return [found for table, own in parts for found in _references(table, own)]


def _of_holders(row: Row) -> bool:
    """Say whether a row is of a holder, not of a place: the same holder is of many places."""
    return row[0] == "passage"


def _references(table: str, rows: Iterable[Any]) -> Iterator[Row]:
    """Yield the rows of `data/` that intervals were cut from; none for what is only supposed."""
    for row in rows:
        if row is not None and row.row != NOWHERE:
            of_option = table == "control" and pd.isna(row.account)
            yield (OPTION if of_option else table), int(row.row)


def _note(rows: Iterable[Row]) -> None:
    for table, number in rows:
        rests_on_numbered(table, number)


@kept(maxsize=64)
def _held(asked: Question) -> Held:
    return Held(asked.world)
