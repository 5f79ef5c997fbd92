"""The map through time: one figure, a step for every day on which anything changes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import pandas as pd

from landroute.charts.maps import corridor_map, corridor_states, map_message, on_roads
from landroute.charts.steps import Values
from landroute.corridor.question import Situation
from landroute.studies.base import Drawing
from landroute.studies.map.study import Map
from landroute.tables.settings import settings
from landroute.wording.facts import Measure, Named, When, named
from landroute.wording.names import names

DAY = "{day}"  # where the site writes the day that a reader asked for


@Map.draws("time-map")
def time_map(study: Map) -> Drawing:
    """Map who held the land, and which corridors and crossings were open, day by day."""
    steps = study.steps
    shown = [now.as_of for now in steps].index(study.scenario.as_of)
    gates = [study.gates(now.as_of) for now in steps]
    lines = step_lines(study)
    figure, site = corridor_map(steps, shown, gates, _told(study, lines))
    return Drawing(
        figure,
        table=_table(study, gates, lines),
        height=470,
        facts={
            "message": map_message(steps[shown]),
            "days": len(steps),
            "first": steps[0].as_of,
            "last": steps[-1].as_of,
            "day": study.scenario.as_of,
            "states": corridor_states(steps[shown]),
            "account": study.scenario.account,
            "reach": Measure(settings().tint_reach_km, "km"),
        },
        site=site,
    )


def _told(study: Map, lines: Sequence[Sequence[str]]) -> list[Values]:
    """Return what stands beside the map at each step: title, last entries, and since when."""
    told: list[Values] = []
    since, last = "", list[str]()
    for now, said in zip(study.steps, lines, strict=True):
        if said:
            since, last = f"{now.as_of:%Y-%m-%d}", list(said)
        told.append({"title": map_message(now, DAY), "lines": last, "since": since})
    return told


def step_lines(study: Map) -> list[list[str]]:
    """Return for each step what happened on its day, a line each: hands, gates, events."""
    told: dict[dt.date, list[str]] = defaultdict(list)
    for row in study.changes_by_day.itertuples():
        told[row.date.date()].append(
            study.words(
                "move",
                places=named("places", row.place),
                before=Named("actors", row.before, bare=True),
                after=Named("actors", row.after, bare=True),
                precision=row.precision,
                told=row.precision != "day",
            )
        )
    for row in study.gate_changes.itertuples():
        told[row.date.date()].append(study.words("gate-note", crossing=row.name, status=row.status))
    for row in study.events.itertuples():
        when = When(row.date, row.date_precision)
        told[row.by.date()].append(study.words("event-note", when=when, event=row.event))
    return [told[now.as_of] for now in study.steps]


def _table(
    study: Map, gates: Sequence[pd.DataFrame], lines: Sequence[Sequence[str]]
) -> pd.DataFrame:
    """Return a row a step: day, open corridors, places that pass, open crossings, what happened."""
    known = names("corridors")
    return pd.DataFrame(
        {
            "day": [pd.Timestamp(now.as_of) for now in study.steps],
            "open_corridors": [
                "; ".join(known[name] for name in now.open_corridors) for now in study.steps
            ],
            "passing": [_passing(now) for now in study.steps],
            "goods_pass": [int(known["goods"].sum()) for known in gates],
            "changes": [len(said) for said in lines],
        }
    )


def _passing(now: Situation) -> int:
    return int((~on_roads(now, now.question.graph).index.isin(now.closed)).sum())
