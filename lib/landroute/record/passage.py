"""Whether each place lets the Iran-aligned side's traffic through."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import pandas as pd

from landroute.record.control import change_days, control, intervals, on
from landroute.scenario import Scenario

CONTESTED = "contested"
DENIED = "denied"
OPEN = "open"


@dataclass(frozen=True)
class World:
    """
    Who holds what and whom each holder lets pass, over the whole record.

    Attributes
    ----------
    control : DataFrame
        Half-open intervals: place, start, end, controller, contested, ….
    passage : DataFrame
        Half-open intervals: controller, start, end, status, us_aligned, ….
    """

    control: pd.DataFrame
    passage: pd.DataFrame

    def change_days(self) -> list[dt.date]:
        """Return the days on which a holder or a holder's stance changes."""
        return change_days(self.control, self.passage)


def world(scenario: Scenario) -> World:
    """Return the world as the record has it, under the scenario's account and US posture."""
    stance = intervals("passage")
    if scenario.us_posture == "withdrawn":
        stance.loc[stance["us_aligned"] == "yes", "status"] = OPEN
    return World(control(scenario.account), stance)


def places_on(world: World, day: dt.date) -> pd.DataFrame:
    """
    State of every place on a day.

    Returns
    -------
    DataFrame
        Index place; columns controller, contested, passage (open, contested, denied),
        us_aligned, start, end, confidence, source. A contested place whose main holder lets
        traffic through is `contested`; one whose main holder denies it stays `denied`.
    """
    held = on(world.control, day).set_index("place")
    stance = on(world.passage, day).set_index("controller")
    state = held.join(stance[["status", "us_aligned"]], on="controller")
    state["us_aligned"] = state["us_aligned"].eq("yes")
    state["contested"] = state["contested"].fillna(False).astype(bool)
    state["passage"] = state["status"].where(
        ~(state["contested"] & state["status"].eq(OPEN)), CONTESTED
    )
    columns = ["controller", "contested", "passage", "us_aligned", "start", "end"]
    return state[[*columns, "confidence", "source"]].rename_axis("place")


def closed_through_time(
    world: World, contested_passes: bool
) -> tuple[list[dt.date], list[frozenset[str]], list[frozenset[str]]]:
    """
    Return the closed places on every day on which anything changes.

    Parameters
    ----------
    contested_passes
        Whether a contested place lets traffic through.

    Returns
    -------
    tuple
        The days, ascending; for each the places that do not let traffic through; and those of
        them that US forces or their partners hold.
    """
    days = world.change_days()
    held = _by_day(world.control, "place", days)
    stance = _by_day(world.passage, "controller", days)
    closed, us_held = [], []
    for holders, stances in zip(held, stance, strict=True):
        shut = {
            place: stances[row.controller]
            for place, row in holders.items()
            if not lets_through(stances[row.controller].status, row.contested, contested_passes)
        }
        closed.append(frozenset(shut))
        us_held.append(frozenset(p for p, s in shut.items() if s.us_aligned == "yes"))
    return days, closed, us_held


def lets_through(status: str, contested: bool, contested_passes: bool) -> bool:
    """
    Say whether a place lets traffic through.

    Parameters
    ----------
    status
        Its holder's stance: open, contested or denied.
    contested
        Whether rivals hold part of the place.
    contested_passes
        Whether a contested place, or stance, lets traffic through.
    """
    if contested_passes:
        return status in (OPEN, CONTESTED)
    return status == OPEN and not contested


def _by_day(intervals: pd.DataFrame, key: str, days: list[dt.date]) -> list[dict[str, Any]]:
    """Return, for each day, the row that holds for each value of `key`."""
    stamps = pd.DatetimeIndex(days)
    table: list[dict[str, Any]] = [{} for _ in days]
    first = stamps.searchsorted(intervals["start"])
    last = stamps.searchsorted(intervals["end"])
    for row, begin, end in zip(intervals.itertuples(), first, last, strict=True):
        for day in range(begin, end):
            table[day][getattr(row, key)] = row
    return table
