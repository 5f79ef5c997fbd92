"""Whom Iran sponsored, as a network: directly, and through another."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from statistics import fmean

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.template import INK, MUTED, OPEN_COLOUR, PAPER, SKY
from landroute.record.ties import PATRON, sponsored, wholes
from landroute.studies.actors.chain import by_damascus
from landroute.studies.actors.changes import in_words
from landroute.studies.actors.study import Actors
from landroute.studies.base import Drawing
from landroute.tables import read
from landroute.wording.facts import Named, named

ARM = "irgc-qf"  # the one organ that is drawn, since most ties run through it
# Where the columns stand, as shares of the width: a phone of 330 pixels has room for 20 letters
# on the right of the last one.
COLUMNS = (0.03, 0.33, 0.61)
ROW, TOP, LETTERS = 24, 90, 11  # pixels
FEWEST = 8  # rows that a plot has room for at least
BEND = 0.07  # how far a tie within a column goes round
ARC = [(n / 8, 4 * (n / 8) * (1 - n / 8)) for n in range(1, 8)]  # a parabola's points
STOOD, ELSEWHERE, MEDIATED = "stood", "elsewhere", "damascus"
SYMBOLS = {STOOD: "circle", ELSEWHERE: "circle", MEDIATED: "square"}

Point = tuple[float, float]


def drawn_as(shown: Collection[str]) -> dict[str, str]:
    """Map each actor to the one of those shown that stands for it: itself, or whose organ it is."""
    return {actor: whole if whole in shown else "" for actor, whole in wholes(shown).items()}


def columns(study: Actors) -> list[list[str]]:
    """Return Iran, whom it sponsored directly, and whom through another, organs left out."""
    steps = sponsored(study.scenario.as_of, PATRON)
    whose = read("actors").set_index("id")["organ_of"]
    kept = [actor for actor in steps if actor == ARM or pd.isna(whose[actor])]
    direct = [actor for actor in kept if steps[actor] == 1]
    return [[PATRON], direct, [actor for actor in kept if steps[actor] > 1]]


def lines(study: Actors, shown: Collection[str]) -> list[tuple[str, str]]:
    """Return who sponsored whom of those shown, an organ's ties with those of its whole."""
    stands = drawn_as(shown)
    ties = study.ties.query("relation == 'sponsors'")
    pairs = [(stands[row.from_actor], stands[row.to_actor]) for row in ties.itertuples()]
    return [(a, b) for a, b in dict.fromkeys(pairs) if a and b and a != b and b != PATRON]


def places(groups: list[list[str]], ties: list[tuple[str, str]]) -> dict[str, Point]:
    """
    Return where each actor stands, in shares of the width and in rows from the top.

    The last column is ordered by whom each is tied to, so that fewer lines cross.
    """
    rows = max(FEWEST, len(groups[-1]), 3 * len(groups[1]))
    at = dict.fromkeys(groups[0], (COLUMNS[0], rows / 2))
    at |= dict(_spread(groups[1], COLUMNS[1], rows))

    def height(actor: str) -> float:
        above = [at[a][1] for a, b in ties if b == actor and a in at]
        return fmean(above) if above else rows

    return at | dict(_spread(sorted(groups[2], key=height), COLUMNS[2], rows))


def _spread(actors: list[str], x: float, rows: float) -> Iterator[tuple[str, Point]]:
    for number, actor in enumerate(actors):
        yield actor, (x, (number + 0.5) * rows / len(actors))


