"""Explicit Bayes over statements: how far the rows move the odds, and at what prior they turn."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from landroute.tables import read

Floats = NDArray[np.float64]


def coded() -> pd.DataFrame:
    """
    Return the coded rows with the range of their likelihood ratio.

    Returns
    -------
    DataFrame
        Index as in data/likelihoods.csv; columns motive (id of the row coded), coder, cluster,
        level, low, high (of the ratio, below 1 where it speaks against the corridor).
    """
    rows, levels = read("likelihoods"), read("likelihood_levels").set_index("id")
    known = levels.loc[rows["level"], ["level", "low", "high"]].set_index(rows.index)
    return rows[["motive", "coder", "cluster"]].join(known)


def posterior(prior: float, ratios: Floats | list[float]) -> float:
    """
    Return the probability after evidence, by Bayes' rule on odds (Fairfield and Charman 2017).

    Parameters
    ----------
    prior
        Probability before it, between 0 and 1.
    ratios
        Likelihood ratios of independent pieces of evidence.
    """
    odds = prior / (1 - prior) * float(np.prod(ratios))
    return odds / (1 + odds)


def turning_prior(log_ratio: Floats) -> Floats:
    """Return the prior at which the evidence leaves even odds, for sums of log ratios."""
    return np.asarray(1 / (1 + np.exp(log_ratio)))


def summed(rows: pd.DataFrame) -> float:
    """
    Return the log ratio of all rows: each cluster counts once, by the mean of its rows and coders.

    Parameters
    ----------
    rows
        `coded`; a ratio is taken at the middle of its range, on a log scale.
    """
    middle = (np.log(rows["low"]) + np.log(rows["high"])) / 2
    return float(middle.groupby(rows["cluster"]).mean().sum())


def resampled(rows: pd.DataFrame, draws: int, seed: int) -> Floats:
    """
    Draw the log ratio of all rows under other coders, other ratios and other clusters.

    Clusters are drawn with replacement, as many as there are; each row is read by a coder drawn
    for it; each ratio lies anywhere in its range, on a log scale.

    Returns
    -------
    array, shape (draws,)
    """
    rng = np.random.default_rng(seed)
    rows = rows.sort_values(["cluster", "motive", "coder"], ignore_index=True)
    by_row = rows.groupby(["cluster", "motive"], sort=True)
    counts = by_row.size().to_numpy()
    first = np.r_[0, counts.cumsum()[:-1]]
    low, high = (np.log(rows[end].to_numpy(dtype=float)) for end in ("low", "high"))
    codes, names = pd.factorize(by_row["cluster"].first().reset_index(drop=True))
    sizes = np.bincount(codes)
    total = np.empty(draws)
    for number in range(draws):
        read_by = first + (rng.random(len(counts)) * counts).astype(int)
        ratio = low[read_by] + rng.random(len(counts)) * (high - low)[read_by]
        mean = np.bincount(codes, weights=ratio) / sizes
        total[number] = mean[rng.integers(len(names), size=len(names))].sum()
    return total
