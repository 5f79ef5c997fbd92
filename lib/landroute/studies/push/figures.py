"""The odds of a place on the way to be next, and the campaign as small maps."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import log_axis
from landroute.charts.frame import PAGE
from landroute.charts.spans import LABEL, NAMES, wrapped
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
TURNS = ("2017-06-20", "2017-08-20", "2017-09-10", "2017-10-14", "2017-11-09", "2017-12-31")


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
    ends = rows[["low", "high"]].to_numpy().ravel()
    whole = [10 ** np.floor(np.log10(ends.min())), 10 ** np.ceil(np.log10(ends.max()))]
    log_axis(figure, [*ends, *whole], tickangle=0)
    figure.update_yaxes(
        tickvals=list(rows.index),
        ticktext=[wrapped(label, LETTERS) for label in rows["label"]],
        tickfont={"size": LABEL - 1},
        range=[len(rows) - 0.5, -0.5],
    )
    figure.update_layout(margin={"l": NAMES})
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
            "least": Number(float(rows["middle"].head(study_readings(study)).min()), 2),
            "level": Share(study.level),
        },
    )


def study_readings(study: Push) -> int:
    """Return how many readings there are of the main side's choices."""
    return 3 + len(study.steady[MAIN].beside)


def _readings(study: Push) -> pd.DataFrame:
    """Return the lanes of the chart: label, low, middle, high, colour."""
    lanes = [(study.words("beside", what="near"), *study.told[MAIN].odds, OPEN_COLOUR)]
    lanes += [
        (study.words("beside", what=name), *odds, OPEN_COLOUR)
        for name, odds in study.steady[MAIN].beside.items()
    ]
    steady = study.steady[MAIN]
    lanes += [
        (study.words("beside", what="close"), *steady.close, OPEN_COLOUR),
        (study.words("beside", what="reach"), *steady.reach, OPEN_COLOUR),
    ]
    short = names("actors", "short_name")
    lanes += [
        (study.words("other-side", side=short[side]), *study.told[side].odds, MUTED)
        for side in study.sides[1:]
    ]
    return pd.DataFrame(lanes, columns=["label", "low", "middle", "high", "colour"])


@Push.draws("push-campaign")
def push_campaign(study: Push) -> Drawing:
    """Draw what each side had taken by six days, as small maps."""
    taken = taken_places(study.fronts)
    days = [pd.Timestamp(day) for day in TURNS]
    shown = panels(len(days))
    drawn = in_theatre(taken)
    so_far = [drawn[drawn["day"] <= day] for day in days]
    first = drawn[drawn["road"]].drop_duplicates("name")
    fresh = [
        first[(first["day"] <= day) & (first["day"] > before)]
        for day, before in zip(days, [pd.Timestamp(0), *days], strict=False)
    ]
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
            "first": days[0].date(),
            "last": days[-1].date(),
            "own": len(own),
        },
    )
