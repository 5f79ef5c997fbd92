"""What draws tell."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def within(draws: NDArray[np.float64], level: float) -> tuple[float, float]:
    """Return the ends of the interval, of equal tails, that holds `level` of the draws."""
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
