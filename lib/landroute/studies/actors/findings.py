"""What the tables of actors, ties and strengths find."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.studies.actors.manpower import estimates_by_others, own_claims, said
from landroute.studies.actors.ties import actors_on, sponsors, ties_on
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed, partial_date


def who(date: dt.date) -> Finding:
    """Count actors and ties on a day."""
    actors, ties = actors_on(date), ties_on(date)
    kinds = read("tie_kinds").set_index("id")["hostile"]
    hostile = int(ties["relation"].map(kinds).eq("yes").sum())
    everyone = read("actors").query("kind not in ('state', 'placeholder')")
    undated = int(everyone["active_start"].isna().sum())
    text = (
        f"On {day(date)} **{len(actors)}** actors and **{len(ties)}** ties between them are on "
        f"record; {hostile} of the ties are hostile."
        + (
            f" Left out, since no source says when it began: {counted(undated, 'actor')}."
            if undated
            else ""
        )
    )
    return finding("ties-on-day", len(ties), "ties", text)


def clients(date: dt.date, patron: str) -> Finding:
    """Say whom a patron sponsored, directly or through another."""
    reached = sponsors(date, patron)
    label = names("actors")
    text = (
        f"{label[patron].split(' (')[0]} sponsored **{len(reached)}** of them, directly or through "
        f"another"
        + (f": {listed([label[a].split(' (')[0] for a in reached])}." if reached else ".")
    )
    return finding(f"clients-of-{patron}", len(reached), "actors", text)


def claim_and_estimates(actor: str, rows: pd.DataFrame) -> Finding:
    """
    Set what an actor claimed of itself beside what others said.

    The value is the claim over the highest figure by anyone else; a target, what an actor said it
    would have, is told but is no claim.
    """
    key, label = f"claim-over-estimate-{actor}", names("actors")[actor].split(" (")[0]
    own, others = own_claims(rows), estimates_by_others(rows)
    if own.empty or others.empty:
        text = f"**{label}**: no claim of its own, or nothing said by others, to compare."
        return finding(key, None, "ratio", text)
    most = own.loc[_top(own).idxmax()]
    ratio = float(_top(own).max() / _top(others).max())
    targets = [f" and foresaw {_said(row)}" for row in _rows(own_claims(rows, "target"))]
    told = [
        f"{_said(row)} ({row.claimant}, {STANCES[row.claimant_stance]})" for row in _rows(others)
    ]
    text = (
        f"**{label}** ({_introduced(actor)}): it claimed **{said(most)} {most.unit} "
        f"{partial_date(most.as_of)}** ({most.geography}){''.join(targets)}. Others put it at "
        f"{listed(told)}. The claim is {'at least ' if pd.isna(most.high) else ''}"
        f"**{ratio:.2g} times** the highest figure by anyone else."
    )
    return finding(key, round(ratio, 2), "ratio", text)


def _introduced(actor: str) -> str:
    """Say what an actor is, where it is from, and who ever sponsored it."""
    known = read("actors").set_index("id")
    patrons = read("relations").query("relation == 'sponsors' and to_actor == @actor")["from_actor"]
    backed = [known.at[patron, "short_name"] for patron in dict.fromkeys(patrons)]
    introduced = f"{known.at[actor, 'kind']} in {known.at[actor, 'home_country']}"
    return introduced + (f"; sponsored by: {', '.join(backed)}" if backed else "")


STANCES = {
    "ally": "an ally",
    "neutral": "no party to it",
    "rival": "a rival",
    "enemy": "an enemy",
}


def claims_title(found: list[Finding]) -> str:
    """Return the message of a chart of claims beside estimates."""
    ratios = sorted(f.value for f in found if f.value is not None)
    if not ratios:
        return "Nothing to compare around this day"
    times = listed([f"{ratio:.2g}" for ratio in ratios])
    return f"Their own claims are {times} times the highest figure by anyone else"


def _top(rows: pd.DataFrame) -> pd.Series:
    return rows[["low", "high"]].max(axis=1)


def _rows(rows: pd.DataFrame) -> list[Any]:
    return list(rows.itertuples())


def _said(row: Any) -> str:
    """Write a range as it was said, with its date."""
    return f"{said(row)} {partial_date(row.as_of)}"


def roster(date: dt.date) -> pd.DataFrame:
    """List the actors on a day: actor, side, kind, role, named in the op-ed, source."""
    rows = actors_on(date).rename(
        columns={"name": "actor", "named_in_article": "in the op-ed", "side": "side in 2017"}
    )
    return rows[["actor", "side in 2017", "kind", "role", "in the op-ed", "source"]]


def short_name(actor: str) -> str:
    """Return an actor's name for a chart."""
    return str(read("actors").set_index("id").loc[actor, "short_name"])
