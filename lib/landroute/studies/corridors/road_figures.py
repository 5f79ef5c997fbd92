"""The missing link through time and on the map, and published lengths beside ours."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import networkx as nx
import pandas as pd
import plotly.graph_objects as go
from shapely import LineString, Point
from shapely.ops import nearest_points

from landroute.charts.basemap import LABELLED, LABELLED_WIDE, basemap, map_axes, place_names
from landroute.charts.maps import road_lines
from landroute.charts.spans import wrapped
from landroute.charts.template import ACCENT, CLOSED_COLOUR, GRID, INK, MUTED, OPEN_COLOUR, finished
from landroute.studies.corridors.newroad import Link

HEAD, LANE = 130, 46  # pixels
NEAR = 0.8  # degrees: a name about this long stands beside its place


def new_road_chart(
    links: pd.DataFrame, rows: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str
) -> go.Figure:
    """
    Draw the length of the missing link through time.

    Parameters
    ----------
    links
        `studies.corridors.newroad.links_through_time`.
    rows
        `studies.corridors.roads.new_road_table`: the same for a reader.
    as_of
        Marked with a line.
    """
    figure = go.Figure()
    # Each stretch with its own end, so that the line breaks off where there is no link.
    days = [f"{d:%Y-%m-%d}" for row in links.itertuples() for d in (row.start, row.end)]
    lengths = [None if pd.isna(km) else float(km) for km in links["km"] for _ in range(2)]
    figure.add_scatter(
        x=days,
        y=lengths,
        mode="lines",
        line={"color": OPEN_COLOUR, "width": 2.5},
        name="missing link",
        showlegend=False,
        hovertemplate="%{x|%-d %b %Y}: %{y:.0f} km<extra></extra>",
    )
    for row in links[links["km"].isna()].itertuples():
        span = {"x0": f"{row.start:%Y-%m-%d}", "x1": f"{row.end:%Y-%m-%d}"}
        figure.add_vrect(**span, fillcolor=GRID, opacity=0.6, line_width=0, layer="below")
    figure.add_vline(x=as_of.strftime("%Y-%m-%d"), line={"color": INK, "dash": "dot", "width": 1.5})
    figure.update_xaxes(type="date", range=["2011-01-01", "2026-11-02"])
    figure.update_yaxes(title="km", rangemode="tozero")
    spoken = [
        f"{row.start:%B %Y}: " + ("none" if pd.isna(row.km) else f"{row.km:.0f} km")
        for row in links.itertuples()
    ]
    return finished(
        figure,
        key=key,
        title=title,
        alt="Step line from 2011 to 2026 of the shortest new road in km, by the month in which it "
        f"changed. {'; '.join(spoken)}.",
        caption="Nought: a corridor was open and no new road was needed. Shaded: no new road would "
        "do, as the table says. The dotted line is the chosen day. The shortest straight road that "
        "keeps the clearance, between points of either side's roads. Control: data/control.csv; "
        "passage: data/passage.csv; roads © OpenStreetMap contributors (ODbL).",
        table=rows,
        height=360,
    )


def new_road_map(
    link: Link, graph: nx.Graph, closed: Collection[str], title: str, key: str
) -> go.Figure:
    """
    Map what either end reaches through open places, and the shortest road that would join them.

    Parameters
    ----------
    link
        `studies.corridors.newroad.missing_link` of a day.
    graph
        The network.
    closed
        Its places that let no traffic through.
    """
    figure = go.Figure([*basemap(), *_networks(link, graph), _closed(graph, closed)])
    if link.ends:
        figure.add_trace(_new(link))
    wide, always = (_beside(link, graph, sides) for sides in (LABELLED_WIDE, LABELLED))
    figure.add_trace(place_names(graph, wide, meta={"role": "background"}))
    figure.add_trace(place_names(graph, always))
    map_axes(figure)
    shut = [graph.nodes[p]["name"] for p in sorted(closed) if p in graph]
    reached = [len(side) for side in link.sides]
    spoken = f"{title}. Closed places: {len(shut)}."
    if link.ends:
        spoken += (
            f" The origin reaches {reached[0]} places, the destination {reached[1]}; the places "
            f"nearest to the new road's ends are {graph.nodes[link.near[0]]['name']} and "
            f"{graph.nodes[link.near[1]]['name']}."
        )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Map from Lebanon to Tehran. {spoken}",
        caption="Solid and blue: roads that the origin reaches through open places. Dashed and "
        "green: those that the destination reaches. A brown cross is a place that lets no traffic "
        "through; the heavy dark line, where there is one, the shortest new road. Thin grey: other "
        "roads. Control: data/control.csv; passage: data/passage.csv. Roads © OpenStreetMap "
        "contributors (ODbL). Borders: Natural Earth. Rivers: Natural Earth, GSHHG.",
        table=_map_table(link, graph, closed),
        height=560,
    )


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


def _networks(link: Link, graph: nx.Graph) -> Iterator[go.Scatter]:
    sides = dict(zip(("origin", "destination"), link.sides, strict=False))
    if len(set(sides.values())) == 1:
        sides = {"origin and destination": link.sides[0]}
    drawn: set[str] = set()
    styles = (
        {"color": OPEN_COLOUR, "width": 2.5},
        {"color": ACCENT, "width": 2.5, "dash": "dash"},
    )
    lines = []
    for (end, side), style in zip(sides.items(), styles, strict=False):
        ids = sorted(segment for *_, segment in graph.subgraph(side).edges(data="id"))
        drawn |= set(ids)
        lines.append(road_lines(ids, "", style, name=f"reached from the {end}"))
    rest = sorted({segment for *_, segment in graph.edges(data="id")} - drawn)
    yield road_lines(rest, "", {"color": GRID, "width": 1.2}, showlegend=False)
    yield from lines


def _closed(graph: nx.Graph, closed: Collection[str]) -> go.Scatter:
    shown = [graph.nodes[p] for p in sorted(closed) if p in graph]
    return go.Scatter(
        x=[place["lon"] for place in shown],
        y=[place["lat"] for place in shown],
        mode="markers",
        name="lets no traffic through",
        marker={"symbol": "x-thin", "size": 7, "line": {"color": CLOSED_COLOUR, "width": 2}},
        text=[place["name"] for place in shown],
        hovertemplate="%{text}<extra></extra>",
    )


def _new(link: Link) -> go.Scatter:
    return go.Scatter(
        x=[lon for lon, _ in link.ends],
        y=[lat for _, lat in link.ends],
        mode="lines+markers",
        name="shortest new road",
        line={"color": INK, "width": 4.5},
        marker={"symbol": "square", "size": 8, "color": INK},
        hovertemplate=f"{link.km:,.0f} km<extra></extra>",
    )


def _map_table(link: Link, graph: nx.Graph, closed: Collection[str]) -> pd.DataFrame:
    """List each place with how it stands: closed, reached from which end, or cut off."""
    sides = zip(
        ("reached from the origin", "reached from the destination"), link.sides, strict=False
    )
    state = dict.fromkeys(graph, "cut off")
    for words, side in sides:
        state |= {p: f"{state[p]}, {words}" if "reached" in state[p] else words for p in side}
    state |= {p: "closed" for p in closed if p in graph}
    names = [graph.nodes[p]["name"] for p in state]
    return pd.DataFrame({"place": names, "state": list(state.values())}).sort_values("place")


def lengths_chart(table: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw each published length, and the straight line between its ends, as a share of ours.

    Parameters
    ----------
    table
        `studies.corridors.lengths.measures`.
    """
    own = table[table["unit"] == "km"]
    lane_names = [
        wrapped(f"{row.ends} ({row.work.split(',')[0]}, {row.date.year})")
        for row in own.itertuples()
    ]
    shares = own.assign(said=100 * own["published"] / own["ours"])
    shares["least"] = 100 * own["straight"] / own["ours"]
    figure = go.Figure()
    figure.add_vline(x=100, line={"color": MUTED, "dash": "dot", "width": 1.5})
    # Lanes are counted, since two works may share a label.
    lanes = list(range(len(own)))
    for name, column, marker in (
        ("straight line", "least", {"symbol": "line-ns", "size": 18, "line": {"width": 3}}),
        ("published", "said", {"symbol": "diamond", "size": 11, "color": OPEN_COLOUR}),
    ):
        if column == "least":
            marker["line"] = {"color": CLOSED_COLOUR, "width": 3}
        figure.add_scatter(
            x=shares[column].tolist(),
            y=lanes,
            mode="markers",
            name=name,
            marker=marker,
            text=[f"{km:,.0f} km" for km in own["published" if column == "said" else "straight"]],
            hovertemplate=f"{name}: %{{text}}, %{{x:.0f}}% of ours<extra></extra>",
        )
    figure.update_yaxes(
        tickvals=lanes, ticktext=lane_names, range=[len(own) - 0.5, -0.5], tickfont={"size": 11}
    )
    figure.update_xaxes(title="% of our length", side="top")
    spoken = [f"{row.ends}: {row.said:.0f}%" for row in shares.itertuples()]
    return finished(
        figure,
        key=key,
        title=title,
        alt="Published lengths as a share of ours, with the straight line between their ends. "
        f"{'; '.join(spoken)}.",
        caption="A diamond left of its upright stroke is shorter than the straight line between "
        "the ends that we read in it. The dotted line is our length: the fastest way through the "
        "same places. data/analyses.csv; roads © OpenStreetMap contributors (ODbL).",
        table=own[["date", "work", "stretch", "published", "ours", "straight", "possible"]],
        height=HEAD + LANE * len(own),
    )
