"""The case that the road was overplayed, at its best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import pandas as pd

from landroute.corridor.counterfactual import counterfactuals
from landroute.corridor.question import Question, question
from landroute.network.cuts import on_every_route
from landroute.record.use import EASTERN, WESTERN, movements, strikes
from landroute.studies.base import Result, result
from landroute.studies.cases.study import Cases
from landroute.studies.route import OPENING, TANF
from landroute.tables import counts_days, read, rests_on_rows
from landroute.tables.codings import UPHELD
from landroute.wording.facts import (
    Counted,
    Each,
    Listed,
    Month,
    Named,
    Number,
    Share,
    named,
    some_of,
)

DAY = pd.Timedelta(days=1)
DAYS_A_YEAR = 365.25
FIRST = 2  # points that are named; the table has them all

Spans = list[tuple[pd.Timestamp, pd.Timestamp]]


@Cases.finding("case-onward", unit="reports", under=OPENING)
def onward(study: Cases) -> Result:
    """Say how far the reported loads are followed, and that none of arms gets to Lebanon."""
    rows = movements(study.use)
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    arms = rows[rows["carried"] == "arms"]
    through = int(arms["reached"].eq("lebanon").sum())
    return result(
        through,
        n=len(rows),
        arms=len(arms),
        through=through,
        east=int(arms["reached"].isin(EASTERN).sum()),
        beyond=int(arms["reached"].isin(WESTERN).sum()) - through,
        untold=int(arms["reached"].eq("not-told").sum()),
    )


@Cases.finding("case-by-air", unit="rows", under=OPENING)
def by_air(study: Cases) -> Result:
    """Say which way came first by those who compared them while the road was held."""
    rows = study.use.dropna(subset="puts_first").sort_values("start", kind="stable")
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    said = [
        {
            "mode": row.puts_first,
            "who": str(row.told_by),
            "when": Month(row.start),
        }
        for row in rows.itertuples()
    ]
    return result(
        int(rows["puts_first"].eq("air").sum()),
        first=rows["puts_first"].iloc[0],
        part=rows["puts_first"].nunique() > 1,
        said=Each("compared", said),
    )


@Cases.finding("case-little", unit="statements", under=OPENING)
def little(study: Cases) -> Result:
    """Count those who said, while it was held, that it hardly worked, and those of goods alone."""
    rows = study.use.query("shows == 'little'").sort_values("start", kind="stable")
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    study.rests_on_regained()
    of_goods = rows["carried"].fillna("").eq("goods")
    whole, goods = rows[~of_goods], rows[of_goods]
    return result(
        len(rows),
        n=len(whole),
        last=_month(whole),
        months=_months_since(study.regained_on, whole),
        goods=len(goods),
        when=_month(goods),
    )


def _month(rows: pd.DataFrame) -> Month | str:
    return Month(rows["start"].iloc[-1]) if len(rows) else ""


def _months_since(day: pd.Timestamp | None, rows: pd.DataFrame) -> int:
    """Count the months, begun or whole, from a day to the last of some rows; 0: no day, no rows."""
    if rows.empty or day is None:
        return 0
    last = rows["start"].iloc[-1]
    return 12 * (last.year - day.year) + last.month - day.month + (last.day > day.day)


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
    rate = len(rows) / (days / DAYS_A_YEAR)
    return result(
        rate,
        rate=Number(rate, 1),
        n=len(rows),
        sure=int(rows["confidence"].eq("high").sum()),
        again=int(rows["same_as"].isin(rows["id"]).sum()),
    )


@Cases.finding("case-other-aims", unit="claims", under=())
def other_aims(study: Cases) -> Result:
    """Count the other causes of the push that the evidence bears out."""
    rows = study.rows_of("other-aims")
    upheld = int(rows["verdict"].isin(UPHELD).sum())
    return result(upheld, upheld=upheld, n=len(rows))


@Cases.finding("case-crux", unit="points", under=())
def crux(study: Cases) -> Result:
    """Name what the two cases part on."""
    rows = read("cruxes")
    rests_on_rows("cruxes", rows)
    said = [text[0].lower() + text[1:] for text in rows["crux"]]
    return result(len(said), n=len(said), first=Listed(said[:FIRST], "semicolon"))


@Cases.finding("case-tanf", unit="days", under=OPENING)
def tanf(study: Cases) -> Result:
    """Say for how long Tanf alone kept every route shut, tracks left out or not."""
    study.rests_on_tanf()
    alone, denied = len(study.tanf.days_pivotal), len(study.tanf.days_denied)
    counts_days(study.words("days-tanf-alone"), study.tanf.days_pivotal)
    if not denied:
        return result(0, "none")
    tracks = study.scenario.tracks_count
    other = counterfactuals(TANF, study.scenario.changed(tracks_count=not tracks))
    return result(
        alone,
        alone=alone,
        most=2 * alone > denied,
        **study.longest_by_tanf(),
        tracks=tracks,
        other=len(other.days_pivotal),
    )


@Cases.finding("case-thread", unit="places", under=OPENING)
def thread(study: Cases) -> Result:
    """Name Syria's places that every open route passed on most days, tracks left out or not."""
    first = pd.Timestamp(study.scenario.as_of)
    study.rests_on_regained()
    hung = _hung(study.question, first, study.in_syria)
    if not hung:
        return result([], "none")
    days = {place: _days(spans) for place, spans in hung.items()}
    most, total = max(days.values()), _days(_open_spans(study.question, first))
    places = sorted(place for place, n in days.items() if n == most)
    counts_days(study.words("days-hung"), pd.DataFrame(hung[places[0]], columns=["start", "end"]))
    tracks = study.scenario.tracks_count
    other = question(study.scenario.changed(tracks_count=not tracks))
    others, there = _days(_open_spans(other, first)), _hung(other, first, study.in_syria)
    round_it = others - max(_days(there.get(place, [])) for place in places)
    return result(
        places,
        places=named("places", places),
        n=len(places),
        share=Share(most / total),
        always=most == total,
        most=2 * most > total,
        day=first,
        tracks=tracks,
        round=_how_many(round_it, others),
        share_round=Share(round_it / others if others else 0.0),
    )


