"""Charts of the probability that a convoy meets an attack, and of what moves it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import LABEL, NAMES, wrapped
from landroute.charts.template import CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.threat.assumptions import assumption
from landroute.studies.threat.intervals import (
    LANE,
    LINE,
    MARKS,
    TOP,
    interval_marks,
    say_instead,
    set_decades,
    set_lanes,
)
from landroute.studies.threat.rates import posterior
from landroute.studies.threat.study import Threat
from landroute.wording.facts import Counted, Each, Named, Share, Span, km, rough
from landroute.wording.names import names

BAR = 46  # pixels
TOLD = 3  # roads, or assumptions, that an alternative text names
WITHIN_LANE = 0.27  # of a lane, the farthest that a mark lies from its middle
ROOM = 0.24  # of the longest bar, on either side, for the numbers beside its marks
# In per cent: a figure's numbers are rounded to a fixed number of decimals.
PERCENT = {"low": "low_percent", "expected": "expected_percent", "high": "high_percent"}
SWEPT_PERCENT = {"at_low": "at_low_percent", "at_high": "at_high_percent"}


@Threat.draws("threat-convoy")
def convoy_probabilities(study: Threat) -> Drawing:
    """Draw a convoy's probability by stretch and by corridor, a mark a year."""
    rows = _by_road(study)
    lanes = {name: lane for lane, name in enumerate(rows["road"].unique())}
    percent = rows.assign(**{share: 100 * rows[share] for share in PERCENT})
    figure = go.Figure()
    years = percent.groupby("year", sort=True)
    offsets = np.linspace(-WITHIN_LANE, WITHIN_LANE, max(years.ngroups, 2))
    for (year, part), look, offset in zip(years, MARKS, offsets, strict=False):
        where = part["road"].map(lanes).to_numpy(dtype=float) + offset
        label = f"{year}"
        said = [Share(share).write(study.words) for share in rows.loc[part.index, "expected"]]
        marks = part.rename(columns={"expected": "middle"})
        figure.add_trace(interval_marks(marks, where, label, look, said))
    set_lanes(figure, list(lanes))
    set_decades(figure, percent, "expected", "%")
    figure.update_xaxes(side="top")
    if rows.empty:
        say_instead(figure, study.words("no-stretch-open"))
    shown = ["road", "year", "months", "events", *PERCENT]
    return Drawing(
        figure,
        table=percent[shown].round({"months": 1, "events": 1}).rename(columns=PERCENT),
        height=TOP + LANE * max(len(lanes), 2),
        facts=_convoy_facts(study, rows),
    )


def _by_road(study: Threat) -> pd.DataFrame:
    """Return the years of stretches and of corridors below each other, their roads by name."""
    stretches, corridors = (
        study.in_band(table).reset_index() for table in (study.stretch_years, study.corridor_years)
    )
    added_up = {
        one: study.words("added-up", corridor=Named("corridors", one)) for one in names("corridors")
    }
    stretches["road"] = stretches["road"].map(names("stretches"))
    corridors["road"] = corridors["road"].map(added_up)
    return pd.concat([stretches, corridors], ignore_index=True)


def _convoy_facts(study: Threat, rows: pd.DataFrame) -> dict[str, Any]:
    known = [(str(road), own) for road, own in rows.groupby("road", sort=False)["expected"]]
    worst = sorted(known, key=lambda one: -one[1].max())[:TOLD]
    said = [
        {"road": road, "span": Span(*(rough(end) for end in (own.min(), own.max())))}
        for road, own in worst
    ]
    facts = {
        "band": km(study.band),
        "level": Share(study.level),
        "roads": len(known),
        "told": len(said),
        "spans": Each("road-span", said, "semicolon") if said else "",
        "rated": study.longest_open is not None,
    }
    if study.longest_open is None:
        return facts | {"turned": "", "first_year": "", "fewest": 0, "fewest_days": ""}
    years = study.years_in_band(study.longest_open)
    fewest = round(years["days"].min())
    return facts | {
        "turned": _turned(years.iloc[0], years.iloc[-1], study.level),
        "first_year": f"{years['year'].iloc[0]}",
        "fewest": fewest,
        "fewest_days": Counted(fewest, "day"),
    }


