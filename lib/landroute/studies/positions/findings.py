"""Which side weighed more, how often that turns, on which days, and without whom."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

from landroute.studies.base import Result, result
from landroute.studies.positions.coding import (
    QUANTITIES,
    agreement_on_sides,
    agreements,
    days,
)
from landroute.studies.positions.example import example, example_turns
from landroute.studies.positions.forecast import Forecast, Range
from landroute.studies.positions.study import Positions
from landroute.tables import read, rests_on, rests_on_numbered, rests_on_rows, rests_on_sources
from landroute.wording.facts import (
    Counted,
    Each,
    Message,
    Named,
    Number,
    Share,
    message,
    named,
    of_draws,
)

VERDICTS = ("iran", "foes", "open")
REPLICATIONS = ("dmasad-nd-bdm-replication", "jmckib-nd-bdm-scholz-code")


def coded_days() -> list[str]:
    """Return the coded days as keys have them."""
    return [day.isoformat() for day in days()]


@Positions.finding("positions-answer", unit="position")
def answer(study: Positions) -> Result:
    """Say which side weighed more on the day, and how often the draws say otherwise."""
    study.rests_on_codes(study.day)
    asked = study.scenario.as_of
    when = "on" if asked == study.day else "before" if study.day < asked else "after"
    return result(
        study.now.median_drawn,
        verdict=study.now.verdict,
        day=study.day,
        asked=asked,
        when=when,
        level=Share(study.level),
        line=Number(study.line),
        **_middle(study, study.now),
    )


def _middle(study: Positions, own: Forecast) -> dict[str, Any]:
    """Return the facts of a forecast."""
    draws = study.scenario.draws
    return {
        "drawn": position(own.median_drawn),
        "median": position(own.median),
        "median_range": interval(own.median_range),
        "mean": position(own.mean_drawn),
        "mean_range": interval(own.mean_range),
        "turns": of_draws(own.turns, draws),
        "changes": of_draws(own.changes, draws),
        "actor": Named("actors", own.actor, "short_name"),
    }


def position(value: float) -> Number:
    """Return a position as the codes bear it: in whole points."""
    return Number(round(value), 3)


def interval(ends: Range) -> Message:
    """Return an interval of positions."""
    return message("interval", low=position(ends[0]), high=position(ends[1]))


@Positions.finding("positions-through-time", unit="days")
def through_time(study: Positions) -> Result:
    """Say on which days the weight lay on one side, and on which it cannot be told."""
    study.rests_on_codes(*study.days)
    by_verdict = {
        verdict: [day for day in study.days if study.forecasts[day].verdict == verdict]
        for verdict in VERDICTS
    }
    return result(
        len(study.days) - len(by_verdict["open"]),
        **{verdict: len(own) for verdict, own in by_verdict.items()},
        **{f"{verdict}_days": own or "" for verdict, own in by_verdict.items()},
    )


@Positions.finding("positions-same-actors", unit="days")
def same_actors(study: Positions) -> Result:
    """Say how often the answer changes from day to day by the actors coded on both."""
    study.rests_on_codes(*study.days)
    own = [one.verdict for one in study.forecasts.values()]
    moves, others = [], []
    for (before, after), (one, other) in study.steps.items():
        if one.verdict != other.verdict:
            verdicts = {"was": _verdict(one.verdict), "became": _verdict(other.verdict)}
            moves.append({"before": before, "after": after} | verdicts)
        for day, beside, told in ((before, after, one), (after, before, other)):
            if told.verdict != study.forecasts[day].verdict:
                others.append({"day": day, "beside": beside, "verdict": told.verdict})
    return result(
        len(others),
        own=sum(one != other for one, other in pairwise(own)),
        steps=len(study.steps),
        shared=len(moves),
        moves=Each("move-between", moves, "semicolon") if moves else "",
        n=len({one["day"] for one in others}),
        others=Each("day-beside", others, "semicolon") if others else "",
    )


def _verdict(verdict: str) -> Message:
    return message("verdict-short", verdict=verdict)


@Positions.finding("positions-fixed-list", unit="days")
def fixed_list(study: Positions) -> Result:
    """Say on which days the verdict is another by the actors coded on every day."""
    study.rests_on_codes(*study.days)
    told = {day: study.among(day, study.always).verdict for day in study.days}
    changed = [
        {"day": day, "verdict": verdict}
        for day, verdict in told.items()
        if verdict != study.forecasts[day].verdict
    ]
    rows = read("actors").set_index("id").loc[study.always]
    rests_on("actors", *study.always)
    return result(
        len(changed),
        actors=Counted(len(study.always), "actor"),
        who=named("actors", study.always, column="short_name"),
        n=len(changed),
        days=len(study.days),
        said=Each("day-told", changed, "semicolon") if changed else "",
        syria=bool((rows["kind"].eq("state") & rows["home_country"].eq("Syria")).any()),
    )


@Positions.finding("positions-on-{}", unit="position", ids=coded_days)
def on_day(study: Positions, day: str) -> Result:
    """Say of a coded day where the middle of the weight lay, and how sure that is."""
    own = dt.date.fromisoformat(day)
    study.rests_on_codes(own)
    told = study.forecasts[own]
    actors = Counted(len(study.middles[own]), "actor")
    return result(
        told.median_drawn, day=own, verdict=told.verdict, actors=actors, **_middle(study, told)
    )


@Positions.finding("positions-held-{}", unit="places", ids=coded_days)
def held_on_day(study: Positions, day: str) -> Result:
    """Say of a coded day who held the towns on either side of the gate."""
    rows = study.holders(dt.date.fromisoformat(day))
    rests_on_numbered("control", *(row.row for row in rows))
    said = [
        {
            "place": Named("places", row.place, bare=True),
            "holder": Named("actors", row.controller, "short_name"),
            "others": len(row.beside),
            "beside": named("actors", row.beside, column="short_name") if row.beside else "",
            "carried": row.carried,
            "read": row.read,
        }
        for row in rows
    ]
    return result(
        len(rows), day=dt.date.fromisoformat(day), held=Each("held-place", said, "semicolon")
    )


@Positions.finding("positions-without", unit="actors")
def without_one(study: Positions) -> Result:
    """Say without whom the verdict of the day is another, and without whom the middle crosses."""
    study.rests_on_codes(study.day)
    fallen = study.fallen(study.day)
    beyond = study.now.median_drawn > study.line
    crossed = [
        actor
        for actor, own in study.without[study.day].items()
        if (own.median_drawn > study.line) != beyond
    ]
    by_verdict = {
        verdict: [actor for actor, own in fallen.items() if own.verdict == verdict]
        for verdict in VERDICTS
    }
    who = [
        {"actors": named("actors", own, "or", "short_name"), "verdict": verdict}
        for verdict, own in by_verdict.items()
        if own
    ]
    return result(
        len(fallen),
        day=study.day,
        n=len(fallen),
        actors=Counted(len(study.middles[study.day]), "actor"),
        who=Each("without-these", who, "semicolon") if who else "",
        crossed=len(crossed),
        crossers=named("actors", crossed, "or", "short_name") if crossed else "",
        together=_without_clients(study),
    )


def _without_clients(study: Positions) -> Message:
    """Say where the middle of the day lies once all of Iran's clients are left out."""
    clients = study.clients(study.day)
    own = study.among(study.day, set(study.middles[study.day].index) - set(clients))
    return message(
        "without-clients",
        n=len(clients),
        clients=named("actors", clients, column="short_name") if clients else "",
        was=position(study.now.median_drawn),
        median=position(own.median_drawn),
        median_range=interval(own.median_range),
        verdict=own.verdict,
    )


