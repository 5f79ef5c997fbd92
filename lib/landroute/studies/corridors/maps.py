"""Maps of the day: the corridors, and the road that would have had to be built."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.bare import name_values, paths_of, place_names
from landroute.charts.basemap import basemap, land, map_axes, on_a_phone, roads_at_rest
from landroute.charts.frame import PAGE, PHONE, Frame
from landroute.charts.lettering import town_names
from landroute.charts.maps import (
    corridor_map,
    corridor_states,
    map_message,
    map_table,
    road_lines,
)
from landroute.charts.names import Name
from landroute.charts.spots import spots
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, OPEN_COLOUR
from landroute.corridor.question import Situation
from landroute.studies.base import Drawing
from landroute.studies.corridors.newroad import Link
from landroute.studies.corridors.study import Corridors
from landroute.tables import RECORD_END, RECORD_START
from landroute.tables.settings import settings
from landroute.wording import Words
from landroute.wording.facts import Measure, Named, km

DAY = "{day}"  # where the site writes the day that a reader asked for


@Corridors.draws("corridor-map")
def map_of_the_day(study: Corridors) -> Drawing:
    """Map which corridors were open or blocked on the day, where, and who held the land."""
    return _map(study, [study.now], 0)


@Corridors.draws("front-map")
def map_of_any_day(study: Corridors) -> Drawing:
    """Map the same on the day, and on every day on which a place or its holder's stance changes."""
    asked, day = study.question, study.scenario.as_of
    days = sorted({*(d for d in asked.days if RECORD_START <= d <= RECORD_END), day})
    return _map(study, [asked.on(d) for d in days], days.index(day))


def _map(study: Corridors, days: Sequence[Situation], shown: int) -> Drawing:
    now, graph = days[shown], study.question.graph
    told = [{"title": map_message(each, DAY)} for each in days]
    figure, site = corridor_map(days, shown, told=told)
    return Drawing(
        figure,
        table=map_table(now, graph),
        height=470,
        facts={
            "message": map_message(now),
            "day": now.as_of,
            "states": corridor_states(now),
            "reach": Measure(settings().tint_reach_km, "km"),
            "account": study.scenario.account,
        },
        site=site,
    )


@Corridors.draws("new-road-map")
def new_road_map(study: Corridors) -> Drawing:
    """Map what either end reaches through open places, and the shortest road to join them."""
    link, graph, closed = study.link, study.question.graph, study.now.closed
    built = bool(link.ends)
    figure, site = link_map(link, graph, closed, study.words)
    return Drawing(
        figure,
        table=_map_table(link, graph, closed, study.words),
        height=470,
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
        site=site,
    )


def link_map(
    link: Link, graph: nx.Graph, closed: Collection[str], words: Words
) -> tuple[go.Figure, dict[str, Any]]:
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

    Returns
    -------
    figure
    meta
        What a phone changes of it.
    """
    figure = go.Figure(
        [*basemap(), *_networks(link, graph, words), _closed(graph, closed, words)],
        layout={"shapes": land()},
    )
    if link.ends:
        figure.add_trace(_new(link, words))
    page, phone = (_names(link, graph, closed, frame) for frame in (PAGE, PHONE))
    figure.add_trace(place_names(graph, page))
    map_axes(figure)
    paths = paths_of(figure)
    at, small = paths["names"], name_values(sorted(graph), phone)
    narrow = {
        **on_a_phone(paths.__getitem__),
        f"{at}/textfont/size": PHONE.size,
        **{f"{at}/{part}": items for part, items in small.items()},
    }
    return figure, {"narrow": narrow}


def _names(link: Link, graph: nx.Graph, closed: Collection[str], frame: Frame) -> list[Name]:
    """Name the ends and the towns where there is room, clear of the new road and closed places."""
    road = [frame.pixel(*spot) for spot in link.ends or ()]
    return town_names(graph, road, [p for p in sorted(closed) if p in graph], frame)


def _networks(link: Link, graph: nx.Graph, words: Words) -> Iterator[go.Scatter]:
    sides = dict(zip(("origin", "destination"), link.sides, strict=False))
    if len(set(sides.values())) == 1:
        sides = {"both": link.sides[0]}
    styles = (
        {"color": OPEN_COLOUR, "width": 3.5},
        {"color": ACCENT, "width": 3.5},
    )
    lines = []
    for (end, side), style in zip(sides.items(), styles, strict=False):
        ids = sorted(segment for *_, segment in graph.subgraph(side).edges(data="id"))
        lines.append(road_lines(ids, style, name=words("reached", end=end)))
    yield roads_at_rest(graph)
    yield from lines


def _closed(graph: nx.Graph, closed: Collection[str], words: Words) -> go.Scatter:
    shown = [p for p in sorted(closed) if p in graph]
    return go.Scatter(
        x=[spots()[place][0] for place in shown],
        y=[spots()[place][1] for place in shown],
        mode="markers",
        name=words("lets-none-through"),
        marker={"symbol": "x-thin", "size": 7, "line": {"color": CLOSED_COLOUR, "width": 2}},
        text=[graph.nodes[place]["name"] for place in shown],
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
    return pd.DataFrame(rows, columns=["place", "state"]).sort_values("place", kind="stable")
