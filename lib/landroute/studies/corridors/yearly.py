"""Service, hazard, redundancy and documented use, year by year: four measures, never one."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.exposure import road_events
from landroute.corridor.question import Question
from landroute.corridor.timeline import set_sizes_through_time
from landroute.record.intervals import ANY
from landroute.record.passage import GOODS, HELD
from landroute.record.use import movements, seizures, strikes
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START, read

MONTH = 30  # days


def measures(question: Question, service: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """
    Lay the four measures side by side.

    Parameters
    ----------
    question
        Of the route.
    service
        `service_intervals` of it.
    scenario
        Gives the band within which a clash counts.

    Returns
    -------
    DataFrame
        Index year; columns held and goods (days), cut_least and cut_most (sizes of the node cut on
        open days; missing without one), clashes (near the open route's counted stretches, for 30
        open days; missing where none is counted or no day was open), strikes, movements and
        attempts (rows of data/documented_use.csv).
    """
    years = pd.Index(range(RECORD_START.year, RECORD_END.year + 1), name="year")
    rows = read("documented_use")
    kinds = {"strikes": strikes, "movements": movements, "attempts": seizures}
    counts = {name: own(rows).groupby(rows["start"].dt.year).size() for name, own in kinds.items()}
    table = pd.DataFrame({name: own.reindex(years, fill_value=0) for name, own in counts.items()})
    sizes = set_sizes_through_time(question).drop_duplicates("date", keep="last")
    days = sizes.set_index("date").reindex(pd.date_range(RECORD_START, RECORD_END), method="ffill")
    opened = days[days["keys"] == 0]
    cuts = opened["cut"].groupby(opened.index.year)
    of_the_route = pd.DataFrame(
        {
            "held": _days_of(service, HELD),
            "goods": _days_of(service, GOODS),
            "cut_least": cuts.min(),
            "cut_most": cuts.max(),
            "clashes": _clashes(scenario),
        },
        index=years,
    )
    return of_the_route.join(table)


def _days_of(service: pd.DataFrame, level: int) -> pd.Series:
    rows = service[(service["corridor"] == ANY) & (service["service"] >= level)]
    days = pd.DatetimeIndex([])
    for row in rows.itertuples():
        days = days.append(pd.date_range(row.start, row.end, inclusive="left"))
    counted = pd.Series(1, days).groupby(days.year).sum()
    years = range(RECORD_START.year, RECORD_END.year + 1)
    return counted.reindex(years, fill_value=0).astype(int)


def _clashes(scenario: Scenario) -> pd.Series:
    """Count clashes for 30 open days near the route that was open most, by covered year."""
    along = road_events(scenario).along
    along = along[along["band_km"] == scenario.threat_band]
    along = along.assign(
        year=along["month"].dt.year,
        exposed=along["days"] * along["open"].astype(float),
        seen=along["events"] * along["open"].astype(float),
    )
    sums = along.groupby(["year", "road"])[["exposed", "seen"]].sum().reset_index()
    most = sums.sort_values("exposed", kind="stable").groupby("year").last()
    most = most[most["exposed"] > 0]
    return MONTH * most["seen"] / most["exposed"]
