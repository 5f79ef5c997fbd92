"""What reports of strength tell together: the truth, and the slant of those who tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import multivariate_normal, norm

from landroute.tables import read
from landroute.tables.dates import partial_day

Floats = NDArray[np.float64]
LEVELS = ("low", "central", "high")
NEUTRAL = "neutral"
YEAR = 365.25  # days


@dataclass(frozen=True)
class Posterior:
    """
    What is thought of several logarithms once the reports are read: a mixture of normals.

    Attributes
    ----------
    weights : array, shape (k,)
        Of each slant and noise that were tried.
    means, covariances : arrays, shapes (k, m) and (k, m, m)
    """

    weights: Floats
    means: Floats
    covariances: Floats

    def draws(self, number: int, seed: int) -> Floats:
        """Return so many draws, shape (number, m)."""
        rng = np.random.default_rng(seed)
        counts = rng.multinomial(number, self.weights)
        parts = zip(self.means, self.covariances, counts, strict=True)
        return np.vstack([rng.multivariate_normal(*part, method="cholesky") for part in parts])


def reports(held: float) -> pd.DataFrame:
    """
    Return every dated report of the fighters of a group that is no state.

    Left out: what is foreseen, and figures of a part of a group.

    Parameters
    ----------
    held
        How much of what is likely a range from low to high holds.

    Returns
    -------
    DataFrame
        Index as in data/strength.csv; columns actor, stance, years (since 2000), log (of the
        figure; of the middle of a range; "up to" and "more than" count as their number) and
        spread (of a range, as a standard deviation).
    """
    states = read("actors").query("kind == 'state'")["id"]
    rows = read("strength").query("unit == 'fighters' and kind != 'target' and covers == 'whole'")
    rows = rows[rows["as_of"].notna() & ~rows["actor"].isin(states)]
    low, high = (rows[end].astype(float) for end in ("low", "high"))
    low, high = low.where(low > 0).fillna(high), high.fillna(low)
    told = (high > 0) & low.notna()
    rows, low, high = rows[told], np.log(low[told]), np.log(high[told])
    return pd.DataFrame(
        {
            "actor": rows["actor"],
            "stance": rows["claimant_stance"].replace("rival", "enemy"),
            "years": rows["as_of"].map(_years),
            "log": (low + high) / 2,
            "spread": (high - low) / (2 * norm.ppf((1 + held) / 2)),
        }
    )


def _years(text: str) -> float:
    first, last = partial_day(text), partial_day(text, last=True)
    return years(first + (last - first) / 2)


def years(day: pd.Timestamp) -> float:
    """Return a day in years since 2000."""
    return float((day - pd.Timestamp("2000-01-01")) / pd.Timedelta(YEAR, "D"))


def posterior(
    rows: pd.DataFrame,
    wanted: Sequence[tuple[str, float]],
    slants: Sequence[str],
    priors: pd.Series,
) -> Posterior:
    """
    Read all reports together: log report = log truth + slant of the side + error of the report.

    A group's log strength is a Gaussian process in time; the slant of each side but the neutral
    one, and the error, are normal. Exact for each slant and noise tried (Rasmussen and Williams
    2006, ch. 2), which are weighed by how likely they make the reports.

    Parameters
    ----------
    rows
        `reports`.
    wanted
        Actors and years whose log strength is asked for.
    slants
        Sides whose slant is asked for, after them.
    priors
        Values of data/strength_priors.csv by id.
    """
    level = np.log(priors["typical"])
    truths = pd.DataFrame(wanted, columns=["actor", "years"])
    own, cross, asked = (
        _truth(a, b, priors) for a, b in ((rows, rows), (truths, rows), (truths, truths))
    )
    side = rows["stance"].to_numpy()
    slanted = (side[:, None] == side[None]) & (side != NEUTRAL)[:, None]
    of_side = np.array([side == slant for slant in slants], dtype=float).reshape(-1, len(rows))
    known = rows["log"].to_numpy() - level
    logs, means, covariances = [], [], []
    for slant, noise in product(LEVELS, LEVELS):
        bias, error = priors[f"slant-{slant}"], priors[f"noise-{noise}"]
        seen = own + bias**2 * slanted + np.diag(error**2 + rows["spread"].to_numpy() ** 2)
        to_seen = np.vstack([cross, bias**2 * of_side])
        prior = np.zeros((len(to_seen), len(to_seen)))
        prior[: len(truths), : len(truths)] = asked
        prior[len(truths) :, len(truths) :] = bias**2 * np.eye(len(slants))
        gain = np.linalg.solve(seen, to_seen.T).T
        shift = np.r_[np.full(len(truths), level), np.zeros(len(slants))]
        means.append(shift + gain @ known)
        covariances.append(prior - gain @ to_seen.T)
        logs.append(multivariate_normal.logpdf(known, cov=seen) if len(known) else 0.0)
    weights = np.exp(np.array(logs) - max(logs))
    return Posterior(weights / weights.sum(), np.array(means), np.array(covariances))


def _truth(one: pd.DataFrame, other: pd.DataFrame, priors: pd.Series) -> Floats:
    """Return how the log strengths of two sets of actors and years vary together."""
    same = one["actor"].to_numpy()[:, None] == other["actor"].to_numpy()[None]
    apart = np.abs(np.subtract.outer(one["years"].to_numpy(), other["years"].to_numpy()))
    drift = priors["drift"] ** 2 * np.exp(-apart / priors["memory"])
    return np.asarray(same * (priors["unknown"] ** 2 + drift), dtype=float)
