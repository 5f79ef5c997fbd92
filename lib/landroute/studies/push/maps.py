"""The campaign of 2017 on maps: what each side had taken by a day, and what lay on the way."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go
from shapely import box

from landroute.charts.basemap import joined, roads_at_rest
from landroute.charts.frame import SCALE
from landroute.charts.layers import layer
from landroute.charts.spans import LABEL
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, WATER
from landroute.studies.push.sets import Fronts
from landroute.wording.names import names

WEST, EAST, SOUTH, NORTH = 36.9, 43.4, 32.9, 36.95  # the theatre of the three fronts
LOOKS = (("circle", OPEN_COLOUR), ("square", ACCENT), ("triangle-up", CLOSED_COLOUR))
SMALL, LARGE = 5, 9  # pixels of a mark; of one on the way


def taken_places(fronts: dict[str, Fronts]) -> pd.DataFrame:
    """
    Return what each side took, in time order.

    Returns
    -------
    DataFrame
        Columns side, name, day, lon, lat, road (whether it saved a key), choice_set, source.
    """
    parts = []
    for side, own in fronts.items():
        rows = own.rows.iloc[own.sets].assign(side=side, road=own.road[own.sets] > 0)
        parts.append(rows.assign(day=rows["taken_on"].fillna(rows["decision_date"])))
    shown = pd.concat(parts).sort_values("day", kind="stable", ignore_index=True)
    return shown[["side", "name", "day", "lon", "lat", "road", "choice_set", "source"]]


def ground(graph: nx.Graph, axis: str = "") -> list[go.Scatter]:
    """Draw borders, rivers and roads, grey, on the axes of a panel."""
    theatre = box(WEST, SOUTH, EAST, NORTH)
    borders = layer("countries").boundary.clip(theatre).explode()
    rivers = layer("rivers").clip(theatre).explode()
    traces = [
        _line([line.coords for line in borders], MUTED, 1.2),
        _line([line.coords for line in rivers.geometry], WATER, 2),
        roads_at_rest(graph),
    ]
    return [trace.update(xaxis=f"x{axis}", yaxis=f"y{axis}") for trace in traces]


def _line(lines: Any, colour: str, width: float) -> go.Scatter:
    xs, ys = joined(lines)
    style = {"color": colour, "width": width}
    return go.Scatter(x=xs, y=ys, mode="lines", line=style, hoverinfo="skip", showlegend=False)


def marks(taken: pd.DataFrame, sides: list[str], axis: str = "", legend: bool = True) -> Any:
    """Yield one trace a side, of what it had taken; places on the way are larger."""
    short = names("actors", "short_name")
    for side, (symbol, colour) in zip(sides, LOOKS, strict=True):
        own = taken[taken["side"] == side]
        yield go.Scatter(
            x=own["lon"].tolist(),
            y=own["lat"].tolist(),
            mode="markers",
            name=short[side],
            legendgroup=side,
            showlegend=legend,
            marker={
                "symbol": symbol,
                "color": colour,
                "size": [LARGE if road else SMALL for road in own["road"]],
                "line": {"color": INK, "width": [1 if road else 0 for road in own["road"]]},
            },
            text=[f"{row.name_}, {row.day:%-d %b %Y}" for row in
                  own.rename(columns={"name": "name_"}).itertuples()],
            hovertemplate="%{text}<extra></extra>",
            xaxis=f"x{axis}",
            yaxis=f"y{axis}",
        )  # fmt: skip


def panel_axes(
    figure: go.Figure, axis: str, x: tuple[float, float], y: tuple[float, float]
) -> None:
    """Give a panel its place in the figure, and equal scale."""
    figure.update_layout(
        {
            f"xaxis{axis}": {
                "domain": x, "range": [WEST, EAST], "visible": False, "anchor": f"y{axis}",
                "constrain": "domain",
            },
            f"yaxis{axis}": {
                "domain": y, "range": [SOUTH, NORTH], "visible": False, "anchor": f"x{axis}",
                "scaleanchor": f"x{axis}", "scaleratio": SCALE, "constrain": "domain",
            },
        }
    )  # fmt: skip


def named_marks(taken: pd.DataFrame, axis: str) -> go.Scatter:
    """Name places on a panel."""
    return go.Scatter(
        x=taken["lon"].tolist(),
        y=taken["lat"].tolist(),
        text=taken["name"].str.replace(r" \(.*", "", regex=True).tolist(),
        mode="text",
        textposition="bottom center",
        textfont={"size": LABEL - 2, "color": INK},
        hoverinfo="skip",
        showlegend=False,
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
    )
