"""How often clashes came near the road while it was open, and what a convoy risked on it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.corridor.deciding import rests_on_turns
from landroute.corridor.exposure import covered_months, open_days, overdispersion, totals
from landroute.corridor.question import question
from landroute.scenario import baseline
from landroute.studies.base import Result, result
from landroute.studies.route import PASSING
from landroute.studies.threat.assumptions import assumption
from landroute.studies.threat.rates import KM, exact_limits, rates
from landroute.studies.threat.study import REPORTING, Threat
from landroute.tables import counts_days, read, rests_on_parameters
from landroute.wording.facts import (
    Counted,
    Each,
    Measure,
    Month,
    Named,
    Number,
    Share,
    Span,
    When,
    km,
    rough,
)

GIVEN = 6  # figures, so that a parameter reads as it was given


@Threat.finding("threat-answer", unit="share of passages")
def answer(study: Threat) -> Result:
    """Say how far apart the shares of passages attacked lie that the counts allow, and why."""
    corridor = study.longest_open
    study.rests_on_longest()
    if corridor is None:
        return result(None, study.why_unrated, months=study.months)
    study.rests_on_assumed()
    rests_on_turns(question(study.scenario), covered_months()[0])
    counts_days(study.words("days-route-open"), study.open_since_counted)
    return result(
        study.by_corridor.at[(corridor, study.band), "expected"],
        by_all=Span(*map(Share, study.corners(corridor))),
        last=Month(covered_months()[-1]),
        first=Month(covered_months()[0]),
        route_days=len(study.open_since_counted),
        uncounted=Share(study.uncounted) if len(study.open_since_counted) else "",
        band=km(study.band),
    )


@Threat.finding("threat-assumed", unit="vehicles a day", under=())
def assumed(study: Threat) -> Result:
    """State what both chapters on the road assume."""
    vehicles = study.scenario.vehicles_per_day
    rests_on_parameters("vehicles_per_day", "convoy", "interval_level")
    return result(
        vehicles,
        vehicles=Measure(vehicles, "vehicles", GIVEN),
        recorded=vehicles == baseline().vehicles_per_day,
        convoy=Counted(study.scenario.convoy, "vehicle"),
        level=Share(study.level),
    )


def _span(low: float, high: float) -> Span:
    return Span(rough(low), rough(high))


@Threat.finding("threat-events-open", unit="events", under=PASSING)
def events_open(study: Threat) -> Result:
    """Say how few of the clashes near the roads fell while they were open."""
    opened, every = study.clashes_ever_open
    study.rests_on_counts(*opened.index)
    for road in opened.index:
        study.rests_on_stretch(road)
    if opened.empty:
        return result(0, "none", months=study.months)
    return result(
        round(opened.sum()),
        open=round(opened.sum()),
        all=int(every.sum()),
        months=study.months,
        band=km(study.band),
        ever_open=len(opened),
        stretches=Counted(len(read("stretches")), "stretch"),
    )


@Threat.finding("threat-highest-rate", unit="attacks a month per 100 km", under=PASSING + REPORTING)
def highest_rate(study: Threat) -> Result:
    """Name the open stretch with the highest rate a month and 100 km."""
    table = study.in_band(study.open_rates).dropna(subset=["mean"])
    if table.empty:
        study.rests_on_counts()
        return result(None, "none")
    table = table.sort_values("mean", ascending=False, kind="stable")
    study.rests_on_stretch(str(table.index[0]))
    study.rests_on_counts(*table.index)
    study.rests_on_assumed()
    row, others = table.iloc[0], table["mean"].iloc[1:]
    return result(
        row["mean"],
        road=Named("stretches", str(table.index[0])),
        mean=Number(row["mean"]),
        interval=Span(Number(row["low"]), Number(row["high"])),
        level=Share(study.level),
        per_km=int(KM),
        by_vehicle=Number(row["vehicle_mean"]),
        **_by_year(study, str(table.index[0])),
        others=len(others),
        range=Span(Number(others.min()), Number(others.max())) if len(others) else "",
        **_busiest(study, str(table.index[0])),
    )


def _by_year(study: Threat, road: str) -> dict[str, Any]:
    """Return a road's rate in the first year and in the last in which it was open."""
    sums = study.in_band(totals(study.events.near, by_year=True)).loc[road]
    table = rates(sums[sums["months"] > 0], study.scenario)
    ends = [
        {"rate": Number(table.at[year, "mean"]), "year": f"{year}"}
        for year in (table.index[0], table.index[-1])
    ]
    return {"moved": table["mean"].nunique() > 1, "in_years": Each("rate-in-year", ends)}


def _busiest(study: Threat, road: str) -> dict[str, Any]:
    """Return how much of a road's count is of one month, as when a battle was fought beside it."""
    near = study.events.near
    rows = near[near["road"].eq(road) & near["band_km"].eq(study.band)]
    counted = rows["events"] * rows["open"]
    top = rows.loc[counted.idxmax()]
    return {
        "events": Counted(round(counted.sum()), "clash"),
        "busiest": round(counted.max()),
        "month": Month(top["month"]),
    }


