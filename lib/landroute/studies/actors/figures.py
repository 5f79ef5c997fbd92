"""Charts of who did what to whom, and of how many they were."""

from __future__ import annotations

import textwrap
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR
from landroute.studies.actors.manpower import strength
from landroute.studies.actors.study import Actors
from landroute.studies.base import Drawing
from landroute.wording import Words
from landroute.wording.facts import Counted, Each, Number, When, written
from landroute.wording.names import names


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
LANE = 58
# Letters of a speaker's name that a phone has room for.
SPEAKER = 22
STRENGTH_COLUMNS = [
    "actor", "as_of", "claimant", "claimant_stance", "kind", "low", "high", "confidence", "source",
]  # fmt: skip


@Actors.draws("ties-matrix")
def ties_matrix(study: Actors) -> Drawing:
    """Draw ties between the actors with most of them, one symbol and colour a kind."""
    ties, label = study.ties, _most_tied(study)
    by_kind = ties["relation"].value_counts()
    counts = [{"n": int(n), "kind": kind} for kind, n in by_kind.items()]
    return Drawing(
        matrix(ties, label, study.words),
        table=_ties_in_words(study),
        height=LABELS + 80 + CELL * len(label),
        min_width=LABELS + CELL * len(label),
        facts={
            "ties": Counted(len(ties), "tie"),
            "day": study.scenario.as_of,
            "shown": len(label),
            "any": len(ties),
            "kinds": Each("tie-count", counts, "comma") if counts else "",
        },
    )


def _ties_in_words(study: Actors) -> pd.DataFrame:
    short = study.actors.set_index("id")["short_name"]
    ties = study.ties.assign(
        from_actor=study.ties["from_actor"].map(short),
        to_actor=study.ties["to_actor"].map(short),
        relation=[study.words("tie", kind=kind) for kind in study.ties["relation"]],
    )
    return ties[["from_actor", "relation", "to_actor", "start", "end", "confidence", "source"]]


def _most_tied(study: Actors) -> pd.Series:
    """Return the names of the actors with most ties, by id."""
    count = pd.concat([study.ties["from_actor"], study.ties["to_actor"]]).value_counts()
    label = study.actors.set_index("id")["short_name"]
    return label[label.index.isin(count.index[:MOST_ACTORS])]


def matrix(ties: pd.DataFrame, label: pd.Series, words: Words) -> go.Figure:
    """
    Draw ties, from the actor on the left to the actor above.

    Parameters
    ----------
    ties
        Columns from_actor, to_actor, relation.
    label
        Names of the actors that are drawn, by id.

    Raises
    ------
    ValueError
        For a kind of tie that has no mark, which would otherwise be missing unseen.
    """
    unmarked = set(ties["relation"]) - set(TIE_MARKS)
    if unmarked:
        raise ValueError(f"no mark for ties of kind {', '.join(sorted(unmarked))}")
    position = {actor: place for place, actor in enumerate(label.index)}
    figure = go.Figure()
    for kind, mark in TIE_MARKS.items():
        own = ties[ties["relation"].eq(kind)]
        own = own[own["from_actor"].isin(position) & own["to_actor"].isin(position)]
        if len(own):
            figure.add_trace(_tie_marks(own, words("tie", kind=kind), mark, position, label))
    _label_axes(figure, label)
    return figure


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


@Actors.draws("manpower-claims")
def manpower_claims(study: Actors) -> Drawing:
    """Draw each claim or estimate of fighters as a range, its speaker written above it."""
    short = names("actors", "short_name")
    rows = pd.concat(
        [own.assign(name=short[actor]) for actor, own in study.strengths.items()],
        ignore_index=True,
    )
    comparisons = [study[f"claim-over-estimate-{actor}"] for actor in study.strengths]
    ratios = sorted(one.value for one in comparisons if one.value is not None)
    spoken = [
        {"speaker": _speaker(study, row), "strength": strength(row)} for row in rows.itertuples()
    ]
    stances = [study.words("stance", stance=stance) for stance in rows["claimant_stance"]]
    return Drawing(
        strength_ranges(study, rows),
        table=rows.assign(actor=rows["name"], claimant_stance=stances)[STRENGTH_COLUMNS],
        height=110 + LANE * len(rows),
        facts={
            "compared": len(ratios),
            "ratios": [Number(ratio, 2) for ratio in ratios] or "",
            "rows": len(rows),
            "spoken": Each("spoken-strength", spoken, "semicolon") if spoken else "",
        },
    )


def strength_ranges(study: Actors, rows: pd.DataFrame) -> go.Figure:
    """
    Draw ranges of fighters, what a group said of itself apart from what others did.

    Parameters
    ----------
    rows
        Rows of data/strength.csv in time order, and name, of the actor.
    """
    own, most = rows["claimant_stance"] == "self", rows[["low", "high"]].max().max()
    figure = go.Figure()
    for mask, label, colour, symbol in (
        (own, study.words("said-of-itself"), CLOSED_COLOUR, "diamond"),
        (~own, study.words("said-by-others"), OPEN_COLOUR, "circle"),
    ):
        for nth, row in enumerate(rows[mask].itertuples()):
            hover = f"{_speaker(study, row)}: {written(strength(row), study.words)}"
            line = _range_line(row, label, colour, symbol, 0.08 * most, hover)
            figure.add_trace(line.update(showlegend=nth == 0))
    figure.add_scatter(
        x=[0.0] * len(rows),
        y=[place - 0.34 for place in rows.index],
        text=[_speaker(study, row, SPEAKER) for row in rows.itertuples()],
        mode="text",
        textposition="middle right",
        textfont={"color": INK, "size": 12},
        showlegend=False,
        hoverinfo="skip",
    )
    figure.update_xaxes(title=study.words("fighters"), side="top", range=[-0.03 * most, 1.1 * most])
    figure.update_yaxes(visible=False, range=[len(rows) - 0.5, -0.7])
    return figure


def _range_line(
    row: Any, label: str, colour: str, symbol: str, arrow: float, hover: str
) -> go.Scatter:
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
        hovertemplate=f"{hover}<extra></extra>",
    )


def _speaker(study: Actors, row: Any, longest: int = 1000) -> str:
    return study.words(
        "speaker",
        actor=row.name,
        claimant=textwrap.shorten(row.claimant, longest, placeholder="…"),
        date=When.of(row.as_of),
        kind=str(row.kind),
    )
