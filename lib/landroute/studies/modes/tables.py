"""Every quantity that the comparison takes, as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.modes.quantities import ESTIMATES
from landroute.studies.modes.study import Modes
from landroute.wording.numbers import rounded

FIGURES = 3  # more than any of them bears


@Modes.tabulates("mode-assumptions", under=())
def assumptions(study: Modes) -> pd.DataFrame:
    """List every quantity taken: mode, quantity, low, central, high, unit, rows, note, source."""
    table = study.quantities.reset_index()
    for estimate in ESTIMATES:
        table[estimate] = [rounded(value, FIGURES) for value in table[estimate]]
    return table[["mode", "quantity", *ESTIMATES, "unit", "rows", "note", "source"]]
