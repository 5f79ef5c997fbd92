"""Whose wishes for the eastern border weighed most, on each coded day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import cached_property
from itertools import pairwise
from typing import Any, ClassVar

import pandas as pd

from landroute.record.control import control, on, read_until_in
from landroute.record.ties import PATRON, clients_of_state
from landroute.studies.base import Study
from landroute.studies.positions.coding import Drawn, codes_of, days, drawn, middles, shown_day
from landroute.studies.positions.forecast import (
    Forecast,
    forecast,
    forecast_among,
    without_each,
)
from landroute.tables import read, rests_on_rows

PLACES = ("albukamal", "al-qaim")  # the towns on either side of the gate that all fought for


class Positions(Study):
    """Positions weighed by salience and capability, with the noise of the coding."""

    name: ClassVar = "positions"
    chapters: ClassVar = ("actors/positions",)
    parameters: ClassVar = ("as_of", "interval_level", "draws", "seed")

    @property
    def level(self) -> float:
        """How much of what is likely an interval holds."""
        return float(self.scenario.interval_level)

    @cached_property
    def settings(self) -> pd.Series:
        """Values of data/position_settings.csv by id."""
        return read("position_settings").set_index("id")["value"].astype(float)

    @property
    def line(self) -> float:
        """Position between the two sides."""
        return float(self.settings["line"])

    @cached_property
    def days(self) -> list[dt.date]:
        """The coded days, in time order."""
        return days()

    @cached_property
    def day(self) -> dt.date:
        """The coded day that is shown."""
        return shown_day(self.days, self.scenario.as_of)

    @cached_property
    def codes(self) -> dict[dt.date, pd.DataFrame]:
        """Rows of data/positions.csv by day."""
        return {day: codes_of(day) for day in self.days}

    @cached_property
    def middles(self) -> dict[dt.date, pd.DataFrame]:
        """`coding.middles` by day."""
        return {day: middles(rows) for day, rows in self.codes.items()}

    @cached_property
    def drawn(self) -> dict[dt.date, Drawn]:
        """`coding.drawn` by day."""
        draws, seed = self.scenario.draws, self.scenario.seed
        return {day: drawn(rows, draws, seed) for day, rows in self.codes.items()}

    @cached_property
    def forecasts(self) -> dict[dt.date, Forecast]:
        """The middle of the weight by day."""
        return {
            day: forecast(self.middles[day], self.drawn[day], self.line, self.level)
            for day in self.days
        }

    @property
    def now(self) -> Forecast:
        """The middle of the weight on the day that is shown."""
        return self.forecasts[self.day]

    @cached_property
    def without(self) -> dict[dt.date, dict[str, Forecast]]:
        """The middle of the weight by day and by the actor left out."""
        return {
            day: without_each(self.middles[day], self.drawn[day], self.line, self.level)
            for day in self.days
        }

    def fallen(self, day: dt.date) -> dict[str, Forecast]:
        """Return those of `without` whose verdict is another than with all actors."""
        verdict = self.forecasts[day].verdict
        return {actor: own for actor, own in self.without[day].items() if own.verdict != verdict}

    def among(self, day: dt.date, actors: Collection[str]) -> Forecast:
        """Return the middle of the weight of a day by some of its actors alone."""
        return forecast_among(self.middles[day], self.drawn[day], actors, self.line, self.level)

    @cached_property
    def steps(self) -> dict[tuple[dt.date, dt.date], tuple[Forecast, Forecast]]:
        """Each two days that follow each other, both by the actors coded on both."""
        found = {}
        for one, other in pairwise(self.days):
            both = set(self.middles[one].index) & set(self.middles[other].index)
            found[one, other] = self.among(one, both), self.among(other, both)
        return found

    @cached_property
    def always(self) -> list[str]:
        """The actors coded on every day."""
        return sorted(set.intersection(*(set(rows.index) for rows in self.middles.values())))

    def clients(self, day: dt.date) -> list[str]:
        """Return the coded actors of a day, no states, whom Iran sponsored, and note the ties."""
        ties = clients_of_state(day, PATRON)
        ties = ties[ties["to_actor"].isin(self.middles[day].index)]
        rests_on_rows("relations", ties)
        return sorted(set(ties["to_actor"]))

    def holders(self, day: dt.date) -> list[Any]:
        """
        Return who held each of `PLACES` on a day.

        Returns
        -------
        list
            Rows of `record.control`, with `beside`, `read` (the day up to which sources on the
            country were read) and `carried` (whether the day lies after it).
        """
        rows = on(control(), day).set_index("place", drop=False).loc[list(PLACES)]
        beside = [[] if pd.isna(text) else text.split("; ") for text in rows["with"]]
        country = read("places").set_index("id")["country"]
        last = [read_until_in(country[place]) for place in rows["place"]]
        carried = [end < pd.Timestamp(day) for end in last]
        shown = rows.assign(beside=beside, read=last, carried=carried)
        return list(shown.itertuples(index=False))

    def rests_on_codes(self, *shown: dt.date) -> None:
        """Note the codes of days, those with most weight first, and our choices."""
        for day in shown:
            order = self.middles[day]["weight"].sort_values(ascending=False, kind="stable").index
            rows = self.codes[day].set_index("actor", drop=False).loc[order]
            rests_on_rows("positions", rows)
        rests_on_rows("position_settings", read("position_settings").query("id == 'line'"))
