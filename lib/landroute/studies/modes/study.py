"""Air, sea and land: what each carries, and whether a road was there when the others were not."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from landroute.corridor.deciding import (
    rests_on_place,
    rests_on_state,
    rests_on_turned,
    rests_on_turns,
)
from landroute.corridor.question import Question, question
from landroute.corridor.timeline import open_intervals
from landroute.network.paths import segments
from landroute.network.reliability import (
    beta_factor_estimate,
    spare_availability,
)
from landroute.studies.modes.bases import by_basis
from landroute.studies.modes.closures import (
    CLOSED,
    DAY,
    MODES,
    WIDE,
    closures,
    government_fall,
    worst_years,
)
from landroute.studies.modes.draws import corridor_draws
from landroute.studies.modes.gateways import (
    event_count,
    gateway_days,
    gateways,
    mode_days,
    whole_losses,
    with_all_others,
)
from landroute.studies.modes.quantities import (
    TRAFFIC,
    Drawn,
    compared,
    draw,
    home_of,
    quantities,
    ranges,
    with_traffic,
)
from landroute.studies.route import PASSING, ROUTE, RouteStudy
from landroute.tables import rests_on, rests_on_table
from landroute.units import DAYS_A_MONTH
from landroute.wording.facts import Share, Span
from landroute.wording.names import names

DAYS_A_YEAR = 365
RECORDED = "recorded"  # the posture of US forces under which air and sea gateways are read
# Suppositions by which a gateway may be usable: that of the US forces is about the road alone.
GATEWAYS = tuple(name for name in PASSING if name != "us_posture")


class Modes(RouteStudy):
    """What lorries, flights and ships carry, and when each mode was lost."""

    name: ClassVar = "modes"
    chapters: ClassVar = ("routes/modes",)
    parameters: ClassVar = (
        *ROUTE,
        "as_of",
        "logistics",
        "vehicles_per_day",
        "interval_level",
        "common_cause",
        "draws",
        "seed",
    )
    modules: ClassVar = (
        "spare",
        "findings",
        "days_lost",
        "whole_loss",
        "common_cause",
        "quantity_figures",
        "loss_figures",
        "tables",
    )

    @cached_property
    def quantities(self) -> pd.DataFrame:
        """`quantities`, at the scenario's traffic: the range of all that the comparison takes."""
        return with_traffic(quantities(), self.scenario.vehicles_per_day)

    @property
    def level(self) -> float:
        """The level of every interval."""
        return float(self.scenario.interval_level)

    @cached_property
    def _drawn(self) -> Drawn:
        scenario = self.scenario
        return draw(self.quantities, scenario.logistics, scenario.draws, scenario.seed)

    @cached_property
    def road(self) -> pd.DataFrame:
        """`corridor_draws` of the scenario's day."""
        return corridor_draws(self.now, self._drawn, self.scenario)

    @cached_property
    def drawn(self) -> Mapping[tuple[str, str], np.ndarray]:
        """Draws of each measure of each line, by both."""
        return compared(self._drawn, self.road)

    @cached_property
    def ranges(self) -> pd.DataFrame:
        """`ranges` of `drawn`."""
        return ranges(self.drawn, self.level)

    @property
    def vehicles(self) -> float:
        """Vehicles a day by road in the middle draw."""
        return float(np.median(self._drawn[TRAFFIC])) / DAYS_A_MONTH

    @cached_property
    def bases(self) -> pd.DataFrame:
        """`by_basis`: counts of the road's traffic as they stand, whatever traffic is taken."""
        scenario = self.scenario
        drawn = draw(quantities(), scenario.logistics, scenario.draws, scenario.seed)
        return by_basis(drawn, self.level)

    def of(self, measure: str, line: str, estimate: str = "central") -> float:
        """Return one estimate of a measure; not a number where there is none."""
        rows = self.ranges.query("measure == @measure and mode == @line")[estimate]
        return float(rows.iloc[0]) if len(rows) else math.nan

    @property
    def ranged(self) -> bool:
        """Whether quantities are drawn from their ranges, not fixed."""
        return bool(self.scenario.logistics == "range")

    @cached_property
    def usable(self) -> pd.DataFrame:
        """`gateway_days`: days by gateway, in the recorded posture of US forces."""
        return gateway_days(self.recorded.world, self.scenario.contested_passes)

    @cached_property
    def modes(self) -> pd.DataFrame:
        """`mode_days`: days by mode."""
        return mode_days(self.usable, open_intervals(self.question))

    @property
    def days_before_fall(self) -> pd.DatetimeIndex:
        """The days of the record before the fall of Syria's government."""
        return self.usable.index[self.usable.index < government_fall()]

    @property
    def others_lost(self) -> pd.Series:
        """Truth by day: whether air and sea were both lost."""
        return ~self.modes["air"] & ~self.modes["sea"]

    @cached_property
    def losses(self) -> pd.DataFrame:
        """`whole_losses`: each time that a mode was lost whole."""
        return whole_losses(self.modes)

    @property
    def final(self) -> pd.Series:
        """The day on which each mode was lost, not to be regained, by mode, in time order."""
        return self.losses[self.losses["final"]].set_index("mode")["date"]

    @property
    def final_span(self) -> int:
        """Days from the first of the final losses to the last, of which there is one at least."""
        return int((self.final.max() - self.final.min()).days)

    @cached_property
    def gateways_lost(self) -> pd.Series:
        """The day on which each gateway of a mode lost for good was itself lost, by its id."""
        lost = [place for mode in MODES[1:] if mode in self.final for place in gateways()[mode]]
        usable = self.usable[lost]
        days = {
            place: usable.index[usable[place]].max() + DAY
            for place in usable
            if usable[place].any()
        }
        return pd.Series(days, dtype=self.usable.index.dtype)

    @property
    def losing(self) -> tuple[pd.Timestamp, pd.Timestamp]:
        """
        The days of the first and the last loss, gateways and the road, of the final ones.

        A gateway lost longer before the first mode than the window is no part of it. There is a
        final loss at least.
        """
        since = self.final.min() - pd.Timedelta(days=self.window)
        days = pd.concat([self.final, self.gateways_lost])
        return days[days >= since].min(), self.final.max()

    @property
    def losing_days(self) -> int:
        """Days from the first to the last of `losing`."""
        first, last = self.losing
        return int((last - first).days)

    @property
    def all_lost_together(self) -> bool:
        """Whether every mode was lost, not to be regained, all within the window."""
        return len(self.final) == len(MODES) and self.final_span <= self.window

    @cached_property
    def window(self) -> float:
        """Days within which losses are put down to one cause."""
        return float(self.quantities.loc[("all", "window"), "central"])

    @property
    def common(self) -> pd.DataFrame:
        """The whole losses that fell within the window of one of every other mode."""
        return self.losses[with_all_others(self.losses, self.window)]

    @property
    def common_events(self) -> int:
        """How many events the common losses make up."""
        return event_count(self.common, self.window)

    @cached_property
    def recorded_share(self) -> tuple[float, float, float] | None:
        """The record's share of common losses: low, share, high; `None` without a loss."""
        if self.losses.empty:
            return None
        common, events = len(self.common), self.common_events
        return beta_factor_estimate(
            len(self.losses) - common, common, events, len(MODES), self.level
        )

    @cached_property
    def recorded(self) -> Question:
        """The question in the recorded posture of US forces, by which gateways are read."""
        return question(self.scenario.changed(us_posture=RECORDED))

    def rests_on_losses(self, *modes: str, final: bool = True) -> None:
        """Note by which rows modes were lost: for good, or each time."""
        own = self.losses[self.losses["mode"].isin(modes)]
        for row in (own[own["final"]] if final else own).itertuples():
            if row.mode == "road":
                rests_on_turns(self.question, row.date, row.date)
            else:
                rests_on_turned(self.recorded, gateways()[row.mode], row.date)

    def rests_on_losing(self) -> None:
        """Note by which rows each gateway, and the road, were lost for the last time."""
        self.rests_on_losses(*MODES)
        if len(self.final):
            days = self.gateways_lost
            for place, day in days[days >= self.losing[0]].items():
                rests_on_turned(self.recorded, [str(place)], day)

    def rests_on_gateways(self) -> None:
        """Note who held Syria's airfields and ports through the record, and whom those let pass."""
        for places in gateways().values():
            for place in places:
                rests_on_place(self.recorded, place)

    def rests_on_quantities(self, *names: tuple[str, str]) -> None:
        """Note what is taken for quantities, by mode and quantity, and what it is taken from."""
        for name in names:
            row = self.quantities.loc[name]
            rests_on("mode_assumptions", row["id"])
            for used in row["rows"].split("; "):
                table = home_of(used)
                if table:
                    rests_on(table, used)

    def rests_on_road(self) -> None:
        """Note what hours and cost by road are drawn from: the day, the roads, the assumptions."""
        rests_on_state(self.now, self.now.keys or ())
        self.rests_on_quantities(*(name for name in self.quantities.index if name[0] == "road"))
        path = self.now.question.solver.least_blocked(self.now.closed)
        if path:
            rests_on("segments", *segments(self.now.question.graph, path))
        rests_on_table("road_classes")
        self.rests_on_closures(closures().query("mode == 'road'"))

    def rests_on_closures(self, rows: pd.DataFrame) -> None:
        """Note the disruptions that closures were read from."""
        for used in rows["rows"]:
            rests_on("disruptions", *used.split("; "))

    def lost(self, scopes: tuple[str, ...] = CLOSED) -> dict[str, float]:
        """Return the share of days lost: the road before the fall, others in their worst years."""
        worst = worst_years(scopes)["days"] / DAYS_A_YEAR
        road = 1 - float(self.modes["road"][self.days_before_fall].mean())
        return {"road": road, **{mode: float(worst[mode]) for mode in MODES[1:]}}

    @property
    def road_before_fall(self) -> str:
        """How the road was before the fall: `never-closed`, `never-open`, or `both`."""
        return {0.0: "never-closed", 1.0: "never-open"}.get(self.lost()["road"], "both")

    def spare(self, common: float, scopes: tuple[str, ...] = CLOSED) -> float:
        """Return the probability that a road works when air and sea are lost, at a common share."""
        road, *others = self.lost(scopes).values()
        return spare_availability(road, others, common)

    def spare_span(self, common: float) -> Span:
        """Return `spare` by what is counted as a day lost at sea: places shut, or lines too."""
        low, high = sorted(self.spare(common, scopes) for scopes in (CLOSED, WIDE))
        return Span(Share(low), Share(high))

    @property
    def worth(self) -> float | None:
        """What `spare` is at the scenario's share; `None` for a road never closed."""
        no_share = self.road_before_fall == "never-closed"
        return None if no_share else self.spare(self.scenario.common_cause)


def place_said(place: Any) -> str:
    """Return a place's name, or the words of the record where it is none of the book's."""
    return names("places").get(str(place), str(place))
