"""The points of each case with their rows, and what the cases part on."""

from __future__ import annotations

import pandas as pd

from landroute.studies.cases.study import Cases
from landroute.tables import read

SHOWN = {"motives": "paraphrase", "claims": "claim", "events": "event"}  # else `summary`


@Cases.tabulates("case-rows-{}", ids=lambda: ["mattered", "overplayed"], under=())
def case_rows(study: Cases, case: str) -> tuple[pd.DataFrame, dict[str, str]]:
    """List the rows that a case names: point, what the row says, table, row, source."""
    rows = []
    for point in read("cases").query("case == @case").dropna(subset="rows").itertuples():
        for row in study.rows_of(point.point).to_dict("records"):
            rows.append(
                {
                    "point": study.words("point", point=point.point),
                    "says": row[SHOWN.get(point.table, "summary")],
                    "table": point.table,
                    "row": row["id"],
                    "source": row.get("source", ""),
                }
            )
    return pd.DataFrame(rows), {"case": case}


@Cases.tabulates("cruxes", under=())
def cruxes(study: Cases) -> pd.DataFrame:
    """List what the cases part on: crux, both readings, what would decide it, rows."""
    columns = ["crux", "would_decide", "mattered_reads", "overplayed_reads", "rows"]
    return read("cruxes")[columns].fillna("")
