"""What the counts of attacks say of the road."""

from __future__ import annotations

import numpy as np
import pandas as pd

from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.threat.exposure import Threat, covered_months, totals
from landroute.studies.threat.rates import LEVEL, dispersion, exact_limits, rates
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, listed, premise


def period() -> str:
    """Name the months covered, as in prose."""
    months = covered_months()
    return f"{months[0]:%B %Y} to {months[-1]:%B %Y}"


def events(found: Threat, scenario: Scenario) -> Finding:
    """Say how few of the clashes near the roads fell in months in which they were open."""
    opened, every = _ever_open(found, scenario.threat_band)
    if opened.empty:
        text = f"No counted stretch was open to the Iran-aligned side in {period()}."
        return finding("threat-events-open", 0, "events", text)
    inside, total = int(opened["events"].sum()), int(every["events"].sum())
    road = (every["events"] - opened["events"]).idxmax()
    text = (
        f"{premise(scenario)}Within {scenario.threat_band} km of the {len(opened)} of "
        f"{len(read('stretches'))} stretches that were ever open to the Iran-aligned side, "
        f"**{inside:,} of {total:,}** clashes from {period()} fell in months in which the stretch "
        "was open; the rest, while it was closed, contested or changing hands. "
        f"{names('stretches')[road]}: {opened.loc[road, 'events']:,} of "
        f"{every.loc[road, 'events']:,}. A clash near two stretches counts for each, so there were "
        "fewer clashes than these sums."
    )
    return finding("threat-events-open", inside, "events", text)


