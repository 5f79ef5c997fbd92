"""Charts of who did what to whom, and of how many they were."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import LABEL, NAMES, wrapped
from landroute.charts.template import CLOSED_COLOUR, MUTED, OPEN_COLOUR
from landroute.studies.actors.manpower import strength
from landroute.studies.actors.study import Actors
from landroute.studies.base import Drawing
from landroute.wording import Words
from landroute.wording.facts import Counted, Each, Named, Number, When, written
from landroute.wording.names import names


class TieMark(NamedTuple):
    """How ties of some kinds are drawn, and the message that says what they have in common."""

    message: str
    symbol: str
    colour: str


WITH = TieMark("ties-with", "circle", OPEN_COLOUR)
APART = TieMark("ties-apart", "square-open", MUTED)
AGAINST = TieMark("ties-against", "x", CLOSED_COLOUR)
TIE_MARKS = {
    "sponsors": WITH,
    "hosts": WITH,
    "allied": WITH,
    "cooperates": WITH,
    "deconflicts": APART,
    "rivals": AGAINST,
    "opposes": AGAINST,
    "harasses": AGAINST,
    "fights": AGAINST,
}
# What a phone has room for; the table under the figure has every tie.
MOST_ACTORS = 14
TOP, CELL, LANE = 120, 24, 44  # pixels
SPEAKER = 24  # letters of a speaker's name on a line
TOLD = 4  # claims, or kinds of tie, that an alternative text names
STRENGTH_COLUMNS = [
    "actor", "as_of", "claimant", "claimant_stance", "kind", "low", "high", "confidence", "source",
]  # fmt: skip


@Actors.draws("ties-matrix")
def ties_matrix(study: Actors) -> Drawing:
    """Draw ties between the actors with most of them, one symbol and colour a kind."""
    ties, label = study.ties, _most_tied(study)
    by_kind = ties["relation"].value_counts()
    counts = [{"n": int(n), "kind": kind} for kind, n in by_kind.head(TOLD).items()]
    foe, against = _most_opposed(ties, label)
    return Drawing(
        matrix(ties, label, study.words),
        table=_ties_in_words(study),
        height=TOP + CELL * len(label),
        facts={
            "ties": Counted(len(ties), "tie"),
            "day": study.scenario.as_of,
            "shown": len(label),
            "any": len(ties),
            "foe": Named("actors", foe) if foe else "",
            "against": against,
            "others": max(len(label) - 1, 0),
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


def _most_opposed(ties: pd.DataFrame, label: pd.Series) -> tuple[str, int]:
    """Return whom most of the actors drawn are against, and how many are; empty for no tie."""
    hostile = ties[[TIE_MARKS[kind] == AGAINST for kind in ties["relation"]]]
    hostile = hostile[
        hostile["from_actor"].isin(label.index) & hostile["to_actor"].isin(label.index)
    ]
    if hostile.empty:
        return "", 0
    foes = hostile.groupby("to_actor")["from_actor"].nunique()
    return str(foes.idxmax()), int(foes.max())


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
    known = ties[ties["from_actor"].isin(position) & ties["to_actor"].isin(position)]
    for mark in dict.fromkeys(TIE_MARKS.values()):
        own = known[[TIE_MARKS[kind] == mark for kind in known["relation"]]]
        if len(own):
            figure.add_trace(_tie_marks(own, words, mark, position, label))
    _label_axes(figure, label)
    return figure


def _tie_marks(
    ties: pd.DataFrame, words: Words, mark: TieMark, position: dict[str, int], label: pd.Series
) -> go.Scatter:
    said = [
        f"{label[t.from_actor]} → {label[t.to_actor]}: {words('tie', kind=t.relation)}"
        for t in ties.itertuples()
    ]
    return go.Scatter(
        x=[position[actor] for actor in ties["to_actor"]],
        y=[position[actor] for actor in ties["from_actor"]],
        mode="markers",
        name=words(mark.message),
        marker={
            "symbol": mark.symbol,
            "color": mark.colour,
            "size": 9,
            "line": {"width": 1.2, "color": mark.colour},
        },
        text=said,
        hovertemplate="%{text}<extra></extra>",
    )


def _label_axes(figure: go.Figure, label: pd.Series) -> None:
    ticks = {"tickmode": "array", "tickvals": list(range(len(label))), "ticktext": label.tolist()}
    room = [-0.7, len(label) - 0.3]
    figure.update_xaxes(**ticks, tickangle=-90, side="top", range=room, tickfont={"size": 10})
    figure.update_yaxes(**ticks, range=room[::-1], tickfont={"size": LABEL})


@Actors.draws("manpower-claims")
def manpower_claims(study: Actors) -> Drawing:
    """Draw each claim or estimate of fighters as a range, beside its speaker's name."""
    short = names("actors", "short_name")
    rows = pd.concat(
        [own.assign(name=short[actor]) for actor, own in study.strengths.items()],
        ignore_index=True,
    )
    comparisons = [study[f"claim-over-estimate-{actor}"] for actor in study.strengths]
    ratios = sorted(one.value for one in comparisons if one.value is not None)
    spoken = [
        {"speaker": _speaker(study, row), "strength": strength(row)}
        for row in rows.head(TOLD).itertuples()
    ]
    stances = [study.words("stance", stance=stance) for stance in rows["claimant_stance"]]
    return Drawing(
        strength_ranges(study, rows),
        table=rows.assign(actor=rows["name"], claimant_stance=stances)[STRENGTH_COLUMNS],
        height=40 + LANE * max(len(rows), 2),
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
            said = written(strength(row), study.words)
            hover = f"{_speaker(study, row)}: {said}"
            line = _range_line(row, label, colour, symbol, 0.08 * most, hover)
            side = "top left" if 2 * max(line.x) > most else "top right"
            line.update(showlegend=nth == 0, text=["", said], textposition=side)
            figure.add_trace(line)
    figure.update_xaxes(side="top", range=[-0.05 * most, 1.35 * most], nticks=6)
    figure.update_yaxes(
        tickvals=list(rows.index),
        ticktext=[wrapped(_speaker(study, row), SPEAKER) for row in rows.itertuples()],
        tickfont={"size": LABEL - 1},
        range=[len(rows) - 0.5, -0.5],
    )
    figure.update_layout(margin={"l": NAMES})
    return figure


def _range_line(
    row: Any, label: str, colour: str, symbol: str, arrow: float, hover: str
) -> go.Scatter:
    low = row.high if pd.isna(row.low) else row.low
    high, head = (row.low + arrow, "triangle-right") if pd.isna(row.high) else (row.high, symbol)
    return go.Scatter(
        x=[float(low), float(high)],
        y=[row.Index, row.Index],
        mode="lines+markers+text",
        textfont={"size": LABEL},
        cliponaxis=False,
        name=label,
        legendgroup=label,
        line={"color": colour, "width": 3},
        marker={"symbol": [symbol, head], "size": 11, "color": colour},
        hovertemplate=f"{hover}<extra></extra>",
    )


def _speaker(study: Actors, row: Any) -> str:
    return study.words(
        "speaker",
        actor=row.name,
        claimant=row.claimant,
        date=When.of(row.as_of),
        kind=str(row.kind),
    )
