"""Where the weight of the actors lay on a day, how sure that is, and without any one of them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from landroute.studies.positions.coding import Drawn
from landroute.studies.positions.votes import Floats, median_index, picked, weighted_mean

Range = tuple[float, float]


class Forecast(NamedTuple):
    """
    The middle of the weight on a day.

    Attributes
    ----------
    mean, median : float
        Of the coders' mid-points.
    actor : str
        Whose position the median is.
    mean_range, median_range : tuple of float
        Intervals over the draws.
    turns : float
        Share of the draws whose median is not on that side of the line on which `median` is.
    changes : float
        Share of the draws whose median is the position of another actor.
    verdict : str
        iran, foes: both intervals lie wholly above, or below, the line; open: one of them does not.
    """

    mean: float
    median: float
    actor: str
    mean_range: Range
    median_range: Range
    turns: float
    changes: float
    verdict: str


def forecast(middle: pd.DataFrame, draws: Drawn, line: float, level: float) -> Forecast:
    """
    Return the middle of the weight.

    Parameters
    ----------
    middle
        `coding.middles` of a day.
    draws
        `coding.drawn` of the same actors in the same order.
    line
        Position between the two sides.
    level
        How much of the draws an interval holds.
    """
    position, weight = (middle[name].to_numpy(dtype=float) for name in ("position", "weight"))
    whose = median_index(position, weight)
    other = median_index(draws.position, draws.weight)
    medians = picked(draws.position, other)
    median = float(picked(position, whose))
    ranges = [
        _within(values, level) for values in (weighted_mean(draws.position, draws.weight), medians)
    ]
    return Forecast(
        mean=float(weighted_mean(position, weight)),
        median=median,
        actor=str(middle.index[int(whose)]),
        mean_range=ranges[0],
        median_range=ranges[1],
        turns=float((np.sign(medians - line) != np.sign(median - line)).mean()),
        changes=float((other != whose).mean()),
        verdict=_verdict(ranges, line),
    )


def without_each(
    middle: pd.DataFrame, draws: Drawn, line: float, level: float
) -> dict[str, Forecast]:
    """Return the middle of the weight with each actor left out in turn."""
    return {
        str(actor): forecast(middle.drop(actor), draws.without(number), line, level)
        for number, actor in enumerate(middle.index)
    }


def _verdict(ranges: list[Range], line: float) -> str:
    if all(low > line for low, _ in ranges):
        return "iran"
    return "foes" if all(high < line for _, high in ranges) else "open"


def _within(values: Floats, level: float) -> Range:
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
