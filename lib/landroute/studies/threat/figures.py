"""Charts of clashes near the road, of their rates, and of published tallies."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.spans import wrapped
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.tables import read

TOP, LANE = 110, 46  # pixels
EDGE = 0.12  # of a decade, so that a mark at the end of an axis is whole
UCDP = "Clashes: UCDP's events, CC BY 4.0, counted in data/conflict_stretches.csv"
MARKS = [(OPEN_COLOUR, "circle"), (CLOSED_COLOUR, "square"), (ACCENT, "diamond")]
HOLLOW = {"circle": "circle-open", "square": "square-open", "diamond": "diamond-open"}


def clashes_by_month(near: pd.DataFrame, band: int, title: str, key: str) -> go.Figure:
    """
    Draw the clashes near each stretch, month by month, and when the stretch was open.

    Parameters
    ----------
    near
        `studies.threat.exposure.Threat.near`.
    band
        Distance from the road in km.
    """
    rows = near[near["band_km"].eq(band)]
    rows = rows.assign(stretch=rows["road"].map(named("stretches")))
    lanes = {name: i for i, name in enumerate(rows["stretch"].unique())}
    figure = go.Figure()
    for is_open, label, symbol, colour in (
        (False, "clashes, not open", "circle-open", CLOSED_COLOUR),
        (True, "clashes while open", "circle", OPEN_COLOUR),
    ):
        part = rows[rows["open"].eq(is_open) & rows["events"].gt(0)]
        figure.add_scatter(
            x=_days(part["month"]),
            y=part["stretch"].map(lanes).tolist(),
            mode="markers",
            name=label,
            marker={
                "symbol": symbol,
                "color": colour,
                "size": (4 + 2 * np.sqrt(part["events"])).tolist(),
                "line": {"color": colour, "width": 1.5},
            },
            customdata=part["events"].tolist(),
            hovertemplate="%{x|%B %Y}: %{customdata}<extra></extra>",
        )
    opened = rows[rows["open"]]
    figure.add_scatter(
        x=_days(opened["month"]),
        y=(opened["stretch"].map(lanes) + 0.42).tolist(),
        mode="markers",
        name="open all month",
        marker={"symbol": "line-ew", "size": 5, "line": {"color": INK, "width": 2}},
        hoverinfo="skip",
    )
    set_lanes(figure, list(lanes))
    figure.update_xaxes(type="date", side="top")
    spoken = rows.groupby("stretch", sort=False)["events"].sum()
    while_open = opened.groupby("stretch")["events"].sum().reindex(spoken.index, fill_value=0)
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One lane a stretch, a circle a month with clashes within {band} km, larger for more. "
        + "; ".join(f"{name}: {while_open[name]} of {n} while open" for name, n in spoken.items()),
        caption="Filled circle: every place of the stretch let the Iran-aligned side's traffic "
        "through all month; hollow: not. The dashes under a lane mark the open months, whether or "
        f"not there was a clash. {UCDP}; which dyads count: data/threat_dyads.csv.",
        table=rows[["stretch", "month", "events", "open"]].query("events > 0"),
        height=TOP + LANE * len(lanes),
    )


def rates_while_open(
    opened: pd.DataFrame, every: pd.DataFrame, band: int, title: str, key: str
) -> go.Figure:
    """
    Draw each stretch's rate while it was open beside its rate over all months.

    Parameters
    ----------
    opened, every
        `studies.threat.rates.rates`, of the open months and of all.
    band
        Distance from the road in km.
    """
    figure, tables = go.Figure(), []
    known = named("stretches")
    kinds = ((every, "all months", 0.14), (opened, "months open to it", -0.14))
    for (table, label, offset), (colour, symbol) in zip(kinds, MARKS[1::-1], strict=True):
        rows = table.xs(band, level="band_km").assign(months_of=label)
        rows["stretch"] = rows.index.map(known)
        where = np.arange(len(rows)) + offset
        filled = symbol if table is opened else HOLLOW[symbol]
        figure.add_trace(interval_marks(rows, where, "mean", colour, filled, label))
        tables.append(rows)
    both = pd.concat(tables)
    set_lanes(figure, [known[road] for road in tables[0].index])
    set_decades(figure, both)
    figure.update_xaxes(side="top", title="a month per 100 km", exponentformat="none")
    spoken = "; ".join(
        f"{row.stretch}: {row.mean:.2g}" for row in tables[1].dropna(subset=["mean"]).itertuples()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Two marks a stretch on a logarithmic axis. While open: {spoken or 'none was'}.",
        caption=f"Mean and 95% interval of the rate of clashes within {band} km (gamma-Poisson, "
        "Jeffreys's prior, widened where months vary more than a constant rate allows), times "
        f"under-reporting and intensity. No filled mark: never open for a whole month. {UCDP}.",
        table=both[["stretch", "months_of", "km", "months", "events", "low", "mean", "high"]],
        height=TOP + 34 + LANE * len(tables[0]),
    )


def published_tallies(months: pd.Series, counts: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw UCDP's clashes by month above, and what others counted or IS claimed below.

    Parameters
    ----------
    months
        `studies.threat.exposure.events_by_month`.
    counts
        `studies.threat.exposure.tallies`.
    """
    panels = ["clashes a month, all Syria (UCDP)", "attacks a month, the desert (others)"]
    figure = make_subplots(
        rows=2, cols=1, shared_xaxes=True, vertical_spacing=0.12, subplot_titles=panels
    )
    figure.add_bar(
        x=_days(months.index.to_series()),
        y=months.tolist(),
        marker_color=MUTED,
        name="UCDP",
        row=1,
        col=1,
    )
    looks = [*MARKS, (INK, "cross"), ("#cc79a7", "x"), ("#e69f00", "star")]
    groups = counts.groupby(["metric", "claimant"], sort=True)
    for index, ((metric, claimant), part) in enumerate(groups):
        colour, symbol = looks[index % len(looks)]
        xs, ys = [], []
        for row in part.itertuples():
            xs += [f"{row.start:%Y-%m-%d}", f"{row.end:%Y-%m-%d}", None]
            ys += [row.per_month, row.per_month, None]
        figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines+markers",
            name=f"{claimant}: {metric}",
            marker={"symbol": symbol, "size": 6},
            line={"color": colour, "width": 2},
            row=2,
            col=1,
        )
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(margin={"t": 36})
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Above, bars by month from {months.index[0]:%B %Y} to {months.index[-1]:%B %Y}, "
        f"highest {months.max()}, last {months.iloc[-1]}. Below, a line for each published tally "
        f"from its first day to its last, between {counts['per_month'].min():.0f} and "
        f"{counts['per_month'].max():.0f} attacks a month.",
        caption="The two panels count different things and are not to be joined: above, clashes "
        "with a death, of either side's making; below, attacks, or attacks that the Islamic State "
        "claimed, over the period that each tally covers. data/conflict_months.csv, "
        "data/insurgency.csv.",
        table=counts.drop(columns=["source"]),
        height=560,
    )


