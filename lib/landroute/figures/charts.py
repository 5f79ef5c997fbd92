"""Charts of corridors, ties, strengths, claims and tables."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from landroute.figures.maps import corridor_names
from landroute.figures.template import (
    ACCENT,
    CLOSED_COLOUR,
    GRID,
    INK,
    MUTED,
    OPEN_COLOUR,
    finished,
)

DAY_MS = 86_400_000
BRIEF = 20
LINE = 20


def corridor_timeline(
    intervals: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str
) -> go.Figure:
    """
    Draw when each corridor was open.

    Parameters
    ----------
    intervals
        `routes.timeline.corridor_intervals`.
    as_of
        Marked with a line.
    """
    rows = intervals.assign(name=intervals["corridor"].map(corridor_names()))
    figure = _bars(rows, "name")
    figure.add_vline(x=as_of.strftime("%Y-%m-%d"), line={"color": INK, "dash": "dot", "width": 1.5})
    figure.update_yaxes(categoryorder="array", categoryarray=list(corridor_names().values())[::-1])
    share = rows[rows["open"]].groupby("name")[["start", "end"]].agg({"start": "min", "end": "max"})
    spoken = "; ".join(
        f"{name} between {r.start:%B %Y} and {r.end:%B %Y}" for name, r in share.iterrows()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar a corridor from 2011 to 2026, filled where open. Open at times: "
        f"{spoken or 'none'}.",
        caption="Wide and blue: open. Thin and brown: closed. The dotted line is the chosen day. "
        "Computed day by day from data/control.csv and data/passage.csv.",
        table=rows[["name", "start", "end", "open", "blocked_by"]],
        height=110 + 34 * rows["name"].nunique(),
    )


def _bars(rows: pd.DataFrame, lane: str) -> go.Figure:
    figure = go.Figure()
    for is_open, colour, width, label in (
        (False, CLOSED_COLOUR, 0.14, "closed"),
        (True, OPEN_COLOUR, 0.62, "open"),
    ):
        part = rows[rows["open"] == is_open]
        figure.add_bar(
            y=part[lane].tolist(),
            base=[f"{s:%Y-%m-%d}" for s in part["start"]],
            x=((part["end"] - part["start"]).dt.days * DAY_MS).tolist(),
            orientation="h",
            marker_color=colour,
            width=width,
            name=label,
            text=[
                f"{s:%-d %b %Y} to {e:%-d %b %Y}"
                for s, e in zip(part["start"], part["end"], strict=True)
            ],
            textposition="none",
            hovertemplate="%{y}<br>" + label + ": %{text}<extra></extra>",
        )
    figure.update_layout(barmode="overlay", bargap=0.2)
    figure.update_xaxes(type="date", side="top")
    return figure


def option_timeline(
    results: dict[str, pd.DataFrame], names: dict[str, str], title: str, key: str
) -> go.Figure:
    """
    Draw when any corridor was open, in the record and under each option.

    Parameters
    ----------
    results
        Option id to stretches with columns start, end, open.
    names
        Option id to the label of its lane.
    """
    rows = pd.concat(
        [frame.assign(name=names[option]) for option, frame in results.items()], ignore_index=True
    )
    lanes = [wrapped(name) for name in names.values()]
    figure = _bars(rows.assign(lane=rows["name"].map(wrapped)), "lane")
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1])
    days = rows.assign(days=(rows["end"] - rows["start"]).dt.days * rows["open"])
    spoken = "; ".join(
        f"{n}: {d} days" for n, d in days.groupby("name", sort=False)["days"].sum().items()
    )
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"One bar for the record and each option, filled where a corridor is open. {spoken}.",
        caption="Wide and blue: a corridor is open. Thin and brown: none is. Options are dated "
        "changes to who holds what (data/option_effects.csv), run through the same model.",
        table=rows[["name", "start", "end", "open"]],
        height=110 + 46 * len(names),
    )


def keys_and_cuts(counts: pd.DataFrame, as_of: pd.Timestamp, title: str, key: str) -> go.Figure:
    """Draw the fewest captures that would open a corridor, and the fewest holds that close all."""
    figure = go.Figure()
    for column, label, colour, dash in (
        ("keys", "captures to open, any place", CLOSED_COLOUR, "solid"),
        ("keys_sparing_us", "captures to open, sparing US-held places", CLOSED_COLOUR, "dot"),
        ("cut_in_east", "holds in Syria's east to close all", OPEN_COLOUR, "solid"),
    ):
        figure.add_scatter(
            x=[f"{d:%Y-%m-%d}" for d in counts["date"]],
            y=[None if pd.isna(v) else int(v) for v in counts[column]],
            mode="lines",
            name=label,
            line={"shape": "hv", "color": colour, "dash": dash, "width": 2},
        )
    figure.add_vline(x=as_of.strftime("%Y-%m-%d"), line={"color": INK, "dash": "dot", "width": 1.5})
    figure.update_yaxes(rangemode="tozero", title="places", dtick=2)
    top = counts.set_index("date")["keys_sparing_us"].astype("Float64")
    return finished(
        figure,
        key=key,
        title=title,
        alt="Step lines from 2011 to 2026 of the smallest number of places that would have to "
        f"change hands to open a corridor (at most {int(top.max())} when US-held places are "
        "spared), and to close all.",
        caption="Nought captures means that a corridor is open; nought holds that none is. A line "
        "breaks where no set of places would do. Exact: shortest path and minimum vertex cut.",
        table=counts,
        height=380,
    )


def ties_matrix(ties: pd.DataFrame, actors: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw ties between the actors with most of them, one symbol and colour a kind.

    Parameters
    ----------
    ties
        Columns from_actor, to_actor, relation.
    actors
        Columns id, name, aliases.
    """
    names = actors.set_index("id")["name"]
    count = pd.concat([ties["from_actor"], ties["to_actor"]]).value_counts()
    shown = [a for a in names.index if a in set(count.index[:22])]
    rows = ties[ties["from_actor"].isin(shown) & ties["to_actor"].isin(shown)]
    label = {row.id: _brief(row.name, row.aliases) for row in actors.itertuples()}
    figure = go.Figure()
    kinds = [
        "sponsors",
        "hosts",
        "allied",
        "cooperates",
        "deconflicts",
        "rivals",
        "opposes",
        "harasses",
        "fights",
    ]
    symbols = [
        "circle",
        "circle-open",
        "diamond",
        "diamond-open",
        "square-open",
        "x-thin-open",
        "triangle-down-open",
        "triangle-down",
        "x",
    ]
    colours = [
        "#0072b2",
        "#0072b2",
        "#009e73",
        "#009e73",
        MUTED,
        "#b5651d",
        "#b5651d",
        "#d55e00",
        "#c0392b",
    ]
    for kind, symbol, colour in zip(kinds, symbols, colours, strict=True):
        part = rows[rows["relation"] == kind]
        if part.empty:
            continue
        figure.add_scatter(
            x=[label[a] for a in part["to_actor"]],
            y=[label[a] for a in part["from_actor"]],
            mode="markers",
            name=kind,
            marker={
                "symbol": symbol,
                "color": colour,
                "size": 10,
                "line": {"width": 1.6, "color": colour},
            },
            hovertemplate="%{y} → %{x}: " + kind + "<extra></extra>",
        )
    order = [label[a] for a in shown]
    figure.update_xaxes(
        categoryorder="array",
        categoryarray=order,
        tickangle=-60,
        side="top",
        range=[-0.6, len(order) - 0.4],
    )
    figure.update_yaxes(
        categoryorder="array", categoryarray=order[::-1], range=[-0.6, len(order) - 0.4]
    )
    spoken = ", ".join(f"{n} {k}" for k, n in ties["relation"].value_counts().items())
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Matrix of ties from the actor on the left to the actor above. All ties: {spoken}.",
        caption=f"The {len(shown)} actors with most ties; the row acts on the column. The table "
        "has every tie. Source: data/relations.csv.",
        table=ties[["from_actor", "relation", "to_actor", "start", "end", "confidence", "source"]],
        height=240 + 22 * len(shown),
    )


