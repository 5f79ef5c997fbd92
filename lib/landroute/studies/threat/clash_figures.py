"""Charts of clashes near each stretch by month, and of their rates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import DAY_MS, time_axis
from landroute.charts.template import CLOSED_COLOUR, INK, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.route import PASSING
from landroute.studies.threat.intervals import (
    LANE,
    MARKS,
    TOP,
    interval_marks,
    set_decades,
    set_lanes,
)
from landroute.studies.threat.rates import KM
from landroute.studies.threat.study import REPORTING, Threat
from landroute.wording.facts import Each, Month, Number, Share, km
from landroute.wording.names import names

HIGHEST, FOOT = 0.84, 0.4  # of a lane: the tallest bar, and how far below its middle it stands
TOLD = 4  # stretches that an alternative text names


@Threat.draws("threat-months", under=PASSING)
def clashes_by_month(study: Threat) -> Drawing:
    """Draw the clashes near each stretch as bars by month, and when the stretch was open."""
    near = study.events.near
    rows = near[near["band_km"].eq(study.band)]
    rows = rows.assign(stretch=rows["road"].map(names("stretches")))
    lanes = {name: lane for lane, name in enumerate(rows["stretch"].unique())}
    rows["used"] = rows["open"] > 0
    opened = rows[rows["used"]]
    most = int(rows["events"].max() or 1)
    figure = go.Figure()
    for is_open, name, colour in (
        (False, "clashes-not-open", CLOSED_COLOUR),
        (True, "clashes-open", OPEN_COLOUR),
    ):
        part = rows[rows["used"].eq(is_open) & rows["events"].gt(0)]
        figure.add_trace(_bars(study, part, lanes, most, study.words(name), colour))
    figure.add_trace(_underline(opened, lanes, study.words("open-in-month")))
    set_lanes(figure, list(lanes))
    months = rows["month"]
    time_axis(figure, months.min().date(), months.max().date(), side="top")
    figure.update_yaxes(showgrid=False)
    figure.update_layout(barmode="overlay")
    return Drawing(
        figure,
        table=rows.loc[rows["events"] > 0, ["stretch", "month", "events", "open"]]
        .round({"open": 2})
        .rename(columns={"open": "open_share"}),
        height=TOP + LANE * len(lanes),
        facts=_while_open(study) | {"most": most},
    )


def _bars(
    study: Threat, rows: pd.DataFrame, lanes: dict[str, int], most: int, label: str, colour: str
) -> go.Bar:
    """Return a bar a month with clashes, standing in its lane; the lanes are counted downwards."""
    days = rows["month"].dt.days_in_month
    return go.Bar(
        x=[f"{month:%Y-%m-%d}" for month in rows["month"]],
        base=(rows["stretch"].map(lanes) + FOOT).tolist(),
        y=(-HIGHEST * rows["events"] / most).tolist(),
        width=[float(DAY_MS * int(n)) for n in days],
        offset=0,
        name=label,
        marker={"color": colour},
        textposition="none",
        text=[
            study.words("clashes-in-month", month=Month(month), n=int(n))
            for month, n in zip(rows["month"], rows["events"], strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _underline(opened: pd.DataFrame, lanes: dict[str, int], label: str) -> go.Scatter:
    """Return a line under each month in which a stretch was open."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    for row in opened.itertuples():
        xs += [f"{row.month:%Y-%m-%d}", f"{row.month + pd.offsets.MonthBegin():%Y-%m-%d}", None]
        ys += [lanes[row.stretch] + FOOT + 0.06] * 2 + [None]
    line = {"color": INK, "width": 2.5}
    return go.Scatter(x=xs, y=ys, mode="lines", name=label, line=line, hoverinfo="skip")


def _while_open(study: Threat) -> dict[str, object]:
    """Return the clashes near stretches ever open, while they were and in all."""
    opened, every = study.clashes_ever_open
    stretches = [
        {"stretch": names("stretches")[road], "open": round(opened[road]), "all": int(every[road])}
        for road in opened.sort_values(ascending=False, kind="stable").index[:TOLD]
    ]
    return {
        "band": km(study.band),
        "ever_open": len(opened),
        "told": len(stretches),
        "open": round(opened.sum()),
        "all": int(every.sum()),
        "stretches": Each("clashes-while-open", stretches, "semicolon") if stretches else "",
    }


@Threat.draws("threat-rates", under=PASSING + REPORTING)
def rates_while_open(study: Threat) -> Drawing:
    """Draw each stretch's rate while it was open beside its rate over all months."""
    figure = go.Figure()
    tables = []
    (open_colour, open_symbol), (all_colour, all_symbol) = MARKS[:2]
    for table, name, offset, look in (
        (study.all_rates, "all-months", 0.14, (all_colour, f"{all_symbol}-open")),
        (study.open_rates, "open-months", -0.14, (open_colour, open_symbol)),
    ):
        rows = study.in_band(table).assign(months_of=study.words(name))
        rows["stretch"] = rows.index.map(names("stretches"))
        where = np.arange(len(rows)) + offset
        marks = rows.rename(columns={"mean": "middle"})
        said = ["" if np.isnan(mean) else Number(mean).write(study.words) for mean in rows["mean"]]
        figure.add_trace(interval_marks(marks, where, study.words(name), look, said))
        tables.append(rows)
    both = pd.concat(tables)
    set_lanes(figure, tables[0]["stretch"].tolist())
    set_decades(figure, both, "mean")
    figure.update_xaxes(side="top")
    columns = {"low": "rate_low", "mean": "rate", "high": "rate_high"}
    shown = ["stretch", "months_of", "km", "months", "events", "low", "mean", "high"]
    return Drawing(
        figure,
        table=both[shown].round({"months": 1, "events": 1}).rename(columns=columns),
        height=TOP + LANE * len(tables[0]),
        facts=_compared(*(table.set_index("stretch")["mean"] for table in tables))
        | {"band": km(study.band), "per_km": int(KM), "level": Share(study.level)},
    )


def _compared(every: pd.Series, opened: pd.Series) -> dict[str, object]:
    """Return on how many stretches the rate was lower while open, and each such rate."""
    known = opened.dropna()
    highest = known.sort_values(ascending=False, kind="stable").head(TOLD)
    rates = [{"stretch": name, "rate": Number(mean)} for name, mean in highest.items()]
    return {
        "lower": int((known < every[known.index]).sum()),
        "stretches": len(known),
        "rates": Each("stretch-rate", rates, "semicolon") if rates else "",
    }
