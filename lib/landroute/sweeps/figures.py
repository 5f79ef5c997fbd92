"""Figures of a sweep's report, as Plotly draws them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from landroute.charts.template import (
    ACCENT,
    AMBER,
    CLOSED_COLOUR,
    MUTED,
    OPEN_COLOUR,
    PINK,
    SKY,
    SLATE,
    TEMPLATE,
)
from landroute.sweeps.drivers import grouped
from landroute.sweeps.summary import DAYS, FEW, NUMBER, SORT, Summary

BARS = 24  # of a histogram
SHOWN = 400  # points that are drawn, evenly taken from the design
COLOURS = (OPEN_COLOUR, CLOSED_COLOUR, ACCENT, PINK, SKY, AMBER, SLATE, MUTED)
HEIGHT = 260
BAR = 26  # height of a row of bars


def distribution(found: Summary, other: str) -> str:
    """
    Draw how often a finding has which value.

    Parameters
    ----------
    found
    other
        What the rarest texts are called together.

    Returns
    -------
    str
        The figure as JSON.
    """
    if found.one_by_one:
        total = len(found.values)
        labels = [_short(str(value) or other, found.kind) for value in found.counts]
        shares = [100 * n / total for n in found.counts.values()]
        bars = go.Bar(y=labels, x=shares, orientation="h", marker_color=OPEN_COLOUR)
        figure = go.Figure(bars)
        figure.update_yaxes(type="category", autorange="reversed")
        figure.update_xaxes(ticksuffix="%", rangemode="tozero")
        return _json(figure, HEIGHT - 180 + BAR * len(labels))
    counts, edges = np.histogram(found.values, bins=BARS)
    middles = (edges[:-1] + edges[1:]) / 2
    figure = go.Figure(
        go.Bar(
            x=_axis_values(middles, found.kind == DAYS),
            y=100 * counts / counts.sum(),
            marker_color=OPEN_COLOUR,
        )
    )
    figure.update_layout(bargap=0.05)
    figure.update_yaxes(ticksuffix="%", rangemode="tozero")
    return _json(figure, HEIGHT)


def against(found: Summary, parameter: str, days: bool) -> str:
    """
    Draw a finding against a parameter: numbers as points with the median, texts as shares.

    Parameters
    ----------
    found
    parameter
        A name of `found.parameters`.
    days
        Whether its values are days.

    Returns
    -------
    str
        The figure as JSON.
    """
    values = found.parameters[parameter]
    ranged = values.dtype.kind == "f"
    groups = grouped(values, ranged)
    centres: list[Any] = [
        float(np.median(values[groups == g])) if ranged else str(values[groups == g][0])
        for g in range(groups.max() + 1)
    ]
    place = _axis_values(centres, days) if ranged else centres
    figure = go.Figure()
    if found.kind == SORT:
        _shares(figure, found, groups, place)
    else:
        _medians(figure, found, groups, place, days, values if ranged else None)
    if not ranged:
        figure.update_xaxes(type="category")
    return _json(figure, HEIGHT)


def _shares(figure: go.Figure, found: Summary, groups: np.ndarray, place: Sequence[Any]) -> None:
    commonest = sorted(found.counts, key=lambda value: -found.counts[value])[: len(COLOURS)]
    for colour, value in zip(COLOURS, (v for v in commonest if v != ""), strict=False):
        has = found.values == value
        shares = [100 * has[groups == g].mean() for g in range(len(place))]
        name = _short(str(value), found.kind)
        figure.add_bar(x=list(place), y=shares, name=name, marker_color=colour)
    figure.update_layout(barmode="stack", showlegend=True, legend_y=-0.2)  # below the labels
    figure.update_yaxes(ticksuffix="%", range=[0, 100])


def _medians(
    figure: go.Figure,
    found: Summary,
    groups: np.ndarray,
    place: Sequence[Any],
    days: bool,
    values: np.ndarray | None,
) -> None:
    by_group = [found.values[groups == g] for g in range(len(place))]
    low, middle, high = (
        _axis_values([float(np.quantile(own, share)) for own in by_group], found.kind == DAYS)
        for share in (0.1, 0.5, 0.9)
    )
    line = dict(mode="lines" if values is not None else "markers", line_color=OPEN_COLOUR)  # noqa: C408
    if values is not None:
        every = max(1, len(values) // SHOWN)
        figure.add_scatter(
            x=_axis_values(values[::every], days),
            y=_axis_values(found.values[::every], found.kind == DAYS),
            mode="markers",
            marker={"color": MUTED, "size": 4, "opacity": 0.5},
            hoverinfo="skip",
        )
    for ends, dash in ((low, "dot"), (high, "dot"), (middle, "solid")):
        drawn = line if values is None else {**line, "line_dash": dash}
        figure.add_scatter(x=list(place), y=ends, **drawn)
        if values is None:
            figure.data[-1].marker = {
                "color": OPEN_COLOUR,
                "symbol": "circle" if dash == "solid" else "line-ew-open",
                "size": 12,
            }
    figure.update_layout(showlegend=False)


def _axis_values(values: Any, days: bool) -> list[Any]:
    if days:
        return [dt.date.fromordinal(round(value)).isoformat() for value in values]
    return [float(f"{value:.6g}") for value in values]


def _short(text: str, kind: str) -> str:
    if kind == NUMBER:
        return f"{float(text):.6g}"
    return text if len(text) <= 2 * FEW else f"{text[: 2 * FEW]}…"


def _json(figure: go.Figure, height: int) -> str:
    figure.update_layout(template=TEMPLATE, height=height, dragmode=False)
    figure.update_xaxes(fixedrange=True)
    figure.update_yaxes(fixedrange=True)
    # Within a script of a page no text of a table may end it.
    text = json.dumps(json.loads(figure.to_json()))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")
