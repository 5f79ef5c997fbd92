"""Capacity, cost, time and loss by road, air and sea, as ranges and as draws."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from landroute.errors import BadInput
from landroute.tables import kept, read
from landroute.tables.assumed import ESTIMATES, estimates, rows_named
from landroute.units import DAYS_A_MONTH

LINES = ("road", "air", "sea", "oil")
TRAFFIC = ("road", "trips")
MEASURES = ("capacity", "cost", "hours", "loss")

KM_A_NAUTICAL_MILE = 1.852
# A short ton is 2,000 pounds of 0.45359237 kg, a mile 1.609344 km.
USD_A_TONNE_KM = 0.01 / (2000 * 0.45359237e-3 * 1.609344)
INTO = {
    "US cents per short ton-mile": ("USD a t-km", USD_A_TONNE_KM),
    "nm": ("km", KM_A_NAUTICAL_MILE),
}

Drawn = Mapping[tuple[str, str], np.ndarray]


def quantities() -> pd.DataFrame:
    """
    Return every quantity that the comparison takes, as a range.

    Returns
    -------
    DataFrame
        Index mode, quantity; columns id, low, central, high (in `unit`; rows of data/traffic.csv
        per month), unit (distances in km, rates in USD a t-km), rows (ids of the rows it rests
        on; its own where it rests on none), note, source, confidence.
    """
    table = read("mode_assumptions")
    stated, reported = read("modes").set_index("id"), read("traffic").set_index("id")
    values = []
    for row in table.itertuples():
        unit, factor = INTO.get(row.unit, (row.unit, 1.0))
        factor *= 1.0 if pd.isna(row.factor) else float(row.factor)
        triple = estimates(row, stated, reported)
        used = rows_named(row) or [row.id]
        values.append([*(value * factor for value in triple), unit, "; ".join(used)])
    table[[*ESTIMATES, "unit", "rows"]] = values
    columns = ["id", *ESTIMATES, "unit", "rows", "note", "source", "confidence"]
    return table.set_index(["mode", "quantity"])[columns]


@kept()
def home_of(row: str) -> str:
    """Return the table in which a quantity's row is; empty for one of the assumptions' own."""
    tables = (table for table in ("modes", "traffic") if row in set(read(table)["id"]))
    return next(tables, "")


def with_traffic(table: pd.DataFrame, vehicles_per_day: float) -> pd.DataFrame:
    """Return `quantities` with this traffic by road as the central one, its range widened to it."""
    vehicles = vehicles_per_day * DAYS_A_MONTH
    low, high = (float(table.at[TRAFFIC, end]) for end in ("low", "high"))
    table = table.copy()
    table.loc[TRAFFIC, list(ESTIMATES)] = [min(low, vehicles), vehicles, max(high, vehicles)]
    return table


def double_triangle(
    rng: np.random.Generator, low: float, central: float, high: float, draws: int
) -> np.ndarray:
    """
    Draw from two triangles that meet at the central value, half of the draws on either side.

    So the central value is the median, however lopsided the range; a single triangle would put
    its median well away from it (the double triangle of range estimating, AACE 41R-08).
    """
    if not low <= central <= high:
        raise BadInput(f"low, central, high out of order: {low}, {central}, {high}")
    end = np.where(rng.permutation(draws) < draws / 2, low, high)
    return end + (central - end) * np.sqrt(rng.random(draws))


def draw(table: pd.DataFrame, logistics: str, draws: int, seed: int) -> dict:
    """
    Draw every quantity, independently of the others.

    Parameters
    ----------
    table
        `quantities`.
    logistics
        `range` for draws about the central value; `low`, `central` or `high` to fix all at that.

    Returns
    -------
    dict
        (mode, quantity) to an array of `draws` values.
    """
    rng = np.random.default_rng(seed)
    return {
        (row.Index[0], row.Index[1]): double_triangle(rng, row.low, row.central, row.high, draws)
        if logistics == "range"
        else np.full(draws, getattr(row, logistics))
        for row in table.itertuples()
    }


def compared(drawn: Drawn, road: pd.DataFrame) -> dict[tuple[str, str], np.ndarray]:
    """
    Work out what each line can carry, at what cost, in what time and with what loss.

    Parameters
    ----------
    drawn
        `draw`.
    road
        `studies.modes.draws.corridor_draws`: columns hours and cost (USD a t) by road.

    Returns
    -------
    dict
        (measure, line) to an array of draws; a measure of which nothing is known is left out.
        Measures: capacity, t a month; cost, USD a t; hours; loss, share of loads. Lines: road,
        air, sea (containers), oil (crude by sea).
    """
    d = drawn
    sea_hours = d["sea", "distance"] / d["sea", "speed"] + d["sea", "canal-hours"]
    return {
        ("capacity", "road"): d[TRAFFIC] * d["road", "load"],
        ("capacity", "air"): d["air", "trips"] * d["air", "load"],
        ("capacity", "sea"): d["sea", "trips"] * d["sea", "load"] * d["sea", "weight"],
        ("capacity", "oil"): d["oil", "trips"] * d["oil", "weight"],
        ("cost", "road"): road["cost"].to_numpy(),
        ("cost", "air"): d["air", "rate"] * d["air", "distance"],
        ("cost", "sea"): d["sea", "freight"] / d["sea", "weight"],
        ("hours", "road"): road["hours"].to_numpy(),
        ("hours", "air"): d["air", "hours"],
        ("hours", "sea"): sea_hours,
        ("hours", "oil"): sea_hours,
        ("loss", "road"): np.minimum(d["road", "destroyed"] / d[TRAFFIC], 1),
        ("loss", "air"): d["air", "loss"],
        ("loss", "oil"): d["oil", "loss"],
    }


def percentiles(level: float) -> tuple[float, float, float]:
    """Return which percentiles are low, central and high: the median, and those about the level."""
    return 50 * (1 - level), 50.0, 50 * (1 + level)


def ranges(results: Mapping[tuple[str, str], np.ndarray], level: float) -> pd.DataFrame:
    """
    Sum draws up.

    Returns
    -------
    DataFrame
        Columns measure, mode, low, central, high: `percentiles` of the draws in which the line
        exists; missing where it exists in none.
    """
    rows = []
    for (measure, mode), values in results.items():
        known = values[np.isfinite(values)]
        cuts = np.percentile(known, percentiles(level)) if len(known) else [np.nan] * 3
        rows.append((measure, mode, *(float(c) for c in cuts)))
    return pd.DataFrame(rows, columns=["measure", "mode", *ESTIMATES])
