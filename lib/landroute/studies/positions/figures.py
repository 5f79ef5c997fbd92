"""The actors on the scale on a day, and the middle of their weight through time."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import LABEL, NAMES, wrapped
from landroute.charts.template import CLOSED_COLOUR, INK, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.positions.coding import QUANTITIES
from landroute.studies.positions.findings import VERDICTS, interval, position
from landroute.studies.positions.forecast import Range
from landroute.studies.positions.study import Positions
from landroute.wording.facts import Day, Each, Named, Share
from landroute.wording.names import names

TOP, LANE, DAY_LANE = 84, 32, 104  # pixels
LEAST, MOST = 6, 22  # of a dot
NAME = 20  # letters of a lane's name on a line
ANCHOR = 8  # the same, of an anchor's
ENDS = (0, 100)  # of the scale of data/positions.csv
TOLD = 2  # actors whom an alternative text names
APART = 0.14  # of a lane, between the median and the mean


@Positions.draws("positions-scale")
def positions_scale(study: Positions) -> Drawing:
    """Draw the actors of the day on the scale, the heavier larger, below their middle."""
    rows = _actors(study)
    figure = go.Figure()
    _ranges(figure, rows)
    size = LEAST + (MOST - LEAST) * np.sqrt(rows["weight"] / rows["weight"].max())
    figure.add_scatter(
        x=rows["position"].tolist(),
        y=rows.index.tolist(),
        mode="markers",
        marker={"color": OPEN_COLOUR, "size": size.tolist(), "opacity": 1},
        hovertemplate="%{text}: %{x:.0f}<extra></extra>",
        text=rows["name"].tolist(),
        showlegend=False,
    )
    lanes = {
        -1: ("mean", study.now.mean_drawn, study.now.mean_range, "square"),
        -2: ("median", study.now.median_drawn, study.now.median_range, "diamond"),
    }
    for lane, (name, middle, ends, symbol) in lanes.items():
        _middle(figure, (lane, study.words(f"lane-{name}")), middle, ends, symbol)
    figure.add_hline(y=-0.5, line={"color": INK, "width": 1, "dash": "dot"})
    labels = [study.words("lane-median"), study.words("lane-mean"), *rows["name"]]
    _axes(study, figure, list(range(-2, len(rows))), labels)
    heaviest = rows.sort_values("weight", ascending=False, kind="stable").head(TOLD)
    return Drawing(
        figure,
        table=_table(study, rows),
        height=TOP + LANE * len(labels),
        facts={
            "verdict": study.now.verdict,
            "day": study.day,
            "actors": len(rows),
            "median": position(study.now.median_drawn),
            "median_range": interval(study.now.median_range),
            "mean": position(study.now.mean_drawn),
            "level": Share(study.level),
            "heaviest": Each(
                "actor-at",
                [
                    {
                        "actor": Named("actors", row.actor, "short_name"),
                        "position": position(row.position),
                    }
                    for row in heaviest.itertuples()
                ],
            ),
        },
    )


def _actors(study: Positions) -> pd.DataFrame:
    """Return the lanes of the actors, from Iran's side: actor, name, middles, low, high."""
    codes = study.codes[study.day].groupby("actor")
    rows = study.middles[study.day].assign(
        low=codes["position_low"].min(), high=codes["position_high"].max()
    )
    rows = rows.sort_values("position", ascending=False, kind="stable").reset_index()
    short = names("actors", "short_name")
    return rows.assign(name=rows["actor"].map(short))


