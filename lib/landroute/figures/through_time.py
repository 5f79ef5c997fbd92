"""Charts of critical places and of what uncertain dates leave open."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.figures.charts import DAY_MS, wrapped
from landroute.figures.maps import corridor_names
from landroute.figures.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.routes.uncertain import ANY, CLOSED, DEPENDS, OPEN
from landroute.tables import RECORD_END, RECORD_START, read

TOP, LANE, TALL_LANE = 120, 26, 40  # pixels
MOST = 14  # lanes that a phone's screen holds
UNSURE = "#e69f00"


class _Look(NamedTuple):
    """How one state of a lane is drawn."""

    label: str
    colour: str
    width: float
    pattern: str = ""


BANDS = {
    CLOSED: _Look("closed", CLOSED_COLOUR, 0.14),
    DEPENDS: _Look("depends on the reading", UNSURE, 0.4, "/"),
    OPEN: _Look("open", OPEN_COLOUR, 0.66),
}
WEIGHTS = {
    False: _Look("closing it loses an optimal route", MUTED, 0.2),
    True: _Look("closing it leaves no route", CLOSED_COLOUR, 0.66),
}


def critical_chart(mattered: pd.DataFrame, ranked: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw when the land route hung on which single places.

    Parameters
    ----------
    mattered
        `routes.critical.critical_places`.
    ranked
        `routes.critical.ranked`; gives the lanes, at most 14 of them.
    """
    names = read("places").set_index("id")["name"]
    shown = list(ranked.index[:MOST])
    rows = mattered[mattered["place"].isin(shown)].assign(
        lane=lambda r: r["place"].map(names),
        said=lambda r: [f"{share:.0%} of optimal routes" for share in r["share"]],
    )
    figure = _lanes(rows, "closes", WEIGHTS, [str(names[place]) for place in shown])
    spoken = "; ".join(
        f"{names[place]} on {row.days:,} days"
        for place, row in ranked[ranked["days"] > 0].iterrows()
    )
    table = ranked.rename_axis("place").reset_index()
    return finished(
        figure,
        key=key,
        title=title,
        alt="One lane a place from 2011 to 2026, thick while closing that place alone leaves no "
        f"route. {spoken or 'None ever does'}.",
        caption="Thick and brown: closing the place alone would have left no route. Thin and grey: "
        "it would have lost at least one optimal route (the fastest of each open corridor). "
        f"The {len(shown)} places that mattered most; the two ends are left out.",
        table=table.assign(place=table["place"].map(names)),
        height=TOP + LANE * max(len(shown), 3),
    )


def bands_chart(bands: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str) -> go.Figure:
    """
    Draw when each corridor was open, closed, or either.

    Parameters
    ----------
    bands
        `routes.uncertain.open_bands`.
    as_of
        Marked with a line.
    """
    names = {ANY: "Any land route", **corridor_names()}
    rows = bands.assign(
        name=bands["corridor"].map(names),
        lane=lambda r: r["name"].map(wrapped),
        said=bands["why"],
    )
    lanes = list(dict.fromkeys(rows["lane"]))
    figure = _lanes(rows, "state", BANDS, lanes)
    figure.add_vline(x=as_of.strftime("%Y-%m-%d"), line={"color": INK, "dash": "dot", "width": 1.5})
    unsure = rows[rows["state"] == DEPENDS]
    days = (unsure["end"] - unsure["start"]).dt.days.groupby(unsure["name"], sort=False).sum()
    spoken = "; ".join(f"{name} on {count:,} days" for name, count in days.items())
    return finished(
        figure,
        key=key,
        title=title,
        alt="One lane for any land route and one for each corridor, from 2011 to 2026: open, "
        f"closed, or depending on how the record is read. Depending: {spoken or 'none'}.",
        caption="Wide and blue: open however the record is read. Thin and brown: closed however "
        "it is read. Hatched: either, as a date known only to the month or the year falls, or as "
        "one account or the other is right. The dotted line is the chosen day.",
        table=rows[["name", "start", "end", "state", "why"]],
        height=TOP + TALL_LANE * len(lanes),
    )


def _lanes(
    rows: pd.DataFrame, column: str, looks: dict[bool, _Look] | dict[str, _Look], lanes: list[str]
) -> go.Figure:
    """Draw rows (lane, start, end, said and a state in `column`) as bars along time."""
    figure = go.Figure()
    for state, look in looks.items():
        part = rows[rows[column] == state]
        figure.add_bar(
            y=part["lane"].tolist(),
            base=[f"{start:%Y-%m-%d}" for start in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            width=look.width,
            name=look.label,
            marker={
                "color": look.colour,
                "pattern": {"shape": look.pattern, "size": 5},
                "line": {"color": look.colour, "width": 1 if look.pattern else 0},
            },
            customdata=[
                [f"{row.start:%-d %b %Y} to {row.end - pd.Timedelta(days=1):%-d %b %Y}", row.said]
                for row in part.itertuples()
            ],
            hovertemplate=f"%{{y}}<br>{look.label}<br>%{{customdata[0]}}<br>%{{customdata[1]}}"
            "<extra></extra>",
        )
    figure.update_layout(barmode="overlay", bargap=0.1)
    figure.update_xaxes(type="date", side="top", range=[str(RECORD_START), str(RECORD_END)])
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1], dtick=1)
    return figure
