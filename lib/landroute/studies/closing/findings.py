"""What closing every route would have asked: by budget, through time, and without an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import pandas as pd

from landroute.corridor.counterfactual import CLOSED_BY_IT
from landroute.corridor.cuts import cut_size_intervals, smallest_cuts_if_none_denied
from landroute.corridor.deciding import rests_on_day, rests_on_state, rests_on_turns
from landroute.corridor.timeline import nearest_open_day
from landroute.network.interdiction import places_on_routes
from landroute.network.paths import segments
from landroute.network.smallest_sets import SmallestSets
from landroute.studies.base import Result, result
from landroute.studies.closing.study import ANYWHERE, IN_EAST, Closing, hours_gained
from landroute.studies.route import smallest_sets
from landroute.tables import (
    RECORD_END,
    RECORD_START,
    counts_days,
    read,
    rests_on,
    rests_on_rows,
    rests_on_table,
)
from landroute.wording.facts import (
    Counted,
    Day,
    Each,
    Message,
    Named,
    Period,
    Span,
    hours,
    message,
    named,
)

BUDGET = "hours by budget, none where closed"


def places_named(places: Collection[str]) -> Message:
    """Return a count of places with their names: 2 places (Tanf and Albukamal)."""
    count = Counted(len(places), "place")
    return message("places-named", count=count, names=named("places", places))


def fewest(held: SmallestSets | None) -> Message:
    """Return how few places in Syria's east would have had to be held."""
    return message("fewest", **_covered(held))


def _covered(held: SmallestSets | None) -> dict[str, Any]:
    some = bool(held and held.example)
    return {
        "state": "beyond" if held is None else "some" if some else "none",
        "places": smallest_sets(held) if held and some else "",
    }


@Closing.finding("closing-answer", unit="places")
def answer(study: Closing) -> Result:
    """Say how many places a lasting closure took, and what Tanf alone did."""
    scenario = study.scenario
    ends = {
        "origin": Named("places", scenario.origin),
        "destination": Named("places", scenario.destination),
    }
    if study.day is None:
        rests_on_day(study.now)
        return result(None, "never", **ends)
    study.rests_on_sets(study.presence, study.day_within)
    study.rests_on_period()
    study.rests_on_sets(study.presence_alone, study.day_within)
    study.rests_on_east(study.day_within)
    study.rests_on_tanf()
    study.counts_tanf()
    denied, split = study.tanf.days_denied, study.while_denied()
    return result(
        _size(study.presence),
        **ends,
        period=Period(scenario.as_of, scenario.horizon),
        fewest=fewest(study.presence),
        denied=Counted(len(denied), "day"),
        closed=len(split[CLOSED_BY_IT]),
        apart=study.tanf_range[1] - study.tanf_range[0],
        readings=Span(*study.tanf_range),
        **_by_tracks(study),
    )


def _by_tracks(study: Closing) -> dict[str, Any]:
    """Return how few places a lasting closure took, if desert tracks were counted otherwise."""
    tracks = study.scenario.tracks_count
    size = _size(Closing(study.scenario.changed(tracks_count=not tracks)).presence)
    return {"tracks": tracks, "bounded": size is not None, "other": Counted(size or 0, "place")}


@Closing.finding("closing-day", unit="date")
def working_day(study: Closing) -> Result:
    """Say on which day the budget is spent, and why."""
    asked, day = study.scenario.as_of, study.day
    rests_on_day(study.now)
    if day and day != asked:
        first, last = sorted([asked, day + dt.timedelta(days=1)])
        rests_on_turns(study.question, first, last)
    which = "same" if day == asked else "next" if day and day > asked else "last"
    if day is None:
        return result(None, "never", asked=asked)
    return result(Day(day).json(), asked=asked, day=day, which=which)


@Closing.finding("closing-budget", unit=BUDGET)
def budget_anywhere(study: Closing) -> Result:
    """Say what each place more buys on the working day, wherever it may be."""
    return _budget(study, study.day, ANYWHERE)


@Closing.finding("closing-budget-in-east", unit=BUDGET)
def budget_in_east(study: Closing) -> Result:
    """Say what each place more buys on the working day, in Syria's east."""
    return _budget(study, study.day, IN_EAST)


@Closing.finding("closing-budget-widest", unit=BUDGET)
def budget_widest(study: Closing) -> Result:
    """Say what each place more buys on the day that asks for most, in Syria's east."""
    rows = cut_size_intervals(study.counts, RECORD_START, RECORD_END)
    size = rows["cut_in_east"].astype(float).fillna(float("inf"))
    widest = rows["start"][size == size.max()].min().date() if len(rows) else None
    told = _budget(study, widest, IN_EAST)
    if widest and widest == study.day:
        return result(told.value, "same", day=widest)
    return told


