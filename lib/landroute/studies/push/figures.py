"""The odds of a place on the way to be next, and the campaign as small maps."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import log_axis
from landroute.charts.spans import LABEL, NAMES, wrapped
from landroute.charts.template import INK, MUTED, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.push.maps import ground, marks, named_marks, panel_axes, taken_places
from landroute.studies.push.study import MAIN, Push
from landroute.wording.facts import Day, Number, Share
from landroute.wording.names import names

TOP, LANE = 90, 44  # pixels
LETTERS = 22  # of a lane's name on a line
COLUMNS, PANEL = 2, 190  # panels beside each other; pixels of one's height
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
    return 1 + len(study.steady[MAIN].beside)


def _readings(study: Push) -> pd.DataFrame:
    """Return the lanes of the chart: label, low, middle, high, colour."""
    lanes = [(study.words("beside", what="near"), *study.told[MAIN].odds, OPEN_COLOUR)]
    lanes += [
        (study.words("beside", what=name), *odds, OPEN_COLOUR)
        for name, odds in study.steady[MAIN].beside.items()
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
    rows = -(-len(days) // COLUMNS)
    figure = go.Figure()
    before = pd.Timestamp(0)
    for number, day in enumerate(days):
        axis = "" if number == 0 else str(number + 1)
        left, top = number % COLUMNS, number // COLUMNS
        x = left / COLUMNS, (left + 0.97) / COLUMNS
        y = 1 - (top + 0.97) / rows, 1 - (top + 0.1) / rows
        panel_axes(figure, axis, x, y)
        so_far = taken[taken["day"] <= day]
        new = so_far[so_far["road"] & (so_far["day"] > before)].drop_duplicates("name")
        figure.add_traces(ground(study.question.graph, axis))
        figure.add_traces([*marks(so_far, study.sides, axis, legend=number == 0)])
        figure.add_trace(named_marks(new, axis))
        figure.add_annotation(
            text=f"<b>{Day(day.date(), short=True).write(study.words)}</b>",
            x=x[0], y=1 - top / rows, xref="paper", yref="paper", xanchor="left",
            yanchor="top", showarrow=False, font={"size": LABEL},
        )  # fmt: skip
        before = day
    own = taken[(taken["side"] == MAIN) & taken["road"]]
    short = names("actors", "short_name")
    return Drawing(
        figure,
        table=taken.assign(side=taken["side"].map(short))[
            ["name", "day", "source", "side", "road"]
        ],
        height=rows * PANEL,
        facts={
            "places": len(taken),
            "way": int(taken["road"].sum()),
            "first": dt.date.fromisoformat(TURNS[0]),
            "last": dt.date.fromisoformat(TURNS[-1]),
            "own": len(own),
        },
    )
