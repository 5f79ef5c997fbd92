"""How many fighters a task takes, by each yardstick."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd

from landroute.studies.manpower.reports import Floats
from landroute.tables import read


def people(area: str, day: dt.date) -> tuple[pd.DataFrame, float, float]:
    """
    Return the rows of an area's people on either side of a day, and the least and most they give.

    Returns
    -------
    tuple
        Rows of data/populations.csv (one where the day lies before or after them all), least, most.
    """
    rows = read("populations").query("area == @area").sort_values("date", kind="stable")
    before, after = rows[rows["date"] <= pd.Timestamp(day)], rows[rows["date"] > pd.Timestamp(day)]
    near = pd.concat([before.tail(1), after.head(1)])
    return near, float(near["low"].min()), float(near["high"].max())


def need_range(yardstick: Any, least: float, most: float) -> tuple[float, float]:
    """
    Return the fewest and the most fighters that a yardstick may ask for.

    Parameters
    ----------
    yardstick
        A row of data/yardsticks.csv.
    least, most
        People of the area.
    """
    if yardstick.per == "people":
        return yardstick.low * least / 1000, yardstick.high * most / 1000
    return yardstick.low * yardstick.enemy_low, yardstick.high * yardstick.enemy_high


def need_draws(yardstick: Any, least: float, most: float, draws: int, seed: int) -> Floats:
    """Draw how many are needed: rule, people and enemies each anywhere within their range."""
    rng = np.random.default_rng(seed)
    rule = _within(rng, yardstick.low, yardstick.high, draws)
    if yardstick.per == "people":
        return rule * rng.uniform(least, most, draws) / 1000
    return rule * rng.uniform(yardstick.enemy_low, yardstick.enemy_high, draws)


def _within(rng: np.random.Generator, low: float, high: float, draws: int) -> Floats:
    """Draw within a range, each factor as likely as another."""
    return np.exp(rng.uniform(np.log(low), np.log(high), draws))
