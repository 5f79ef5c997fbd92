"""What a road was worth as a spare, what each line carries, and what the corridor takes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from landroute.studies.base import Result, result
from landroute.studies.modes.quantities import LINES, PERCENTILES
from landroute.studies.modes.study import Modes
from landroute.studies.route import OPENING
from landroute.wording.facts import Counted, Each, Number, Share, Span, hours, named


@Modes.finding("modes-answer", unit="probability", under=(*OPENING, "logistics"))
def answer(study: Modes) -> Result:
    """Answer the chapter's question: what a road is worth as a spare, and in weight."""
    lost, share = study.others_lost, study.scenario.common_cause
    recorded = study.recorded_share[1] if study.recorded_share else 0.0
    together = study.all_lost_together
    facts = {
        "n": int(lost.sum()),
        "lost": Counted(int(lost.sum()), "day"),
        "works": int((lost & study.modes["road"]).sum()),
        "together": together,
        "span": study.final_span if together else 0,
        "ratio": _ratio(study, ["road"], ["air", "sea"])[0],
    }
    if study.road_before_fall != "both":
        return result(study.worth, study.road_before_fall, **facts)
    return result(
        study.worth,
        alone=study.spare_span(0.0),
        shares=bool(share),
        share=Share(share),
        shared=study.spare_span(share),
        records=recorded > 0,
        recorded=Share(recorded),
        as_recorded=study.spare_span(recorded),
        decides=bool(share or recorded > 0),
        **facts,
    )


@Modes.finding("modes-capacity", unit="t a month", under=("logistics",))
def capacity(study: Modes) -> Result:
    """Say what the reported trips carried, or could have."""
    ratio, spread = _ratio(study, ["road"], ["air", "sea"])
    oil, oil_spread = _ratio(study, ["oil"], ["road"])
    return _measure(study, "capacity", ratio=ratio, spread=spread, oil=oil, oil_spread=oil_spread)


@Modes.finding("modes-cost", unit="USD a t")
def cost(study: Modes) -> Result:
    """Say what a tonne costs to carry."""
    return _measure(study, "cost", **_taken_as_friendly(study))


@Modes.finding("modes-hours", unit="h")
def time(study: Modes) -> Result:
    """Say how long the trip takes."""
    return _measure(study, "hours", **_taken_as_friendly(study))


@Modes.finding("modes-loss", unit="share of loads", under=("logistics",))
def loss(study: Modes) -> Result:
    """Say what is lost on the way."""
    return _measure(study, "loss")


def _measure(study: Modes, measure: str, **facts: Any) -> Result:
    known = [line for line in LINES if not math.isnan(study.of(measure, line))]
    unknown = [{"line": line} for line in LINES if line not in known and line != "road"]
    written = Share if measure == "loss" else Number
    lines = [
        {
            "line": line,
            "amount": written(study.of(measure, line)),
            "ranged": study.ranged,
            "range": Span(*(written(study.of(measure, line, end)) for end in ("low", "high"))),
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


def _ratio(study: Modes, top: list[str], bottom: list[str]) -> tuple[Number, Span]:
    """Return how many times what some lines carry others do: the median, and its range."""
    above, below = (sum(study.drawn["capacity", line] for line in part) for part in (top, bottom))
    low, middle, high = np.percentile(above / below, PERCENTILES)
    return Number(middle), Span(Number(low), Number(high))


@Modes.finding("corridor-draws", unit="h")
def corridor(study: Modes) -> Result:
    """Say what the corridor takes under random speeds, waits and shut places."""
    keys = study.now.keys or ()
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
    return Span(*(Number(study.of(measure, "road", end)) for end in ("low", "high")))
