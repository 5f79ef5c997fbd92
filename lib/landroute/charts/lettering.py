"""All names on a map of a day: of corridors on their lines, of places, of who holds an area."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from landroute.charts.areas import areas
from landroute.charts.basemap import ground_boxes
from landroute.charts.courses import Course, families, label, line_of, named_blockers
from landroute.charts.frame import PHONE, Box, Frame
from landroute.charts.names import RING, Name, named
from landroute.charts.placing import (
    Floats,
    Ground,
    along,
    as_box,
    boxes_about,
    centred,
    hits,
    text_size,
)
from landroute.charts.spots import spots
from landroute.corridor.question import Situation
from landroute.tables import columns, kept
from landroute.wording import words
from landroute.wording.facts import Named

Pixels = list[tuple[float, float]]
STEP = 5  # pixels between points along a line that names keep clear of
SAME = 3.0  # pixels between two lines that are one to the eye
CLEAR = 2  # pixels between points along a line that no label may hide
AWAY = 0.06  # how much worse a label is a pixel away from the places that block
OFF = 12.0  # and beside its line, where there is no room on it
ASTRAY = 1.0  # and a pixel away from its line, where there is none beside it
GAPS = (0, 4, 9, 16, 26, 40)  # pixels, of which a label's line is to be nearer by one
FARTHEST = 4  # of these, by number, that a label may be away from its line
OFF_LINE = ((0, 0), (0, -1), (0, 1), (-0.7, -1), (0.7, -1), (-0.7, 1), (0.7, 1))
GRID = (10, 5)  # pixels right and down between the spots of a picture that a label may take
GATE = 9.0  # pixels: the side of the square about a crossing that no label touches
ALWAYS = ("albukamal",)  # the crossing that most open days hang on
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
    said = tuple(label(course, now) for course in drawn)
    key = now.question.graph, now.question.ends, frame, said, tuple(drawn)
    known, whole = _known(), (*key, tuple(groups.values()))
    if whole not in known.whole:
        if key not in known.begun:
            known.begun[key] = _begin(now, drawn, frame)
        known.whole[whole] = _ended(known.begun[key], now, drawn, groups)
    return known.whole[whole]


class _Known(NamedTuple):
    """Every picture so far, by all that decides it."""

    begun: dict[Any, _Begun]
    whole: dict[Any, Lettering]


@kept(maxsize=1)
def _known() -> _Known:
    return _Known({}, {})


def _ended(
    begun: _Begun, now: Situation, drawn: Sequence[Course], groups: Mapping[str, str]
) -> Lettering:
    """Name the areas on a picture that was begun, and the places for which there is room."""
    graph = now.question.graph
    ground = begun.ground.again()
    held = _area_names(groups, graph, ground)
    marked = _blocking(drawn)
    rest = [p for p in dict.fromkeys((*marked, *TOWNS)) if p in graph and p not in begun.done]
    names = [*begun.names, *named(graph, ground, (), rest, (), marked)]
    return Lettering(begun.labels, names, held, begun.way)


class _Begun(NamedTuple):
    """A picture with what must be on it, whoever holds the land."""

    ground: Ground
    labels: list[Label]
    names: list[Name]
    done: frozenset[str]
    way: Label | None


def _begin(now: Situation, drawn: Sequence[Course], frame: Frame) -> _Begun:
    """Place what must be on a picture: labels of corridors, the ends, capitals, what blocks."""
    graph = now.question.graph
    leads = [course for course in drawn if course.leads]
    lines = {c.corridor: _pixels(line_of(c.path.places, graph), frame) for c in drawn}
    blocking, marked = _blocking(leads), _blocking(drawn)
    ground = _ground(graph, lines.values(), marked, frame)
    way = _way(now, leads, ground)
    # The places that labels name come first, or the labels would take their room.
    told = [p for c in leads for p in named_blockers(c, graph)] if marked else []
    first = [p for p in dict.fromkeys((*ALWAYS, *told)) if p in graph]
    names = named(graph, ground, first, (), blocking, marked)
    labels = [
        placed
        for course in reversed(leads)
        if (placed := _labelled(course, now, ground, lines, drawn))
    ]
    must = [p for p in dict.fromkeys((*now.question.ends, *blocking, *CAPITALS)) if p not in first]
    names += named(graph, ground, [p for p in must if p in graph], (), blocking, marked)
    return _Begun(ground, labels, names, frozenset({*first, *must}), way)


def _blocking(drawn: Iterable[Course]) -> list[str]:
    return list(dict.fromkeys(p for course in drawn for p in course.path.blocked_by))


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
    ground.keep_clear(boxes_about(along(line, STEP), (2 * STEP, 2 * STEP)))
    must = [place for place in ("tehran", "beirut", *CAPITALS) if place in graph]
    return named(graph, ground, must, [p for p in TOWNS if p in graph], (), marked)


def _pixels(line: Sequence[tuple[float, float]], frame: Frame) -> Pixels:
    return [frame.pixel(x, y) for x, y in line]


def _label(id_: str, text: str, row: Floats, frame: Frame) -> Label:
    """Return a text in the middle of a box."""
    left, top, right, bottom = box = as_box(row)
    unit = frame.pixel(frame.west + 1, frame.north - 1)
    spot = frame.west + (left + right) / 2 / unit[0], frame.north - (top + bottom) / 2 / unit[1]
    return Label(id_, text, (round(spot[0], 2), round(spot[1], 2)), box)


def _labelled(
    course: Course,
    now: Situation,
    ground: Ground,
    lines: Mapping[str, Pixels],
    drawn: Sequence[Course],
) -> Label | None:
    """
    Place a corridor's label near what blocks it: on its line, beside it, or where it is nearest.

    It hides neither a crossing nor the line of another corridor, and is on no road that corridors
    share, which would seem to be its own; without room it is left out.
    """
    frame, graph, line = ground.frame, now.question.graph, lines[course.corridor]
    hidden = [frame.pixel(*spots()[place]) for place in sorted(crossings() & set(graph))]
    gates = boxes_about(np.array(hidden).reshape(-1, 2), (GATE, GATE))
    on_own = ground.count(along(line, CLEAR))
    others, shared = _beside(course, on_own, lines, drawn)
    # A road that corridors share is as near to the others.
    on_other = ground.count(np.concatenate([others, shared]))
    near = np.array([frame.pixel(*spots()[p]) for p in course.path.blocked_by if p in graph])
    # Where there is no room for the place that blocks, the state alone is said.
    for form in ("short", "state") if frame is PHONE else ("full", "short", "state"):
        text = label(course, now, form)
        width, height = text_size(text, frame.label, bold=True)
        size = width + 6, height + 2
        for where in (_on_line, _anywhere):
            boxes = where(line, size, frame)
            # Most boxes are told to be of no use by the cheapest of what decides it.
            boxes = boxes[(on_other(boxes) == 0) & (on_own(_grown(boxes, GAPS[FARTHEST])) > 0)]
            gap, other = _gaps(on_own, boxes), _gaps(on_other, boxes)
            free = (other > 0) & (gap < other) & (gap <= FARTHEST) & ~hits(boxes, gates)
            boxes, gap = boxes[free], gap[free]
            # What the label hides of its own line does not count.
            costs = ground.costs(boxes) / 4
            costs += OFF * (gap > 0) + ASTRAY * np.array(GAPS)[gap]
            middles = (boxes[:, :2] + boxes[:, 2:]) / 2
            if len(near):
                away = np.hypot(*(middles[:, None] - near[None]).transpose(2, 0, 1))
                costs += AWAY * away.min(axis=1)
            best = ground.take(boxes, costs)
            if best is not None:
                return _label(course.corridor, text, boxes[best], frame)
    return None


def _beside(
    course: Course,
    own: Callable[[Floats], Floats],
    lines: Mapping[str, Pixels],
    drawn: Sequence[Course],
) -> tuple[Floats, Floats]:
    """
    Return points along lines that a corridor's label may not hide, and of roads that it shares.

    What lies on its own line it may, but for an open line of a corridor of which it is no variant.
    """
    (family,) = (family for family in families() if course.corridor in family)
    others, shared = [np.empty((0, 2))], [np.empty((0, 2))]
    for other in drawn:
        if other is course:
            continue
        points = along(lines[other.corridor], CLEAR)
        same = own(boxes_about(points, (2 * SAME, 2 * SAME))) > 0
        hidden = other.path.open and other.corridor not in family
        others.append(points if hidden else points[~same])
        shared.append(points[same & other.leads])
    return np.concatenate(others), np.concatenate(shared)


def _gaps(count: Callable[[Floats], Floats], boxes: Floats) -> NDArray[np.int64]:
    """Return the number of the least of `GAPS` by which each box is to grow to meet a point."""
    met = [count(_grown(boxes, gap)) > 0 for gap in GAPS]
    return len(GAPS) - np.sum(met, axis=0)


def _grown(boxes: Floats, gap: float) -> Floats:
    return boxes + np.array([-gap, -gap, gap, gap])


def _on_line(line: Pixels, size: tuple[float, float], _: Frame) -> Floats:
    """Return the boxes of a size on a line and beside it."""
    shifts = np.array([(r * size[0] / 2, d * (size[1] / 2 + 4)) for r, d in OFF_LINE])
    return boxes_about((along(line, 2 * STEP)[:, None] + shifts[None]).reshape(-1, 2), size)


def _anywhere(_: Pixels, size: tuple[float, float], frame: Frame) -> Floats:
    """Return the boxes of a size all over a picture."""
    ends = frame.width, frame.height
    across, down = (np.arange(0, end, by) for end, by in zip(ends, GRID, strict=True))
    return boxes_about(np.stack(np.meshgrid(across, down), axis=-1).reshape(-1, 2), size)


@kept(maxsize=1)
def crossings() -> frozenset[str]:
    """Return the places at which roads cross a border."""
    return frozenset(columns("crossings", "place")["place"].dropna())


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
        held = tuple(p for p in sorted(graph) if groups.get(p) == group)
        middles = _middles(held, graph, frame) if text else None
        if middles is None:
            continue
        points = (middles[:, None] + np.array(ABOUT)[None]).reshape(-1, 2)
        size = text_size(text, frame.size)
        boxes = boxes_about(points, size)
        away = np.hypot(*(points - middles.mean(axis=0)).T) / 3
        astray = np.hypot(*(points - np.repeat(middles, len(ABOUT), axis=0)).T)
        best = ground.take(boxes, ground.costs(boxes) / 4 + away + astray / 2)
        if best is not None:
            labels.append(_label(group, text, boxes[best], frame))
    return labels


@kept(maxsize=4096)
def _middles(held: tuple[str, ...], graph: nx.Graph, frame: Frame) -> Floats | None:
    """Return where each place of the largest stretch among some has its land, in pixels."""
    parts = [sorted(part) for part in nx.connected_components(graph.subgraph(held))]
    parts = [part for part in parts if len(part) >= MIN_PLACES]
    if not parts:
        return None
    part = max(parts, key=lambda part: (len(part), part))
    land = areas()
    tops = [land[place].representative_point().coords[0] for place in part if place in land]
    return np.array([frame.pixel(x, y) for x, y in tops])
