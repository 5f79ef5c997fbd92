"""Clashes near the road, and for how much of each month it was open to the Iran-aligned side."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd
from scipy.stats import chi2

from landroute.corridor.question import Question, question
from landroute.network.paths import least_blocked_path, uses_corridor
from landroute.record.control import OPEN_END
from landroute.scenario import Scenario
from landroute.tables import RECORD_START, read

SYRIA = "SY"  # data/stretches.csv holds stretches in Syria alone
ROUTE_COLUMNS = ["corridor", "stretches", "counted_km", "km", "places"]


@dataclass(frozen=True)
class RoadEvents:
    """
    What is counted near the road.

    Attributes
    ----------
    near : DataFrame
        Columns road (a stretch's id), band_km, month, days, km, events, open (share of the month's
        days on which the road was); one row for every stretch, band and covered month, also where
        no event is counted.
    along : DataFrame
        The same with road a corridor's id: the sum over the stretches wholly on its fastest
        route; open when the route's every place in Syria is.
    routes : DataFrame
        `fastest_routes`.
    """

    near: pd.DataFrame
    along: pd.DataFrame
    routes: pd.DataFrame


def road_events(scenario: Scenario, wide: bool = False) -> RoadEvents:
    """Count the events near each stretch and route; `wide` adds the dyads that count as such."""
    asked, months, known = question(scenario), covered_months(), stretches()
    near = events_near(months, wide)
    near["km"] = near["road"].map(known["km"])
    routes = fastest_routes(asked)
    parts = [
        near[near["road"].isin(route.stretches)]
        .groupby(["band_km", "month", "days"], as_index=False)["events"]
        .sum()
        .assign(road=route.corridor, km=route.counted_km)
        for route in routes.itertuples()
        if route.stretches
    ]
    along = pd.concat([near.iloc[:0], *parts], ignore_index=True)
    places = {
        **known["places"].to_dict(),
        **dict(zip(routes["corridor"], routes["places"], strict=True)),
    }
    days = open_days(asked, places)
    opened = days.groupby(days.index.to_period("M").to_timestamp()).mean()
    opened = opened.loc[months].T.stack().rename("open")
    near, along = (rows.join(opened, on=["road", "month"]) for rows in (near, along))
    return RoadEvents(near, along, routes)


def totals(rows: pd.DataFrame, open_only: bool = True, by_year: bool = False) -> pd.DataFrame:
    """
    Sum `RoadEvents.near` or `along` over months.

    Events are counted by whole months. Of a month in which the road was open in part, that share
    of the events counts which it has of the days.

    Returns
    -------
    DataFrame
        Index road, band_km and, `by_year`, year; columns km, months, days, events, of the time in
        which the road was open, or of all; 0 for a road that was never open; and spread, the
        road's `overdispersion`, 1 where it is less or cannot be said.
    """
    used = rows if open_only else rows.assign(open=1.0)
    counted = used.assign(
        year=used["month"].dt.year,
        months=used["open"].astype(float),
        days=used["days"] * used["open"],
        events=used["events"] * used["open"],
    )
    sums = {"km": "first", "months": "sum", "days": "sum", "events": "sum"}
    keys = ["road", "band_km", "year"] if by_year else ["road", "band_km"]
    table = counted.groupby(keys, sort=False).agg(sums)
    spread = overdispersion(used)["ratio"].clip(lower=1)
    return table.join(spread.rename("spread"), on=["road", "band_km"]).fillna({"spread": 1.0})


def overdispersion(rows: pd.DataFrame) -> pd.DataFrame:
    """
    Compare the monthly events of each road with a Poisson process at a rate for each year.

    The rate may fall or rise from year to year; only what varies within a year counts. A month in
    which the road was open in part weighs as much as it was open.

    Parameters
    ----------
    rows
        `RoadEvents.near` or `along`.

    Returns
    -------
    DataFrame
        Index road, band_km; columns months, ratio (Pearson's statistic over its degrees of
        freedom: Fisher's index of dispersion where there is one year; McCullagh and Nelder 1989,
        Generalized Linear Models, 4.5.2) and p, the probability of such a statistic or a greater
        one under a Poisson process; years with an event, of more than a month.
    """
    used = rows[rows["open"].astype(float) > 0]
    used = used.assign(year=used["month"].dt.year, weight=used["open"].astype(float))
    used = used.assign(exposure=used["weight"] * used["days"], seen=used["weight"] * used["events"])
    keys = ["road", "band_km", "year"]
    by_year = used.groupby(keys, sort=False)[["weight", "exposure", "seen"]].transform("sum")
    kept = (by_year["seen"] > 0) & (by_year["weight"] > 1)
    used, by_year = used[kept], by_year[kept]
    expected = by_year["seen"] / by_year["exposure"] * used["days"]
    used = used.assign(
        statistic=used["weight"] * (used["events"] - expected) ** 2 / expected,
        freedom=used["weight"] * (1 - 1 / by_year["weight"]),
    )
    sums = used.groupby(["road", "band_km"], sort=False)[["weight", "statistic", "freedom"]].sum()
    return pd.DataFrame(
        {
            "months": sums["weight"],
            "ratio": sums["statistic"] / sums["freedom"],
            "p": chi2.sf(sums["statistic"], sums["freedom"]),
        },
        index=sums.index,
    )


def covered_months() -> pd.DatetimeIndex:
    """Return the first day of every month from the first to the last with a counted event."""
    months = read("conflict_months")["month"]
    return pd.date_range(months.min(), months.max(), freq="MS")


def stretches() -> pd.DataFrame:
    """
    Return data/stretches.csv with what its segments add.

    Returns
    -------
    DataFrame
        Index id; columns name, corridor, segments (frozenset of ids), places (frozenset of the
        ends of the segments), km (their sum).
    """
    roads = read("segments").set_index("id")
    rows = read("stretches").set_index("id")[["name", "corridor", "segments"]]
    members = rows["segments"].str.split("; ")
    ends = [{*roads.loc[ids, "from_place"], *roads.loc[ids, "to_place"]} for ids in members]
    return rows.assign(
        segments=members.map(frozenset),
        places=[frozenset(places) for places in ends],
        km=[float(roads.loc[ids, "km"].sum()) for ids in members],
    )


def fastest_routes(asked: Question) -> pd.DataFrame:
    """
    Return each corridor's fastest route, whoever holds it, and the stretches counted along it.

    Returns
    -------
    DataFrame
        Columns corridor, stretches (tuple of the ids of those wholly on the route), counted_km
        (theirs), km and places (of the route's part in Syria). A corridor without a route between
        the question's two ends has no row.
    """
    known = stretches()
    rows = []
    for name, graph in asked.graphs_by_corridor.items():
        path = least_blocked_path(graph, *asked.ends, closed=())
        if path is None or not uses_corridor(graph, path, name):
            continue
        inside = {p for p in path.places if graph.nodes[p]["country"] == SYRIA}
        edges = [graph.edges[pair] for pair in nx.utils.pairwise(path.places) if inside & {*pair}]
        used = {edge["id"] for edge in edges}
        own = known[[segments <= used for segments in known["segments"]]]
        km = math.fsum(edge["km"] for edge in edges)
        rows.append((name, tuple(own.index), float(own["km"].sum()), km, frozenset(inside)))
    return pd.DataFrame(rows, columns=ROUTE_COLUMNS)


def open_days(asked: Question, places: Mapping[str, frozenset[str]]) -> pd.DataFrame:
    """
    Say on which days all of a set of places let the Iran-aligned side's traffic through.

    Parameters
    ----------
    places
        Name of a road to the places on it.

    Returns
    -------
    DataFrame
        Index: every day of the record; columns: the roads; truth values.
    """
    days = pd.date_range(RECORD_START, OPEN_END, inclusive="left")
    closed = [asked.on(day).closed for day in asked.days]
    which = pd.DatetimeIndex(asked.days).searchsorted(days, side="right") - 1
    table = {
        road: np.array([not (on_road & shut) for shut in closed], dtype=bool)[which]
        for road, on_road in places.items()
    }
    return pd.DataFrame(table, index=days)


def dyads(wide: bool = False) -> list[str]:
    """Return the dyads of data/threat_dyads.csv whose events count as a threat to the road."""
    rows = read("threat_dyads")
    return rows.loc[rows["counts"].isin(["core", "wide"] if wide else ["core"]), "dyad"].tolist()


def events_near(months: pd.DatetimeIndex, wide: bool = False) -> pd.DataFrame:
    """Return events by road (a stretch's id), band_km and month, 0 included, and its days."""
    rows = read("conflict_stretches")
    rows = rows[rows["dyad"].isin(dyads(wide))]
    every = pd.MultiIndex.from_product(
        [read("stretches")["id"], read("conflict_bands")["band_km"], months],
        names=["road", "band_km", "month"],
    )
    events = rows.groupby(["stretch", "band_km", "month"])["events"].sum()
    grid = events.rename_axis(every.names).reindex(every, fill_value=0).reset_index()
    return grid.assign(events=grid["events"].astype(int), days=grid["month"].dt.days_in_month)


def events_by_month(wide: bool = False) -> pd.Series:
    """Return the events of the same dyads in all Syria by month, 0 included."""
    rows = read("conflict_months")
    events = rows[rows["dyad"].isin(dyads(wide))].groupby("month")["events"].sum()
    return events.reindex(covered_months(), fill_value=0).astype(int)
