"""A chart of the counted clashes, and of what others published since."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import time_axis
from landroute.charts.template import AMBER, INK, MUTED, PINK
from landroute.corridor.exposure import events_by_month
from landroute.studies.base import Drawing
from landroute.studies.threat.intervals import MARKS
from landroute.studies.threat.published import CLAIMED, published_counts, single_months
from landroute.studies.threat.study import Threat
from landroute.wording.facts import Day, Month, Number, Span

LOOKS = (*MARKS[:3], (INK, "cross"), (PINK, "x"), (AMBER, "star"))
HEIGHT = 460  # pixels


@Threat.draws("threat-tallies", under=())
def published(study: Threat) -> Drawing:
    """Draw UCDP's clashes by month above, and what others counted or IS claimed below."""
    clashes, counts = events_by_month(), published_counts()
    figure = make_subplots(
        rows=2,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.12,
        subplot_titles=[study.words("clashes-in-syria"), study.words("attacks-in-desert")],
    )
    figure.add_bar(
        x=[f"{month:%Y-%m-%d}" for month in clashes.index],
        y=clashes.tolist(),
        marker_color=MUTED,
        name=study.words("clashes-by-ucdp"),
        row=1,
        col=1,
    )
    groups = counts.groupby(["metric", "claimant"], sort=True)
    for number, ((metric, claimant), rows) in enumerate(groups):
        own = study.words("published-by", claimant=claimant, claimed=metric == CLAIMED)
        line = _periods(study, rows, own, LOOKS[number % len(LOOKS)])
        figure.add_trace(line, row=2, col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_yaxes(rangemode="tozero", nticks=5)
    time_axis(figure, clashes.index[0].date(), counts["end"].max().date(), tickformat="%Y")
    months = single_months()["attacks"]
    return Drawing(
        figure,
        table=counts.drop(columns=["id", "source"]),
        height=HEIGHT,
        facts={
            "first": Month(clashes.index[0]),
            "last": Month(clashes.index[-1]),
            "most_clashes": int(clashes.max()),
            "last_clashes": int(clashes.iloc[-1]),
            "counted": Span(int(months.min()), int(months.max())),
            "rates": Span(Number(counts["per_month"].min()), Number(counts["per_month"].max())),
        },
    )


def _periods(study: Threat, rows: pd.DataFrame, label: str, look: tuple[str, str]) -> go.Scatter:
    """Return a level line over each period that a count is of."""
    colour, symbol = look
    xs, ys, said = [], [], []
    for row in rows.itertuples():
        days = Span(Day(row.start, short=True), Day(row.end, short=True))
        count = study.words("published-count", n=int(row.attacks), days=days)
        xs += [f"{row.start:%Y-%m-%d}", f"{row.end:%Y-%m-%d}", None]
        ys += [row.per_month, row.per_month, None]
        said += [count, count, ""]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines+markers",
        name=label,
        marker={"symbol": symbol, "size": 6},
        line={"color": colour, "width": 2},
        text=said,
        hovertemplate="%{text}<extra>" + label + "</extra>",
    )
