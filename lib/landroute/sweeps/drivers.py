"""
What drives a finding: the share of its variance that each parameter explains by itself.

The measure is the first-order index of Sobol, estimated from the points as they lie: they are
grouped by a parameter, and the variance between groups is set against the whole. What is no number
is taken as indicators, one a value, whose shares together are Goodman and Kruskal's tau. So
numbers, days, yes and no, and texts are measured alike, against choices as against ranges; the
measures of SALib from given data want numbers on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy import stats

RESAMPLES = 399  # of the bootstrap, and of the permutations
SEED = 0  # of both: the same results give the same page


@dataclass(frozen=True)
class Driver:
    """
    What a parameter explains of a finding.

    Attributes
    ----------
    name : str
        Of the parameter.
    share : float
        Of the finding's variance; 0 where chance would explain as much.
    low, high : float
        Ends of the interval of the share, by the bootstrap.
    told : bool
        Whether it can be told from chance, with as many parameters as are looked at.
    """

    name: str
    share: float
    low: float
    high: float
    told: bool


def grouped(values: np.ndarray, ranged: bool) -> np.ndarray:
    """
    Return the group of each point, by number: of one value, or of a part of a range.

    Parameters
    ----------
    values
        Of a parameter, one a point; numbers where it is ranged.
    ranged
        Whether near values belong together: groups are then of the same size, as many as the
        cube root of the points, unless there are fewer values.
    """
    distinct, codes = np.unique(values, return_inverse=True)
    count = max(2, round(len(values) ** (1 / 3)))
    if not ranged or len(distinct) <= count:
        return codes
    cuts = np.quantile(values, np.arange(1, count) / count)
    return np.unique(np.searchsorted(cuts, values, side="right"), return_inverse=True)[1]


def indicators(values: np.ndarray) -> np.ndarray:
    """Return a column for each value that occurs, 1 where a point has it and 0 elsewhere."""
    distinct, codes = np.unique(values, return_inverse=True)
    return np.eye(len(distinct))[codes]


def explained(groups: np.ndarray, outcome: np.ndarray) -> float:
    """
    Return the share of an outcome's variance that lies between groups, less what chance gives.

    Parameters
    ----------
    groups
        Number of the group of each of n points.
    outcome
        n rows, a column a number or an indicator.
    """
    sizes = np.bincount(groups)
    sizes, groups = sizes[sizes > 0], np.cumsum(sizes > 0)[groups] - 1
    centred = outcome - outcome.mean(axis=0)
    whole = float((centred**2).sum())
    if whole == 0 or len(sizes) == len(groups):
        return 0.0
    sums = np.stack([np.bincount(groups, column) for column in centred.T])
    between = float((sums**2 / sizes).sum())
    chance = (len(sizes) - 1) * (whole - between) / (len(groups) - len(sizes))
    return (between - chance) / whole


def drivers(groups: Mapping[str, np.ndarray], outcome: np.ndarray, level: float) -> list[Driver]:
    """
    Return what each parameter explains of an outcome, the most first.

    Parameters
    ----------
    groups
        Parameter to the group of each point.
    outcome
        As `explained` has it; it varies.
    level
        Of the intervals, and of what counts as told from chance.
    """
    found = [_driver(name, own, outcome, level, len(groups)) for name, own in groups.items()]
    return sorted(found, key=lambda driver: -driver.share)


def _driver(
    name: str, groups: np.ndarray, outcome: np.ndarray, level: float, looked_at: int
) -> Driver:
    places = np.arange(len(groups))
    interval = stats.bootstrap(
        (places,),
        lambda drawn: explained(groups[drawn], outcome[drawn]),
        vectorized=False,
        n_resamples=RESAMPLES,
        confidence_level=level,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    chance = stats.permutation_test(
        (groups,),
        lambda drawn: explained(drawn, outcome),
        permutation_type="pairings",
        vectorized=False,
        n_resamples=RESAMPLES,
        alternative="greater",
        rng=np.random.default_rng(SEED),
    ).pvalue
    low, high = (float(np.clip(end, 0, 1)) for end in interval)
    share = float(np.clip(explained(groups, outcome), 0, 1))
    return Driver(name, share, low, high, bool(chance <= (1 - level) / looked_at))