@Actors.draws("backing-network", under=("account",))
def backing_network(study: Actors) -> Drawing:
    """Draw whom Iran sponsored on the day, and mark who of them stood on the chain."""
    groups = columns(study)
    shown = [actor for group in groups for actor in group]
    ties = lines(study, shown)
    at, there = places(groups, ties), _on_chain(study, shown)
    figure = go.Figure([_lines(ties, at, study.words("sponsors-line"))])
    label = read("actors").set_index("id")["short_name"]
    mediated = by_damascus(study.scenario.as_of).intersection(shown)
    for kind, symbol in SYMBOLS.items():
        some = [actor for actor in shown if _kind(actor, there, mediated) == kind]
        name = study.words("node-of-network", kind=kind)
        figure.add_trace(_nodes(some, at, label, name, symbol, kind == STOOD))
    _name(figure, groups, at, label)
    _head(figure, study)
    rows = max(y for _, y in at.values()) + 0.5
    figure.update_xaxes(visible=False, range=[0, 1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[rows + 0.3, -1.3], fixedrange=True)
    figure.update_layout(margin={"l": 4, "r": 4, "b": 8})
    sponsors = study.ties.query("relation == 'sponsors'")
    table = in_words(study, sponsors[sponsors["from_actor"].map(drawn_as(shown)).ne("")])
    clients = [actor for actor in shown if actor not in {PATRON, ARM, *mediated}]
    seen = [actor for actor in clients if actor in there]
    return Drawing(
        figure,
        table=table[["from_actor", "relation", "to_actor", "start", "end", "source"]],
        height=int(TOP + ROW * (rows + 1.6)),
        facts={
            "day": study.scenario.as_of,
            "patron": Named("actors", PATRON, "short_name"),
            "clients": len(clients),
            "stood": len(seen),
            "who": named("actors", seen, column="short_name") if seen else "",
            "direct": sum(actor not in (PATRON, ARM) for actor in groups[1]),
            "through": len(groups[2]),
            "damascus": len(mediated),
            "mediated": named("actors", sorted(mediated), column="short_name") if mediated else "",
        },
    )


def _kind(actor: str, there: set[str], mediated: set[str]) -> str:
    """Return how an actor is marked: by Damascus alone, else on the chain or elsewhere."""
    return MEDIATED if actor in mediated else STOOD if actor in there else ELSEWHERE


def _on_chain(study: Actors, shown: list[str]) -> set[str]:
    stands = drawn_as(shown)
    now = study.chain_now.itertuples()
    return {stands[actor] for row in now for actor in [row.controller, *row.alongside]} - {""}


def _lines(ties: list[tuple[str, str]], at: dict[str, Point], name: str) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for above, below in ties:
        (x0, y0), (x1, y1) = at[above], at[below]
        # Within a column a tie goes round on the left, past those between.
        bend = [(x0 - BEND * part, y0 + share * (y1 - y0)) for share, part in ARC if x0 == x1]
        for point in [(x0, y0), *bend, (x1, y1)]:
            x.append(point[0])
            y.append(point[1])
        x.append(None)
        y.append(None)
    line = {"color": MUTED, "width": 1}
    return go.Scatter(x=x, y=y, mode="lines", line=line, name=name, hoverinfo="skip")


def _nodes(
    actors: list[str],
    at: dict[str, Point],
    label: pd.Series,
    name: str,
    symbol: str,
    stood: bool,
) -> go.Scatter:
    fill = OPEN_COLOUR if stood else SKY
    return go.Scatter(
        x=[at[actor][0] for actor in actors],
        y=[at[actor][1] for actor in actors],
        mode="markers",
        name=name,
        marker={
            "symbol": symbol,
            "size": 13 if stood else 9,
            "color": fill,
            "line": {"color": OPEN_COLOUR, "width": 1.5},
        },
        text=[label[actor] for actor in actors],
        hovertemplate="%{text}<extra></extra>",
    )


def _name(
    figure: go.Figure, groups: list[list[str]], at: dict[str, Point], label: pd.Series
) -> None:
    """Write names: above those with lines on both sides, beside those of the last column."""
    for number, group in enumerate(groups):
        beside = number == len(groups) - 1
        for actor in group:
            x, y = at[actor]
            figure.add_annotation(
                x=x,
                y=y,
                text=label[actor],
                showarrow=False,
                xanchor="left" if beside or number == 0 else "center",
                yanchor="middle" if beside else "bottom",
                xshift=9 if beside else -6 if number == 0 else 0,
                yshift=0 if beside else 9,
                font={"size": LETTERS, "color": INK},
                bgcolor=PAPER if not beside else None,
                borderpad=1,
            )


def _head(figure: go.Figure, study: Actors) -> None:
    for number, x in enumerate(COLUMNS[1:]):
        figure.add_annotation(
            x=x,
            y=-0.8,
            text=study.words("backing-column", through="yes" if number else "no"),
            showarrow=False,
            xanchor="left" if number else "center",
            font={"size": LETTERS, "color": INK, "weight": 700},
        )
