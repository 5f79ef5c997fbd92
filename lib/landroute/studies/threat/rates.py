"""Rates of clashes near the road by gamma-Poisson."""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.stats import chi2, gamma

from landroute.errors import BadInput
from landroute.scenario import Scenario

JEFFREYS = 0.5  # shape of the prior Gamma(1/2, 0) of a Poisson rate (Jeffreys 1946)
KM, VEHICLE_KM = 100.0, 1e6  # rates are per 100 km and month, and per million vehicle-km


def posterior(
    events: float, exposure: float, spread: float = 1, *, level: float
) -> tuple[float, float, float]:
    """
    Return the rate of events that come as a Poisson process, or in bursts: low, mean and high.

    Parameters
    ----------
    events
        Counted.
    exposure
        What the rate is per, > 0.
    spread
        Variance of the counts over their mean; 1 for a Poisson process.
    level
        Of the interval, such as 0.95.

    Returns
    -------
    tuple of float
        Mean and equal-tailed limits of Gamma(events + 1/2, exposure), the posterior under
        Jeffreys's prior (Gelman and others 2013, Bayesian Data Analysis, 2.6), with the variance
        multiplied by `spread` (quasi-likelihood: McCullagh and Nelder 1989, Generalized Linear
        Models, 6.2).

    Raises
    ------
    BadInput
        For a count that is negative or not finite, and an exposure that is not positive.
    """
    shape = _checked(events, exposure) + JEFFREYS
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = gamma.ppf(tails, shape / spread, scale=spread / exposure)
    return float(low), shape / exposure, float(high)


def exact_limits(
    events: int, exposure: float, sides: int = 2, *, level: float
) -> tuple[float, float]:
    """
    Return exact limits of a Poisson rate (Garwood 1936).

    Parameters
    ----------
    sides
        2 for both limits; 1 for an upper limit alone, the lower being 0.

    Raises
    ------
    BadInput
        As `posterior`.
    """
    tail = (1 - level) / sides
    events = int(_checked(events, exposure))
    low = 0.0
    if sides == 2 and events:
        low = float(chi2.ppf(tail, 2 * events)) / 2 / exposure
    return low, float(chi2.ppf(1 - tail, 2 * events + 2)) / 2 / exposure


def _checked(events: float, exposure: float) -> float:
    if not (np.isfinite(exposure) and exposure > 0):
        raise BadInput(f"an exposure of {exposure}: it must be positive")
    if not (np.isfinite(events) and events >= 0):
        raise BadInput(f"a count of {events} events: it must be 0 or more")
    return events


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
        vehicle_high (attacks per million vehicle-km, at the scenario's vehicles a day), both
        times `reported_to_true`; missing where there is no month of exposure.
    """
    times, level = reported_to_true(scenario), scenario.interval_level
    by_road, by_vehicle = [], []
    for row in sums.itertuples():
        if row.months == 0:
            by_road.append((np.nan,) * 3)
            by_vehicle.append((np.nan,) * 3)
            continue
        road = row.months * row.km / KM
        traffic = row.days * row.km * scenario.vehicles_per_day / VEHICLE_KM
        by_road.append(posterior(row.events, road, row.spread, level=level))
        by_vehicle.append(posterior(row.events, traffic, row.spread, level=level))
    columns = ["low", "mean", "high"]
    road_rates = pd.DataFrame(by_road, sums.index, columns) * times
    vehicle_rates = pd.DataFrame(by_vehicle, sums.index, [f"vehicle_{c}" for c in columns]) * times
    return sums.join(road_rates).join(vehicle_rates)