def _brief(name: str, aliases: object) -> str:
    """Return a name short enough for an axis: its own, or the first other name it goes by."""
    whole = name.split(" (")[0].split(",")[0].split(" / ")[0]
    if len(whole) <= BRIEF or not isinstance(aliases, str):
        return short(name)
    return min(whole, aliases.split("; ")[0], key=len)


def wrapped(label: str) -> str:
    """Break a label for an axis into lines short enough for a phone."""
    return "<br>".join(textwrap.wrap(label, LINE))


def short(name: str) -> str:
    """Shorten a name for an axis: what stands before a bracket or comma, at most 24 letters."""
    cut = name.split(" (")[0].split(",")[0].split(" / ")[0]
    return cut if len(cut) <= 24 else cut[:23].rstrip() + "…"


def strength_ranges(groups: dict[str, pd.DataFrame], title: str, key: str) -> go.Figure:
    """
    Draw each claim or estimate of fighters as a range.

    Parameters
    ----------
    groups
        Label of an actor to its rows of data/strength.csv, in time order.
    """
    rows = pd.concat([f.assign(name=n) for n, f in groups.items()], ignore_index=True)
    own = rows["claimant_stance"] == "self"
    rows["who"] = [f"{short(r.name)} · {short(r.claimant)}, {r.as_of}" for r in rows.itertuples()]
    # Spaces of no width keep two statements by the same speaker apart.
    rows["lane"] = [wrapped(w) + "\u200b" * i for i, w in enumerate(rows["who"])]
    low, high = rows["low"].fillna(rows["high"]), rows["high"].fillna(rows["low"])
    figure = go.Figure()
    for mask, label, colour, symbol in (
        (own, "said of itself", CLOSED_COLOUR, "diamond"),
        (~own, "said by others", OPEN_COLOUR, "circle"),
    ):
        xs: list[float | None] = []
        ys: list[str | None] = []
        for i in rows.index[mask]:
            xs += [float(low[i]), float(high[i]), None]
            ys += [rows["lane"][i], rows["lane"][i], None]
        figure.add_scatter(
            x=xs,
            y=ys,
            mode="lines+markers",
            name=label,
            line={"color": colour, "width": 3},
            marker={"symbol": symbol, "size": 10, "color": colour},
            hovertemplate="%{y}: %{x:,}<extra></extra>",
        )
    figure.update_yaxes(categoryorder="array", categoryarray=rows["lane"].tolist()[::-1])
    figure.update_xaxes(title="fighters", rangemode="tozero")
    return finished(
        figure,
        key=key,
        title=title,
        alt="Ranges of fighters by who said it. "
        + "; ".join(f"{r.who}: {_range(r)}" for r in rows.itertuples())
        + ".",
        caption="Diamonds: said by the group of itself. Circles: said by others, friend or foe. A "
        "range from nought stands for 'up to'. Source: data/strength.csv.",
        table=rows[
            [
                "actor",
                "as_of",
                "claimant",
                "claimant_stance",
                "kind",
                "low",
                "high",
                "confidence",
                "source",
            ]
        ],
        height=130 + 44 * len(rows),
    )


