"""Who held what on any date: the day, the changes of hands and the events around it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.corridor.question import Situation
from landroute.record.crossings import crossings, gates
from landroute.studies.map.changes import changes, events, gate_changes, within
from landroute.studies.route import ROUTE, RouteStudy
from landroute.tables import RECORD_END, RECORD_START


class Map(RouteStudy):
    """The situation of the day, and of every day on which anything changes."""

    name: ClassVar = "map"
    chapters: ClassVar = ("routes/map",)
    parameters: ClassVar = (*ROUTE, "as_of", "around_months")

    @cached_property
    def steps(self) -> list[Situation]:
        """
        The situations of the days that the map stops at, in order.

        They are the record's first and last, the day asked for, and every day on which a place, its
        holder's stance or a gate changes, or by which a key event is over.
        """
        changed = [
            stamp.date()
            for stamps in (self.gate_changes["date"], self.events["by"])
            for stamp in stamps
        ]
        days = {RECORD_START, RECORD_END, self.scenario.as_of, *self.question.days, *changed}
        return [self.question.on(d) for d in sorted(days) if RECORD_START <= d <= RECORD_END]

    def gates(self, date: dt.date) -> pd.DataFrame:
        """Return `record.crossings.gates` of a day."""
        return gates(self._crossings, date)

    @cached_property
    def _crossings(self) -> pd.DataFrame:
        return crossings(self.scenario.account)

    @cached_property
    def changes(self) -> pd.DataFrame:
        """`changes` of the question's world, on the roads."""
        return changes(self.question)

    @cached_property
    def changes_by_day(self) -> pd.DataFrame:
        """The changes, one row for all places that went alike: `place` is a list of ids."""
        alike = ["date", "before", "after", "precision"]
        return self.changes.groupby(alike, as_index=False, sort=True)["place"].agg(list)

    @cached_property
    def gate_changes(self) -> pd.DataFrame:
        """`gate_changes` of the account's crossings."""
        return gate_changes(self._crossings)

    @cached_property
    def events(self) -> pd.DataFrame:
        """`events`, in time order."""
        return events()

    @cached_property
    def window(self) -> tuple[dt.date, dt.date]:
        """First and last day of the months around the day that lie in the record."""
        stamp = pd.Timestamp(self.scenario.as_of)
        months = pd.DateOffset(months=self.scenario.around_months)
        first, last = (stamp - months).date(), (stamp + months).date()
        return max(first, RECORD_START), min(last, RECORD_END)

    def around(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows whose `date` lies in the window."""
        return within(rows, *self.window)
