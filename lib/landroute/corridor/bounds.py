"""
Bounds over all readings of the record: open on every one, closed on every one, or it depends.

A change of holder known to the month or the year alone may have come on any day of it; where
sources disagree, either account may be right. On each day that gives a place one or more possible
states, passing or not. Opening a place can only open a route and closing one can only close it, so
two readings settle a day without trying every combination: with every doubtful place closed, a
route that is open is open however they are read; with every one passing, a route that is closed is
closed. Each place is read on its own. Where two dates hang together (one operation that took two
towns), some combinations are impossible and `depends` is then the cautious answer.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from landroute.corridor.question import question
from landroute.corridor.solver import KEPT, Solver
from landroute.network.cuts import opening_set
from landroute.record.control import OPEN_END
from landroute.record.intervals import ANY, joined
from landroute.record.readings import Readings, readings
from landroute.scenario import Scenario
from landroute.tables import RECORD_START, kept

CLOSED, DEPENDS, OPEN = "closed", "depends", "open"
COLUMNS = ["corridor", "start", "end", "state", "why"]
REASONS = ("month", "year", "account")  # a date known to no more than these; or accounts differ


def open_bands(scenario: Scenario, dates: bool = True, accounts: bool = True) -> pd.DataFrame:
    """
    Say when each corridor was open, closed, or either, depending on how the record is read.

    Parameters
    ----------
    scenario, dates, accounts
        As in `readings`.

    Returns
    -------
    DataFrame
        Columns corridor (an id of data/corridors.csv, or `any` for a land route by whichever),
        start, end (half-open), state (`open`: on every reading; `closed`: on every reading;
        `depends`), why (where it depends: the fewest doubtful places on which it turns, each with
        the reason). `any` first, then the corridors in their order; neighbouring stretches of one
        differ in state or why.
    """
    solver, read_as = question(scenario).solver, readings(scenario, dates, accounts)
    days = _change_days(read_as)
    stamps = pd.Timestamp(RECORD_START) + pd.to_timedelta(days, unit="D")
    rows = [
        (lane, start, end, state, _why(read_as, day, places))
        for day, start, end in zip(days, stamps, [*stamps[1:], OPEN_END], strict=True)
        for lane, (state, places) in states(solver, *read_as.closed(day)).items()
    ]
    order = {lane: number for number, lane in enumerate((ANY, *solver.graphs_by_corridor))}
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame = frame.sort_values(["corridor", "start"], key=lambda c: c.replace(order))
    return joined(frame, ["corridor", "state", "why"])


@kept(maxsize=KEPT)
def states(
    solver: Solver, surely: frozenset[str], maybe: frozenset[str]
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return `state_of` for a land route by whichever corridor, then for each."""
    return {
        lane: state_of(solver, lane, surely, maybe) for lane in (ANY, *solver.graphs_by_corridor)
    }


def state_of(
    solver: Solver, lane: str, surely: frozenset[str], maybe: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """
    Say whether a corridor is open, closed, or depends, and on which places.

    Parameters
    ----------
    solver
        Of the network and the two ends.
    lane
        A corridor's id, or `any`.
    surely, maybe
        Places closed on every reading, and places closed on some, the former among them.
    """
    graph = solver.graph if lane == ANY else solver.graphs_by_corridor[lane]
    if _is_open(solver, lane, maybe):
        return OPEN, ()
    if not _is_open(solver, lane, surely):
        return CLOSED, ()
    return DEPENDS, opening_set(graph, *solver.ends, maybe, surely) or ()


def _is_open(solver: Solver, lane: str, closed: frozenset[str]) -> bool:
    if lane == ANY or solver.opening_size(closed) != 0:
        return solver.opening_size(closed) == 0
    path = solver.by_corridor(closed)[lane]
    return path is not None and path.open


def _change_days(read_as: Readings) -> list[int]:
    """Return the numbers of the days that differ from the day before, the first included."""
    layers = np.hstack([read_as.may_pass, read_as.may_block, *read_as.reasons.values()])
    changed = (layers[1:] != layers[:-1]).any(axis=1)
    return [0, *(int(day) for day in np.flatnonzero(changed) + 1)]


def _why(read_as: Readings, day: int, places: tuple[str, ...]) -> str:
    """Name the places with the reasons for which each is in doubt."""
    parts = []
    for place in places:
        number = read_as.places.index(place)
        reasons = [name for name in REASONS if read_as.reasons[name][day, number]]
        parts.append(f"{place}: {', '.join(reasons)}")
    return "; ".join(parts)
