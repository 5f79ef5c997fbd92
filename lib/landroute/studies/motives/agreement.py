"""How far two coders agree, by chance-corrected measures from maintained libraries."""

from __future__ import annotations

from typing import NamedTuple

import krippendorff
import numpy as np
import pandas as pd


class Agreement(NamedTuple):
    """
    Agreement of coders.

    Attributes
    ----------
    alpha : float
        Krippendorff's alpha for ordered levels (Hayes and Krippendorff 2007).
    ac1 : float
        Gwet's AC1, levels taken as names (Gwet 2008).
    same, near, rows : int
        Rows on which all coders gave the same level; no more than one level apart; all rows.
    """

    alpha: float
    ac1: float
    same: int
    near: int
    rows: int


def agreement(coded: pd.DataFrame) -> Agreement:
    """
    Return how far coders agree.

    Parameters
    ----------
    coded
        Columns motive, coder, level.
    """
    levels = sorted(coded["level"].unique())
    ranks = {level: rank for rank, level in enumerate(levels)}
    table = coded.assign(rank=coded["level"].map(ranks)).pivot(
        index="motive", columns="coder", values="rank"
    )
    apart = table.max(axis=1) - table.min(axis=1)
    alpha = krippendorff.alpha(table.to_numpy(dtype=float).T, level_of_measurement="ordinal")
    return Agreement(
        float(alpha),
        gwet_ac1(table.to_numpy(dtype=int)),
        int((apart == 0).sum()),
        int((apart <= 1).sum()),
        len(table),
    )


def gwet_ac1(ratings: np.ndarray) -> float:
    """
    Return Gwet's AC1 of complete ratings by two coders (Gwet 2008, eq. 8).

    Parameters
    ----------
    ratings
        Names as numbers from 0, shape (rows, 2).
    """
    observed = float((ratings[:, 0] == ratings[:, 1]).mean())
    names = int(ratings.max()) + 1
    shares = np.bincount(ratings.ravel(), minlength=names) / ratings.size
    chance = float((shares * (1 - shares)).sum() / (names - 1)) if names > 1 else 0.0
    return (observed - chance) / (1 - chance)
