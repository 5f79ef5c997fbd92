"""How far two coders agree, by chance-corrected measures from maintained libraries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

import krippendorff
import numpy as np
import pandas as pd

from landroute.wording.facts import Number

Scale = Literal["nominal", "ordinal", "interval", "ratio"]


class Agreement(NamedTuple):
    """
    Agreement of coders.

    Attributes
    ----------
    alpha : float
        Krippendorff's alpha on the scale of the codes (Hayes and Krippendorff 2007).
    ac1 : float
        Gwet's AC1, codes taken as names (Gwet 2008).
    same, near, rows : int
        Rows on which all coders gave the same code; no more than one step apart; all rows.
    """

    alpha: float
    ac1: float
    same: int
    near: int
    rows: int

    def facts(self) -> dict[str, Any]:
        """Return what a sentence on it is made of, but for `near`."""
        measures = {"alpha": Number(self.alpha, 2), "ac1": Number(self.ac1, 2)}
        return measures | {"same": self.same, "rows": self.rows}


def agreement(codes: pd.DataFrame, order: Sequence[Any], scale: Scale = "ordinal") -> Agreement:
    """
    Return how far coders agree.

    Parameters
    ----------
    codes
        A row a thing coded, a column a coder.
    order
        Every code there is, from least to most.
    scale
        Of the codes, for alpha.
    """
    ranks = codes.apply(lambda one: one.map({code: rank for rank, code in enumerate(order)}))
    apart = ranks.max(axis=1) - ranks.min(axis=1)
    values = (codes if scale in ("interval", "ratio") else ranks).to_numpy(dtype=float)
    varied = len(np.unique(values)) > 1
    alpha = krippendorff.alpha(values.T, level_of_measurement=scale) if varied else np.nan
    return Agreement(
        float(alpha),
        gwet_ac1(ranks.to_numpy(dtype=int), len(order)),
        int((apart == 0).sum()),
        int((apart <= 1).sum()),
        len(codes),
    )


def gwet_ac1(ratings: np.ndarray, names: int) -> float:
    """
    Return Gwet's AC1 of complete ratings by two coders (Gwet 2008, eq. 8).

    Parameters
    ----------
    ratings
        Names as numbers from 0, shape (rows, 2).
    names
        How many names there are.
    """
    observed = float((ratings[:, 0] == ratings[:, 1]).mean())
    shares = np.bincount(ratings.ravel(), minlength=names) / ratings.size
    chance = float((shares * (1 - shares)).sum() / (names - 1)) if names > 1 else 0.0
    return (observed - chance) / (1 - chance)
