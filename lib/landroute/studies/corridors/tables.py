"""What blocks a corridor, the fastest routes, and what others published, as rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.record.intervals import ANY
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import stretch
from landroute.tables import read
from landroute.wording.facts import Number, Span, hours, km, named, written
from landroute.wording.names import names
from landroute.wording.numbers import rounded


@Corridors.tabulates("corridors-blocking")
def blocking(study: Corridors) -> pd.DataFrame:
    """List the places that block a corridor: place, held_by, start, confidence, passage, source."""
    paths = [path for path in study.now.corridors.values() if path]
    blocked = list(dict.fromkeys(place for path in paths for place in path.blocked_by))
    held = study.now.places.loc[blocked].reset_index()
    held["held_by"] = held["controller"].map(names("actors"))
    held["place"] = held["place"].map(names("places"))
    return held[["place", "held_by", "start", "confidence", "passage", "source"]]


@Corridors.tabulates("fastest-routes")
def fastest_routes(study: Corridors) -> pd.DataFrame:
    """List the fastest routes: rank, corridor, km, hours, blocked_by, places."""
    table = study.fastest

    def listed(table_name: str, ids: tuple[str, ...], style: str = "comma") -> str:
        return written(named(table_name, ids, style), study.words) if ids else ""

    return pd.DataFrame(
        {
            "rank": table["rank"],
            "corridor": [listed("corridors", by) for by in table["corridors"]],
            "km": table["km"].round().astype(int),
            "hours": [rounded(time, 2) for time in table["hours"]],
            "blocked_by": [listed("places", by) for by in table["blocked_by"]],
            "places": [listed("places", on, "dash") for on in table["places"]],
        }
    )


@Corridors.tabulates("published-accounts", under=())
def accounts(study: Corridors) -> pd.DataFrame:
    """List published accounts of the corridors beside the baseline."""
    known = {**names("corridors"), ANY: study.words("any")}
    return study.accounts.assign(corridor=study.accounts["corridor"].map(known))


@Corridors.tabulates("published-measures", under=())
def measures(study: Corridors) -> pd.DataFrame:
    """List published lengths and times beside ours, with work, note and source."""
    table = study.measures

    def told(row: Any, value: float) -> str:
        return written(km(value) if row.unit == "km" else hours(value), study.words)

    def ours(row: Any) -> str:
        if row.unit == "km":
            return told(row, row.ours)
        span = Span(Number(row.low, 2), Number(row.high, 2))
        return study.words("ours-by-speed", ours=told(row, row.ours), span=span)

    return pd.DataFrame(
        {
            "stretch": [written(stretch(row), study.words) for _, row in table.iterrows()],
            "published": [told(row, row.published) for row in table.itertuples()],
            "ours": [ours(row) for row in table.itertuples()],
            "work": _works(table, study),
            "note": table["note"],
            "source": table["source"],
        }
    )


def _works(table: pd.DataFrame, study: Corridors) -> list[str]:
    return [
        study.words("work-and-year", work=str(row.work), year=f"{row.date.year}")
        for row in table.itertuples()
    ]


@Corridors.tabulates("published-not-compared", under=())
def not_compared(study: Corridors) -> pd.DataFrame:
    """List the published lengths that are of no stretch of the network, and why."""
    rows = read("analyses").query("quantity in ['km', 'hours']")
    rows = rows[~rows["id"].isin(read("analysis_stretches")["analysis"])].reset_index(drop=True)
    values = [
        written(km(float(row.value)) if row.unit == "km" else hours(float(row.value)), study.words)
        for row in rows.itertuples()
    ]
    return pd.DataFrame(
        {
            "route": rows["route_name"],
            "value": values,
            "in_our_words": rows["text"],
            "why_not": rows["note"],
            "work": _works(rows, study),
            "source": rows["source"],
        }
    )


@Corridors.tabulates("published-towns", under=())
def towns(study: Corridors) -> pd.DataFrame:
    """List published routes by corridor, and the towns that they name on our route and off it."""
    table = study.towns

    def listed(ids: tuple[str, ...]) -> str:
        return written(named("places", ids, "comma"), study.words) if ids else ""

    return pd.DataFrame(
        {
            "corridor": table["corridor"].map(names("corridors")),
            "says": table["says"],
            "on": [listed(ids) for ids in table["on"]],
            "off": [listed(ids) for ids in table["off"]],
            "work": _works(table, study),
            "source": table["source"],
        }
    )
