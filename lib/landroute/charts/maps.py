"""Maps: our own lines on plain axes, so that nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.basemap import LABELLED, LABELLED_WIDE, basemap, joined, map_axes, place_names
from landroute.charts.holders import mark, marker_of, passage_marks, short_names
from landroute.charts.template import CLOSED_COLOUR, GRID, INK, OPEN_COLOUR
from landroute.corridor.question import Situation
from landroute.network.paths import Path
from landroute.network.roads import segment_lines
from landroute.tables import kept, read
from landroute.wording import words
from landroute.wording.facts import Counted, Day, Named, named
from landroute.wording.names import names

RING = {"symbol": "circle-open", "size": 14, "color": INK, "line": {"width": 1.8}}
CROSS = {"symbol": "cross-thin", "size": 11, "line": {"color": INK, "width": 1.6}}
# How blocked corridors are drawn, in the order of data/corridors.csv; a variant as its corridor.
DASHES = ("dashdot", "longdashdot", "dash", "longdash")
SHARED = "dot"
NAMED = 3  # corridors in a title


def corridor_map(now: Situation, graph: nx.Graph) -> go.Figure:
    """
    Map who held each place and which corridors were open or blocked.

    Parameters
    ----------
    now
        The situation of one day.
    graph
        The network whose places are drawn.
    """
    figure = go.Figure()
    for trace in [*basemap(), *_corridor_lines(now, graph), *_places(now, graph)]:
        figure.add_trace(trace)
    figure.add_trace(place_names(graph, LABELLED_WIDE, meta={"role": "background"}))
    figure.add_trace(place_names(graph, LABELLED))
    map_axes(figure)
    return figure


def corridor_states(now: Situation) -> str:
    """Say of each corridor that it is open, or at how many places it is blocked."""
    return " ".join(_corridor_state(name, path) for name, path in now.corridors.items())


def _corridor_state(name: str, path: Path | None) -> str:
    return words("charts")(
        "corridor-state",
        corridor=Named("corridors", name),
        state="none" if path is None else "open" if path.open else "blocked",
        places=Counted(len(path.blocked_by) if path else 0, "place"),
    )


def map_message(now: Situation) -> str:
    """Return the message of a map of the day: what was open."""
    opened = now.open_corridors
    return words("charts")(
        "map-message",
        day=now.as_of,
        state="many" if len(opened) > NAMED else "corridors" if opened else _without(now),
        n=len(opened),
        corridors=named("corridors", opened) if opened else "",
    )


def _without(now: Situation) -> str:
    return "other" if now.open else "none"


def _on_roads(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    """State of the places of the road network; airports and sea ports beyond it are not drawn."""
    return now.places[now.places.index.isin(graph.nodes)]


def map_table(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    """List the places of a map: place, name, controller, passage, start, confidence."""
    names = pd.Series(dict(graph.nodes(data="name")), name="name")
    table = _on_roads(now, graph).join(names)[
        ["name", "controller", "passage", "start", "confidence"]
    ]
    return table.rename_axis("place").reset_index().sort_values("place")


def _corridor_lines(now: Situation, graph: nx.Graph) -> Iterator[go.Scatter]:
    used = {
        frozenset(pair)
        for path in now.corridors.values()
        if path
        for pair in nx.utils.pairwise(path.places)
    }
    rest = [d["id"] for a, b, d in graph.edges(data=True) if frozenset((a, b)) not in used]
    yield road_lines(rest, "", {"color": GRID, "width": 1.2}, showlegend=False)
    users = corridors_of_segments(now, graph)
    is_free = {name: path.open for name, path in now.corridors.items() if path}
    opened = {lanes for lanes in users.values() if is_free[lanes[0]]}
    # Blocked ones first, so that an open corridor lies on top where they share a road.
    for is_open in (False, True):
        entries: set[str] = set()
        groups = {lanes for lanes in users.values() if (lanes in opened) is is_open}
        for lanes in sorted(groups, key=lambda lanes: (len(lanes), lanes)):
            ids = sorted(segment for segment, used_by in users.items() if used_by == lanes)
            entry, style = corridor_style(lanes, is_open=is_open)
            spoken = ", ".join(names("corridors")[name] for name in lanes)
            yield road_lines(ids, spoken, style, name=entry, showlegend=entry not in entries)
            entries.add(entry)


def corridors_of_segments(now: Situation, graph: nx.Graph) -> dict[str, tuple[str, ...]]:
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


def corridor_style(names: tuple[str, ...], *, is_open: bool) -> tuple[str, dict[str, Any]]:
    """Return the entry in the legend and the line of a road that these corridors use."""
    said = words("charts")
    if is_open:
        return said("open-corridor"), {"color": OPEN_COLOUR, "width": 3.5}
    looks = {_blocked_looks()[name] for name in names}
    entry, dash = looks.pop() if len(looks) == 1 else (said("blocked-several"), SHARED)
    return entry, {"color": CLOSED_COLOUR, "width": 2, "dash": dash}


@kept(maxsize=1)
def _blocked_looks() -> dict[str, tuple[str, str]]:
    """Map each corridor to its entry in the legend and its dashes, where it is blocked."""
    rows = read("corridors").set_index("id")["variant_of"]
    main, counts = rows.index[rows.isna()], rows.value_counts()
    looks = {
        name: (
            words("charts")(
                "blocked", corridor=Named("corridors", name), variants=int(counts.get(name, 0))
            ),
            dash,
        )
        for name, dash in zip(main, cycle(DASHES), strict=False)
    }
    return looks | {name: looks[of] for name, of in rows.dropna().items()}


def road_lines(
    segments: Iterable[str], text: str, line: dict[str, Any], **shown: Any
) -> go.Scatter:
    """Draw segments of road as one trace."""
    lines = segment_lines()
    xs, ys = joined(lines[segment] for segment in segments)
    hover = {"text": text, "hoverinfo": "text"} if text else {"hoverinfo": "skip"}
    entry = {"legendgroup": shown["name"]} if "name" in shown else {}
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, **hover, **entry, **shown)


def _places(now: Situation, graph: nx.Graph) -> Iterator[go.Scatter]:
    nodes, places, said = graph.nodes, _on_roads(now, graph), words("charts")
    frame = places.assign(
        label=[mark(c).label for c in places["controller"]],
        passes=~places.index.isin(now.closed),
        lon=[nodes[p]["lon"] for p in places.index],
        lat=[nodes[p]["lat"] for p in places.index],
        name=[nodes[p]["name"] for p in places.index],
    )
    for (_, passes), group in frame.groupby(["label", "passes"], sort=False):
        yield go.Scatter(
            x=group["lon"].tolist(),
            y=group["lat"].tolist(),
            mode="markers",
            marker=marker_of(mark(group["controller"].iloc[0]), passes=bool(passes)),
            text=[_hover(row) for row in group.itertuples()],
            hovertemplate="%{text}<extra></extra>",
            showlegend=False,
        )
    for m in dict.fromkeys(mark(controller) for controller in frame["controller"]):
        yield key_entry(m.label, marker_of(m))
    for entry, marker in passage_marks().items():
        yield key_entry(entry, marker)
    contested = frame[frame["contested"]]
    if len(contested):
        yield _over(contested, said("contested"), CROSS)
    blocking = {p for path in now.corridors.values() if path for p in path.blocked_by}
    if blocking:
        yield _over(frame.loc[sorted(blocking)], said("blocks"), RING)


def key_entry(name: str, marker: dict[str, Any]) -> go.Scatter:
    """Return an entry of the legend alone: a trace without points."""
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker)


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
    return words("charts")(
        "place-hover",
        place=row.name,
        holder=short_names()[row.controller],
        contested=bool(row.contested),
        passage=row.passage,
        since=Day(row.start, short=True),
    )
