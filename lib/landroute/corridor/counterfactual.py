"""Whether one place is pivotal: the record beside worlds in which it is open or denied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from landroute.corridor.question import Question, Situation, question
from landroute.corridor.timeline import corridor_intervals, days_open, open_intervals
from landroute.record.control import NOWHERE, OPEN_END, overlay
from landroute.record.intervals import ANY
from landroute.record.passage import DENIED, OPEN, World, world
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START

# Nobody in data/actors.csv: who holds the place in a counterfactual world.
SUPPOSED = "supposed"
CLOSED_BY_IT = "closed by it"
OPEN_BY_IT = "open by it"
LEFT_OPEN = "left open"
SHUT_ANYWAY = "shut anyway"


def counterfactual_world(recorded: World, place: str, status: str) -> World:
    """
    Return the world in which one place lets traffic through, or denies it, all through the record.

    Parameters
    ----------
    status
        `passage.OPEN` or `passage.DENIED`. Nobody else's stance changes, and nobody reacts.
    """
    whole = {"start": pd.Timestamp(RECORD_START), "end": OPEN_END, "row": NOWHERE}
    held = pd.DataFrame([{"place": place, **whole, "controller": SUPPOSED, "contested": False}])
    stance = pd.DataFrame([{"controller": SUPPOSED, **whole, "status": status, "us_aligned": "no"}])
    # With the record's types, which a join with columns left empty would lose.
    stance = stance.reindex(columns=recorded.passage.columns).astype(recorded.passage.dtypes)
    held = held.reindex(columns=recorded.control.columns).astype(recorded.control.dtypes)
    return World(
        overlay(recorded.control, held),
        pd.concat([recorded.passage, stance], ignore_index=True),
        recorded.gates,
    )


@dataclass(frozen=True)
class Counterfactuals:
    """
    The corridor question asked three times over of one place.

    Attributes
    ----------
    place : str
    recorded, passing, denying : Question
        Of the record; with the place letting traffic through on every day; with it denying it.
    """

    place: str
    recorded: Question
    passing: Question
    denying: Question

    def days(self, of: Question) -> dict[str, pd.DatetimeIndex]:
        """Days open by corridor id, and by any land path under `ANY`, in one of the three."""
        by_corridor = corridor_intervals(of).groupby("corridor", sort=False)
        return {
            **{str(name): days_open(own) for name, own in by_corridor},
            ANY: days_open(open_intervals(of)),
        }

    @cached_property
    def days_pivotal(self) -> pd.DatetimeIndex:
        """Days on which the record has the place denied and nothing else closes every path."""
        passing, denying = (days_open(open_intervals(q)) for q in (self.passing, self.denying))
        alone = passing.difference(denying)
        return alone.intersection(self.days_denied)

    @cached_property
    def days_denied(self) -> pd.DatetimeIndex:
        """Days on which the record has the place let no traffic through."""
        return _days(self.recorded, lambda now: self.place in now.closed)

    @cached_property
    def days_denied_by_us(self) -> pd.DatetimeIndex:
        """Days of those on which US forces or their partners hold it."""
        return _days(self.recorded, lambda now: self.place in now.us_held)


def counterfactuals(place: str, scenario: Scenario) -> Counterfactuals:
    """Ask the scenario's question of the record and of the place's counterfactual worlds."""
    recorded = world(scenario)
    passing, denying = (counterfactual_world(recorded, place, s) for s in (OPEN, DENIED))
    asked = (question(scenario, one) for one in (recorded, passing, denying))
    return Counterfactuals(place, *asked)


def pivotal_intervals(asked: Counterfactuals) -> pd.DataFrame:
    """
    Say when the place is pivotal to each corridor, and when it makes no difference.

    Returns
    -------
    DataFrame
        Columns corridor (`any` for any land path), start, end (half-open), state. Left open: open
        whether or not the place lets traffic through; shut anyway: open neither way. Where the two
        differ: closed by it, if the record has the place denied, else open by it. Without gap over
        the record.
    """
    passing, denying = asked.days(asked.passing), asked.days(asked.denying)
    denied = asked.days_denied
    every = pd.date_range(RECORD_START, RECORD_END)
    rows = []
    for name in passing:
        state = pd.Series(SHUT_ANYWAY, every)
        state[passing[name]] = OPEN_BY_IT
        state[passing[name].intersection(denied)] = CLOSED_BY_IT
        state[denying[name]] = LEFT_OPEN
        runs = state.groupby((state != state.shift()).cumsum())
        rows += [
            (name, run.index[0], run.index[-1] + pd.Timedelta(days=1), run.iloc[0])
            for _, run in runs
        ]
    return pd.DataFrame(rows, columns=["corridor", "start", "end", "state"])


def _days(asked: Question, so: Callable[[Situation], bool]) -> pd.DatetimeIndex:
    """Return the days of whose situation `so` says yes."""
    rows = [(start, end, so(now)) for start, end, now in asked.stretches()]
    return days_open(pd.DataFrame(rows, columns=["start", "end", "open"]))
