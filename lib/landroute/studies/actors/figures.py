"""Charts of who did what to whom, and of how many they were."""

from __future__ import annotations

import textwrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, finished
from landroute.studies.actors.manpower import said


class TieMark(NamedTuple):
    """How a kind of tie is drawn."""

    symbol: str
    colour: str


TIE_MARKS = {
    "sponsors": TieMark("circle", "#0072b2"),
    "hosts": TieMark("circle-open", "#0072b2"),
    "allied": TieMark("diamond", "#009e73"),
    "cooperates": TieMark("diamond-open", "#009e73"),
    "deconflicts": TieMark("square-open", MUTED),
    "rivals": TieMark("x-thin-open", "#b5651d"),
    "opposes": TieMark("triangle-down-open", "#b5651d"),
    "harasses": TieMark("triangle-down", "#d55e00"),
    "fights": TieMark("x", "#c0392b"),
}
# What a page has room for; the table under the figure has every tie.
MOST_ACTORS = 22
CELL = 24
LABELS = 130


def ties_matrix(ties: pd.DataFrame, actors: pd.DataFrame, title: str, key: str) -> go.Figure:
    """
    Draw ties between the actors with most of them, one symbol and colour a kind.

    Parameters
    ----------
    ties
        Columns from_actor, to_actor, relation, start, end, confidence, source.
    actors
        Columns id, short_name.

    Raises
    ------
    ValueError
        For a kind of tie that has no mark, which would otherwise be missing unseen.
    """
    unmarked = set(ties["relation"]) - set(TIE_MARKS)
    if unmarked:
        raise ValueError(f"no mark for ties of kind {', '.join(sorted(unmarked))}")
    count = pd.concat([ties["from_actor"], ties["to_actor"]]).value_counts()
    label = actors.set_index("id")["short_name"]
    label = label[label.index.isin(count.index[:MOST_ACTORS])]
    position = {actor: place for place, actor in enumerate(label.index)}
    figure = go.Figure()
    for kind, mark in TIE_MARKS.items():
        own = ties[ties["relation"].eq(kind)]
        own = own[own["from_actor"].isin(position) & own["to_actor"].isin(position)]
        if len(own):
            figure.add_trace(_tie_marks(own, kind, mark, position, label))
    _label_axes(figure, label)
    return finished(
        figure,
        key=key,
        title=title,
        alt="Matrix of ties from the actor on the left to the actor above. All ties: "
        + ", ".join(f"{n} {kind}" for kind, n in ties["relation"].value_counts().items())
        + ".",
        caption=f"The {len(label)} actors with most ties; the row acts on the column. The table "
        "has every tie. Source: data/relations.csv.",
        table=ties[["from_actor", "relation", "to_actor", "start", "end", "confidence", "source"]],
        height=LABELS + 80 + CELL * len(label),
        min_width=LABELS + CELL * len(label),
    )


def _tie_marks(
    ties: pd.DataFrame, kind: str, mark: TieMark, position: dict[str, int], label: pd.Series
) -> go.Scatter:
    said = [f"{label[t.from_actor]} → {label[t.to_actor]}: {kind}" for t in ties.itertuples()]
    return go.Scatter(
        x=[position[actor] for actor in ties["to_actor"]],
        y=[position[actor] for actor in ties["from_actor"]],
        mode="markers",
        name=kind,
        marker={
            "symbol": mark.symbol,
            "color": mark.colour,
            "size": 10,
            "line": {"width": 1.6, "color": mark.colour},
        },
        text=said,
        hovertemplate="%{text}<extra></extra>",
    )


def _label_axes(figure: go.Figure, label: pd.Series) -> None:
    ticks = {"tickmode": "array", "tickvals": list(range(len(label))), "ticktext": label.tolist()}
    room = [-0.7, len(label) - 0.3]
    figure.update_xaxes(**ticks, tickangle=-90, side="top", range=room)
    figure.update_yaxes(**ticks, range=room[::-1])
    figure.update_layout(legend={"y": -0.02})


LANE = 58
# Letters of a speaker's name that a phone has room for.
SPEAKER = 22


def strength_ranges(groups: dict[str, pd.DataFrame], title: str, key: str) -> go.Figure:
    """
    Draw each claim or estimate of fighters as a range, its speaker written above it.

    Parameters
    ----------
    groups
        Label of an actor to its rows of data/strength.csv, in time order.
    """
    rows = pd.concat([f.assign(name=n) for n, f in groups.items()], ignore_index=True)
    own, most = rows["claimant_stance"] == "self", rows[["low", "high"]].max().max()
    figure = go.Figure()
    for mask, label, colour, symbol in (
        (own, "said of itself", CLOSED_COLOUR, "diamond"),
        (~own, "said by others", OPEN_COLOUR, "circle"),
    ):
        for nth, row in enumerate(rows[mask].itertuples()):
            line = _range_line(row, label, colour, symbol, arrow=0.08 * most)
            figure.add_trace(line.update(showlegend=nth == 0))
    figure.add_scatter(
        x=[0.0] * len(rows),
        y=[place - 0.34 for place in rows.index],
        text=[_speaker(row, SPEAKER) for row in rows.itertuples()],
        mode="text",
        textposition="middle right",
        textfont={"color": INK, "size": 12},
        showlegend=False,
        hoverinfo="skip",
    )
    figure.update_xaxes(title="fighters", side="top", range=[-0.03 * most, 1.1 * most])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.5, -0.7])
    spoken = "; ".join(f"{_speaker(row)}: {said(row)}" for row in rows.itertuples())
    return finished(
        figure,
        key=key,
        title=title,
        alt=f"Ranges of fighters by who said it. {spoken or 'None around this day'}.",
        caption="Diamonds: said by the group of itself. Circles: said by others, friend or foe. A "
        "range from nought stands for 'up to', an arrow to the right for 'more than'. Source: "
        "data/strength.csv.",
        table=rows[STRENGTH_COLUMNS],
        height=110 + LANE * len(rows),
    )


STRENGTH_COLUMNS = [
    "actor", "as_of", "claimant", "claimant_stance", "kind", "low", "high", "confidence", "source",
]  # fmt: skip


def _range_line(row: Any, label: str, colour: str, symbol: str, arrow: float) -> go.Scatter:
    low = row.high if pd.isna(row.low) else row.low
    high, head = (row.low + arrow, "triangle-right") if pd.isna(row.high) else (row.high, symbol)
    return go.Scatter(
        x=[float(low), float(high)],
        y=[row.Index, row.Index],
        mode="lines+markers",
        name=label,
        legendgroup=label,
        line={"color": colour, "width": 3},
        marker={"symbol": [symbol, head], "size": 11, "color": colour},
        hovertemplate=f"{_speaker(row)}: {said(row)}<extra></extra>",
    )


def _speaker(row: Any, longest: int = 1000) -> str:
    told = {"target": " (foreseen)"}.get(row.kind, "")
    claimant = textwrap.shorten(row.claimant, longest, placeholder="…")
    return f"{row.name}, by {claimant}, {row.as_of}{told}"
