"""What the record would hold had modes failed independently, and what a common cause changes."""

from __future__ import annotations

import math
import re
from typing import Any

import networkx as nx
import pandas as pd

from landroute.corridor.deciding import rests_on_turns
from landroute.network.reliability import two_terminal
from landroute.studies.base import Result, result
from landroute.studies.modes.closures import (
    CLOSED,
    DAY,
    MODES,
    WIDE,
    closures,
    government_fall,
    shut_days,
    worst_closures,
    worst_years,
)
from landroute.studies.modes.gateways import gateways
from landroute.studies.modes.study import GATEWAYS, Modes, place_said
from landroute.studies.route import OPENING
from landroute.tables import counts_days, rests_on_parameters, rests_on_sources
from landroute.tables.sources import sources
from landroute.wording.facts import Counted, Message, Number, Share, Span, message

CANAL = "suez"
ENGINEERING = "fta-studio-nd-beta-factor"  # source of the default of `common_cause`


@Modes.finding("no-way-if-independent", unit="probability on a day", under=GATEWAYS)
def no_route(study: Modes) -> Result:
    """Say how often air and sea would be lost together, were each gateway to fail by itself."""
    network = supply_network(study)
    alone = 1 - two_terminal(network, "iran", "syria")
    days = len(study.modes)
    used = [CANAL, *(place for places in gateways().values() for place in places)]
    shut = closures().query("mode != 'road'")
    study.rests_on_closures(shut[shut["place"].isin(used)])
    study.rests_on_losses(*MODES[1:])
    study.rests_on_gateways()
    counts_days(study.words("days-air-sea-lost"), study.modes.index[study.others_lost])
    never = [
        place
        for mode, places in gateways().items()
        for place in places
        if network[mode][place]["p"] == 1
    ]
    return result(
        alone,
        expected=round(alone * days),
        seen=int(study.others_lost.sum()),
        days=Counted(days, "day"),
        never=len(never),
    )


def supply_network(study: Modes) -> nx.Graph:
    """
    Draw air and sea from Iran into Syria as a network whose edges fail independently.

    Returns
    -------
    Graph
        Edge attribute p: the share of days, up to the fall of the government, on which the canal
        or a gateway was neither shut by a counted closure nor in hostile hands.
    """
    days = study.days_before_fall
    closed = closures().query("mode != 'road'")
    graph = nx.Graph()
    graph.add_edge("iran", "air", p=1.0)
    graph.add_edge("iran", "sea", p=1 - _shut_share(closed, CANAL, days))
    for mode, places in gateways().items():
        for place in places:
            held = float(study.usable[place][days].mean())
            graph.add_edge(mode, place, p=held * (1 - _shut_share(closed, place, days)))
            graph.add_edge(place, "syria", p=1.0)
    return graph


def _shut_share(closed: pd.DataFrame, place: str, days: pd.DatetimeIndex) -> float:
    own = closed[closed["place"].eq(place) & closed["start"].lt(days[-1])]
    lengths = own["end"].clip(upper=days[-1]) - own["start"]
    return float(lengths.dt.total_seconds().sum() / 86_400 / len(days))


@Modes.finding("short-closures-together", unit="days", under=())
def short_closures(study: Modes) -> Result:
    """Say whether short closures of the modes fell together more than independent ones would."""
    shut = shut_days(closures(), (government_fall() - DAY).date())
    several = shut.sum(axis=1) >= 2
    days = shut.index[several]
    rows = closures()
    met = [((days + DAY > row.start) & (days < row.end)).any() for row in rows.itertuples()]
    study.rests_on_closures(rows[met])
    study.rests_on_closures(rows)
    counts_days(study.words("days-two-shut"), days)
    by_year = math.fsum(_expected(part) for _, part in shut.groupby(shut.index.year))
    expected = sorted([_expected(shut), by_year])
    return result(
        int(several.sum()),
        seen=Counted(int(several.sum()), "day"),
        all=int(shut.all(axis=1).sum()),
        expected=Span(*(Number(days, 1) for days in expected)),
        spells=Counted(int((several & ~several.shift(fill_value=False)).sum()), "spell"),
    )


def _expected(shut: pd.DataFrame) -> float:
    """Return the days on which independent modes would have two or more closed."""
    a, b, c = shut.mean()
    return float((a * b + a * c + b * c - 2 * a * b * c) * len(shut))


@Modes.finding("common-cause-record", unit="share of losses", under=OPENING)
def recorded_share(study: Modes) -> Result:
    """Estimate the share of whole losses with a cause in common, with how little it rests on."""
    study.rests_on_losses(*MODES, final=False)
    study.rests_on_quantities(("all", "window"))
    rests_on_sources(ENGINEERING)
    rests_on_parameters("common_cause", "interval_level")
    if study.recorded_share is None:
        return result(None, "none")
    low, share, high = study.recorded_share
    total, common, events = len(study.losses), len(study.common), study.common_events
    return result(
        share,
        total=Counted(total, "loss"),
        common=common,
        window=round(study.window),
        share=Share(share),
        in_events=Counted(events, "event"),
        events=Counted(total - common + events, "event"),
        range=Span(Share(low), Share(high)),
        taken=Share(study.scenario.common_cause),
        **_engineering(share),
    )


def _engineering(recorded: float) -> dict[str, Any]:
    """Return what the parameter's source has for machines, and whether the record is above it."""
    source = sources().loc[ENGINEERING]
    typical = source["note"].partition("typical values: ")[2]
    highest = max(float(value) for value in re.findall(r"\d\.\d+", typical))
    return {
        "engineers": source["organization"],
        "typical": typical,
        "above": recorded > highest,
    }


@Modes.finding("land-when-others-lost", unit="probability", under=OPENING)
def land_adds(study: Modes) -> Result:
    """Say what a road adds when air and sea are as degraded as in their worst years."""
    rests_on_parameters("common_cause")
    for mode in MODES[1:]:
        study.rests_on_closures(worst_closures(CLOSED, mode))
    study.rests_on_closures(worst_closures(WIDE, "sea"))
    rests_on_turns(study.question, last=government_fall())
    if study.road_before_fall != "both":
        return result(study.worth, study.road_before_fall)
    share, lost, worst = study.scenario.common_cause, study.lost(), worst_years(CLOSED)
    return result(
        study.worth,
        shares=bool(share),
        share=Share(share),
        works=Share(study.spare(share)),
        alone=Share(study.spare(0.0)),
        wide=Share(study.spare(share, WIDE)),
        sea_wide=Share(study.lost(WIDE)["sea"]),
        road=Share(lost["road"]),
        air=Share(lost["air"]),
        air_when=_when(worst.loc["air"]),
        sea=Share(lost["sea"]),
        sea_when=_when(worst.loc["sea"]),
    )


def _when(row: pd.Series) -> Message:
    """Return where and when of a row of `worst_years`."""
    return message("place-and-year", place=place_said(row["place"]), year=f"{row.year:.0f}")
