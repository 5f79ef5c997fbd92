"""Maps of the day: the corridors, and the road that would have had to be built."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import networkx as nx
import pandas as pd
import plotly.graph_objects as go
from shapely import LineString, Point
from shapely.ops import nearest_points

from landroute.charts.basemap import LABELLED, LABELLED_WIDE, basemap, map_axes, place_names
from landroute.charts.maps import (
    corridor_map,
    corridor_states,
    map_message,
    map_table,
    road_lines,
)
from landroute.charts.template import ACCENT, CLOSED_COLOUR, GRID, INK, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.corridors.newroad import Link
from landroute.studies.corridors.study import Corridors
from landroute.wording import Words
from landroute.wording.facts import Named, km

NEAR = 0.8  # degrees: a name about this long stands beside its place


@Corridors.draws("front-map")
@Corridors.draws("corridor-map")
def map_of_the_day(study: Corridors) -> Drawing:
    """Map who held each place and which corridors were open or blocked on the day."""
    now, graph = study.now, study.question.graph
    return Drawing(
        corridor_map(now, graph),
        table=map_table(now, graph),
        height=600,
        facts={
            "message": map_message(now),
            "day": now.as_of,
            "states": corridor_states(now),
        },
    )


@Corridors.draws("new-road-map")
def new_road_map(study: Corridors) -> Drawing:
    """Map what either end reaches through open places, and the shortest road to join them."""
    link, graph, closed = study.link, study.question.graph, study.now.closed
    built = bool(link.ends)
    return Drawing(
        link_map(link, graph, closed, study.words),
        table=_map_table(link, graph, closed, study.words),
        height=560,
        facts={
            "state": "none" if link.km is None else "built" if link.km else "open",
            "day": study.scenario.as_of,
            "km": km(link.km or 0.0),
            "closed": len(set(closed) & set(graph)),
            "built": built,
            "from_origin": len(link.sides[0]) if built else 0,
            "from_destination": len(link.sides[1]) if built else 0,
            "start": Named("places", link.near[0]) if built else "",
            "end": Named("places", link.near[1]) if built else "",
        },
    )


def link_map(link: Link, graph: nx.Graph, closed: Collection[str], words: Words) -> go.Figure:
    """
    Draw a missing link on the ground.

    Parameters
    ----------
    link
        `newroad.missing_link` of a day.
    graph
        The network.
    closed
        Its places that let no traffic through.
    """
    figure = go.Figure([*basemap(), *_networks(link, graph, words), _closed(graph, closed, words)])
    if link.ends:
        figure.add_trace(_new(link, words))
    wide, always = (_beside(link, graph, sides) for sides in (LABELLED_WIDE, LABELLED))
    figure.add_trace(place_names(graph, wide, meta={"role": "background"}))
    figure.add_trace(place_names(graph, always))
    map_axes(figure)
    return figure


def _beside(link: Link, graph: nx.Graph, sides: dict[str, str]) -> dict[str, str]:
    """Put the names of places near the new road on the side away from it."""
    if not link.ends:
        return sides
    road, away = LineString(link.ends), {}
    for place in sides.keys() & graph:
        spot = Point(graph.nodes[place]["lon"], graph.nodes[place]["lat"])
        nearest, _ = nearest_points(road, spot)
        if nearest.distance(spot) < NEAR:
            away[place] = "middle left" if nearest.x > spot.x else "middle right"
    return sides | away


def _networks(link: Link, graph: nx.Graph, words: Words) -> Iterator[go.Scatter]:
    sides = dict(zip(("origin", "destination"), link.sides, strict=False))
    if len(set(sides.values())) == 1:
        sides = {"both": link.sides[0]}
    drawn: set[str] = set()
    styles = (
        {"color": OPEN_COLOUR, "width": 2.5},
        {"color": ACCENT, "width": 2.5, "dash": "dash"},
    )
    lines = []
    for (end, side), style in zip(sides.items(), styles, strict=False):
        ids = sorted(segment for *_, segment in graph.subgraph(side).edges(data="id"))
        drawn |= set(ids)
        lines.append(road_lines(ids, "", style, name=words("reached", end=end)))
    rest = sorted({segment for *_, segment in graph.edges(data="id")} - drawn)
    yield road_lines(rest, "", {"color": GRID, "width": 1.2}, showlegend=False)
    yield from lines


def _closed(graph: nx.Graph, closed: Collection[str], words: Words) -> go.Scatter:
    shown = [graph.nodes[p] for p in sorted(closed) if p in graph]
    return go.Scatter(
        x=[place["lon"] for place in shown],
        y=[place["lat"] for place in shown],
        mode="markers",
        name=words("lets-none-through"),
        marker={"symbol": "x-thin", "size": 7, "line": {"color": CLOSED_COLOUR, "width": 2}},
        text=[place["name"] for place in shown],
        hovertemplate="%{text}<extra></extra>",
    )


def _new(link: Link, words: Words) -> go.Scatter:
    return go.Scatter(
        x=[lon for lon, _ in link.ends],
        y=[lat for _, lat in link.ends],
        mode="lines+markers",
        name=words("shortest-new-road"),
        line={"color": INK, "width": 4.5},
        marker={"symbol": "square", "size": 8, "color": INK},
        hovertemplate=f"{km(link.km or 0.0).write(words)}<extra></extra>",
    )


def _map_table(link: Link, graph: nx.Graph, closed: Collection[str], words: Words) -> pd.DataFrame:
    """List each place with how it stands: closed, reached from which end, or cut off."""
    reached = dict(zip(("origin", "destination"), link.sides, strict=False))
    rows = []
    for place in graph:
        ends = [end for end, side in reached.items() if place in side]
        state = (
            "closed" if place in closed else "both" if len(ends) > 1 else (ends or ["cut-off"])[0]
        )
        rows.append((graph.nodes[place]["name"], words("place-state", state=state)))
    return pd.DataFrame(rows, columns=["place", "state"]).sort_values("place")