def _range(row: tuple) -> str:
    low, high = row.low, row.high  # type: ignore[attr-defined]
    if pd.isna(high):
        return f"more than {low:,}"
    return f"{high:,}" if low == high else f"{low:,} to {high:,}"


def stacked_counts(counts: pd.DataFrame, title: str, key: str, alt: str, caption: str) -> go.Figure:
    """
    Draw counts as stacked bars.

    Parameters
    ----------
    counts
        Index: the bars; columns: the stacked parts, in order.
    """
    figure = go.Figure()
    patterns: Sequence[str] = ["", "/", "x", ".", "\\", "+", "-"]
    colours = [OPEN_COLOUR, "#56b4e9", ACCENT, "#e69f00", CLOSED_COLOUR, MUTED, GRID]
    for i, column in enumerate(counts.columns):
        figure.add_bar(
            y=[str(v) for v in counts.index],
            x=counts[column].tolist(),
            orientation="h",
            name=str(column),
            marker={"color": colours[i % 7], "pattern": {"shape": patterns[i % 7]}},
            hovertemplate="%{y}, " + str(column) + ": %{x}<extra></extra>",
        )
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed")
    return finished(
        figure,
        key=key,
        title=title,
        alt=alt,
        caption=caption,
        table=counts.rename_axis("").reset_index(),
        height=150 + 26 * len(counts),
    )