def interval_marks(
    rows: pd.DataFrame, where: np.ndarray, middle: str, colour: str, symbol: str, label: str
) -> go.Scatter:
    """Return marks at the column `middle` with bars from low to high."""
    centre = rows[middle].astype(float)
    return go.Scatter(
        x=[None if np.isnan(v) else v for v in centre],
        y=where.tolist(),
        mode="markers",
        name=label,
        marker={"symbol": symbol, "color": colour, "size": 9},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - centre).fillna(0).tolist(),
            "arrayminus": (centre - rows["low"]).fillna(0).tolist(),
            "thickness": 1.5,
            "width": 3,
        },
        hovertemplate="%{x:.3g}<extra>" + label + "</extra>",
    )


def set_lanes(figure: go.Figure, names: list[str]) -> None:
    """Name the lanes 0, 1, … of a figure, the first on top."""
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[wrapped(name) for name in names],
        range=[len(names) - 0.4, -0.6],
        tickfont={"size": 11},
    )


def set_decades(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Give a figure of intervals an axis of whole decades, where there is anything above nought."""
    ends = rows[["low", "high"]].to_numpy(dtype=float)
    above = ends[ends > 0]
    if len(above):
        lowest, highest = np.floor(np.log10(above.min())), np.ceil(np.log10(above.max()))
        figure.update_xaxes(type="log", dtick=1, range=[lowest - EDGE, highest + EDGE])


def named(table: str) -> dict[str, str]:
    """Map the ids of a table to its names."""
    return dict(read(table).set_index("id")["name"])


def _days(stamps: pd.Series) -> list[str]:
    return [f"{stamp:%Y-%m-%d}" for stamp in stamps]
