"""A chart of clashes along each corridor, by month and distance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import time_axis
from landroute.charts.template import CLOSED_COLOUR, MUTED
from landroute.studies.base import Drawing
from landroute.studies.threat.rates import KM
from landroute.studies.threat.study import ROUTING, Threat
from landroute.wording.facts import Each, Month, Named, Number, km
from landroute.wording.names import names

PANEL, TOP = 118, 60  # pixels


@Threat.draws("threat-by-month", under=ROUTING)
def rates_by_month(study: Threat) -> Drawing:
    """Draw the clashes a month per 100 km along each corridor's route, at the distance chosen."""
    along = study.events.along
    every = along.assign(
        corridor=along["road"].map(names("corridors")), rate=KM * along["events"] / along["km"]
    )
    rows = every[every["band_km"].eq(study.band)]
    roads = rows.groupby("corridor", sort=False)
    figure = make_subplots(
        rows=max(roads.ngroups, 1),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.1 if roads.ngroups > 1 else 0,
        subplot_titles=list(roads.groups) or [study.words("no-corridor-counted")],
    )
    for panel, (_, own) in enumerate(roads, start=1):
        figure.add_trace(_line(study, own).update(showlegend=panel == 1), row=panel, col=1)
        for start, end in _open_runs(own):
            figure.add_vrect(
                x0=f"{start:%Y-%m-%d}", x1=f"{end:%Y-%m-%d}", line_width=0,
                fillcolor=MUTED, opacity=0.3, layer="below", row=panel, col=1,
            )  # fmt: skip
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        name=study.words("open-in-month"),
        marker={"symbol": "square", "size": 12, "color": MUTED, "opacity": 0.4},
    )
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_yaxes(rangemode="tozero", nticks=4)
    if len(rows):
        time_axis(figure, rows["month"].min().date(), rows["month"].max().date())
    shown = ["corridor", "month", "band_km", "events", "rate", "open"]
    return Drawing(
        figure,
        table=every.loc[every["events"] > 0, shown]
        .round({"open": 2})
        .rename(columns={"open": "open_share"}),
        height=TOP + PANEL * max(roads.ngroups, 1),
        facts=_facts(study, rows),
    )


def _line(study: Threat, rows: pd.DataFrame) -> go.Scatter:
    label = study.words("within", band=km(study.band))
    return go.Scatter(
        x=[f"{month:%Y-%m-%d}" for month in rows["month"]],
        y=rows["rate"].astype(float).tolist(),
        mode="lines",
        name=label,
        line={"color": CLOSED_COLOUR, "width": 1.8, "shape": "hv"},
        text=[
            study.words("rate-in-month", month=Month(month), rate=Number(rate))
            for month, rate in zip(rows["month"], rows["rate"], strict=True)
        ],
        hovertemplate="%{text}<extra>" + label + "</extra>",
    )


def _open_runs(rows: pd.DataFrame) -> Iterator[tuple[pd.Timestamp, pd.Timestamp]]:
    """Yield the first day, and the first day after, of each run of open months."""
    months = rows.drop_duplicates("month").set_index("month")["open"] > 0
    for _, run in months.groupby((months != months.shift()).cumsum()):
        if run.iloc[0]:
            yield run.index[0], run.index[-1] + pd.offsets.MonthBegin()


def _facts(study: Threat, rows: pd.DataFrame) -> dict[str, Any]:
    """Compare the rate before the corridor longest open was so with that while it was."""
    highest = rows.loc[rows.groupby("corridor", sort=False)["rate"].idxmax()]
    peaks = [
        {"corridor": row.corridor, "rate": Number(row.rate), "month": Month(row.month)}
        for row in highest.itertuples()
    ]
    facts = {
        "band": km(study.band),
        "per_km": int(KM),
        "corridors": len(peaks),
        "peaks": Each("peak", peaks, "semicolon") if peaks else "",
        "rated": study.longest_open is not None,
    }
    if study.longest_open is None:
        return facts | dict.fromkeys(("corridor", "months_before", "change"), "")
    own = rows[rows["road"].eq(study.longest_open)]
    share = own["open"].astype(float)
    before = own["month"] < own.loc[share > 0, "month"].min()
    opened, earlier = (own["rate"] * share).sum() / share.sum(), own.loc[before, "rate"].mean()
    return facts | {
        "corridor": Named("corridors", study.longest_open),
        "months_before": int(before.sum()),
        "change": "fewer" if opened < earlier else "more" if opened > earlier else "alike",
    }
