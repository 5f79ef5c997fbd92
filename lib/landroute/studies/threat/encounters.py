"""The probability that a convoy meets an attack in one passage."""

from __future__ import annotations

import numpy as np
import pandas as pd

from landroute.scenario import Scenario
from landroute.studies.threat.rates import JEFFREYS, posterior, reported_to_true

# However many clashes are counted, none makes an attack certain.
MOST = float(np.nextafter(1, 0))


def encounter_probability(
    events: float, days: float, scenario: Scenario, spread: float = 1
) -> tuple[float, float, float]:
    """
    Return the probability that a convoy meets an attack in one passage: low, expected and high.

    Each vehicle of the traffic drives the whole road and is as likely to be attacked as any other,
    so a convoy's expected attacks are the rate per vehicle-km times its vehicle-km: the road's
    length cancels.

    Parameters
    ----------
    events, days
        Counted on the road, on days on which it was open; days > 0.
    scenario
        Gives vehicles a day, the convoy, under-reporting, intensity and the level of the interval.
    spread
        As in `posterior`.

    Returns
    -------
    tuple of float
        1 - exp(-m) at the limits of m, and in the middle its posterior mean,
        1 - (T / (T + c s))^((events + 1/2) / s), T being the vehicles that passed, c the convoy's,
        times `reported_to_true`, and s the spread (the negative binomial's probability of > 0);
        all below 1.
    """
    passed = days * scenario.vehicles_per_day
    own = scenario.convoy * reported_to_true(scenario)
    low, _, high = posterior(events, passed, spread, level=scenario.interval_level)
    mean_exponent = (events + JEFFREYS) / spread * np.log1p(own * spread / passed)
    least, expected, most = (
        min(float(-np.expm1(-attacks)), MOST) for attacks in (low * own, mean_exponent, high * own)
    )
    return least, expected, most


def encounters_by_year(sums: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    """Return `totals` by year of roads that were open in it, with low, expected and high."""
    kept = sums[sums["days"] > 0]
    rows = [
        encounter_probability(row.events, row.days, scenario, row.spread)
        for row in kept.itertuples()
    ]
    return kept.join(pd.DataFrame(rows, kept.index, ["low", "expected", "high"], dtype=float))


def encounters(by_year: pd.DataFrame) -> pd.DataFrame:
    """
    Average `encounters_by_year` over the counted days on which a road was open.

    Each year keeps its own rate: that attacks were as frequent throughout is not supposed.

    Returns
    -------
    DataFrame
        Index road, band_km; columns km, months, days, events, expected: the probability on a
        passage whose day is any of them alike.
    """
    weighted = by_year.assign(expected=by_year["expected"] * by_year["days"])
    sums = {"km": "first", "months": "sum", "days": "sum", "events": "sum", "expected": "sum"}
    table = weighted.groupby(level=["road", "band_km"], sort=False).agg(sums)
    return table.assign(expected=table["expected"] / table["days"])
