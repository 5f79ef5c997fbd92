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
    figure.add_vrect(
        x0=f"{read:%Y-%m-%d}", x1=f"{end:%Y-%m-%d}", fillcolor=VEIL, opacity=0.45, line_width=0
    )
    figure.add_scatter(
        x=[None],
        y=[None],
        mode="markers",
        marker={"symbol": "square", "size": 11, "color": VEIL},
        name=words("charts")("carried-forward"),
        hoverinfo="skip",
    )
