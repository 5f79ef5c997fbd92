"""Charts of corridors, ties, strengths, claims and tables."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.figures.template import (
    ACCENT,
    CLOSED_COLOUR,
    GRID,
    INK,
    MUTED,
    OPEN_COLOUR,
    finished,
)
from landroute.tables import read

DAY_MS = 86_400_000
LINE = 20


def _bars(rows: pd.DataFrame, lane: str) -> go.Figure:
    figure = go.Figure()
    for is_open, colour, width, label in (
        (False, CLOSED_COLOUR, 0.14, "closed"),
        (True, OPEN_COLOUR, 0.62, "open"),
    ):
        part = rows[rows["open"] == is_open]
        figure.add_bar(
            y=part[lane].tolist(),
            base=[f"{s:%Y-%m-%d}" for s in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            marker_color=colour,
            width=width,
            name=label,
            text=[
                f"{s:%-d %b %Y} to {e:%-d %b %Y}"
                for s, e in zip(part["start"], part["end"], strict=True)
            ],
            textposition="none",
            hovertemplate="%{y}<br>" + label + ": %{text}<extra></extra>",
        )
    figure.update_layout(barmode="overlay", bargap=0.2)
    figure.update_xaxes(type="date", side="top")
    return figure


def option_timeline(
    results: dict[str, pd.DataFrame], names: dict[str, str], title: str, key: str
) -> go.Figure:
    """
    Draw when any corridor was open, in the record and under each option.

    Parameters
    ----------
    results
        Option id to stretches with columns start, end, open.
    names
        Option id to the label of its lane.
    """
    rows = pd.concat(
        [frame.assign(name=names[option]) for option, frame in results.items()], ignore_index=True
    )
    lanes = [wrapped(name) for name in names.values()]
    figure = _bars(rows.assign(lane=rows["name"].map(wrapped)), "lane")
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1])
    days = rows.assign(days=(rows["end"] - rows["start"]).dt.days * rows["open"])
    spoken = "; ".join(
        f"{n}: {d} days" for n, d in days.groupby("name", sort=False)["days"].sum().items()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar for the record and each option, filled where a corridor is open. {spoken}.",
        caption="Wide and blue: a corridor is open. Thin and brown: none is. Options are dated "
        "changes to who holds what (data/option_effects.csv), run through the same model.",
        table=rows[["name", "start", "end", "open"]],
        height=110 + 46 * len(names),
    )


def keys_and_cuts(
    counts: pd.DataFrame, sets: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str
) -> go.Figure:
    """
    Draw the fewest captures that would open a corridor, and the fewest holds that close all.

    Parameters
    ----------
    counts, sets
        `routes.timeline.keys_through_time` and `key_places_through_time`.
    as_of
        Marked with a line.
    """
    figure = _panels(counts)
    figure.add_vline(x=as_of.strftime("%Y-%m-%d"), line={"color": MUTED, "width": 1.5})
    top = counts["keys_sparing_us"].max()
    return finished(
        figure,
        key=key,
        title=title,
        alt="Two panels of step lines from 2011 to 2026. Above, the smallest number of places that "
        f"would have to be taken or secured to open a corridor (at most {top} when US-held places "
        "are spared). Below, the smallest number that would have to be held to close all.",
        caption="Nought above means that a corridor is open; nought below, that none is. The "
        "upright line is the chosen day. A line "
        "breaks off where no set of places would do, as when a US-held place cannot be avoided. "
        "Exact: shortest path and minimum vertex cut, from data/control.csv and data/passage.csv. "
        "The data table names the places, on each day on which any of the four sets changed.",
        table=_named(sets),
        height=520,
    )


def _named(sets: pd.DataFrame) -> pd.DataFrame:
    """Lay out sets of places as counts and names."""
    known = read("places").set_index("id")["name"]
    columns = {"date": sets["date"]}
    for name in sets.columns.drop("date"):
        said = name.replace("_", " ").replace("us", "US")
        columns[said] = sets[name].map(len, na_action="ignore").astype("Int64")
        columns[f"places, {said}"] = sets[name].map(
            lambda found: "no set would do" if found is None else ", ".join(known[p] for p in found)
        )
    return pd.DataFrame(columns)


def _panels(counts: pd.DataFrame) -> go.Figure:
    """Draw places to take above and places to hold below, on one axis of time."""
    figure = make_subplots(
        rows=2,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.14,
        subplot_titles=["places to take, to open one", "places to hold, to close all"],
    )
    days = [f"{d:%Y-%m-%d}" for d in counts["date"]]
    # A wide line under a thin dotted one: both show where they run together.
    for row, column, label, colour, dash, width in (
        (1, "keys", "to open: any place", CLOSED_COLOUR, "solid", 4.5),
        (1, "keys_sparing_us", "to open: sparing US-held places", INK, "dot", 1.8),
        (2, "cut_in_east", "to close: in Syria's east", OPEN_COLOUR, "solid", 4.5),
        (2, "cut", "to close: anywhere", INK, "dot", 1.8),
    ):
        figure.add_scatter(
            row=row,
            col=1,
            x=days,
            y=[None if pd.isna(v) else int(v) for v in counts[column]],
            mode="lines",
            name=label,
            line={"shape": "hv", "color": colour, "dash": dash, "width": width},
        )
        highest = counts[["keys", "keys_sparing_us"] if row == 1 else ["cut", "cut_in_east"]].max()
        figure.update_yaxes(range=[-0.4, int(highest.fillna(0).max()) + 0.7], row=row, col=1)
    figure.update_yaxes(dtick=2)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(margin={"t": 36})
    return figure


def wrapped(label: str) -> str:
    """Break a label for an axis into lines short enough for a phone."""
    return "<br>".join(textwrap.wrap(label, LINE))


def stacked_counts(counts: pd.DataFrame, title: str, key: str, alt: str, caption: str) -> go.Figure:
    """
    Draw counts as stacked bars.

    Parameters
    ----------
    counts
        Index: the bars; columns: the stacked parts, in order.
    """
    figure = go.Figure()
    patterns: Sequence[str] = ["", "/", "x", ".", "\\", "+", "-"]
    colours = [OPEN_COLOUR, "#56b4e9", ACCENT, "#e69f00", CLOSED_COLOUR, MUTED, GRID]
    for i, column in enumerate(counts.columns):
        figure.add_bar(
            y=[str(v) for v in counts.index],
            x=counts[column].tolist(),
            orientation="h",
            name=str(column).replace("-", " "),
            marker={"color": colours[i % 7], "pattern": {"shape": patterns[i % 7]}},
            hovertemplate="%{y}, " + str(column).replace("-", " ") + ": %{x}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed")
    return finished(
        figure,
        key=key,
        title=title,
        alt=alt,
        caption=caption,
        table=counts.rename_axis("").reset_index(),
        height=150 + 26 * len(counts),
    )
