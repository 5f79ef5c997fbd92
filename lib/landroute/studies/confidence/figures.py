"""Who held each place over time, as bands."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.holders import Mark, mark
from landroute.charts.spans import DAY_MS
from landroute.charts.template import INK, finished

LANE, TOP = 17, 130  # pixels
FULL, INSET = 0.86, 0.34  # share of a lane that a band, and another account within it, fills
SURE = {"high": 1.0, "medium": 0.75, "low": 0.5}  # opacity


def control_bands(rows: pd.DataFrame, title: str, key: str, alt: str) -> go.Figure:
    """
    Draw a band a place, coloured by holder, with disputed stretches and other accounts on it.

    Parameters
    ----------
    rows
        `findings.bands`: place (its name), start, end, controller, holder, contested,
        account, confidence, reason, source; lanes in the order of the rows.
    """
    figure = go.Figure()
    shown: set[str] = set()
    for account, width in (("primary", FULL), ("alternate", INSET)):
        own = rows[rows["account"] == account]
        groups = own["controller"].map(mark)
        for group in dict.fromkeys(groups):
            part = own[groups == group]
            figure.add_trace(_trace(part, group, width, first=group.label not in shown))
            shown.add(group.label)
    figure.update_layout(barmode="overlay", bargap=0.05, legend={"y": -0.01})
    figure.update_xaxes(type="date", side="top", range=["2011-01-01", "2026-11-02"])
    lanes = list(dict.fromkeys(rows["place"]))
    figure.update_yaxes(
        categoryorder="array", categoryarray=lanes[::-1], dtick=1, tickfont={"size": 11}
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=alt,
        caption="A band a place, coloured by holder. Hatched: contested. A thin bar in a band, "
        "outlined: what another account says. Fainter: less sure. Rows of data/control.csv.",
        table=rows.drop(columns=["controller"]),
        height=TOP + LANE * len(lanes),
    )


def _trace(part: pd.DataFrame, group: Mark, width: float, first: bool) -> go.Bar:
    inset = width == INSET
    return go.Bar(
        y=part["place"].tolist(),
        base=[f"{day:%Y-%m-%d}" for day in part["start"]],
        x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
        orientation="h",
        width=width,
        name=group.label,
        legendgroup=group.label,
        showlegend=first,
        marker={
            "color": group.colour,
            "opacity": [SURE[said] for said in part["confidence"]],
            "pattern": {"shape": ["/" if said else "" for said in part["contested"]], "size": 5},
            "line": {"color": INK, "width": 1.2 if inset else 0},
        },
        customdata=[
            [row.holder, f"{row.start:%-d %b %Y}", _end(row), _said(row, inset)]
            for row in part.itertuples()
        ],
        hovertemplate="%{y}: %{customdata[0]}<br>%{customdata[1]} to %{customdata[2]}<br>"
        "%{customdata[3]}<extra></extra>",
    )


def _end(row: object) -> str:
    return f"{row.end - pd.Timedelta(days=1):%-d %b %Y}"  # type: ignore[attr-defined]


def _said(row: object, inset: bool) -> str:
    words = [f"confidence {row.confidence}"]  # type: ignore[attr-defined]
    words += ["contested"] if row.contested else []  # type: ignore[attr-defined]
    words += [f"another account: {row.reason}"] if inset else []  # type: ignore[attr-defined]
    return "; ".join(words)
