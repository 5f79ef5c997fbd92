"""Charts of corridors, ties, strengths, claims and tables."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.template import ACCENT, CLOSED_COLOUR, GRID, MUTED, OPEN_COLOUR, finished

DAY_MS = 86_400_000
LINE = 20


def bars(rows: pd.DataFrame, lane: str) -> go.Figure:
    """Draw stretches of days as bars, thick while `open`."""
    figure = go.Figure()
    for is_open, colour, width, label in (
        (False, CLOSED_COLOUR, 0.14, "closed"),
        (True, OPEN_COLOUR, 0.62, "open"),
    ):
        part = rows[rows["open"] == is_open]
        figure.add_bar(
            y=part[lane].tolist(),
            base=[f"{s:%Y-%m-%d}" for s in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            marker_color=colour,
            width=width,
            name=label,
            text=[
                f"{s:%-d %b %Y} to {e:%-d %b %Y}"
                for s, e in zip(part["start"], part["end"], strict=True)
            ],
            textposition="none",
            hovertemplate="%{y}<br>" + label + ": %{text}<extra></extra>",
        )
    figure.update_layout(barmode="overlay", bargap=0.2)
    figure.update_xaxes(type="date", side="top")
    return figure


def wrapped(label: str) -> str:
    """Break a label for an axis into lines short enough for a phone."""
    return "<br>".join(textwrap.wrap(label, LINE))


def stacked_counts(counts: pd.DataFrame, title: str, key: str, alt: str, caption: str) -> go.Figure:
    """
    Draw counts as stacked bars.

    Parameters
    ----------
    counts
        Index: the bars; columns: the stacked parts, in order.
    """
    figure = go.Figure()
    patterns: Sequence[str] = ["", "/", "x", ".", "\\", "+", "-"]
    colours = [OPEN_COLOUR, "#56b4e9", ACCENT, "#e69f00", CLOSED_COLOUR, MUTED, GRID]
    for i, column in enumerate(counts.columns):
        figure.add_bar(
            y=[str(v) for v in counts.index],
            x=counts[column].tolist(),
            orientation="h",
            name=str(column).replace("-", " "),
            marker={"color": colours[i % 7], "pattern": {"shape": patterns[i % 7]}},
            hovertemplate="%{y}, " + str(column).replace("-", " ") + ": %{x}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed")
    return finished(
        figure,
        key=key,
        title=title,
        alt=alt,
        caption=caption,
        table=counts.rename_axis("").reset_index(),
        height=150 + 26 * len(counts),
    )
