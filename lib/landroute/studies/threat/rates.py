"""Attacks near the road: counts, rates by gamma-Poisson, and a convoy's chance of meeting one."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import chi2, gamma

from landroute.errors import BadInput
from landroute.scenario import Scenario
from landroute.studies.threat.exposure import Threat, totals
from landroute.tables import read

JEFFREYS = 0.5  # shape of the prior Gamma(1/2, 0) of a Poisson rate (Jeffreys 1946)
LEVEL = 0.95
DYADS = "dyads"  # a sweep that is no parameter: which dyads count
KM, VEHICLE_KM = 100.0, 100.0  # rates are per 100 km and month, and per 100 vehicle-km


def posterior(events: float, exposure: float, spread: float = 1) -> tuple[float, float, float]:
    """
    Return the rate of events that come as a Poisson process, or in bursts: low, mean and high.

    Parameters
    ----------
    events
        Counted.
    exposure
        What the rate is per, above nought.
    spread
        Variance of the counts over their mean; 1 for a Poisson process.

    Returns
    -------
    tuple of float
        Mean and equal-tailed 95% limits of Gamma(events + 1/2, exposure), the posterior under
        Jeffreys's prior (Gelman and others 2013, Bayesian Data Analysis, 2.6), with the variance
        multiplied by `spread` (quasi-likelihood: McCullagh and Nelder 1989, Generalized Linear
        Models, 6.2).
    """
    shape = _checked(events, exposure) + JEFFREYS
    tails = [(1 - LEVEL) / 2, (1 + LEVEL) / 2]
    low, high = gamma.ppf(tails, shape / spread, scale=spread / exposure)
    return float(low), shape / exposure, float(high)


def exact_limits(events: int, exposure: float, sides: int = 2) -> tuple[float, float]:
    """
    Return exact 95% limits of a Poisson rate (Garwood 1936).

    Parameters
    ----------
    sides
        2 for both limits; 1 for an upper limit alone, the lower being nought.
    """
    tail = (1 - LEVEL) / sides
    low = 0.0
    if sides == 2 and _checked(events, exposure):
        low = float(chi2.ppf(tail, 2 * events)) / 2 / exposure
    return low, float(chi2.ppf(1 - tail, 2 * events + 2)) / 2 / _above_nought(exposure)


def _checked(events: float, exposure: float) -> float:
    _above_nought(exposure)
    if not (np.isfinite(events) and events >= 0):
        raise BadInput(f"a count of {events} events: it must be nought or more")
    return events


def _above_nought(exposure: float) -> float:
    if not (np.isfinite(exposure) and exposure > 0):
        raise BadInput(f"an exposure of {exposure}: it must be above nought")
    return exposure


def reported_to_true(scenario: Scenario) -> float:
    """Return by what a counted rate is multiplied: under-reporting times intensity."""
    return float(scenario.under_reporting * scenario.insurgency_intensity)


def rates(sums: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """
    Turn `totals` into rates.

    Returns
    -------
    DataFrame
        `sums` with low, mean, high (attacks a month per 100 km) and vehicle_low, vehicle_mean,
        vehicle_high (attacks per 100 vehicle-km, at the scenario's vehicles a day), both times
        `reported_to_true`; missing where there is no month of exposure.
    """
    times = reported_to_true(scenario)
    by_road, by_vehicle = [], []
    for row in sums.itertuples():
        known = row.months > 0
        road = row.months * row.km / KM
        traffic = row.days * row.km * scenario.vehicles_per_day / VEHICLE_KM
        by_road.append(posterior(row.events, road, row.spread) if known else (np.nan,) * 3)
        by_vehicle.append(posterior(row.events, traffic, row.spread) if known else (np.nan,) * 3)
    names = ["low", "mean", "high"]
    road_rates = pd.DataFrame(by_road, sums.index, names) * times
    vehicle_rates = pd.DataFrame(by_vehicle, sums.index, [f"vehicle_{n}" for n in names]) * times
    return sums.join(road_rates).join(vehicle_rates)


def chance(
    events: float, days: float, scenario: Scenario, spread: float = 1
) -> tuple[float, float, float]:
    """
    Return the chance that a convoy meets an attack in one passage: low, expected and high.

    Each vehicle of the traffic drives the whole road and is as likely to be attacked as any other,
    so a convoy's expected attacks are the rate per vehicle-km times its vehicle-km: the road's
    length cancels.

    Parameters
    ----------
    events, days
        Counted on the road, on days on which it was open; days above nought.
    scenario
        Gives vehicles a day, the convoy, under-reporting and intensity.
    spread
        As in `posterior`.

    Returns
    -------
    tuple of float
        1 - exp(-m) at the 95% limits of m, and in the middle its posterior mean,
        1 - (T / (T + c s))^((events + 1/2) / s), T being the vehicles that passed, c the convoy's,
        times `reported_to_true`, and s the spread (the negative binomial's nought).
    """
    passed = days * scenario.vehicles_per_day
    own = scenario.convoy * reported_to_true(scenario)
    low, _, high = posterior(events, passed, spread)
    expected = -np.expm1(-(events + JEFFREYS) / spread * np.log1p(own * spread / passed))
    return float(-np.expm1(-low * own)), float(expected), float(-np.expm1(-high * own))


def chances(sums: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return `totals` of roads that were open for a month or more, with low, expected, high."""
    kept = sums[sums["months"] > 0]
    found = [chance(row.events, row.days, scenario, row.spread) for row in kept.itertuples()]
    return kept.join(pd.DataFrame(found, kept.index, ["low", "expected", "high"], dtype=float))


def dispersion(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Say whether the monthly events of each road vary more than a Poisson process would have them.

    Parameters
    ----------
    rows
        A threat's `near` or `along`, of one band; months in which the road was open count.

    Returns
    -------
    DataFrame
        Index road; columns months, ratio (variance over mean) and p, the chance of such a ratio
        or a greater one under a Poisson process (Fisher's index of dispersion); roads with two
        months and one event or more.
    """
    counts = rows[rows["open"]].groupby("road", sort=False)["events"]
    table = counts.agg(months="size", mean="mean", variance="var").query("months > 1 and mean > 0")
    table["ratio"] = table["variance"] / table["mean"]
    table["p"] = chi2.sf(table["ratio"] * (table["months"] - 1), table["months"] - 1)
    return table[["months", "ratio", "p"]]


def swept(found: Threat, wider: Threat, way: str, scenario: Scenario) -> pd.DataFrame:
    """
    Return a convoy's chance on a way as each assumption runs over its range, the rest held.

    Parameters
    ----------
    found, wider
        `threat` of the scenario, without and with the wide reading.
    way
        A corridor whose way was open for a month or more.

    Returns
    -------
    DataFrame
        Columns parameter, low, high (its range in data/threat_sweeps.csv), at_low, at_high (the
        chance); widest first. The last parameter, `dyads`, goes from the narrow reading to the
        wide one.
    """
    rows = []
    for sweep in read("threat_sweeps").itertuples():
        ends = (_with(scenario, {sweep.parameter: value}) for value in (sweep.low, sweep.high))
        rows.append((sweep.parameter, sweep.low, sweep.high, *(_at(found, way, s) for s in ends)))
    rows.append((DYADS, None, None, _at(found, way, scenario), _at(wider, way, scenario)))
    table = pd.DataFrame(rows, columns=["parameter", "low", "high", "at_low", "at_high"])
    apart = (table["at_high"] - table["at_low"]).abs()
    return table.loc[apart.sort_values(ascending=False, kind="stable").index].reset_index(drop=True)


def corners(found: Threat, way: str, scenario: Scenario) -> tuple[float, float]:
    """Return the least and greatest chance when traffic, reporting and intensity all move."""
    sweep = read("threat_sweeps").set_index("parameter")
    rising, falling = ["under_reporting", "insurgency_intensity"], "vehicles_per_day"
    least = {name: sweep.at[name, "low"] for name in rising} | {falling: sweep.at[falling, "high"]}
    most = {name: sweep.at[name, "high"] for name in rising} | {falling: sweep.at[falling, "low"]}
    return _at(found, way, _with(scenario, least)), _at(found, way, _with(scenario, most))


def _with(scenario: Scenario, values: dict[str, float]) -> Scenario:
    whole = {name: int(v) if v == int(v) else float(v) for name, v in values.items()}
    return Scenario.of({**scenario.overrides(), **whole})


def _at(found: Threat, way: str, scenario: Scenario) -> float:
    row = totals(found.along).loc[(way, scenario.threat_band)]
    return chance(row["events"], row["days"], scenario, row["spread"])[1]
