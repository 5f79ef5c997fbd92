"""What is drawn on a map of corridors, and what of it a day and a phone change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.bare import LED, WIDTHS, Bare, name_values
from landroute.charts.beside import beside, legend
from landroute.charts.courses import Course, courses, families, line_of
from landroute.charts.frame import PAGE, PHONE, Frame
from landroute.charts.holders import group_of, marks, short_names
from landroute.charts.lettering import Label, lettering
from landroute.charts.names import Name
from landroute.charts.spots import spots
from landroute.charts.steps import Values, patched, told
from landroute.charts.template import CLOSED_COLOUR, CLOSED_TEXT, OPEN_COLOUR, OPEN_TEXT
from landroute.corridor.question import Situation
from landroute.tables import kept
from landroute.wording import words
from landroute.wording.facts import Day
from landroute.wording.names import names


class Scene:
    """
    A map of the days of one question; each value that may change is known by its path.

    Parameters
    ----------
    days
        The situations, in time order.
    gates
        For each day the state of the crossings; none: crossings are drawn as towns.
    said
        For each day what stands beside the map.
    """

    def __init__(
        self,
        days: Sequence[Situation],
        gates: Sequence[pd.DataFrame] | None = None,
        said: Sequence[Values] | None = None,
    ) -> None:
        self.days, self.gates = days, gates
        # What is said of the day itself comes first; a study may say more, or it otherwise.
        self.said = [
            {**beside(now), **more}
            for now, more in zip(days, said or [{}] * len(days), strict=True)
        ]
        asked = days[0].question
        crossings = {place for known in gates or () for place in known.index}
        self.bare = Bare(asked.graph, asked.ends, crossings)
        self.graph, self.places, self.path = asked.graph, self.bare.places, self.bare.path
        known = [self._day(number) for number in range(len(days))]
        self.common = [common for common, _, _ in known]
        self.page = [page for _, page, _ in known]
        self.phone = [{**self.bare.narrow(), **phone} for *_, phone in known]

    def drawn(self, shown: int) -> go.Figure:
        """Return the figure of one day, on a page."""
        spec = json.loads(self.bare.figure.to_json())
        figure = go.Figure(patched(spec, {**self.common[shown], **self.page[shown]}))
        return figure.for_each_trace(lambda trace: trace.update(name=None), {"showlegend": False})

    def meta(self, shown: int) -> dict[str, Any]:
        """Return what a phone changes of that figure, and the steps from day to day."""
        said = self.said[shown]
        words_beside = {"states": said["states"], "tints": legend(said["tints"])}
        if len(self.days) == 1:
            return {"narrow": self.phone[0], "beside": words_beside}
        parts = zip(self.common, self.page, self.said, strict=True)
        wide = [{**common, **page, **said} for common, page, said in parts]
        days = [f"{now.as_of:%Y-%m-%d}" for now in self.days]
        return {
            "narrow": self.phone[shown],
            "beside": words_beside,
            "steps": told(days, shown, wide, self.phone),
        }

    def _day(self, number: int) -> tuple[Values, Values, Values]:
        """Return what a day changes: anywhere, on a page, and on a phone."""
        now = self.days[number]
        drawn = courses(now)
        held = now.places["controller"].reindex(self.places).to_numpy()
        groups = [group_of(controller) for controller in held]
        common = {
            **self._lines(drawn),
            **self._marks(now, number),
            **self._blocking(drawn),
            **self._tints(groups),
        }
        by_place = dict(zip(self.places, groups, strict=True))
        page, phone = (self._names(now, drawn, by_place, frame) for frame in (PAGE, PHONE))
        return common, page, phone

    def _lines(self, drawn: Sequence[Course]) -> Values:
        values: dict[str, Any] = {}
        known = names("corridors")
        for slot in range(self.bare.slots):
            at = self.path(f"line-{slot}")
            course = drawn[slot] if slot < len(drawn) else None
            line = line_of(course.path.places, self.graph) if course else []
            is_open = course is not None and course.path.open
            values |= {
                f"{at}/x": [x for x, _ in line],
                f"{at}/y": [y for _, y in line],
                f"{at}/text": known[course.corridor] if course else "",
                f"{at}/line/color": OPEN_COLOUR if is_open else CLOSED_COLOUR,
                f"{at}/line/width": WIDTHS[course is not None and course.leads],
            }
        return values

    def _marks(self, now: Situation, number: int) -> Values:
        at = self.path("places")
        gates = self.gates[number] if self.gates else None
        rows = now.places.reindex(self.places)
        told = [rows[name].to_numpy() for name in ("controller", "contested", "passage")]
        goods = {} if gates is None else gates["goods"].to_dict()
        symbols = [
            "circle"
            if p not in self.bare.crossings
            else "square"
            if goods.get(p)
            else "square-open"
            for p in self.places
        ]
        status = {} if gates is None else gates["status"].to_dict()
        hover = [
            _hover(holder, contested, passage, start, status.get(place))
            for place, holder, contested, passage, start in zip(
                self.places, *told, rows["start"], strict=True
            )
        ]
        return {f"{at}/text": hover, f"{at}/marker/symbol": symbols}

    def _blocking(self, drawn: Sequence[Course]) -> Values:
        at = self.path("blocks")
        shown = sorted({spots()[p] for course in drawn for p in course.path.blocked_by})
        return {f"{at}/x": [x for x, _ in shown], f"{at}/y": [y for _, y in shown]}

    def _tints(self, groups: Sequence[str]) -> Values:
        known = marks()
        return {
            f"{area}/fillcolor": known[group].colour
            for area, group in zip(self.bare.tints, groups, strict=True)
        }

    def _names(
        self, now: Situation, drawn: Sequence[Course], groups: Mapping[str, str], frame: Frame
    ) -> Values:
        """Return the names on a picture of a day."""
        letters = lettering(now, drawn, groups, frame)
        return {
            **self._place_names(letters.names),
            **self._area_names(letters.areas),
            **self._labels(letters.labels, {c.corridor: c.path.open for c in drawn}),
            **_note(self.path("way"), letters.way),
        }

    def _place_names(self, shown: Sequence[Name]) -> Values:
        at = self.path("names")
        beside = name_values(self.places, [name for name in shown if not name.lead])
        values: dict[str, Any] = {f"{at}/{part}": items for part, items in beside.items()}
        led = [name for name in shown if name.lead]
        for n in range(LED):
            name, at = led[n] if n < len(led) else None, self.path(f"led-{n}")
            values |= {
                f"{at}/visible": name is not None,
                f"{at}/text": f"<b>{name.text}</b>" if name else "",
                f"{at}/x": spots()[name.place][0] if name else 0,
                f"{at}/y": spots()[name.place][1] if name else 0,
                f"{at}/ax": name.lead[0] if name and name.lead else 0,
                f"{at}/ay": name.lead[1] if name and name.lead else 0,
            }
        return values

    def _area_names(self, shown: Sequence[Label]) -> Values:
        at = self.path("area-names")
        return {
            f"{at}/x": [one.spot[0] for one in shown],
            f"{at}/y": [one.spot[1] for one in shown],
            f"{at}/text": [f"<i>{one.text}</i>" for one in shown],
            f"{at}/textfont/color": [marks()[one.id].colour for one in shown],
        }

    def _labels(self, shown: Sequence[Label], is_open: Mapping[str, bool]) -> Values:
        values: dict[str, Any] = {}
        for n in range(len(families())):
            one, at = shown[n] if n < len(shown) else None, self.path(f"label-{n}")
            colour = OPEN_TEXT if one and is_open[one.id] else CLOSED_TEXT
            values |= {**_note(at, one), f"{at}/font/color": colour}
        return values


@kept(maxsize=4096)
def _hover(
    controller: str, contested: object, passage: str, start: pd.Timestamp, gate: str | None
) -> str:
    return words("charts")(
        "place-hover",
        holder=short_names()[controller],
        contested=bool(contested),
        passage=passage,
        since=Day(start, short=True),
        gate=gate or "none",
    )


def _note(at: str, shown: Label | None) -> Values:
    x, y = shown.spot if shown else (0, 0)
    text = f"<b>{shown.text}</b>" if shown else ""
    return {f"{at}/visible": shown is not None, f"{at}/x": x, f"{at}/y": y, f"{at}/text": text}
