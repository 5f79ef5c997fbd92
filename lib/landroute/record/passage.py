"""Whether each place lets the Iran-aligned side's traffic through."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from landroute.errors import BadInput
from landroute.record.control import change_days, control, intervals, numbers_on
from landroute.record.crossings import gate_levels
from landroute.scenario import Scenario
from landroute.tables import kept

CONTESTED = "contested"
DENIED = "denied"
OPEN = "open"

LEVELS = (1, 2, 3, 4)  # of service, as data/crossing_statuses.csv has them; 0 is denied
HELD, PASSABLE, GOODS, FULL = LEVELS

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class World:
    """
    Who holds what and whom each holder lets pass, over the whole record.

    Attributes
    ----------
    control : DataFrame
        Half-open intervals: place, start, end, controller, contested, ….
    passage : DataFrame
        Half-open intervals: controller, start, end, status, us_aligned, ….
    gates : DataFrame
        Half-open intervals: crossing, place, start, end, service; a place may have several.
    """

    control: pd.DataFrame
    passage: pd.DataFrame
    gates: pd.DataFrame

    def change_days(self) -> list[dt.date]:
        """Return the days on which a holder, a holder's stance or a gate changes."""
        return change_days(self.control, self.passage, self.gates)


def world(scenario: Scenario) -> World:
    """Return the world as the record has it, under the scenario's account and US posture."""
    return recorded_world(scenario.account, scenario.us_posture)


@kept(maxsize=8)
def recorded_world(account: str, us_posture: str) -> World:
    """Return the world as the record has it, the same for whoever asks; its frames are shared."""
    stance = intervals("passage")
    if us_posture == "withdrawn":
        stance.loc[stance["us_aligned"] == "yes", "status"] = OPEN
    return World(control(account), stance, gate_levels(account))


def places_on(world: World, day: dt.date) -> pd.DataFrame:
    """
    State of every place on a day.

    Returns
    -------
    DataFrame
        Index place; columns controller, contested, passage (open, contested, denied),
        us_aligned, start, end, confidence, source. A contested place whose main holder lets
        traffic through is `contested`; one whose main holder denies it stays `denied`.
    """
    rows, stances = numbers_on(world.control, day), numbers_on(world.passage, day)
    held = {
        column: world.control[column].array.take(rows)
        for column in ("place", "controller", "contested", "start", "end", "confidence", "source")
    }
    who, status, us_aligned = (
        world.passage[column].array.take(stances).tolist()
        for column in ("controller", "status", "us_aligned")
    )
    lets = dict(zip(who, status, strict=True))
    aligned = {holder: told == "yes" for holder, told in zip(who, us_aligned, strict=True)}
    holders = held["controller"].tolist()
    contested = held["contested"].fillna(False).astype(bool)
    passage = [
        CONTESTED if doubtful and lets.get(holder) == OPEN else lets.get(holder)
        for holder, doubtful in zip(holders, contested, strict=True)
    ]
    known = {
        "controller": held["controller"],
        "contested": contested,
        "passage": pd.array(passage, dtype="string"),
        "us_aligned": pd.array([aligned.get(holder) for holder in holders], dtype="boolean"),
        **{column: held[column] for column in ("start", "end", "confidence", "source")},
    }
    return pd.DataFrame(known, index=pd.Index(held["place"], name="place"))


@dataclass(frozen=True)
class Levels:
    """
    What each place lets through on one day.

    Attributes
    ----------
    shut : tuple of frozenset of str
        The places that give less than service 1, 2, 3 and 4, in this order.
    us_held : frozenset of str
        Places whose holder is US forces or a partner of theirs.
    """

    shut: tuple[frozenset[str], ...]
    us_held: frozenset[str]


