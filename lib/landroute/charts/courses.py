"""The corridors of a day as lines: which one speaks for its variants, and what its label says."""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx
from shapely import LineString

from landroute.charts.holders import short_names
from landroute.corridor.question import Situation
from landroute.network.paths import Path
from landroute.network.roads import segment_lines
from landroute.tables import columns, kept
from landroute.wording import words
from landroute.wording.facts import Named
from landroute.wording.names import names

SMOOTH, DECIMALS = 0.015, 2  # degrees: less than a pixel
Line = list[tuple[float, float]]


@dataclass(frozen=True)
class Course:
    """
    A corridor's path on a day.

    Attributes
    ----------
    corridor : str
    path : Path
    leads : bool
        Whether it speaks for its corridor: the corridor itself, or a variant that alone is open.
    """

    corridor: str
    path: Path
    leads: bool


def courses(now: Situation) -> list[Course]:
    """Return the paths of a day in the order in which they are drawn: open ones on top."""
    drawn = []
    for family in families():
        paths = {name: path for name in family if (path := now.corridors.get(name))}
        opened = [name for name, path in paths.items() if path.open]
        lead = next(iter([*opened, *paths]), "")
        drawn += [Course(name, path, name == lead) for name, path in paths.items()]
    return sorted(drawn, key=lambda course: (course.path.open, course.leads))


@kept(maxsize=1)
def families() -> list[list[str]]:
    """Return each corridor with its variants, in the order of data/corridors.csv."""
    of = columns("corridors", "id", "variant_of").set_index("id")["variant_of"]
    return [[main, *of.index[of == main]] for main in of.index[of.isna()]]


@kept(maxsize=512)
def line_of(places: tuple[str, ...], graph: nx.Graph) -> Line:
    """Return the line of a path along its roads, in degrees."""
    line: Line = []
    for a, b in nx.utils.pairwise(places):
        points = [(x, y) for x, y in segment_lines()[graph.edges[a, b]["id"]]]
        start = graph.nodes[a]["lon"], graph.nodes[a]["lat"]
        if _far(points[-1], start) < _far(points[0], start):
            points.reverse()
        line += points
    smooth = LineString(line).simplify(SMOOTH).coords
    return [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in smooth]


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def named_blockers(course: Course, graph: nx.Graph) -> list[str]:
    """Return the places that block a corridor where it crosses the border; else the first."""
    crossing = {
        place
        for a, b in nx.utils.pairwise(course.path.places)
        if graph.edges[a, b]["corridor"]
        for place in (a, b)
    }
    at_border = [place for place in course.path.blocked_by if place in crossing]
    return at_border[::-1] or list(course.path.blocked_by[:1])


def label(course: Course, now: Situation, form: str = "full") -> str:
    """Return what stands on a corridor's line, in a `form` full, short or state (alone)."""
    path, place, holder = course.path, "", ""
    if not path.open:
        blocker = named_blockers(course, now.question.graph)[0]
        place = names("places")[blocker]
        holder = holder_code(str(now.places.at[blocker, "controller"]))
    state = "open" if path.open else "blocked" if form != "state" else "only-blocked"
    more = max(len(path.blocked_by) - 1, 0)
    return _line_label(course.corridor, state, place, holder, more, form == "short")


@kept(maxsize=4096)
def _line_label(corridor: str, state: str, place: str, holder: str, more: int, short: bool) -> str:
    return words("charts")(
        "line-label",
        id=corridor,
        corridor=Named("corridors", corridor),
        state=state,
        place=place,
        holder=holder,
        more=more,
        short=short,
    )


@kept(maxsize=256)
def holder_code(controller: str) -> str:
    """Return the few letters by which a label names who holds a place."""
    return words("charts")("holder-code", id=controller, name=short_names()[controller])
