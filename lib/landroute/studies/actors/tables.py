"""The actors as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.actors.study import Actors


@Actors.tabulates("actors-on-day")
def roster(study: Actors) -> pd.DataFrame:
    """List the actors on the day: actor, side, kind, role, in_op_ed, source."""
    rows = study.actors.rename(columns={"name": "actor", "named_in_article": "in_op_ed"})
    return rows[["actor", "side", "kind", "role", "in_op_ed", "source"]]
