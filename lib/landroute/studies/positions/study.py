"""Whose wishes for the eastern border weighed most, on each coded day."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any, ClassVar

import pandas as pd

from landroute.record.control import control, on
from landroute.studies.base import Study
from landroute.studies.positions.coding import Drawn, codes_of, days, drawn, middles, shown_day
from landroute.studies.positions.forecast import Forecast, forecast, without_each
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

    def holders(self, day: dt.date) -> list[Any]:
        """Return who held each of `PLACES` on a day: rows of `record.control`, with `beside`."""
        rows = on(control(), day).set_index("place", drop=False).loc[list(PLACES)]
        beside = [[] if pd.isna(text) else text.split("; ") for text in rows["with"]]
        return list(rows.assign(beside=beside).itertuples(index=False))

    def rests_on_codes(self, *shown: dt.date) -> None:
        """Note the codes of days, those with most weight first, and our choices."""
        for day in shown:
            order = self.middles[day]["weight"].sort_values(ascending=False).index
            rows = self.codes[day].set_index("actor", drop=False).loc[order]
            rests_on_rows("positions", rows)
        rests_on_rows("position_settings", read("position_settings").query("id == 'line'"))
