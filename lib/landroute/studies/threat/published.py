"""What others counted, or the Islamic State claimed, in the years without counted events."""

from __future__ import annotations

import pandas as pd

from landroute.tables import read
from landroute.units import DAYS_A_MONTH

DESERT, IRAQ = "Syria (Badia)", "Iraq"  # areas and metrics of data/insurgency.csv
COUNTED, CLAIMED = "attacks", "attacks claimed by IS"
DEATHS = "battle deaths, Government of Syria against IS"
ON_VEHICLES = r"event: .*\b(?:bus|buses|convoy)\b.* killed"


def published_counts(area: str = DESERT) -> pd.DataFrame:
    """
    Return what others counted in an area, and what the Islamic State claimed there.

    Returns
    -------
    DataFrame
        Columns id, start, end (last day), metric, claimant, attacks, per_month, source; in time
        order.
    """
    rows = read("insurgency")
    rows = rows[rows["area"].eq(area) & rows["metric"].isin([COUNTED, CLAIMED])]
    days = (rows["end"] - rows["start"]).dt.days + 1
    rows = rows.assign(attacks=rows["low"], per_month=rows["low"] / (days / DAYS_A_MONTH))
    columns = ["id", "start", "end", "metric", "claimant", "attacks", "per_month", "source"]
    return rows.sort_values(["start", "end"], ignore_index=True)[columns]


def single_months() -> pd.DataFrame:
    """Return the counts of attacks in the desert that are of one whole month."""
    rows = published_counts()
    whole = (rows["end"] + pd.Timedelta(days=1)).eq(rows["start"] + pd.offsets.MonthBegin(1))
    return rows[rows["metric"].eq(COUNTED) & whole & rows["start"].dt.is_month_start]


def longest_count() -> pd.Series:
    """Return the count of attacks in the desert over the longest period."""
    rows = published_counts().query("metric == @COUNTED")
    return rows.loc[(rows["end"] - rows["start"]).idxmax()]


def iraqi_years() -> pd.DataFrame:
    """Return the counts of attacks in all Iraq that are of one or more whole years."""
    rows = published_counts(IRAQ).query("metric == @COUNTED and start.dt.dayofyear == 1")
    return rows[rows["end"].dt.strftime("%m-%d").eq("12-31")]


def counted_and_claimed() -> pd.DataFrame:
    """
    Return the whole months with a count of attacks for which the claims by its author are known.

    Returns
    -------
    DataFrame
        Columns of `single_months` and, of the claims, id_own, start_own, end_own, attacks_own and
        others. A period without a claim has none in any of its months; claims of other
        periods than the month cannot be shared out, and their months are left out.
    """
    rows = published_counts()
    own = rows[rows["metric"].eq(CLAIMED)]
    both = single_months().merge(own, on="claimant", suffixes=("", "_own"))
    same = both["start"].eq(both["start_own"]) & both["end"].eq(both["end_own"])
    inside = both["start"].ge(both["start_own"]) & both["end"].le(both["end_own"])
    return both[same | (inside & both["attacks_own"].eq(0))]


def deaths_rows() -> pd.DataFrame:
    """Return the rows of `battle_deaths`."""
    return read("insurgency").query("metric == @DEATHS")


def battle_deaths() -> pd.Series:
    """Return UCDP's deaths of the government's war with the Islamic State, by year."""
    rows = deaths_rows()
    return rows.set_index(rows["start"].dt.year)["low"].sort_index()


def attacks_on_vehicles() -> pd.DataFrame:
    """
    Return the single attacks on buses and convoys with deaths, a row for each who counted them.

    Returns
    -------
    DataFrame
        Columns id, start, area, claimant, low, high (killed; high is low where one number is
        given), source; in time order.
    """
    rows = read("insurgency")
    rows = rows[rows["metric"].str.fullmatch(ON_VEHICLES)]
    rows = rows.assign(high=rows["high"].fillna(rows["low"]))
    columns = ["id", "start", "area", "claimant", "low", "high", "source"]
    return rows.sort_values("start", kind="stable", ignore_index=True)[columns]
