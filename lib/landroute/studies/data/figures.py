"""Rows by table and by how far they were verified."""

from __future__ import annotations

from landroute.charts.spans import stacked
from landroute.studies.base import Drawing
from landroute.studies.data.study import Data
from landroute.wording.facts import Share

TOP, LANE = 150, 26  # pixels
COLUMNS = {"yes": "whole", "partly": "in_part", "no": "unread"}


@Data.draws("rows-verified", under=())
def rows_verified(study: Data) -> Drawing:
    """Draw a bar a table, stacked by how far its rows were verified."""
    counts = study.verification
    labels = counts.rename(columns=lambda how: study.words("verified", how=how))
    return Drawing(
        stacked(labels),
        table=counts.rename(columns=COLUMNS)
        .rename_axis("table")
        .rename_axis(columns=None)
        .reset_index(),
        height=TOP + LANE * len(counts),
        facts={
            "share": Share(study.verified_share),
            "said": study["rows-verified"].text.replace("*", ""),
        },
    )
