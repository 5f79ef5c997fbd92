"""The assertions and the forecasts as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.question.study import Question
from landroute.tables import read
from landroute.tables.sources import split_keys


@Question.tabulates("claims", under=())
def assertions(study: Question) -> pd.DataFrame:
    """List the assertions: id, paragraph, assertion, verdict, source, kind, tested_by."""
    claims = study.claims.rename(columns={"claim": "assertion"})
    claims["source"] = read("evidence").groupby("claim")["source"].agg(_each_once)
    claims["verdict"] = [study.words("verdict", verdict=verdict) for verdict in claims["verdict"]]
    claims["kind"] = [study.words("kind", kind=kind) for kind in claims["kind"]]
    return claims[["paragraph", "assertion", "verdict", "source", "kind", "tested_by"]]


def _each_once(cells: pd.Series) -> str:
    return "; ".join(dict.fromkeys(key for cell in cells for key in split_keys(cell)))


@Question.tabulates("forecasts")
def forecasts(study: Question) -> pd.DataFrame:
    """List the forecasts with what became of them by the horizon: id, …, came_true, how_known."""
    rows = study.forecasts.rename(columns={"claim": "forecast", "verdict_note": "how_known"})
    outcomes = ["uncoded"] * len(rows) if study.coding is None else rows[study.coding[1]]
    rows = rows.assign(came_true=[study.words("outcome", outcome=outcome) for outcome in outcomes])
    return rows[["paragraph", "forecast", "came_true", "how_known"]]
