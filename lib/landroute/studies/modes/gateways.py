"""On which days each gateway of Syria, and each mode as a whole, could be used, by who held it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from landroute.corridor.timeline import days_open
from landroute.record.control import OPEN_END
from landroute.record.passage import World, closed_through_time
from landroute.studies.modes.closures import MODES
from landroute.tables import RECORD_START, read


def gateways() -> dict[str, list[str]]:
    """Map air and sea to the places of Syria at which a lane of that mode ends."""
    country = read("places").set_index("id")["country"]
    lanes = read("segments").query("mode != 'road'")
    ends = {
        str(mode): sorted({*rows["from_place"], *rows["to_place"]})
        for mode, rows in lanes.groupby("mode")
    }
    return {mode: [p for p in places if country[p] == "SY"] for mode, places in ends.items()}


def record_days() -> pd.DatetimeIndex:
    """Return every day of the record."""
    return pd.date_range(RECORD_START, OPEN_END, inclusive="left")


def gateway_days(world: World, contested_passes: bool) -> pd.DataFrame:
    """
    Return on which days each gateway could be used, by who held it.

    Returns
    -------
    DataFrame
        Index: every day of the record; columns: gateway ids; truth values.
    """
    days, closed, _ = closed_through_time(world, contested_passes)
    every = record_days()
    which = pd.DatetimeIndex(days).searchsorted(every, side="right") - 1
    usable = {
        place: np.array([place not in shut for shut in closed])[which]
        for places in gateways().values()
        for place in places
    }
    return pd.DataFrame(usable, index=every)


def mode_days(usable: pd.DataFrame, route: pd.DataFrame) -> pd.DataFrame:
    """
    Return on which days each mode could be used at all.

    Parameters
    ----------
    usable
        `gateway_days`.
    route
        `corridor.timeline.open_intervals`: when any land route was open.

    Returns
    -------
    DataFrame
        Index as `usable`; columns road, air, sea; truth values.
    """
    table = pd.DataFrame({"road": usable.index.isin(days_open(route))}, index=usable.index)
    by_mode = gateways()
    for mode in MODES[1:]:
        table[mode] = usable[by_mode[mode]].any(axis=1)
    return table


def whole_losses(modes: pd.DataFrame) -> pd.DataFrame:
    """
    List every day on which a mode was lost whole: usable the day before, and not that day.

    Parameters
    ----------
    modes
        `mode_days`.

    Returns
    -------
    DataFrame
        Columns mode, date, days (that it stayed lost, to the record's end at most), final
        (whether it never came back), in time order.
    """
    rows = []
    for mode in modes:
        state = modes[mode]
        down = state.index[~state & state.shift(fill_value=False)]
        for day in down:
            back = state.index[(state.index > day) & state]
            end = back[0] if len(back) else OPEN_END
            rows.append((mode, day, (end - day).days, not len(back)))
    table = pd.DataFrame(rows, columns=["mode", "date", "days", "final"])
    table = table.astype({"date": modes.index.dtype, "final": bool})
    return table.sort_values(["date", "mode"], ignore_index=True)


def with_all_others(losses: pd.DataFrame, window: float) -> pd.Series:
    """Say of each of `whole_losses` whether every other mode had one within `window` days."""
    near = [
        all(
            ((losses["date"] - row.date).abs() <= pd.Timedelta(days=window))[
                losses["mode"] == mode
            ].any()
            for mode in MODES
        )
        for row in losses.itertuples()
    ]
    return pd.Series(near, index=losses.index, dtype=bool)


def event_count(losses: pd.DataFrame, window: float) -> int:
    """Count the runs of losses none of which lies more than `window` days after the last."""
    gaps = losses["date"].sort_values(kind="stable").diff()
    return len(losses) and 1 + int((gaps > pd.Timedelta(days=window)).sum())
