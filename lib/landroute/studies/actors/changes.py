"""How ties changed: how many held in each year, and which began or ended."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from landroute.charts.axes import time_axis
from landroute.charts.template import CLOSED_COLOUR, INK, OPEN_COLOUR
from landroute.record.ties import joining, kinds_that, ties_on, wholes
from landroute.studies.actors.study import Actors
from landroute.studies.base import Drawing, Result, result
from landroute.tables import RECORD_END, RECORD_START, read, rests_on_numbered, rests_on_rows
from landroute.tables.dates import partial_day
from landroute.wording.facts import Counted, Each, Named
from landroute.wording.names import names

TOLD = 3  # ties that a sentence names
HEIGHT = 330  # pixels


def by_year() -> pd.DataFrame:
    """Return how many ties held on 1 July of each year: day, joining, hostile."""
    joins, hostile = kinds_that("joins"), kinds_that("hostile")
    rows = []
    for year in range(RECORD_START.year, RECORD_END.year + 1):
        day = pd.Timestamp(year, 7, 1)
        kinds = ties_on(day.date())["relation"]
        rows.append((day, int(kinds.isin(joins).sum()), int(kinds.isin(hostile).sum())))
    return pd.DataFrame(rows, columns=["day", "joining", "hostile"])


def ended() -> pd.DataFrame:
    """Return the ties that ended within the record, with year and whether an actor was gone."""
    rows = read("relations").dropna(subset="end")
    days = rows["end"].map(lambda text: partial_day(text, last=True))
    rows = rows[(days >= pd.Timestamp(RECORD_START)) & (rows["end"].map(partial_day) <= _last())]
    gone = read("actors").set_index("id")["active_end"]
    return rows.assign(
        year=rows["end"].str[:4].astype(int),
        gone=[
            any(_same(row.end, gone[actor]) for actor in (row.from_actor, row.to_actor))
            for row in rows.itertuples()
        ],
    )


def _last() -> pd.Timestamp:
    return pd.Timestamp(RECORD_END)


def _same(one: str, other: object) -> bool:
    """Say whether two dates, each known as far as it is, may be the same."""
    return isinstance(other, str) and (one.startswith(other) or other.startswith(one))


def days_on_chain(chain: pd.DataFrame) -> pd.Series:
    """Return for how many days each actor stood at places of the chain, organs with their whole."""
    whole = wholes()
    ends = chain["end"].clip(upper=_last() + pd.Timedelta(days=1))
    days = (ends - chain["start"]).dt.days
    there = [
        sorted({whole[actor] for actor in [row.controller, *row.alongside]})
        for row in chain.itertuples()
    ]
    return (
        pd.DataFrame({"actor": there, "days": days}).explode("actor").groupby("actor")["days"].sum()
    )


def on_both_ends(ties: pd.DataFrame, chain: pd.DataFrame) -> pd.DataFrame:
    """
    Return the joining ties between two who both stood on the chain, one for a pair of wholes.

    Those first whose lesser end stood there longest.
    """
    days, rows = days_on_chain(chain), joining(ties)
    lesser = pd.concat([rows["one"].map(days), rows["other"].map(days)], axis=1)
    rows = rows.assign(days=lesser.min(axis=1, skipna=False)).dropna(subset="days")
    rows = rows.sort_values("days", ascending=False, kind="stable")
    pairs = [frozenset(pair) for pair in zip(rows["one"], rows["other"], strict=True)]
    return rows[~pd.Series(pairs, rows.index, dtype=object).duplicated()]


@Actors.finding("ties-changed", unit="ties", under=("account",))
def ties_changed(study: Actors) -> Result:
    """Say in which year most ties ended, why, and which of them bore on the chain."""
    rows = ended()
    year = int(rows["year"].value_counts().sort_index().idxmax())
    most = rows[rows["year"] == year]
    told = on_both_ends(most, study.chain).head(TOLD)
    rests_on_rows("relations", told)
    rests_on_rows("relations", most)
    rests_on_numbered("control", *study.chain["row"])
    ties = [
        {
            "who": Named("actors", row.from_actor, "short_name"),
            "tie": study.words("tie-ended", kind=row.relation),
            "whom": Named("actors", row.to_actor, "short_name"),
        }
        for row in told.itertuples()
    ]
    return result(
        len(most),
        year=str(year),
        ends=Counted(len(most), "tie"),
        all=len(rows),
        gone=int(most["gone"].sum()),
        named=len(ties),
        ties=Each("tie-that-ended", ties, "semicolon") if ties else "",
    )


@Actors.draws("ties-by-year", under=())
def ties_by_year(study: Actors) -> Drawing:
    """Draw how many ties held on 1 July of each year, with and against."""
    rows = by_year()
    both = rows["joining"] + rows["hostile"]
    fall = int(both.diff().idxmin())
    looks = {
        "joining": ("ties-with", OPEN_COLOUR, "circle", "solid"),
        "hostile": ("ties-against", CLOSED_COLOUR, "x", "dash"),
    }
    figure = go.Figure()
    for column, (message, colour, symbol, dash) in looks.items():
        figure.add_scatter(
            x=[f"{day:%Y-%m-%d}" for day in rows["day"]],
            y=rows[column].tolist(),
            mode="lines+markers",
            name=study.words(message),
            line={"color": colour, "width": 2, "dash": dash},
            marker={"symbol": symbol, "size": 7, "color": colour},
            hovertemplate="%{x|%Y}: %{y}",
        )
    time_axis(figure)
    figure.update_yaxes(rangemode="tozero", title=study.words("ties-axis"))
    figure.add_vline(
        x=f"{study.scenario.as_of:%Y-%m-%d}", line={"color": INK, "dash": "dot", "width": 1}
    )
    peak = int(rows["hostile"].idxmax())
    return Drawing(
        figure,
        table=rows.rename(columns={"day": "on_day"}),
        height=HEIGHT,
        facts={
            "before": rows["day"][fall - 1],
            "after": rows["day"][fall],
            "from": int(both[fall - 1]),
            "to": int(both[fall]),
            "first": rows["day"].iloc[0],
            "last": rows["day"].iloc[-1],
            "start": int(rows["joining"].iloc[0]),
            "end": int(rows["joining"].iloc[-1]),
            "peak": rows["day"][peak],
            "most": int(rows["hostile"][peak]),
        },
    )


@Actors.tabulates("ties-that-changed", under=())
def ties_that_changed(study: Actors) -> pd.DataFrame:
    """List the ties with a dated start or end in the record: who, tie, whom, start, end, source."""
    rows = read("relations")
    began = rows["start"].map(lambda text: partial_day(text, last=True)) >= pd.Timestamp(
        RECORD_START
    )
    rows = rows[began | rows["id"].isin(ended()["id"])]
    return in_words(study, rows)[["from_actor", "relation", "to_actor", "start", "end", "source"]]


def in_words(study: Actors, ties: pd.DataFrame) -> pd.DataFrame:
    """Return ties with names and words in the place of ids."""
    short = names("actors", "short_name")
    return ties.assign(
        from_actor=ties["from_actor"].map(short),
        to_actor=ties["to_actor"].map(short),
        relation=[study.words("tie", kind=kind) for kind in ties["relation"]],
    )
