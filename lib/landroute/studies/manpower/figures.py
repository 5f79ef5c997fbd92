"""Charts of how many a force was beside what was needed, and of who said how many."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import log_axis
from landroute.charts.spans import LABEL, name_lanes
from landroute.charts.template import CLOSED_COLOUR, MUTED, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.manpower.claims import strength
from landroute.studies.manpower.findings import NEED, by_how_many, by_task, ends
from landroute.studies.manpower.study import Manpower
from landroute.wording.facts import Each, Named, Number, When, written
from landroute.wording.names import names
from landroute.wording.numbers import rounded

TOP, LANE = 110, 44  # pixels
SPEAKER = 24  # letters of a speaker's name on a line
TOLD = 4  # claims that an alternative text names
STRENGTH_COLUMNS = [
    "actor", "as_of", "claimant", "claimant_stance", "kind", "low", "high", "confidence", "source",
]  # fmt: skip


@Manpower.draws("manpower-needed")
def manpower_needed(study: Manpower) -> Drawing:
    """Draw what the force was thought to be, what it said, and what each yardstick asks for."""
    rows = _needed(study)
    figure = go.Figure()
    looks = {"had": OPEN_COLOUR, "said": CLOSED_COLOUR, "need": MUTED}
    for kind, colour in looks.items():
        for nth, row in enumerate(rows[rows["kind"] == kind].itertuples()):
            figure.add_trace(
                go.Scatter(
                    x=[row.low, row.high],
                    y=[row.Index, row.Index],
                    mode="lines+markers",
                    line={"color": colour, "width": 9},
                    marker={"color": colour, "size": 11},
                    name=study.words(f"key-{kind}"),
                    showlegend=nth == 0,
                    legendgroup=kind,
                    hovertemplate=f"{row.label}: %{{x:,.0f}}<extra></extra>",
                )
            )
    log_axis(figure, rows[["low", "high"]], decades=True, tickangle=0)
    name_lanes(figure, rows["label"].tolist(), SPEAKER)
    short = [
        {"what_for": task, **by_how_many(count, "short")}
        for task, count in by_task(study).items()
        if "short" in count
    ]
    return Drawing(
        figure,
        table=rows[["label", "low", "high"]],
        height=TOP + LANE * len(rows),
        facts={
            "force": Named("forces", study.scenario.force),
            "area": str(study.people[0]["name"].iloc[0]),
            "short": len(short),
            "tasks": Each("task-short", short) if short else "",
            "n": len(study.yardsticks),
            "day": study.scenario.as_of,
            "known": bool(study.members),
            "low": Number(rows["low"].iloc[0]),
            "high": Number(rows["high"].iloc[0]),
        },
    )


def _needed(study: Manpower) -> pd.DataFrame:
    """Return the lanes of the chart: label, kind, low, high."""
    lanes = []
    if study.members:
        lanes.append(
            (study.words("lane-had"), "had", *map(as_told, ends(study.strength, study.level)))
        )
    if study.boasts:
        lanes.append((study.words("lane-said"), "said", *[as_told(Number(study.boast, 2))] * 2))
    known = study.yardsticks[["name", "need_low", "need_high"]]
    lanes += [
        (name, "need", rounded(low, NEED), rounded(high, NEED))
        for name, low, high in known.itertuples(index=False)
    ]
    return pd.DataFrame(lanes, columns=["label", "kind", "low", "high"])


def as_told(number: Number) -> float:
    """Return a number as the text has it, so that text and chart say the same."""
    return rounded(number.value, number.figures)


@Manpower.draws("manpower-claims")
def manpower_claims(study: Manpower) -> Drawing:
    """Draw each claim or estimate of fighters as a range, beside its speaker's name."""
    short = names("actors", "short_name")
    rows = pd.concat(
        [own.assign(name=short[actor]) for actor, own in study.strengths.items()],
        ignore_index=True,
    )
    comparisons = [study[f"claim-over-estimate-{actor}"] for actor in study.strengths]
    ratios = [
        {"ratio": Number(one.value, 2), "floor": one.facts["floor"]}
        for one in sorted(comparisons, key=lambda one: one.value or 0)
        if one.value is not None
    ]
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
            "ratios": Each("ratio", ratios) if ratios else "",
            "rows": len(rows),
            "spoken": Each("spoken-strength", spoken, "semicolon") if spoken else "",
        },
    )


def strength_ranges(study: Manpower, rows: pd.DataFrame) -> go.Figure:
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
    name_lanes(figure, [_speaker(study, row) for row in rows.itertuples()], SPEAKER)
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


def _speaker(study: Manpower, row: Any) -> str:
    return study.words(
        "speaker",
        actor=row.name,
        claimant=row.claimant,
        date=When.of(row.as_of),
        kind=str(row.kind),
    )
