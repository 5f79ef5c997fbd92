"""Every quantity that the comparison takes, and the counts of the road's traffic, as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.modes.bases import years_of
from landroute.studies.modes.study import Modes
from landroute.tables.assumed import ESTIMATES
from landroute.wording.numbers import rounded

FIGURES = 3  # more than any of them bears
FIGURES_OF_BASIS = 2  # all that they bear


@Modes.tabulates("mode-assumptions", under=())
def assumptions(study: Modes) -> pd.DataFrame:
    """List every quantity taken: mode, quantity, low, central, high, unit, rows, note, source."""
    table = study.quantities.reset_index()
    for estimate in ESTIMATES:
        table[estimate] = [rounded(value, FIGURES) for value in table[estimate]]
    return table[["mode", "quantity", *ESTIMATES, "unit", "rows", "note", "source"]]


@Modes.tabulates("mode-bases", under=("logistics",))
def bases(study: Modes) -> pd.DataFrame:
    """List the counts of the road's traffic, what each makes of it, and the rows it rests on."""
    table = study.bases.reset_index()
    rows = study.quantities["rows"].xs("trips", level="quantity")[table["basis"]].to_numpy()
    years = [years_of(own) for own in rows]
    shown = table[["basis"]].assign(
        basis=[study.words("basis", basis=basis) for basis in table["basis"]],
        first_year=[first for first, _ in years],
        last_year=[last for _, last in years],
    )
    for column in ("vehicles", "tonnes", "ratio", "low", "high"):
        shown[f"basis_{column}"] = [rounded(value, FIGURES_OF_BASIS) for value in table[column]]
    shown["lost_percent"] = [rounded(100 * value, FIGURES_OF_BASIS) for value in table["loss"]]
    return shown.assign(rows=rows)
