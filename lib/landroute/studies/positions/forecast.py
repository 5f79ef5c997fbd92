"""Where the weight of the actors lay on a day, how sure that is, and without any one of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from landroute.studies.draws import within
from landroute.studies.positions.coding import Drawn
from landroute.studies.positions.votes import median_index, picked, weighted_mean

Range = tuple[float, float]


class Forecast(NamedTuple):
    """
    The middle of the weight on a day.

    Attributes
    ----------
    mean, median : float
        Of the coders' mid-points.
    mean_drawn, median_drawn : float
        The middle one of the draws.
    actor : str
        Whose position `median` is.
    mean_range, median_range : tuple of float
        Intervals over the draws.
    turns : float
        Share of the draws whose median is not on that side of the line on which `median_drawn` is.
    changes : float
        Share of the draws whose median is the position of an actor other than `actor`.
    verdict : str
        iran, foes: both intervals lie wholly above, or below, the line; open: one of them does not.
    """

    mean: float
    median: float
    mean_drawn: float
    median_drawn: float
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
    means = weighted_mean(draws.position, draws.weight)
    ranges = [within(values, level) for values in (means, medians)]
    middle_one = float(np.median(medians))
    return Forecast(
        mean=float(weighted_mean(position, weight)),
        median=float(picked(position, whose)),
        mean_drawn=float(np.median(means)),
        median_drawn=middle_one,
        actor=str(middle.index[int(whose)]),
        mean_range=ranges[0],
        median_range=ranges[1],
        turns=float((np.sign(medians - line) != np.sign(middle_one - line)).mean()),
        changes=float((other != whose).mean()),
        verdict=_verdict(ranges, line),
    )


def forecast_among(
    middle: pd.DataFrame, draws: Drawn, actors: Collection[str], line: float, level: float
) -> Forecast:
    """Return the middle of the weight of those named alone, of the same draws."""
    kept = middle.index.isin(list(actors))
    return forecast(middle[kept], draws.among(kept), line, level)


def without_each(
    middle: pd.DataFrame, draws: Drawn, line: float, level: float
) -> dict[str, Forecast]:
    """Return the middle of the weight with each actor left out in turn."""
    return {
        str(actor): forecast_among(middle, draws, set(middle.index) - {actor}, line, level)
        for actor in middle.index
    }


def _verdict(ranges: list[Range], line: float) -> str:
    if all(low > line for low, _ in ranges):
        return "iran"
    return "foes" if all(high < line for _, high in ranges) else "open"
