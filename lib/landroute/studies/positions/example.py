"""The published example of the expected-utility model, under noise (Scholz et al. 2011)."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from landroute.studies.positions.votes import (
    Floats,
    median_index,
    picked,
    share_up_to,
    weighted_mean,
)
from landroute.tables import read


class Example(NamedTuple):
    """
    The first step of the model on its example.

    Attributes
    ----------
    mean, median : float
        Weighted, in years.
    share : float
        Of the weight that lies at the median or below.
    """

    mean: float
    median: float
    share: float


def example() -> Example:
    """Return the first step of the model on data/positions_example.csv."""
    position, weight = _votes()
    median = float(picked(position, median_index(position, weight)))
    return Example(
        float(weighted_mean(position, weight)), median, share_up_to(position, weight, median)
    )


def example_turns(noise: float, draws: int, seed: int) -> float:
    """
    Return how often the median of the example is another.

    Parameters
    ----------
    noise
        How far each capability and each salience may be off, either way, as a share of itself.
    draws, seed
        How many draws, and where the random numbers start.
    """
    rng = np.random.default_rng(seed)
    position, weight = _votes()
    shape = (draws, len(weight))
    off = rng.uniform(1 - noise, 1 + noise, shape) * rng.uniform(1 - noise, 1 + noise, shape)
    positions = np.broadcast_to(position, shape)
    medians = picked(positions, median_index(positions, weight * off))
    return float((medians != example().median).mean())


def _votes() -> tuple[Floats, Floats]:
    rows = read("positions_example")
    weight = rows["capability"] * rows["salience"]
    return rows["position"].to_numpy(dtype=float), weight.to_numpy(dtype=float)
