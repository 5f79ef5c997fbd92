"""The record as arrays of integers over the days on which anything changes, for many worlds."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from landroute.record.control import NOWHERE
from landroute.record.passage import CONTESTED, DENIED, FULL, OPEN, World

STANCES = (DENIED, CONTESTED, OPEN)  # the code of a stance is its place here

Codes = npt.NDArray[np.integer[Any]]
Flags = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.uint8]


class State(NamedTuple):
    """
    Who held what and whom they let pass in W worlds; 1 where all have the same.

    Attributes
    ----------
    holder : ndarray of int
        Shape (W, D, P): who holds a place.
    contested : ndarray of bool
        Shape (W, D, P).
    stance : ndarray of int
        Shape (W, D, C): code in `STANCES`.
    gate : ndarray of int
        Shape (W, D, G): level of service, 0 to 4; 0 where a gate has no row.
    """

    holder: Codes
    contested: Flags
    stance: Codes
    gate: Codes


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
    state : State
        Of this one world.
    rows : dict of str to ndarray of int
        `control` (D, P), `passage` (D, C) and `crossings` (D, G): the number in the table of the
        row that holds; -1 where none does.
    """

    days: list[dt.date]
    places: list[str]
    holders: list[str]
    gates: list[str]
    gate_place: Codes
    state: State
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
        State(
            _values(control["controller"].map(number), own).astype(np.int16)[None],
            _values(control["contested"].fillna(False).astype(bool), own)[None],
            _values(world.passage["status"].map(STANCES.index), stance_row).astype(np.int8)[None],
            _values(gates["service"].astype(int), gate_row, empty=0).astype(np.uint8)[None],
        ),
        {
            "control": _values(control["row"], own),
            "passage": _values(world.passage["row"], stance_row),
            "crossings": _values(gates["row"], gate_row, empty=NOWHERE),
        },
    )


def service(coded: Coded, state: State, contested_passes: bool) -> Levels:
    """
    Return the level of service that each place gives in each of many worlds.

    Parameters
    ----------
    coded
        What the axes stand for.
    state
        Of W worlds.
    contested_passes
        As in `passage.lets_through`.

    Returns
    -------
    ndarray of uint8
        Shape (W, D, P): 0 to 4, as in `passage.levels_through_time`.
    """
    passes = lets_pass(state, contested_passes)
    best = np.full((len(state.gate), *state.holder.shape[1:]), FULL, dtype=np.uint8)
    best[:, :, coded.gate_place] = 0
    for number, place in enumerate(coded.gate_place):
        best[:, :, place] = np.maximum(best[:, :, place], state.gate[:, :, number])
    return np.where(passes, best, np.uint8(0))


def lets_pass(state: State, contested_passes: bool) -> Flags:
    """Say, shape (W, D, P), whether the holder of each place lets traffic through."""
    worlds = max(len(state.holder), len(state.stance))
    least = STANCES.index(CONTESTED if contested_passes else OPEN)
    allowed = np.broadcast_to(state.stance >= least, (worlds, *state.stance.shape[1:]))
    holder = np.broadcast_to(state.holder, (worlds, *state.holder.shape[1:]))
    passes = np.take_along_axis(allowed, holder.astype(np.intp), axis=2)
    return passes if contested_passes else passes & ~state.contested


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
