"""The chart of keys and cuts through time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.tables import read


def keys_and_cuts(
    counts: pd.DataFrame, sets: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str
) -> go.Figure:
    """
    Draw the fewest captures that would open a corridor, and the fewest holds that close all.

    Parameters
    ----------
    counts, sets
        `corridor.timeline.keys_through_time` and `key_places_through_time`.
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
