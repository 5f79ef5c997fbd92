"""The fewest places to add through time, above those denied already."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import time_axis
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR
from landroute.charts.veil import veil
from landroute.corridor.timeline import set_sizes_through_time
from landroute.studies.base import Drawing
from landroute.studies.closing.study import Closing
from landroute.tables import RECORD_END
from landroute.wording.facts import Each, message

LINES = ((OPEN_COLOUR, "solid", 5.0), (CLOSED_COLOUR, "dash", 2.5), (INK, "dot", 1.8))
AREAS = ((ACCENT, "/"), (MUTED, ""))


@Closing.draws("cut-with-and-without-tanf")
def cut_with_and_without(study: Closing) -> Drawing:
    """Draw the fewest places to add through time, above those that somebody denies already."""
    cuts = _cuts(study)
    denied = study.denied.reindex(cuts.index, method="ffill")
    worlds = {one: _world(one, study) for one in cuts}
    holders = {one: study.words("denied-by", who=one) for one in denied}
    since = _most(cuts[cuts.index >= cuts.index.asof(pd.Timestamp(study.scenario.as_of))])
    return Drawing(
        _drawn(cuts.rename(columns=worlds), denied.rename(columns=holders), study),
        table=cuts.join(denied).rename(columns=worlds | holders).reset_index(names="date"),
        height=480,
        facts={
            "since": study.scenario.as_of,
            "enough": since["own"]["enough"],
            **{world: message("most-places", **facts) for world, facts in since.items()},
            "first": f"{cuts.index[0]:%Y}",
            "last": f"{cuts.index[-1]:%Y}",
            "ever": Each(
                "most-places-in-world",
                [
                    {"places": message("most-places", **facts), "world": worlds[world]}
                    for world, facts in _most(cuts).items()
                ],
                "semicolon",
            ),
            "all": _whole(denied),
            "us": int(denied["us"].max()),
            "others": int(denied["others"].max()),
        },
    )


def _cuts(study: Closing) -> pd.DataFrame:
    """List the fewest places to add in Syria's east by day of change, in three worlds."""
    worlds = {
        "own": study.counts,
        "tanf": set_sizes_through_time(study.tanf.passing),
        "withdrawn": set_sizes_through_time(study.withdrawn),
    }
    sizes = {
        world: sizes.drop_duplicates("date").set_index("date")["cut_in_east"]
        for world, sizes in worlds.items()
    }
    days = sorted(set().union(*(one.index for one in sizes.values())))
    return pd.DataFrame({world: one.reindex(days, method="ffill") for world, one in sizes.items()})


def _world(name: str, study: Closing) -> str:
    return study.words("world", world=name, posture=study.scenario.us_posture)


def _most(cuts: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Say of each world the most places that it asks for, and whether a set always does."""
    enough = {str(world): not cuts[world].isna().any() for world in cuts}
    return {
        world: {"enough": does, "n": int(cuts[world].max()) if does else 0}
        for world, does in enough.items()
    }


def _whole(denied: pd.DataFrame) -> int:
    return int(denied.sum(axis=1).max())


def _drawn(cuts: pd.DataFrame, denied: pd.DataFrame, study: Closing) -> go.Figure:
    whole, most = _whole(denied), int(cuts.max().fillna(0).max())
    figure = make_subplots(
        rows=2,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.15,
        row_heights=[0.58, 0.42],
        subplot_titles=[study.words("places-more"), study.words("denied-already", all=whole)],
    )
    for name, (colour, dash, width) in zip(cuts, LINES, strict=True):
        line = {"shape": "hv", "color": colour, "dash": dash, "width": width}
        figure.add_scatter(row=1, col=1, mode="lines", line=line, **_steps(cuts[name]))
    # What nobody denies is the room left above the areas.
    for name, (colour, pattern) in zip(denied.columns[:-1], AREAS, strict=True):
        figure.add_scatter(
            row=2,
            col=1,
            mode="lines",
            stackgroup="denied",
            line={"shape": "hv", "color": colour, "width": 1},
            fillpattern={"shape": pattern, "fgcolor": colour},
            **_steps(denied[name]),
        )
    figure.update_yaxes(dtick=1, range=[-0.3, most + 0.4], row=1, col=1)
    figure.update_yaxes(range=[0, whole], tickvals=[0, whole // 2, whole], row=2, col=1)
    figure.update_xaxes(showticklabels=True, row=1, col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    time_axis(figure)
    day = f"{study.scenario.as_of:%Y-%m-%d}"
    for row in (1, 2):
        figure.add_vline(x=day, line={"color": MUTED, "width": 1.5}, row=row, col=1)
    veil(figure, pd.Timestamp(RECORD_END))
    return figure


def _steps(counts: pd.Series) -> dict[str, object]:
    return {
        "x": [f"{day:%Y-%m-%d}" for day in counts.index],
        "y": [None if pd.isna(n) else int(n) for n in counts],
        "name": str(counts.name),
        "hovertemplate": f"%{{x}}: %{{y}}<extra>{counts.name}</extra>",
    }
