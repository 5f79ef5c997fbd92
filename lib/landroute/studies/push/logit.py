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
        The two covariates of each row, shapes (rows,) and (..., rows).
    sets
        Where each set begins; its first row is the one that was chosen.
    grid
        Where to work it out. What both covariates add to a row's log odds against the chosen row
        is to stay below 700, where an exponential overflows.

    Returns
    -------
    array, shape (..., n, m)
    """
    likelihood = np.zeros((*second.shape[:-1], len(grid.first), len(grid.second)))
    parts = np.split(first, sets[1:]), np.split(second, sets[1:], axis=-1)
    for own, other in zip(*parts, strict=True):
        # The odds of each row against the chosen one are a product: of either covariate's.
        by_first = np.exp(grid.first[:, None] * (own - own[0]))
        by_second = np.exp((other - other[..., :1])[..., None] * grid.second)
        likelihood -= np.log(by_first @ by_second)
    return likelihood


def posterior(likelihood: Floats, grid: Grid, spreads: tuple[float, float]) -> Floats:
    """Return the probabilities of grids (..., n, m) under normal priors about nought."""
    logs = likelihood + norm.logpdf(grid.first, scale=spreads[0])[:, None]
    logs = logs + norm.logpdf(grid.second, scale=spreads[1])
    return np.asarray(np.exp(logs - logsumexp(logs, axis=(-2, -1), keepdims=True)))


def bayes_factor(likelihood: Floats, grid: Grid, spreads: tuple[float, float]) -> Floats:
    """
    Return how much likelier the choices are if the first covariate matters than if it does not.

    Both integrate over the second covariate (Kass and Raftery 1995). The grid must be even and
    hold nought.

    Parameters
    ----------
    likelihood
        Log likelihoods, shape (..., n, m).
    grid
    spreads
        Standard deviations of the priors, first and second.

    Returns
    -------
    array, shape (...)
    """
    second = norm.logpdf(grid.second, scale=spreads[1])
    prior = norm.logpdf(grid.first, scale=spreads[0])
    prior -= logsumexp(prior)
    given = logsumexp(likelihood + second, axis=-1)  # by the first covariate
    nought = int(np.abs(grid.first).argmin())
    return np.asarray(np.exp(logsumexp(given + prior, axis=-1) - given[..., nought]))


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
