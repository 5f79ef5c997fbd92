"""The four measures of a route by year, as readers see them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import time_axis, year_bars
from landroute.charts.spans import STACK
from landroute.charts.template import INK, MUTED
from landroute.record.use import WESTERN, movements, strikes
from landroute.studies.base import Drawing, Result, result
from landroute.studies.corridors.study import Corridors
from landroute.studies.route import OPENING
from landroute.tables import (
    RECORD_END,
    RECORD_START,
    read,
    rests_on,
    rests_on_rows,
    rests_on_table,
)
from landroute.wording.facts import Counted, Number, Span

UNDER = (*OPENING, "road_speed")
HEIGHT = 500  # pixels


@Corridors.finding("four-measures", unit="years", under=UNDER)
def four_measures(study: Corridors) -> Result:
    """Say in how many years each measure has something to say."""
    table = study.by_year
    open_years = table[table["held"] > 0]
    counted = table["clashes"].notna()
    study.rests_on_course()
    rests_on("conflict_bands", study.scenario.threat_band)
    rests_on_table("conflict_coverage", "conflict_stretches")
    study.counts_open(study.route[study.route["open"]])
    return result(
        len(open_years),
        held=len(open_years),
        years=Counted(len(table), "year"),
        counted=int(counted.sum()),
        which=Span(*(str(y) for y in (table.index[counted][[0, -1]]))) if counted.any() else "",
    )


@Corridors.finding("use-years", unit="years", under=UNDER)
def use_years(study: Corridors) -> Result:
    """Say in how many of the years with a route its use is reported, and strikes on it."""
    table = study.by_year
    held = table[table["held"] > 0]
    study.rests_on_course()
    uses = read("documented_use")
    for own in (movements, strikes):
        rows = own(uses)
        rests_on_rows("documented_use", rows[rows["start"].dt.year.isin(held.index)])
    if held.empty:
        return result(0, "none")
    moved, struck = (int((held[name] > 0).sum()) for name in ("movements", "strikes"))
    return result(moved, held=Counted(len(held), "year"), moved=moved, struck=struck)


@Corridors.tabulates("four-measures", under=UNDER)
def measures_table(study: Corridors) -> pd.DataFrame:
    """List the measures by year, as readers see them."""
    return pd.DataFrame(
        [_row(study, row) for row in study.by_year.reset_index().to_dict("records")]
    )


def _row(study: Corridors, row: dict[str, Any]) -> dict[str, Any]:
    cut = study.words("no-open-day")
    if not pd.isna(row["cut_least"]):
        cut = Span(str(row["cut_least"]), str(row["cut_most"])).write(study.words)
    clashes = study.words("not-counted" if row["held"] else "no-open-day")
    if not pd.isna(row["clashes"]):
        clashes = Number(row["clashes"]).write(study.words)
    return {
        "year": str(row["year"]),
        "days_held": row["held"],
        "days_with_goods": row["goods"],
        "places_to_cut": cut,
        "clashes_a_month": clashes,
        "strikes": row["strikes"],
        "movements": row["movements"],
        "seizures": row["attempts"],
    }


@Corridors.draws("use-by-year", under=UNDER)
def use_by_year(study: Corridors) -> Drawing:
    """Draw days held, reports of movement, strikes and seizures, a panel each, by year."""
    table = study.by_year
    panels = {
        "held": STACK[0],
        "movements": STACK[1],
        "strikes": INK,
        "attempts": MUTED,
    }
    figure = make_subplots(
        rows=len(panels),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.09,
        subplot_titles=[study.words(f"panel-{name}") for name in panels],
    )
    for number, (name, colour) in enumerate(panels.items(), 1):
        bars = go.Bar(
            **year_bars(table.index, table[name]),
            marker={"color": colour},
            showlegend=False,
        )
        figure.add_trace(bars, row=number, col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_yaxes(rangemode="tozero", nticks=4)
    time_axis(figure)
    return Drawing(
        figure,
        table=measures_table(study),
        height=HEIGHT,
        facts={
            "first": f"{RECORD_START:%Y}",
            "last": f"{RECORD_END:%Y}",
            "moves": int(table["movements"].sum()),
            "strikes": int(table["strikes"].sum()),
            "seized": int(table["attempts"].sum()),
            "past": int(movements(read("documented_use"))["reached"].isin(WESTERN).sum()),
        },
    )
