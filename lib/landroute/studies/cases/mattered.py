"""The case that the road was real and mattered, at its best."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.deciding import rests_on_turns
from landroute.corridor.timeline import days_by_service
from landroute.record.passage import GOODS
from landroute.record.use import movements, strikes
from landroute.studies.base import Result, result
from landroute.studies.cases.study import Cases
from landroute.studies.route import OPENING
from landroute.tables import counts_days, read, rests_on_rows
from landroute.wording.facts import Counted, Each, When

MILITIA_GATE = "sikak-hari"  # of data/crossings.csv


@Cases.finding("case-aims", unit="statements", under=())
def aims(study: Cases) -> Result:
    """Say who named the link as the aim or the gain."""
    rows = study.rows_of("aims").sort_values("date")
    said = [
        {"who": str(row.speaker), "when": When(row.date, row.date_precision)}
        for row in rows.itertuples()
    ]
    return result(len(rows), n=len(rows), who=Each("speaker", said))


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
    military = gates[gates["status"] == "military"]["start"].min()
    rests_on_rows("crossings", gates[gates["start"].eq(military)])
    struck = study.rows_of("built").query("kind == 'strike'")["start"].min()
    return result(len(study.rows_of("built")), gate=military, base=struck)


@Cases.finding("case-struck", unit="strikes", under=OPENING)
def struck(study: Cases) -> Result:
    """Count the strikes on the road's traffic, men and stores while it was held."""
    rows = strikes(study.use)
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    years = sorted(set(rows["start"].dt.year))
    return result(len(rows), n=len(rows), first=str(years[0]), last=str(years[-1]))


@Cases.finding("case-used", unit="reports", under=OPENING)
def used(study: Cases) -> Result:
    """Count the reports of movement by road while it was held."""
    rows = movements(study.use)
    if rows.empty:
        study.rests_on_regained()
        return result(0, "none")
    rests_on_rows("documented_use", rows)
    years = sorted(set(rows["start"].dt.year))
    span = years[-1] - years[0] + 1
    return result(
        len(rows),
        n=len(rows),
        first=str(years[0]),
        last=str(years[-1]),
        years=len(years),
        span=span,
        every=len(years) == span,
    )


@Cases.finding("case-spare", unit="rows", under=())
def spare(study: Cases) -> Result:
    """Say when the road is named as what was left once air and sea were hit."""
    rows = study.rows_of("spare").sort_values("start")
    first, last = (When(r.start, r.date_precision, preposition=True) for r in rows.itertuples())
    return result(len(rows), n=len(rows), first=first, last=last)


@Cases.finding("case-missed", unit="rows", under=())
def missed(study: Cases) -> Result:
    """Say that its loss was owned to."""
    row = study.rows_of("missed").iloc[0]
    return result(1, when=row["start"])
