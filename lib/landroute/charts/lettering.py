"""All names on a map of a day: of corridors on their lines, of places, of who holds an area."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import networkx as nx
import numpy as np

from landroute.charts.areas import areas
from landroute.charts.basemap import ground_boxes
from landroute.charts.courses import Course, label, line_of, named_blockers
from landroute.charts.frame import PHONE, Box, Frame
from landroute.charts.names import RING, Name, named
from landroute.charts.placing import (
    Floats,
    Ground,
    along,
    as_box,
    boxes_about,
    centred,
    text_size,
)
from landroute.charts.spots import spots
from landroute.corridor.question import Situation
from landroute.wording import words
from landroute.wording.facts import Named

STEP = 5  # pixels between points along a line that names keep clear of
SHARED = 300.0  # how much worse a corridor's label is on a road that corridors share
AWAY = 0.06  # and a pixel away from the places that block
OFF = 12.0  # and beside its line, where there is no room on it
OFF_LINE = ((0, 0), (0, -1), (0, 1), (-0.7, -1), (0.7, -1), (-0.7, 1), (0.7, 1))
MIN_PLACES = 3  # an area of fewer places has no name
ABOUT = [(right, down) for right in (0, -36, 36) for down in (0, -13, 13, -26, 26)]
# Named where there is room, in this order.
CAPITALS = ("baghdad", "damascus")
TOWNS = (
    "mosul", "aleppo", "deir-ez-zor", "albukamal", "tanf", "homs", "palmyra", "raqqa", "kermanshah",
    "al-qaim", "rutba", "hasakah", "latakia", "erbil", "kirkuk", "tripoli", "ramadi", "qamishli",
    "sinjar", "haditha", "tikrit", "mayadin", "hamadan", "trebil", "karbala", "sulaymaniyah",
)  # fmt: skip


class Label(NamedTuple):
    """A text about a spot in degrees, and its box in pixels."""

    id: str
    text: str
    spot: tuple[float, float]
    box: Box


class Lettering(NamedTuple):
    """All names on a picture, none of which lies on another."""

    labels: list[Label]
    names: list[Name]
    areas: list[Label]
    way: Label | None  # to the origin, beyond the picture's edge


def lettering(
    now: Situation, drawn: Sequence[Course], groups: Mapping[str, str], frame: Frame
) -> Lettering:
    """
    Place the names on a picture of a day.

    Parameters
    ----------
    now
    drawn
        `courses` of the day.
    groups
        The group of each place's holder.
    frame
    """
    graph = now.question.graph
    leads = [course for course in drawn if course.leads]
    lines = {c.corridor: _pixels(line_of(c.path.places, graph), frame) for c in drawn}
    blocking = list(dict.fromkeys(p for c in leads for p in c.path.blocked_by))
    marked = list(dict.fromkeys(p for c in drawn for p in c.path.blocked_by))
    ground = _ground(graph, lines.values(), marked, frame)
    way = _way(now, leads, ground)
    # The places that labels name come first, or the labels would take their room.
    first = [p for c in leads for p in named_blockers(c, graph)] if marked else []
    names = named(graph, ground, first, (), blocking, marked)
    labels = [
        placed
        for course in reversed(leads)
        for others in [[lines[c.corridor] for c in leads if c is not course]]
        if (placed := _on_line(course, now, ground, lines[course.corridor], others))
    ]
    must = [p for p in dict.fromkeys((*now.question.ends, *blocking, *CAPITALS)) if p not in first]
    names += named(graph, ground, [p for p in must if p in graph], (), blocking, marked)
    held = _area_names(groups, graph, ground)
    done = {*first, *must}
    rest = [p for p in dict.fromkeys((*marked, *TOWNS)) if p in graph and p not in done]
    names += named(graph, ground, (), rest, (), marked)
    return Lettering(labels, names, held, way)


def _ground(
    graph: nx.Graph,
    lines: Iterable[Sequence[tuple[float, float]]],
    marked: Sequence[str],
    frame: Frame,
) -> Ground:
    """Return a picture on which nothing may be written over a mark that blocks."""
    marks = np.array([frame.pixel(*spots()[place]) for place in sorted(graph)])
    points = [np.empty((0, 2)), *(along(line, STEP) for line in lines)]
    ring = 2 * RING * frame.mark - 2
    rings = [centred(frame.pixel(*spots()[place]), (ring, ring)) for place in marked]
    return Ground(frame, marks, np.concatenate(points), [*ground_boxes(frame), *rings])


def town_names(
    graph: nx.Graph, line: Sequence[tuple[float, float]], marked: Sequence[str], frame: Frame
) -> list[Name]:
    """
    Place the names of towns alone, clear of a line in pixels and of places that are marked.

    The capitals are named in any case, the others where there is room.
    """
    ground = _ground(graph, [], marked, frame)
    ground.taken += [as_box(row) for row in boxes_about(along(line, STEP), (2 * STEP, 2 * STEP))]
    must = [place for place in ("tehran", "beirut", *CAPITALS) if place in graph]
    return named(graph, ground, must, [p for p in TOWNS if p in graph], (), marked)


def _pixels(line: Sequence[tuple[float, float]], frame: Frame) -> list[tuple[float, float]]:
    return [frame.pixel(x, y) for x, y in line]


def _label(id_: str, text: str, row: Floats, frame: Frame) -> Label:
    """Return a text in the middle of a box."""
    left, top, right, bottom = box = as_box(row)
    unit = frame.pixel(frame.west + 1, frame.north - 1)
    spot = frame.west + (left + right) / 2 / unit[0], frame.north - (top + bottom) / 2 / unit[1]
    return Label(id_, text, (round(spot[0], 2), round(spot[1], 2)), box)


def _on_line(
    course: Course,
    now: Situation,
    ground: Ground,
    line: list[tuple[float, float]],
    others: list[list[tuple[float, float]]],
) -> Label | None:
    """Place a corridor's label on its line, best where no other runs and near what blocks."""
    frame, graph = ground.frame, now.question.graph
    points = along(line, 2 * STEP)
    costs = np.zeros(len(points))
    if others:
        beside = np.concatenate([along(other, STEP) for other in others])
        gaps = np.hypot(*(points[:, None] - beside[None]).transpose(2, 0, 1)).min(axis=1)
        costs += SHARED * (gaps < 2 * STEP)
    near = np.array([frame.pixel(*spots()[p]) for p in course.path.blocked_by if p in graph])
    if len(near):
        costs += AWAY * np.hypot(*(points[:, None] - near[None]).transpose(2, 0, 1)).min(axis=1)
    # Where there is no room for the place that blocks, the state alone is said.
    for form in ("short", "state") if frame is PHONE else ("full", "state"):
        text = label(course, now, form)
        width, height = text_size(text, frame.label, bold=True)
        size = width + 6, height + 2
        shifts = np.array([(r * size[0] / 2, d * (size[1] / 2 + 4)) for r, d in OFF_LINE])
        boxes = boxes_about((points[:, None] + shifts[None]).reshape(-1, 2), size)
        off = np.tile(OFF * (np.arange(len(shifts)) > 0), len(points))
        # What the label hides of its own line does not count.
        worse = ground.costs(boxes) / 4 + np.repeat(costs, len(shifts)) + off
        best = ground.take(boxes, worse)
        if best is not None:
            return _label(course.corridor, text, boxes[best], frame)
    return None


