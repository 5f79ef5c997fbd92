"""How many actors and ties there were, whom a patron sponsored, and claims beside estimates."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.studies.actors.manpower import (
    claimants,
    estimates_by_others,
    own_claims,
    strength,
)
from landroute.studies.actors.study import Actors
from landroute.studies.actors.ties import sponsored
from landroute.studies.base import Result, result
from landroute.tables import read, rests_on, rests_on_rows
from landroute.wording.facts import Counted, Each, Named, Number, When, named

PATRON = "iran"


@Actors.finding("ties-on-day", unit="ties")
def ties_on_day(study: Actors) -> Result:
    """Count actors and ties on the day."""
    hostile = read("tie_kinds").set_index("id")["hostile"]
    everyone = read("actors").query("kind not in ('state', 'placeholder')")
    undated = int(everyone["active_start"].isna().sum())
    rests_on_rows("relations", study.ties)
    rests_on_rows("actors", study.actors)
    return result(
        len(study.ties),
        day=study.scenario.as_of,
        actors=Counted(len(study.actors), "actor"),
        ties=Counted(len(study.ties), "tie"),
        hostile=int(study.ties["relation"].map(hostile).eq("yes").sum()),
        undated=undated,
        left_out=Counted(undated, "actor"),
    )


@Actors.finding(f"clients-of-{PATRON}", unit="actors")
def clients(study: Actors) -> Result:
    """Count the actors that a patron sponsored, directly or through another."""
    reached, direct, others = _reached(study)
    return result(
        len(reached),
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        clients=len(reached),
        straight=len(direct),
        through=len(others),
    )


@Actors.finding(f"clients-of-{PATRON}-named", unit="actors")
def clients_named(study: Actors) -> Result:
    """Name the actors that a patron sponsored, directly or through another."""
    reached, direct, others = _reached(study)
    return result(
        list(reached),
        patron=Named("actors", PATRON, "short_name"),
        day=study.scenario.as_of,
        clients=len(reached),
        direct=named("actors", direct, bare=True) if direct else "",
        through=len(others),
        others=named("actors", others, bare=True) if others else "",
    )


def _reached(study: Actors) -> tuple[dict[str, int], list[str], list[str]]:
    """Return whom the patron sponsored, with the steps to each: all, directly, through another."""
    reached = sponsored(study.scenario.as_of, PATRON)
    ties = study.ties.query("relation == 'sponsors'")
    rests_on("actors", PATRON)
    rests_on_rows("relations", ties[ties["from_actor"].eq(PATRON)])
    rests_on_rows("relations", ties[ties["from_actor"].isin({PATRON, *reached})])
    direct = [client for client, steps in reached.items() if steps == 1]
    return reached, direct, [client for client in reached if client not in direct]


@Actors.finding("claim-over-estimate-{}", unit="ratio", ids=claimants)
def claim_over_estimate(study: Actors, actor: str) -> Result:
    """
    Set what an actor claimed of itself beside what others said.

    The value is the claim over the highest figure by anyone else.
    """
    rows = study.strengths[actor]
    own, others = own_claims(rows), estimates_by_others(rows)
    for part in (own, others, own_claims(rows, "target")):
        rests_on_rows("strength", part)
    rests_on("actors", actor)
    if own.empty or others.empty:
        return result(None, "alone", actor=Named("actors", actor, bare=True))
    top = own.loc[_top(own).idxmax()]
    ratio = float(_top(own).max() / _top(others).max())
    return result(
        ratio,
        actor=Named("actors", actor, bare=True),
        claim=strength(top),
        units=str(top.unit),
        when=When.of(top.as_of, preposition=True),
        n=len(others),
        floor=bool(pd.isna(top.high)),
        ratio=Number(ratio, 2),
    )


@Actors.finding("strength-by-others-{}", unit="figures", ids=claimants)
def strength_by_others(study: Actors, actor: str) -> Result:
    """Say who an actor was and what others put it at; a target of its own is told, but no claim."""
    rows = study.strengths[actor]
    own, others = own_claims(rows), estimates_by_others(rows)
    for part in (others, own_claims(rows, "target"), own):
        rests_on_rows("strength", part)
    rests_on("actors", actor)
    if own.empty or others.empty:
        return result(0, "alone", actor=Named("actors", actor, bare=True))
    targets = [_estimate(row) for row in own_claims(rows, "target").itertuples()]
    return result(
        len(others),
        actor=Named("actors", actor, bare=True),
        **_introduced(actor),
        where=str(own.loc[_top(own).idxmax()].geography),
        targets=len(targets),
        target=Each("estimate", targets) if targets else "",
        others=Each("estimate-by", [_estimate(row) for row in others.itertuples()]),
    )


def _estimate(row: Any) -> dict[str, Any]:
    return {
        "strength": strength(row),
        "when": When.of(row.as_of, preposition=True),
        "claimant": str(row.claimant),
        "stance": str(row.claimant_stance),
    }


def _introduced(actor: str) -> dict[str, Any]:
    """Say what an actor is, where it is from, and who ever sponsored it."""
    own = read("actors").set_index("id").loc[actor]
    ties = read("relations").query("relation == 'sponsors' and to_actor == @actor")
    rests_on_rows("relations", ties)
    patrons = list(dict.fromkeys(ties["from_actor"]))
    return {
        "kind": str(own["kind"]),
        "home": str(own["home_country"]),
        "sponsors": len(patrons),
        "sponsored_by": named("actors", patrons, column="short_name") if patrons else "",
    }


def _top(rows: pd.DataFrame) -> pd.Series:
    return rows[["low", "high"]].max(axis=1)
