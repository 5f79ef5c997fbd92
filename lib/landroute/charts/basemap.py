"""The ground under every map: countries, rivers, their names, the scale and the axes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import networkx as nx
import plotly.graph_objects as go
from pyproj import Geod
from shapely import LineString, box

from landroute.charts.areas import outline
from landroute.charts.frame import EAST, MIDDLE, NORTH, PAGE, PHONE, SCALE, SOUTH, WEST, Box, Frame
from landroute.charts.layers import layer
from landroute.charts.placing import centred, text_size
from landroute.charts.template import LAND, MUTED, WATER
from landroute.network.roads import segment_lines
from landroute.tables import kept
from landroute.wording import words
from landroute.wording.facts import Measure

RIVER = "#8fb8d0"
# Theme tokens for names, which are to be read: of land, and of water.
NAME = "#5a6773"
WATER_NAME = "#2f6690"
SMALL = 10  # pixels: the size of the names of land and water

# Where names of land and water stand, clear of the corridors: on a page, and on a phone.
COUNTRY_NAMES = {
    "Turkey": ((39.6, 37.55), (38.2, 37.25)),
    "Syria": ((37.75, 35.62), (37.75, 35.5)),
    "Lebanon": ((34.85, 34.25), (35.5, 34.78)),
    "Iraq": ((42.6, 32.4), (43.1, 32.1)),
    "Iran": ((49.3, 33.2), (45.3, 35.6)),
    "Jordan": ((37.0, 31.8), (36.95, 32.12)),
    "Saudi Arabia": ((40.6, 31.3), (40.4, 31.7)),
}
RIVER_NAMES = {
    "Euphrates": ((44.1, 31.8), (44.6, 31.75)),
    "Tigris": ((45.6, 32.05), (45.3, 32.35)),
}
# Upright, since the strip of it is narrow.
SEA_SPOT = ((34.45, 35.6), (34.8, 36.2))
SMOOTH, DECIMALS = 0.015, 2  # degrees: less than a pixel
ROOM = 1.0  # degrees of land about the map, to be dragged into sight
BAR_KM = 200
BAR_SPOT = ((47.9, 31.35), (35.0, 31.68))  # western end of the scale bar


def joined(features: Iterable[Iterable[Iterable[float]]]) -> tuple[list, list]:
    """Join lines into the x and y of one trace, a gap between them, smoothed to a pixel."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for feature in features:
        line = LineString(list(feature)).simplify(SMOOTH).coords
        xs += [*(round(x, DECIMALS) for x, *_ in line), None]
        ys += [*(round(y, DECIMALS) for _, y, *_ in line), None]
    return xs, ys


def land() -> list[dict[str, Any]]:
    """Return the countries as shapes of a layout, under all else."""
    seen = layer("countries").clip(box(WEST - ROOM, SOUTH - ROOM, EAST + ROOM, NORTH + ROOM))
    return [
        {"type": "path", "path": outline(shape), "fillcolor": LAND, "layer": "below",
         "line": {"width": 1, "color": MUTED}}
        for shape in seen.geometry.simplify(SMOOTH)
    ]  # fmt: skip


def _river_lines(name: str, width: float) -> go.Scatter:
    rivers = layer(name).explode(index_parts=False)
    return _quiet(rivers.geometry, {"color": RIVER, "width": width})


def _quiet(lines: Iterable[Any], style: dict[str, Any]) -> go.Scatter:
    xs, ys = joined(line.coords for line in lines)
    return go.Scatter(x=xs, y=ys, mode="lines", line=style, hoverinfo="skip", showlegend=False)


def roads_at_rest(graph: nx.Graph) -> go.Scatter:
    """Draw every road thin and grey, under the corridors."""
    lines = segment_lines()
    ids = sorted(segment for *_, segment in graph.edges(data="id"))
    return _quiet([LineString(lines[i]) for i in ids], {"color": MUTED, "width": 0.6})


def ground_names() -> list[str]:
    """Return the names of countries, then of rivers, as they are written on a map."""
    return [
        *(name.upper() for name in COUNTRY_NAMES),
        *(f"<i>{name}</i>" for name in RIVER_NAMES),
    ]


def name_spots(frame: Frame) -> list[tuple[float, float]]:
    """Return where `ground_names` stand on a picture."""
    number = (PAGE, PHONE).index(frame)
    return [spot[number] for spot in (*COUNTRY_NAMES.values(), *RIVER_NAMES.values())]


