"""What the counts of attacks say of the road."""

from __future__ import annotations

import pandas as pd

from landroute.findings.record import Finding, counted, finding, listed, premise
from landroute.findings.routes import names
from landroute.routes.exposure import (
    CLAIMED,
    COUNTED,
    Threat,
    covered_months,
    events_by_month,
    tallies,
    totals,
)
from landroute.routes.threat import LEVEL, dispersion, exact_limits, rates
from landroute.scenario import Scenario
from landroute.tables import read

POTENT = "C06"  # row of data/claims.csv: the op-ed's paragraph 3


def period() -> str:
    """Name the months covered, as in prose."""
    months = covered_months()
    return f"{months[0]:%B %Y} to {months[-1]:%B %Y}"


def events(found: Threat, scenario: Scenario) -> Finding:
    """Say how few of the clashes near the roads fell in months in which they were open."""
    opened, every = (_of_band(totals(found.near, only), scenario) for only in (True, False))
    ever = opened[opened["months"] > 0].index
    if ever.empty:
        text = f"No counted stretch was open to the Iran-aligned side in {period()}."
        return finding("threat-events-open", 0, "events", text)
    inside, total = int(opened["events"].sum()), int(every.loc[ever, "events"].sum())
    apart = (every["events"] - opened["events"]).loc[ever]
    road = apart.idxmax()
    text = (
        f"{premise(scenario)}Within {scenario.threat_band} km of the {len(ever)} of {len(every)} "
        f"stretches that were ever open to the Iran-aligned side, **{inside:,} of {total:,}** "
        f"clashes from {period()} fell in months in which the stretch was open; the rest, "
        "while it was closed, contested or changing hands. "
        f"{names('stretches')[road]}: {opened.loc[road, 'events']:,} of "
        f"{every.loc[road, 'events']:,}. A clash near two stretches counts for both."
    )
    return finding("threat-events-open", inside, "events", text)


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
        f"{premise(scenario)}While open, **{names('stretches')[table.index[0]]}** had the highest "
        f"rate: **{row['mean']:.2g}** a month per 100 km ({row['low']:.2g} to {row['high']:.2g}), "
        f"or {row['vehicle_mean']:.5f} per 100 vehicle-km at the traffic assumed"
        f"{_busiest(found, str(table.index[0]), scenario)}"
    )
    if len(others):
        low, high = others["mean"].min(), others["mean"].max()
        text += f" The other {len(others)}: {low:.2g} to {high:.2g} a month per 100 km."
    value = float(f"{row['mean']:.4g}")
    return finding("threat-highest-rate", value, "attacks a month per 100 km", text)


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
    one, two = (exact_limits(0, exposure, sides)[1] for sides in (1, 2))
    text = (
        f"{premise(scenario)}In the last year covered, {year}, "
        f"**{counted(len(table), 'open stretch', 'open stretches')}** had no clash within "
        f"{scenario.threat_band} km. None is not never: for {names('stretches')[road]}, the one "
        f"most exposed, it still allows {one:.2g} a month per 100 km (upper 95% limit; {two:.2g} "
        "of a two-sided interval), before any under-reporting."
    )
    return finding("threat-quiet-stretches", len(table), "stretches", text)


def bands(found: Threat, scenario: Scenario) -> Finding:
    """Say how far the count depends on what is called near."""
    sums = totals(found.near)["events"].groupby("band_km").sum()
    if sums.iloc[0] == 0:
        text = f"No clash is counted within {sums.index[0]} km of a stretch while it was open."
        return finding("threat-bands-ratio", None, "times", text)
    ratio = sums.iloc[-1] / sums.iloc[0]
    spoken = [f"{int(n):,} within {band} km" for band, n in sums.items()]
    text = (
        f"{premise(scenario)}Near open stretches: {listed(spoken)}. What is called near changes "
        f"the count **{ratio:.1f} times**."
    )
    return finding("threat-bands-ratio", round(float(ratio), 2), "times", text)


def clustering(found: Threat, scenario: Scenario) -> Finding:
    """Say whether the clashes came in bursts, which a constant rate does not know."""
    table = dispersion(found.near[found.near["band_km"].eq(scenario.threat_band)])
    bursts = table[table["p"] < 1 - LEVEL]
    text = (
        f"On **{len(bursts)} of {counted(len(table), 'open stretch', 'open stretches')}** with a "
        "clash, months varied more than a constant rate allows"
        + (f" (variance up to {table['ratio'].max():.1f} times the mean)" if len(bursts) else "")
        + ": there the intervals are too narrow."
        if len(bursts)
        else f"On none of {counted(len(table), 'open stretch', 'open stretches')} with a clash did "
        "months vary more than a constant rate allows."
    )
    return finding("threat-bursts", len(bursts), "stretches", premise(scenario) + text)


