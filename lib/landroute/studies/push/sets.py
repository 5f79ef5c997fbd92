"""The places that could have been next: what each was worth to the road, and how near it lay."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from landroute.corridor.question import Question
from landroute.network.cuts import opening_set
from landroute.studies.push.logit import Floats
from landroute.tables import read

MAIN = "syrian-government"  # whose push the op-ed writes of
CODERS = ("first", "second")
STRENGTHS = ("none", "light", "held", "strong")


class Fronts(NamedTuple):
    """
    The choice sets of a side as arrays; in each set the place that was taken comes first.

    Attributes
    ----------
    rows : DataFrame
        Rows of data/choices.csv by the first coder, in the order of the arrays.
    sets : array of int, shape (sets,)
        Where each set begins.
    road : array of int, shape (rows,)
        Keys saved: by how many places the fewest that must be opened would shrink.
    nearness : array, shape (coders, rows)
        Minus the logarithm of a place's kilometres to the side's own line, by each coder.
    """

    rows: pd.DataFrame
    sets: NDArray[np.intp]
    road: NDArray[np.intp]
    nearness: Floats


def keys_saved(rows: pd.DataFrame, asked: Question) -> NDArray[np.intp]:
    """
    Return by how many places the fewest to be opened would shrink, were each row's place open.

    Places held by US forces or their partners are not among those that may be opened. A place that
    is on no road of the network saves none.

    Parameters
    ----------
    rows
        Columns place and decision_date.
    """
    saved = []
    for place, day in zip(rows["place"], rows["decision_date"], strict=True):
        now = asked.on(day.date())
        before, after = (
            _fewest(asked, shut, now.us_held) for shut in (now.closed, now.closed - {place})
        )
        saved.append(0 if before is None or after is None else before - after)
    return np.array(saved, dtype=np.intp)


def _fewest(asked: Question, closed: frozenset[str], spared: frozenset[str]) -> int | None:
    keys = opening_set(asked.graph, *asked.ends, closed, spared)
    return None if keys is None else len(keys)


def fronts(side: str, asked: Question) -> Fronts:
    """Return the choice sets of a side."""
    rows = read("choices").query("side == @side")
    order = ["decision_date", "choice_set", "taken", "name"]
    rows = rows.sort_values(order, ascending=[True, True, False, True], kind="stable")
    first, second = (rows[rows["coder"] == coder] for coder in CODERS)
    sets = np.flatnonzero(np.diff(pd.factorize(first["choice_set"])[0], prepend=-1))
    nearness = -np.log1p(np.array([own["km_to_own_line"] for own in (first, second)], dtype=float))
    return Fronts(first, sets, keys_saved(first, asked), nearness)


def covariates(own: Fronts) -> dict[str, Floats]:
    """
    Return what may be held beside the road in the place of nearness, shape (rows,) each.

    The logarithms of the people of a place and, as minus, of its kilometres to oil or gas; how
    strongly it was held, from nought to three; whether it is a place of the book's network, since
    no other can save a key. By the first coder; each stands in the place of nearness.
    """
    rows = own.rows
    people = rows[["population_low", "population_high"]].mean(axis=1).fillna(0)
    oil = rows["km_to_oil_or_gas"].to_numpy(dtype=float)
    strength = rows["enemy_strength"].map(STRENGTHS.index)
    return {
        # A tenfold counts as much as a step of the others.
        "people": np.log10(1 + people.to_numpy(dtype=float)),
        "oil": -np.log1p(oil),
        "strength": strength.to_numpy(dtype=float),
        "network": rows["place"].notna().to_numpy(dtype=float),
    }


def far_taken(own: Fronts) -> NDArray[np.bool_]:
    """
    Say of each set whether what was taken lay farther off than every other place of it.

    The others were chosen as the nearest, so that such a place is in its set only since it was
    taken. By the mean of the coders.
    """
    near = own.nearness.mean(axis=0)
    parts = np.split(near, own.sets[1:])
    return np.array([bool(part[0] < part[1:].min()) for part in parts])


def without(own: Fronts, dropped: NDArray[np.bool_]) -> Fronts:
    """Return the sets that are not dropped; shape (sets,)."""
    lengths = np.diff(np.r_[own.sets, len(own.road)])
    return _kept(own, np.repeat(~dropped, lengths))


def in_reach(own: Fronts) -> Fronts:
    """Return the sets without what no coder held in reach, but for what was taken."""
    rows = read("choices").pivot(index=["choice_set", "name"], columns="coder", values="reachable")
    places = pd.MultiIndex.from_frame(own.rows[["choice_set", "name"]])
    cut_off = rows.eq("no").all(axis=1).loc[places].to_numpy()
    return _kept(own, ~cut_off | own.rows["taken"].to_numpy(dtype=bool))


def _kept(own: Fronts, kept: NDArray[np.bool_]) -> Fronts:
    """Return some rows, whole sets or all but some places not taken."""
    number = np.repeat(np.arange(len(own.sets)), np.diff(np.r_[own.sets, len(own.road)]))[kept]
    sets = np.flatnonzero(np.diff(number, prepend=-1))
    return Fronts(own.rows[kept], sets, own.road[kept], own.nearness[:, kept])


def recoded(nearness: Floats, draws: int, seed: int) -> Floats:
    """Return nearness by other coders: each row by one drawn for it, shape (draws, rows)."""
    coders, rows = nearness.shape
    drawn = np.random.default_rng(seed).integers(coders, size=(draws, rows))
    return np.asarray(np.take_along_axis(nearness, drawn, axis=0))
