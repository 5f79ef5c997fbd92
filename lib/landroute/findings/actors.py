"""What the tables of actors, ties and strengths find."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.actors.manpower import estimates_by_others, own_claims
from landroute.actors.ties import actors_on, sponsors, ties_on
from landroute.findings.record import Finding, counted, day, finding, listed
from landroute.findings.routes import names


def who(date: dt.date) -> Finding:
    """Count actors and ties on a day."""
    actors, ties = actors_on(date), ties_on(date)
    hostile = ties["relation"].isin(["fights", "harasses", "opposes", "rivals"]).sum()
    text = (
        f"On {day(date)} **{len(actors)}** actors and **{len(ties)}** ties between them are on "
        f"record; {hostile} of the ties are hostile."
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
    """Set the most that an actor claimed of itself beside what others said."""
    label = names("actors")[actor].split(" (")[0]
    own = own_claims(rows)[["low", "high"]].max(axis=1).max()
    others = estimates_by_others(rows)
    low, high = others[["low", "high"]].min().min(), others[["low", "high"]].max().max()
    if pd.isna(own) or pd.isna(high):
        text = f"**{label}**: there is no claim, or nothing said by others, to compare."
        return finding(f"claim-over-estimate-{actor}", None, "ratio", text)
    own, low, high = int(own), int(low), int(high)
    ratio = own / high
    text = (
        f"**{label}**: its own people put it at up to **{own:,}** fighters; others, in "
        f"{counted(len(others), 'statement')}, {_span(low, high)}. The claim is "
        f"**{ratio:.1f} times** the highest figure by anyone else."
    )
    return finding(f"claim-over-estimate-{actor}", round(ratio, 1), "ratio", text)


def _span(low: int, high: int) -> str:
    if low == 0:
        return f"at up to {high:,}"
    return f"at {low:,}" if low == high else f"at {low:,} to {high:,}"


def roster(date: dt.date) -> pd.DataFrame:
    """List the actors on a day: actor, side, kind, role, named in the op-ed, source."""
    rows = actors_on(date).rename(
        columns={"name": "actor", "named_in_article": "in the op-ed", "side": "side in 2017"}
    )
    return rows[["actor", "side in 2017", "kind", "role", "in the op-ed", "source"]]
