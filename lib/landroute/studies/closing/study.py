"""The questions about closing a corridor, asked of one scenario."""

from __future__ import annotations

import datetime as dt
from functools import cached_property, lru_cache

import networkx as nx
import pandas as pd

from landroute.corridor.holding import (
    CLOSED_BY_IT,
    LEFT_OPEN,
    Holding,
    fewest_in_period,
    hold_throughout,
    holding,
    next_open_day,
    what_it_closes,
)
from landroute.corridor.question import Question, question
from landroute.corridor.timeline import days_open, keys_through_time
from landroute.network.interdiction import Interdiction, by_budget
from landroute.network.paths import eastern_syria
from landroute.record.intervals import ANY
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START

TANF = "tanf"
ANYWHERE = "anywhere"
IN_EAST = "in Syria's east"


class Study:
    """The questions that the chapter asks of one scenario, each answered once."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.tanf: Holding = holding(TANF, scenario)
        self.asked: Question = self.tanf.recorded
        self.day: dt.date | None = next_open_day(self.asked, scenario.as_of)
        east = eastern_syria(self.asked.graph)
        self.where: dict[str, frozenset[str] | None] = {ANYWHERE: None, IN_EAST: east}

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Keys and cut through time: `keys_through_time` of the record."""
        return keys_through_time(self.asked)

    @cached_property
    def withdrawn(self) -> Question:
        """The question of a world in which US forces and their partners let traffic pass."""
        return question(Scenario.of({**self.scenario.overrides(), "us_posture": "withdrawn"}))

    @cached_property
    def presence(self) -> tuple[str, ...] | None:
        """The fewest places in Syria's east to add to the record from the day to the horizon."""
        return self._throughout(self.asked)

    @cached_property
    def presence_alone(self) -> tuple[str, ...] | None:
        """The same where US forces and their partners let traffic pass."""
        return self._throughout(self.withdrawn)

    def _throughout(self, asked: Question) -> tuple[str, ...] | None:
        span = (self.scenario.as_of, self.scenario.horizon)
        return hold_throughout(asked, *span, self.where[IN_EAST])

    @cached_property
    def denied(self) -> pd.DataFrame:
        """
        Count the places in Syria's east by who denies them, on every day on which anything changes.

        Returns
        -------
        DataFrame
            Index date; columns us (US forces or their partners), others, nobody.
        """
        east = self.where[IN_EAST] or frozenset()
        rows = {
            pd.Timestamp(day): (
                len(now.us_held & east),
                len((now.closed - now.us_held) & east),
                len(east - now.closed),
            )
            for day, now in self.asked.through_time()
        }
        columns = ["us", "others", "nobody"]
        return pd.DataFrame.from_dict(rows, orient="index", columns=columns)

    @cached_property
    def effect(self) -> pd.DataFrame:
        """What denial at Tanf closes and leaves: `what_it_closes`."""
        return what_it_closes(self.tanf)

    @cached_property
    def bought(self) -> dict[dt.date, dict[str, list[Interdiction]]]:
        """By day, then by where places may be denied: `by_budget`; the working day first."""
        return {
            when: {
                where: _bought(
                    self.asked.graph,
                    self.asked.ends,
                    self.asked.on(when).closed,
                    self.scenario.budget,
                    candidates,
                )
                for where, candidates in self.where.items()
            }
            for when in self._days_to_spend_on()
        }

    def _days_to_spend_on(self) -> list[dt.date]:
        """Return the working day and the first day of each pair of sizes of the two cuts."""
        if self.day is None:
            return []
        record = fewest_in_period(self.counts, RECORD_START, RECORD_END)
        first = record.drop_duplicates(["cut", "cut_in_east"])["start"]
        return list(dict.fromkeys([self.day, *(d.date() for d in first)]))

    def while_denied(self, lane: str = ANY) -> dict[str, pd.DatetimeIndex]:
        """Split the days on which the record has Tanf denied by what that did to a corridor."""
        own = self.effect[self.effect["corridor"] == lane]
        denied = self.tanf.days_denied()
        return {
            state: days_open(own.assign(open=own["state"] == state)).intersection(denied)
            for state in (CLOSED_BY_IT, LEFT_OPEN)
        }


@lru_cache(maxsize=256)
def _bought(
    graph: nx.Graph,
    ends: tuple[str, str],
    closed: frozenset[str],
    budget: int,
    candidates: frozenset[str] | None,
) -> list[Interdiction]:
    """Return `by_budget`, once for all scenarios in which the same places are closed."""
    return by_budget(graph, ends, closed, budget, candidates)
