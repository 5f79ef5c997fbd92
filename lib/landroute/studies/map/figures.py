"""The map through time: one figure, one frame a step, of which each holds only what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.basemap import LABELLED, LABELLED_WIDE, basemap, map_axes, place_names
from landroute.charts.maps import corridor_names, corridor_phrase, road_lines
from landroute.charts.template import GRID, PAPER, finished
from landroute.corridor.question import Situation
from landroute.studies.map.frames import OVERLAYS, Moving

PAUSE_MS = 600


def time_map(
    steps: Sequence[Situation],
    notes: Sequence[Sequence[str]],
    gates: Sequence[pd.DataFrame],
    as_of: dt.date,
    basis: str,
    key: str,
) -> go.Figure:
    """
    Map who held each place, which corridors and crossings were open, at each of several days.

    Parameters
    ----------
    steps
        The situations, in time order, that of `as_of` among them.
    notes
        For each step its message and then its events, a line each.
    gates
        For each step the state of the crossings, where known: index place; columns status and
        goods (whether goods passed).
    as_of
        The day that is shown first.
    basis
        On whose account, and under what supposition, the situations hold: a sentence.
    key
        The figure's name, unique in the book.

    Returns
    -------
    Figure
        With a slider and buttons that play; frame n builds on frame n - 1 (`baseframe`) and holds
        only the traces that change from one to the other.
    """
    graph = steps[0].question.graph
    shown = [now.as_of for now in steps].index(as_of)
    moving = Moving(steps, gates)
    figure = go.Figure([*basemap(), _at_rest(graph)])
    first = len(figure.data)
    figure.add_traces([*moving.traces(shown), *moving.legend()])
    figure.add_trace(place_names(graph, LABELLED_WIDE, meta={"role": "background"}))
    figure.add_trace(place_names(graph, LABELLED))
    names = [now.as_of.isoformat() for now in steps]
    figure.frames = list(moving.frames(names, notes, first))
    figure.update_layout(**_controls(steps, shown, notes[shown]))
    map_axes(figure)  # a frame's note is the first annotation, and these follow
    spoken = [corridor_phrase(name, path) for name, path in steps[shown].corridors.items()]
    return finished(
        figure,
        key=key,
        title=notes[shown][0],
        alt=f"Map from Lebanon to Tehran with a slider of {len(steps)} days from "
        f"{steps[0].as_of:%B %Y} to {steps[-1].as_of:%B %Y}, shown for {as_of:%-d %B %Y}. "
        + " ".join(spoken),
        caption=_caption(as_of, basis),
        table=_table(steps, moving, notes),
        height=660,
    )


def _caption(as_of: dt.date, basis: str) -> str:
    extra = "" if as_of.day == 1 else f", and {as_of:%-d %B %Y}"
    return (
        f"One step for the first day of each month{extra}: a change shows at the first step on "
        "or after its day, and one undone within the month does not show. With each day come the "
        "key events since the step before (data/events.csv). Each mark is a place: its shape and "
        "colour say who held it, and it is hollow where the Iran-aligned side's traffic could not "
        "pass. Solid lines are open corridors, broken ones blocked, thin grey ones other roads. A "
        "crossing's state is what it let through, whoever held it (data/crossings.csv); where "
        f"neither sign stands, none is reported. {basis} Passage: data/passage.csv. Roads "
        "© OpenStreetMap contributors (ODbL). Borders: Natural Earth. Rivers: Natural Earth, GSHHG."
    )


def _at_rest(graph: nx.Graph) -> go.Scatter:
    """Draw every road thin and grey, under the corridors."""
    ids = [segment for _, _, segment in graph.edges(data="id")]
    return road_lines(ids, "", {"color": GRID, "width": 1.2}, showlegend=False)


def _controls(steps: Sequence[Situation], shown: int, lines: Sequence[str]) -> dict[str, Any]:
    """Return a slider, buttons and the note of the day; the site draws its own from them."""
    at_once = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}}
    in_turn = {"fromcurrent": True, "frame": {"duration": PAUSE_MS, "redraw": True}}
    above = {"y": 1, "yanchor": "bottom", "xanchor": "left"}
    buttons = [
        {"label": "Play", "method": "animate", "args": [None, in_turn]},
        {"label": "Pause", "method": "animate", "args": [[None], at_once]},
    ]
    days = [
        {"label": f"{now.as_of:%-d %b %Y}", "method": "animate", "args": [[name], at_once]}
        for now in steps
        for name in [now.as_of.isoformat()]
    ]
    note = {"x": 0.01, "y": 0.01, "xref": "x domain", "yref": "y domain", "xanchor": "left"}
    note |= {"yanchor": "bottom", "align": "left", "showarrow": False, "bgcolor": PAPER}
    menu = {"type": "buttons", "direction": "left", "x": 0, "showactive": False, **above}
    slider = {"active": shown, "steps": days, "x": 0.16, "len": 0.84, "ticklen": 0, **above}
    return {
        "sliders": [{**slider, "minorticklen": 0, "currentvalue": {"prefix": ""}}],
        "updatemenus": [{**menu, "buttons": buttons}],
        "annotations": [{**note, "name": "note", "text": "<br>".join(lines)}],
        # The entries are a key, not switches: a step would switch traces back on.
        "legend": {"itemclick": False, "itemdoubleclick": False},
    }


def _table(
    steps: Sequence[Situation], moving: Moving, notes: Sequence[Sequence[str]]
) -> pd.DataFrame:
    """Return a row a step: day, open corridors, places by mark, passage and overlay, events."""
    counts = pd.DataFrame([state["label"].value_counts() for state in moving.states]).fillna(0)
    labels = [m.label for m in moving.marks()]
    table = counts.reset_index(drop=True)[labels].astype(int)
    table["traffic could pass"] = [int(state["passes"].sum()) for state in moving.states]
    for name in OVERLAYS:
        table[name] = [int(state[name].sum()) for state in moving.states]
    opened = ["; ".join(corridor_names()[n] for n in now.open_corridors) for now in steps]
    table.insert(0, "day", [pd.Timestamp(now.as_of) for now in steps])
    table.insert(1, "open corridors", opened)
    table["events since the step before"] = ["; ".join(lines[1:]) for lines in notes]
    return table
