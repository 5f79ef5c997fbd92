"""Whether a road was a spare, what each line carries, and what the corridor takes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from landroute.record.control import read_until
from landroute.scenario import baseline
from landroute.studies.base import Result, result
from landroute.studies.modes.bases import BASES
from landroute.studies.modes.closures import MODES
from landroute.studies.modes.quantities import LINES, TRAFFIC
from landroute.studies.modes.study import Modes
from landroute.studies.route import OPENING
from landroute.tables import counts_days, read
from landroute.wording.facts import (
    Counted,
    Each,
    Measure,
    Number,
    Share,
    Span,
    hours,
    named,
    rough,
)

# What each measure is made of, as `quantities.compared` has it.
CAPACITY = (
    TRAFFIC, ("road", "load"), ("air", "trips"), ("air", "load"), ("sea", "trips"),
    ("sea", "load"), ("sea", "weight"), ("oil", "trips"), ("oil", "weight"),
)  # fmt: skip
COST = (("air", "rate"), ("air", "distance"), ("sea", "freight"), ("sea", "weight"))
HOURS = (("air", "hours"), ("sea", "distance"), ("sea", "speed"), ("sea", "canal-hours"))
LOSS = (("road", "destroyed"), TRAFFIC, ("air", "loss"), ("oil", "loss"))


@Modes.finding("modes-answer", unit="share of days", under=OPENING)
def answer(study: Modes) -> Result:
    """Answer the chapter's question, as far as the record can: whether a road is a spare."""
    lost = study.others_lost
    study.rests_on_losses(*MODES)
    counts_days(study.words("days-air-sea-lost"), lost.index[lost])
    if not lost.any():
        study.rests_on_gateways()
        return result(None, "none")
    works = int((lost & study.modes["road"]).sum())
    return result(
        works / int(lost.sum()),
        lost=Counted(int(lost.sum()), "day"),
        works=works,
        read=read_until(),
    )


@Modes.finding("modes-capacity", unit="t a month", under=("logistics",))
def capacity(study: Modes) -> Result:
    """Say what the reported trips carried, or could have."""
    taken = study.scenario.vehicles_per_day
    study.rests_on_quantities(*CAPACITY)
    return _measure(
        study,
        "capacity",
        vehicles=Measure(study.vehicles, "vehicles"),
        recorded=taken == baseline().vehicles_per_day,
    )


@Modes.finding("modes-cost", unit="USD a t")
def cost(study: Modes) -> Result:
    """Say what a tonne costs to carry."""
    study.rests_on_quantities(*COST)
    study.rests_on_road()
    return _measure(study, "cost", **_taken_as_friendly(study))


@Modes.finding("modes-hours", unit="h")
def time(study: Modes) -> Result:
    """Say how long the trip takes, and how long the drive alone."""
    path = study.question.solver.least_blocked(study.now.closed)
    driving = hours(path.hours) if path else ""
    study.rests_on_quantities(*HOURS)
    study.rests_on_road()
    return _measure(study, "hours", driving=driving, **_taken_as_friendly(study))


@Modes.finding("modes-loss", unit="share of loads", under=("logistics",))
def loss(study: Modes) -> Result:
    """Say what is lost on the way."""
    study.rests_on_quantities(*LOSS)
    return _measure(
        study,
        "loss",
        vehicles=Measure(study.vehicles, "vehicles"),
        alone=rough(study.bases.at["convoys", "loss"]),
        convoys=_convoys(study),
    )


def _convoys(study: Modes) -> Span:
    """Return the convoys a month that the one report of them gives."""
    row = study.quantities.loc[("convoys", "trips")]
    reported = read("traffic").set_index("id").loc[row["rows"]]
    return Span(int(reported["low"]), int(reported["high"]))


@Modes.finding("modes-bases", unit="times, least and most", under=("logistics",))
def bases(study: Modes) -> Result:
    """Say how the road compares with flights and container ships, by what is counted of it."""
    study.rests_on_quantities(*((basis, "trips") for basis in BASES), *CAPACITY, *LOSS[:1])
    rows = [
        {
            "basis": row.Index,
            "vehicles": Measure(row.vehicles, "vehicles", 1),
            "ratio": Span(Number(row.low, 1), Number(row.high, 1)),
            "convoys": _convoys(study),
        }
        for row in study.bases.itertuples()
    ]
    ratios = study.bases["ratio"]
    return result([ratios.min(), ratios.max()], bases=Each("ratio-by-basis", rows, "semicolon"))


def _measure(study: Modes, measure: str, **facts: Any) -> Result:
    known = [line for line in LINES if not math.isnan(study.of(measure, line))]
    unknown = [{"line": line} for line in LINES if line not in known and line != "road"]
    written, ended = (Share, rough) if measure == "loss" else (Number, _roughly)
    lines = [
        {
            "line": line,
            "amount": written(study.of(measure, line)),
            "ranged": study.ranged,
            "range": Span(*(ended(study.of(measure, line, end)) for end in ("low", "high"))),
        }
        for line in known
    ]
    return result(
        study.of(measure, "road"),
        ranged=study.ranged,
        lines=Each("line-amount", lines),
        road="road" in known,
        unknown=len(unknown),
        without=Each("without-line", unknown) if unknown else "",
        **facts,
    )


def _taken_as_friendly(study: Modes) -> dict[str, Any]:
    keys = study.now.keys or ()
    held = named("places", keys) if keys else ""
    return {"supposed": len(keys), "held": held, "day": study.scenario.as_of}


@Modes.finding("corridor-draws", unit="h")
def corridor(study: Modes) -> Result:
    """Say what the corridor takes under random speeds, waits and shut places."""
    keys = study.now.keys or ()
    study.rests_on_road()
    none = int(np.isinf(study.road["hours"]).sum())
    if none == study.scenario.draws:
        return result(None, "none")
    taken = study.of("hours", "road")
    return result(
        taken,
        keys=len(keys),
        held=named("places", keys) if keys else "",
        day=study.scenario.as_of,
        hours=hours(taken),
        cost=Number(study.of("cost", "road")),
        ranged=study.ranged,
        hours_range=_range(study, "hours"),
        cost_range=_range(study, "cost"),
        none=none,
        share=Share(none / study.scenario.draws),
        draws=study.scenario.draws,
    )


def _range(study: Modes, measure: str) -> Span:
    return Span(*(_roughly(study.of(measure, "road", end)) for end in ("low", "high")))


def _roughly(value: float) -> Number:
    """Return a number to one figure, which is what rates and waits from elsewhere bear."""
    return Number(value, 1)
