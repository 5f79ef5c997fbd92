"""Whether a road would have worked on the day on which air and sea did not."""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import pandas as pd
from scipy.stats import beta as beta_distribution

from landroute.findings.losses import WIDE, Evidence, fall, rounded, worst_years
from landroute.findings.record import Finding, counted, finding
from landroute.routes import availability as record
from landroute.routes.reliability import spare_works, two_terminal

CANAL = "suez"


def short_closures() -> Finding:
    """Say whether short closures of the three modes fell together more than by chance."""
    state = record.shut_days(record.closures(), (fall() - pd.Timedelta(days=1)).date())
    pairs = [("road", "air"), ("road", "sea"), ("air", "sea")]
    seen = sum(int((state[a] & state[b]).sum()) for a, b in pairs)
    chance = sum(state[a].mean() * state[b].mean() for a, b in pairs) * len(state)
    text = (
        f"Up to the fall of the government counted closures of two modes fell on the same day "
        f"**{seen}** times, of all three {int(state.all(axis=1).sum())} times; independence over "
        f"the whole record would give {chance:.0f} for two. Closures bunch in the later years, so "
        "some excess is no sign of one cause: the record of single places tells little either "
        "way, that of whole modes rests on one event."
    )
    return finding("short-closures-together", seen, "days", text)


def beta_of_record(found: Evidence) -> Finding:
    """Estimate the share of whole losses with a cause in common, with how little it rests on."""
    if found.losses.empty:
        text = "No mode was lost whole in this world: the record says nothing of common causes."
        return finding("common-cause-record", None, "share of losses", text)
    common = int(record.by_one_cause(found.losses, found.window).sum())
    total = len(found.losses)
    low, high = beta_distribution.ppf([0.05, 0.95], common + 0.5, total - common + 0.5)
    text = (
        f"Of {counted(total, 'whole loss', 'whole losses')} of a mode in the record, **{common}** "
        f"fell within {found.window:.0f} days of one of every other mode: a share of "
        f"{common / total:.0%}, which on so few could be {low:.0%} to {high:.0%}, and the common "
        f"ones are one event. The scenario takes {percent(found.scenario.common_cause)}."
    )
    return finding("common-cause-record", round(common / total, 2), "share of losses", text)


def _degraded(found: Evidence, scopes: tuple[str, ...] = ("place",)) -> tuple[float, float, float]:
    """Return the chance that road, air and sea are lost on a day of the worst year recorded."""
    end = found.modes.index < fall()
    worst = worst_years(scopes)["days"] / 365
    return 1 - float(found.modes["road"][end].mean()), float(worst["air"]), float(worst["sea"])


def spare(found: Evidence, share: float, scopes: tuple[str, ...] = ("place",)) -> float:
    """Return the chance that a road works when air and sea are lost, at a common share."""
    road, air, sea = _degraded(found, scopes)
    return spare_works(road, [air, sea], share)


def land_adds(found: Evidence) -> Finding:
    """Say what a road adds when air and sea are as degraded as in their worst years."""
    road, air, sea = _degraded(found)
    wide = _degraded(found, WIDE)[2]
    share = found.scenario.common_cause
    alone, shared = spare(found, 0.0), spare(found, share)
    text = (
        f"Take air and sea as lost on {percent(air)} and {percent(sea)} of days, the worst year "
        f"of each, and the road on {percent(road)}, its share of days closed before the fall. "
        f"On a day when both others are lost the road then works with a chance of "
        f"**{percent(alone)}** if failures are independent and **{percent(shared)}** if "
        f"{percent(share)} of them have one cause: the rarer such days, the more of them have one "
        f"cause. Count the months when no ship came as lost too (sea {percent(wide)}) and it is "
        f"{percent(spare(found, share, WIDE))}."
    )
    return finding("land-when-others-lost", rounded(shared), "chance", text)


def ways_in(found: Evidence) -> nx.Graph:
    """
    Draw the ways from Iran into Syria as a network whose edges fail independently.

    Returns
    -------
    Graph
        Edge attribute p: the share of days, up to the fall of the government, on which the road,
        the canal or a gateway was neither shut by a counted closure nor in hostile hands.
    """
    days = found.usable.index[found.usable.index < fall()]
    closed = record.closures().query("mode != 'road'")
    graph = nx.Graph()
    graph.add_edge("iran", "syria", p=float(found.modes["road"][days].mean()))
    graph.add_edge("iran", "air", p=1.0)
    graph.add_edge("iran", "sea", p=1 - _shut_share(closed, CANAL, days))
    for mode, places in record.gateways().items():
        for place in places:
            held = float(found.usable[place][days].mean())
            graph.add_edge(mode, place, p=held * (1 - _shut_share(closed, place, days)))
            graph.add_edge(place, "syria", p=1.0)
    return graph


def _shut_share(closed: pd.DataFrame, place: str, days: pd.DatetimeIndex) -> float:
    own = closed[closed["place"].eq(place) & closed["start"].lt(days[-1])]
    lengths = own["end"].clip(upper=days[-1]) - own["start"]
    return float(lengths.dt.total_seconds().sum() / 86_400 / len(days))


def no_way(found: Evidence) -> Finding:
    """Say how often nothing would have worked, were every way in to fail by itself."""
    graph = ways_in(found)
    flights_and_ships = graph.copy()
    flights_and_ships.remove_edge("iran", "syria")
    alone, whole = (1 - two_terminal(g, "iran", "syria") for g in (flights_and_ships, graph))
    seen = int((~found.modes.any(axis=1)).sum())
    days = len(found.modes)
    text = (
        f"Were each of Syria's gateways, the canal and the road to fail by itself, as often as was "
        f"counted up to the fall of the government, air and sea would be lost together "
        f"{_times(alone * days)}, all three {_times(whole * days)}, in the {days:,} days of the "
        f"record. It has **{seen:,}** days with no way in at all."
    )
    return finding("no-way-if-independent", float(f"{alone:.1g}"), "chance on a day", text)


def _times(days: float) -> str:
    return "on less than one day" if days < 1 else f"on {counted(round(days), 'day')}"


def recorded_share(found: Evidence) -> float:
    """Return the share of whole losses with a cause in common; not a number without losses."""
    return float(record.by_one_cause(found.losses, found.window).mean())


def sweep(found: Evidence) -> pd.DataFrame:
    """Return the chance that a road works when air and sea are lost: columns common, works."""
    shares = np.linspace(0, 1, 101)
    return pd.DataFrame({"common": shares, "works": [spare(found, float(b)) for b in shares]})


def reserve_title(found: Evidence) -> str:
    """Return the message of the sweep over common causes."""
    share = found.scenario.common_cause
    return (
        f"When air and sea are lost a road works {percent(spare(found, 0.0))} of the time if "
        f"failures are independent, {percent(spare(found, share))} if {percent(share)} are not"
    )


def percent(share: float) -> str:
    """Write a share as in prose."""
    return "no known share" if math.isnan(share) else f"{share:.0%}"
