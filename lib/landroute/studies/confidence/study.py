"""How sure the rows are."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.corridor.specifications import (
    AS_RECORDED,
    CHOICES,
    row_influence,
    specifications,
)
from landroute.corridor.timeline import days_open, open_intervals
from landroute.record.control import intervals
from landroute.studies.route import ROUTE, RouteStudy
from landroute.tables.inventory import verification_counts


class Confidence(RouteStudy):
    """The record on both accounts, how far it is verified, and the answer on every reading."""

    name: ClassVar = "confidence"
    chapters: ClassVar = ("back/confidence",)
    parameters: ClassVar = (*ROUTE, "as_of", "interval_level")
    modules: ClassVar = ("findings", "readings", "figures", "tables")

    @cached_property
    def control(self) -> pd.DataFrame:
        """data/control.csv, both accounts, with the days of each row."""
        rows = intervals("control")
        return rows.assign(days=(rows["end"] - rows["start"]).dt.days)

    @cached_property
    def verification(self) -> pd.DataFrame:
        """`verification_counts`: index table; columns yes, partly, no."""
        return verification_counts()

    @cached_property
    def readings(self) -> pd.DataFrame:
        """`specifications`."""
        return specifications(self.scenario)

    @property
    def level(self) -> float:
        """The share of the readings that a range leaves inside."""
        return float(self.scenario.interval_level)

    @cached_property
    def as_it_stands(self) -> pd.Series:
        """Which of `readings` is the scenario's own, with no row turned over."""
        table, own = self.readings, self.scenario
        same = [table[name] == getattr(own, name) for name in CHOICES]
        return pd.concat([*same, table["row"] == AS_RECORDED], axis=1).all(axis=1)

    @cached_property
    def influence(self) -> pd.DataFrame:
        """`row_influence`."""
        return row_influence(self.scenario)

    @cached_property
    def open_days(self) -> int:
        """Days of the record on which a route is open."""
        return len(days_open(open_intervals(self.question)))