def levels_through_time(world: World, contested_passes: bool) -> tuple[list[dt.date], list[Levels]]:
    """
    Return what each place lets through on every day on which anything changes, those ascending.

    A place whose holder stops traffic gives no service; another gives that of the best of its
    gates, and full service where it has none.

    Parameters
    ----------
    contested_passes
        Whether a contested place lets traffic through.
    """
    days = world.change_days()
    stamps = pd.DatetimeIndex(days)
    names = pd.Index(world.control["place"].unique())
    held = np.zeros((len(days), len(names)), dtype=bool)
    passes, partners = held.copy(), held.copy()
    lets, aligned, told = _stances(world.passage, stamps, contested_passes)
    for row, on in _rows_with_days(world.control, stamps):
        if not told[row.controller][on].all():
            raise BadInput(f"{row.controller} held {row.place} on days without a stance of its own")
        at = on, names.get_loc(row.place)
        held[at] = True
        passes[at] = lets[row.controller, bool(row.contested)][on]
        partners[at] = aligned[row.controller][on]
    service = np.where(passes, _best(world.gates, names, stamps), 0)
    shut = zip(*(_sets(names, held & (service < level)) for level in LEVELS), strict=True)
    return days, [Levels(*now) for now in zip(shut, _sets(names, partners), strict=True)]


def closed_through_time(
    world: World, contested_passes: bool, service: int = HELD
) -> tuple[list[dt.date], list[frozenset[str]], list[frozenset[str]]]:
    """
    Return the places closed to a level of service on every day on which anything changes.

    Returns
    -------
    tuple
        The days, ascending; for each the places that give less than `service`; and those of them
        that US forces or their partners hold.
    """
    days, levels = levels_through_time(world, contested_passes)
    closed = [now.shut[service - 1] for now in levels]
    return days, closed, [c & now.us_held for c, now in zip(closed, levels, strict=True)]


def lets_through(status: str, contested: bool, contested_passes: bool) -> bool:
    """
    Say whether a place lets traffic through.

    Parameters
    ----------
    status
        Its holder's stance: open, contested or denied.
    contested
        Whether rivals hold part of the place.
    contested_passes
        Whether a contested place, or stance, lets traffic through.
    """
    if contested_passes:
        return status in (OPEN, CONTESTED)
    return status == OPEN and not contested


def _rows_with_days(
    intervals: pd.DataFrame, stamps: pd.DatetimeIndex
) -> Iterator[tuple[Any, slice]]:
    """Yield each row of half-open intervals, and which of the days it holds on."""
    first, last = (stamps.searchsorted(intervals[side]) for side in ("start", "end"))
    for row, begin, end in zip(intervals.itertuples(), first, last, strict=True):
        yield row, slice(begin, end)


def _stances(
    passage: pd.DataFrame, stamps: pd.DatetimeIndex, contested_passes: bool
) -> tuple[dict[tuple[str, bool], Flags], dict[str, Flags], dict[str, Flags]]:
    """Say of each holder and day: does traffic pass, rivals there or not; an ally; is it told."""
    holders = passage["controller"].unique()
    aligned, told = ({name: np.zeros(len(stamps), bool) for name in holders} for _ in range(2))
    lets = {(name, rivals): told[name].copy() for name in holders for rivals in (False, True)}
    for row, on in _rows_with_days(passage, stamps):
        holder = row.controller
        for rivals in (False, True):
            lets[holder, rivals][on] = lets_through(row.status, rivals, contested_passes)
        aligned[holder][on] = row.us_aligned == "yes"
        told[holder][on] = True
    return lets, aligned, told


def _best(gates: pd.DataFrame, names: pd.Index, stamps: pd.DatetimeIndex) -> npt.NDArray[np.int_]:
    """Return the highest service of any gate, shape (days, places); full where there is none."""
    best = np.full((len(stamps), len(names)), FULL)
    # Ascending, so that the highest is left.
    own = gates[gates["place"].isin(names)].sort_values("service", kind="stable")
    for row, on in _rows_with_days(own, stamps):
        best[on, names.get_loc(row.place)] = row.service
    return best


def _sets(names: pd.Index, flags: Flags) -> list[frozenset[str]]:
    """Return for each day the set of the places flagged, shape (days, places)."""
    known: dict[bytes, frozenset[str]] = {}
    for now in flags:
        key = now.tobytes()
        if key not in known:
            known[key] = frozenset(names[now].tolist())
    return [known[now.tobytes()] for now in flags]
