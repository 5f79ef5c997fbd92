"""Whether a force was enough, by which yardstick, and how far to believe what it said of itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from landroute.studies.base import Result, result
from landroute.studies.manpower.claims import (
    claimants,
    estimates_by_others,
    own_claims,
    strength,
)
from landroute.studies.manpower.reports import Floats
from landroute.studies.manpower.study import Manpower
from landroute.tables import read, rests_on, rests_on_rows
from landroute.wording.facts import Each, Named, Number, Share, When, named

RULE = "quinlivan"  # of data/yardsticks.csv, at which an area's size is turned round
MATCHED = "three-to-one"  # the same, for the enemy


def within(draws: Floats, level: float) -> tuple[Number, Number]:
    """Return the ends of the interval that holds `level` of the draws, to one figure."""
    low, high = np.quantile(draws, [(1 - level) / 2, (1 + level) / 2])
    return Number(float(low), 1), Number(float(high), 1)


@Manpower.finding("manpower-answer", unit="yardsticks")
def answer(study: Manpower) -> Result:
    """Say how many the force was, and by how many yardsticks that was enough."""
    study.rests_on_strength()
    study.rests_on_need()
    if not study.members:
        return result(0, "none", force=Named("forces", study.scenario.force))
    low, high = within(study.strength, study.level)
    verdicts = [study.verdict(chance) for chance in study.yardsticks["chance"]]
    return result(
        verdicts.count("short"),
        force=Named("forces", study.scenario.force),
        day=study.scenario.as_of,
        low=low,
        high=high,
        level=Share(study.level),
        short=verdicts.count("short"),
        enough=verdicts.count("enough"),
        n=len(verdicts),
        area=_area(study),
    )


def _area(study: Manpower) -> str:
    return str(study.people[0]["name"].iloc[0])


@Manpower.finding("manpower-by-{}", unit="chance", ids=lambda: read("yardsticks")["id"].tolist())
def by_yardstick(study: Manpower, yardstick: str) -> Result:
    """Say what a yardstick asks for, and the chance that the force met it."""
    row = study.yardsticks.set_index("id").loc[yardstick]
    study.rests_on_strength()
    rests_on("yardsticks", yardstick)
    if row["per"] == "people":
        rests_on_rows("populations", study.people[0])
    if not study.members:
        return result(None, "none", yardstick=Named("yardsticks", yardstick))
    return result(
        float(row["chance"]),
        yardstick=Named("yardsticks", yardstick),
        what_for=str(row["what_for"]),
        low=Number(float(row["need_low"]), 3),
        high=Number(float(row["need_high"]), 3),
        same=bool(row["need_low"] == row["need_high"]),
        verdict=study.verdict(float(row["chance"])),
        chance=Share(float(row["chance"])),
    )


@Manpower.finding("manpower-boast", unit="fighters")
def boast(study: Manpower) -> Result:
    """Say which rule, and which area, what the force said of itself would have been enough for."""
    for rows in study.boasts.values():
        rests_on_rows("strength", rows)
    study.rests_on_need()
    if not study.boasts:
        return result(0, "none", force=Named("forces", study.scenario.force))
    _, least, most = study.people
    rules = study.yardsticks.set_index("id")
    enemies = float(rules.at[MATCHED, "enemy_low"]), float(rules.at[MATCHED, "enemy_high"])
    return result(
        study.boast,
        n=len(study.boasts),
        boast=Number(study.boast, 2),
        per_people=Number(1000 * study.boast / most, 2),
        per_people_most=Number(1000 * study.boast / least, 2),
        counts=1 if least == most else 2,
        per_enemy=Number(study.boast / enemies[1], 1),
        size=Number(1000 * study.boast / float(rules.at[RULE, "high"]), 2),
        rule=Number(float(rules.at[RULE, "high"]), 2),
        area=_area(study),
        met=int((rules["need_low"] <= study.boast).sum()),
        rules=len(rules),
    )


@Manpower.finding("manpower-slant", unit="times")
def slant(study: Manpower) -> Result:
    """Say how many times the truth a group's own figure is, if it can be told."""
    rests_on_rows("strength", read("strength").loc[study.reports.index])
    low, high = np.quantile(study.slant, [(1 - study.level) / 2, (1 + study.level) / 2])
    return result(
        float(np.median(study.slant)),
        low=Number(float(low), 2),
        high=Number(float(high), 2),
        level=Share(study.level),
        told="more" if low > 1 else "less" if high < 1 else "no",
        n=len(study.reports),
        own=int(study.reports["stance"].eq("self").sum()),
    )


@Manpower.finding("claim-over-estimate-{}", unit="ratio", ids=claimants)
def claim_over_estimate(study: Manpower, actor: str) -> Result:
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


@Manpower.finding("strength-by-others-{}", unit="figures", ids=claimants)
def strength_by_others(study: Manpower, actor: str) -> Result:
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
