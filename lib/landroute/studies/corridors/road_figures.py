"""Charts of the missing link through time, and of published lengths."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import time_axis
from landroute.charts.spans import wrapped
from landroute.charts.template import CLOSED_COLOUR, MUTED, OPEN_COLOUR
from landroute.charts.veil import veil
from landroute.studies.base import Drawing
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import countries, link_ends, mark_day
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording import Words
from landroute.wording.facts import Counted, Each, Named, Span, km, written
from landroute.wording.names import names

TOP, TEXT_LANE = 56, 40  # pixels
LINE = 26  # letters of a lane's name, of which two lines have room
TOLD = 6  # lengths that an alternative text gives
FIRST, LAST = f"{RECORD_START:%Y}", f"{RECORD_END:%Y}"


@Corridors.draws("new-road-course-chart")
def new_road_chart(study: Corridors) -> Drawing:
    """Draw the length of the missing link through time."""
    links, figure = study.links, go.Figure()
    # Each stretch with its own end, so that the line breaks off where there is no link.
    lengths = [None if pd.isna(length) else float(length) for length in links["km"]]
    figure.add_scatter(
        x=[f"{d:%Y-%m-%d}" for row in links.itertuples() for d in (row.start, row.end)],
        y=[length for length in lengths for _ in range(2)],
        text=[_told(length, study.words) for length in lengths for _ in range(2)],
        mode="lines",
        line={"color": OPEN_COLOUR, "width": 2.5},
        name=study.words("missing-link"),
        showlegend=False,
        hovertemplate="%{x|%-d %b %Y}: %{text}<extra></extra>",
    )
    for row in links[links["km"].isna()].itertuples():
        span = {"x0": f"{row.start:%Y-%m-%d}", "x1": f"{row.end:%Y-%m-%d}"}
        shade = {"fillcolor": CLOSED_COLOUR, "opacity": 0.25, "line_width": 0, "layer": "below"}
        told = {"name": study.words("no-road-would-do"), "showlegend": True, "legendgroup": "none"}
        figure.add_vrect(**span, **shade, **told)
    mark_day(figure, study)
    veil(figure, pd.Timestamp(RECORD_END))
    time_axis(figure)
    figure.update_yaxes(rangemode="tozero")
    needed = links["km"][links["km"] > 0]
    days = (links["end"] - links["start"]).dt.days
    shut = int(days[links["km"].isna()].sum())
    return Drawing(
        figure,
        table=new_road_rows(study),
        height=300,
        facts={
            "needed": len(needed),
            "lengths": Span(km(needed.min()), km(needed.max())) if len(needed) else "",
            "first": FIRST,
            "last": LAST,
            "days": Counted(int(days[needed.index].sum()), "day"),
            "shut": shut,
            "none": Counted(shut, "day"),
        },
    )


def _told(length: float | None, words: Words) -> str:
    return "" if length is None else km(length).write(words)


def new_road_rows(study: Corridors) -> pd.DataFrame:
    """List the missing link over the record; what it comes closest to is of the first day."""
    links, known = study.links, names("places")
    between = [
        written(link_ends(link), study.words)
        if link.ends
        else study.words("no-link", reason=link.reason)
        if link.reason
        else ""
        for link in links["link"]
    ]
    return pd.DataFrame(
        {
            "start": links["start"],
            "end": [end - pd.Timedelta(days=1) for end in links["end"]],
            "km": links["km"].round().astype("Int64"),
            "between": between,
            "closest": [known.get(link.closest, "") for link in links["link"]],
            "margin": [round(link.margin) if link.closest else None for link in links["link"]],
            "abroad": [
                written(countries(link), study.words) if link.abroad else ""
                for link in links["link"]
            ],
        }
    ).astype({"margin": "Int64"})


@Corridors.draws("published-lengths-chart", under=())
def lengths_chart(study: Corridors) -> Drawing:
    """Draw each published length, and the straight line between its ends, as a share of ours."""
    own = study.measures[study.measures["unit"] == "km"]
    least = (own["published"] / own["straight"]).sort_values(kind="stable")
    own = own.loc[least.index]
    ends = [
        study.words(
            "ends", start=Named("places", row.from_place), end=Named("places", row.to_place)
        )
        for row in own.itertuples()
    ]
    labels = [
        study.words("length-lane", ends=e, work=row.work.split(",")[0], year=f"{row.date.year}")
        for e, row in zip(ends, own.itertuples(), strict=True)
    ]
    figure = _against_ours(own, study.words)
    lanes = [wrapped(label, LINE) for label in labels]
    span = [len(own) - 0.5, -0.5]
    figure.update_yaxes(
        tickvals=list(range(len(own))), ticktext=lanes, range=span, tickfont={"size": 11}
    )
    figure.update_xaxes(ticksuffix="%", side="top")
    spoken = [
        {"ends": e, "ratio": round(100 * row.published / row.ours)}
        for e, row in list(zip(ends, own.itertuples(), strict=True))[:TOLD]
    ]
    table = own.assign(stretch=ends)
    return Drawing(
        figure,
        table=table[["date", "work", "stretch", "published", "ours", "straight", "possible"]],
        height=TOP + TEXT_LANE * len(own),
        facts={
            "wrong": int((~own["possible"].astype(bool)).sum()),
            "lengths": Counted(len(own), "length"),
            "n": len(own),
            "spoken": Each("length-ratio", spoken, "semicolon") if spoken else "",
        },
    )


def _against_ours(own: pd.DataFrame, words: Words) -> go.Figure:
    """Mark the straight and the published length in each lane, in per cent of ours."""
    figure = go.Figure()
    figure.add_vline(x=100, line={"color": MUTED, "dash": "dot", "width": 1.5})
    tick = {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": CLOSED_COLOUR}}
    diamond = {"symbol": "diamond", "size": 11, "color": OPEN_COLOUR}
    for label, column, marker in (
        ("straight-line", "straight", tick),
        ("published", "published", diamond),
    ):
        name = words(label)
        figure.add_scatter(
            x=(100 * own[column] / own["ours"]).tolist(),
            y=list(range(len(own))),  # counted, since two works may share a label
            mode="markers",
            name=name,
            marker=marker,
            text=[km(length).write(words) for length in own[column]],
            hovertemplate=f"{name}: %{{text}}, %{{x:.0f}}%<extra></extra>",
        )
    return figure
