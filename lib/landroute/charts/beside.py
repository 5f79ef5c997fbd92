"""What stands in words beside a map of a day: each corridor's state, and whose the tints are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from landroute.charts.courses import courses, families, named_blockers
from landroute.charts.holders import group_of, marks
from landroute.charts.steps import Values
from landroute.corridor.question import Situation
from landroute.tables import kept
from landroute.wording import words
from landroute.wording.facts import Named, named


def beside(now: Situation) -> Values:
    """Return what is said beside a map, by name: states, a line each; state, in short; tints."""
    return {
        "states": corridor_lines(now),
        "state": day_state(now),
        "tints": tints(now),
    }


def corridor_lines(now: Situation) -> list[str]:
    """Say of each corridor whether it was open, or which place blocked it and who held that."""
    leads = {course.corridor: course for course in courses(now) if course.leads}
    graph, lines = now.question.graph, []
    for family in families():
        course = next((leads[name] for name in family if name in leads), None)
        blocked = course is not None and not course.path.open
        place = named_blockers(course, graph)[0] if course and blocked else ""
        corridor = course.corridor if course else family[0]
        holder = str(now.places.at[place, "controller"]) if place else ""
        fought = bool(now.places.at[place, "contested"]) if place else False
        state = "blocked" if blocked else "open" if course else "none"
        more = len(course.path.blocked_by) - 1 if course and blocked else 0
        lines.append(_corridor_line(corridor, state, place, holder, fought, more))
    return lines


@kept(maxsize=4096)
def _corridor_line(
    corridor: str, state: str, place: str, holder: str, fought: bool, more: int
) -> str:
    return words("charts")(
        "corridor-line",
        corridor=Named("corridors", corridor),
        state=state,
        place=Named("places", place) if place else "",
        holder=Named("actors", holder) if holder else "",
        contested=fought,
        more=more,
    )


def day_state(now: Situation) -> str:
    """Say in a few words what was open on a day that has been named."""
    opened = now.open_corridors
    return words("charts")(
        "day-state",
        state="corridors" if opened else "other" if now.open else "none",
        corridors=named("corridors", opened) if opened else "",
    )


def tints(now: Situation) -> list[str]:
    """Return the groups whose colours the land has, in the order of a legend."""
    held = now.places["controller"].reindex(sorted(now.question.graph)).dropna()
    groups = {group_of(controller) for controller in held.unique()}
    return [group for group in marks() if group in groups]


def legend(shown: Sequence[str]) -> list[dict[str, Any]]:
    """Return the legend of the tints: every group, and whether the day shown has it."""
    return [
        {"group": group, "label": look.label, "colour": look.colour, "shown": group in shown}
        for group, look in marks().items()
    ]
