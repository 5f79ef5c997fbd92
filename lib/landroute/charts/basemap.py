"""The ground under every map: countries, rivers, names and axes, drawn by ourselves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import geopandas as gpd
import networkx as nx
import plotly.graph_objects as go
from pyproj import Geod
from shapely import box

from landroute.charts.template import INK, LAND, MUTED, WATER
from landroute.paths import DATA
from landroute.tables import content, kept
from landroute.wording import words
from landroute.wording.facts import Measure

# The stretch from Tehran to the coast, within the box of the layers; equal scale at its middle
# latitude.
WEST, EAST, SOUTH, NORTH = 34.05, 52.2, 29.8, 38.2
MIDDLE = (SOUTH + NORTH) / 2
# Countries with less than this on the map, in square kilometres, have no room for their name.
NAMED_AREA = 60_000
EQUAL_AREA = "EPSG:6933"
RIVER = "#8fb8d0"
# Theme tokens for names, which are to be read: of land, and of water.
NAME = "#5a6773"
WATER_NAME = "#2f6690"
SCALE = 1 / math.cos(math.radians(MIDDLE))

# Places named on the map, and on which side of their mark, so that names keep clear of each other;
# first those that a phone has room for, then the rest.
LABELLED = {
    "tehran": "top left", "baghdad": "top right", "mosul": "top right", "aleppo": "top center",
    "albukamal": "top right", "deir-ez-zor": "middle left", "tanf": "top center",
    "damascus": "bottom right", "beirut": "top center",
}  # fmt: skip
LABELLED_WIDE = {
    "kermanshah": "bottom center", "rabia": "middle right", "hasakah": "bottom left",
    "rutba": "bottom center", "al-qaim": "bottom center", "palmyra": "bottom center",
    "latakia": "middle left",
}  # fmt: skip
# Where a country's name stands clear of the roads, if not in its middle.
COUNTRY_NAMES = {"Syria": (38.05, 34.93), "Iraq": (42.7, 32.55), "Iran": (49.9, 33.6)}
# Where the names of rivers stand beside them, clear of marks; the rest are named on pointing.
RIVER_NAMES = {
    "Euphrates": (43.95, 31.55), "Tigris": (44.15, 34.85), "Khabur": (41.4, 35.6),
    "Orontes": (36.45, 35.4), "Great Zab": (44.6, 37.25), "Diyala": (45.72, 34.82),
    "Karun": (49.35, 31.72),
}  # fmt: skip
SEA_SPOT = (34.4, 33.0)  # upright, since the strip of it is narrow
BAR_KM, BAR_SPOT = 200, (38.6, 30.25)  # the scale bar and its western end


def joined(features: Iterable[list[list[float]]]) -> tuple[list, list]:
    """Join lines into the x and y of one trace, a gap between them."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in features:
        xs += [*(point[0] for point in line), None]
        ys += [*(point[1] for point in line), None]
    return xs, ys


@kept(maxsize=4)
def _layer(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(BytesIO(content(DATA / "basemap" / f"{name}.geojson")))


def _ground(name: str, **style: Any) -> go.Scatter:
    shapes = _layer(name).geometry
    parts = (shapes.boundary if "fill" in style else shapes).explode(index_parts=False)
    xs, ys = joined(list(part.coords) for part in parts)
    return go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", showlegend=False, **style)


def _river_lines(name: str, width: float) -> go.Scatter:
    """Draw a layer of rivers, each named when pointed at."""
    rivers = _layer(name).explode(index_parts=False)
    xs, ys = joined(list(line.coords) for line in rivers.geometry)
    names = zip(rivers["name"], rivers.geometry, strict=True)
    return go.Scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={"color": RIVER, "width": width},
        text=[text for river, line in names for text in [river] * (len(line.coords) + 1)],
        hoverinfo="text",
        showlegend=False,
    )


def _river_names() -> go.Scatter:
    return go.Scatter(
        x=[x for x, _ in RIVER_NAMES.values()],
        y=[y for _, y in RIVER_NAMES.values()],
        text=[f"<i>{name}</i>" for name in RIVER_NAMES],
        mode="text",
        meta={"role": "background"},
        textfont={"size": 10, "color": WATER_NAME},
        hoverinfo="skip",
        showlegend=False,
    )


def basemap() -> Iterator[go.Scatter]:
    """Draw countries, rivers and their names, and the scale."""
    yield _ground("countries", fill="toself", fillcolor=LAND, line={"color": MUTED, "width": 1})
    yield from (_river_lines("rivers", 1.2), _river_lines("tributaries", 0.8), _river_names())
    countries = _layer("countries").clip(box(WEST, SOUTH, EAST, NORTH))
    points = countries.geometry.representative_point()
    named = countries.geometry.to_crs(EQUAL_AREA).area / 1e6 > NAMED_AREA
    names = countries["name"][named].tolist()
    spots = [
        COUNTRY_NAMES.get(name, (point.x, point.y))
        for name, point in zip(names, points[named], strict=True)
    ]
    yield go.Scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        text=[name.upper() for name in names],
        mode="text",
        meta={"role": "background"},
        textfont={"size": 10, "color": NAME},
        hoverinfo="skip",
        showlegend=False,
    )
    yield scale_bar()


def scale_bar() -> go.Scatter:
    """Draw a bar as long as its kilometres are along the middle latitude."""
    x, y = BAR_SPOT
    end, *_ = Geod(ellps="WGS84").fwd(x, MIDDLE, 90, 1000 * BAR_KM)
    return go.Scatter(
        x=[x, end],
        y=[y, y],
        mode="lines+markers+text",
        line={"color": NAME, "width": 1.5},
        marker={"symbol": "line-ns", "size": 8, "line": {"color": NAME, "width": 1.5}},
        text=["", Measure(BAR_KM, "km", 3).write(words("charts"))],
        textposition="middle right",
        textfont={"size": 10, "color": NAME},
        hoverinfo="skip",
        showlegend=False,
    )


def place_names(graph: nx.Graph, sides: dict[str, str], **given: Any) -> go.Scatter:
    """Name places; the unseen mark keeps a name clear of the mark and ring under it."""
    shown = [p for p in graph if p in sides]
    return go.Scatter(
        x=[graph.nodes[p]["lon"] for p in shown],
        y=[graph.nodes[p]["lat"] for p in shown],
        text=[graph.nodes[p]["name"] for p in shown],
        mode="markers+text",
        marker={"size": 12, "opacity": 0},
        textposition=[sides[p] for p in shown],
        textfont={"size": 11, "color": INK},
        hoverinfo="skip",
        showlegend=False,
        **given,
    )


def map_axes(figure: go.Figure) -> None:
    """Give a figure the axes of a map: equal scale, unseen, dragged to pan; and name the sea."""
    figure.update_xaxes(range=[WEST, EAST], constrain="domain", visible=False)
    figure.update_yaxes(range=[SOUTH, NORTH], scaleanchor="x", scaleratio=SCALE, visible=False)
    figure.update_layout(plot_bgcolor=WATER, dragmode="pan", legend_traceorder="normal")
    x, y = SEA_SPOT
    figure.add_annotation(
        x=x,
        y=y,
        text=f"<i>{words('charts')('mediterranean')}</i>",
        textangle=-90,
        font={"size": 11, "color": WATER_NAME},
        showarrow=False,
    )
