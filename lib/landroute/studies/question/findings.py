"""What became of the op-ed's assertions."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.tables import read, resource
from landroute.tables.sources import split_keys
from landroute.wording.sentences import counted, day, listed


def coding(horizon: dt.date) -> tuple[dt.date, str] | None:
    """
    Return the latest coding of outcomes that was made for `horizon` or before.

    Returns
    -------
    tuple or None
        The day that the coding is for and its column in data/claims.csv; `None` when every coding
        is for a later day.
    """
    codings = [
        (dt.date.fromisoformat(field["coded_as_of"]), field["name"])
        for field in resource("claims")["schema"]["fields"]
        if "coded_as_of" in field
    ]
    return max((c for c in codings if c[0] <= horizon), default=None)


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
        f"On the evidence gathered so far **{upheld} of the op-ed's {len(claims)} assertions** are "
        f"supported or mostly supported ({listed(spoken)})."
    )
    return finding("claims-supported", upheld, "assertions", text)


def borne_out(horizon: dt.date) -> Finding:
    """Say how many forecasts had come true by the horizon."""
    forecasts = read("claims").query("kind == 'forecast'")
    coded = coding(horizon)
    if coded is None:
        text = (
            f"No outcome of the {len(forecasts)} forecasts is coded for {day(horizon)} or before."
        )
        return finding("forecasts-true", None, "forecasts", text)
    outcome = forecasts[coded[1]]
    settled, true = int(outcome.isin(["true", "false"]).sum()), int(outcome.eq("true").sum())
    text = (
        f"Of {len(forecasts)} forecasts, {settled} could be settled as of {day(coded[0])}, and "
        f"**{true}** of those had come true."
    )
    return finding("forecasts-true", true, "forecasts", text)


def by_paragraph() -> pd.DataFrame:
    """
    List the assertions for a reader.

    Returns
    -------
    DataFrame
        Columns paragraph, assertion, verdict, source (those of its evidence), kind, tested by;
        index: claim id.
    """
    claims = read("claims").set_index("id")
    claims["source"] = (
        read("evidence")
        .groupby("claim")["source"]
        .agg(
            lambda cells: "; ".join(
                dict.fromkeys(key for cell in cells for key in split_keys(cell))
            )
        )
    )
    columns = {"claim": "assertion", "tested_by": "tested by"}
    wanted = ["paragraph", "assertion", "verdict", "source", "kind", "tested by"]
    return claims.rename(columns=columns)[wanted]


VERDICTS = ("supported", "mostly-supported", "mixed", "contested", "refuted", "untestable")


def verdict_counts() -> pd.DataFrame:
    """Count assertions: index kind as a reader calls it, columns verdict, best to worst."""
    claims = read("claims")
    called = claims["kind"].map(lambda kind: KIND_NOUNS[kind][0])
    table = pd.crosstab(called, claims["verdict"])
    return table.reindex(columns=list(VERDICTS), fill_value=0)


def forecasts(horizon: dt.date) -> pd.DataFrame:
    """List the forecasts with what became of them by `horizon`; index claim id."""
    rows = read("claims").query("kind == 'forecast'").set_index("id")
    coded = coding(horizon)
    rows["came true"] = rows[coded[1]].replace("na", "not tested") if coded else "not coded"
    rows = rows.rename(columns={"claim": "forecast", "verdict_note": "how we know"})
    return rows[["paragraph", "forecast", "came true", "how we know"]]