@kept(maxsize=2)
def ground_boxes(frame: Frame) -> list[Box]:
    """Return the boxes of what is written on the ground of a picture."""
    bare = [name.removeprefix("<i>").removesuffix("</i>") for name in ground_names()]
    boxes = [
        centred(frame.pixel(*spot), text_size(name, SMALL))
        for name, spot in zip(bare, name_spots(frame), strict=True)
    ]
    number = (PAGE, PHONE).index(frame)
    sea = words("charts")("mediterranean")
    width, height = text_size(sea, SMALL)
    left, y = frame.pixel(*BAR_SPOT[number])
    right, _ = frame.pixel(BAR_SPOT[number][0] + bar_length(), 0)
    bar = (left, y - 7, right + text_size(_bar_text(), SMALL)[0], y + 7)
    return [*boxes, centred(frame.pixel(*SEA_SPOT[number]), (height, width)), bar]


def _bar_text() -> str:
    return Measure(BAR_KM, "km", 3).write(words("charts"))


def basemap() -> Iterator[go.Scatter]:
    """Draw rivers, the names of land and water, and the scale."""
    yield from (_river_lines("rivers", 1.2), _river_lines("tributaries", 0.8))
    spots = name_spots(PAGE)
    yield go.Scatter(
        x=[x for x, _ in spots],
        y=[y for _, y in spots],
        text=ground_names(),
        mode="text",
        name="ground-names",
        textfont={
            "size": SMALL,
            "color": [NAME] * len(COUNTRY_NAMES) + [WATER_NAME] * len(RIVER_NAMES),
        },
        hoverinfo="skip",
        showlegend=False,
    )
    yield scale_bar()


def scale_bar() -> go.Scatter:
    """Draw a bar as long as its kilometres are along the middle latitude."""
    (x, y), _ = BAR_SPOT
    return go.Scatter(
        x=[x, x + bar_length()],
        y=[y, y],
        mode="lines+markers+text",
        name="scale-bar",
        line={"color": NAME, "width": 1.5},
        marker={"symbol": "line-ns", "size": 8, "line": {"color": NAME, "width": 1.5}},
        text=["", _bar_text()],
        textposition="middle right",
        textfont={"size": SMALL, "color": NAME},
        hoverinfo="skip",
        showlegend=False,
    )


def bar_length() -> float:
    """Return the length of the scale bar in degrees of longitude."""
    end, *_ = Geod(ellps="WGS84").fwd(0, MIDDLE, 90, 1000 * BAR_KM)
    return round(end, 3)


def map_axes(figure: go.Figure) -> None:
    """Give a figure the axes of a map: equal scale, unseen, dragged to pan; and name the sea."""
    figure.update_xaxes(range=[WEST, EAST], constrain="domain", visible=False)
    figure.update_yaxes(range=[SOUTH, NORTH], scaleanchor="x", scaleratio=SCALE, visible=False)
    figure.update_layout(
        plot_bgcolor=WATER,
        dragmode="pan",
        legend={"traceorder": "normal", "orientation": "h", "x": 0, "y": -0.01,
                "yanchor": "top", "itemclick": False, "itemdoubleclick": False},
    )  # fmt: skip
    (x, y), _ = SEA_SPOT
    figure.add_annotation(
        x=x,
        y=y,
        name="sea",
        text=f"<i>{words('charts')('mediterranean')}</i>",
        textangle=-90,
        font={"size": SMALL, "color": WATER_NAME},
        showarrow=False,
    )


def on_a_phone(path: Callable[[str], str]) -> dict[str, Any]:
    """
    Return what a phone changes of the ground: its stretch, and where names stand.

    Parameters
    ----------
    path
        Gives the path of a named trace or annotation into the figure.

    Returns
    -------
    dict
        Value by path into the figure, such as `layout/xaxis/range`.
    """
    spots, (x, y) = name_spots(PHONE), BAR_SPOT[1]
    names, bar, sea = path("ground-names"), path("scale-bar"), path("sea")
    return {
        "layout/xaxis/range": [PHONE.west, PHONE.east],
        "layout/yaxis/range": [PHONE.south, PHONE.north],
        f"{names}/x": [x for x, _ in spots],
        f"{names}/y": [y for _, y in spots],
        f"{bar}/x": [x, round(x + bar_length(), 3)],
        f"{bar}/y": [y, y],
        f"{sea}/x": SEA_SPOT[1][0],
        f"{sea}/y": SEA_SPOT[1][1],
    }
