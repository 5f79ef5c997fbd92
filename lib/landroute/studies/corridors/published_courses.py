"""The corridors as others draw them, beside the network's own paths."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import question
from landroute.scenario import baseline
from landroute.tables import read


def published_courses() -> pd.DataFrame:
    """
    Set each corridor as drawn by others beside the baseline's fastest path by it, all places open.

    Returns
    -------
    DataFrame
        The columns of data/published_corridors.csv, and on_gate, on_destination (whether our path
        passes its gate from Iran, and ends where it ends; NA where it names none); in the order
        in which they were first published.
    """
    asked = baseline()
    ours = question(asked).solver.by_corridor(frozenset())
    rows = read("published_corridors").sort_values(["first_published", "id"], ignore_index=True)
    passed = [
        gate in path.places if pd.notna(gate) and (path := ours[corridor]) else pd.NA
        for gate, corridor in zip(rows["gate_ir_iq"], rows["corridor"], strict=True)
    ]
    ends = rows["destination"]
    return rows.assign(
        on_gate=pd.array(passed, dtype="boolean"),
        on_destination=(ends == asked.destination).astype("boolean").mask(ends.isna()),
    )
