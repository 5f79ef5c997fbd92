"""The corrections as rows."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.charts.spelling import in_words
from landroute.studies.corrections.study import Corrections
from landroute.tables import read
from landroute.tables.sources import sources, split_keys
from landroute.wording.credit import source_name


@Corrections.tabulates("corrections", under=())
def corrections(study: Corrections) -> pd.DataFrame:
    """List every correction, the latest first, in words."""
    rows = read("corrections").sort_values("date", ascending=False, kind="stable")
    for column in ("was", "becomes"):
        rows[column] = [
            _said(field, value) for field, value in zip(rows["field"], rows[column], strict=True)
        ]
    return rows.assign(field=rows["field"].str.replace("_", " "))


def _said(field: str, value: Any) -> Any:
    """Return what stood or stands in a field, its sources by name."""
    if pd.isna(value):
        return value
    if field == "source":
        known = sources().index
        return "; ".join(source_name(k) if k in known else k for k in split_keys(value))
    return in_words(str(value), "actor" if field == "with" else field)
