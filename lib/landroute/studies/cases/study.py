"""The case that the road mattered, the case that it was overplayed, and where they part."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.corridor.deciding import rests_on_turns
from landroute.corridor.timeline import open_intervals, service_intervals
from landroute.record.control import control
from landroute.record.intervals import ANY
from landroute.studies.route import ROUTE, RouteStudy
from landroute.tables import RECORD_START, read, rests_on, rests_on_rows

GOVERNMENT = "syrian-government"
GATEWAYS = ("airport", "port")  # values of `kind` in data/places.csv


class Cases(RouteStudy):
    """Both cases from the rows, each at its best, from the scenario's day on."""

    name: ClassVar = "cases"
    chapters: ClassVar = ("question/cases",)
    parameters: ClassVar = (*ROUTE, "as_of")
    modules: ClassVar = ("mattered", "overplayed", "tables")

    @cached_property
    def regained(self) -> pd.DataFrame:
        """The open stretches that begin or go on after the day: start, end, open."""
        rows = open_intervals(self.question)
        day = pd.Timestamp(self.scenario.as_of)
        rows = rows[rows["open"] & (rows["end"] > day)]
        return rows.assign(start=rows["start"].clip(lower=day)).reset_index(drop=True)

    @property
    def regained_on(self) -> pd.Timestamp | None:
        """The day on which the first of the open stretches began; none: open from the outset."""
        rows = open_intervals(self.question)
        day = rows.loc[rows["open"] & (rows["end"] > self.regained["start"].iloc[0]), "start"].min()
        return None if day == pd.Timestamp(RECORD_START) else day

    @cached_property
    def service(self) -> pd.DataFrame:
        """`service_intervals` of a land route by whichever corridor."""
        rows = service_intervals(self.question)
        return rows[rows["corridor"] == ANY]

    @cached_property
    def use(self) -> pd.DataFrame:
        """data/documented_use.csv from the day on which the route was regained."""
        rows = read("documented_use")
        if self.regained.empty:
            return rows.iloc[:0]
        first, last = self.regained["start"].iloc[0], self.regained["end"].iloc[-1]
        return rows[(rows["start"] >= first) & (rows["start"] < last)]

    @cached_property
    def in_syria(self) -> frozenset[str]:
        """The network's places in Syria, but the two ends."""
        nodes = self.question.graph.nodes(data="country")
        return frozenset(p for p, c in nodes if c == "SY") - set(self.question.ends)

    def gateways_lost(self, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
        """Return when Syria's government lost each airfield and port, between two days."""
        places = read("places").query("country == 'SY' and kind in @GATEWAYS")["id"]
        rows = control(self.scenario.account)
        rows = rows[rows["place"].isin(places) & rows["controller"].eq(GOVERNMENT)]
        lost = rows[rows["end"].between(first, last)].sort_values(["end", "place"])
        rests_on_rows("control", read("control").iloc[lost["row"]])
        return lost

    def rests_on_regained(self) -> None:
        """Note by which rows the route opened and closed from the day on."""
        rests_on_turns(self.question, self.scenario.as_of)

    def rows_of(self, point: str) -> pd.DataFrame:
        """Return the rows that a point of data/cases.csv names, in their table's columns."""
        row = read("cases").set_index("point").loc[point]
        table = read(row["table"])
        own = table[table["id"].isin(row["rows"].split("; "))]
        rests_on_rows(row["table"], own)
        rests_on("cases", row["id"])
        return own