def _ranges(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Draw the range of both coders of each actor, as one trace with gaps."""
    ends = [(row.low, row.high, None) for row in rows.itertuples()]
    figure.add_scatter(
        x=[end for own in ends for end in own],
        y=np.repeat(rows.index, 3).tolist(),
        mode="lines",
        line={"color": OPEN_COLOUR, "width": 2},
        connectgaps=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _middle(
    figure: go.Figure, lane: tuple[float, str], middle: float, ends: Range, symbol: str
) -> None:
    """Draw a middle with its interval on a lane: its height and its name."""
    figure.add_scatter(
        x=[ends[0], middle, ends[1]],
        y=[lane[0]] * 3,
        mode="lines+markers",
        line={"color": CLOSED_COLOUR, "width": 4},
        marker={
            "color": CLOSED_COLOUR,
            "size": [1, 13, 1],
            "symbol": symbol,
            "opacity": 1,
            "line": {"width": 0},
        },
        name=lane[1],
        hovertemplate=f"{lane[1]}: %{{x:.0f}}<extra></extra>",
        showlegend=False,
    )


def _axes(study: Positions, figure: go.Figure, lanes: list[int], labels: list[str]) -> None:
    """Give a figure the scale with its anchors, the line, and a name a lane."""
    anchors = {ENDS[0]: "anchor-low", study.line: "anchor-line", ENDS[1]: "anchor-high"}
    figure.add_vline(x=study.line, line={"color": INK, "width": 1})
    figure.update_xaxes(
        side="top",
        range=[ENDS[0] - 4, ENDS[1] + 4],
        tickvals=list(anchors),
        ticktext=[
            f"{value:.0f}<br>{wrapped(study.words(name), ANCHOR)}"
            for value, name in anchors.items()
        ],
        tickangle=0,
        tickfont={"size": LABEL},
    )
    figure.update_yaxes(
        tickvals=lanes,
        ticktext=[label if "<br>" in label else wrapped(label, NAME) for label in labels],
        tickfont={"size": LABEL},
        range=[lanes[-1] + 0.6, lanes[0] - 0.6],
        showgrid=False,
    )
    figure.update_layout(margin={"l": NAMES})


def _table(study: Positions, rows: pd.DataFrame) -> pd.DataFrame:
    share = rows["weight"] / rows["weight"].sum()
    shown = rows[["name", *QUANTITIES, "low", "high"]].rename(columns={"name": "actor"})
    return shown.assign(share=(100 * share).round(1))


@Positions.draws("positions-time")
def positions_time(study: Positions) -> Drawing:
    """Draw the median and the mean with their intervals, a lane a day, beside the holders."""
    figure = go.Figure()
    for number, name, offset, symbol in (
        (0, "median", -APART, "diamond"),
        (1, "mean", APART, "square"),
    ):
        colour = (CLOSED_COLOUR, OPEN_COLOUR)[number]
        for lane, day in enumerate(study.days):
            own = study.forecasts[day]
            middle, ends = (
                (own.median_drawn, own.median_range)
                if name == "median"
                else (own.mean_drawn, own.mean_range)
            )
            _middle(figure, (lane + offset, study.words(f"lane-{name}")), middle, ends, symbol)
            figure.data[-1].update(
                line={"color": colour},
                marker={"color": colour},
                showlegend=lane == 0,
                legendgroup=name,
            )
    labels = [_beside(study, day) for day in study.days]
    _axes(study, figure, list(range(len(labels))), labels)
    told = [own.verdict for own in study.forecasts.values()]
    return Drawing(
        figure,
        table=by_day(study),
        height=TOP + DAY_LANE * len(labels),
        facts={
            "n": len(told),
            "told": len(told) - told.count("open"),
            **{verdict: told.count(verdict) for verdict in VERDICTS},
            "level": Share(study.level),
            "medians": Each(
                "median-on",
                [
                    {"day": day, "median": position(own.median_drawn)}
                    for day, own in study.forecasts.items()
                ],
                "semicolon",
            ),
        },
    )


def _beside(study: Positions, day: dt.date) -> str:
    """Return the name of a lane: the day, and who held either town on it."""
    lines = [f"<b>{Day(day, short=True).write(study.words)}</b>"]
    rows = study.holders(day)
    if any(row.carried for row in rows):
        lines.append(study.words("lane-carried"))
    for row in rows:
        said = study.words(
            "holder-short",
            place=Named("places", row.place, bare=True),
            holder=Named("actors", row.controller, "short_name"),
            others=len(row.beside),
        )
        lines.append(wrapped(said, NAME))
    return "<br>".join(lines)


def by_day(study: Positions) -> pd.DataFrame:
    """Return where the middle lay on each day, and who held either town."""
    short = names("actors", "short_name")
    return pd.DataFrame(
        [
            {
                "day": day,
                "median": round(own.median_drawn, 1),
                "median_low": round(own.median_range[0], 1),
                "median_high": round(own.median_range[1], 1),
                "mean": round(own.mean_drawn, 1),
                "mean_low": round(own.mean_range[0], 1),
                "mean_high": round(own.mean_range[1], 1),
                "turns": round(100 * own.turns, 1),
                "changes": round(100 * own.changes, 1),
                "holders": "; ".join(short[row.controller] for row in study.holders(day)),
                "carried": any(row.carried for row in study.holders(day)),
            }
            for day, own in study.forecasts.items()
        ]
    )
