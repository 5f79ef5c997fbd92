"""What holding one place closes and leaves, and what holding places without an end would ask."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

import pandas as pd

from landroute.corridor.question import Question, Situation, question
from landroute.corridor.timeline import clipped, corridor_intervals, days_open, open_intervals
from landroute.network.interdiction import fewest_for_all, open_between
from landroute.record.control import OPEN_END, overlay
from landroute.record.intervals import ANY
from landroute.record.passage import DENIED, OPEN, World, world
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START

# Nobody in data/actors.csv: who holds a place in a world that settles what it lets through.
SUPPOSED = "supposed"
CLOSED_BY_IT = "closed by it"
OPEN_BY_IT = "open by it"
LEFT_OPEN = "left open"
SHUT_ANYWAY = "shut anyway"


def settled(recorded: World, place: str, status: str) -> World:
    """
    Return the world in which one place lets traffic through, or denies it, all through the record.

    Parameters
    ----------
    status
        `passage.OPEN` or `passage.DENIED`. Nobody else's stance changes, and nobody reacts.
    """
    whole = {"start": pd.Timestamp(RECORD_START), "end": OPEN_END}
    held = pd.DataFrame([{"place": place, **whole, "controller": SUPPOSED, "contested": False}])
    stance = pd.DataFrame([{"controller": SUPPOSED, **whole, "status": status, "us_aligned": "no"}])
    # With the record's types, which a join with columns left empty would lose.
    stance = stance.reindex(columns=recorded.passage.columns).astype(recorded.passage.dtypes)
    held = held.reindex(columns=recorded.control.columns).astype(recorded.control.dtypes)
    return World(
        overlay(recorded.control, held), pd.concat([recorded.passage, stance], ignore_index=True)
    )


@dataclass(frozen=True)
class Holding:
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

    def days_alone(self) -> pd.DatetimeIndex:
        """Days on which the record has the place denied and nothing else keeps every way shut."""
        passing, denying = (days_open(open_intervals(q)) for q in (self.passing, self.denying))
        alone = passing.difference(denying)
        return alone.intersection(self.days_denied())

    def days_denied(self) -> pd.DatetimeIndex:
        """Days on which the record has the place let no traffic through."""
        return _days(self.recorded, lambda now: self.place in now.closed)

    def days_denied_by_us(self) -> pd.DatetimeIndex:
        """Days of those on which US forces or their partners hold it."""
        return _days(self.recorded, lambda now: self.place in now.us_held)


def holding(place: str, scenario: Scenario) -> Holding:
    """Ask the scenario's question of the record and of both worlds that settle the place."""
    recorded = world(scenario)
    asked = (
        question(scenario, world_)
        for world_ in (recorded, settled(recorded, place, OPEN), settled(recorded, place, DENIED))
    )
    return Holding(place, *asked)


def what_it_closes(held: Holding) -> pd.DataFrame:
    """
    Say when each corridor hangs on the place, and when the place makes no difference to it.

    Returns
    -------
    DataFrame
        Columns corridor (`any` for any land path), start, end (half-open), state. Left open: open
        whether or not the place lets traffic through; shut anyway: open neither way. Where the two
        differ: closed by it, if the record has the place denied, else open by it. Without gap over
        the record.
    """
    passing, denying = held.days(held.passing), held.days(held.denying)
    denied = held.days_denied()
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


def next_open_day(asked: Question, day: dt.date) -> dt.date | None:
    """
    Return the day itself if a way is open on it, else the next day on which one is.

    The last day before on which one was where none follows; `None` where none ever was.
    """
    route = open_intervals(asked)
    stretches = route[route["open"]]
    if stretches.empty:
        return None
    later = stretches[stretches["end"] > pd.Timestamp(day)]
    if later.empty:
        return (stretches["end"].iloc[-1] - pd.Timedelta(days=1)).date()
    return max(later["start"].iloc[0].date(), day)


def ways_between(asked: Question, first: dt.date, last: dt.date) -> list[frozenset[str]]:
    """Return, for each state of the network from `first` to `last`, the places on an open way."""
    days = [first, *(day for day in asked.days if first < day <= last)]
    closed = {asked.on(day).closed for day in days}
    return [open_between(asked.graph, *asked.ends, shut) for shut in closed]


def hold_throughout(
    asked: Question,
    first: dt.date,
    last: dt.date,
    candidates: Collection[str] | None = None,
) -> tuple[str, ...] | None:
    """Return the fewest places that close every way on each day from `first` to `last` at once."""
    return fewest_for_all(asked.graph, *asked.ends, ways_between(asked, first, last), candidates)


def fewest_in_period(counts: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """
    Return the stretches of a period on which the fewest places to hold stay the same.

    Parameters
    ----------
    counts
        `timeline.keys_through_time`.

    Returns
    -------
    DataFrame
        Columns start, end (half-open), cut, cut_in_east; only where a way is open.
    """
    columns = ["cut", "cut_in_east"]
    changes = counts.drop_duplicates("date", keep="first")
    same = changes[columns].fillna(-1).astype(int)
    starts = changes[(same != same.shift()).any(axis=1)]
    ends = starts["date"].shift(-1).fillna(OPEN_END)
    rows = starts.assign(start=starts["date"], end=ends)[["start", "end", *columns]]
    rows = clipped(rows, first, last)
    return rows[rows["cut"].fillna(1) > 0].reset_index(drop=True)


def by_year(asked: Question, candidates: Collection[str] | None) -> pd.Series:
    """Return, by year of the record, the fewest places that close every day of it at once."""
    years = range(RECORD_START.year, RECORD_END.year + 1)
    found = []
    for year in years:
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        span = (max(first, RECORD_START), min(last, RECORD_END))
        held = hold_throughout(asked, *span, candidates)
        found.append(None if held is None else len(held))
    return pd.Series(found, pd.Index(years, name="year"), dtype="Int64")


def no_one_denies(asked: Question, candidates: Collection[str] | None) -> tuple[str, ...] | None:
    """Return the fewest places that close every way where no other place denies traffic."""
    between = open_between(asked.graph, *asked.ends, ())
    return fewest_for_all(asked.graph, *asked.ends, [between], candidates)


def _days(asked: Question, so: Callable[[Situation], bool]) -> pd.DatetimeIndex:
    """Return the days of whose situation `so` says yes."""
    rows = [(start, end, so(now)) for start, end, now in asked.stretches()]
    return days_open(pd.DataFrame(rows, columns=["start", "end", "open"]))
