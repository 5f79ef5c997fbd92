"""Rows by table and by how far they were verified."""

from __future__ import annotations

from landroute.charts.spans import stacked
from landroute.studies.base import Drawing
from landroute.studies.data.study import Data
from landroute.tables import resource
from landroute.wording.facts import Share

TOP, LANE, MOST = 50, 34, 11  # pixels; tables with a bar of their own
COLUMNS = {"yes": "whole", "partly": "in_part", "no": "unread"}


@Data.draws("rows-verified", under=())
def rows_verified(study: Data) -> Drawing:
    """Draw a bar a table, stacked by how far its rows were verified."""
    counts = study.verification
    telling = counts.assign(short=counts["partly"] + counts["no"], rows=counts.sum(axis=1))
    telling = telling.sort_values(["short", "rows"], ascending=False, kind="stable")
    own, others = counts.loc[telling.index[:MOST]], counts.loc[telling.index[MOST:]]
    labels = own.rename(index=lambda name: resource(name)["title"])
    if len(others):
        labels.loc[study.words("other-tables", n=len(others))] = others.sum()
    labels = labels.rename(columns=lambda how: study.words("verified", how=how))
    return Drawing(
        stacked(labels),
        table=counts.rename(columns=COLUMNS)
        .rename_axis("table")
        .rename_axis(columns=None)
        .reset_index(),
        height=TOP + LANE * len(labels),
        facts={
            "share": Share(study.verified_share),
            "shown": len(own),
            "tables": len(counts),
            "said": study["rows-verified"].text.replace("*", ""),
        },
    )
