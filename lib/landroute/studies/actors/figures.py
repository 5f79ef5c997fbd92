"""Charts of who held the chain, and of who did what to whom."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import LABEL, Look, spans
from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR, SKY
from landroute.record.ties import kinds_that
from landroute.studies.actors.chain import BACKED, HOST, OTHER
from landroute.studies.actors.changes import in_words
from landroute.studies.actors.study import Actors
from landroute.studies.actors.tables import chain_in_words
from landroute.studies.base import Drawing
from landroute.wording import Words
from landroute.wording.facts import Counted, Each, Named, named
from landroute.wording.names import names


class TieMark(NamedTuple):
    """How ties of some kinds are drawn, and the message that says what they have in common."""

    message: str
    symbol: str
    colour: str


WITH = TieMark("ties-with", "circle", OPEN_COLOUR)
APART = TieMark("ties-apart", "square-open", MUTED)
AGAINST = TieMark("ties-against", "x", CLOSED_COLOUR)
# What a phone has room for; the table under the figure has every tie.
MOST_ACTORS = 14
TOP, CELL, CHAIN_LANE = 120, 24, 38  # pixels
TOLD = 4  # kinds of tie that an alternative text names


@Actors.draws("chain-through-time", under=("account",))
def chain_through_time(study: Actors) -> Drawing:
    """Draw who stood at each place of the chain through time: forces backed by Iran, or others."""
    rows, known = study.chain, names("places")
    lanes = [known[place] for place in dict.fromkeys(rows["place"])]
    drawn = rows.assign(lane=rows["place"].map(known))
    looks = {
        OTHER: Look(study.words("chain-state", state=OTHER), CLOSED_COLOUR, 0.2),
        HOST: Look(study.words("chain-state", state=HOST), SKY, 0.4),
        BACKED: Look(study.words("chain-state", state=BACKED), OPEN_COLOUR, 0.62),
    }
    figure = spans(drawn, lanes, looks, study.words)
    figure.add_vline(
        x=f"{study.scenario.as_of:%Y-%m-%d}", line={"color": INK, "dash": "dot", "width": 1}
    )
    now = study.chain_now
    return Drawing(
        figure,
        table=chain_in_words(study, rows),
        height=TOP + CHAIN_LANE * len(lanes),
        facts={
            "day": study.scenario.as_of,
            "n": int((now["state"] == BACKED).sum()),
            "all": len(now),
            "places": named("places", now["place"].tolist()),
        },
    )


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
    rows = in_words(study, study.ties)
    return rows[["from_actor", "relation", "to_actor", "start", "end", "confidence", "source"]]


def _most_opposed(ties: pd.DataFrame, label: pd.Series) -> tuple[str, int]:
    """Return whom most of the actors drawn are against, and how many are; empty for no tie."""
    hostile = ties[ties["relation"].isin(kinds_that("hostile"))]
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
    """
    position = {actor: place for place, actor in enumerate(label.index)}
    figure = go.Figure()
    known = ties[ties["from_actor"].isin(position) & ties["to_actor"].isin(position)]
    joins, hostile = (known["relation"].isin(kinds_that(one)) for one in ("joins", "hostile"))
    for mark, some in ((WITH, joins), (APART, ~joins & ~hostile), (AGAINST, hostile)):
        own = known[some]
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
