"""When each mode was lost, not to be regained, what was left then, and whether by chance."""

from __future__ import annotations

from landroute.network.reliability import probability_within
from landroute.studies.base import Result, result
from landroute.studies.modes.closures import MODES
from landroute.studies.modes.study import Modes
from landroute.studies.route import OPENING
from landroute.tables import read, rests_on
from landroute.wording.facts import Each, Period, Share

ALL_LOST = "C05"  # row of data/claims.csv: losing every airbase and port is unlikely


@Modes.finding("modes-lost", unit="days", under=OPENING)
def lost(study: Modes) -> Result:
    """Date the final loss of each mode, against the claim that losing all was unlikely."""
    final = study.final
    study.rests_on_losing()
    rests_on("claims", ALL_LOST)
    if final.empty:
        return result(None, "none")
    rows = [
        {"modes": Each("mode", [{"mode": mode} for mode in part.index]), "day": day}
        for day, part in final.groupby(final)
    ]
    return result(
        study.losing_days,
        lost=Each("modes-lost-on", rows, "semicolon"),
        between=Period(*study.losing, within=True),
        paragraph=int(read("claims").set_index("id").at[ALL_LOST, "paragraph"]),
        came=_came(study),
    )


def _came(study: Modes) -> str:
    """Say whether the loss of air and sea came, and whether it took the road."""
    final = study.final
    if not {"air", "sea"} <= set(final.index):
        return "not"
    if study.final_span > study.window:
        return "apart"
    return "with-road" if "road" in final else "without-road"


@Modes.finding("lost-together-chance", unit="probability", under=OPENING)
def chance_together(study: Modes) -> Result:
    """Say how likely that span would be, were the final losses independent of each other."""
    losses = len(study.final)
    study.rests_on_losses(*MODES)
    if not losses:
        study.rests_on_gateways()
    if losses < len(MODES):
        return result(None, "none")
    span, days = study.final_span, len(study.modes)
    probability = probability_within(span, days, losses)
    return result(
        probability,
        losses=losses,
        span=span,
        probability=Share(probability),
    )
