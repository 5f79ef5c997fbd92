"""The yardsticks with what each asks for."""

from __future__ import annotations

import pandas as pd

from landroute.studies.manpower.study import Manpower


@Manpower.tabulates("yardsticks-met")
def yardsticks_met(study: Manpower) -> pd.DataFrame:
    """List the yardsticks: rule, what for, low and high of the need, chance, source, note."""
    rows = study.yardsticks
    return pd.DataFrame(
        {
            "rule": rows["name"],
            "what_for": rows["what_for"],
            "source": rows["source"],
            "need_low": rows["need_low"].round(-2).astype(int),
            "need_high": rows["need_high"].round(-2).astype(int),
            "chance": rows["chance"].round(2),
            "note": rows["note"].fillna(""),
        }
    )
