"""The case that the road was overplayed, at its best."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from landroute.network.cuts import on_every_route
from landroute.record.intervals import ANY
from landroute.record.use import movements, strikes
from landroute.studies.base import Result, result
from landroute.studies.cases.study import Cases
from landroute.studies.route import OPENING
from landroute.tables import counts_days, read, rests_on_rows
from landroute.tables.codings import UPHELD
from landroute.wording.facts import Counted, Listed, Number, Share, named


@Cases.finding("case-by-air", unit="rows", under=())
def by_air(study: Cases) -> Result:
    """Say that what was counted or judged at the time went by air first."""
    rows = study.rows_of("by-air")
    return result(len(rows), others=len(rows) - 1)


@Cases.finding("case-little", unit="statements", under=OPENING)
def little(study: Cases) -> Result:
    """Count those who said, while the road was held, that little went by it."""
    rows = study.use.query("shows == 'little'").sort_values("start")
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    first, last = rows["start"].iloc[0], rows["start"].iloc[-1]
    return result(len(rows), n=len(rows), first=f"{first:%Y}", last=f"{last:%Y}")


@Cases.finding("case-thin", unit="reports a year", under=OPENING)
def thin(study: Cases) -> Result:
    """Say how few movements are reported in a year while the road was held."""
    rows = movements(study.use)
    rests_on_rows("documented_use", rows)
    study.rests_on_regained()
    counts_days(study.words("days-held"), study.regained)
    days = int((study.regained["end"] - study.regained["start"]).dt.days.sum())
    if not days:
        return result(None, "none")
    return result(
        len(rows) / (days / 365.25), rate=Number(len(rows) / (days / 365.25), 1), n=len(rows)
    )


@Cases.finding("case-other-aims", unit="claims", under=())
def other_aims(study: Cases) -> Result:
    """Count the other causes of the push that the evidence bears out."""
    rows = study.rows_of("other-aims")
    upheld = int(rows["verdict"].isin(UPHELD).sum())
    return result(upheld, upheld=upheld, n=len(rows))


@Cases.finding("case-crux", unit="facts", under=())
def crux(study: Cases) -> Result:
    """Name what the two cases part on."""
    rows = read("cruxes")
    rests_on_rows("cruxes", rows)
    said = [text[0].lower() + text[1:] for text in rows["crux"]]
    return result(len(said), n=len(said), cruxes=Listed(said, "semicolon"))


@Cases.finding("case-tanf", unit="days", under=OPENING)
def tanf(study: Cases) -> Result:
    """Say for how long Tanf alone kept every route shut, of the days on which it was denied."""
    study.rests_on_tanf()
    alone, denied = len(study.tanf.days_pivotal()), len(study.tanf.days_denied())
    counts_days(study.words("days-tanf-alone"), study.tanf.days_pivotal())
    if not denied:
        return result(0, "none")
    left = len(study.tanf.days(study.tanf.denying)[ANY].intersection(study.tanf.days_denied()))
    return result(alone, alone=alone, denied=Counted(denied, "day"), left=left)


@Cases.finding("case-thread", unit="places", under=OPENING)
def thread(study: Cases) -> Result:
    """Name Syria's places that every open route passed, on most of the days from the day on."""
    asked, first = study.question, pd.Timestamp(study.scenario.as_of)
    stretches = [
        (max(start, first), end, now)
        for start, end, now in asked.stretches()
        if now.open and end > first
    ]
    study.rests_on_regained()
    total = sum((end - start).days for start, end, _ in stretches)
    days: Counter[str] = Counter()
    hung: defaultdict[str, list[tuple[pd.Timestamp, pd.Timestamp]]] = defaultdict(list)
    for start, end, now in stretches:
        for place in on_every_route(asked.graph, asked.ends, now.closed) & study.in_syria:
            days[place] += (end - start).days
            hung[place].append((start, end))
    if not days:
        return result([], "none")
    most = max(days.values())
    places = sorted(place for place, n in days.items() if n == most)
    counts_days(
        study.words("days-hung"),
        pd.DataFrame(hung[places[0]], columns=["start", "end"]),
    )
    return result(
        places,
        places=named("places", places),
        n=len(places),
        share=Share(most / total),
        always=most == total,
        most=2 * most > total,
        day=first,
    )


@Cases.finding("case-cost", unit="strikes", under=OPENING)
def cost(study: Cases) -> Result:
    """Count the strikes that keeping the road open was paid for with."""
    rows = strikes(study.use)
    rests_on_rows("documented_use", rows)
    if rows.empty:
        study.rests_on_regained()
    count = len(rows)
    return result(count, "" if count else "none", strikes=count)


@Cases.finding("case-together", unit="days", under=OPENING)
def together(study: Cases) -> Result:
    """Say how far the last open day lies from that on which the government fell."""
    study.rests_on_regained()
    if study.regained.empty:
        return result(None, "none")
    last = study.regained["end"].iloc[-1] - pd.Timedelta(days=1)
    fell = study.rows_of("together")["date"].iloc[0]
    apart = (fell - last).days
    return result(apart, last=last, fell=fell, apart=Counted(abs(apart), "day"), before=apart >= 0)
