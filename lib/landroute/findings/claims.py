"""What became of the op-ed's assertions."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.findings.record import Finding, counted, day, finding, listed
from landroute.tables import read

OUTCOMES = {dt.date(2024, 12, 8): "outcome_2024_12"}
LATEST = "outcome_2026_11"


def outcome_column(horizon: dt.date) -> str:
    """Return the column of data/claims.csv that judges as of `horizon`."""
    return next((name for limit, name in OUTCOMES.items() if horizon <= limit), LATEST)


def kinds() -> Finding:
    """Count the assertions by kind."""
    claims = read("claims")
    spoken = [counted(int(n), *KIND_NOUNS[k]) for k, n in claims["kind"].value_counts().items()]
    text = (
        f"The op-ed makes **{len(claims)}** assertions that evidence can bear on, in "
        f"{claims['paragraph'].nunique()} paragraphs: {listed(spoken)}."
    )
    return finding("claims-count", len(claims), "assertions", text)


KIND_NOUNS = {
    "fact": ("statement of fact", "statements of fact"),
    "causal": ("causal claim", "causal claims"),
    "forecast": ("forecast", "forecasts"),
    "normative": ("judgement", "judgements"),
    "quantity": ("quantity", "quantities"),
}


def verdicts() -> Finding:
    """Count the verdicts of our coding."""
    claims = read("claims")
    counts = claims["verdict"].value_counts()
    upheld = int(counts.reindex(["supported", "mostly-supported"]).fillna(0).sum())
    spoken = [f"{n} {k.replace('-', ' ')}" for k, n in counts.items()]
    text = (
        f"On the evidence gathered so far **{upheld} of {len(claims)}** are supported or mostly "
        f"supported ({listed(spoken)})."
    )
    return finding("claims-supported", upheld, "assertions", text)


def borne_out(horizon: dt.date) -> Finding:
    """Say how many forecasts had come true by the horizon."""
    forecasts = read("claims").query("kind == 'forecast'")
    outcome = forecasts[outcome_column(horizon)]
    settled = outcome.isin(["true", "false"])
    true = int(outcome.eq("true").sum())
    text = (
        f"Of {len(forecasts)} forecasts, {int(settled.sum())} could be settled as of "
        f"{day(horizon)}, and **{true}** of those came true."
    )
    return finding("forecasts-true", true, "forecasts", text)


def by_paragraph() -> pd.DataFrame:
    """
    List the assertions for a reader.

    Returns
    -------
    DataFrame
        Columns paragraph, assertion, kind, tested by, verdict, sources; index: claim id.
    """
    claims = read("claims").set_index("id")
    claims["sources"] = read("evidence").groupby("claim").size()
    columns = {"claim": "assertion", "tested_by": "tested by"}
    wanted = ["paragraph", "assertion", "kind", "tested by", "verdict", "sources"]
    return claims.rename(columns=columns)[wanted]


VERDICTS = ("supported", "mostly-supported", "mixed", "contested", "refuted", "untestable")


def verdict_counts() -> pd.DataFrame:
    """Count assertions: index kind, columns verdict from supported to untestable."""
    claims = read("claims")
    table = pd.crosstab(claims["kind"], claims["verdict"])
    return table.reindex(columns=list(VERDICTS), fill_value=0)


def forecasts(horizon: dt.date) -> pd.DataFrame:
    """List the forecasts with what became of them by `horizon`; index claim id."""
    rows = read("claims").query("kind == 'forecast'").set_index("id")
    rows = rows.rename(
        columns={
            "claim": "forecast",
            outcome_column(horizon): "came true",
            "verdict_note": "how we know",
        }
    )
    return rows[["paragraph", "forecast", "came true", "how we know"]]
