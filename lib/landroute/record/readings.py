"""Every reading of who held what: dates known to the month or the year, rival accounts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from landroute.record.control import OPEN_END, intervals
from landroute.record.crossings import gate_levels
from landroute.record.passage import lets_through, world
from landroute.scenario import Scenario
from landroute.tables import RECORD_START

PERIODS = {"day": "D", "month": "M", "year": "Y"}
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Readings:
    """
    Every reading of every place on every day of the record.

    Attributes
    ----------
    places : list of str
    may_pass, may_block : ndarray of bool
        Shape (days, places): whether some reading lets traffic through, and whether some does not.
    reasons : dict of str to ndarray of bool
        `month`, `year` and `account` to an array of the same shape: why a place is in doubt.
    """

    places: list[str]
    may_pass: Flags
    may_block: Flags
    reasons: dict[str, Flags]

    def closed(self, day: int) -> tuple[frozenset[str], frozenset[str]]:
        """Return the places that are closed on every reading, and those that are on some."""
        surely, maybe = ~self.may_pass[day], self.may_block[day]
        return self._named(surely), self._named(maybe)

    def _named(self, flags: Flags) -> frozenset[str]:
        return frozenset(self.places[i] for i in np.flatnonzero(flags))


@dataclass(frozen=True)
class _Account:
    """What one account allows: shape (days, places) each; `sure` where it surely says something."""

    may_pass: Flags
    may_block: Flags
    sure: Flags


def possible_intervals(rows: pd.DataFrame, dates: bool = True) -> pd.DataFrame:
    """
    Give each interval of one account the days on which it may have begun and ended.

    Parameters
    ----------
    rows
        Half-open intervals: place, start, end, start_precision, …; no overlap within a place.
    dates
        Whether a date known to the month or the year may be any day of it; else the one given.

    Returns
    -------
    DataFrame
        Sorted by place and start, with the columns earliest and latest (bounds of the start, both
        included) and until (the day after the last on which it may still have held) and sure_until
        (the day after the last on which it surely did). An interval that another follows without
        a gap ends when that begins. A place's first interval in the record begins as given, and
        no interval begins before an earlier one could.
    """
    rows = rows.sort_values(["place", "start"], ignore_index=True)
    spans = [
        pd.Period(start, PERIODS[precision if dates else "day"])
        for start, precision in zip(rows["start"], rows["start_precision"], strict=True)
    ]
    given = rows["start"] == pd.Timestamp(RECORD_START)
    rows["earliest"] = rows["start"].where(given, [span.start_time for span in spans])
    rows["latest"] = rows["start"].where(given, [span.end_time.normalize() for span in spans])
    by_place = rows.groupby("place", sort=False)
    rows["earliest"] = by_place["earliest"].cummax().clip(lower=pd.Timestamp(RECORD_START))
    rows["latest"] = rows[::-1].groupby("place", sort=False)["latest"].cummin()[::-1]
    followed = by_place["start"].shift(-1) == rows["end"]
    rows["until"] = rows["end"].where(~followed, by_place["latest"].shift(-1))
    rows["sure_until"] = rows["end"].where(~followed, by_place["earliest"].shift(-1))
    return rows


def readings(scenario: Scenario, dates: bool = True, accounts: bool = True) -> Readings:
    """
    Lay out every reading of the record of control, with the gates as they are dated.

    Parameters
    ----------
    scenario
        Gives account, posture, what a contested place means, and the service asked for.
    dates
        Whether dates known to the month or the year may be any day of it.
    accounts
        Whether both accounts are possible; else the scenario's alone.
    """
    rows = intervals("control")
    stance = world(scenario).passage
    places = sorted(rows["place"].unique())
    own, other = (
        possible_intervals(rows[rows["account"] == name], dates)
        for name in ("primary", "alternate")
    )
    first, second = (
        _allowed(part, stance, places, scenario.contested_passes) for part in (own, other)
    )
    base = _laid_over(first, second) if scenario.account == "alternate" else first
    may_pass, may_block = base.may_pass, base.may_block
    if accounts:
        may_pass = first.may_pass | second.may_pass
        may_block = first.may_block | second.may_block
    doubt = base.may_pass & base.may_block
    reasons = {
        precision: doubt & _windows(pd.concat([own, other]), precision, places)
        for precision in ("month", "year")
    }
    may_pass, may_block = _gated(may_pass, may_block, places, scenario, accounts)
    base_pass, base_block = _gated(base.may_pass, base.may_block, places, scenario, False)
    reasons["account"] = (may_pass & ~base_pass) | (may_block & ~base_block)
    return Readings(places, may_pass, may_block, reasons)


def _gated(
    may_pass: Flags, may_block: Flags, places: list[str], scenario: Scenario, accounts: bool
) -> tuple[Flags, Flags]:
    """Let a gate below the service asked for block its place, on one account or on either."""
    own = _below(gate_levels(scenario.account), places, scenario.service)
    other = own
    if accounts:
        rival = "alternate" if scenario.account == "primary" else "primary"
        other = _below(gate_levels(rival), places, scenario.service)
    return may_pass & ~(own & other), may_block | own | other


def _below(gates: pd.DataFrame, places: list[str], service: int) -> Flags:
    """Mark the days on which a place has gates, none of them of the service asked for."""
    gated, enough = (np.zeros((_day(OPEN_END), len(places)), bool) for _ in range(2))
    number = {place: i for i, place in enumerate(places)}
    for row in gates.itertuples():
        for flags in (gated, enough) if row.service >= service else (gated,):
            flags[_day(row.start) : _day(row.end), number[row.place]] = True
    return gated & ~enough


def _laid_over(base: _Account, changes: _Account) -> _Account:
    """Let an account win wherever it surely says something."""
    return _Account(
        changes.may_pass | (base.may_pass & ~changes.sure),
        changes.may_block | (base.may_block & ~changes.sure),
        base.sure,
    )


def _allowed(
    rows: pd.DataFrame, stance: pd.DataFrame, places: list[str], contested_passes: bool
) -> _Account:
    """Mark the days on which each row, under each stance of its holder, may hold."""
    may_pass, may_block, sure = (np.zeros((_day(OPEN_END), len(places)), bool) for _ in range(3))
    number = {place: i for i, place in enumerate(places)}
    by_holder = {name: list(own.itertuples()) for name, own in stance.groupby("controller")}
    for row in rows.itertuples():
        place = number[row.place]
        sure[_day(row.latest) : _day(row.sure_until), place] = True
        for held in by_holder[row.controller]:
            passes = lets_through(held.status, row.contested, contested_passes)
            marked = may_pass if passes else may_block
            days = slice(_day(max(row.earliest, held.start)), _day(min(row.until, held.end)))
            marked[days, place] = True
    return _Account(may_pass, may_block, sure)


def _windows(rows: pd.DataFrame, precision: str, places: list[str]) -> Flags:
    """Mark the days within which a date of this precision may lie."""
    flags = np.zeros((_day(OPEN_END), len(places)), bool)
    number = {place: i for i, place in enumerate(places)}
    for row in rows[rows["start_precision"] == precision].itertuples():
        flags[_day(row.earliest) : _day(row.latest), number[row.place]] = True
    return flags


def _day(stamp: pd.Timestamp) -> int:
    """Return the number of a day, counted from the record's first."""
    return max((stamp - pd.Timestamp(RECORD_START)).days, 0)
