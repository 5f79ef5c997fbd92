"""Charts through time: open and closed, critical places, keys and cuts."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from landroute.charts.axes import time_axis
from landroute.charts.spans import Look, spans
from landroute.charts.template import AMBER, CLOSED_COLOUR, INK, MUTED, OPEN_COLOUR
from landroute.charts.veil import veil
from landroute.corridor.bounds import CLOSED, DEPENDS, OPEN
from landroute.corridor.timeline import days_open, disagreements
from landroute.record.intervals import ANY
from landroute.studies.base import Drawing
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import mark_day, reasons
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording import Words
from landroute.wording.facts import Counted, Each, Share, named, written
from landroute.wording.names import names

TOP, LANE, TALL_LANE = 50, 28, 42  # pixels
MOST = 14  # lanes that a phone's screen holds
TOLD = 6  # places that an alternative text names
FOOT = -0.5  # of a lane, where the other account is drawn
FIRST, LAST = f"{RECORD_START:%Y}", f"{RECORD_END:%Y}"


def _each_lane(days: pd.Series) -> Each | str:
    """Say of each lane on how many days; nothing where there is none."""
    rows = [{"lane": lane, "days": Counted(int(n), "day")} for lane, n in days.items() if n]
    return Each("lane-days", rows, "semicolon") if rows else ""


@Corridors.draws("corridor-timeline")
def corridor_timeline(study: Corridors) -> Drawing:
    """Draw when a route, and each corridor, was open, on both accounts and either reading."""
    lanes = {ANY: study.words("any-route"), **names("corridors")}
    (account, own), (rival, other) = study.by_account.items()
    apart = disagreements(own, other)
    unsure = study.bands[study.bands["state"] == DEPENDS].assign(account=study.words("either"))
    unsure["why"] = [written(reasons(why), study.words) for why in unsure["why"]]
    drawn = pd.concat([_stated(own, study), _stated(apart, study, "rival "), unsure])
    told = [_stated(rows, study).assign(account=name) for name, rows in study.by_account.items()]
    rows = drawn.assign(lane=drawn["corridor"].map(lanes), said=drawn["why"])
    looks = _looks(rival, apart, study.words)
    figure = spans(rows, list(lanes.values()), looks, study.words)
    mark_day(figure, study)
    table = pd.concat([*told, unsure])
    days = _days_by_lane(own[own["open"]], lanes)
    return Drawing(
        figure,
        table=table.assign(lane=table["corridor"].map(lanes))[
            ["account", "lane", "start", "end", "state", "why"]
        ],
        height=TOP + TALL_LANE * len(lanes),
        facts={
            "share": Share(len(days_open(study.route)) / study.record_days),
            "depend": study["days-that-depend"].value,
            "first": FIRST,
            "last": LAST,
            "account": account,
            "rival": rival,
            "apart": len(apart),
            "unsure": len(unsure),
            "opened": len(days),
            "open": _each_lane(days),
        },
    )


def _days_by_lane(rows: pd.DataFrame, lanes: dict[str, str]) -> pd.Series:
    days = (rows["end"] - rows["start"]).dt.days.groupby(rows["corridor"]).sum()
    return days.reindex([lane for lane in lanes if lane in days]).rename(lanes)


def _looks(rival: str, apart: pd.DataFrame, words: Words) -> dict[str, Look]:
    """Return the looks of the lanes, with those of the other account where it says otherwise."""
    under = {
        f"rival {state}": Look(
            words("rival-account", account=rival, state=state), colour, width, "", INK, FOOT
        )
        for is_open, state, colour, width in (
            (True, OPEN, OPEN_COLOUR, 0.15),
            (False, CLOSED, CLOSED_COLOUR, 0.09),
        )
        if (apart["open"] == is_open).any()
    }
    return {
        CLOSED: Look(words("closed"), CLOSED_COLOUR, 0.14),
        OPEN: Look(words("open"), OPEN_COLOUR, 0.66),
        **under,
        DEPENDS: Look(words("depends-on-reading"), AMBER, 0.4, "/"),
    }


def _stated(intervals: pd.DataFrame, study: Corridors, prefix: str = "") -> pd.DataFrame:
    """Give stretches of `open` days a state, and closed ones what blocked them as the reason."""
    blocked = [
        study.words("blocked-at", places=named("places", by.split("; "), "comma")) if by else ""
        for by in intervals["blocked_by"]
    ]
    state = prefix + intervals["open"].map({True: OPEN, False: CLOSED})
    return intervals.assign(state=state, why=blocked)


@Corridors.draws("critical-places")
def critical_chart(study: Corridors) -> Drawing:
    """Draw when the land route hung on which single places."""
    known, ranked = names("places"), study.ranked
    shown = list(ranked.index[:MOST])
    rows = study.critical[study.critical["place"].isin(shown)]
    rows = rows.assign(
        lane=rows["place"].map(known),
        state=rows["closes"],
        said=[study.words("share-of-routes", share=Share(float(s))) for s in rows["share"]],
    )
    looks = {
        False: Look(study.words("loses-a-route"), MUTED, 0.2),
        True: Look(study.words("leaves-no-route"), CLOSED_COLOUR, 0.66),
    }
    lanes = [known[place] for place in shown]
    pivotal = ranked[ranked["days"] > 0]
    top = pivotal[pivotal["days"] == pivotal["days"].max()]
    return Drawing(
        spans(rows, lanes, looks, study.words),
        table=critical_rows(study),
        height=TOP + LANE * max(len(shown), 3),
        facts={
            "n": len(top),
            "share": Share(float(top["closes"].iloc[0])) if len(top) else "",
            "places": named("places", list(top.index)) if len(top) else "",
            "shown": len(shown),
            "told": min(TOLD, len(pivotal)),
            "first": FIRST,
            "last": LAST,
            "pivotal": len(pivotal),
            "spoken": _each_lane(pivotal["days"].head(TOLD).rename(known)),
        },
    )


def critical_rows(study: Corridors) -> pd.DataFrame:
    """List the ranked places: place, closes, lost, changes (shares), start, end."""
    ranked = study.ranked

    def shares(name: str) -> list[str]:
        return [Share(float(value)).write(study.words) for value in ranked[name]]

    return pd.DataFrame(
        {
            "place": [names("places")[place] for place in ranked.index],
            "closes": shares("closes"),
            "lost": shares("lost"),
            "changes": shares("changes"),
            "start": list(ranked["first"]),
            "end": [last - pd.Timedelta(days=1) for last in ranked["last"]],
        }
    )


@Corridors.draws("keys-and-cuts")
def keys_and_cuts(study: Corridors) -> Drawing:
    """Draw the fewest captures that open a corridor, and the fewest holds that close all."""
    figure = _panels(study.sizes, study.words)
    figure.add_vline(x=f"{study.day:%Y-%m-%d}", line={"color": MUTED, "width": 1.5})
    veil(figure, pd.Timestamp(RECORD_END))
    keys, cut = study.now.keys, study.now.cut_in_east
    top = study.sizes["keys_sparing_us"].max()
    return Drawing(
        figure,
        table=_named_sets(study),
        height=460,
        facts={
            "day": study.scenario.as_of,
            "openable": keys is not None,
            "closable": cut is not None,
            "opening": Counted(len(keys or ()), "place"),
            "closing": Counted(len(cut or ()), "place"),
            "first": FIRST,
            "last": LAST,
            "top": 0 if pd.isna(top) else int(top),
        },
    )


def _named_sets(study: Corridors) -> pd.DataFrame:
    """Lay out sets of places as counts and names, on each day on which any of them changed."""
    none = study.words("no-set")
    columns: dict[str, object] = {"date": study.sets["date"]}
    for name in study.sets.columns.drop("date"):
        sets = study.sets[name]
        columns[name] = sets.map(len, na_action="ignore").astype("Int64")
        columns[f"places_{name}"] = [
            none if one is None else written(named("places", one), study.words) if one else ""
            for one in sets
        ]
    return pd.DataFrame(columns)


def _panels(counts: pd.DataFrame, words: Words) -> go.Figure:
    """Draw places to take above and places to hold below, on one axis of time."""
    figure = make_subplots(
        rows=2,
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.14,
        subplot_titles=[words("panel-take"), words("panel-hold")],
    )
    days = [f"{d:%Y-%m-%d}" for d in counts["date"]]
    # A wide line under a thin dotted one: both show where they run together.
    for row, column, label, colour, dash, width in (
        (1, "keys", "line-keys", CLOSED_COLOUR, "solid", 4.5),
        (1, "keys_sparing_us", "line-keys-sparing-us", INK, "dot", 1.8),
        (2, "cut_in_east", "line-cut-in-east", OPEN_COLOUR, "solid", 4.5),
        (2, "cut", "line-cut", INK, "dot", 1.8),
    ):
        figure.add_scatter(
            row=row,
            col=1,
            x=days,
            y=[None if pd.isna(v) else int(v) for v in counts[column]],
            mode="lines",
            name=words(label),
            line={"shape": "hv", "color": colour, "dash": dash, "width": width},
        )
        highest = counts[["keys", "keys_sparing_us"] if row == 1 else ["cut", "cut_in_east"]].max()
        figure.update_yaxes(range=[-0.4, int(highest.fillna(0).max()) + 0.7], row=row, col=1)
    figure.update_yaxes(dtick=2)
    time_axis(figure)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(margin={"t": 36})
    return figure
