"""The corrections as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.corrections.study import Corrections
from landroute.tables import read


@Corrections.tabulates("corrections", under=())
def corrections(study: Corrections) -> pd.DataFrame:
    """List every correction, the latest first."""
    return read("corrections").sort_values("date", ascending=False, kind="stable")
