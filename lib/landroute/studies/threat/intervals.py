"""Marks with intervals in lanes on an axis of decades."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import log_axis
from landroute.charts.spans import LABEL, NAMES, wrapped
from landroute.charts.template import ACCENT, CLOSED_COLOUR, MUTED, OPEN_COLOUR

TOP, LANE = 50, 38  # pixels: axis and margins; each lane
LINE = 24  # letters of a stretch's name, so that none has three lines
MARKS = (
    (OPEN_COLOUR, "circle"),
    (CLOSED_COLOUR, "square"),
    (ACCENT, "diamond"),
    (MUTED, "triangle-up"),
)


def interval_marks(
    rows: pd.DataFrame,
    where: np.ndarray,
    label: str,
    look: tuple[str, str],
    said: Sequence[str],
) -> go.Scatter:
    """
    Return marks with bars from low to high.

    Parameters
    ----------
    rows
        Columns low, middle, high; a missing value draws nothing.
    where
        Lane of each.
    label
        In the legend.
    look
        Colour and symbol.
    said
        What each says when pointed at.
    """
    middle = rows["middle"].astype(float)
    colour, symbol = look
    return go.Scatter(
        x=[None if np.isnan(value) else value for value in middle],
        y=where.tolist(),
        mode="markers",
        name=label,
        marker={"symbol": symbol, "color": colour, "size": 9},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - middle).fillna(0).tolist(),
            "arrayminus": (middle - rows["low"]).fillna(0).tolist(),
            "thickness": 1.5,
            "width": 3,
        },
        text=list(said),
        hovertemplate="%{text}<extra>" + label + "</extra>",
    )


def set_lanes(figure: go.Figure, names: Sequence[str]) -> None:
    """Name the lanes 0, 1, … of a figure, the first on top."""
    figure.update_layout(margin={"l": NAMES})
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[wrapped(name, LINE) for name in names],
        range=[len(names) - 0.4, -0.6],
        tickfont={"size": LABEL - 1},
    )


def set_decades(figure: go.Figure, rows: pd.DataFrame, middle: str, suffix: str = "") -> None:
    """
    Give a figure of intervals a logarithmic axis, where any mark is positive.

    It starts below the least mark, of the column `middle`: a count of none leaves a lower limit
    that is next to nothing, and a line to it runs off the axis.
    """
    log_axis(figure, rows[[middle, "high"]], suffix=suffix)


def say_instead(figure: go.Figure, text: str) -> None:
    """Write into an empty figure why it is empty."""
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
