"""Charts of a convoy's chances, and of what moves them."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import wrapped
from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.studies.threat.figures import (
    LANE,
    MARKS,
    TOP,
    UCDP,
    interval_marks,
    named,
    set_decades,
    set_lanes,
)

EDGE = 0.05  # of the longest bar, so that a mark at nought keeps off the names


def convoy_chances(stretches: pd.DataFrame, ways: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw a convoy's chance of meeting an attack, by stretch and by corridor, for each distance.

    Parameters
    ----------
    stretches, ways
        `studies.threat.rates.chances` of a threat's `near` and `along`.
    """
    rows = pd.concat(
        [
            stretches.reset_index().assign(name=lambda r: r["road"].map(named("stretches"))),
            ways.reset_index().assign(
                name=lambda r: "Added up: " + r["road"].map(named("corridors")).astype(str)
            ),
        ],
        ignore_index=True,
    )
    # In per cent: a figure's numbers are rounded to a fixed number of decimals.
    shares = ["low", "expected", "high"]
    rows[shares] = 100 * rows[shares]
    lanes = {name: i for i, name in enumerate(rows["name"].unique())}
    figure = go.Figure()
    groups = rows.groupby("band_km", sort=True)
    for (band, part), (colour, symbol), offset in zip(
        groups, MARKS, (-0.25, 0, 0.25), strict=False
    ):
        where = part["name"].map(lanes).to_numpy(dtype=float) + offset
        label = f"within {band} km"
        figure.add_trace(interval_marks(part, where, "expected", colour, symbol, label))
    set_lanes(figure, list(lanes))
    set_decades(figure, rows)
    figure.update_xaxes(side="top", title="chance a passage, %", exponentformat="none")
    if rows.empty:
        _says(figure, "no stretch was open for a whole month")
    spoken = "; ".join(
        f"{row.name} within {row.band_km} km: {row.low:.2g}% to {row.high:.2g}%"
        for row in rows.itertuples(index=False)
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Marks with intervals on a logarithmic axis. {spoken or 'No stretch was open.'}",
        caption="The chance that a convoy meets at least one attack in one passage, with the 95% "
        "interval of the count, widened for bursts, while the road was open. Each clash near the "
        "road is taken for an attack on its traffic, and any vehicle to be as likely a target as "
        f"any other. Added up: the stretches counted along a corridor's fastest way. {UCDP}.",
        table=rows[["name", "band_km", "months", "events", *shares]].rename(
            columns={share: f"{share}, %" for share in shares}
        ),
        height=TOP + 34 + LANE * max(len(lanes), 2),
    )


def tornado(table: pd.DataFrame, at: float | None, title: str, key: str) -> go.Figure:
    """
    Draw how far each assumption moves the convoy's chance.

    Parameters
    ----------
    table
        `studies.threat.convoy.sensitivities`.
    at
        The chance under the scenario's own values; `None` where there is none.
    """
    figure, ends = go.Figure(), 100 * table[["at_low", "at_high"]]
    labels = [wrapped(label) for label in table["label"]]
    most = max([100 * (at or 0.0), *ends.max()]) if len(table) else 1.0
    for column, name, colour, symbol in (
        ("at_low", "at the first value", OPEN_COLOUR, "circle"),
        ("at_high", "at the second value", CLOSED_COLOUR, "square"),
    ):
        figure.add_scatter(
            x=ends[column].tolist(),
            y=labels,
            mode="markers",
            name=name,
            marker={"color": colour, "symbol": symbol, "size": 11},
            cliponaxis=False,
            hovertemplate="%{x:.3g}%<extra></extra>",
        )
    xs, ys = [], []
    for low, high, label in zip(ends["at_low"], ends["at_high"], labels, strict=True):
        xs += [low, high, None]
        ys += [label, label, None]
    bars = go.Scatter(
        x=xs, y=ys, mode="lines", showlegend=False, hoverinfo="skip", line={"color": MUTED}
    )
    figure.add_trace(bars.update(line_width=5))
    figure.data = (figure.data[-1], *figure.data[:-1])
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=labels[::-1],
        ticks="outside",
        ticklen=8,
        tickcolor="rgba(0,0,0,0)",
    )
    figure.update_xaxes(
        side="top", title="chance a passage, %", range=[-EDGE * most, (1 + EDGE) * most]
    )
    if at:
        figure.add_vline(x=100 * at, line={"color": INK, "dash": "dot", "width": 1.5})
    if table.empty:
        _says(figure, "no way was open for a whole month")
    spoken = "; ".join(
        f"{row.label}, {row.at_low:.2%} to {row.at_high:.2%}" for row in table.itertuples()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar an assumption, widest first. {spoken or 'No bar: no way was open.'}",
        caption="One assumption moves over its range, the rest stay as chosen; the dotted line is "
        "the chance under the chosen values. Ranges and their sources: data/threat_sweeps.csv.",
        table=ends.set_axis(["at the first, %", "at the second, %"], axis="columns").assign(
            assumption=table["label"]
        ),
        height=TOP + 34 + 56 * max(len(table), 2),
    )


def _says(figure: go.Figure, text: str) -> None:
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    figure.add_annotation(text=text, x=0.5, y=0.5, xref="paper", yref="paper", showarrow=False)
