"""What moves on the map through time: traces, and frames that hold only what changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.holders import Mark, mark, marker_of, marks, passage_marks, short_names
from landroute.charts.maps import (
    CROSS,
    RING,
    corridor_style,
    corridors_of_segments,
    key_entry,
    road_lines,
)
from landroute.charts.template import CLOSED_COLOUR, OPEN_COLOUR
from landroute.corridor.question import Situation
from landroute.wording import Words
from landroute.wording.names import names as row_names

# Coordinates repeat in many frames: a hundredth of a degree is less than a pixel.
DECIMALS = 2
# Told apart by shape as well as colour, and open, so that the holder's mark shows inside.
GATE = {"symbol": "square-open", "size": 15, "color": OPEN_COLOUR, "line": {"width": 2}}
SHUT = {"symbol": "diamond-open", "size": 18, "color": CLOSED_COLOUR, "line": {"width": 2}}
OVERLAYS = {"contested": CROSS, "blocks": RING, "goods_pass": GATE, "goods_stopped": SHUT}
# Places that share these share a trace; a change re-sends its whole trace, and a country keeps
# that short.
GROUPED = ["label", "country", "passes"]

Part = dict[str, Any]
# Whether a stretch of road lies on an open corridor, and on which; None: on none.
Road = tuple[bool, tuple[str, ...]] | None


class Moving:
    """
    The traces that the steps of a map change.

    Parameters
    ----------
    steps
        The situations, in time order.
    gates
        For each step the state of the crossings: index place; columns status, goods.
    words
        The study's messages.

    Attributes
    ----------
    states : list of DataFrame
        For each step the places on roads: columns label (of the holder's mark), country, lon, lat,
        text, passes (whether traffic could pass), and a truth value for each of `OVERLAYS`.
    """

    def __init__(
        self, steps: Sequence[Situation], gates: Sequence[pd.DataFrame], words: Words
    ) -> None:
        self.words = words
        self.states = [_state(now, gate, words) for now, gate in zip(steps, gates, strict=True)]
        self.stretches = _stretches(steps)
        self.groups = sorted(
            {g for s in self.states for g in zip(*(s[column] for column in GROUPED), strict=True)}
        )
        self.parts = [self._parts(step) for step in range(len(steps))]

    def marks(self) -> list[Mark]:
        """Return the marks that any step needs, in the order of `holders`."""
        needed = {label for label, *_ in self.groups}
        return [m for m in marks().values() if m.label in needed]

    def _parts(self, step: int) -> list[Part]:
        """Return what may change of each trace, in the order of `traces`."""
        state = self.states[step]
        held = dict(list(state.groupby(GROUPED)))
        return [
            *(_line(roads[step]) for roads in self.stretches),
            *(_named_spots(held.get(group, state[:0])) for group in self.groups),
            *(_spots(state[state[name]]) for name in OVERLAYS),
        ]

    def traces(self, shown: int) -> Iterator[go.Scatter]:
        """Yield the traces as they are at step `shown`."""
        for trace, part in zip(self._bare(), self.parts[shown], strict=True):
            yield trace.update(part)

    def _bare(self) -> Iterator[go.Scatter]:
        """Yield the traces without what changes."""
        for segments in self.stretches.values():
            yield road_lines(segments, "corridor", {}, showlegend=False)
        drawn = {m.label: m for m in self.marks()}
        hover = {"hovertemplate": "%{text}<extra></extra>", "showlegend": False}
        for label, _, passes in self.groups:
            marker = marker_of(drawn[label], passes=passes)
            yield go.Scatter(mode="markers", marker=marker, **hover)
        for marker in OVERLAYS.values():
            yield go.Scatter(mode="markers", marker=marker, showlegend=False, hoverinfo="skip")

    def legend(self) -> Iterator[go.Scatter]:
        """Yield a trace without points an entry, so that the legend is the same at any step."""
        roads = {road for roads in self.stretches for road in roads if road}
        styles = dict(corridor_style(names, is_open=is_open) for is_open, names in sorted(roads))
        for entry, line in sorted(styles.items(), reverse=True):
            yield go.Scatter(x=[None], y=[None], mode="lines", name=entry, line=line)
        holders = {m.label: marker_of(m) for m in self.marks()}
        overlays = {self.words(name.replace("_", "-")): look for name, look in OVERLAYS.items()}
        for entry, marker in (holders | passage_marks() | overlays).items():
            yield key_entry(entry, marker)

    def frames(
        self, names: Sequence[str], notes: Sequence[Sequence[str]], first: int
    ) -> Iterator[go.Frame]:
        """
        Yield a frame a step, each building on the one before.

        Parameters
        ----------
        names
            The frames' names.
        notes
            The lines of each frame's note, the figure's first annotation.
        first
            The number of the first moving trace in the figure.
        """
        before: list[Part] = [{}] * len(self.parts[0])
        base = None
        for name, part, lines in zip(names, self.parts, notes, strict=True):
            changed = [i for i, new in enumerate(part) if new != before[i]]
            yield go.Frame(
                name=name,
                baseframe=base,
                traces=[first + i for i in changed],
                data=[{"type": "scatter", **part[i]} for i in changed],
                layout={"annotations": [{"text": "<br>".join(lines)}]},
            )
            before, base = part, name


def _state(now: Situation, gates: pd.DataFrame, words: Words) -> pd.DataFrame:
    """State of the places on roads on a day: see `Moving`."""
    graph = now.question.graph
    held = now.places[now.places.index.isin(graph.nodes)].sort_index()
    nodes = [graph.nodes[place] for place in held.index]
    status = gates["status"].reindex(held.index)
    blocking = {p for path in now.corridors.values() if path for p in path.blocked_by}
    return pd.DataFrame(
        {
            "label": [mark(controller).label for controller in held["controller"]],
            "country": [node["country"] for node in nodes],
            "lon": [round(node["lon"], DECIMALS) for node in nodes],
            "lat": [round(node["lat"], DECIMALS) for node in nodes],
            "text": [
                _text(node["name"], row, gate, words)
                for node, row, gate in zip(nodes, held.itertuples(), status, strict=True)
            ],
            "passes": ~held.index.isin(now.closed),
            "contested": held["contested"],
            "blocks": held.index.isin(blocking),
            "goods_pass": held.index.isin(gates.index[gates["goods"]]),
            "goods_stopped": held.index.isin(gates.index[~gates["goods"]]),
        },
        index=held.index,
    )


def _text(name: str, row: Any, crossing: Any, words: Words) -> str:
    return words(
        "step-hover",
        place=name,
        holder=short_names()[row.controller],
        contested=bool(row.contested),
        passage=row.passage,
        gate="none" if pd.isna(crossing) else str(crossing),
    )


def _stretches(steps: Sequence[Situation]) -> dict[tuple[Road, ...], list[str]]:
    """Join the segments that are alike at every step: state at each step to ids of segments."""
    graph = steps[0].question.graph
    users = [corridors_of_segments(now, graph) for now in steps]
    opened = [set(now.open_corridors) for now in steps]
    joined: dict[tuple[Road, ...], list[str]] = {}
    for segment in sorted({segment for used in users for segment in used}):
        states = tuple(
            (used[segment][0] in free, used[segment]) if segment in used else None
            for used, free in zip(users, opened, strict=True)
        )
        joined.setdefault(states, []).append(segment)
    return joined


def _line(road: Road) -> Part:
    if road is None:
        return {"visible": False}
    is_open, names = road
    _, line = corridor_style(names, is_open=is_open)
    known = row_names("corridors")
    spoken = ", ".join(known[name] for name in names)
    return {"visible": True, "line": {"dash": "solid", **line}, "text": spoken}


def _spots(places: pd.DataFrame) -> Part:
    return {"x": places["lon"].tolist(), "y": places["lat"].tolist()}


def _named_spots(places: pd.DataFrame) -> Part:
    return {**_spots(places), "text": places["text"].tolist()}