def _turned(first: pd.Series, last: pd.Series, level: float) -> str:
    """Say whether clashes a day fell or rose from a year to another, beyond both intervals."""
    before, after = (
        posterior(row["events"], row["days"], row["spread"], level=level) for row in (first, last)
    )
    if after[2] < before[0]:
        return "fell"
    return "rose" if after[0] > before[2] else "unsure"


@Threat.draws("threat-sensitivity")
def sensitivity(study: Threat) -> Drawing:
    """Draw how far each assumption moves a convoy's probability."""
    sweeps = study.sweeps
    said = [assumption(row).write(study.words) for row in sweeps.itertuples()]
    percent = 100 * sweeps[list(SWEPT_PERCENT)].astype(float)
    labels = [wrapped(label, LINE) for label in said]
    figure = _bars(study, labels, percent)
    own = _expected(study)
    if own:
        figure.add_vline(x=100 * own, line={"color": INK, "dash": "dot", "width": 1.5})
    most = max(100 * own, *percent.max()) if len(sweeps) else 1.0
    figure.update_xaxes(
        side="top", ticksuffix="%", nticks=6, range=[-ROOM * most, (1 + ROOM) * most]
    )
    if sweeps.empty:
        say_instead(figure, study.words("no-corridor-rated"))
    return Drawing(
        figure,
        table=percent.rename(columns=SWEPT_PERCENT).assign(assumption=said),
        height=TOP + BAR * max(len(sweeps), 2),
        facts=_sweep_facts(sweeps),
    )


def _expected(study: Threat) -> float:
    """Return the probability under the scenario's own values; 0 where there is none."""
    if study.longest_open is None:
        return 0.0
    return float(study.by_corridor.loc[(study.longest_open, study.band), "expected"])


def _bars(study: Threat, labels: list[str], percent: pd.DataFrame) -> go.Figure:
    """Return a bar an assumption, the first on top, with a mark of its own at either end."""
    xs, ys = [], []
    for label, (low, high) in zip(labels, percent.to_numpy().tolist(), strict=True):
        xs += [low, high, None]
        ys += [label, label, None]
    figure = go.Figure()
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        showlegend=False,
        hoverinfo="skip",
        line={"color": MUTED, "width": 5},
    )
    for column, name, colour, symbol in (
        ("at_low", "at-first-value", OPEN_COLOUR, "circle"),
        ("at_high", "at-second-value", CLOSED_COLOUR, "square"),
    ):
        figure.add_scatter(
            x=percent[column].tolist(),
            y=labels,
            mode="markers+text",
            name=study.words(name),
            marker={"color": colour, "symbol": symbol, "size": 11},
            cliponaxis=False,
            textposition=_outside(percent, column),
            textfont={"size": LABEL},
            text=[rough(share / 100).write(study.words) for share in percent[column]],
            hovertemplate="%{text}<extra></extra>",
        )
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=labels[::-1],
        tickfont={"size": LABEL - 1},
    )
    figure.update_layout(margin={"l": NAMES})
    return figure


def _outside(percent: pd.DataFrame, column: str) -> list[str]:
    """Return where the number of each mark stands: on the side away from its bar."""
    first = percent[column] <= percent.min(axis=1)
    return ["middle left" if left else "middle right" for left in first]


def _sweep_facts(sweeps: pd.DataFrame) -> dict[str, Any]:
    ends = sweeps[list(SWEPT_PERCENT)].astype(float)
    moves = [
        {"assumption": assumption(row), "from": rough(row.at_low), "to": rough(row.at_high)}
        for row in sweeps.head(TOLD).itertuples()
    ]
    return {
        "sweeps": len(sweeps),
        "told": len(moves),
        "moves": Each("swept-move", moves, "semicolon") if moves else "",
        "tens": _tens(ends) if moves else 0,
    }


def _tens(ends: pd.DataFrame) -> int:
    """Return by how many powers of ten the assumption that multiplies most moves the share."""
    low, high = ends.min(axis=1), ends.max(axis=1)
    moved = (high / low.where(low > 0)).max()
    return 0 if pd.isna(moved) else int(np.log10(moved))
