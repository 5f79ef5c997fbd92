"""How many assertions there are, and what became of them."""

from __future__ import annotations

from landroute.studies.base import Result, result
from landroute.studies.question.study import Question
from landroute.wording.facts import Each

UPHELD = ("supported", "mostly-supported")


def upheld(study: Question) -> int:
    """Count the assertions that are supported, wholly or mostly."""
    return int(study.claims["verdict"].isin(UPHELD).sum())


@Question.finding("claims-count", unit="assertions", under=())
def kinds(study: Question) -> Result:
    """Count the assertions by kind."""
    counts = study.claims["kind"].value_counts()
    return result(
        len(study.claims),
        assertions=len(study.claims),
        paragraphs=study.claims["paragraph"].nunique(),
        kinds=Each("kind-count", [{"kind": kind, "n": int(n)} for kind, n in counts.items()]),
    )


@Question.finding("claims-supported", unit="assertions", under=())
def supported(study: Question) -> Result:
    """Count the verdicts of our coding."""
    counts = study.claims["verdict"].value_counts()
    return result(
        upheld(study),
        upheld=upheld(study),
        assertions=len(study.claims),
        verdicts=Each(
            "verdict-count", [{"n": int(n), "verdict": verdict} for verdict, n in counts.items()]
        ),
    )


@Question.finding("forecasts-true", unit="forecasts")
def forecasts_true(study: Question) -> Result:
    """Count the forecasts that had come true by the horizon."""
    if study.coding is None:
        forecasts = len(study.forecasts)
        return result(None, "uncoded", forecasts=forecasts, day=study.scenario.horizon)
    day, column = study.coding
    outcome = study.forecasts[column]
    true = int(outcome.eq("true").sum())
    return result(
        true,
        true=true,
        forecasts=len(outcome),
        settled=int(outcome.isin(["true", "false"]).sum()),
        day=day,
    )
