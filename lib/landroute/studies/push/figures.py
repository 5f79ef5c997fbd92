"""The odds of a place on the way to be next, and the campaign as small maps."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import log_axis
from landroute.charts.frame import PAGE
from landroute.charts.spans import name_lanes
from landroute.charts.template import INK, MUTED, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.push.maps import (
    ground,
    heads,
    in_theatre,
    map_axes,
    marks,
    named,
    panels,
    taken_places,
)
from landroute.studies.push.sets import MAIN
from landroute.studies.push.study import Push
from landroute.wording.facts import Day, Number, Share
from landroute.wording.names import names

TOP, LANE = 90, 44  # pixels
LETTERS = 22  # of a lane's name on a line
MAPS = 6  # at most


@Push.draws("push-odds")
def push_odds(study: Push) -> Drawing:
    """Draw the odds of a place on the way, under each reading of each side's choices."""
    rows = _readings(study)
    figure = go.Figure()
    for row in rows.itertuples():
        figure.add_scatter(
            x=[row.low, row.middle, row.high],
            y=[row.Index] * 3,
            mode="lines+markers",
            line={"color": row.colour, "width": 3},
            marker={"color": row.colour, "size": [5, 11, 5]},
            hovertemplate=f"{row.label}: %{{x:.2~f}}<extra></extra>",
            showlegend=False,
        )
    figure.add_vline(x=1, line={"color": INK, "width": 1})
    log_axis(figure, rows[["low", "high"]], decades=True, tickangle=0)
    name_lanes(figure, rows["label"].tolist(), LETTERS)
    told = study.told[MAIN]
    return Drawing(
        figure,
        table=rows[["label", "low", "middle", "high"]],
        height=TOP + LANE * len(rows),
        facts={
            "verdict": study.verdicts[MAIN],
            "low": Number(told.odds[0], 2),
            "middle": Number(told.odds[1], 2),
            "high": Number(told.odds[2], 2),
            "least": Number(float(rows.loc[rows["side"] == MAIN, "middle"].min()), 2),
            "level": Share(study.level),
        },
    )


def _readings(study: Push) -> pd.DataFrame:
    """Return the lanes of the chart: side, label, low, middle, high, colour."""
    steady = study.steady[MAIN]
    own = {"near": study.told[MAIN].odds, **steady.beside}
    own |= {"close": steady.close, "reach": steady.reach}
    lanes = [
        (MAIN, study.words("beside", what=name), *odds, OPEN_COLOUR) for name, odds in own.items()
    ]
    short = names("actors", "short_name")
    lanes += [
        (side, study.words("other-side", side=short[side]), *study.told[side].odds, MUTED)
        for side in study.sides[1:]
    ]
    return pd.DataFrame(lanes, columns=["side", "label", "low", "middle", "high", "colour"])


@Push.draws("push-campaign")
def push_campaign(study: Push) -> Drawing:
    """Draw what each side had taken by the days on which a place on the way was first taken."""
    taken = taken_places(study.fronts)
    drawn = in_theatre(taken)
    first = drawn[drawn["road"]].drop_duplicates("name")
    days = sorted(set(first["day"]))[-MAPS:] or [taken["day"].iloc[-1]]
    shown = panels(len(days))
    so_far = [drawn[drawn["day"] <= day] for day in days]
    fresh = [first[first["day"] == day] for day in days]
    figure = go.Figure([*ground(study.question.graph, shown)])
    figure.add_traces([*marks(zip(shown, so_far, strict=True), study.sides)])
    figure.add_trace(named(zip(shown, fresh, strict=True)))
    said = [Day(day.date(), short=True).write(study.words) for day in days]
    figure.add_trace(heads(zip(shown, said, strict=True)))
    shape = map_axes(figure, shown)
    own = taken[(taken["side"] == MAIN) & taken["road"]]
    short = names("actors", "short_name")
    return Drawing(
        figure,
        table=taken.assign(side=taken["side"].map(short))[
            ["name", "day", "source", "side", "road"]
        ],
        height=round(PAGE.width * shape),
        facts={
            "places": len(taken),
            "way": int(taken["road"].sum()),
            "distinct": taken[taken["road"]]["name"].nunique(),
            "maps": len(days),
            "first": days[0].date(),
            "last": days[-1].date(),
            "own": len(own),
        },
    )
