"""Maps: our own lines on plain axes, so that nothing is fetched."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import geopandas as gpd
import networkx as nx
import pandas as pd
import plotly.graph_objects as go
from shapely import box

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
WEST, EAST, SOUTH, NORTH = 33.9, 52.2, 29.8, 38.2
# Countries with less than this on the map, in square kilometres, have no room for their name.
NAMED_AREA = 60_000
EQUAL_AREA = "EPSG:6933"
RIVER = "#8fb8d0"
RIVER_NAME = "#4a86ad"
SCALE = 1 / math.cos(math.radians((SOUTH + NORTH) / 2))

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
RING = {"symbol": "circle-open", "size": 14, "color": INK, "line": {"width": 1.8}}
CROSS = {"symbol": "cross-thin", "size": 11, "line": {"color": INK, "width": 1.6}}
# How a blocked corridor is drawn; the others are variants of the northern one.
DASHES = {"southern": ("dash", "southern"), "middle": ("longdashdot", "middle")}
NORTHERN = ("dashdot", "northern or a variant")
SHARED = ("dot", "more than one of them")


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
    figure.add_trace(_labels(graph, LABELLED_WIDE, meta={"role": "background"}))
    figure.add_trace(_labels(graph, LABELLED))
    _map_axes(figure)
    states = [_corridor_phrase(name, path) for name, path in now.corridors.items()]
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Map from Lebanon to Tehran on {now.as_of:%-d %B %Y}. " + " ".join(states),
        caption=(
            "Each mark is a place, by who held it; a cross in it says that it was contested. "
            "Solid lines are open corridors, broken ones blocked, thin grey ones other roads; a "
            "line names its corridors when pointed at. Control: data/control.csv. "
            "Roads © OpenStreetMap contributors (ODbL). Borders: Natural Earth. Rivers: Natural "
            "Earth, GSHHG."
        ),
        table=_map_table(now, graph),
        height=600,
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


def _on_roads(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    """State of the places of the road network; airports and sea ports beyond it are not drawn."""
    return now.places[now.places.index.isin(graph.nodes)]


def _map_table(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    names = pd.Series(dict(graph.nodes(data="name")), name="name")
    table = _on_roads(now, graph).join(names)[
        ["name", "controller", "passage", "start", "confidence"]
    ]
    return table.rename_axis("place").reset_index().sort_values("place")


def _lines(features: Iterable[list[list[float]]]) -> tuple[list, list]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for line in features:
        xs += [*(point[0] for point in line), None]
        ys += [*(point[1] for point in line), None]
    return xs, ys


@lru_cache(maxsize=4)
def _layer(name: str) -> gpd.GeoDataFrame:
    return gpd.read_file(DATA / "basemap" / f"{name}.geojson")


def _ground(name: str, **style: Any) -> go.Scatter:
    shapes = _layer(name).geometry
    parts = (shapes.boundary if "fill" in style else shapes).explode(index_parts=False)
    xs, ys = _lines(list(part.coords) for part in parts)
    return go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", showlegend=False, **style)


def _river_lines(name: str, width: float) -> go.Scatter:
    """Draw a layer of rivers, each named when pointed at."""
    rivers = _layer(name).explode(index_parts=False)
    xs, ys = _lines(list(line.coords) for line in rivers.geometry)
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
        textfont={"size": 10, "color": RIVER_NAME},
        hoverinfo="skip",
        showlegend=False,
    )


def _basemap() -> Iterator[go.Scatter]:
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
        textfont={"size": 10, "color": MUTED},
        hoverinfo="skip",
        showlegend=False,
    )


def _corridor_lines(now: Situation, graph: nx.Graph) -> Iterator[go.Scatter]:
    used = {
        frozenset(pair)
        for path in now.corridors.values()
        if path
        for pair in nx.utils.pairwise(path.places)
    }
    rest = [d["id"] for a, b, d in graph.edges(data=True) if frozenset((a, b)) not in used]
    yield _roads(rest, "", {"color": GRID, "width": 1.2}, showlegend=False)
    users = _users(now, graph)
    is_free = {name: path.open for name, path in now.corridors.items() if path}
    opened = {names for names in users.values() if is_free[names[0]]}
    # Blocked ones first, so that an open corridor lies on top where they share a road.
    for is_open in (False, True):
        entries: set[str] = set()
        groups = {names for names in users.values() if (names in opened) is is_open}
        for names in sorted(groups, key=lambda names: (len(names), names)):
            ids = sorted(segment for segment, used_by in users.items() if used_by == names)
            entry, style = _corridor_style(names, is_open=is_open)
            spoken = ", ".join(corridor_names()[name] for name in names)
            yield _roads(ids, spoken, style, name=entry, showlegend=entry not in entries)
            entries.add(entry)


def _users(now: Situation, graph: nx.Graph) -> dict[str, tuple[str, ...]]:
    """Map each segment on a corridor to the open corridors on it, or the blocked if none is."""
    users: dict[str, list[str]] = {}
    for name, path in now.corridors.items():
        for pair in nx.utils.pairwise(path.places) if path else ():
            users.setdefault(graph.edges[pair]["id"], []).append(name)
    is_free = {name: path.open for name, path in now.corridors.items() if path}
    return {
        segment: tuple([name for name in names if is_free[name]] or names)
        for segment, names in users.items()
    }


def _corridor_style(names: tuple[str, ...], *, is_open: bool) -> tuple[str, dict[str, Any]]:
    """Return the entry in the legend and the line of a road that these corridors use."""
    if is_open:
        return "open corridor", {"color": OPEN_COLOUR, "width": 3.5}
    kinds = {DASHES.get(name, NORTHERN) for name in names}
    dash, label = kinds.pop() if len(kinds) == 1 else SHARED
    return f"blocked: {label}", {"color": CLOSED_COLOUR, "width": 2, "dash": dash}


def _roads(segments: Iterable[str], text: str, line: dict[str, Any], **shown: Any) -> go.Scatter:
    lines = segment_lines()
    xs, ys = _lines(lines[segment] for segment in segments)
    hover = {"text": text, "hoverinfo": "text"} if text else {"hoverinfo": "skip"}
    entry = {"legendgroup": shown["name"]} if "name" in shown else {}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, **hover, **entry, **shown)


def _places(now: Situation, graph: nx.Graph) -> Iterator[go.Scatter]:
    nodes, places = graph.nodes, _on_roads(now, graph)
    frame = places.assign(
        label=[mark(c).label for c in places["controller"]],
        lon=[nodes[p]["lon"] for p in places.index],
        lat=[nodes[p]["lat"] for p in places.index],
        name=[nodes[p]["name"] for p in places.index],
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
                "line": {"color": PAPER, "width": 0.8},
            },
            text=[_hover(row) for row in group.itertuples()],
            hovertemplate="%{text}<extra></extra>",
        )
    contested = frame[frame["contested"]]
    if len(contested):
        yield _over(contested, "contested", CROSS)
    blocking = {p for path in now.corridors.values() if path for p in path.blocked_by}
    if blocking:
        yield _over(frame.loc[sorted(blocking)], "blocks a corridor", RING)


def _over(places: pd.DataFrame, name: str, marker: dict[str, Any]) -> go.Scatter:
    """Mark places a second time, over who held them."""
    return go.Scatter(
        x=places["lon"].tolist(),
        y=places["lat"].tolist(),
        mode="markers",
        name=name,
        marker=marker,
        hoverinfo="skip",
    )


def _hover(row: Any) -> str:
    contested = ", contested" if row.contested else ""
    return (
        f"<b>{row.name}</b><br>{row.controller}{contested}<br>passage: {row.passage}"
        f"<br>since {row.start:%Y-%m-%d}"
    )


def _labels(graph: nx.Graph, sides: dict[str, str], **given: Any) -> go.Scatter:
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


def _map_axes(figure: go.Figure) -> None:
    figure.update_xaxes(range=[WEST, EAST], constrain="domain", visible=False)
    figure.update_yaxes(range=[SOUTH, NORTH], scaleanchor="x", scaleratio=SCALE, visible=False)
    figure.update_layout(plot_bgcolor=WATER, dragmode="pan")
