"""The record as arrays of integers over the days on which anything changes, for many worlds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from landroute.record.passage import CONTESTED, DENIED, FULL, OPEN, World

STANCES = (DENIED, CONTESTED, OPEN)  # the code of a stance is its place here
NOWHERE = -1  # number of a row where none holds

Codes = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Coded:
    """
    One world's record, day by day.

    Attributes
    ----------
    days : list of date
        Those on which anything changes, ascending: D of them.
    places, holders, gates : list of str
        What the last axes of the arrays stand for: P places, C holders, G gates.
    gate_place : ndarray of int
        Shape (G,): the number of each gate's place.
    holder : ndarray of int
        Shape (D, P): who holds a place.
    contested : ndarray of bool
        Shape (D, P).
    stance : ndarray of int
        Shape (D, C): code in `STANCES`.
    gate : ndarray of int
        Shape (D, G): level of service, 0 to 4; 0 where a gate has no row.
    rows : dict of str to ndarray of int
        `control` (D, P), `passage` (D, C) and `crossings` (D, G): the number in the table of the
        row that holds; -1 where none does.
    """

    days: list[dt.date]
    places: list[str]
    holders: list[str]
    gates: list[str]
    gate_place: Codes
    holder: Codes
    contested: Flags
    stance: Codes
    gate: Codes
    rows: dict[str, Codes]


def coded(world: World, places: list[str], days: list[dt.date] | None = None) -> Coded:
    """
    Write a world as arrays.

    Parameters
    ----------
    places
        Those of the network, in its order.
    days
        Days to write, ascending; those on which the world changes when not given.
    """
    days = world.change_days() if days is None else days
    stamps = pd.DatetimeIndex(days)
    holders = sorted(world.passage["controller"].unique())
    gates = world.gates[world.gates["place"].isin(places)]
    names = sorted(gates["crossing"].unique())
    control = world.control[world.control["place"].isin(places)]
    own = _row_held(control, "place", places, stamps)
    stance_row = _row_held(world.passage, "controller", holders, stamps)
    gate_row = _row_held(gates, "crossing", names, stamps)
    number = {name: code for code, name in enumerate(holders)}
    at = gates.drop_duplicates("crossing").set_index("crossing")["place"]
    return Coded(
        days,
        places,
        holders,
        names,
        np.array([places.index(at[name]) for name in names], dtype=np.intp),
        _values(control["controller"].map(number), own).astype(np.int16),
        _values(control["contested"].fillna(False).astype(bool), own),
        _values(world.passage["status"].map(STANCES.index), stance_row).astype(np.int8),
        _values(gates["service"].astype(int), gate_row, empty=0).astype(np.uint8),
        {
            "control": _values(control["row"], own),
            "passage": _values(world.passage["row"], stance_row),
            "crossings": _values(gates["row"], gate_row, empty=NOWHERE),
        },
    )


def service(
    coded: Coded,
    holder: Codes,
    contested: Flags,
    stance: Codes,
    gate: Codes,
    contested_passes: bool,
) -> Codes:
    """
    Return the level of service that each place gives in each of many worlds.

    Parameters
    ----------
    coded
        What the axes stand for.
    holder, contested, stance, gate
        As in `Coded`, with an axis of W worlds before; 1 where all worlds have the same.
    contested_passes
        As in `passage.lets_through`.

    Returns
    -------
    ndarray of uint8
        Shape (W, D, P): 0 to 4, as in `passage.levels_through_time`.
    """
    worlds = max(len(part) for part in (holder, contested, stance, gate))
    least = STANCES.index(CONTESTED if contested_passes else OPEN)
    allowed = np.broadcast_to(stance >= least, (worlds, *stance.shape[1:]))
    passes = np.take_along_axis(
        allowed, np.broadcast_to(holder, (worlds, *holder.shape[1:])).astype(np.intp), axis=2
    )
    if not contested_passes:
        passes = passes & ~contested
    best = np.full((len(gate), *holder.shape[1:]), FULL, dtype=np.uint8)
    best[:, :, coded.gate_place] = 0
    for number, place in enumerate(coded.gate_place):
        np.maximum(best[:, :, place], gate[:, :, number], out=best[:, :, place])
    return np.where(passes, best, np.uint8(0))


def _row_held(rows: pd.DataFrame, key: str, names: list[str], stamps: pd.DatetimeIndex) -> Codes:
    """Return the label of the row that holds, shape (days, names)."""
    number = {name: column for column, name in enumerate(names)}
    held = np.full((len(stamps), len(names)), NOWHERE, dtype=np.int32)
    first, last = (stamps.searchsorted(rows[side]) for side in ("start", "end"))
    columns = rows[key].map(number)
    for label, column, begin, end in zip(rows.index, columns, first, last, strict=True):
        held[begin:end, column] = label
    return held


def _values(column: pd.Series, labels: Codes, empty: Any = None) -> npt.NDArray[Any]:
    """Return a column's values where the rows of these labels hold; `empty` where none does."""
    known = labels if empty is None else np.where(labels == NOWHERE, column.index[0], labels)
    found = column.loc[known.ravel()].to_numpy().reshape(labels.shape)
    return found if empty is None else np.where(labels == NOWHERE, empty, found)