def _way(now: Situation, leads: Sequence[Course], ground: Ground) -> Label | None:
    """Point to the origin where the corridors leave the picture, if it lies beyond."""
    frame, origin = ground.frame, now.question.ends[0]
    if not leads or frame.shows(*spots()[origin]):
        return None
    text = words("charts")("to-end", place=Named("places", origin))
    width, height = text_size(text, frame.size, bold=True)
    points = along(_pixels(line_of(leads[-1].path.places, now.question.graph), frame), STEP)
    inside = points[(points >= 2).all(axis=1) & (points[:, 0] < frame.width - 2)]
    if not len(inside):
        return None
    x, y = inside[0]
    middle = min(frame.width - 2 - width / 2, x)
    spots_near = np.array([(middle, y + down) for down in (-14, 14, -26, 26, -40, 40)])
    boxes = boxes_about(spots_near, (width, height))
    best = ground.take(boxes, ground.costs(boxes))
    return None if best is None else _label("way", text, boxes[best], frame)


def _area_names(groups: Mapping[str, str], graph: nx.Graph, ground: Ground) -> list[Label]:
    """Name the areas that one group holds, each at its largest stretch, where there is room."""
    frame, labels = ground.frame, []
    for group in sorted({*groups.values()}):
        text = words("charts")("area-name", group=group)
        held = graph.subgraph([p for p in sorted(graph) if groups.get(p) == group])
        parts = [sorted(part) for part in nx.connected_components(held)]
        parts = [part for part in parts if len(part) >= MIN_PLACES]
        if not text or not parts:
            continue
        part = max(parts, key=lambda part: (len(part), part))
        tops = [
            areas()[place].representative_point().coords[0] for place in part if place in areas()
        ]
        middles = np.array([frame.pixel(x, y) for x, y in tops])
        points = (middles[:, None] + np.array(ABOUT)[None]).reshape(-1, 2)
        size = text_size(text, frame.size)
        boxes = boxes_about(points, size)
        away = np.hypot(*(points - middles.mean(axis=0)).T) / 3
        astray = np.hypot(*(points - np.repeat(middles, len(ABOUT), axis=0)).T)
        best = ground.take(boxes, ground.costs(boxes) / 4 + away + astray / 2)
        if best is not None:
            labels.append(_label(group, text, boxes[best], frame))
    return labels
