"""Bars over time and stacked bars: one implementation each for every chart that has them."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import DAY_MS, time_axis
from landroute.charts.template import (
    ACCENT,
    AMBER,
    CLOSED_COLOUR,
    MUTED,
    OPEN_COLOUR,
    PINK,
    SKY,
)
from landroute.charts.veil import veil
from landroute.record.intervals import joined
from landroute.tables import RECORD_END
from landroute.wording import Words
from landroute.wording.facts import Day, Span

LINE = 18  # letters of a label that a phone has room for
NAMES = 150  # pixels beside the plot for the names of lanes, so that bands stand under each other
LABEL = 12  # size of such a name
STACK_LINE = 22  # letters, of labels whose bars are short
STACK = (OPEN_COLOUR, SKY, ACCENT, AMBER, CLOSED_COLOUR, PINK, MUTED)
PATTERNS = ("", "/", "x", ".", "\\", "+", "-")


class Look(NamedTuple):
    """How the bars of one state are drawn; `width` and `offset` are shares of a lane."""

    label: str
    colour: str
    width: float
    pattern: str = ""
    outline: str = ""
    offset: float | None = None


def open_and_closed(words: Words) -> dict[bool, Look]:
    """Return the looks of stretches that are open or closed, by truth value."""
    return {
        False: Look(words("closed"), CLOSED_COLOUR, 0.14),
        True: Look(words("open"), OPEN_COLOUR, 0.62),
    }


def spans(
    rows: pd.DataFrame,
    lanes: Sequence[str],
    looks: Mapping[Any, Look],
    words: Words,
    first: object = None,
    last: object = None,
    line: int = LINE,
) -> go.Figure:
    """
    Draw stretches of time as bars, a lane above the other.

    Parameters
    ----------
    rows
        Columns lane (one of `lanes`), start, end (half-open), state (a key of `looks`); and, where
        they differ within a state, said (a line more when pointed at) and pattern.
    lanes
        From the top.
    looks
        By state, the later drawn over the earlier; states with the same label share an entry of
        the key.
    first, last
        The days at the ends of the axis; those of the record without them.
    line
        Letters of a lane's name on a line; as many as it has where lanes are too low for two.
    """
    figure = go.Figure()
    entries: set[str] = set()
    for state, look in looks.items():
        part = _plainest_first(_whole(rows[rows["state"] == state]))
        figure.add_bar(
            y=[wrapped(lane, line) for lane in part["lane"]],
            base=[f"{start:%Y-%m-%d}" for start in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            width=look.width,
            offset=look.offset,
            name=look.label,
            legendgroup=look.label,
            showlegend=look.label not in entries,
            marker=_marker(part, look),
            customdata=_hover(part, words),
            hovertemplate=f"%{{y}}<br>{look.label}<br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>",
        )
        entries.add(look.label)
    figure.update_layout(barmode="overlay", bargap=0.1)
    if len(lanes) > 1:
        figure.update_layout(margin={"l": NAMES})
    time_axis(figure, first, last, side="top")
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=[wrapped(lane, line) for lane in lanes][::-1],
        dtick=1,
        range=[-0.5, len(lanes) - 0.5],
        tickfont={"size": LABEL},
    )
    veil(figure, pd.Timestamp(str(last or RECORD_END)))
    return figure


def _whole(part: pd.DataFrame) -> pd.DataFrame:
    """Join stretches of a state that follow each other, where nothing told tells them apart."""
    told = [name for name in part if name not in ("start", "end", "state")]
    if part.empty or "said" in part:
        return part
    ordered = part.sort_values(["lane", "start"], kind="stable")
    return joined(ordered[[*told, "state", "start", "end"]], told)


def _plainest_first(part: pd.DataFrame) -> pd.DataFrame:
    """Order the bars of a state; a key shows the first, which is not to be a hatched one."""
    return part.sort_values("pattern", kind="stable") if "pattern" in part else part


def _marker(part: pd.DataFrame, look: Look) -> dict[str, object]:
    edge = 1 if look.pattern or look.outline else 0
    shape = part["pattern"].tolist() if "pattern" in part else look.pattern
    return {
        "color": look.colour,
        "pattern": {"shape": shape, "size": 5},
        "line": {"color": look.outline or look.colour, "width": edge},
    }


def _hover(part: pd.DataFrame, words: Words) -> list[list[str]]:
    said = part["said"] if "said" in part else [""] * len(part)
    last = part["end"] - pd.Timedelta(days=1)
    return [
        [Span(Day(start, short=True), Day(end, short=True)).write(words), str(more)]
        for start, end, more in zip(part["start"], last, said, strict=True)
    ]


def name_lanes(figure: go.Figure, labels: Sequence[str], line: int = LINE) -> None:
    """Write the names of lanes from the top down, at the left, in lines of so many letters."""
    figure.update_yaxes(
        tickvals=list(range(len(labels))),
        ticktext=[wrapped(label, line) for label in labels],
        tickfont={"size": LABEL - 1},
        range=[len(labels) - 0.5, -0.5],
    )
    figure.update_layout(margin={"l": NAMES})


def wrapped(label: str, line: int = LINE) -> str:
    """Break a label for an axis into lines short enough for a phone."""
    return "<br>".join(textwrap.wrap(label, line))


def stacked(counts: pd.DataFrame) -> go.Figure:
    """
    Draw counts as stacked bars.

    Parameters
    ----------
    counts
        Index: the labels of the bars, from the top; columns: those of the stacked parts, in order,
        seven at most, of which the key has those that are anywhere.
    """
    figure = go.Figure()
    looks = zip(counts.columns, STACK, PATTERNS, strict=False)
    for column, colour, pattern in looks:
        figure.add_bar(
            y=[wrapped(str(label), STACK_LINE) for label in counts.index],
            x=counts[column].tolist(),
            orientation="h",
            name=str(column),
            showlegend=bool(counts[column].any()),
            marker={"color": colour, "pattern": {"shape": pattern, "size": 6}},
            hovertemplate=f"%{{y}}, {column}: %{{x}}<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.25)
    figure.update_xaxes(side="top", nticks=6)
    figure.update_yaxes(autorange="reversed", dtick=1, tickfont={"size": LABEL})
    return figure
