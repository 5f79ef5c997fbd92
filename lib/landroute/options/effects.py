"""Each option as dated changes to who holds what, run through the corridor model."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass

import pandas as pd

from landroute.routes.control import OPEN_END, overlay
from landroute.routes.corridors import Question, question
from landroute.routes.passage import World, world
from landroute.routes.timeline import corridor_intervals
from landroute.scenario import Scenario
from landroute.tables import read

RECORD = "record"


@dataclass(frozen=True)
class Outcome:
    """
    What an option does to the corridors, from the scenario's day to its horizon.

    Attributes
    ----------
    option : str
        Id in data/options.csv, or `record` for what happened.
    intervals : DataFrame
        `corridor_intervals`, clipped to the period.
    """

    option: str
    intervals: pd.DataFrame

    def open_days(self) -> pd.Series:
        """Days on which each corridor was open, by corridor id."""
        rows = self.intervals.assign(
            days=(self.intervals["end"] - self.intervals["start"]).dt.days * self.intervals["open"]
        )
        return rows.groupby("corridor")["days"].sum()

    def days_any_open(self) -> int:
        """Days on which at least one corridor was open."""
        days: set[pd.Timestamp] = set()
        for row in self.intervals[self.intervals["open"]].itertuples():
            days.update(pd.date_range(row.start, row.end, inclusive="left"))
        return len(days)


def altered_world(option: str, scenario: Scenario) -> World:
    """Return the scenario's world with the option's changes laid over the record."""
    recorded = world(scenario)
    changes = read("option_effects").query("option == @option")
    if changes.empty:
        return recorded
    changes = changes.assign(end=changes["end"].fillna(OPEN_END))
    return World(overlay(recorded.control, changes), recorded.passage)


def outcome(option: str, scenario: Scenario) -> Outcome:
    """Run one option, or the record, through the corridor model up to the horizon."""
    asked: Question = question(
        scenario, None if option == RECORD else altered_world(option, scenario)
    )
    return Outcome(option, clipped(corridor_intervals(asked), scenario.as_of, scenario.horizon))


def outcomes(scenario: Scenario) -> dict[str, Outcome]:
    """Run the record and every option of data/options.csv, in that order."""
    return {name: outcome(name, scenario) for name in (RECORD, *read("options")["id"])}


def clipped(intervals: pd.DataFrame, first: dt.date, last: dt.date) -> pd.DataFrame:
    """Return the parts of half-open `intervals` from `first` to `last`, both included."""
    begin, end = pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)
    inside = intervals[(intervals["start"] < end) & (intervals["end"] > begin)]
    return inside.assign(
        start=inside["start"].clip(lower=begin), end=inside["end"].clip(upper=end)
    ).reset_index(drop=True)


def compared(results: dict[str, Outcome]) -> pd.DataFrame:
    """
    Set each option's open days beside the record's.

    Returns
    -------
    DataFrame
        Columns option, corridor, open_days, recorded, closed_days (days the option closes that
        the record had open), opened_days (the reverse), and closed_span and opened_span (the
        first and last of those days, or `None`).
    """
    recorded = results[RECORD]
    rows = []
    for name, result in results.items():
        if name == RECORD:
            continue
        for corridor, days in result.open_days().items():
            closed, opened = _difference(recorded.intervals, result.intervals, str(corridor))
            was = int(recorded.open_days()[corridor])
            rows.append(
                (
                    name,
                    corridor,
                    int(days),
                    was,
                    len(closed),
                    _span(closed),
                    len(opened),
                    _span(opened),
                )
            )
    columns = [
        "option",
        "corridor",
        "open_days",
        "recorded",
        "closed_days",
        "closed_span",
        "opened_days",
        "opened_span",
    ]
    return pd.DataFrame(rows, columns=columns)


Days = set[pd.Timestamp]


def _difference(before: pd.DataFrame, after: pd.DataFrame, corridor: str) -> tuple[Days, Days]:
    was, now = (_open_set(frame, corridor) for frame in (before, after))
    return was - now, now - was


def _span(days: Days) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    return (min(days), max(days)) if days else None


def _open_set(intervals: pd.DataFrame, corridor: str) -> set[pd.Timestamp]:
    rows = intervals[intervals["open"] & (intervals["corridor"] == corridor)]
    return {
        day
        for row in rows.itertuples()
        for day in pd.date_range(row.start, row.end, inclusive="left")
    }


def any_open(result: Outcome) -> pd.DataFrame:
    """Return stretches on which any corridor, or none, is open: columns start, end, open."""
    points = sorted({*result.intervals["start"], *result.intervals["end"]})
    opened = result.intervals[result.intervals["open"]]
    rows = [
        (a, b, bool(((opened["start"] <= a) & (b <= opened["end"])).any()))
        for a, b in itertools.pairwise(points)
    ]
    frame = pd.DataFrame(rows, columns=["start", "end", "open"])
    stretch = frame["open"].ne(frame["open"].shift()).cumsum()
    return frame.groupby(stretch, as_index=False).agg(
        {"start": "first", "end": "last", "open": "first"}
    )[["start", "end", "open"]]
