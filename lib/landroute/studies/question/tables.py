"""The assertions and the forecasts as rows."""

from __future__ import annotations

import pandas as pd

from landroute.charts.references import Piece, to_shown
from landroute.studies.question.study import Question
from landroute.tables import read
from landroute.tables.sources import each_once


@Question.tabulates("claims-in-short", under=())
def assertions_in_short(study: Question) -> pd.DataFrame:
    """List the assertions: paragraph, assertion, verdict, shown_by."""
    shown = assertions(study)[["paragraph", "assertion", "verdict"]]
    others = shown.index.isin(study.doubted.index)
    shown["verdict"] = [
        study.words("verdict-of-others", verdict=verdict)
        if other
        else study.words("verdict", verdict=verdict)
        for verdict, other in zip(study.claims["verdict"], others, strict=True)
    ]
    return shown.reset_index(drop=True).assign(
        shown_by=[_shown(study, cell) for cell in study.claims["shown_by"]]
    )


def _shown(study: Question, cell: str) -> list[Piece]:
    """Return links to the figures and tables that a cell names."""
    parts = [part.split(" ") for part in cell.split("; ")]
    links = [to_shown(study.words("shown", kind=kind), kind, key) for kind, key in parts]
    return [piece for link in links for piece in ("; ", link)][1:]


@Question.tabulates("claims", under=())
def assertions(study: Question) -> pd.DataFrame:
    """List the assertions: id, paragraph, assertion, stance, verdict, source, kind, tested_by."""
    claims = study.claims.rename(columns={"claim": "assertion"})
    claims["source"] = read("evidence").groupby("claim")["source"].agg(each_once)
    claims["verdict"] = [study.words("verdict", verdict=verdict) for verdict in claims["verdict"]]
    claims["kind"] = [study.words("kind", kind=kind) for kind in claims["kind"]]
    claims["stance"] = [study.words("stance", stance=stance) for stance in claims["stance"]]
    return claims[["paragraph", "assertion", "stance", "verdict", "source", "kind", "tested_by"]]


@Question.tabulates("forecasts")
def forecasts(study: Question) -> pd.DataFrame:
    """List each forecast and its outcome at its own horizon: id, …, came_true, how_known."""
    rows = study.forecasts.rename(columns={"claim": "forecast", "verdict_note": "how_known"})
    rows = rows.assign(
        came_true=[study.words("outcome", outcome=outcome) for outcome in study.outcomes]
    )
    return rows[["paragraph", "forecast", "horizon", "came_true", "how_known"]]
