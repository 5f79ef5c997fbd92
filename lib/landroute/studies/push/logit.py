"""Conditional logit of one choice a set, exact on a grid, and exact counts of what was chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import logsumexp
from scipy.stats import norm

Floats = NDArray[np.float64]


class Grid(NamedTuple):
    """
    Two log odds on a grid.

    Attributes
    ----------
    first, second : arrays, shapes (n,) and (m,)
    """

    first: Floats
    second: Floats


def log_likelihood(first: Floats, second: Floats, sets: NDArray[np.intp], grid: Grid) -> Floats:
    """
    Return the log likelihood that in each set the first row was chosen (McFadden 1974).

    Parameters
    ----------
    first, second
        The two covariates of each row, shape (rows,).
    sets
        Where each set begins; its first row is the one that was chosen.
    grid
        Where to work it out.

    Returns
    -------
    array, shape (n, m)
    """
    utility = grid.first[:, None, None] * first + grid.second[:, None] * second
    top = utility.max(axis=-1, keepdims=True)
    sums = np.add.reduceat(np.exp(utility - top), sets, axis=-1)
    return np.asarray((utility[..., sets] - top - np.log(sums)).sum(axis=-1))


def posterior(likelihood: Floats, grid: Grid, spreads: tuple[float, float]) -> Floats:
    """Return the probabilities of a grid under normal priors about nought, shape (n, m)."""
    logs = likelihood + norm.logpdf(grid.first, scale=spreads[0])[:, None]
    logs = logs + norm.logpdf(grid.second, scale=spreads[1])
    return np.asarray(np.exp(logs - logsumexp(logs)))


def bayes_factor(likelihood: Floats, grid: Grid, spreads: tuple[float, float]) -> float:
    """
    Return how much likelier the choices are if the first covariate matters than if it does not.

    Both integrate over the second covariate (Kass and Raftery 1995). The grid must be even and
    hold nought.
    """
    second = norm.logpdf(grid.second, scale=spreads[1])
    prior = norm.logpdf(grid.first, scale=spreads[0])
    prior -= logsumexp(prior)
    matters = logsumexp(likelihood + prior[:, None] + second)
    nought = int(np.abs(grid.first).argmin())
    return float(np.exp(matters - logsumexp(likelihood[nought] + second)))


def chances(utility: Floats, sets: NDArray[np.intp]) -> Floats:
    """Return the chance of each row to be chosen of its set, shape (rows,)."""
    lengths = np.diff(np.r_[sets, len(utility)])
    weights = np.exp(utility - np.repeat(np.maximum.reduceat(utility, sets), lengths))
    return np.asarray(weights / np.repeat(np.add.reduceat(weights, sets), lengths))


def count_law(chance: Floats, values: NDArray[np.intp], sets: NDArray[np.intp]) -> Floats:
    """
    Return the distribution of the sum of whole values over sets, one row chosen of each.

    Exact, by convolution of the sets.

    Returns
    -------
    array
        The probability of each sum from nought.
    """
    law = np.array([1.0])
    for own, worth in zip(np.split(chance, sets[1:]), np.split(values, sets[1:]), strict=True):
        law = np.convolve(law, np.bincount(worth, weights=own))
    return law


def tail(law: Floats, least: int) -> float:
    """Return the probability of a sum of at least so much."""
    return float(min(1.0, law[max(least, 0) :].sum()))


def critical(law: Floats, size: float) -> int:
    """Return the least sum which chance reaches at most so often."""
    sums = range(len(law) + 1)
    return next(number for number in sums if tail(law, number) <= size)


def power(
    nearness: Floats,
    values: NDArray[np.intp],
    sets: NDArray[np.intp],
    odds: Sequence[float],
    size: float,
) -> Floats:
    """
    Return how often a one-sided test of the sum would find that each value multiplies the odds.

    Parameters
    ----------
    nearness
        The utility of each row without it.
    values
        Of each row, whole.
    odds
        Times by which one more of it multiplies the odds.
    size
        How often the test may err where there is nothing.
    """
    least = critical(count_law(chances(nearness, sets), values, sets), size)
    laws = [
        count_law(chances(nearness + np.log(times) * values, sets), values, sets) for times in odds
    ]
    return np.array([tail(law, least) for law in laws])
