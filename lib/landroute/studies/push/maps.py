"""The campaign of 2017 as small maps side by side: what each side had taken by a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import networkx as nx
import pandas as pd
import plotly.graph_objects as go
from shapely import LineString, Point, box
from shapely.affinity import translate

from landroute.charts.basemap import joined
from landroute.charts.frame import SCALE
from landroute.charts.layers import layer
from landroute.charts.spans import LABEL
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, SKY
from landroute.network.roads import segment_lines
from landroute.studies.push.sets import MAIN, Fronts
from landroute.wording import words
from landroute.wording.facts import Day
from landroute.wording.names import names

THEATRE = box(37.3, 33.0, 43.0, 36.75)  # of the three fronts, degrees
COLUMNS, GAP = 2, 0.35  # maps beside each other; degrees between them
LOOKS = (("circle", OPEN_COLOUR), ("square", ACCENT), ("triangle-up", CLOSED_COLOUR))
SMALL, LARGE = 6, 10  # pixels of a mark; of one on the way


class Panel(NamedTuple):
    """One small map: how far it stands from the first, in degrees."""

    east: float
    north: float


def panels(number: int) -> list[Panel]:
    """Return so many small maps, in rows from the upper left."""
    west, south, east, north = THEATRE.bounds
    wide, high = east - west + GAP, north - south + GAP
    return [Panel(n % COLUMNS * wide, -(n // COLUMNS) * high) for n in range(number)]


def taken_places(fronts: dict[str, Fronts]) -> pd.DataFrame:
    """
    Return what each side took, in time order.

    Returns
    -------
    DataFrame
        Columns side, name, day, lon, lat, road (whether it saved a key), source.
    """
    parts = []
    for side, own in fronts.items():
        rows = own.rows.iloc[own.sets].assign(side=side, road=own.road[own.sets] > 0)
        parts.append(rows.assign(day=rows["taken_on"].fillna(rows["decision_date"])))
    shown = pd.concat(parts).sort_values("day", kind="stable", ignore_index=True)
    return shown[["side", "name", "day", "lon", "lat", "road", "source"]]


def in_theatre(taken: pd.DataFrame) -> pd.DataFrame:
    """Return those of `taken_places` that lie on the small maps."""
    return taken[[THEATRE.covers(Point(*spot)) for spot in taken[["lon", "lat"]].to_numpy()]]


def ground(graph: nx.Graph, shown: Iterable[Panel]) -> Iterator[go.Scatter]:
    """Draw borders, rivers and roads of every small map."""
    known = segment_lines()
    roads = [LineString(known[segment]) for *_, segment in graph.edges(data="id")]
    for lines, colour, width in (
        (layer("countries").boundary, MUTED, 1.2),
        (layer("rivers").geometry, SKY, 1.2),
        (roads, MUTED, 0.5),
    ):
        parts = [part for line in lines for part in _parts(line.intersection(THEATRE))]
        moved = [translate(part, p.east, p.north).coords for p in shown for part in parts]
        xs, ys = joined(moved)
        style = {"color": colour, "width": width}
        yield go.Scatter(x=xs, y=ys, mode="lines", line=style, hoverinfo="skip", showlegend=False)


def _parts(shape: Any) -> list[LineString]:
    if isinstance(shape, LineString):
        return [] if shape.is_empty else [shape]
    return [part for part in getattr(shape, "geoms", []) for part in _parts(part)]


def marks(by_panel: Iterable[tuple[Panel, pd.DataFrame]], sides: list[str]) -> Iterator[go.Scatter]:
    """Draw one trace a side, of what it had taken; places on the way are larger and outlined."""
    shown = pd.concat(
        [own.assign(x=own["lon"] + p.east, y=own["lat"] + p.north) for p, own in by_panel]
    )
    short = names("actors", "short_name")
    for side, (symbol, colour) in zip(sides, LOOKS, strict=True):
        own = shown[shown["side"] == side]
        said = zip(own["name"], own["day"], strict=True)
        yield go.Scatter(
            x=own["x"].tolist(),
            y=own["y"].tolist(),
            mode="markers",
            name=short[side],
            marker={
                "symbol": symbol,
                "color": colour,
                "size": [LARGE if road else SMALL for road in own["road"]],
                "line": {"color": INK, "width": [1.5 if road else 0 for road in own["road"]]},
            },
            text=[f"{name}, {Day(day, short=True).write(words('push'))}" for name, day in said],
            hovertemplate="%{text}<extra></extra>",
        )


def heads(shown: Iterable[tuple[Panel, str]]) -> go.Scatter:
    """Write a day over each small map."""
    west, _, _, north = THEATRE.bounds
    spots = [(west + p.east, north + p.north, f"<b>{text}</b>") for p, text in shown]
    return _text(spots, "bottom right", LABEL)


def named(by_panel: Iterable[tuple[Panel, pd.DataFrame]]) -> go.Scatter:
    """Name places on the small maps."""
    spots, sides = [], []
    for panel, own in by_panel:
        for row in own[["lon", "lat", "name", "side"]].itertuples(index=False):
            text = row.name.split(" (")[0].split(" and ")[0].removesuffix(" city")
            spots.append((row.lon + panel.east, row.lat + panel.north, text))
            # Neighbours across the border are named on either side of it.
            sides.append("bottom left" if row.side == MAIN else "bottom right")
    return _text(spots, sides, LABEL - 1)


def _text(
    spots: list[tuple[float, float, str]], position: str | list[str], size: int
) -> go.Scatter:
    return go.Scatter(
        x=[x for x, _, _ in spots],
        y=[y for _, y, _ in spots],
        text=[text for *_, text in spots],
        mode="text",
        textposition=position,
        textfont={"size": size, "color": INK},
        hoverinfo="skip",
        showlegend=False,
    )


def map_axes(figure: go.Figure, shown: list[Panel]) -> float:
    """Give a figure of small maps its axes; return its height over its width."""
    west, south, east, north = THEATRE.bounds
    across = [west, east + max(p.east for p in shown)]
    along = [south + min(p.north for p in shown), north + GAP]
    figure.update_xaxes(range=across, visible=False, constrain="domain")
    figure.update_yaxes(range=along, visible=False, scaleanchor="x", scaleratio=SCALE)
    figure.update_layout(
        dragmode=False,
        legend={"itemclick": False, "itemdoubleclick": False, "itemsizing": "constant"},
    )
    return (along[1] - along[0]) * SCALE / (across[1] - across[0])
