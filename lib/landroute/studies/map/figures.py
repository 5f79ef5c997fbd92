"""The map through time: one figure, one frame a step, of which each holds only what changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

import networkx as nx
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.basemap import LABELLED, LABELLED_WIDE, basemap, map_axes, place_names
from landroute.charts.maps import corridor_states, map_message, road_lines
from landroute.charts.template import GRID, PAPER
from landroute.corridor.question import Situation
from landroute.studies.base import Drawing
from landroute.studies.map.frames import OVERLAYS, Moving
from landroute.studies.map.study import Map
from landroute.wording import Words
from landroute.wording.facts import Day, Month, When
from landroute.wording.names import names as row_names

PAUSE_MS = 600


@Map.draws("time-map")
def time_map(study: Map) -> Drawing:
    """
    Map who held each place, which corridors and crossings were open, at each of several days.

    With a slider and buttons that play; frame n builds on frame n - 1 (`baseframe`) and holds only
    the traces that change from one to the other.
    """
    steps, graph = study.steps, study.question.graph
    shown = [now.as_of for now in steps].index(study.scenario.as_of)
    notes = step_notes(study)
    moving = Moving(steps, [study.gates(now.as_of) for now in steps], study.words)
    figure = go.Figure([*basemap(), _at_rest(graph)])
    first = len(figure.data)
    figure.add_traces([*moving.traces(shown), *moving.legend()])
    figure.add_trace(place_names(graph, LABELLED_WIDE, meta={"role": "background"}))
    figure.add_trace(place_names(graph, LABELLED))
    names = [now.as_of.isoformat() for now in steps]
    figure.frames = list(moving.frames(names, notes, first))
    figure.update_layout(**_controls(steps, shown, notes[shown], study.words))
    map_axes(figure)  # a frame's note is the first annotation, and these follow
    return Drawing(
        figure,
        table=_table(steps, moving, notes),
        height=660,
        facts={
            "message": notes[shown][0],
            "days": len(steps),
            "first": Month(steps[0].as_of),
            "last": Month(steps[-1].as_of),
            "day": study.scenario.as_of,
            "between": study.scenario.as_of.day != 1,
            "states": corridor_states(steps[shown]),
            "account": study.scenario.account,
        },
    )


def step_notes(study: Map) -> list[list[str]]:
    """Return for each step its message and, a line each, the events over since the step before."""
    days = [now.as_of for now in study.steps]
    notes = [[_message(now, study.words)] for now in study.steps]
    for row in study.events.itertuples():
        step = bisect_left(days, row.by.date())
        if step < len(days):
            when = When(row.date, row.date_precision)
            notes[step].append(study.words("event-note", when=when, event=row.event))
    return notes


def _message(now: Situation, words: Words) -> str:
    if not any(now.corridors.values()):
        return words("no-crossing", day=now.as_of)
    return map_message(now)


def _at_rest(graph: nx.Graph) -> go.Scatter:
    """Draw every road thin and grey, under the corridors."""
    ids = [segment for _, _, segment in graph.edges(data="id")]
    return road_lines(ids, "", {"color": GRID, "width": 1.2}, showlegend=False)


def _controls(
    steps: Sequence[Situation], shown: int, lines: Sequence[str], words: Words
) -> dict[str, Any]:
    """Return a slider, buttons and the note of the day; the site draws its own from them."""
    at_once = {"mode": "immediate", "frame": {"duration": 0, "redraw": True}}
    in_turn = {"fromcurrent": True, "frame": {"duration": PAUSE_MS, "redraw": True}}
    above = {"y": 1, "yanchor": "bottom", "xanchor": "left"}
    buttons = [
        {"label": words("play"), "method": "animate", "args": [None, in_turn]},
        {"label": words("pause"), "method": "animate", "args": [[None], at_once]},
    ]
    days = [
        {
            "label": Day(now.as_of, short=True).write(words),
            "method": "animate",
            "args": [[name], at_once],
        }
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
    table["passing"] = [int(state["passes"].sum()) for state in moving.states]
    for name in OVERLAYS:
        table[name] = [int(state[name].sum()) for state in moving.states]
    known = row_names("corridors")
    opened = ["; ".join(known[n] for n in now.open_corridors) for now in steps]
    table.insert(0, "day", [pd.Timestamp(now.as_of) for now in steps])
    table.insert(1, "open_corridors", opened)
    table["events"] = ["; ".join(lines[1:]) for lines in notes]
    return table