@Positions.finding("positions-without-days", unit="share")
def without_days(study: Positions) -> Result:
    """Say on all days without whom the verdict is another."""
    study.rests_on_codes(*study.days)
    fallen = {day: own for day in study.days if (own := study.fallen(day))}
    tried = sum(len(own) for own in study.without.values())
    n = sum(len(own) for own in fallen.values())
    by_day = [
        {"day": day, "actors": named("actors", list(own), "or", "short_name")}
        for day, own in fallen.items()
    ]
    return result(
        n / tried,
        n=n,
        tried=tried,
        by_day=Each("without-on", by_day, "semicolon") if by_day else "",
    )


@Positions.finding("positions-agreement", unit="alpha")
def agreed(study: Positions) -> Result:
    """Say how far the two coders agree, and what that does not show."""
    rests_on_rows("positions", read("positions"))
    rests_on_rows("position_settings", read("position_settings").query("id == 'line'"))
    found, sides = agreements(), agreement_on_sides(study.line)
    return result(
        min(one.alpha for one in found.values()),
        **{name: Number(found[name].alpha, 3) for name in QUANTITIES},
        rows=sides.rows,
        same=sides.same,
        ac1=Number(sides.ac1, 2),
    )


@Positions.finding("positions-example", unit="years")
def published(study: Positions) -> Result:
    """Say what the first step of the expected-utility model gives on its published example."""
    rests_on_rows("positions_example", read("positions_example"))
    own = example()
    return result(
        own.mean,
        actors=len(read("positions_example")),
        mean=Number(own.mean, 4),
        median=Number(own.median),
        share=Number(own.share, 3),
    )


@Positions.finding("positions-example-noise", unit="share")
def published_under_noise(study: Positions) -> Result:
    """Say how often the median of the example is another under small noise."""
    noises = read("position_settings").query("unit == 'share'").sort_values("value", kind="stable")
    rests_on_rows("position_settings", noises)
    rests_on_rows("positions_example", read("positions_example"))
    turns = [
        example_turns(float(noise), study.scenario.draws, study.scenario.seed)
        for noise in noises["value"]
    ]
    said = [
        {"noise": Share(float(noise)), "turns": of_draws(turn, study.scenario.draws)}
        for noise, turn in zip(noises["value"], turns, strict=True)
    ]
    return result(
        turns[-1], median=Number(example().median), said=Each("noise-turns", said, "semicolon")
    )


@Positions.finding("positions-replications", unit="replications")
def replications(study: Positions) -> Result:
    """Say that those who programmed the published model anew did not get the same results."""
    rests_on_sources(*REPLICATIONS)
    rests_on_rows("positions_example", read("positions_example"))
    return result(len(REPLICATIONS), n=len(REPLICATIONS))
