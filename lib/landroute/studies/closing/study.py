"""The questions about closing a corridor, asked of one scenario."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from itertools import product
from typing import Any, ClassVar

import networkx as nx
import pandas as pd

from landroute.corridor.counterfactual import (
    CLOSED_BY_IT,
    LEFT_OPEN,
    Counterfactuals,
    counterfactuals,
    pivotal_intervals,
)
from landroute.corridor.cuts import cut_size_intervals, smallest_cuts_throughout
from landroute.corridor.deciding import rests_on_state, rests_on_turns
from landroute.corridor.question import Question, question
from landroute.corridor.timeline import days_open, nearest_open_day, set_sizes_through_time
from landroute.network.interdiction import Interdiction, interdict_by_budget
from landroute.network.smallest_sets import SmallestSets
from landroute.record.intervals import ANY
from landroute.record.options import altered_world
from landroute.studies.route import ROUTE, TANF, RouteStudy
from landroute.tables import RECORD_END, RECORD_START, counts_days, kept, read, rests_on_rows

ANYWHERE, IN_EAST = "anywhere", "in-east"  # where places may be denied: Syria's east, or anywhere


class Closing(RouteStudy):
    """The record, and worlds with less denied; the working day is the nearest with a route."""

    name: ClassVar = "closing"
    chapters: ClassVar = ("routes/closing",)
    parameters: ClassVar = (*ROUTE, "as_of", "horizon", "budget")
    modules: ClassVar = (
        "findings",
        "budget_figure",
        "cut_figure",
        "cuts_by_year",
        "options",
        "tanf",
    )

    @cached_property
    def day(self) -> dt.date | None:
        """The working day; `None` where no route is ever open."""
        return nearest_open_day(self.question, self.scenario.as_of)

    @property
    def east(self) -> frozenset[str]:
        """The places of Syria's east."""
        return self.question.solver.eastern

    @property
    def where(self) -> dict[str, frozenset[str] | None]:
        """By area, the places that may be denied; every place for `None`."""
        return {ANYWHERE: None, IN_EAST: self.east}

    @property
    def day_within(self) -> dt.date:
        """The first day of the period on which a route is open, else its first day."""
        return self.within_period(self.day)

    def within_period(self, day: dt.date | None) -> dt.date:
        """Return a day, or the first of the period where it lies outside."""
        first, last = self.scenario.as_of, self.scenario.horizon
        return day if day and first <= day <= last else first

    def denied_on(self, when: dt.date) -> tuple[int, int, int]:
        """Count the places of Syria's east that the US side, others and nobody denied on a day."""
        us, others, nobody = self.denied.loc[: pd.Timestamp(when)].iloc[-1]
        return int(us), int(others), int(nobody)

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Keys and cut through time: `set_sizes_through_time` of the record."""
        return set_sizes_through_time(self.question)

    @cached_property
    def posture_recorded(self) -> Question:
        """The question with US forces and their partners as recorded, whatever is supposed."""
        return question(self.scenario.changed(us_posture="recorded"))

    @cached_property
    def withdrawn(self) -> Question:
        """The question of a world in which US forces and their partners let traffic pass."""
        return question(self.scenario.changed(us_posture="withdrawn"))

    @cached_property
    def presence(self) -> SmallestSets | None:
        """The fewest places in Syria's east to add to the record from the day to the horizon."""
        return self._throughout(self.question)

    @cached_property
    def presence_alone(self) -> SmallestSets | None:
        """The same where US forces and their partners let traffic pass."""
        return self._throughout(self.withdrawn)

    def _throughout(self, asked: Question) -> SmallestSets | None:
        span = (self.scenario.as_of, self.scenario.horizon)
        return smallest_cuts_throughout(asked, *span, self.east)

    @cached_property
    def denied(self) -> pd.DataFrame:
        """
        Count the places in Syria's east by who denies them, on every day on which anything changes.

        Returns
        -------
        DataFrame
            Index date; columns us (US forces or their partners), others, nobody.
        """
        east = self.east
        rows = {
            pd.Timestamp(day): (
                len(now.us_held & east),
                len((now.closed - now.us_held) & east),
                len(east - now.closed),
            )
            for day, now in self.question.through_time()
        }
        columns = ["us", "others", "nobody"]
        return pd.DataFrame.from_dict(rows, orient="index", columns=columns)

    @cached_property
    def effect(self) -> pd.DataFrame:
        """What denial at Tanf closes and leaves: `pivotal_intervals`."""
        return pivotal_intervals(self.tanf)

    @cached_property
    def bought(self) -> dict[dt.date, dict[str, list[Interdiction]]]:
        """By day, then where places may be denied: `interdict_by_budget`; the working day first."""
        return {
            when: {
                where: _bought(
                    self.question.graph,
                    self.question.ends,
                    self.question.on(when).closed,
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
        record = cut_size_intervals(self.counts, RECORD_START, RECORD_END)
        first = record.drop_duplicates(["cut", "cut_in_east"])["start"]
        return list(dict.fromkeys([self.day, *(d.date() for d in first)]))

    def with_option(self, name: str) -> Question:
        """Return the question of the world under a policy option."""
        if name not in self._with_options:
            world = altered_world(name, self.scenario)
            self._with_options[name] = question(self.scenario, world)
        return self._with_options[name]

    @cached_property
    def _with_options(self) -> dict[str, Question]:
        return {}

    @cached_property
    def options_held(self) -> dict[str, dict[str, Any]]:
        """What each option would have held, as far as asked: see `options.option_held`."""
        return {}

    def rests_on_sets(self, sets: SmallestSets | None, when: dt.date) -> None:
        """Note who holds, on a day, the places of the smallest sets, those in every one first."""
        if sets:
            rests_on_state(self.question.on(when), [*sets.core, *sets.example])

    def rests_on_period(self) -> None:
        """Note the rows by which a route opens and closes from the day to the horizon."""
        rests_on_turns(self.question, self.scenario.as_of, self.scenario.horizon)

    def rests_on_east(self, *days: dt.date) -> None:
        """Note who denies places of Syria's east on some days, the US side first; its regions."""
        for day in days:
            now = self.question.on(day)
            rests_on_state(now, sorted(now.us_held & self.east))
            rests_on_state(now, sorted((now.closed - now.us_held) & self.east))
        rests_on_rows("regions", read("regions").query("eastern_syria == 'yes'"))

    @cached_property
    def tanf_by_reading(self) -> list[Counterfactuals]:
        """Tanf's worlds by account, contested places and desert tracks, by days shut alone."""
        readings = product(("primary", "alternate"), (False, True), (False, True))
        worlds = (
            counterfactuals(
                TANF,
                self.scenario.changed(
                    account=account, contested_passes=passes, tracks_count=tracks
                ),
            )
            for account, passes, tracks in readings
        )
        return sorted(worlds, key=lambda asked: len(asked.days_pivotal))

    @property
    def tanf_range(self) -> tuple[int, int]:
        """The fewest and the most days, over readings, on which Tanf alone shut every route."""
        worlds = self.tanf_by_reading
        return len(worlds[0].days_pivotal), len(worlds[-1].days_pivotal)

    @cached_property
    def shortest(self) -> str | None:
        """The corridor whose fastest route is the fewest km, were every place open."""
        paths = self.question.solver.by_corridor(frozenset())
        known = {name: path.km for name, path in paths.items() if path is not None}
        return min(known, key=known.__getitem__) if known else None

    def counts_tanf(self) -> None:
        """Note the days on which Tanf was denied, and of those what that did to every route."""
        split = self.while_denied()
        counts_days(self.words("days-tanf-alone"), split[CLOSED_BY_IT])
        counts_days(self.words("days-tanf-left"), split[LEFT_OPEN])
        counts_days(self.words("days-tanf-denied"), self.tanf.days_denied)

    def while_denied(self, lane: str = ANY) -> dict[str, pd.DatetimeIndex]:
        """Split the days on which the record has Tanf denied by what that did to a corridor."""
        own = self.effect[self.effect["corridor"] == lane]
        denied = self.tanf.days_denied
        return {
            state: days_open(own.assign(open=own["state"] == state)).intersection(denied)
            for state in (CLOSED_BY_IT, LEFT_OPEN)
        }


def hours_gained(bought: list[Interdiction]) -> list[float | None]:
    """Return the hours that each budget adds to the fastest route; `None` where none is left."""
    start = bought[0].hours or 0.0
    return [None if one.hours is None else one.hours - start for one in bought]


@kept(maxsize=256)
def _bought(
    graph: nx.Graph,
    ends: tuple[str, str],
    closed: frozenset[str],
    budget: int,
    candidates: frozenset[str] | None,
) -> list[Interdiction]:
    """Return `interdict_by_budget`, once for all scenarios in which the same places are closed."""
    return interdict_by_budget(graph, ends, closed, budget, candidates)
