"""Clashes near the road in the desert, and what they made of a convoy's passage."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.corridor.deciding import rests_on_together, rests_on_turns
from landroute.corridor.exposure import (
    RoadEvents,
    covered_months,
    dyads,
    road_events,
    stretches,
    totals,
)
from landroute.corridor.question import question
from landroute.corridor.timeline import days_open, open_intervals
from landroute.studies.base import Study
from landroute.studies.route import OPENING, ROUTE
from landroute.studies.threat.assumptions import SWEEP_COLUMNS, corners, swept
from landroute.studies.threat.encounters import encounters, encounters_by_year
from landroute.studies.threat.rates import rates
from landroute.tables import read, rests_on, rests_on_parameters, rests_on_rows
from landroute.wording.facts import Month, Span

# Suppositions by which a route may be the fastest one, and a rate be higher.
ROUTING = (*OPENING, "road_speed")
REPORTING = ("insurgency_intensity", "under_reporting")


class Threat(Study):
    """What is counted near each stretch and along each route, and what was published since."""

    name: ClassVar = "threat"
    chapters: ClassVar = ("routes/threat",)
    parameters: ClassVar = (
        *ROUTE,
        *REPORTING,
        "threat_band",
        "vehicles_per_day",
        "convoy",
        "interval_level",
    )
    modules: ClassVar = (
        "findings",
        "forecast",
        "clash_figures",
        "monthly_figure",
        "convoy_figures",
        "published_figure",
        "tables",
    )

    @property
    def band(self) -> int:
        """Distance from the road, in km, within which a clash counts."""
        return int(self.scenario.threat_band)

    @property
    def months(self) -> Span:
        """The first and the last month covered."""
        covered = covered_months()
        return Span(Month(covered[0]), Month(covered[-1]))

    @cached_property
    def events(self) -> RoadEvents:
        """What is counted near the road, without attacks on civilians."""
        return road_events(self.scenario)

    @cached_property
    def events_wide(self) -> RoadEvents:
        """The same with them."""
        return road_events(self.scenario, wide=True)

    @cached_property
    def open_rates(self) -> pd.DataFrame:
        """`rates` of each stretch and band while the stretch was open."""
        return rates(totals(self.events.near), self.scenario)

    @cached_property
    def all_rates(self) -> pd.DataFrame:
        """The same over all months."""
        return rates(totals(self.events.near, open_only=False), self.scenario)

    @property
    def ever_open(self) -> pd.Index:
        """Stretches that were open at some time."""
        months = self.in_band(self.open_rates)["months"]
        return months.index[months > 0]

    @property
    def clashes_ever_open(self) -> tuple[pd.Series, pd.Series]:
        """Clashes near each stretch that was ever open: while it was, and in all months."""
        opened, every = (
            self.in_band(table).loc[self.ever_open, "events"]
            for table in (self.open_rates, self.all_rates)
        )
        return opened, every

    def in_band(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return the rows of the scenario's band of a table by road and band, without the band."""
        own = table.index.get_level_values("band_km") == self.band
        return table[own].droplevel("band_km")

    @cached_property
    def stretch_years(self) -> pd.DataFrame:
        """`encounters_by_year` of each stretch and band."""
        return encounters_by_year(totals(self.events.near, by_year=True), self.scenario)

    @cached_property
    def corridor_years(self) -> pd.DataFrame:
        """The same of each corridor and band."""
        return encounters_by_year(totals(self.events.along, by_year=True), self.scenario)

    @cached_property
    def by_corridor(self) -> pd.DataFrame:
        """`encounters` of each corridor and band."""
        return encounters(self.corridor_years)

    def years_in_band(self, corridor: str) -> pd.DataFrame:
        """Return the rows of `corridor_years` in the scenario's band, with a column year."""
        return self.in_band(self.corridor_years).loc[[corridor]].reset_index()

    @property
    def level(self) -> float:
        """The level of every interval."""
        return float(self.scenario.interval_level)

    @cached_property
    def open_since_counted(self) -> pd.DatetimeIndex:
        """The days, from the first month covered on, on which a land route was open."""
        days = days_open(open_intervals(question(self.scenario)))
        return days[days >= covered_months()[0]]

    @property
    def uncounted(self) -> float:
        """The share of `open_since_counted`, which has a day at least, after the last month."""
        after = self.open_since_counted >= covered_months()[-1] + pd.offsets.MonthBegin()
        return float(after.mean())

    @cached_property
    def longest_open(self) -> str | None:
        """The corridor whose route was open for longest; `None` if none ever was."""
        sums = totals(self.events.along).reset_index().drop_duplicates("road")
        sums = sums[sums["months"] > 0]
        ranked = sums.sort_values(["months", "km"], ascending=False, kind="stable")
        return None if ranked.empty else str(ranked["road"].iloc[0])

    @property
    def why_unrated(self) -> str:
        """The variant of a message that says why there is no `longest_open`."""
        return "no-corridor" if self.events.routes.empty else "never-open"

    @cached_property
    def sweeps(self) -> pd.DataFrame:
        """`swept` for the corridor longest open; without rows where none was open."""
        if self.longest_open is None:
            return pd.DataFrame(columns=SWEEP_COLUMNS)
        return swept(self.events, self.events_wide, self.longest_open, self.scenario)

    def rests_on_counts(self, *stretches: str, bands: tuple[int, ...] = ()) -> None:
        """Note what clashes are counted: near which stretches, how near, whose, in which list."""
        rests_on("stretches", *(stretches or read("stretches")["id"]))
        rests_on("conflict_bands", *(bands or (self.band,)))
        rests_on_rows("conflict_coverage", read("conflict_coverage"))
        rests_on("threat_dyads", *dyads())
        rows = read("conflict_stretches")
        near = rows["stretch"].isin(stretches) if stretches else rows["stretch"].notna()
        counted = near & rows["dyad"].isin(dyads()) & rows["band_km"].isin(bands or (self.band,))
        rests_on_rows("conflict_stretches", rows[counted])

    def rests_on_stretch(self, stretch: str) -> None:
        """Note by which rows a stretch was open, in the months that are counted."""
        self._rests_on_places(stretches().at[stretch, "places"])

    def rests_on_corridor(self, corridor: str) -> None:
        """Note what is counted along a corridor's route through Syria, and when that was open."""
        routes = self.events.routes.set_index("corridor")
        rests_on("corridors", corridor)
        if corridor in routes.index:
            self._rests_on_places(routes.at[corridor, "places"])
            if routes.at[corridor, "stretches"]:
                self.rests_on_counts(*routes.at[corridor, "stretches"])

    def _rests_on_places(self, places: Collection[str]) -> None:
        months = covered_months()
        end = months[-1] + pd.offsets.MonthBegin()
        rests_on_together(question(self.scenario), places, months[0], end)

    def rests_on_assumed(self) -> None:
        """Note the assumptions by which counts become a share of passages, and their ranges."""
        rests_on_rows("threat_sweeps", read("threat_sweeps"))
        rests_on_parameters("vehicles_per_day", "convoy", "under_reporting", "insurgency_intensity")

    def rests_on_longest(self) -> None:
        """Note what the share of passages attacked on the corridor longest open rests on."""
        if self.longest_open is not None:
            self.rests_on_corridor(self.longest_open)
        else:
            rests_on_turns(question(self.scenario))
            rests_on_rows("conflict_coverage", read("conflict_coverage"))
            rests_on_parameters("origin", "destination")

    def corners(self, corridor: str) -> tuple[float, float]:
        """Return the least and greatest probability over all sourced ranges at once."""
        return corners(self.events, corridor, self.scenario)
