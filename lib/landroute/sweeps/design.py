"""The points of a sweep: a grid, a Latin hypercube, or a Sobol sequence, over its axes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any, Literal

import numpy as np
from scipy.stats import qmc

from landroute.sweeps.axes import Axis

Design = Literal["grid", "lhs", "sobol"]


def points(design: Design, axes: Sequence[Axis], count: int, seed: int) -> list[dict[str, Any]]:
    """
    Lay out the points of a design.

    Parameters
    ----------
    design
    axes
        For a grid, each with its values.
    count
        Of points; a grid has as many as its axes make.
    seed
        Of what is random in a Latin hypercube, and in the scrambling of a Sobol sequence, of
        which more points begin with the same.

    Returns
    -------
    list of dict
        Parameter to JSON value. Neighbours of a grid differ in its last axis.
    """
    names = [axis.name for axis in axes]
    if design == "grid":
        whole = product(*(axis.values for axis in axes))
        return [dict(zip(names, values, strict=True)) for values in whole]
    shares = _shares(design, len(axes), count, seed)
    return [
        {axis.name: axis.at(float(share)) for axis, share in zip(axes, row, strict=True)}
        for row in shares
    ]


def _shares(design: Design, width: int, count: int, seed: int) -> np.ndarray:
    """Return `count` rows of `width` shares, each from 0 to below 1."""
    if design == "lhs":
        return qmc.LatinHypercube(width, rng=seed).random(count)
    return qmc.Sobol(width, rng=seed).random(count)
