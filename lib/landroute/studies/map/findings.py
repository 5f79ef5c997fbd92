"""What the map shows: holders, changes of hands, crossings, key events."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.charts.maps import map_message
from landroute.corridor.deciding import rests_on_state
from landroute.record.control import control, on, read_until
from landroute.studies.base import Result, result
from landroute.studies.map.study import Map
from landroute.tables import rests_on_numbered, rests_on_rows
from landroute.wording.facts import (
    Counted,
    Day,
    Each,
    Listed,
    Message,
    Month,
    Named,
    Period,
    When,
    message,
    named,
)

ON_ROADS = ("account", "tracks_count")
INTO_SYRIA = ("IQ-SY", "KRG-SY")  # values of `border` in data/crossings.csv


@Map.finding("map-places-passing", unit="places")
def places_passing(study: Map) -> Result:
    """Count the places on roads that let traffic through, and those of each holder."""
    held = study.now.places[study.now.places.index.isin(study.question.graph.nodes)]
    passing = int((~held.index.isin(study.now.closed)).sum())
    counts = held["controller"].value_counts().sort_index()
    ranked = counts.sort_values(ascending=False, kind="stable")
    rests_on_state(study.now, held.index)
    return result(
        passing,
        message=map_message(study.now),
        passing=passing,
        places=Counted(len(held), "place"),
        holders=_each_holder(ranked),
        contested=int(held["contested"].sum()),
        disputed=_disputed(study, held.index),
        account=study.scenario.account,
        carried=pd.Timestamp(study.scenario.as_of) > read_until(),
        read=read_until(),
    )


def _each_holder(counts: pd.Series) -> Each:
    rows = [{"holder": Named("actors", holder, bare=True), "n": n} for holder, n in counts.items()]
    return Each("holder-count", rows, "semicolon")


def _disputed(study: Map, places: pd.Index) -> int:
    """Count the places whose holder on the day differs between the accounts."""
    one, other = (
        on(control(account), study.scenario.as_of).set_index("place")["controller"].reindex(places)
        for account in ("primary", "alternate")
    )
    return int(one.ne(other).sum())


@Map.finding("map-crossings-open", unit="crossings", under=("account",))
def crossings_open(study: Map) -> Result:
    """Count the crossings that let goods through on the day; name those from Iraq into Syria."""
    known = study.gates(study.scenario.as_of)
    rests_on_numbered("crossings", *known["row"])
    border = known[known["border"].isin(INTO_SYRIA)].sort_values("name", kind="stable")
    rows = [{"crossing": row.name, "status": row.status} for row in border.itertuples(index=False)]
    passing = int(known["goods"].sum())
    return result(
        passing,
        day=study.scenario.as_of,
        passing=passing,
        crossings=Counted(len(known), "crossing"),
        into_syria=len(rows),
        states=Each("crossing-status", rows, "semicolon") if rows else "",
    )


@Map.finding("map-changed-hands", unit="places", under=ON_ROADS)
def changed_hands(study: Map) -> Result:
    """Count the places that changed hands in the months around the day, by who took them."""
    near = study.around(study.changes)
    places = int(near["place"].nunique())
    rests_on_numbered("control", *near["row"])
    if near.empty:  # then the changes before and after say so
        past = study.changes["date"].dt.date < study.window[0]
        rests_on_numbered("control", *study.changes["row"][past].tail(1))
        rests_on_numbered("control", *study.changes["row"][~past].head(1))
    takers = near.groupby("after")["place"].nunique().sort_values(ascending=False, kind="stable")
    return result(
        places,
        period=Period(*study.window),
        n=places,
        places=Counted(places, "place"),
        changes=Counted(len(near), "change"),
        vague=int((near["precision"] != "day").sum()),
        takers=_each_holder(takers) if places else "",
    )


@Map.finding("map-latest-change", unit="date", under=ON_ROADS)
def latest_change(study: Map) -> Result:
    """Name the last places to change hands up to the day, and the next."""
    past = study.changes["date"].dt.date <= study.scenario.as_of
    last, following = study.changes[past], study.changes[~past]
    last = last[last["date"] == last["date"].max()]
    following = following[following["date"] == following["date"].min()]
    rests_on_numbered("control", *last["row"], *following["row"])
    return result(
        Day(last["date"].iloc[0]).json() if len(last) else None,
        day=study.scenario.as_of,
        last=len(last),
        moved=_moved(last),
        following=len(following),
        next_moved=_moved(following),
    )


def _moved(rows: pd.DataFrame) -> Message | str:
    """Say on which day, and which places went from whom to whom; nothing of no rows."""
    if rows.empty:
        return ""
    groups = rows.groupby(["before", "after", "precision"])["place"]
    moves: list[dict[str, Any]] = [
        {
            "places": named("places", places),
            "before": Named("actors", before, bare=True),
            "after": Named("actors", after, bare=True),
            "precision": precision,
        }
        for (before, after, precision), places in groups
    ]
    known = {move["precision"] for move in moves}
    for move in moves:
        move["told"] = len(known) > 1
    # Dates to the day beside vaguer ones keep the day; each vaguer one says so.
    when = When(rows["date"].iloc[0], "day" if len(known) > 1 else known.pop(), preposition=True)
    return message("moved", when=when, moves=Each("move", moves, "semicolon"))


@Map.finding("map-busiest-month", unit="places", under=ON_ROADS)
def busiest_month(study: Map) -> Result:
    """Name the month of the record in which most places changed hands."""
    by_month = study.changes["date"].dt.to_period("M")
    counts = study.changes["place"].groupby(by_month).nunique()
    busiest = by_month.isin(counts.index[counts == counts.max()])
    rests_on_numbered("control", *study.changes["row"][busiest])
    return result(
        int(counts.max()),
        places=Counted(int(counts.max()), "place"),
        months=Listed([Month(m.start_time) for m in counts.index[counts == counts.max()]]),
        changes=Counted(len(study.changes), "change"),
    )


@Map.finding("map-latest-event", unit="date", under=())
def latest_event(study: Map) -> Result:
    """Name the latest key event that is over by the day."""
    day = study.scenario.as_of
    past = study.events[study.events["by"] <= pd.Timestamp(day)]
    near = Counted(len(study.around(study.events)), "event")
    rests_on_rows("events", past.tail(1))
    rests_on_rows("events", study.around(study.events))
    if past.empty:
        return result(None, "none", day=day)
    latest = past.iloc[-1]
    return result(
        Day(latest["date"]).json(),
        day=day,
        event=str(latest["event"]),
        when=When(latest["date"], latest["date_precision"]),
        near=near,
        months=Counted(study.scenario.around_months, "month"),
    )
