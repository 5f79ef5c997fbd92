"""How far each assumption moves the probability that a convoy meets an attack."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.scenario import Scenario
from landroute.studies.threat.encounters import encounters, encounters_by_year
from landroute.studies.threat.exposure import RoadEvents, totals
from landroute.tables import read
from landroute.wording.facts import Message, Number, Span, message

DYADS, YEAR = "dyads", "year"  # sweeps that are no parameter: which dyads and years count
SWEEP_COLUMNS = ["parameter", "low", "high", "at_low", "at_high"]
GIVEN = 6  # figures, so that a limit reads as it is in the table


def swept(core: RoadEvents, wide: RoadEvents, corridor: str, scenario: Scenario) -> pd.DataFrame:
    """
    Return the expected probability as each assumption runs over its range, the rest held.

    Parameters
    ----------
    core, wide
        `road_events` of the scenario, without and with the wide reading.
    corridor
        One whose route was open for a month or more.

    Returns
    -------
    DataFrame
        Columns parameter, low, high (its range in data/threat_sweeps.csv), at_low, at_high (the
        probability); widest first. The parameter `dyads` goes from the narrow reading to the wide
        one, and `year` from the rate of the first year in which the road was open to the last's.
    """
    rows = []
    for sweep in read("threat_sweeps").itertuples():
        ends = (_with(scenario, {sweep.parameter: value}) for value in (sweep.low, sweep.high))
        rows.append(
            (sweep.parameter, sweep.low, sweep.high, *(_at(core, corridor, s) for s in ends))
        )
    readings = (_at(events, corridor, scenario) for events in (core, wide))
    rows.append((DYADS, None, None, *readings))
    rates = years_of(core, corridor, scenario)["expected"].droplevel(["road", "band_km"])
    rows.append((YEAR, rates.index[0], rates.index[-1], rates.iloc[0], rates.iloc[-1]))
    table = pd.DataFrame(rows, columns=SWEEP_COLUMNS)
    apart = (table["at_high"] - table["at_low"]).abs()
    return table.loc[apart.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def corners(core: RoadEvents, corridor: str, scenario: Scenario) -> tuple[float, float]:
    """Return the least and greatest probability when traffic, reporting and intensity all move."""
    sweep = read("threat_sweeps").set_index("parameter")
    rising, falling = ["under_reporting", "insurgency_intensity"], "vehicles_per_day"
    least = {name: sweep.at[name, "low"] for name in rising} | {falling: sweep.at[falling, "high"]}
    most = {name: sweep.at[name, "high"] for name in rising} | {falling: sweep.at[falling, "low"]}
    return (
        _at(core, corridor, _with(scenario, least)),
        _at(core, corridor, _with(scenario, most)),
    )


def _with(scenario: Scenario, values: dict[str, float]) -> Scenario:
    whole = {name: int(v) if v == int(v) else float(v) for name, v in values.items()}
    return scenario.changed(**whole)


def _at(events: RoadEvents, corridor: str, scenario: Scenario) -> float:
    return float(encounters(years_of(events, corridor, scenario))["expected"].iloc[0])


def years_of(events: RoadEvents, corridor: str, scenario: Scenario) -> pd.DataFrame:
    """Return `encounters_by_year` of a corridor in the scenario's band."""
    along = events.along
    own = along[along["road"].eq(corridor) & along["band_km"].eq(scenario.threat_band)]
    return encounters_by_year(totals(own, by_year=True), scenario)


def assumption(row: Any) -> Message:
    """Return the words for an assumption and its range, of a row of `swept`."""
    if row.parameter == DYADS:
        return message("swept-dyads")
    if row.parameter == YEAR:
        return message("swept-year", first=f"{row.low:.0f}", last=f"{row.high:.0f}")
    limits = Span(Number(row.low, GIVEN), Number(row.high, GIVEN))
    return message(f"swept-{row.parameter.replace('_', '-')}", range=limits)
