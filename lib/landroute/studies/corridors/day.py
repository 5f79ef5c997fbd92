"""What the corridor model finds on the day: open or not, what blocks, keys and cut."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.corridor.cuts import smallest_cuts
from landroute.corridor.deciding import rests_on_day, rests_on_state
from landroute.corridor.timeline import days_open
from landroute.network.paths import Path, segments
from landroute.record.control import OPEN_END, read_until
from landroute.record.use import seizures
from landroute.studies.base import Result, result
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import closed_ends
from landroute.studies.route import OPENING, smallest_sets
from landroute.tables import RECORD_END, read, rests_on, rests_on_rows
from landroute.wording.facts import Counted, Each, Message, Named, When, hours, km, message, named
from landroute.wording.names import names

GATE = "albukamal"  # Syria's side of the crossing by which the route was held last


def last_day(end: pd.Timestamp) -> pd.Timestamp:
    """Return the last day of a half-open interval that ends at `end`."""
    return end - pd.Timedelta(days=1)


@Corridors.finding("answer", unit="open")
def answer(study: Corridors) -> Result:
    """Answer the book's question for the day, say what came after, and give a verdict."""
    now, scenario = study.now, study.scenario
    rests_on_day(now)
    study.rests_on_tracks()
    study.rests_on_course(None if now.open else study.day)
    return result(
        now.open,
        day=now.as_of,
        open=now.open,
        tracked=study.tracked,
        origin=Named("places", scenario.origin),
        destination=Named("places", scenario.destination),
        by=len(now.open_corridors),
        corridors=named("corridors", now.open_corridors) if now.open_corridors else "",
        after=_after(study),
        verdict=verdict(study),
    )


def _after(study: Corridors) -> Message:
    """Say what came after the day."""
    later = study.route[study.route["open"] & (study.route["end"] > study.day)]
    if later.empty:
        return message("after-never", read=read_until())
    first, final = later["start"].iloc[0], later["end"].iloc[-1]
    if not study.now.open:
        return message(
            "after-opened",
            day=first,
            later=Counted((first - study.day).days, "day"),
            last=last_day(final),
            **_of_days(later, first, final),
            lasts=final == OPEN_END,
            read=read_until(),
        )
    end = later["end"].iloc[0]
    state = "lasts" if end == OPEN_END else "lost" if final == end else "again"
    facts = _of_days(later.iloc[1:], end, final)
    return message(
        "after-open",
        state=state,
        day=last_day(end),
        last=last_day(final),
        read=read_until(),
        **facts,
    )


@Corridors.finding("after-the-fall", unit="accounts", under=OPENING)
def after_the_fall(study: Corridors) -> Result:
    """Say since when no route is held, and what published accounts say of the time since."""
    last = _last_open_day(study)
    if last is None:
        return result(0, "held")
    accounts = read("published_states")
    told = accounts[accounts["date"] > last]
    said = told["says"].value_counts()
    rests_on_rows("published_states", told[told["says"].isin(["not-held", "used"])])
    closed, use = (int(said.get(state, 0)) for state in ("not-held", "used"))
    return result(closed + use, last=last, read=read_until(), closed=closed, use=use)


@Corridors.finding("smuggling-since", unit="seizures", under=OPENING)
def smuggling_since(study: Corridors) -> Result:
    """Say what has been seized since the last open day."""
    last = _last_open_day(study)
    if last is None:
        return result(0, "held")
    rows = read("documented_use")
    seized = seizures(rows[rows["start"] > last])
    rests_on_rows("documented_use", seized)
    return result(
        len(seized),
        seizures=len(seized),
        at_gate=int(seized["place"].eq(GATE).sum()),
        gate=Named("places", GATE),
    )


def _last_open_day(study: Corridors) -> pd.Timestamp | None:
    """Return the last day with a route; nothing where there is none, or where it is held still."""
    opened = study.route[study.route["open"]]
    study.rests_on_course(opened["end"].max() if len(opened) else None)
    if opened.empty or opened["end"].iloc[-1] == OPEN_END:
        rests_on_day(study.question.on(RECORD_END))
        return None
    return last_day(opened["end"].iloc[-1])


def _of_days(stretches: pd.DataFrame, first: pd.Timestamp, end: pd.Timestamp) -> dict[str, Any]:
    """Count the open days among those from `first` to the day before `end`."""
    opened, days = len(days_open(stretches)), (end - first).days
    return {"opened": opened, "days": Counted(days, "day"), "every": opened == days}


