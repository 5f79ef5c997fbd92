"""Charts of clashes near each stretch by month, and of their rates."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

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

DASHES = 0.42  # of a lane, below its middle


@Threat.draws("threat-months", under=PASSING)
def clashes_by_month(study: Threat) -> Drawing:
    """Draw the clashes near each stretch, month by month, and when the stretch was open."""
    near = study.events.near
    rows = near[near["band_km"].eq(study.band)]
    rows = rows.assign(stretch=rows["road"].map(names("stretches")))
    lanes = {name: lane for lane, name in enumerate(rows["stretch"].unique())}
    rows["used"] = rows["open"] > 0
    opened = rows[rows["used"]]
    figure = go.Figure()
    for is_open, name, symbol, colour in (
        (False, "clashes-not-open", "circle-open", CLOSED_COLOUR),
        (True, "clashes-open", "circle", OPEN_COLOUR),
    ):
        part = rows[rows["used"].eq(is_open) & rows["events"].gt(0)]
        figure.add_trace(_circles(study, part, lanes, study.words(name), symbol, colour))
    figure.add_scatter(
        x=[f"{month:%Y-%m-%d}" for month in opened["month"]],
        y=(opened["stretch"].map(lanes) + DASHES).tolist(),
        mode="markers",
        name=study.words("open-in-month"),
        marker={"symbol": "line-ew", "size": 5, "line": {"color": INK, "width": 2}},
        hoverinfo="skip",
    )
    set_lanes(figure, list(lanes))
    figure.update_xaxes(type="date", side="top")
    return Drawing(
        figure,
        table=rows.loc[rows["events"] > 0, ["stretch", "month", "events", "open"]]
        .round({"open": 2})
        .rename(columns={"open": "open_share"}),
        height=TOP + LANE * len(lanes),
        facts=_while_open(study),
    )


def _circles(
    study: Threat,
    rows: pd.DataFrame,
    lanes: dict[str, int],
    label: str,
    symbol: str,
    colour: str,
) -> go.Scatter:
    """Return a circle a month with clashes, larger for more."""
    return go.Scatter(
        x=[f"{month:%Y-%m-%d}" for month in rows["month"]],
        y=rows["stretch"].map(lanes).tolist(),
        mode="markers",
        name=label,
        marker={
            "symbol": symbol,
            "color": colour,
            "size": (4 + 2 * np.sqrt(rows["events"])).tolist(),
            "line": {"color": colour, "width": 1.5},
        },
        text=[
            study.words("clashes-in-month", month=Month(month), n=int(n))
            for month, n in zip(rows["month"], rows["events"], strict=True)
        ],
        hovertemplate="%{text}<extra></extra>",
    )


def _while_open(study: Threat) -> dict[str, object]:
    """Return the clashes near stretches ever open, while they were and in all."""
    opened, every = study.clashes_ever_open
    stretches = [
        {"stretch": names("stretches")[road], "open": round(opened[road]), "all": int(every[road])}
        for road in opened.index
    ]
    return {
        "band": km(study.band),
        "ever_open": len(stretches),
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
    axis = study.words("rate-axis", per_km=int(KM))
    figure.update_xaxes(side="top", title=axis, exponentformat="none")
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
    rates = [{"stretch": name, "rate": Number(mean)} for name, mean in known.items()]
    return {
        "lower": int((known < every[known.index]).sum()),
        "stretches": len(known),
        "rates": Each("stretch-rate", rates, "semicolon") if rates else "",
    }
