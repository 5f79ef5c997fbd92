"""A map of corridors before anything is said of a day: its ground, and room for what a day adds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any

import networkx as nx
import plotly.graph_objects as go

from landroute.charts.areas import areas, outline
from landroute.charts.basemap import NAME, basemap, land, map_axes, on_a_phone, roads_at_rest
from landroute.charts.courses import families
from landroute.charts.frame import PAGE, PHONE
from landroute.charts.names import Name
from landroute.charts.spots import spots
from landroute.charts.steps import Values
from landroute.charts.template import CLOSED_COLOUR, INK, LAND, OPEN_COLOUR, PAPER
from landroute.wording import words

WIDTHS = {True: 3.5, False: 1.5}  # of a corridor's line, and of a variant's
BLOCKS, EDGE = 10, 2.5  # of the ring about a place that blocks
RING = {"symbol": "circle", "size": BLOCKS, "color": PAPER,
        "line": {"color": CLOSED_COLOUR, "width": EDGE}}  # fmt: skip
TINT = 0.22  # opacity of who holds the land
TOWN, CROSSING, END, LEAST = 4, 7, 8, 3  # sizes of marks, and the least on a phone
LED = 8  # names that a line may lead to


class Bare:
    """
    The figure of a map, each of its parts known by name.

    Parameters
    ----------
    graph
        The network.
    ends
        Origin and destination.
    crossings
        Places whose marks say what a gate let through; none: no gates are drawn.

    Attributes
    ----------
    figure : Figure
    places : list of str
        In the order of the traces that have a point a place.
    slots : int
        Lines that a day may fill.
    """

    def __init__(self, graph: nx.Graph, ends: tuple[str, str], crossings: Collection[str]) -> None:
        self.graph, self.ends, self.crossings = graph, ends, crossings
        self.places = sorted(graph)
        self.slots = sum(map(len, families()))
        self.figure = go.Figure(list(self._traces()))
        map_axes(self.figure)
        self._write()
        self._paths = paths_of(self.figure)

    def path(self, name: str) -> str:
        """Return the path of a trace or an annotation in the figure."""
        return self._paths[name]

    @cached_property
    def tints(self) -> list[str]:
        """The path of the area of each place."""
        shapes = len(self.figure.layout.shapes)
        return [f"layout/shapes/{n}" for n in range(shapes - len(self.places), shapes)]

    def narrow(self) -> Values:
        """Return what a phone changes, at any day: the stretch of ground, and sizes."""
        places, blocks = self.path("places"), self.path("blocks")
        return {
            **on_a_phone(self.path),
            f"{places}/marker/size": [max(LEAST, size * PHONE.mark) for size in self._sizes()],
            f"{blocks}/marker/size": BLOCKS * PHONE.mark,
            f"{blocks}/marker/line/width": EDGE * PHONE.mark,
            f"{self.path('names')}/textfont/size": PHONE.size,
            f"{self.path('area-names')}/textfont/size": PHONE.size,
            **{
                f"{path}/font/size": PHONE.label if name.startswith("label") else PHONE.size
                for name, path in self._paths.items()
                if name.startswith(("label", "led", "way"))
            },
        }

    def _sizes(self) -> list[int]:
        return [
            END if p in self.ends else CROSSING if p in self.crossings else TOWN
            for p in self.places
        ]

    def _traces(self) -> Iterator[go.Scatter]:
        quiet = {"hoverinfo": "skip", "showlegend": False}
        yield from basemap()
        yield roads_at_rest(self.graph)
        for slot in range(self.slots):
            yield go.Scatter(mode="lines", name=f"line-{slot}", hoverinfo="text", showlegend=False)
        xs, ys = zip(*(spots()[place] for place in self.places), strict=True)
        yield go.Scatter(
            x=xs,
            y=ys,
            mode="markers",
            name="places",
            marker={"size": self._sizes(), "line": {"width": 0},
                    "color": [INK if p in self.ends else NAME for p in self.places]},
            customdata=[self.graph.nodes[place]["name"] for place in self.places],
            hovertemplate="<b>%{customdata}</b><br>%{text}<extra></extra>",
            showlegend=False,
        )  # fmt: skip
        yield go.Scatter(mode="markers", name="blocks", marker=RING, **quiet)
        yield go.Scatter(mode="text", name="area-names", textfont={"size": 11}, **quiet)
        yield place_names(self.graph, [])
        yield from self._legend()

    def _legend(self) -> Iterator[go.Scatter]:
        said = words("charts")
        for name, colour in (("open-corridor", OPEN_COLOUR), ("blocked-corridor", CLOSED_COLOUR)):
            line = {"color": colour, "width": WIDTHS[True]}
            yield go.Scatter(x=[None], y=[None], mode="lines", line=line, name=said(name))
        yield key_entry(said("blocks"), RING)
        if self.crossings:
            square = {"symbol": "square-open", "size": CROSSING, "color": NAME}
            yield key_entry(said("crossing-shut"), square)

    def _write(self) -> None:
        """Give the figure its land, its areas, and labels for its corridors, all still unsaid."""
        shapes = areas()
        tints = [
            {"type": "path", "path": outline(shapes[place]), "layer": "below", "opacity": TINT,
             "line": {"width": 0}}
            for place in self.places
        ]  # fmt: skip
        self.figure.update_layout(shapes=[*land(), *tints])
        for name in [f"label-{n}" for n in range(len(families()))] + ["way"]:
            self.figure.add_annotation(
                name=name,
                x=0,
                y=0,
                text="",
                visible=False,
                showarrow=False,
                font={"size": PAGE.label, "color": INK},
                bgcolor=LAND if name != "way" else None,
                opacity=1 if name == "way" else 0.95,
                borderpad=1,
            )
        for n in range(LED):
            self.figure.add_annotation(
                name=f"led-{n}",
                x=0,
                y=0,
                ax=0,
                ay=0,
                text="",
                visible=False,
                showarrow=True,
                arrowhead=0,
                arrowwidth=1,
                arrowcolor=NAME,
                standoff=BLOCKS / 2,
                font={"size": PAGE.size, "color": INK},
                borderpad=0,
            )


def paths_of(figure: go.Figure) -> dict[str, str]:
    """Map the names of a figure's traces and annotations to their paths in it."""
    parts = {"data": figure.data, "layout/annotations": figure.layout.annotations}
    return {
        str(part.name): f"{where}/{n}"
        for where, listed in parts.items()
        for n, part in enumerate(listed)
        if part.name
    }


