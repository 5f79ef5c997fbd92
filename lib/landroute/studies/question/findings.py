"""How many assertions there are, and what became of them and of the forecasts among them."""

from __future__ import annotations

from landroute.studies.base import Result, result
from landroute.studies.question.study import NOT_DUE, Question
from landroute.tables import rests_on
from landroute.tables.codings import UPHELD
from landroute.wording.facts import Each

REFUTED = "refuted"
TESTED = ("true", "half", "false", "open")  # outcomes of a forecast that was put to the test
UNTESTED = "na"


def upheld(study: Question) -> int:
    """Count the op-ed's own assertions that are supported, wholly or mostly."""
    return int(study.asserted["verdict"].isin(UPHELD).sum())


def _rests_on_verdicts(study: Question) -> None:
    """Note the op-ed's own assertions, those that are supported first."""
    borne_out = study.asserted["verdict"].isin(UPHELD)
    rests_on("claims", *study.asserted.index[borne_out], *study.asserted.index)


@Question.finding("claims-count", unit="assertions", under=())
def kinds(study: Question) -> Result:
    """Count the op-ed's own assertions by kind, and what it reports only to doubt."""
    counts = study.asserted["kind"].value_counts()
    rests_on("claims", *study.asserted.index, *study.doubted.index)
    return result(
        len(study.asserted),
        assertions=len(study.asserted),
        paragraphs=study.asserted["paragraph"].nunique(),
        doubted=len(study.doubted),
        refuted=int(study.doubted["verdict"].eq(REFUTED).sum()),
        kinds=Each("kind-count", [{"kind": kind, "n": int(n)} for kind, n in counts.items()]),
    )


@Question.finding("claims-supported", unit="assertions", under=())
def supported(study: Question) -> Result:
    """Count the verdicts of our coding on the op-ed's own assertions."""
    counts = study.asserted["verdict"].value_counts()
    _rests_on_verdicts(study)
    return result(
        upheld(study),
        upheld=upheld(study),
        assertions=len(study.asserted),
        verdicts=Each(
            "verdict-count", [{"n": int(n), "verdict": verdict} for verdict, n in counts.items()]
        ),
    )


@Question.finding("forecasts-true", unit="forecasts")
def forecasts_true(study: Question) -> Result:
    """Count the forecasts that came true, each settled at its own horizon."""
    rests_on("claims", *study.outcomes.index[study.outcomes.eq("true")], *study.outcomes.index)
    due = int(study.outcomes.ne(NOT_DUE).sum())
    facts = {"forecasts": len(study.outcomes), "due": due, "day": study.scenario.horizon}
    if not due:
        return result(None, "none", **facts)
    counts = _counts(study)
    return result(
        counts["true"], **facts, **counts, untested=int(study.outcomes.eq(UNTESTED).sum())
    )


def _counts(study: Question) -> dict[str, int]:
    """Count the forecasts that were tested, by outcome and in all."""
    found = {outcome: int(study.outcomes.eq(outcome).sum()) for outcome in TESTED}
    return {**found, "tested": sum(found.values())}


@Question.finding("forecasts-missed", unit="forecasts")
def missed(study: Question) -> Result:
    """Name the forecasts that did not come true."""
    failed = study.forecasts[study.outcomes.eq("false")]
    rests_on("claims", *study.outcomes.index[study.outcomes.eq("false")], *study.outcomes.index)
    if failed.empty:
        return result(0, "none", day=study.scenario.horizon)
    rows = [
        {"forecast": claim[0].lower() + claim[1:], "paragraph": str(paragraph)}
        for claim, paragraph in zip(failed["claim"], failed["paragraph"], strict=True)
    ]
    return result(len(failed), missed=Each("missed-forecast", rows, "semicolon"))


@Question.finding("front-score", unit="assertions")
def score(study: Question) -> Result:
    """Say in short how the op-ed fared, and which forecast failed first, in its own order."""
    failed = study.forecasts["claim"][study.outcomes.eq("false")]
    _rests_on_verdicts(study)
    return result(
        upheld(study),
        upheld=upheld(study),
        assertions=len(study.asserted),
        **_counts(study),
        failed=failed.iloc[0][0].lower() + failed.iloc[0][1:] if len(failed) else "",
    )
