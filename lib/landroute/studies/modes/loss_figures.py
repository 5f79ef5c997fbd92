"""Figures of the days lost, the days on which modes were lost whole, and what a spare is worth."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import time_axis, year_bars
from landroute.charts.spans import Look, spans
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, OPEN_COLOUR
from landroute.record.intervals import joined
from landroute.studies.base import Drawing
from landroute.studies.modes.closures import WIDE, before_fall, closures, worst_by_year
from landroute.studies.modes.gateways import gateways
from landroute.studies.modes.looks import COLOURS
from landroute.studies.modes.study import Modes, place_said
from landroute.studies.route import OPENING
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording.facts import Counted, Day, Each, Named, Period, Share

MARGIN = pd.Timedelta(days=14)  # shown before and after the first of the final losses
TOP, LANE = 60, 30  # pixels
TOLD = 5  # gateways that an alternative text names
MODES = ("road", "air", "sea")
NOTE = 0.06  # of the plot's height, between notes above it
LINES = {"works": ("solid", "closed-places"), "wide": ("dash", "months-without-a-ship")}


@Modes.draws("days-lost", under=())
def days_lost(study: Modes) -> Drawing:
    """Draw days lost by year: of each mode, its worst place, or places."""
    places = worst_by_year(before_fall(closures(WIDE)))
    places["place"] = [place_said(place) for place in places["place"]]
    together = places.groupby(["year", "mode", "days"], as_index=False)["place"]
    worst = together.agg("; ".join)
    figure = make_subplots(
        rows=len(MODES),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.12,
        subplot_titles=[study.words("mode-label", mode=mode) for mode in MODES],
    )
    said = study.words("days-at-place", year="%{x|%Y}", place="%{text}", days="%{y:.0f}")
    for number, mode in enumerate(MODES, 1):
        own = worst[worst["mode"] == mode]
        bars = go.Bar(
            year_bars(own["year"], own["days"]),
            text=own["place"].tolist(),
            textposition="none",
            marker={"color": COLOURS[mode]},
            showlegend=False,
            hovertemplate=f"{said}<extra></extra>",
        )
        figure.add_trace(bars, row=number, col=1)
    years = (RECORD_START.year, RECORD_END.year)
    time_axis(figure)
    figure.update_yaxes(nticks=4, range=[0, 1.05 * float(worst["days"].max())])
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    table = worst[["year", "mode", "place", "days"]]
    return Drawing(
        figure,
        table=table.assign(mode=[study.words("mode-label", mode=mode) for mode in table["mode"]]),
        height=380,
        facts={
            "most": Counted(round(worst["days"].max()), "day"),
            "first": f"{years[0]}",
            "last": f"{years[1]}",
            "first_counted": f"{worst['year'].min()}",
        },
    )


@Modes.draws("last-weeks", under=OPENING)
def last_weeks(study: Modes) -> Drawing:
    """Draw which gateways could be used, day by day, round the final losses."""
    lanes = {study.words("land-route"): study.modes["road"]}
    for place in (place for places in gateways().values() for place in places):
        lanes[Named("places", place, bare=True).write(study.words)] = study.usable[place]
    first, last = _weeks(study)
    shown = {name: state[first:last] for name, state in lanes.items()}
    rows = pd.concat([_stretches(name, state) for name, state in shown.items()])
    looks = {
        False: Look(study.words("lost"), CLOSED_COLOUR, 0.14),
        True: Look(study.words("usable"), OPEN_COLOUR, 0.62),
    }
    figure = spans(rows, list(lanes), looks, study.words, first.date(), last.date())
    gone = [
        {"lane": name, "day": Day(state.index[state][-1])}
        for name, state in shown.items()
        if state.any() and not state.iloc[-1]
    ]
    modes = len(study.final)
    return Drawing(
        figure,
        table=rows.assign(end=rows["end"] - pd.Timedelta(days=1)).rename(
            columns={"state": "usable"}
        ),
        height=TOP + LANE * len(lanes),
        facts={
            "modes": modes,
            "between": Period(*study.losing, within=True) if modes else "",
            "gone": len(gone),
            "told": min(TOLD, len(gone)),
            "until": Each("usable-until", gone[:TOLD], "semicolon") if gone else "",
        },
    )


def _weeks(study: Modes) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day to show, round the final losses, or round the chosen day."""
    final = study.final
    middle = final.min() if len(final) else pd.Timestamp(study.scenario.as_of)
    return middle - MARGIN, middle + MARGIN


def _stretches(lane: str, state: pd.Series) -> pd.DataFrame:
    """Join days of the same state: lane, start, end (half-open), state."""
    days = pd.DataFrame(
        {
            "lane": lane,
            "start": state.index,
            "end": state.index + pd.Timedelta(days=1),
            "state": state.to_numpy(),
        }
    )
    return joined(days, ["lane", "state"])


@Modes.draws("road-as-reserve", under=OPENING)
def road_as_reserve(study: Modes) -> Drawing:
    """Draw the probability that a road works when others are lost, by share of common failures."""
    curve = spare_by_share(study)
    figure = go.Figure()
    for column, (dash, label) in LINES.items():
        figure.add_scatter(
            x=curve["common"].tolist(),
            y=curve[column].tolist(),
            mode="lines",
            name=study.words(label),
            line={"color": INK, "width": 2.5, "dash": dash},
            hovertemplate=study.words("works-at-share", share="%{x:.0%}", works="%{y:.0%}")
            + "<extra></extra>",
        )
    if study.recorded_share:
        low, _, high = study.recorded_share
        told = {"name": study.words("range-of-record"), "showlegend": True}
        figure.add_vrect(x0=low, x1=high, fillcolor=ACCENT, opacity=0.2, line_width=0, **told)
    for number, (label, share) in enumerate(_marked_shares(study)):
        figure.add_vline(x=share, line={"color": INK, "dash": "dot", "width": 1.5})
        figure.add_annotation(
            text=study.words(label, share=Share(share)),
            x=share,
            y=1.02 + NOTE * number,
            yref="paper",
            yanchor="bottom",
            xanchor="left" if share < 0.5 else "right",
            showarrow=False,
        )
    figure.update_layout(margin={"t": 50})
    figure.update_xaxes(title=study.words("share-with-one-cause"), tickformat=".0%")
    figure.update_yaxes(tickformat=".0%", range=[0, 1.03])
    share = study.scenario.common_cause
    return Drawing(
        figure,
        table=curve,
        height=360,
        facts={
            "road": study.road_before_fall,
            "shares": bool(share),
            "share": Share(share),
            "works": study.spare_span(share),
            "alone": study.spare_span(0.0),
            "all": study.spare_span(1.0),
        },
    )


def _marked_shares(study: Modes) -> list[tuple[str, float]]:
    """Return the shares to mark: label, share."""
    marks = [("this-scenario", study.scenario.common_cause)]
    if study.recorded_share:
        marks.append(("the-record", study.recorded_share[1]))
    return marks


def spare_by_share(study: Modes) -> pd.DataFrame:
    """
    Return the probability that a road works when air and sea are lost.

    Returns
    -------
    DataFrame
        Columns common (share), works, and wide (months without an Iranian ship counted as lost).
    """
    shares = [float(share) for share in np.linspace(0, 1, 101)]
    return pd.DataFrame(
        {
            "common": shares,
            "works": [study.spare(share) for share in shares],
            "wide": [study.spare(share, WIDE) for share in shares],
        }
    )
