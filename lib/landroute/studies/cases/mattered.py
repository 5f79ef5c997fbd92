"""The case that the road was real and mattered, at its best."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.deciding import rests_on_turns
from landroute.corridor.timeline import days_by_service
from landroute.record.passage import GOODS
from landroute.record.use import most_told_by, movements, strikes
from landroute.studies.base import Result, result
from landroute.studies.cases.study import Cases
from landroute.studies.route import OPENING
from landroute.tables import counts_days, read, rests_on_rows
from landroute.wording.facts import Counted, Each, Span, When

MILITIA_GATE = "sikak-hari"  # of data/crossings.csv


@Cases.finding("case-aims", unit="statements", under=())
def aims(study: Cases) -> Result:
    """Say who named the link as the aim, who claimed it as a gain, and how many meant less."""
    rows = study.rows_of("aims").sort_values("date", kind="stable")
    aim, gain = (rows[rows["link"] == link] for link in ("aim", "gain"))
    return result(
        len(aim) + len(gain),
        aims=len(aim),
        aimed=_speakers(aim),
        gains=len(gain),
        gained=_speakers(gain),
        others=len(rows) - len(aim) - len(gain),
    )


def _speakers(rows: pd.DataFrame) -> Each | str:
    said = [
        {"who": str(row.speaker), "when": When(row.date, row.date_precision)}
        for row in rows.itertuples()
    ]
    return Each("speaker", said) if said else ""


@Cases.finding("case-held", unit="days", under=OPENING)
def held(study: Cases) -> Result:
    """Say on how many days the route was held from its regaining to its loss, and with goods."""
    stretches = study.regained
    study.rests_on_regained()
    if stretches.empty:
        return result(0, "none", day=study.scenario.as_of)
    first, last = stretches["start"].iloc[0], stretches["end"].iloc[-1]
    days = int((stretches["end"] - stretches["start"]).dt.days.sum())
    counts_days(study.words("days-held"), stretches)
    rests_on_turns(study.question, first, last, level=GOODS)
    return result(
        days,
        open=days,
        days=Counted((last - first).days, "day"),
        first=first,
        last=last - pd.Timedelta(days=1),
        goods=days_by_service(study.service, first, last)[GOODS],
    )


@Cases.finding("case-built", unit="rows", under=())
def built(study: Cases) -> Result:
    """Say since when a base and a militia gate stood at the crossing."""
    gates = read("crossings").query("crossing == @MILITIA_GATE and account == 'primary'")
    military = gates[gates["status"] == "military"].nsmallest(1, "start")
    rests_on_rows("crossings", military)
    (since,) = (When(r.start, r.start_precision) for r in military.itertuples())
    struck = study.rows_of("built").query("kind == 'strike'")["start"].min()
    return result(len(study.rows_of("built")), gate=since, base=struck)


@Cases.finding("case-struck", unit="reports", under=OPENING)
def struck(study: Cases) -> Result:
    """Count the reports of strikes while it was held, and those at the Lebanese border."""
    rows = strikes(study.use)
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    years = sorted(set(rows["start"].dt.year))
    return result(
        len(rows),
        n=len(rows),
        span=Span(str(years[0]), str(years[-1])),
        west=int(rows["reached"].eq("lebanon").sum()),
    )


@Cases.finding("case-used", unit="reports", under=OPENING)
def used(study: Cases) -> Result:
    """Count the reports of movement while it was held, who tells most of them, and of Lebanon."""
    rows = movements(study.use)
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    years = sorted(set(rows["start"].dt.year))
    teller, most = most_told_by(rows)
    to_lebanon = rows[rows["bound"] == "lebanon"]
    loads = set(to_lebanon["carried"])
    return result(
        len(rows),
        n=len(rows),
        span=Span(str(years[0]), str(years[-1])),
        every=len(years) == years[-1] - years[0] + 1,
        teller=teller,
        most=most,
        lebanon=len(to_lebanon),
        through=int((rows["carried"].eq("arms") & rows["reached"].eq("lebanon")).sum()),
        of=loads.pop() if len(loads) == 1 else "several",
    )


@Cases.finding("case-spare", unit="rows", under=())
def spare(study: Cases) -> Result:
    """Say when the road is named as what was left once air and sea were hit."""
    rows = study.rows_of("spare").sort_values("start", kind="stable")
    first, last = (When(r.start, r.date_precision, preposition=True) for r in rows.itertuples())
    who, other = rows["told_by"]
    return result(len(rows), n=len(rows), first=first, last=last, who=who, other=other)


@Cases.finding("case-missed", unit="rows", under=())
def missed(study: Cases) -> Result:
    """Say that its loss was owned to."""
    row = study.rows_of("missed").iloc[0]
    return result(1, when=row["start"])
