"""The fewest places to cover, by year."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.cuts import cut_size_by_year
from landroute.studies.closing.study import ANYWHERE, IN_EAST, Closing


@Closing.tabulates("closing-by-year")
def fewest_by_year(study: Closing) -> pd.DataFrame:
    """List by year the fewest places to cover on every day of it: two starts, two areas."""
    starts = {"recorded": study.question, "withdrawn": study.withdrawn}
    sizes = {
        study.words("start-and-area", start=start, where=where): cut_size_by_year(
            asked, study.where[where]
        )
        for start, asked in starts.items()
        for where in (IN_EAST, ANYWHERE)
    }
    return pd.DataFrame(sizes).astype(object).fillna(study.words("no-set")).reset_index()