def verdict(study: Corridors) -> Message:
    """Say whether the road was myth or reality: as an open road, which is not to say a used one."""
    route = study.route
    if not route["open"].any() or route["open"].all():
        return message("verdict", course="always" if route["open"].any() else "never", lasts=True)
    stretches = route[route["open"]]
    had, comes = (stretches["start"] < study.day).any(), (stretches["start"] > study.day).any()
    lasts = bool(stretches["end"].iloc[-1] == OPEN_END)
    if study.now.open:
        course = "open-again" if comes else "open"
    else:
        course = ("lost-again" if comes else "before") if had else "ahead"
    return message("verdict", course=course, lasts=lasts)


@Corridors.finding("corridor-{}", unit="km", ids=lambda: list(names("corridors")))
def corridor(study: Corridors, name: str) -> Result:
    """Say how long one corridor was and what blocked it."""
    path, label = study.now.corridors[name], Named("corridors", name)
    if path is not None:
        rests_on_state(study.now, path.blocked_by)
    rests_on("corridors", name)
    if path is None:
        return result(None, "none", corridor=label)
    drawn = _drawn(study, name)
    rests_on("segments", *segments(study.question.graph, path))
    return result(
        path.km,
        corridor=label,
        km=km(path.km),
        hours=hours(path.hours),
        open=path.open,
        holders=_holders(study, path) if path.blocked_by else "",
        **drawn,
    )


def _drawn(study: Corridors, name: str) -> dict[str, Any]:
    """Say whether anybody had drawn the corridor in public by the day, as far as found."""
    rows = read("published_corridors").query("corridor == @name")
    if rows.empty:
        return {"drawn": True, "first": ""}
    rows = rows.sort_values("first_published", kind="stable")
    rests_on_rows("published_corridors", rows.head(1))
    first = rows.iloc[0]
    when = When(first["first_published"], first["first_published_precision"])
    return {"drawn": bool(first["first_published"] <= study.day), "first": when}


def _holders(study: Corridors, path: Path) -> Each:
    """Name the places that block a path, by who holds them."""
    by_holder: dict[tuple[str, bool], list[str]] = {}
    for place in path.blocked_by:
        row = study.now.places.loc[place]
        by_holder.setdefault((row["controller"], bool(row["contested"])), []).append(place)
    rows = [
        {
            "places": named("places", places),
            "holder": Named("actors", holder, bare=True),
            "contested": contested,
        }
        for (holder, contested), places in by_holder.items()
    ]
    return Each("blocked-by", rows, "semicolon")


def _set(study: Corridors, found: tuple[str, ...] | None, **facts: Any) -> Result:
    """Return a set of places: its size, and how it is to be told."""
    return result(
        None if found is None else len(found),
        day=study.now.as_of,
        state="none" if found is None else "some" if found else "empty",
        **facts,
    )


@Corridors.finding("keys", unit="places")
def keys(study: Corridors) -> Result:
    """Say how few places would have had to be taken to open a corridor, and who held them."""
    return _keys(study, study.now.keys)


@Corridors.finding("keys-sparing-us", unit="places")
def keys_sparing_us(study: Corridors) -> Result:
    """Say the same when no place held by US forces or their partners may be taken."""
    return _keys(study, study.now.keys_sparing_us)


def _keys(study: Corridors, places: tuple[str, ...] | None) -> Result:
    taken = list(places or ())
    if taken:
        rests_on_state(study.now, taken)
    else:
        if places is None:
            rests_on_state(study.now, sorted(study.now.us_held & {*study.question.graph}))
        rests_on_day(study.now)
    held = study.now.places.loc[taken].groupby("controller", sort=False).size()
    holders = [
        {"holder": Named("actors", str(holder), bare=True), "places": Counted(int(n), "place")}
        for holder, n in held.items()
    ]
    return _set(
        study,
        places,
        n=len(taken),
        places=named("places", taken) if taken else "",
        holders=len(holders),
        held=Each("holder-of", holders) if holders else "",
        holder=holders[0]["holder"] if holders else "",
        closed=closed_ends(study),
    )


@Corridors.finding("cut", unit="places")
def cut(study: Corridors) -> Result:
    """Say how few places, held against it, would have closed every open corridor."""
    return _cut(study, study.now.cut, None)


@Corridors.finding("cut-in-east", unit="places")
def cut_in_east(study: Corridors) -> Result:
    """Say the same for places in Syria's east, which the op-ed's paragraph 9 is about."""
    return _cut(study, study.now.cut_in_east, study.question.solver.eastern)


def _cut(
    study: Corridors, places: tuple[str, ...] | None, candidates: frozenset[str] | None
) -> Result:
    sets = smallest_cuts(study.now, candidates) if places else None
    if sets:
        rests_on_state(study.now, [*sets.core, *sets.example])
    else:
        rests_on_day(study.now)
    return _set(
        study,
        places,
        fewest=smallest_sets(sets) if sets else "",
        closed=closed_ends(study),
    )
