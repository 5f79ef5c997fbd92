"""The fastest routes on the day, and the road that would have had to be built."""

from __future__ import annotations

import math

import pandas as pd

from landroute.corridor.deciding import rests_on_day, rests_on_state
from landroute.network.paths import k_shortest_paths, path_along, segments
from landroute.record.control import OPEN_END
from landroute.studies.base import Result, result
from landroute.studies.corridors.newroad import Link, missing_link
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import closed_ends, countries, link_ends
from landroute.tables import counts_days, rests_on, rests_on_parameters
from landroute.wording.facts import (
    Counted,
    Listed,
    Named,
    Period,
    Share,
    Span,
    hours,
    km,
    named,
)


@Corridors.finding("fastest-ways", unit="hours")
def fastest_routes(study: Corridors) -> Result:
    """Say how the fastest routes of the day compare, or what each meets where none is open."""
    table = study.fastest
    blockers = dict.fromkeys(place for by in table["blocked_by"] for place in by)
    rests_on_state(study.now, blockers)
    graph = study.question.graph
    for places in table["places"]:
        rests_on("segments", *segments(graph, path_along(graph, places)))
    if table.empty:
        rests_on_parameters("origin", "destination")
        return result(None, "none")
    first, last = table["hours"].iloc[0], table["hours"].iloc[-1]
    used = list(dict.fromkeys(name for by in table["corridors"] for name in by))
    blocked = table["blocked_by"]
    shared = [p for p in blocked.iloc[0] if all(p in others for others in blocked)]
    fewest, most = int(blocked.map(len).min()), int(blocked.map(len).max())
    return result(
        first,
        "blocked" if blocked.iloc[0] else "",
        day=study.scenario.as_of,
        n=len(table),
        asked=study.scenario.alternatives,
        hours=Span(hours(first), hours(last)),
        by=len(used),
        corridors=named("corridors", used) if used else "",
        fewest=fewest,
        most=Counted(most, "closed-place"),
        same=fewest == most,
        all=len(shared) if len(table) > 1 else 0,
        shared=named("places", shared) if shared else "",
    )


@Corridors.finding("new-road", unit="km")
def new_road(study: Corridors) -> Result:
    """Say how long a new road would have had to be on the day, and where."""
    link, day, own = study.link, study.scenario.as_of, study.scenario
    _rests_on_link(study)
    value = None if link.km is None else link.km
    if link.reason == "end":
        return result(value, "end", day=day, closed=closed_ends(study))
    if link.reason:
        asked = {"clearance": km(own.clearance), "clearance_us": km(own.clearance_us)}
        return result(value, "shut", day=day, **asked)
    if not link.km:
        return result(value, "open", day=day)
    start, end = link_ends(link)
    return result(value, day=day, km=km(link.km), start=start, end=end)


@Corridors.finding("new-road-terms", unit="km")
def new_road_terms(study: Corridors) -> Result:
    """Say what the new road of the day would have joined, kept clear of and run through."""
    link, own = study.link, study.scenario
    _rests_on_link(study)
    if not link.km:
        return result(None, "none", day=own.as_of)
    rest = _existing_km(study, link)
    bare = missing_link(study.now, 0.0, 0.0).km or 0.0
    return result(
        bare,
        day=own.as_of,
        clearance=km(own.clearance),
        clearance_us=km(own.clearance_us),
        share=Share(link.km / (link.km + rest)),
        whole=km(link.km + rest),
        near=bool(link.closest),
        closest=Named("places", link.closest) if link.closest else "",
        margin=km(link.margin) if math.isfinite(link.margin) else "",
        held=len(link.held),
        held_km=km(max(math.fsum(link.held.values()), 1.0)) if link.held else "",
        holders=named("places", link.held) if link.held else "",
        leaves=len(link.abroad),
        abroad=countries(link) if link.abroad else "",
        shorter=round(bare) < round(link.km),
        bare=km(bare),
    )


def _rests_on_link(study: Corridors) -> None:
    """Note why a new road was wanted on the day, what it joins and keeps clear of, and how far."""
    link = study.link
    rests_on_day(study.now)
    if link.near:
        rests_on("places", *link.near)
        rests_on_state(study.now, filter(None, [link.closest, *link.held]))
    rests_on_parameters("clearance", "clearance_us")


def _existing_km(study: Corridors, link: Link) -> float:
    """Add up the roads from either end to the place nearest to the link, and on to the link."""
    legs = zip(study.question.ends, link.near, strict=True)
    graph, closed = study.question.graph, study.now.closed
    roads = [k_shortest_paths(graph, end, near, closed, 1)[0].km for end, near in legs]
    return math.fsum([*roads, *link.off])


@Corridors.finding("new-road-course", unit="days")
def new_road_course(study: Corridors) -> Result:
    """Say how the missing link moved over the record."""
    links = study.links
    days = (links["end"] - links["start"]).dt.days
    needed = links[links["km"] > 0]
    study.rests_on_course()
    rests_on_parameters("clearance", "clearance_us")
    counts_days(study.words("days-new-road"), needed)
    if len(needed):
        ends = [needed.loc[needed["km"].agg(end), "link"] for end in ("idxmax", "idxmin")]
        rests_on("places", *(place for link in ends for place in link.near))
    total = int(days[needed.index].sum())
    outside = needed[needed["link"].map(lambda link: bool(link.abroad)).astype(bool)]
    lands = sorted({name for link in outside["link"] for name in link.abroad})
    held = needed[needed["link"].map(lambda link: bool(link.held)).astype(bool)]
    counts = {
        "abroad": int(days[outside.index].sum()),
        "held": int(days[held.index].sum()),
        **{reason: int(days[links["reason"] == reason].sum()) for reason in ("end", "shut")},
    }
    facts = {
        "total": Counted(total, "day"),
        "countries": Listed(lands, "or") if lands else "",
        **counts,
        **{f"{name}_days": Counted(n, "day") for name, n in counts.items()},
    }
    if needed.empty:
        return result(total, "none", **facts)
    longest, shortest = (needed.loc[needed["km"].agg(end)] for end in ("idxmax", "idxmin"))
    return result(
        total,
        **facts,
        lengths=int(needed["km"].nunique()),
        longest=km(longest["km"]),
        longest_when=_when(longest),
        shortest=km(shortest["km"]),
        shortest_when=_when(shortest),
    )


def _when(row: pd.Series) -> Period:
    return Period(row["start"], min(row["end"], OPEN_END) - pd.Timedelta(days=1))
