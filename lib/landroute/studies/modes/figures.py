"""Figures of air, sea and land."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.spans import DAY_MS
from landroute.charts.template import ACCENT, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished

COLOURS = {"road": CLOSED_COLOUR, "air": OPEN_COLOUR, "sea": ACCENT, "oil": MUTED}
SYMBOLS = {"road": "square", "air": "triangle-up", "sea": "circle", "oil": "diamond"}
PATTERNS = {"road": "", "air": "/", "sea": "x"}
PANELS = {
    "capacity": "carried, t a month",
    "cost": "cost, USD a t",
    "hours": "time, hours",
    "loss": "lost on the way, share of loads",
}


def modes_side_by_side(ranges: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw each measure of each line as a median and a range, on a scale of powers of ten.

    Parameters
    ----------
    ranges
        `studies.modes.quantities.ranges`: measure, mode, low, central, high.
    """
    figure = make_subplots(
        rows=len(PANELS), cols=1, vertical_spacing=0.1, subplot_titles=list(PANELS.values())
    )
    for n, measure in enumerate(PANELS, start=1):
        own = ranges[(ranges["measure"] == measure) & ranges["central"].gt(0)]
        for row in own.itertuples():
            figure.add_scatter(
                row=n,
                col=1,
                x=[row.central],
                y=[row.mode],
                mode="markers",
                showlegend=False,
                marker={"size": 10, "color": COLOURS[row.mode], "symbol": SYMBOLS[row.mode]},
                error_x={
                    "array": [row.high - row.central],
                    "arrayminus": [row.central - row.low],
                    "color": INK,
                },
                hovertemplate=f"{row.mode}: %{{x:,.3g}} ({row.low:,.3g} to {row.high:,.3g})"
                "<extra></extra>",
            )
        figure.update_xaxes(type="log", dtick=1, row=n, col=1)
    figure.update_xaxes(tickformat="~%", row=len(PANELS), col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(margin={"t": 30})
    spoken = "; ".join(f"{r.mode} {PANELS[r.measure]} {r.central:.3g}" for r in ranges.itertuples())
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Four panels of dots with ranges, one dot a mode. Medians: {spoken}.",
        caption="Dot: median of the draws; line: nine tenths of them; each step of a scale is ten "
        "times the last. Oil is crude by tanker, sea is containers. No dot: nothing is known. From "
        "data/mode_assumptions.csv.",
        table=ranges,
        height=620,
    )


