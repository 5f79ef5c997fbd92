"""The names of places on a map: beside their marks, or led to by a line."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

import networkx as nx
import numpy as np

from landroute.charts.frame import Box
from landroute.charts.placing import Floats, Ground, as_box, boxes_about, distances, text_size
from landroute.charts.spots import spots

MARK, RING = 4.0, 7.0  # pixels from the middle of a mark to its name: of a town, of one that blocks
# Sides of a mark, in the order in which a reader expects a name.
SIDES = {
    "middle right": (1, 0), "middle left": (-1, 0), "top center": (0, -1),
    "bottom center": (0, 1), "top right": (1, -1), "top left": (-1, -1),
    "bottom right": (1, 1), "bottom left": (-1, 1),
}  # fmt: skip
GAPS = (0.0, 5.0, 10.0)
# How much worse a name is a gap farther, and a side later; and where another mark is as near, so
# that a reader would take the name for that one's.
FARTHER, LATER, DOUBTFUL, NEARER = 4.0, 0.6, 110.0, 1.25
# The sides (right, down) that a name may take at each gap, and how much worse each is.
TRIED = np.tile(np.array(list(SIDES.values()), dtype=float), (len(GAPS), 1))
LATENESS = np.repeat([FARTHER * n for n in range(len(GAPS))], len(SIDES)) + np.tile(
    [LATER * n for n in range(len(SIDES))], len(GAPS)
)
NO_ROOM = 30.0  # a name that could be left out is, if every spot is worse than this
# A line leads to a name this far off, in one of so many directions, where no spot beside it is
# better than this.
LED, LEADS, WAYS = 95.0, (18.0, 26.0, 36.0), 24


class Name(NamedTuple):
    """
    A place's name as it stands.

    It stands on a side of the mark, so many pixels away; or where a line leads, of (right, down)
    pixels from the mark to its middle.
    """

    place: str
    text: str
    side: str
    gap: float
    blocks: bool
    box: Box
    lead: tuple[float, float] | None = None


def named(
    graph: nx.Graph,
    ground: Ground,
    must: Collection[str],
    rest: Collection[str],
    blocks: Collection[str],
    marked: Collection[str],
) -> list[Name]:
    """
    Place the names of the first places wherever they go, of the others where there is room.

    Parameters
    ----------
    graph
    ground
        On which the names are taken up.
    must, rest
        Places in the order in which they get their names.
    blocks
        Those whose names are bold, and led to by a line where they must be.
    marked
        Those with a mark that no other's name is to be taken for.
    """
    names, frame = [], ground.frame
    rings = {place: frame.pixel(*spots()[place]) for place in marked}
    for place in [*must, *rest]:
        if not frame.shows(*spots()[place]):
            continue
        spot = frame.pixel(*spots()[place])
        others = np.array([rings[p] for p in rings if p != place]).reshape(-1, 2)
        text, bold = graph.nodes[place]["name"], place in blocks
        size = text_size(text, frame.size, bold=bold)
        limit = LED if bold else np.inf if place in must else NO_ROOM
        name = _beside(ground, spot, size, others, (RING if bold else MARK) * frame.mark + 1, limit)
        if name is None and bold and place in must:
            name = _led(ground, spot, size, others)
        if name:
            names.append(name._replace(place=place, text=text, blocks=bold))
    return names


def _beside(
    ground: Ground,
    spot: tuple[float, float],
    size: tuple[float, float],
    others: Floats,
    radius: float,
    limit: float,
) -> Name | None:
    """Place a text of a size (width, height) beside a mark."""
    gaps = radius + np.repeat(GAPS, len(SIDES))
    corners = np.array(spot) + TRIED * gaps[:, None] - np.array(size) * (1 - TRIED) / 2
    boxes = np.hstack([corners, corners + np.array(size)])
    doubt = DOUBTFUL * (distances(others, boxes) < NEARER * gaps)
    best = ground.take(boxes, ground.costs(boxes) + LATENESS + doubt, limit)
    if best is None:
        return None
    side = list(SIDES)[best % len(SIDES)]
    return Name("", "", side, float(gaps[best]), blocks=False, box=as_box(boxes[best]))


def _led(
    ground: Ground, spot: tuple[float, float], size: tuple[float, float], others: Floats
) -> Name | None:
    """Place a text where a line leads to it that passes no other mark."""
    turns = [2 * math.pi * n / WAYS for n in range(WAYS)]
    offsets = np.array(
        [
            (length * math.cos(turn) + size[0] / 2 * math.cos(turn), length * math.sin(turn))
            for length in LEADS
            for turn in turns
        ]
    )
    boxes = boxes_about(offsets + np.array(spot), size)
    passed = np.zeros(len(offsets))
    for share in (0.2, 0.35, 0.5, 0.65):
        points = np.array(spot) + offsets * share
        if len(others):
            gaps = np.hypot(*(points[:, None] - others[None]).transpose(2, 0, 1)).min(axis=1)
            passed += gaps < RING
    costs = ground.costs(boxes) + DOUBTFUL * passed + np.hypot(*offsets.T) / 3
    best = ground.take(boxes, costs)
    if best is None:
        return None
    right, down = (round(float(part), 1) for part in offsets[best])
    box = as_box(boxes[best])
    return Name("", "", "middle right", 1.0, blocks=False, box=box, lead=(right, down))