def _budget(study: Closing, when: dt.date | None, where: str) -> Result:
    if when is None:
        rests_on_day(study.now)
        return result(None, "never", where=where)
    now = study.question.on(when)
    bought = study.bought[when][where]
    steps = [
        {
            "n": len(one.places),
            "places": places_named(one.places),
            "closed": gained is None,
            "gained": "" if gained is None else hours(gained),
        }
        for one, gained in zip(bought, hours_gained(bought), strict=True)
        if one.places
    ]
    rests_on_state(now, dict.fromkeys(place for one in bought for place in one.places))
    fastest = study.question.solver.least_blocked(now.closed)
    if fastest:
        rests_on("segments", *segments(study.question.graph, fastest))
    rests_on_table("road_classes")
    return result(
        [one.hours for one in bought],
        where=where,
        day=when,
        hours=hours(bought[0].hours or 0.0),
        steps=len(steps),
        buys=Each("budget-step", steps, "semicolon") if steps else "",
    )


@Closing.finding("closing-denied-by-us", unit="places")
def denied_already(study: Closing) -> Result:
    """Say how many places US forces and their partners, and others, denied on the day."""
    when = study.scenario.as_of
    counts = {day: study.denied_on(day) for day in (when, study.day_within)}
    study.rests_on_east(*counts)
    days = [{"day": day, "us": us, "others": others} for day, (us, others, _) in counts.items()]
    return result(
        counts[when][0],
        all=Counted(sum(counts[when]), "place"),
        days=Each("denied-there", days, "semicolon"),
    )


@Closing.finding("closing-cut-most", unit="places")
def cut_anywhere(study: Closing) -> Result:
    """Say how few places more would have closed every route, by day, wherever they are."""
    return _cut_through_time(study, "cut", ANYWHERE)


@Closing.finding("closing-cut-most-in-east", unit="places")
def cut_in_east(study: Closing) -> Result:
    """Say how few places more would have closed every route, by day, in Syria's east."""
    return _cut_through_time(study, "cut_in_east", IN_EAST)


def _cut_through_time(study: Closing, column: str, where: str) -> Result:
    rows = cut_size_intervals(study.counts, RECORD_START, RECORD_END)
    rows = rows.assign(days=(rows["end"] - rows["start"]).dt.days)
    total = int(rows["days"].sum())
    rests_on_turns(study.question)
    for first in rows.drop_duplicates(column)["start"]:
        now = study.question.on(first.date())
        rests_on_state(now, getattr(now, column) or ())
    counts_days(study.words("days-route-open"), rows)
    if not total:
        return result(None, "never", where=where)
    spent = rows.groupby(column, dropna=False)["days"].sum()
    sizes = [
        {
            "enough": not pd.isna(size),
            "places": "" if pd.isna(size) else int(size),
            "days": Counted(int(days), "day"),
        }
        for size, days in spent.items()
    ]
    return result(
        None if rows[column].isna().any() else int(rows[column].max()),
        where=where,
        total=Counted(total, "day"),
        sizes=Each("size-on-days", sizes),
    )


@Closing.finding(
    "closing-indefinite-alone",
    unit="places",
    under=("account", "contested_passes", "service", "tracks_count", "road_speed"),
)
def indefinite_alone(study: Closing) -> Result:
    """Say how many places a lasting closure took, had the US side denied nothing."""
    wanted, recorded = study.presence_alone, study.posture_recorded
    day = study.within_period(nearest_open_day(recorded, study.scenario.as_of))
    us_held = recorded.on(day).us_held
    study.rests_on_sets(wanted, day)
    rests_on_state(recorded.on(day), sorted(us_held & study.east))
    rests_on_turns(study.withdrawn, study.scenario.as_of, study.scenario.horizon)
    rests_on_day(study.withdrawn.on(study.scenario.as_of))
    had = sorted(len(one & us_held) for one in wanted.sets) if wanted else []
    compared = bool(wanted and wanted.example and not wanted.more)
    return _indefinite(
        study,
        wanted,
        compared=compared,
        day=day,
        had=had[-1] if compared else 0,
        had_varies=compared and had[0] < had[-1],
        had_span=Span(had[0], had[-1]) if compared else "",
        of=_size(wanted) or 0,
    )


@Closing.finding(
    "closing-indefinite-any-holder", unit="places", under=("tracks_count", "road_speed")
)
def indefinite_any_holder(study: Closing) -> Result:
    """Say the same, had nobody denied any place."""
    asked = study.question
    could = places_on_routes(asked.graph, *asked.ends, ()) & study.east
    sets = smallest_cuts_if_none_denied(asked, study.east)
    # Whoever holds them: the network alone decides.
    rests_on("places", *(sets.core + sets.example if sets else ()))
    rests_on_rows("regions", read("regions").query("eastern_syria == 'yes'"))
    ours = read("segments").query("mode == 'road'")
    within = ours["from_place"].isin(study.east) | ours["to_place"].isin(study.east)
    rests_on_rows("segments", ours[within])
    return _indefinite(
        study,
        sets,
        could=len(could),
        whole=len(could) == len(study.east),
        east=Counted(len(study.east), "place"),
    )


def _indefinite(study: Closing, held: SmallestSets | None, **facts: Any) -> Result:
    period = Period(study.scenario.as_of, study.scenario.horizon)
    return result(_size(held), **_covered(held), period=period, **facts)


def _size(held: SmallestSets | None) -> int | None:
    return None if held is None else len(held.example)