def place_names(graph: nx.Graph, shown: Sequence[Name]) -> go.Scatter:
    """Name places beside their marks; those that are not shown have an empty name."""
    places = sorted(graph)
    values = name_values(places, shown)
    return go.Scatter(
        x=[spots()[place][0] for place in places],
        y=[spots()[place][1] for place in places],
        text=values["text"],
        mode="markers+text",
        name="names",
        # The unseen mark keeps a name clear of the mark under it.
        marker={"opacity": 0, "size": values["marker/size"]},
        textposition=values["textposition"],
        textfont={"size": PAGE.size, "color": values["textfont/color"]},
        hoverinfo="skip",
        showlegend=False,
    )


def name_values(places: Sequence[str], shown: Sequence[Name]) -> dict[str, list[Any]]:
    """Return, for each place, its name if it is shown, where it stands, and how it looks."""
    known = {name.place: name for name in shown}
    rest = Name("", "", "middle right", 1.0, blocks=False, box=(0, 0, 0, 0))
    rows = [known.get(place, rest) for place in places]
    return {
        "text": [f"<b>{row.text}</b>" if row.blocks else row.text for row in rows],
        "marker/size": [unseen(row.gap) for row in rows],
        "textposition": [row.side for row in rows],
        "textfont/color": [INK if row.blocks else NAME for row in rows],
    }


def unseen(gap: float) -> float:
    """Return the size of the unseen mark by which Plotly keeps a name `gap` pixels away."""
    return round(max(1.6 * (gap - 1), 0.1), 1)


def key_entry(name: str, marker: dict[str, Any]) -> go.Scatter:
    """Return an entry of the legend alone: a trace without points."""
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker)
