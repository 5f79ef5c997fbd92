"""Axes alike in every chart: bands of time on one axis, decades with enough labels to read."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.tables import RECORD_END, RECORD_START
from landroute.wording import words
from landroute.wording.facts import Day

ENOUGH = 3  # labels, from which a reader sees that an axis is logarithmic
SHORT = pd.Timedelta(days=730)  # under which a label needs its year written out
WEEK = pd.Timedelta(days=7)
HOVERED = "%-d %b %Y"  # how a day that is pointed at is written
DAY_MS = 86_400_000
BAR = 0.8  # of a year, that its bar fills
STEPS = (1, 2, 5)  # within a decade
PAD = 0.12  # of a decade, so that a mark at the end of an axis is whole


def time_axis(figure: go.Figure, first: object = None, last: object = None, **axis: Any) -> None:
    """
    Give a figure the axis of time that all have: the years of the record, or a part of them.

    Parameters
    ----------
    first, last
        The days at the ends; those of the record without them.
    axis
        Further properties of the axis.
    """
    start = pd.Timestamp(str(first or RECORD_START))
    end = pd.Timestamp(str(last or RECORD_END))
    ends = [f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"]
    ticks: dict[str, Any] = {"tickformat": "%Y", "hoverformat": HOVERED}
    if end - start < SHORT:
        days = pd.date_range(start, end, freq=WEEK)
        ticks = {
            "hoverformat": HOVERED,
            "tickvals": [f"{day:%Y-%m-%d}" for day in days],
            "ticktext": [short_day(day) for day in days],
        }
    elif end - start < 3 * SHORT:
        ticks |= {"dtick": "M12", "tick0": f"{start.year}-01-01"}
    figure.update_xaxes(**{"type": "date", "range": ends, "tickangle": 0, **ticks, **axis})


def short_day(day: dt.date) -> str:
    """Write a day on two lines, its year below."""
    said = Day(day, short=True).write(words("charts"))
    return "<br>".join(said.rsplit(" ", 1))


def log_axis(
    figure: go.Figure, values: Any, *, suffix: str = "", decades: bool = False, **where: Any
) -> None:
    """
    Give a figure a logarithmic axis with at least three labels, each number written out.

    Parameters
    ----------
    values
        What is to be seen on it; those that are not positive are left aside.
    suffix
        Written after each number.
    decades
        Whether it reaches from one power of ten to another.
    where
        Row and column of a panel.
    """
    known = np.asarray(values, dtype=float)
    known = known[known > 0]
    if not len(known):
        return
    low, high = np.log10([known.min(), known.max()])
    if decades:
        low, high = np.floor(low), np.ceil(high)
    low, high = low - PAD, high + PAD
    ticks = log_ticks(low, high)
    low, high = min(low, np.log10(ticks[0])), max(high, np.log10(ticks[-1]))
    figure.update_xaxes(
        type="log",
        range=[float(low), float(high)],
        tickvals=ticks,
        ticktext=[f"{tick:,.10g}{suffix}" for tick in ticks],
        **where,
    )


def log_ticks(low: float, high: float) -> list[float]:
    """
    Return round numbers between two powers of ten: decades, or 1, 2 and 5 where those are few.

    Parameters
    ----------
    low, high
        Logarithms to the base of ten.
    """
    decades = range(int(np.floor(low)) - 1, int(np.ceil(high)) + 2)
    whole = [float(10.0**decade) for decade in decades if low <= decade <= high]
    if len(whole) >= ENOUGH:
        return whole
    finer = [float(step * 10.0**decade) for decade in decades for step in STEPS]
    # Too short an axis even for those: the next on either side, so that it is seen to be one.
    first, last = np.searchsorted(np.log10(finer), [low, high])
    while last - first < ENOUGH:
        first, last = first - 1, last + 1
    return finer[first:last]


def year_bars(years: Any, values: Any) -> dict[str, Any]:
    """
    Return what a bar for each year is made of on an axis of time.

    Parameters
    ----------
    years, values
        As many of one as of the other.
    """
    lengths = [(dt.date(year + 1, 1, 1) - dt.date(year, 1, 1)).days for year in years]
    return {
        "x": [f"{int(year)}-01-01" for year in years],
        "y": list(values),
        "width": [BAR * days * DAY_MS for days in lengths],
        "offset": [(1 - BAR) / 2 * days * DAY_MS for days in lengths],
        "hovertemplate": "%{x|%Y}: %{y}<extra></extra>",
    }