def _how_many(some: int, every: int) -> str:
    """Say how many of some days these are, as the messages have it."""
    return some_of(some, every) if every else "no-day"


def _open_spans(asked: Question, first: pd.Timestamp) -> Spans:
    """Return the stretches from a day on in which some route is open, half-open."""
    return [
        (max(start, first), end)
        for start, end, now in asked.stretches()
        if now.open and end > first
    ]


def _hung(asked: Question, first: pd.Timestamp, among: Collection[str]) -> dict[str, Spans]:
    """Return the open stretches from a day on in which every route passes each of some places."""
    hung: defaultdict[str, Spans] = defaultdict(list)
    for start, end, now in asked.stretches():
        if now.open and end > first:
            for place in on_every_route(asked.graph, asked.ends, now.closed) & set(among):
                hung[place].append((max(start, first), end))
    return hung


def _days(spans: Spans) -> int:
    return sum((end - start).days for start, end in spans)


@Cases.finding("case-cost", unit="reports", under=OPENING)
def cost(study: Cases) -> Result:
    """Count the reports of strikes that keeping the road open was paid for with."""
    rows = strikes(study.use)
    rests_on_rows("documented_use", rows)
    if rows.empty:
        study.rests_on_regained()
    count = len(rows)
    return result(count, "" if count else "none", strikes=count)


@Cases.finding("case-together", unit="days", under=OPENING)
def together(study: Cases) -> Result:
    """Say when the road was lost beside the airfields, the ports and the government."""
    study.rests_on_regained()
    if study.regained.empty:
        return result(None, "none")
    last = study.regained["end"].iloc[-1] - DAY
    attacked, fell = study.rows_of("together")["date"].sort_values(kind="stable")
    gateways = study.gateways_lost(attacked, fell)
    apart = (fell - last).days
    return result(
        apart,
        last=last,
        apart=Counted(abs(apart), "day"),
        before=apart >= 0,
        outlasted=last >= gateways["end"].max(),
        gate=Named("places", gateways["place"].iloc[0]),
        first=gateways["end"].iloc[0],
        end=gateways["end"].iloc[-1],
    )
