"""What blocks a corridor, the fastest routes, and what others published, as rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.record.intervals import ANY
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import stretch
from landroute.tables import read
from landroute.wording.facts import Named, Number, Span, When, hours, km, named, written
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
    """List published accounts beside the baseline, those compared and independent first."""
    known = {**names("corridors"), ANY: study.words("any")}
    order = ["compared", "independent", "date"]
    rows = study.accounts.sort_values(order, ascending=[False, False, True], kind="stable")
    return pd.DataFrame(
        {
            "date": [When(row.date, row.date_precision).json() for row in rows.itertuples()],
            "corridor": rows["corridor"].map(known),
            "account_says": [study.words("account-says", says=says) for says in rows["says"]],
            "model_says": [study.words("model-says", state=told) for told in rows["model_says"]],
            "agree": rows["agree"].astype("boolean").mask(~rows["compared"]),
            "independent": rows["independent"],
            "summary": rows["summary"],
            "source": rows["source"],
        }
    ).reset_index(drop=True)


@Corridors.tabulates("accounts-kept-out", under=())
def kept_out(study: Corridors) -> pd.DataFrame:
    """List the accounts that a rule keeps out of the comparison: in_our_words, rule, why."""
    rows = study.kept_out
    return pd.DataFrame(
        {
            "in_our_words": rows["text"],
            "rule": rows["rule"],
            "why": rows["why"],
            "work": _works(rows, study),
            "source": rows["source"],
        }
    )


@Corridors.tabulates("published-courses", under=())
def courses(study: Corridors) -> pd.DataFrame:
    """List the corridors as others draw them, in the order of their first publication."""
    rows = study.courses

    def spot(place: Any) -> str:
        return written(Named("places", place), study.words) if pd.notna(place) else ""

    def course(row: Any) -> str:
        named_places = [row.origin, row.gate_ir_iq, *_split(row.via), row.destination]
        ids = [place for place in named_places if pd.notna(place)]
        return written(named("places", ids, "dash"), study.words) if ids else ""

    return pd.DataFrame(
        {
            "first_drawn": [
                When(row.first_published, row.first_published_precision).json()
                for row in rows.itertuples()
            ],
            "corridor": rows["corridor"].map(names("corridors")),
            "drawn_by": rows["name"],
            "gate": [spot(gate) for gate in rows["gate_ir_iq"]],
            "course": [course(row) for row in rows.itertuples()],
            "note": rows["note"],
            "source": rows["source"],
        }
    )


def _split(cell: Any) -> list[str]:
    return cell.split("; ") if isinstance(cell, str) else []


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
