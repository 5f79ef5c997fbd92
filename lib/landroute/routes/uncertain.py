"""
What uncertain dates and rival accounts leave open: open, closed, or it depends.

A change of holder known to the month or the year alone may have come on any day of it; where
sources disagree, either account may be right. On each day that gives a place one or more possible
states, passing or not. Opening a place can only open a route and closing one can only close it, so
two readings settle a day without trying every combination: with every doubtful place closed, a
route that is open is open however they are read; with every one passing, a route that is closed is
closed. Each place is read on its own. Where two dates hang together (one operation that took two
towns), some combinations are impossible and `depends` is then the cautious verdict.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from landroute.routes.control import OPEN_END
from landroute.routes.corridors import Question, question
from landroute.routes.readings import Readings, readings
from landroute.routes.searches import fewest_keys
from landroute.scenario import Scenario
from landroute.tables import RECORD_START

ANY = "any"
CLOSED, DEPENDS, OPEN = "closed", "depends", "open"
COLUMNS = ["corridor", "start", "end", "state", "why"]
REASONS = {
    "month": "date known to the month",
    "year": "date known to the year",
    "account": "accounts differ",
}


def open_bands(
    scenario: Scenario, dates: bool = True, accounts: bool = True, posed: Question | None = None
) -> pd.DataFrame:
    """
    Say when each corridor was open, closed, or either, depending on how the record is read.

    Parameters
    ----------
    scenario, dates, accounts
        As in `readings`.
    posed
        The scenario's question, where it is posed already: what it knows is then used again.

    Returns
    -------
    DataFrame
        Columns corridor (an id of data/corridors.csv, or `any` for a land route by whichever),
        start, end (half-open), state (`open`: on every reading; `closed`: on every reading;
        `depends`), why (where it depends: the fewest doubtful places on which it turns, each with
        the reason). `any` first, then the corridors in their order; neighbouring stretches of one
        differ in state or why.
    """
    asked, read_as = posed or question(scenario), readings(scenario, dates, accounts)

    @cache
    def verdicts(
        surely: frozenset[str], maybe: frozenset[str]
    ) -> dict[str, tuple[str, tuple[str, ...]]]:
        return {lane: verdict(asked, lane, surely, maybe) for lane in (ANY, *asked.by_corridor)}

    days = _change_days(read_as)
    stamps = pd.Timestamp(RECORD_START) + pd.to_timedelta(days, unit="D")
    rows = [
        (lane, start, end, state, _why(read_as, day, places))
        for day, start, end in zip(days, stamps, [*stamps[1:], OPEN_END], strict=True)
        for lane, (state, places) in verdicts(*read_as.closed(day)).items()
    ]
    return _joined(pd.DataFrame(rows, columns=COLUMNS))


def verdict(
    asked: Question, lane: str, surely: frozenset[str], maybe: frozenset[str]
) -> tuple[str, tuple[str, ...]]:
    """
    Say whether a corridor is open, closed, or depends, and on which places.

    Parameters
    ----------
    asked
        Gives the network and the two ends.
    lane
        A corridor's id, or `any`.
    surely, maybe
        Places closed on every reading, and places closed on some, the former among them.
    """
    graph = asked.graph if lane == ANY else asked.by_corridor[lane]
    if _is_open(asked, lane, maybe):
        return OPEN, ()
    if not _is_open(asked, lane, surely):
        return CLOSED, ()
    return DEPENDS, fewest_keys(graph, *asked.ends, maybe, surely) or ()


def _is_open(asked: Question, lane: str, closed: frozenset[str]) -> bool:
    whole = asked.answers.best(closed)
    if lane == ANY or whole is None or not whole.open:
        return whole is not None and whole.open
    path = asked.answers.best_by_corridor(closed)[lane]
    return path is not None and path.open


def _change_days(read_as: Readings) -> list[int]:
    """Return the numbers of the days that differ from the day before, the first included."""
    layers = np.hstack([read_as.may_pass, read_as.may_block, *read_as.reasons.values()])
    changed = (layers[1:] != layers[:-1]).any(axis=1)
    return [0, *(int(day) for day in np.flatnonzero(changed) + 1)]


def _why(read_as: Readings, day: int, places: tuple[str, ...]) -> str:
    """Name the places with the reasons for which each is in doubt."""
    said = []
    for place in places:
        number = read_as.places.index(place)
        reasons = [text for name, text in REASONS.items() if read_as.reasons[name][day, number]]
        said.append(f"{place}: {', '.join(reasons)}")
    return "; ".join(said)


def _joined(rows: pd.DataFrame) -> pd.DataFrame:
    order = {lane: number for number, lane in enumerate(dict.fromkeys(rows["corridor"]))}
    rows = rows.assign(lane=rows["corridor"].map(order)).sort_values(["lane", "start"])
    said = ["corridor", "state", "why"]
    stretch = (rows[said] != rows[said].shift()).any(axis=1).cumsum()
    kept = {name: "last" if name == "end" else "first" for name in COLUMNS}
    return rows.groupby(stretch).agg(kept).reset_index(drop=True)