def potent() -> Finding:
    """Set the op-ed's forecast of a potent insurgency beside the counts."""
    claim = read("claims").set_index("id").loc[POTENT]
    by_year = events_by_month().groupby(lambda day: day.year).mean()
    months = single_months()
    span = pd.period_range(months["start"].min(), months["start"].max(), freq="M")
    text = (
        f"{claim['claim']} (paragraph {claim['paragraph']}): coded "
        f"**{claim['verdict'].replace('-', ' ')}**. UCDP's clashes in all Syria fell from "
        f"{by_year.iloc[0]:.0f} a month in {by_year.index[0]} to {by_year.iloc[-1]:.0f} in "
        f"{by_year.index[-1]}; in the desert alone, {listed(sorted(set(months['claimant'])), 'or')}"
        f" counted {months['attacks'].min():.0f} to **{months['attacks'].max():.0f}** attacks a "
        f"month in the {len(months)} months of {span[0]:%B %Y} to {span[-1]:%B %Y} that are on "
        f"record here, of {len(span)}. The two count different things and cannot be joined."
    )
    return finding("threat-potent", str(claim["verdict"]), "verdict", text)


def single_months() -> pd.DataFrame:
    """Return the published counts of attacks that are of one whole month, as `tallies` has them."""
    rows = tallies()
    whole = (rows["end"] + pd.Timedelta(days=1)).eq(rows["start"] + pd.offsets.MonthBegin(1))
    return rows[rows["metric"].eq(COUNTED) & whole & rows["start"].dt.is_month_start]


def claimed() -> Finding:
    """Say which share of the counted attacks the Islamic State claimed, where both are known."""
    rows = tallies()
    own = rows[rows["metric"].eq(CLAIMED)]
    both = single_months().merge(own, on=["start", "end", "claimant"], suffixes=("", "_own"))
    if both.empty:
        text = "For no month are a count of attacks and the Islamic State's own claims both known."
        return finding("threat-under-reporting", None, "times", text)
    seen, said = float(both["attacks"].sum()), float(both["attacks_own"].sum())
    text = (
        f"In the {counted(len(both), 'month')} for which a count of attacks in the desert stands "
        f"beside the Islamic State's own claims, it claimed {said:.0f} of {seen:.0f}: "
        f"**{seen / said:.1f}** counted for each claimed. What neither saw is not known."
    )
    return finding("threat-under-reporting", round(seen / said, 2), "times", text)


def months_title(found: Threat, scenario: Scenario) -> str:
    """Return the message of a chart of clashes by stretch and month."""
    inside, every = (
        int(_of_band(totals(found.near, only), scenario)["events"].sum()) for only in (True, False)
    )
    return f"{inside:,} of {every:,} clashes near the stretches came while the stretch was open"


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


def tallies_title() -> str:
    """Return the message of a chart of the clashes of the counted years and the tallies since."""
    months, rows = events_by_month(), single_months()
    return (
        f"{months.iloc[-1]} clashes in {months.index[-1]:%B %Y}, the last month counted; others "
        f"counted up to {rows['attacks'].max():.0f} attacks a month since"
    )


def rate_table(found: Threat, scenario: Scenario) -> pd.DataFrame:
    """List the rates of every stretch and band while open; missing where it never was."""
    table = rates(totals(found.near), scenario).reset_index()
    every = totals(found.near, open_only=False)["events"].to_numpy()
    return pd.DataFrame(
        {
            "stretch": table["road"].map(names("stretches")),
            "within km": table["band_km"],
            "clashes, all months": every,
            "open months": table["months"],
            "clashes while open": table["events"],
            "a month per 100 km": table["mean"].round(3),
            "low": table["low"].round(3),
            "high": table["high"].round(3),
            "per 100 vehicle-km": table["vehicle_mean"].map("{:.6f}".format, na_action="ignore"),
        }
    )


def dyad_table() -> pd.DataFrame:
    """List whose clashes count as a threat to the road, and why."""
    return read("threat_dyads")[["dyad", "counts", "reason", "note", "source"]]


def sweep_table() -> pd.DataFrame:
    """List the ranges over which the assumptions are swept, and why."""
    return read("threat_sweeps")[["parameter", "low", "high", "reason", "note", "source"]]
