"""Each option as dated changes to who holds what, run through the corridor model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from landroute.corridor.question import Question, question
from landroute.corridor.timeline import clipped, corridor_intervals, days_open, open_intervals
from landroute.record.options import altered_world
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
        Id in data/options.csv, or `record` for the world without any option.
    question : Question
        Of the world with the option.
    corridors : DataFrame
        `corridor_intervals`, clipped to the period.
    route : DataFrame
        `open_intervals`, clipped to the period: whether any land path is open.
    """

    option: str
    question: Question
    corridors: pd.DataFrame
    route: pd.DataFrame

    def open_days(self) -> dict[str, pd.DatetimeIndex]:
        """Days on which each corridor was open, by corridor id."""
        return {str(name): days_open(own) for name, own in self.corridors.groupby("corridor")}

    def days(self) -> pd.DatetimeIndex:
        """Return the days on which any land path was open."""
        return days_open(self.route)

    def days_any_open(self) -> int:
        """Count the days on which any land path was open."""
        return len(self.days())


def outcome(option: str, scenario: Scenario) -> Outcome:
    """Run one option, or the record, through the corridor model up to the horizon."""
    asked = question(scenario, None if option == RECORD else altered_world(option, scenario))
    period = (scenario.as_of, scenario.horizon)
    return Outcome(
        option,
        asked,
        clipped(corridor_intervals(asked), *period),
        clipped(open_intervals(asked), *period),
    )


def outcomes(scenario: Scenario) -> dict[str, Outcome]:
    """Run the record and every option of data/options.csv, in that order."""
    return {name: outcome(name, scenario) for name in (RECORD, *read("options")["id"])}


def closing_alone(option: str, scenario: Scenario) -> list[str]:
    """Return the places of which an option's change, by itself, leaves no route on any day."""
    period = (scenario.as_of, scenario.horizon)
    places = read("option_effects").query("option == @option")["place"].drop_duplicates()
    worlds = {str(place): altered_world(option, scenario, str(place)) for place in places}
    return [
        place
        for place, altered in worlds.items()
        if not len(days_open(clipped(open_intervals(question(scenario, altered)), *period)))
    ]


def compared(results: dict[str, Outcome]) -> pd.DataFrame:
    """
    Set each option's open days beside those without any option.

    Returns
    -------
    DataFrame
        Columns option, corridor, open_days, recorded, closed_days (days the option closes that
        were open without it), opened_days (the reverse), and closed_span and opened_span (the
        first and last of those days, or `None`).
    """
    before = results[RECORD].open_days()
    rows = [
        _change(name, corridor, before[corridor], after)
        for name, result in results.items()
        if name != RECORD
        for corridor, after in result.open_days().items()
    ]
    return pd.DataFrame(rows)


def _change(
    option: str, corridor: str, before: pd.DatetimeIndex, after: pd.DatetimeIndex
) -> dict[str, Any]:
    closed, opened = before.difference(after), after.difference(before)
    return {
        "option": option,
        "corridor": corridor,
        "open_days": len(after),
        "recorded": len(before),
        "closed_days": len(closed),
        "closed_span": _span(closed),
        "opened_days": len(opened),
        "opened_span": _span(opened),
    }


def _span(days: pd.DatetimeIndex) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    return (days[0], days[-1]) if len(days) else None
