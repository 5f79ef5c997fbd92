"""What the coders read of each actor, at its middle and drawn."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from landroute.studies.agreement import Agreement, agreement
from landroute.studies.positions.votes import Floats
from landroute.tables import read

QUANTITIES = ("position", "salience", "capability")


class Drawn(NamedTuple):
    """Draws of what each actor wanted and how much it counted, both of shape (draws, actors)."""

    position: Floats
    weight: Floats

    def among(self, kept: NDArray[np.bool_]) -> Drawn:
        """Return the same draws of the actors that are kept alone."""
        return Drawn(*(own[:, kept] for own in self))


def days() -> list[dt.date]:
    """Return the coded days, in time order."""
    return sorted(stamp.date() for stamp in read("positions")["date"].unique())


def shown_day(coded: list[dt.date], asked: dt.date) -> dt.date:
    """Return the last coded day that is not after the one asked for, or the first of all."""
    return max((day for day in coded if day <= asked), default=min(coded))


def codes_of(day: dt.date) -> pd.DataFrame:
    """Return the rows of data/positions.csv of a day."""
    rows = read("positions")
    return rows[rows["date"] == pd.Timestamp(day)]


def mid_points(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Return the middle of each range.

    Parameters
    ----------
    rows
        Rows of data/positions.csv.

    Returns
    -------
    DataFrame
        Columns date, actor, coder, position, salience, capability; the index of `rows`.
    """
    middle = {name: (rows[f"{name}_low"] + rows[f"{name}_high"]) / 2 for name in QUANTITIES}
    return rows[["date", "actor", "coder"]].assign(**middle)


def middles(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Return the mean of the coders' mid-points, and the weight: salience times capability.

    Parameters
    ----------
    rows
        Rows of data/positions.csv of one day.

    Returns
    -------
    DataFrame
        Index: actor, sorted; columns position, salience, capability, weight.
    """
    own = mid_points(rows).groupby("actor", sort=True)[list(QUANTITIES)].mean()
    return own.assign(weight=own["salience"] * own["capability"])


def drawn(rows: pd.DataFrame, draws: int, seed: int) -> Drawn:
    """
    Draw each actor as a coder drawn for it read it, each quantity anywhere in its range.

    Parameters
    ----------
    rows
        Rows of data/positions.csv of one day, each actor by every coder.
    draws, seed
        How many, and where the random numbers start.

    Returns
    -------
    Drawn
        Its actors in the order of `middles`.
    """
    rng = np.random.default_rng(seed)
    actors, coders = rows["actor"].nunique(), rows["coder"].nunique()
    reader = rng.integers(coders, size=(draws, actors))
    found = {}
    for name in QUANTITIES:
        low, high = (
            rows.pivot(index="coder", columns="actor", values=f"{name}_{end}").to_numpy(dtype=float)
            for end in ("low", "high")
        )
        least = low[reader, np.arange(actors)]
        most = high[reader, np.arange(actors)]
        found[name] = least + rng.random((draws, actors)) * (most - least)
    return Drawn(found["position"], found["salience"] * found["capability"])


def agreements() -> dict[str, Agreement]:
    """Return the agreement of the coders on the mid-points of each quantity, over all days."""
    rows = mid_points(read("positions")).set_index(["date", "actor"])
    found = {}
    for name in QUANTITIES:
        codes = rows.pivot(columns="coder", values=name)
        found[name] = agreement(codes, sorted(set(rows[name])), "interval")
    return found


def agreement_on_sides(line: float) -> Agreement:
    """Return the agreement of the coders on which side of the line an actor stood."""
    rows = mid_points(read("positions")).set_index(["date", "actor"])
    codes = rows.assign(beyond=rows["position"] > line).pivot(columns="coder", values="beyond")
    return agreement(codes, [False, True], "nominal")
