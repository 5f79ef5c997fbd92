"""A chart of clashes along each corridor, by month and distance."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.template import ACCENT, CLOSED_COLOUR, MUTED, OPEN_COLOUR, finished
from landroute.studies.threat.figures import UCDP, named

PANEL, TOP = 150, 130  # pixels
LINES = [(OPEN_COLOUR, "solid"), (CLOSED_COLOUR, "dash"), (ACCENT, "dot")]


def rates_by_month(along: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw the clashes a month per 100 km along each corridor's way, a line for each distance.

    Parameters
    ----------
    along
        `studies.threat.exposure.Threat.along`.
    """
    rows = along.assign(
        corridor=along["road"].map(named("corridors")), rate=100 * along["events"] / along["km"]
    )
    roads = rows.groupby("corridor", sort=False)
    figure = make_subplots(
        rows=max(roads.ngroups, 1),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.08 if roads.ngroups > 1 else 0,
        subplot_titles=list(roads.groups) or ["no corridor has a stretch that is counted"],
    )
    for panel, (_, own) in enumerate(roads, start=1):
        for (band, part), (colour, dash) in zip(own.groupby("band_km"), LINES, strict=False):
            figure.add_scatter(
                x=[f"{month:%Y-%m-%d}" for month in part["month"]],
                y=part["rate"].astype(float).tolist(),
                mode="lines",
                name=f"within {band} km",
                line={"color": colour, "dash": dash, "width": 1.8, "shape": "hv"},
                showlegend=panel == 1,
                hovertemplate="%{x|%B %Y}: %{y:.2g}<extra>within " + f"{band} km</extra>",
                row=panel,
                col=1,
            )
        for start, end in _open_runs(own):
            figure.add_vrect(
                x0=f"{start:%Y-%m-%d}", x1=f"{end:%Y-%m-%d}", line_width=0,
                fillcolor=MUTED, opacity=0.3, layer="below", row=panel, col=1,
            )  # fmt: skip
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name="open all month",
        marker={"symbol": "square", "size": 12, "color": MUTED, "opacity": 0.4},
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_yaxes(rangemode="tozero", nticks=4)
    figure.update_layout(margin={"t": 36})
    return finished(
        figure,
        key=key,
        title=title,
        alt="One panel a corridor, a line for each distance. " + (_spoken(rows) or "No corridor."),
        caption="Clashes a month for each 100 km of the stretches counted along a corridor's "
        f"fastest way through Syria; each panel has a scale of its own. {UCDP}.",
        table=rows[["corridor", "month", "band_km", "events", "rate", "open"]]
        .query("events > 0")
        .rename(columns={"rate": "per 100 km", "band_km": "within km"}),
        height=TOP + PANEL * max(roads.ngroups, 1),
    )


def _open_runs(rows: pd.DataFrame) -> Iterator[tuple[pd.Timestamp, pd.Timestamp]]:
    """Yield the first day, and the first day after, of each run of open months."""
    months = rows.drop_duplicates("month").set_index("month")["open"].astype(bool)
    for _, run in months.groupby((months != months.shift()).cumsum()):
        if run.iloc[0]:
            yield run.index[0], run.index[-1] + pd.offsets.MonthBegin()


def _spoken(rows: pd.DataFrame) -> str:
    most = rows.loc[rows.groupby(["corridor", "band_km"], sort=False)["rate"].idxmax()]
    return "; ".join(
        f"{row.corridor} within {row.band_km} km: at most {row.rate:.2g}, in {row.month:%B %Y}"
        for row in most.itertuples()
    )