def _ever_open(found: Threat, band: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the totals while open, and of all months, of the stretches that were ever open."""
    opened, every = (totals(found.near, only).xs(band, level="band_km") for only in (True, False))
    ever = opened["months"] > 0
    return opened[ever], every[ever]


def _of_band(table: pd.DataFrame, scenario: Scenario) -> pd.DataFrame:
    return table.xs(scenario.threat_band, level="band_km")


def worst(found: Threat, scenario: Scenario) -> Finding:
    """Name the open stretch with the highest rate a month and 100 km."""
    table = _of_band(rates(totals(found.near), scenario), scenario).dropna(subset=["mean"])
    if table.empty:
        text = "No stretch has a month of exposure, so none has a rate."
        return finding("threat-highest-rate", None, "attacks a month per 100 km", text)
    table = table.sort_values("mean", ascending=False, kind="stable")
    row, others = table.iloc[0], table.iloc[1:]
    text = (
        f"{premise(scenario)}While open, **{names('stretches')[table.index[0]]}** had the "
        f"highest rate: **{two(row['mean'])}** a month per 100 km ({two(row['low'])} to "
        f"{two(row['high'])}), "
        f"or {two(row['vehicle_mean'])} per 100 vehicle-km at the traffic assumed"
        f"{_busiest(found, str(table.index[0]), scenario)}"
    )
    if len(others):
        low, high = others["mean"].min(), others["mean"].max()
        text += f" The other {len(others)}: {two(low)} to {two(high)} a month per 100 km."
    value = float(f"{row['mean']:.4g}")
    return finding("threat-highest-rate", value, "attacks a month per 100 km", text)


def two(number: float) -> str:
    """Write a number to two figures, never with an exponent; nothing for none."""
    if np.isnan(number):
        return ""
    return np.format_float_positional(float(f"{number:.2g}"), trim="-")


def _busiest(found: Threat, road: str, scenario: Scenario) -> str:
    """Say how much of a road's count is of one month, as when a battle was fought beside it."""
    band = found.near["band_km"].eq(scenario.threat_band)
    rows = found.near[found.near["road"].eq(road) & band & found.near["open"]]
    top = rows.loc[rows["events"].idxmax()]
    if not top["events"]:
        return "."
    return (
        f"; of its {counted(int(rows['events'].sum()), 'clash', 'clashes')} while open, "
        f"{top['events']} fell in {top['month']:%B %Y}."
    )


def quiet(found: Threat, scenario: Scenario) -> Finding:
    """Say what no event at all in the last year covered still allows."""
    year = covered_months()[-1].year
    last = found.near[found.near["month"].dt.year.eq(year)]
    table = _of_band(totals(last), scenario).query("months > 0 and events == 0")
    if table.empty:
        text = f"No stretch that was open in {year} was without a clash that year."
        return finding("threat-quiet-stretches", 0, "stretches", text)
    road = (table["months"] * table["km"]).idxmax()
    exposure = table.loc[road, "months"] * table.loc[road, "km"] / 100
    one, both = (exact_limits(0, exposure, sides)[1] for sides in (1, 2))
    text = (
        f"{premise(scenario)}In the last year covered, {year}, "
        f"**{counted(len(table), 'open stretch', 'open stretches')}** had no clash within "
        f"{scenario.threat_band} km. None is not never: for {names('stretches')[road]}, the one "
        f"most exposed, it still allows {one:.2g} a month per 100 km (upper 95% limit; {both:.2g} "
        f"of a two-sided interval), before any under-reporting."
        + _less_exactly(last, table.index, scenario)
    )
    return finding("threat-quiet-stretches", len(table), "stretches", text)


def _less_exactly(rows: pd.DataFrame, roads: pd.Index, scenario: Scenario) -> str:
    """Say how many quiet roads are so only where a place must be known exactly."""
    known = read("conflict_bands").set_index("band_km")["coarsest_where_prec"]
    coarser = known.index[known > known[scenario.threat_band]]
    if coarser.empty:
        return ""
    seen = totals(rows).xs(coarser[0], level="band_km").loc[roads, "events"]
    return (
        f" Nor were the places all known that well: within {coarser[0]} km, where one named "
        f"nearby will do, {int((seen > 0).sum()) or 'none'} of them had a clash."
    )


def bands(found: Threat, scenario: Scenario) -> Finding:
    """Say how far the count depends on what is called near."""
    sums = totals(found.near)["events"].groupby("band_km").sum()
    if sums.iloc[0] == 0:
        text = f"No clash is counted within {sums.index[0]} km of a stretch while it was open."
        return finding("threat-bands-ratio", None, "times", text)
    ratio = sums.iloc[-1] / sums.iloc[0]
    spoken = [f"{int(n):,} within {band} km" for band, n in sums.items()]
    near, wider = sums.index[:2]
    years = found.near.groupby([found.near["month"].dt.year, "band_km"])["events"].sum().unstack()
    share = (years[near] / years[wider]).dropna()
    text = (
        f"{premise(scenario)}Near open stretches: {listed(spoken)}, **{ratio:.1f} times** the "
        f"narrowest count. Distance is but a part of it: within {near} km only a place known "
        "exactly counts, farther out one near a named point too. Open or not, the count within "
        f"{near} km was {share.iloc[0]:.0%} of that within {wider} km in {share.index[0]} and "
        f"{share.iloc[-1]:.0%} in {share.index[-1]}: the narrowest misses more in some years than "
        "in others."
    )
    return finding("threat-bands-ratio", round(float(ratio), 2), "times", text)


def clustering(found: Threat, scenario: Scenario) -> Finding:
    """Say whether the clashes came in bursts, which a constant rate does not know."""
    table = dispersion(found.near[found.near["band_km"].eq(scenario.threat_band)])
    bursts = table[table["p"] < 1 - LEVEL]
    text = (
        f"On **{len(bursts)} of {counted(len(table), 'open stretch', 'open stretches')}** with a "
        "clash, months varied more than a constant rate allows (variance up to "
        f"{table['ratio'].max():.1f} times the mean): the intervals here are widened to match."
        if len(bursts)
        else f"On none of {counted(len(table), 'open stretch', 'open stretches')} with a clash did "
        "months vary more than a constant rate allows."
    )
    return finding("threat-bursts", len(bursts), "stretches", premise(scenario) + text)


def months_title(found: Threat, band: int) -> str:
    """Return the message of a chart of clashes within a distance by stretch and month."""
    inside, every = (int(table["events"].sum()) for table in _ever_open(found, band))
    return (
        f"{inside:,} of {every:,} clashes within {band} km of stretches that were ever open came "
        "while they were"
    )


def rates_title(found: Threat, scenario: Scenario) -> str:
    """Return the message of a chart of rates while open and over all months."""
    opened, every = (
        _of_band(rates(totals(found.near, only), scenario), scenario)["mean"]
        for only in (True, False)
    )
    known = opened.dropna()
    lower = int((known < every[known.index]).sum())
    return (
        f"On {lower} of {counted(len(known), 'stretch', 'stretches')} the rate was lower while it "
        "was open than over all months"
    )


def rate_table(found: Threat, scenario: Scenario) -> pd.DataFrame:
    """List the rates of every stretch that was ever open, and band, while it was."""
    table = rates(totals(found.near), scenario)
    table["every"] = totals(found.near, open_only=False)["events"]
    table = table[table["months"] > 0].reset_index()
    limits = [f"{two(row.low)} to {two(row.high)}" for row in table.itertuples()]
    return pd.DataFrame(
        {
            "stretch": table["road"].map(names("stretches")),
            "within km": table["band_km"],
            "clashes, all months": table["every"],
            "open months": table["months"],
            "clashes while open": table["events"],
            "a month per 100 km": table["mean"].map(two),
            "95% interval": limits,
            "per 100 vehicle-km": table["vehicle_mean"].map(two),
        }
    )


def dyad_table() -> pd.DataFrame:
    """List whose clashes count as a threat to the road, and why."""
    return read("threat_dyads")[["dyad", "counts", "reason", "note", "source"]]


def sweep_table() -> pd.DataFrame:
    """List the ranges over which the assumptions are swept, and why."""
    return read("threat_sweeps")[["parameter", "low", "high", "reason", "note", "source"]]
