"""Charts of who gave which reason, and of what the rows make of a reader's prior."""

from __future__ import annotations

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from landroute.charts.spans import LABEL, NAMES, wrapped
from landroute.charts.template import INK, MUTED, OPEN_COLOUR
from landroute.studies.base import Drawing
from landroute.studies.motives.study import Motives
from landroute.wording.facts import Each, Number, Share
from landroute.wording.names import names

TOP, LANE, HEIGHT = 150, 30, 380  # pixels
ACTORS, MOTIVES = 10, 8  # what a phone has room for; the table has every row
HEAD = 16  # letters of a motive on a line
TOLD = 3  # pairs that an alternative text names
CURVE = np.linspace(0.01, 0.99, 99)
VEIL = 0.25  # opacity of the band


@Motives.draws("prior-curve")
def prior_curve(study: Motives) -> Drawing:
    """Draw what each prior becomes once the rows are read, with the band of the resamples."""
    odds = CURVE / (1 - CURVE)
    low, high = study.within(study.logs)
    least, middle, most = (
        odds * np.exp(log) / (1 + odds * np.exp(log)) for log in (low, study.central, high)
    )
    figure = go.Figure()
    figure.add_scatter(
        x=100 * np.r_[CURVE, CURVE[::-1]],
        y=100 * np.r_[most, least[::-1]],
        fill="toself",
        fillcolor=OPEN_COLOUR,
        opacity=VEIL,
        mode="none",
        name=study.words("key-band", level=Share(study.level)),
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=100 * CURVE,
        y=100 * middle,
        mode="lines",
        line={"color": OPEN_COLOUR, "width": 3},
        name=study.words("key-after"),
        hovertemplate="%{x:.0f}% → %{y:.0f}%<extra></extra>",
    )
    figure.add_scatter(
        x=[0, 100],
        y=[0, 100],
        mode="lines",
        line={"color": MUTED, "dash": "dot", "width": 1},
        name=study.words("key-same"),
        hoverinfo="skip",
    )
    figure.add_hline(y=50, line={"color": INK, "width": 1})
    percent = {"range": [0, 100], "ticksuffix": "%", "dtick": 25}
    figure.update_xaxes(**percent, title=study.words("axis-before"))
    figure.update_yaxes(**percent, title=study.words("axis-after"))
    first, turn, last = study.turning
    return Drawing(
        figure,
        table=pd.DataFrame(
            {
                "before": [round(100 * x) for x in CURVE],
                "least": (100 * least).round(1),
                "after": (100 * middle).round(1),
                "most": (100 * most).round(1),
            }
        ),
        height=HEIGHT,
        facts={
            "turn": Share(turn),
            "first": Share(first),
            "last": Share(last),
            "level": Share(study.level),
            "verdict": study.verdict,
            "rows": study.coded["motive"].nunique(),
        },
    )


@Motives.draws("motives-matrix")
def motives_matrix(study: Motives) -> Drawing:
    """Draw how many rows give an actor a motive, for the actors and motives with most."""
    rows = study.rows
    actors = rows["actor"].value_counts().head(ACTORS).index.tolist()
    motives = rows["motive"].value_counts().head(MOTIVES).index.tolist()
    short = names("actors", "short_name")
    said = {motive: study.words("motive", motive=motive) for motive in set(rows["motive"])}
    rest = study.words("motives-rest")
    shown = rows[rows["actor"].isin(actors)]
    column = shown["motive"].where(shown["motive"].isin(motives), rest).map({**said, rest: rest})
    count = shown.groupby(["actor", column], sort=False).size().reset_index(name="n")
    count = count.sort_values("n", ascending=False, kind="stable")
    several = rows.groupby("actor")["motive"].nunique()[actors].gt(1)
    figure = _matrix(count, actors, [*(said[motive] for motive in motives), rest])
    top = [
        {"actor": short[row.actor], "motive": row.motive, "n": Number(row.n)}
        for row in count[count["motive"] != rest].head(TOLD).itertuples()
    ]
    table = pd.DataFrame(
        {
            "actor": rows["actor"].map(short),
            "motive": rows["motive"].map(said),
            "source": rows["source"],
            "speaker": rows["speaker"],
            "date": rows["date"],
            "paraphrase": rows["paraphrase"],
        }
    )
    return Drawing(
        figure,
        table=table,
        height=TOP + LANE * len(actors),
        facts={
            "shown": len(actors),
            "several": int(several.sum()),
            "every": bool(several.all()),
            "rows": len(rows),
            "actors": rows["actor"].nunique(),
            "motives": rows["motive"].nunique(),
            "top": Each("motive-of", top, "semicolon"),
        },
    )


def _matrix(count: pd.DataFrame, actors: list[str], motives: list[str]) -> go.Figure:
    """Draw counts, columns actor, motive and n, as numbers in dots: a row an actor."""
    short = names("actors", "short_name")
    figure = go.Figure(
        go.Scatter(
            x=[motives.index(motive) for motive in count["motive"]],
            y=[actors.index(actor) for actor in count["actor"]],
            mode="markers+text",
            marker={"color": OPEN_COLOUR, "size": 22},
            text=count["n"].astype(str).tolist(),
            textfont={"color": "#ffffff", "size": LABEL},
            customdata=[f"{short[row.actor]}: {row.motive}, {row.n}" for row in count.itertuples()],
            hovertemplate="%{customdata}<extra></extra>",
        )
    )
    figure.update_xaxes(
        tickvals=list(range(len(motives))),
        ticktext=[wrapped(motive, HEAD) for motive in motives],
        side="top",
        tickangle=-90,
        range=[-0.6, len(motives) - 0.4],
        tickfont={"size": LABEL - 1},
    )
    figure.update_yaxes(
        tickvals=list(range(len(actors))),
        ticktext=[wrapped(short[actor]) for actor in actors],
        range=[len(actors) - 0.4, -0.6],
        tickfont={"size": LABEL - 1},
    )
    figure.update_layout(margin={"l": NAMES}, showlegend=False)
    return figure
