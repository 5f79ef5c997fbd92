"""
Every defensible reading of the record, one after the other: a specification curve.

After Simonsohn, Simmons and Nelson (2020): each combination of choices that could be made
otherwise is a specification, and the answer is shown over all of them. A choice here is the
account, what a contested place and a track are, and each row by itself: taken as it stands, or
turned over.
"""

from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd

from landroute.corridor.kernel import Kernel, kernel
from landroute.corridor.question import question
from landroute.record.coded import (
    STANCES,
    Coded,
    Codes,
    Flags,
    Levels,
    State,
    coded,
    lets_pass,
    service,
)
from landroute.record.control import OPEN_END
from landroute.record.passage import CONTESTED, DENIED, OPEN
from landroute.scenario import Scenario
from landroute.tables import read

TABLES = ("control", "passage", "crossings")
CHOICES = ("account", "contested_passes", "tracks_count")  # parameters that vary
DOUBTFUL = ("medium", "low")  # values of the column `confidence`
AS_RECORDED = -1  # in place of a row's label: none is turned over
BATCH = 64  # worlds at a time: some 30 MB
SHUT, GOODS = 1, 3  # levels of service that a gate is turned over to


def specifications(scenario: Scenario) -> pd.DataFrame:
    """
    Ask the question in every specification.

    Parameters
    ----------
    scenario
        Gives the ends, the posture and the day.

    Returns
    -------
    DataFrame
        Columns account, contested_passes, tracks_count; table and row (number in the table, -1
        where every row is taken as it stands); days_1 to days_4 (days of the record with a route
        of at least that service) and on_day (the service on the scenario's day). Rows turned over
        are those of medium or low confidence.
    """
    parts = []
    for account, passes, tracks in product(("primary", "alternate"), (False, True), (False, True)):
        own = scenario.changed(account=account, contested_passes=passes, tracks_count=tracks)
        choices = {"account": account, "contested_passes": passes, "tracks_count": tracks}
        parts.append(_asked(own, doubtful=True).assign(**choices))
    columns = [*choices, "table", "row", *(f"days_{level}" for level in (1, 2, 3, 4)), "on_day"]
    return pd.concat(parts, ignore_index=True)[columns]


def row_influence(scenario: Scenario) -> pd.DataFrame:
    """
    Say for each row of the record how many days its turning over would change.

    Returns
    -------
    DataFrame
        Columns table, row (number in the table), opened and closed: days of the record on which a
        route is open only if the row is turned over, or only if it is not. Most days first.
    """
    found = _asked(scenario, doubtful=False)
    turned = found[found["row"] != AS_RECORDED]
    days = (turned["opened"] + turned["closed"]).sort_values(ascending=False, kind="stable")
    return turned.loc[days.index, ["table", "row", "opened", "closed"]].reset_index(drop=True)


def _asked(scenario: Scenario, doubtful: bool) -> pd.DataFrame:
    asked = question(scenario)
    net = kernel(asked.solver)
    record = coded(asked.world, net.places)
    lengths = _lengths(record)
    today = record.days.index(max(day for day in record.days if day <= scenario.as_of))
    base = net.service(service(record, record.state, scenario.contested_passes)[0])
    rows = [_counted(base[None], base, lengths, today, scenario.service).assign(table="", row=-1)]
    for table in TABLES:
        labels = _labels(record, table, doubtful)
        for part in np.array_split(labels, -(-len(labels) // BATCH) if len(labels) else 0):
            found = _turned_over(net, record, scenario, table, part, base)
            counted = _counted(found, base, lengths, today, scenario.service)
            rows.append(counted.assign(table=table, row=part))
    return pd.concat(rows, ignore_index=True)


def _labels(record: Coded, table: str, doubtful: bool) -> Codes:
    """Return the labels of the rows that ever hold, or of those of them that are in doubt."""
    held = np.unique(record.rows[table])
    held = held[held != AS_RECORDED]
    if not doubtful:
        return held
    return held[read(table)["confidence"].iloc[held].isin(DOUBTFUL).to_numpy()]


def _turned_over(
    net: Kernel, record: Coded, scenario: Scenario, table: str, labels: Codes, base: Levels
) -> Levels:
    """Return the route's service, shape (rows, days), where each row in turn is turned over."""
    meant = record.rows[table][None] == labels[:, None, None]
    changed = CHANGED[table](record.state, scenario.contested_passes, meant)
    levels = service(record, changed, scenario.contested_passes)
    found = np.repeat(base[None], len(labels), axis=0)
    affected = meant.any(axis=2)
    found[affected] = net.service(levels[affected])
    return found


def _other_holders(state: State, contested_passes: bool, meant: Flags) -> State:
    """Give the places meant to a holder who lets all pass where theirs does not, or none."""
    ends = np.array([STANCES.index(OPEN), STANCES.index(DENIED)], state.stance.dtype)
    supposed = np.broadcast_to(ends, (*state.stance.shape[:2], len(ends)))
    open_now = lets_pass(state, contested_passes).astype(state.holder.dtype)
    return state._replace(
        holder=np.where(meant, state.stance.shape[2] + open_now, state.holder),
        contested=~meant & state.contested,
        stance=np.concatenate([state.stance, supposed], axis=2),
    )


def _other_stances(state: State, contested_passes: bool, meant: Flags) -> State:
    """Let holders pass whom they stop, and stop whom they let pass."""
    stops = state.stance < STANCES.index(CONTESTED if contested_passes else OPEN)
    turned = np.where(stops, STANCES.index(OPEN), STANCES.index(DENIED))
    return state._replace(stance=np.where(meant, turned, state.stance).astype(state.stance.dtype))


def _other_gates(state: State, _: bool, meant: Flags) -> State:
    """Shut the gates meant that can be passed, and open the others to goods."""
    turned = np.where(state.gate > SHUT, SHUT, GOODS)
    return state._replace(gate=np.where(meant, turned, state.gate).astype(state.gate.dtype))


CHANGED = {"control": _other_holders, "passage": _other_stances, "crossings": _other_gates}


def _lengths(record: Coded) -> Codes:
    """Return how many days each of the record's stretches lasts."""
    ends = [*(pd.Timestamp(day) for day in record.days[1:]), OPEN_END]
    return np.array(
        [(end - pd.Timestamp(day)).days for day, end in zip(record.days, ends, strict=True)]
    )


def _counted(found: Levels, base: Levels, lengths: Codes, today: int, asked: int) -> pd.DataFrame:
    """Count days by service, and those on which the answer differs from the base."""
    days = {f"days_{level}": (found >= level) @ lengths for level in (1, 2, 3, 4)}
    was, now = base >= asked, found >= asked
    return pd.DataFrame(
        days
        | {
            "on_day": found[:, today],
            "opened": (now & ~was) @ lengths,
            "closed": (was & ~now) @ lengths,
        }
    )
