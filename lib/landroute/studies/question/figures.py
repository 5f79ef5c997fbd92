"""Assertions by kind and verdict."""

from __future__ import annotations

import pandas as pd

from landroute.charts.spans import stacked
from landroute.studies.base import Drawing
from landroute.studies.question.study import Question

TOP, LANE = 50, 34  # pixels


@Question.draws("claims-by-verdict", under=())
def claims_by_verdict(study: Question) -> Drawing:
    """Draw a bar a kind of assertion, stacked by verdict."""
    counts = pd.crosstab(study.asserted["kind"], study.asserted["verdict"])
    counts = counts.reindex(columns=study.verdicts, fill_value=0)
    counts = counts.loc[counts.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    counts.index = pd.Index([study.words("kind", kind=kind) for kind in counts.index], name="kind")
    labels = counts.rename(columns=lambda verdict: study.words("verdict", verdict=verdict))
    table = counts.rename(columns=lambda verdict: verdict.replace("-", "_"))
    upheld = study["claims-supported"]
    return Drawing(
        stacked(labels),
        table=table.rename_axis(columns=None).reset_index(),
        height=TOP + LANE * len(counts),
        facts={
            "upheld": upheld.value,
            "assertions": len(study.asserted),
            "said": upheld.text.replace("*", ""),
        },
    )
