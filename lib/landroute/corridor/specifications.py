"""
Every defensible reading of the record, one after the other: a specification curve.

After Simonsohn, Simmons and Nelson (2020): each combination of choices that could be made
otherwise is a specification, and the answer is shown over all of them. A choice here is the
account, what a contested place and a track are, and each row by itself: taken as it stands, or
turned over.
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from itertools import product

import numpy as np
import pandas as pd

from landroute.corridor.kernel import kernel
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
from landroute.record.passage import CONTESTED, DENIED, GOODS, HELD, LEVELS, OPEN
from landroute.scenario import Scenario
from landroute.tables import read

TABLES = ("control", "passage", "crossings")
CHOICES = ("account", "contested_passes", "tracks_count")  # parameters that vary
DOUBTFUL = ("medium", "low")  # values of the column `confidence`
AS_RECORDED = -1  # in place of a row's label: none is turned over
BATCH = 64  # worlds at a time: some 30 MB
# A gate is turned over from goods to a shut one, which is held and no more, and back.
SHUT = HELD


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
        of at least that service); on_day and keys (its service on the scenario's day, and the size
        of the opening set then); reopened (the first day from that on with a route of the service
        asked for) and last (the last one of the record), missing where there is none. Rows turned
        over are those of medium or low confidence.
    """
    parts = []
    for account, passes, tracks in product(("primary", "alternate"), (False, True), (False, True)):
        own = scenario.changed(account=account, contested_passes=passes, tracks_count=tracks)
        choices = {"account": account, "contested_passes": passes, "tracks_count": tracks}
        parts.append(_asked(own, doubtful=True).assign(**choices))
    days = [f"days_{level}" for level in LEVELS]
    columns = [*choices, "table", "row", *days, "on_day", "keys", "reopened", "last"]
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
    levels = service(record, record.state, scenario.contested_passes)
    base = net.service(levels)
    today = max(i for i, day in enumerate(record.days) if day <= scenario.as_of)
    count = partial(_counted, scenario, record.days, base[0])
    keys = net.answers(levels[:, today], scenario.service).keys
    rows = [count(base, keys).assign(table="", row=AS_RECORDED)]
    for table in TABLES:
        labels = _labels(record, table, doubtful)
        for part in np.array_split(labels, -(-len(labels) // BATCH) if len(labels) else 0):
            levels, meant = _turned_over(record, scenario, table, part)
            found = np.repeat(base, len(part), axis=0)
            found[meant] = net.service(levels[meant])
            keys = net.answers(levels[:, today], scenario.service).keys
            rows.append(count(found, keys).assign(table=table, row=part))
    return pd.concat(rows, ignore_index=True)


def _labels(record: Coded, table: str, doubtful: bool) -> Codes:
    """Return the labels of the rows that ever hold, or of those of them that are in doubt."""
    held = np.unique(record.rows[table])
    held = held[held != AS_RECORDED]
    if not doubtful:
        return held
    return held[read(table)["confidence"].iloc[held].isin(DOUBTFUL).to_numpy()]


def _turned_over(
    record: Coded, scenario: Scenario, table: str, labels: Codes
) -> tuple[Levels, Flags]:
    """Return the service of places, (rows, D, P), with each row turned over, and on which days."""
    meant = record.rows[table][None] == labels[:, None, None]
    changed = CHANGED[table](record.state, scenario.contested_passes, meant)
    return service(record, changed, scenario.contested_passes), meant.any(axis=2)


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


def _counted(
    scenario: Scenario, days: list[dt.date], base: Levels, found: Levels, keys: Codes
) -> pd.DataFrame:
    """Count days by service, and those on which the answer differs from the base; date its ends."""
    starts = pd.DatetimeIndex([*days, OPEN_END])
    lengths = np.diff(starts).astype("timedelta64[D]").astype(int)
    today = int(starts.searchsorted(pd.Timestamp(scenario.as_of), side="right")) - 1
    was, now = base >= scenario.service, found >= scenario.service
    later = now[:, today:]
    first = starts[today + later.argmax(axis=1)].where(later.any(axis=1))
    last = starts[len(days) - now[:, ::-1].argmax(axis=1)] - pd.Timedelta(days=1)
    return pd.DataFrame(
        {f"days_{level}": (found >= level) @ lengths for level in LEVELS}
        | {
            "on_day": found[:, today],
            "keys": keys,
            "reopened": pd.Series(first).clip(lower=pd.Timestamp(scenario.as_of)),
            "last": last.where(now.any(axis=1)),
            "opened": (now & ~was) @ lengths,
            "closed": (was & ~now) @ lengths,
        }
    )