@Threat.finding("threat-bands-ratio", unit="times", under=PASSING)
def bands_ratio(study: Threat) -> Result:
    """Say how far the count depends on what is called near."""
    near = study.events.near
    sums = totals(near)["events"].groupby("band_km").sum()
    study.rests_on_counts(*study.ever_open, bands=tuple(sums.index))
    for road in study.ever_open:
        study.rests_on_stretch(road)
    if sums.iloc[0] == 0:
        return result(None, "none", narrowest=km(sums.index[0]))
    ratio = sums.iloc[-1] / sums.iloc[0]
    narrow, wider = sums.index[:2]
    years = near.groupby([near["month"].dt.year, "band_km"])["events"].sum().unstack()
    share = (years[narrow] / years[wider]).dropna()
    return result(
        ratio,
        ratio=Number(ratio),
        widest=km(sums.index[-1]),
        narrowest=km(narrow),
        wider=km(wider),
        counts=Each("count-within", [{"n": round(n), "band": km(b)} for b, n in sums.items()]),
        first=Share(share.iloc[0]),
        first_year=When.of(str(share.index[0])),
        last=Share(share.iloc[-1]),
        last_year=When.of(str(share.index[-1])),
    )


@Threat.finding("threat-quiet-stretches", unit="stretches", under=PASSING)
def quiet_stretches(study: Threat) -> Result:
    """Say what no event at all in the last year covered still allows."""
    year = covered_months()[-1].year
    last = study.events.near[study.events.near["month"].dt.year.eq(year)]
    table = study.in_band(totals(last)).query("months > 0 and events == 0")
    facts = {"year": When.of(str(year)), "n": len(table)}
    study.rests_on_counts(*table.index)
    for road in table.index:
        study.rests_on_stretch(road)
    if table.empty:
        return result(0, "none", **facts)
    exposures = table["months"] * table["km"] / KM
    road = str(exposures.idxmax())
    one, both = (exact_limits(0, exposures[road], sides, level=study.level)[1] for sides in (1, 2))
    return result(
        len(table),
        **facts,
        band=km(study.band),
        road=Named("stretches", road),
        per_km=int(KM),
        level=Share(study.level),
        upper=Number(one),
        upper_of_two=Number(both),
        **_known_less_exactly(study, last, table.index),
    )


def _known_less_exactly(study: Threat, rows: pd.DataFrame, roads: pd.Index) -> dict[str, Any]:
    """Return how many quiet roads are so only where a place must be known exactly."""
    known = read("conflict_bands").set_index("band_km")["coarsest_where_prec"]
    coarser = known.index[known > known[study.band]]
    if coarser.empty:
        return {"coarser": 0, "not_quiet": 0}
    events = totals(rows).xs(coarser[0], level="band_km").loc[roads, "events"]
    return {"coarser": int(coarser[0]), "not_quiet": int((events > 0).sum())}


@Threat.finding("threat-bursts", unit="stretches", under=PASSING)
def bursts(study: Threat) -> Result:
    """Say whether the clashes came in bursts, which a rate for each year does not know."""
    near = study.events.near
    table = study.in_band(overdispersion(near))
    study.rests_on_counts(*table.index)
    rests_on_parameters("interval_level")
    if table.empty:
        return result(0, "none")
    bursting = int((table["p"] < 1 - study.level).sum())
    return result(
        bursting,
        bursting=bursting,
        stretches=len(table),
        ratio=Number(table["ratio"].max(), 3),
    )


def corridor_ids() -> list[str]:
    """Return the ids of the corridors, in the order of their table."""
    return read("corridors")["id"].tolist()


@Threat.finding("threat-convoy-{}", unit="share of passages", ids=corridor_ids)
def convoy(study: Threat, corridor: str) -> Result:
    """Say what a convoy risked on one corridor's fastest route through Syria."""
    said: dict[str, Any] = {"corridor": Named("corridors", corridor)}
    routes = study.events.routes.set_index("corridor")
    study.rests_on_corridor(corridor)
    if corridor not in routes.index:
        return result(None, "no-route", **said)
    route = routes.loc[corridor]
    if not route["stretches"]:
        return result(None, "uncounted", **said)
    if corridor not in study.by_corridor.index:
        return result(None, "never-open", **said, months=study.months)
    row = study.by_corridor.loc[(corridor, study.band)]
    rests_on_parameters("vehicles_per_day", "convoy", "under_reporting", "insurgency_intensity")
    own = study.events.along
    opened = own[own["road"].eq(corridor) & own["band_km"].eq(study.band) & (own["open"] > 0)]
    routes_open = open_days(question(study.scenario), {corridor: route["places"]})[corridor]
    months = opened["month"].dt.to_period("M")
    counted = routes_open.index[routes_open & routes_open.index.to_period("M").isin(months)]
    counts_days(study.words("days-route-open"), counted)
    return result(
        row["expected"],
        **said,
        vehicles=Measure(study.scenario.vehicles_per_day, "vehicles", GIVEN),
        years=Each("share-in-year-interval", _intervals(study.years_in_band(corridor))),
        days=Counted(round(row["days"]), "day"),
        events=round(row["events"]),
        band=km(study.band),
        counted=Number(route["counted_km"], 3),
        whole=km(route["km"]),
    )


def _intervals(years: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "year": f"{row.year}",
            "days": Counted(round(row.days), "day"),
            "interval": _span(row.low, row.high),
        }
        for row in years.itertuples()
    ]


@Threat.finding("threat-sensitivity", unit="parameter")
def sensitivity(study: Threat) -> Result:
    """Name the assumption that moves a convoy's probability furthest, and the next two."""
    table = study.sweeps
    study.rests_on_assumed()
    study.rests_on_longest()
    if table.empty:
        return result(None, "none")
    first, second, third = (_moved(row) for row in table.head(3).itertuples())
    return result(str(table["parameter"].iloc[0]), **first, then=Each("moves", [second, third]))


def _moved(row: Any) -> dict[str, Any]:
    return {"assumption": assumption(row), "span": _span(row.at_low, row.at_high)}
