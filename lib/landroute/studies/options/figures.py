"""When any corridor was open, under each option."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import bars, wrapped
from landroute.charts.template import finished


def option_timeline(
    results: dict[str, pd.DataFrame], names: dict[str, str], title: str, key: str
) -> go.Figure:
    """
    Draw when any corridor was open, in the record and under each option.

    Parameters
    ----------
    results
        Option id to stretches with columns start, end, open.
    names
        Option id to the label of its lane.
    """
    rows = pd.concat(
        [frame.assign(name=names[option]) for option, frame in results.items()], ignore_index=True
    )
    lanes = [wrapped(name) for name in names.values()]
    figure = bars(rows.assign(lane=rows["name"].map(wrapped)), "lane")
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1])
    days = rows.assign(days=(rows["end"] - rows["start"]).dt.days * rows["open"])
    spoken = "; ".join(
        f"{n}: {d} days" for n, d in days.groupby("name", sort=False)["days"].sum().items()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar for the record and each option, filled where a corridor is open. {spoken}.",
        caption="Wide and blue: a corridor is open. Thin and brown: none is. Options are dated "
        "changes to who holds what (data/option_effects.csv), run through the same model.",
        table=rows[["name", "start", "end", "open"]],
        height=110 + 46 * len(names),
    )