def days_lost(days: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw days lost by year: of each mode, its worst place.

    Parameters
    ----------
    days
        `studies.modes.availability.days_by_year`.
    """
    totals = days.groupby(["mode", "year", "place"], as_index=False)["days"].sum()
    top = totals.sort_values("days").groupby(["mode", "year"], as_index=False).tail(1)
    figure = go.Figure()
    for mode, pattern in PATTERNS.items():
        own = top[top["mode"] == mode].sort_values("year")
        figure.add_bar(
            x=own["year"].tolist(),
            y=own["days"].tolist(),
            name=mode,
            text=own["place"].tolist(),
            textposition="none",
            marker={"color": COLOURS[mode], "pattern": {"shape": pattern}},
            hovertemplate="%{x}, %{text}: %{y:.0f} days<extra></extra>",
        )
    clear = {"ticks": "outside", "ticklen": 6, "tickcolor": "rgba(0,0,0,0)"}
    figure.update_xaxes(range=[2010.5, 2026.5], dtick=5, tick0=2011, **clear)
    figure.update_layout(barmode="group", yaxis={"title": "days of the year", **clear})
    return finished(
        figure,
        key=key,
        title=title,
        alt="Bars by year from 2011 to 2026, one each for road, air and sea: the days counted as "
        "lost at that mode's worst place. None is counted before 2016.",
        caption="Days of the one place that lost most, not a sum over places. Closed places and "
        "Iranian supply that did not come; travellers' bans, single ships and the way to Jordan "
        "left out, and ground lost in war. Most give no length: a floor. data/disruptions.csv.",
        table=top.sort_values(["year", "mode"])[["year", "mode", "place", "days"]],
        height=380,
    )


def last_weeks(usable: pd.DataFrame, road: pd.Series, labels: dict[str, str], title: str,
               key: str, first: pd.Timestamp, last: pd.Timestamp) -> go.Figure:  # fmt: skip
    """
    Draw which gateways could be used, day by day, over a few weeks.

    Parameters
    ----------
    usable
        `studies.modes.availability.gateway_days`.
    road
        Truth by day: whether a land route was open.
    labels
        Gateway id to its label, in the order of the lanes from the top.
    first, last
        Days to show.
    """
    lanes = {"Land route": road, **{labels[p]: usable[p] for p in labels if p in usable}}
    table = []
    figure = go.Figure()
    for name, state in lanes.items():
        part = state[first:last]
        stretch = (part != part.shift()).cumsum()
        for _, run in part.groupby(stretch):
            table.append((name, run.index[0], run.index[-1], bool(run.iloc[0])))
    rows = pd.DataFrame(table, columns=["way in", "from", "to", "usable"])
    for state, colour, width in ((False, CLOSED_COLOUR, 0.14), (True, OPEN_COLOUR, 0.62)):
        own = rows[rows["usable"] == state]
        figure.add_bar(
            y=own["way in"].tolist(),
            base=[f"{d:%Y-%m-%d}" for d in own["from"]],
            x=[((b - a).days + 1) * DAY_MS for a, b in zip(own["from"], own["to"], strict=True)],
            orientation="h",
            marker_color=colour,
            width=width,
            name="usable" if state else "lost",
            hovertemplate="%{y}, from %{base}<extra></extra>",
        )
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(type="date", side="top", tickformat="%-d %b", nticks=5)
    figure.update_yaxes(categoryorder="array", categoryarray=list(lanes)[::-1])
    ends = rows[rows["usable"]].groupby("way in", sort=False)["to"].max()
    spoken = "; ".join(f"{n} to {d:%-d %B %Y}" for n, d in ends.items())
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar a way into Syria, thick while it could be used. Last days: {spoken}.",
        caption="Thick and blue: in hands that let Iranian traffic pass. Thin and brown: not. Who "
        "held it, not whether its runway was whole. data/control.csv and data/passage.csv.",
        table=rows,
        height=110 + 30 * len(lanes),
    )


def road_as_reserve(curve: pd.DataFrame, chosen: float, recorded: tuple[float, float, float],
                    title: str, key: str) -> go.Figure:  # fmt: skip
    """
    Draw the chance that a road works when air and sea are lost, by share of common failures.

    Parameters
    ----------
    curve
        Columns common, works, wide: shares.
    chosen, recorded
        The scenario's share; the record's: low, share, high, not numbers where there is none.
    """
    figure = go.Figure()
    low, share, high = recorded
    lines = {"works": ("solid", "closed places"), "wide": ("dash", "months without a ship too")}
    for column, (dash, name) in lines.items():
        figure.add_scatter(
            x=curve["common"].tolist(), y=curve[column].tolist(), mode="lines", name=name,
            line={"color": INK, "width": 2.5, "dash": dash},
            hovertemplate="%{x:.0%} in common: works %{y:.0%}<extra></extra>",
        )  # fmt: skip
    if not np.isnan(share):
        figure.add_vrect(x0=low, x1=high, fillcolor=ACCENT, opacity=0.15, line_width=0)
    for x, name, symbol, colour in (
        (0.0, "each by itself", "circle", OPEN_COLOUR),
        (chosen, "this scenario", "square", CLOSED_COLOUR),
        (share, "the record", "diamond", ACCENT),
    ):
        if np.isnan(x):
            continue
        figure.add_scatter(
            x=[x] * 2, y=[float(np.interp(x, curve["common"], curve[c])) for c in lines],
            mode="markers", name=name, marker={"size": 11, "symbol": symbol, "color": colour},
        )  # fmt: skip
    figure.update_xaxes(title="share of failures with one cause", tickformat=".0%")
    figure.update_yaxes(title="road works", tickformat=".0%", range=[0, 1.03])
    figure.update_layout(legend={"y": -0.3})
    ends = curve["works"].iloc[[0, -1]]
    return finished(
        figure,
        key=key,
        title=title,
        alt="Two falling lines: the chance that a road works on a day when air and sea are both "
        f"lost, {ends.iloc[0]:.0%} when failures are independent, {ends.iloc[1]:.0%} when all "
        "have one cause. The higher line counts months without a ship as lost.",
        caption="Beta-factor model: the share is of the failures of the mode that fails least "
        "often. Air and sea lost as often as their worst place in its worst year, the road as "
        "often as it was closed before the fall of the government. Band: the record's range. From "
        "data/disruptions.csv, data/control.csv and data/passage.csv.",
        table=curve,
        height=400,
    )


def corridor_hours(road: pd.DataFrame, title: str, key: str, bins: int) -> go.Figure:
    """Draw how the hours of `studies.modes.draws.corridor_draws` spread, in `bins` bars."""
    known = road[np.isfinite(road["hours"])]
    hours = known["hours"].to_numpy()
    counts, edges = np.histogram(hours, bins=bins) if len(hours) else (np.zeros(0), np.zeros(1))
    table = pd.DataFrame({"from h": edges[: len(counts)], "to h": edges[1:], "draws": counts})
    figure = go.Figure()
    figure.add_bar(
        x=((table["from h"] + table["to h"]) / 2).tolist(),
        y=(table["draws"] / max(len(road), 1)).tolist(),
        width=(table["to h"] - table["from h"]).tolist(),
        marker={"color": CLOSED_COLOUR, "line": {"color": INK, "width": 0.5}},
        hovertemplate="%{x:.0f} h: %{y:.1%} of draws<extra></extra>",
    )
    figure.update_xaxes(title="hours from end to end")
    figure.update_yaxes(title="share of draws", tickformat=".0%")
    none = 1 - len(known) / max(len(road), 1)
    middle = f"the middle draw at {known['hours'].median():.0f} hours" if len(known) else "no draw"
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Bars of the share of draws by hours of the fastest way; {middle}; no way at all in "
        f"{none:.1%}.",
        caption="Each draw is a day: a speed by class of road, a wait at each border, and places "
        "shut at random; the fastest way found exactly. Draws without a way are not shown. From "
        "data/segments.csv, data/road_classes.csv and data/mode_assumptions.csv.",
        table=table,
        height=360,
    )
