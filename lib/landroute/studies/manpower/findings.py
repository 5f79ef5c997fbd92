"""Whether a force was enough, by which yardstick, and how far to believe what it said of itself."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from landroute.studies.base import Result, result
from landroute.studies.draws import within
from landroute.studies.manpower.claims import (
    claimants,
    estimates_by_others,
    own_claims,
    strength,
)
from landroute.studies.manpower.reports import Floats
from landroute.studies.manpower.study import Manpower
from landroute.tables import read, rests_on, rests_on_rows
from landroute.tables.inventory import OWN
from landroute.tables.sources import split_keys
from landroute.wording.facts import (
    Each,
    Message,
    Named,
    Number,
    Share,
    Span,
    When,
    message,
    named,
    of_draws,
)

NEED = 3  # figures of what is needed
TASKS = ("taking", "holding")
VERDICTS = ("short", "enough", "open")


def ends(draws: Floats, level: float) -> tuple[Number, Number]:
    """Return the ends of the interval that holds `level` of the draws, to two figures."""
    low, high = within(draws, level)
    return Number(low, 2), Number(high, 2)


@Manpower.finding("manpower-answer", unit="yardsticks")
def answer(study: Manpower) -> Result:
    """Say how many the force was, and by how many yardsticks that was enough."""
    study.rests_on_strength()
    study.rests_on_need()
    if not study.members:
        return result(0, "none", force=Named("forces", study.scenario.force))
    low, high = ends(study.strength, study.level)
    tasks = by_task(study)
    return result(
        int(study.verdicts.eq("short").sum()),
        force=Named("forces", study.scenario.force),
        day=study.scenario.as_of,
        low=low,
        high=high,
        level=Share(study.level),
        tasks=Each("task", [_told(task, count) for task, count in tasks.items()], "semicolon"),
        ours=int(study.yardsticks["source"].map(split_keys).map(lambda keys: OWN in keys).sum()),
        n=len(study.yardsticks),
        area=_area(study),
    )


def by_task(study: Manpower) -> dict[str, dict[str, int]]:
    """Return of each task how many yardsticks give each verdict, without noughts."""
    what_for = study.yardsticks.set_index("id")["what_for"]
    counts = {task: study.verdicts[what_for == task].value_counts() for task in TASKS}
    return {
        task: {verdict: int(own[verdict]) for verdict in VERDICTS if verdict in own}
        for task, own in counts.items()
        if len(own)
    }


def _told(task: str, count: dict[str, int]) -> dict[str, Any]:
    parts = [
        {"verdict": verdict, **by_how_many(count, verdict, rest=bool(nth))}
        for nth, verdict in enumerate(count)
    ]
    return {"what_for": task, "parts": Each("task-part", parts)}


def by_how_many(count: dict[str, int], verdict: str, *, rest: bool = False) -> dict[str, Any]:
    """Return by how many yardsticks a verdict falls; `rest`: others of the task are told."""
    n, k = sum(count.values()), count[verdict]
    share = "all" if n == k else "other" if rest and (k, n) == (1, 2) else "some"
    return {"share": share, "k": k, "n": n}


def _area(study: Manpower) -> str:
    return str(study.people[0]["name"].iloc[0])


@Manpower.finding("manpower-by-{}", unit="chance", ids=lambda: read("yardsticks")["id"].tolist())
def by_yardstick(study: Manpower, yardstick: str) -> Result:
    """Say what a yardstick asks for, and the chance that the force met it."""
    row = study.every_yardstick.set_index("id").loc[yardstick]
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
        low=Number(float(row["need_low"]), NEED),
        high=Number(float(row["need_high"]), NEED),
        same=bool(row["need_low"] == row["need_high"]),
        verdict=study.verdict(float(row["chance"])),
        chance=of_draws(float(row["chance"]), study.scenario.draws),
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
    rules = study.every_yardstick.query("turned_round")
    (rule,) = rules.query("per == 'people'")["high"]
    ((fewest, most_enemies),) = rules.query("per == 'enemy'")[["enemy_low", "enemy_high"]].values
    return result(
        study.boast,
        n=len(study.boasts),
        boast=Number(study.boast, 2),
        per_people=Number(1000 * study.boast / most, 2),
        per_people_most=Number(1000 * study.boast / least, 2),
        counts=1 if least == most else 2,
        enemies=1 if fewest == most_enemies else 2,
        per_enemy=Number(study.boast / most_enemies, 1),
        per_enemy_most=Number(study.boast / fewest, 1),
        size=Number(1000 * study.boast / float(rule), 2),
        rule=Number(float(rule), 2),
        area=_area(study),
        met=int((study.yardsticks["need_low"] <= study.boast).sum()),
        rules=len(study.yardsticks),
        foreseen=_with_targets(study),
    )


def _with_targets(study: Manpower) -> Message:
    """Say what members foresaw of themselves, and what all would meet with it."""
    for rows in study.targets.values():
        rests_on_rows("strength", rows)
    low, high = study.foreseen
    said = [
        {
            "actor": Named("actors", member, bare=True),
            "strength": strength(row),
            "when": When.of(row.as_of, preposition=True),
        }
        for member, rows in study.targets.items()
        for row in rows.itertuples()
    ]
    return message(
        "with-foreseen",
        targets=len(said),
        said=Each("foreseen", said) if said else "",
        total=Span(Number(low, 3), Number(high, 3)),
        met=int((study.yardsticks["need_low"] <= high).sum()),
        rules=len(study.yardsticks),
    )


@Manpower.finding("manpower-enemy", unit="yardsticks")
def enemy(study: Manpower) -> Result:
    """Say whether another estimate of the enemy in the area changes what a yardstick says."""
    rules = study.every_yardstick.query("per == 'enemy'")
    rests_on_rows("yardsticks", rules)
    rests_on_rows("strength", study.enemies)
    if study.enemies.empty or not study.members:
        return result(0, "none", area=_area(study))
    study.rests_on_strength()
    ends = study.enemies[["low", "high"]]
    other = rules.assign(enemy_low=ends.min().min(), enemy_high=ends.max().max())
    told = study.measured(other)
    verdicts = told["chance"].map(study.verdict).to_numpy()
    own = rules["chance"].map(study.verdict).to_numpy()
    said = [
        {
            "yardstick": Named("yardsticks", row.id),
            "low": Number(row.need_low, NEED),
            "high": Number(row.need_high, NEED),
            "chance": of_draws(row.chance, study.scenario.draws),
        }
        for row in told.itertuples()
    ]
    return result(
        int((verdicts != own).sum()),
        area=_area(study),
        counted=Span(
            Number(float(rules["enemy_low"].min()), 3), Number(float(rules["enemy_high"].max()), 3)
        ),
        others=Each("estimate-by", [_estimate(row) for row in study.enemies.itertuples()]),
        changed=int((verdicts != own).sum()),
        n=len(rules),
        said=Each("need-by-other", said, "semicolon"),
        boasted=bool(study.boasts),
        boast=Number(study.boast, 2),
        met=int((told["need_low"] <= study.boast).sum()),
        met_now=int((rules["need_low"] <= study.boast).sum()),
    )


@Manpower.finding("manpower-slant", unit="times")
def slant(study: Manpower) -> Result:
    """Say how many times the truth a group's own figure is, if it can be told."""
    rests_on_rows("strength", read("strength").loc[study.reports.index])
    low, high = within(study.slant, study.level)
    return result(
        float(np.median(study.slant)),
        low=Number(low, 2),
        high=Number(high, 2),
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
