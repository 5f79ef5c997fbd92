"""Figures of what each line carries, and of the hours that the corridor takes."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import log_axis
from landroute.charts.spans import LABEL, wrapped
from landroute.charts.template import CLOSED_COLOUR, INK, PAPER
from landroute.studies.base import Drawing
from landroute.studies.modes.looks import COLOURS, SYMBOLS
from landroute.studies.modes.quantities import LINES, MEASURES
from landroute.studies.modes.study import Modes
from landroute.wording.facts import Counted, Each, Number, Share, Span, hours

BINS = 40
HOURS_A_DAY = 24
TOP, LANE, PANEL = 0, 28, 56  # pixels: over all, a line, and beside the lines of a panel
TOLD = ("capacity", "cost")  # the measures whose medians an alternative text gives


def _amount(measure: str, value: float) -> Number | Share:
    return Share(value) if measure == "loss" else Number(value)


@Modes.draws("modes-side-by-side")
def side_by_side(study: Modes) -> Drawing:
    """Draw each measure of each line as a median and a range, on a scale of powers of ten."""
    panels = [study.words("measure", measure=measure) for measure in MEASURES]
    known = study.ranges[study.ranges["central"].notna()]
    drawn = known[known["central"] > 0]
    lanes = [max(1, int((drawn["measure"] == measure).sum())) for measure in MEASURES]
    height = TOP + LANE * sum(lanes) + PANEL * len(MEASURES)
    figure = make_subplots(
        rows=len(MEASURES),
        cols=1,
        vertical_spacing=PANEL / height,
        row_heights=lanes,
        subplot_titles=panels,
    )
    for number, measure in enumerate(MEASURES, 1):
        rows = drawn[drawn["measure"] == measure]
        percent = 100 if measure == "loss" else 1
        for row in rows.itertuples():
            figure.add_trace(_dot(study, row, percent), row=number, col=1)
        ends = percent * rows[["low", "central", "high"]].to_numpy(dtype=float)
        log_axis(figure, ends, suffix="%" if percent > 1 else "", row=number, col=1)
    figure.update_yaxes(autorange="reversed", tickfont={"size": LABEL})
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    return Drawing(
        figure,
        table=study.ranges.assign(
            measure=[study.words("measure", measure=one) for one in study.ranges["measure"]],
            mode=[study.words("line", line=line) for line in study.ranges["mode"]],
        ),
        height=height,
        facts={
            **_cheapest(study),
            "within": Share(study.level),
            "medians": _medians(known[known["measure"].isin(TOLD)]),
        },
    )


def _dot(study: Modes, row: Any, percent: int) -> go.Scatter:
    line = study.words("line", line=row.mode)
    said = study.words(
        "line-median",
        line=line,
        amount=_amount(row.measure, row.central),
        ranged=study.ranged,
        range=Span(_amount(row.measure, row.low), _amount(row.measure, row.high)),
    )
    amount = _amount(row.measure, row.central)
    said_short = study.words("amount-on-lane", line=line, amount=amount)
    return go.Scatter(
        x=[percent * row.central],
        y=[wrapped(said_short)],
        mode="markers",
        showlegend=False,
        marker={"size": 10, "color": COLOURS[row.mode], "symbol": SYMBOLS[row.mode]},
        error_x={
            "array": [percent * (row.high - row.central)],
            "arrayminus": [percent * (row.central - row.low)],
            "color": INK,
        },
        text=[said],
        hovertemplate="%{text}<extra></extra>",
    )


def _cheapest(study: Modes) -> dict[str, Any]:
    """Say which line asks least and which most: prices from elsewhere bear no more."""
    prices = {line: study.of("cost", line) for line in LINES}
    known = {line: price for line, price in prices.items() if not math.isnan(price)}
    return {
        "road": "road" in known,
        "cheapest": min(known, key=known.__getitem__),
        "dearest": max(known, key=known.__getitem__),
    }


def _medians(known: pd.DataFrame) -> Each:
    """Return the medians of each measure, by line."""
    rows = [
        {
            "measure": measure,
            "lines": Each(
                "amount-by-line",
                [
                    {"line": row.mode, "amount": _amount(row.measure, row.central)}
                    for row in part.itertuples()
                ],
                "comma",
            ),
        }
        for measure, part in known.groupby("measure", sort=False)
    ]
    return Each("measure-medians", rows, "semicolon")


@Modes.draws("corridor-hours")
def corridor_hours(study: Modes) -> Drawing:
    """Draw how the hours of the fastest route spread over the draws."""
    taken = study.road["hours"].to_numpy()
    known, draws = taken[np.isfinite(taken)], study.scenario.draws
    counts, edges = np.histogram(known, bins=BINS) if len(known) else (np.zeros(0), np.zeros(1))
    table = pd.DataFrame({"hours_from": edges[:-1], "hours_to": edges[1:], "draws": counts})
    figure = go.Figure()
    figure.add_bar(
        x=((table["hours_from"] + table["hours_to"]) / 2).tolist(),
        y=(table["draws"] / draws).tolist(),
        width=(table["hours_to"] - table["hours_from"]).tolist(),
        marker={"color": CLOSED_COLOUR, "line": {"color": PAPER, "width": 0.5}},
        hovertemplate=study.words("share-of-draws-at", share="%{y:.1%}", hours="%{x:.0f}")
        + "<extra></extra>",
    )
    figure.update_xaxes(title=study.words("hours-from-end-to-end"))
    figure.update_yaxes(tickformat=".0%")
    days = round(float(np.median(known)) / HOURS_A_DAY) if len(known) else 0
    if len(known):
        middle = float(np.median(known))
        figure.add_vline(x=middle, line={"color": INK, "dash": "dot", "width": 1.5})
    return Drawing(
        figure,
        table=table,
        height=320,
        facts={
            "known": len(known),
            "hours": hours(float(np.median(known))) if len(known) else "",
            "days": days,
            "about": Counted(days, "day"),
            "without": Share(1 - len(known) / draws),
        },
    )
