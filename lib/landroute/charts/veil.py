"""What lies after the last source read looks different in every chart over time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.record.control import read_until
from landroute.wording import words

VEIL = "#9aa5ad"


def veil(figure: go.Figure, end: pd.Timestamp) -> None:
    """Veil the days up to `end` on which rows are carried forward from the last source read."""
    read = read_until()
    if end <= read:
        return
    shapes = len(figure.layout.shapes)
    figure.add_vrect(
        x0=f"{read:%Y-%m-%d}", x1=f"{end:%Y-%m-%d}", fillcolor=VEIL, opacity=0.45, line_width=0
    )
    # A panel each has one; the legend names the first.
    figure.layout.shapes[shapes].update(showlegend=True, name=words("charts")("carried-forward"))
