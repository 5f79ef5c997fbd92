"""The one look of the book's maps: corridors by state, what blocks them, and who holds the land."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.basemap import joined
from landroute.charts.scene import Scene
from landroute.charts.steps import Values
from landroute.corridor.question import Situation
from landroute.network.paths import Path
from landroute.network.roads import segment_lines
from landroute.wording import words
from landroute.wording.facts import Counted, Named, named

NAMED = 3  # corridors in a title


def corridor_map(
    days: Sequence[Situation],
    shown: int = 0,
    gates: Sequence[pd.DataFrame] | None = None,
    told: Sequence[Values] | None = None,
) -> tuple[go.Figure, dict[str, Any]]:
    """
    Map the corridors of a day, what blocks them and who held the land; other days as steps.

    Parameters
    ----------
    days
        The situations, in time order.
    shown
        The number of the one that is drawn.
    gates
        For each day the state of the crossings (`record.crossings.gates`); none: not drawn.
    told
        For each day what stands beside the map: title, lines.

    Returns
    -------
    figure
    meta
        What the site is to know of it: `narrow`, what a phone changes, by path; `steps`, where
        there are several days, as `charts.steps.changes` has them: `patches`, and `narrow`.
    """
    scene = Scene(days, gates, told)
    return scene.drawn(shown), scene.meta(shown)


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


def map_message(now: Situation, day: Any = None) -> str:
    """Return the message of a map of the day: what was open; `day` is said in its stead."""
    opened = now.open_corridors
    if not now.open and not any(now.corridors.values()):
        state = "no-crossing"
    elif len(opened) > NAMED:
        state = "many"
    elif opened:
        state = "corridors"
    else:
        state = "other" if now.open else "none"
    return words("charts")(
        "map-message",
        day=now.as_of if day is None else day,
        state=state,
        n=len(opened),
        corridors=named("corridors", opened) if opened else "",
    )


def map_table(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    """List the places of a map: place, name, controller, passage, start, confidence."""
    names = pd.Series(dict(graph.nodes(data="name")), name="name")
    table = on_roads(now, graph).join(names)[
        ["name", "controller", "passage", "start", "confidence"]
    ]
    return table.rename_axis("place").reset_index().sort_values("place", kind="stable")


def on_roads(now: Situation, graph: nx.Graph) -> pd.DataFrame:
    """Return the state of the places on roads; airports and sea ports are not drawn."""
    return now.places[now.places.index.isin(graph.nodes)]


def road_lines(segments: Iterable[str], line: dict[str, Any], **shown: Any) -> go.Scatter:
    """Draw segments of road as one trace."""
    lines = segment_lines()
    xs, ys = joined(lines[segment] for segment in segments)
    return go.Scatter(x=xs, y=ys, mode="lines", line=line, hoverinfo="skip", **shown)
