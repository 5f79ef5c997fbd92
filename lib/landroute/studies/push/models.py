"""Plain rules that a front may have followed: which they foretell, and how often they did."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from landroute.studies.push.logit import Floats, count_law, tail

LAPSES = np.linspace(0.01, 1, 100)


class Foretold(NamedTuple):
    """
    What a rule makes of a side's choices.

    Attributes
    ----------
    hits : float
        Sets in which the place taken is the one that the rule names; a tie counts in part.
    fit : float
        How many times likelier it makes the average choice than blind chance does, with as many
        lapses as suit it best.
    expected : float
        Keys saved that it would have led to on average.
    as_many : float
        How often it would have led to as many as were saved.
    """

    hits: float
    fit: float
    expected: float
    as_many: float


def worths(rows: pd.DataFrame, road: NDArray[np.intp]) -> dict[str, Floats]:
    """
    Return what each rule goes by, the most being taken first; shape (rows,) each.

    Rules: random growth, nearest first, largest town first, oil first, road first. A place of
    which no population is known counts as empty.
    """
    people = rows[["population_low", "population_high"]].mean(axis=1).fillna(0)
    return {
        "random": np.zeros(len(rows)),
        "nearest": -rows["km_to_own_line"].to_numpy(dtype=float),
        "largest": people.to_numpy(dtype=float),
        "oil": -rows["km_to_oil_or_gas"].to_numpy(dtype=float),
        "road": road.astype(float),
    }


def foretold(worth: Floats, road: NDArray[np.intp], sets: NDArray[np.intp]) -> Foretold:
    """
    Say how well a rule foretells the choices.

    Parameters
    ----------
    worth
        What the rule goes by.
    road
        Keys saved by each row.
    sets
        Where each set begins; its first row is the one that was chosen.
    """
    lengths = np.diff(np.r_[sets, len(worth)])
    best = worth == np.repeat(np.maximum.reduceat(worth, sets), lengths)
    named = best / np.repeat(np.add.reduceat(best.astype(float), sets), lengths)
    blind = np.repeat(1 / lengths, lengths)
    logs = [np.log((1 - lapse) * named + lapse * blind)[sets].mean() for lapse in LAPSES]
    lapse = LAPSES[int(np.argmax(logs))]
    law = count_law((1 - lapse) * named + lapse * blind, road, sets)
    return Foretold(
        float(named[sets].sum()),
        float(np.exp(max(logs) - np.log(blind[sets]).mean())),
        float(law @ np.arange(len(law))),
        tail(law, int(road[sets].sum())),
    )
