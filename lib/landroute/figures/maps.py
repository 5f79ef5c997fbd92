"""Maps: our own lines on plain axes, so that nothing is fetched."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from landroute.figures.holders import mark
from landroute.figures.template import (
    CLOSED_COLOUR,
    GRID,
    INK,
    LAND,
    MUTED,
    OPEN_COLOUR,
    PAPER,
    WATER,
    finished,
)
from landroute.paths import DATA
from landroute.routes.corridors import Situation
from landroute.routes.network import segment_lines
from landroute.tables import read

# The stretch from Tehran to the coast; equal scale at its middle latitude.
WEST, EAST, SOUTH, NORTH = 34.6, 52.2, 29.8, 38.2
SCALE = 1 / math.cos(math.radians((SOUTH + NORTH) / 2))

LABELLED = frozenset(
    ["tehran", "baghdad", "damascus", "beirut", "mosul", "aleppo", "deir-ez-zor", "albukamal",
     "al-qaim", "tanf", "palmyra", "rabia", "latakia", "kermanshah", "rutba", "hasakah"]
)  # fmt: skip


def corridor_map(now: Situation, graph: nx.Graph, title: str, key: str) -> go.Figure:
    """
    Map who held each place and which corridors were open or blocked.

    Parameters
    ----------
    now
        The situation of one day.
    graph
        The network whose places are drawn.
    title
        The map's message.
    key
        The figure's name, unique in the book.
    """
    figure = go.Figure()
    for trace in [*_basemap(), *_corridor_lines(now, graph), *_places(now, graph)]:
        figure.add_trace(trace)
    figure.add_trace(_labels(graph))
    _map_axes(figure)
    states = [_corridor_phrase(name, path) for name, path in now.corridors.items()]
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Map from Lebanon to Tehran on {now.as_of:%-d %B %Y}. " + " ".join(states),
        caption=(
            "Each mark is a place, by who held it; a ring marks a place that blocks a corridor. "
            "Solid lines are open corridors, dashed lines blocked ones. Control: data/control.csv. "
            "Roads © OpenStreetMap contributors (ODbL). Borders: Natural Earth."
        ),
        table=_map_table(now, graph),
        height=520,
    )


def _corridor_phrase(name: str, path: Any) -> str:
    label = corridor_names()[name]
    if path is None:
        return f"{label}: no road."
    if path.open:
        return f"{label}: open."
    return f"{label}: blocked at {len(path.blocked_by)} places."


@lru_cache(maxsize=1)
def corridor_names() -> dict[str, str]:
    """Map corridor ids to their names."""
    return read("corridors").set_index("id")["name"].to_dict()


def _map_table(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    names = pd.Series(dict(graph.nodes(data="name")), name="name")
    table = now.places.join(names)[["name", "controller", "passage", "start", "confidence"]]
    return table.rename_axis("place").reset_index().sort_values("place")


def _lines(features: Iterable[list[list[float]]]) -> tuple[list, list]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in features:
        xs += [*(point[0] for point in line), None]
        ys += [*(point[1] for point in line), None]
    return xs, ys


def _rings(name: str) -> Iterator[list[list[float]]]:
    text = (DATA / "basemap" / f"{name}.geojson").read_text(encoding="utf-8")
    for feature in json.loads(text)["features"]:
        shape = feature["geometry"]
        parts = shape["coordinates"]
        if shape["type"] == "LineString":
            yield parts
        elif shape["type"] in ("Polygon", "MultiLineString"):
            yield from parts
        elif shape["type"] == "MultiPolygon":
            for polygon in parts:
                yield from polygon


def _ground(name: str, **style: Any) -> go.Scatter:
    xs, ys = _lines(_rings(name))
    return go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", showlegend=False, **style)


def _basemap() -> Iterator[go.Scatter]:
    yield _ground("countries", fill="toself", fillcolor=LAND, line={"color": MUTED, "width": 1})
    yield _ground("rivers", line={"color": "#8fb8d0", "width": 1})


def _corridor_lines(now: Situation, graph: nx.Graph) -> Iterator[go.Scatter]:
    used = {
        frozenset(pair)
        for path in now.corridors.values()
        if path
        for pair in nx.utils.pairwise(path.places)
    }
    rest = [d["id"] for a, b, d in graph.edges(data=True) if frozenset((a, b)) not in used]
    lines = segment_lines()
    xs, ys = _lines(lines[i] for i in rest)
    yield go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={"color": GRID, "width": 1.2},
        name="Other roads",
        hoverinfo="skip",
    )
    # Blocked ones first, so that an open corridor lies on top where they share a road.
    for name, path in sorted(
        now.corridors.items(), key=lambda item: bool(item[1] and item[1].open)
    ):
        if path is None:
            continue
        ids = [graph.edges[pair]["id"] for pair in nx.utils.pairwise(path.places)]
        xs, ys = _lines(lines[i] for i in ids)
        yield go.Scatter(
            x=xs,
            y=ys,
            mode="lines",
            hoverinfo="skip",
            name=f"{corridor_names()[name]}: {'open' if path.open else 'blocked'}",
            line={
                "color": OPEN_COLOUR if path.open else CLOSED_COLOUR,
                "width": 3.5 if path.open else 2,
                "dash": "solid" if path.open else "dot",
            },
        )


def _places(now: Situation, graph: nx.Graph) -> Iterator[go.Scatter]:
    blocking = {p for path in now.corridors.values() if path for p in path.blocked_by}
    frame = now.places.assign(
        label=[mark(c).label for c in now.places["controller"]],
        lon=[graph.nodes[p]["lon"] for p in now.places.index],
        lat=[graph.nodes[p]["lat"] for p in now.places.index],
        name=[graph.nodes[p]["name"] for p in now.places.index],
    )
    for label, group in frame.groupby("label", sort=False):
        drawn = mark(group["controller"].iloc[0])
        yield go.Scatter(
            x=group["lon"].tolist(),
            y=group["lat"].tolist(),
            mode="markers",
            name=str(label),
            marker={
                "color": drawn.colour,
                "symbol": drawn.symbol,
                "size": 8,
                "line": {
                    "color": [INK if p in blocking else PAPER for p in group.index],
                    "width": [2.5 if p in blocking else 0.8 for p in group.index],
                },
            },
            text=[_hover(row) for row in group.itertuples()],
            hovertemplate="%{text}<extra></extra>",
        )


def _hover(row: Any) -> str:
    contested = ", contested" if row.contested else ""
    return (
        f"<b>{row.name}</b><br>{row.controller}{contested}<br>passage: {row.passage}"
        f"<br>since {row.start:%Y-%m-%d}"
    )


def _labels(graph: nx.Graph) -> go.Scatter:
    shown = [p for p in graph if p in LABELLED]
    return go.Scatter(
        x=[graph.nodes[p]["lon"] for p in shown],
        y=[graph.nodes[p]["lat"] for p in shown],
        text=[graph.nodes[p]["name"] for p in shown],
        mode="text",
        textposition="top center",
        textfont={"size": 11, "color": INK},
        hoverinfo="skip",
        showlegend=False,
    )


def _map_axes(figure: go.Figure) -> None:
    bare = {
        "showgrid": False,
        "showticklabels": False,
        "ticks": "",
        "zeroline": False,
        "showline": False,
    }
    figure.update_xaxes(range=[WEST, EAST], constrain="domain", **bare)
    figure.update_yaxes(range=[SOUTH, NORTH], scaleanchor="x", scaleratio=SCALE, **bare)
    figure.update_layout(plot_bgcolor=WATER, dragmode="pan")
