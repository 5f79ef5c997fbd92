"""Weighted mean and weighted median of positions, as in the first step of bargaining models."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALF = 0.5  # of the weight: what a median is


def weighted_mean(positions: Floats, weights: Floats) -> Floats:
    """Return the mean of positions along the last axis, each counted by its weight."""
    return np.asarray((positions * weights).sum(axis=-1) / weights.sum(axis=-1))


def median_index(positions: Floats, weights: Floats) -> NDArray[np.intp]:
    """
    Return along the last axis whose position is the weighted median.

    It is the least position at or below which half of the weight lies (Black 1948, with votes
    that count by their weight); of several who hold it, the one at whom the half is reached.

    Parameters
    ----------
    positions, weights
        Of one shape; the weights not all nought.
    """
    order = np.argsort(positions, axis=-1, kind="stable")
    reached = np.cumsum(np.take_along_axis(weights, order, axis=-1), axis=-1)
    first = (reached >= HALF * reached[..., -1:]).argmax(axis=-1)
    return np.asarray(np.take_along_axis(order, first[..., None], axis=-1)[..., 0])


def picked(positions: Floats, index: NDArray[np.intp]) -> Floats:
    """Return along the last axis the position of the one whom `median_index` names."""
    return np.asarray(np.take_along_axis(positions, index[..., None], axis=-1)[..., 0])


def share_up_to(positions: Floats, weights: Floats, position: float) -> float:
    """Return the share of the weight that lies at or below a position."""
    return float(weights[positions <= position].sum() / weights.sum())
