"""What denial at Tanf alone closed and left, told and drawn."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from landroute.charts.spans import Look, spans
from landroute.charts.template import ACCENT, CLOSED_COLOUR, MUTED, OPEN_COLOUR
from landroute.corridor.counterfactual import (
    CLOSED_BY_IT,
    LEFT_OPEN,
    OPEN_BY_IT,
    SHUT_ANYWAY,
)
from landroute.corridor.deciding import rests_on_place, rests_on_turns
from landroute.corridor.timeline import days_open, open_intervals
from landroute.record.control import read_until
from landroute.record.intervals import ANY
from landroute.studies.base import Drawing, Result, result
from landroute.studies.closing.study import Closing
from landroute.studies.route import TANF
from landroute.tables import counts_days
from landroute.wording.facts import Counted, Each, Named, Span
from landroute.wording.names import names

TOP, LANE = 50, 40  # pixels


@Closing.finding("closing-tanf-corridors", unit="corridors")
def corridors(study: Closing) -> Result:
    """Say which corridors denial at Tanf closed, and which it left open."""
    split = {name: study.while_denied(name) for name in names("corridors")}
    lanes = {
        state: [
            {"corridor": Named("corridors", name), "days": Counted(len(days[state]), "day")}
            for name, days in split.items()
            if len(days[state])
        ]
        for state in (CLOSED_BY_IT, LEFT_OPEN)
    }
    closes, leaves = lanes[CLOSED_BY_IT], lanes[LEFT_OPEN]
    study.rests_on_tanf()
    for name, days in split.items():
        for asked in (study.tanf.passing, study.tanf.denying):
            rests_on_turns(asked, lane=name)
        counts_days(Named("corridors", name), days[CLOSED_BY_IT])
    return result(
        len(closes),
        closes=len(closes),
        closed=Each("corridor-on-days", closes) if closes else "",
        leaves=len(leaves),
        left=Each("corridor-on-days", leaves) if leaves else "",
    )


@Closing.finding("closing-tanf-alone", unit="days")
def alone(study: Closing) -> Result:
    """Say on how many days denial at Tanf alone kept every route shut."""
    denied, split = study.tanf.days_denied, study.while_denied()
    pivotal, left = split[CLOSED_BY_IT], split[LEFT_OPEN]
    study.rests_on_tanf()
    study.counts_tanf()
    if not len(denied):
        return result(0, "never")
    return result(
        len(pivotal),
        denied=Counted(len(denied), "day"),
        by_us=len(study.tanf.days_denied_by_us),
        alone=len(pivotal),
        alone_days=Counted(len(pivotal), "day"),
        **study.longest_by_tanf(),
        **_by_reading(study),
        others=len(denied) - len(study.tanf.days_denied_by_us),
        left=len(left),
        rest=len(denied) - len(pivotal) - len(left),
        read=read_until(),
        **_cost(study),
    )


def _by_reading(study: Closing) -> dict[str, Any]:
    """Return how far the days that Tanf alone closed lie apart by reading, if they do."""
    least, most = study.tanf_range
    return {"apart": most - least, "readings": Span(least, most)}


def _cost(study: Closing) -> dict[str, Any]:
    """Return on how many days Tanf alone shut the shortest corridor, which one had to go round."""
    shut = study.while_denied(study.shortest)[CLOSED_BY_IT] if study.shortest else ()
    shortest = Named("corridors", study.shortest) if study.shortest else ""
    return {"shortest": shortest, "shut": len(shut), "shut_days": Counted(len(shut), "day")}


@Closing.finding("closing-tanf-range", unit="days", under=("us_posture", "service"))
def over_readings(study: Closing) -> Result:
    """Say how far the days that Tanf alone closed depend on account, contested places, tracks."""
    for asked in (study.tanf_by_reading[0], study.tanf_by_reading[-1]):
        rests_on_place(asked.recorded, TANF)
        rests_on_turns(asked.passing)
        rests_on_turns(asked.denying)
        counts_days(study.words("days-tanf-alone"), asked.days_pivotal)
    least, most = study.tanf_range
    return result(
        [least, most], same=least == most, least=least, most=most, days=Counted(least, "day")
    )


@Closing.finding("closing-tanf-worth", unit="days")
def worth(study: Closing) -> Result:
    """Say on how many days a route is open with Tanf passing, and with Tanf denied."""
    with_it, without = (
        days_open(open_intervals(asked)) for asked in (study.tanf.passing, study.tanf.denying)
    )
    passing, denying = len(with_it), len(without)
    study.rests_on_tanf()
    counts_days(study.words("days-tanf-makes"), with_it.difference(without))
    closed = len(study.while_denied()[CLOSED_BY_IT])
    return result(
        passing - denying,
        passing=passing,
        denying=denying,
        worth=passing - denying,
        closed=closed,
        open=passing - denying - closed,
    )


@Closing.draws("what-tanf-closes")
def what_tanf_closes(study: Closing) -> Drawing:
    """Draw when each corridor hangs on Tanf, and when Tanf makes no difference to it."""
    place = Named("places", TANF)
    lanes = {ANY: study.words("any-route"), **names("corridors")}
    rows = study.effect.assign(lane=study.effect["corridor"].map(lanes))
    looks: dict[Hashable, Look] = {
        state: Look(study.words(label, place=place), colour, width, pattern)
        for state, label, colour, width, pattern in (
            (SHUT_ANYWAY, "shut-anyway", MUTED, 0.1, ""),
            (CLOSED_BY_IT, "shut-by-it", CLOSED_COLOUR, 0.62, "/"),
            (OPEN_BY_IT, "open-by-it", ACCENT, 0.62, "."),
            (LEFT_OPEN, "open-anyway", OPEN_COLOUR, 0.62, ""),
        )
    }
    days = rows.assign(days=(rows["end"] - rows["start"]).dt.days)
    shut = days[days["state"] == CLOSED_BY_IT].groupby("lane", sort=False)["days"].sum()
    split = study.while_denied()
    lane_days = [{"lane": lane, "days": Counted(int(n), "day")} for lane, n in shut.items()]
    return Drawing(
        spans(rows, list(lanes.values()), looks, study.words),
        table=rows[["lane", "start", "end", "state"]].assign(
            state=[looks[state].label for state in rows["state"]]
        ),
        height=TOP + LANE * rows["lane"].nunique(),
        facts={
            "place": place,
            "alone": Counted(len(split[CLOSED_BY_IT]), "day"),
            **_by_reading(study),
            "left": Counted(len(split[LEFT_OPEN]), "day"),
            "shuts": len(lane_days),
            "shut": Each("lane-days", lane_days, "semicolon") if lane_days else "",
        },
    )
