"""One look for every figure, and the one way to finish it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import plotly.io as pio

# Theme tokens: the site swaps exactly these for their dark equivalents.
INK = "#1f2933"
GRID = "#d3d8de"
LAND = "#f4f1ea"
WATER = "#dfe9f0"
PAPER = "#ffffff"

# Okabe and Ito (2008), told apart with any colour vision; each also has a symbol or dash.
OPEN_COLOUR = "#0072b2"
CLOSED_COLOUR = "#b5651d"
# Theme tokens: words about what is open, and closed.
OPEN_TEXT = "#00609a"
CLOSED_TEXT = "#8f4a0d"
ACCENT = "#009e73"
MUTED = "#8a94a0"
SKY = "#3f97cf"
AMBER = "#b87d00"
SLATE = "#7d93a6"
PINK = "#c4609a"

DECIMALS = 4

# The ticks are not seen: they keep an axis's labels clear of bars that begin at it.
AXIS = {
    "gridcolor": GRID,
    "linecolor": GRID,
    "zeroline": False,
    "automargin": True,
    "ticks": "outside",
    "ticklen": 6,
    "tickcolor": "rgba(0,0,0,0)",
    "separatethousands": True,
    "exponentformat": "none",
}
TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": "system-ui, sans-serif", "size": 13, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "margin": {"l": 8, "r": 24, "t": 8, "b": 8},
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "y": -0.08,
            "yanchor": "top",
            "x": 0,
        },
        "xaxis": {**AXIS, "ticklen": 4},
        "yaxis": AXIS,
        "hoverlabel": {"align": "left", "namelength": -1},  # names are whole
        "colorway": [OPEN_COLOUR, CLOSED_COLOUR, ACCENT, PINK, SKY, AMBER],
    }
)

pio.renderers.default = "plotly_mimetype"


def finished(
    figure: go.Figure,
    *,
    key: str,
    title: str,
    alt: str,
    caption: str,
    table: pd.DataFrame,
    height: int,
    min_width: int = 0,
    subtitle: str = "",
    site: Mapping[str, Any] | None = None,
) -> go.Figure:
    """
    Give a figure what every figure of the book has.

    Parameters
    ----------
    key
        Kebab-case name, unique in the book; the page's anchor and the download's file name.
    title
        The figure's message, in one line.
    alt
        What the figure shows, for a reader who does not see it.
    caption
        What is drawn, and whose data it is.
    table
        The numbers behind it, offered as a table and as CSV.
    height
        In pixels, without the key above the plot, which takes as many lines as a page's width asks.
    min_width
        In pixels; a narrower page scrolls the figure sideways inside itself.
    subtitle
        What is shown, and in which unit.
    site
        What the site is to know beside these: `narrow`, `steps`, `drives`.

    Returns
    -------
    Figure
        The same figure, with numbers rounded so that its JSON is the same on any machine.
    """
    for name, text in {"key": key, "title": title, "alt": alt, "caption": caption}.items():
        if not text.strip():
            raise ValueError(f"figure {key!r} has an empty {name}")
    cells = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    figure.update_layout(
        template=TEMPLATE,
        title={"subtitle": {"text": subtitle}} if subtitle else None,
        height=height,
        meta={
            "key": key,
            "title": title,
            "alt": alt,
            "caption": caption,
            "min_width": min_width,
            **(site or {}),
            "table": {
                "columns": [str(c) for c in table.columns],
                "rows": [[plain(cell) for cell in row] for row in cells],
            },
        },
    )
    return go.Figure(_rounded(figure.to_plotly_json()))


def plain(value: Any) -> Any:
    """Return a value as JSON has it: dates as ISO text, numbers rounded."""
    if isinstance(value, (pd.Timestamp, dt.date)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return round(value, DECIMALS)
    if hasattr(value, "item"):
        return value.item()
    return value


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _rounded(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(part) for part in value]
    return plain(value)
