"""What the record would hold, had road, air and sea failed each by itself."""

from __future__ import annotations

import networkx as nx
import pandas as pd

from landroute.network.reliability import two_terminal, within
from landroute.outputs import Finding, finding
from landroute.studies.modes import availability as record
from landroute.studies.modes.losses import Evidence, fall
from landroute.wording.sentences import counted

CANAL = "suez"


def chance_together(found: Evidence) -> Finding:
    """Say how likely that span would be, were the three losses independent of each other."""
    last = found.last["date"]
    if len(last) < len(record.MODES):
        text = "Not every mode was lost for good in this world, so there is no span to judge."
        return finding("lost-together-chance", None, "chance", text)
    span, total = (last.max() - last.min()).days, len(found.modes)
    chance = within(span, total, len(last))
    odds = float(f"{1 / chance:.1g}")
    near = f"within {counted(span, 'day')} of each other" if span else "on one day"
    text = (
        f"Were the three final losses independent and each as likely on any of the record's "
        f"{total:,} days, they would fall {near} about once in **{odds:,.0f}**. We looked because "
        "it happened, so this is no test. "
    )
    text += (
        "But independence gives no account of it, and the fall of one government does."
        if span <= found.window
        else "The losses lie too far apart to be put down to one cause by their dates alone."
    )
    return finding("lost-together-chance", float(f"{chance:.2g}"), "chance", text)


def short_closures() -> Finding:
    """Say whether short closures of the three modes fell together more than by chance."""
    state = record.shut_days(record.closures(), (fall() - pd.Timedelta(days=1)).date())
    both = state.sum(axis=1) >= 2
    seen, spells = int(both.sum()), int((both & ~both.shift(fill_value=False)).sum())
    by_year = sum(_expected(part) for _, part in state.groupby(state.index.year))
    text = (
        f"Up to the fall of the government places of two modes were closed on the same day on "
        f"**{counted(seen, 'day')}**, of all three on {int(state.all(axis=1).sum())}. Independent "
        f"modes would give some {_expected(state):.0f}, and taken year by year {by_year:.0f}. But "
        f"these days come in {counted(spells, 'spell')}, too few to tell either way."
    )
    return finding("short-closures-together", seen, "days", text)


def _expected(state: pd.DataFrame) -> float:
    """Return the days on which independent modes would have two or more closed."""
    a, b, c = state.mean()
    return float((a * b + a * c + b * c - 2 * a * b * c) * len(state))


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
    graph.remove_edge("iran", "syria")
    alone = 1 - two_terminal(graph, "iran", "syria")
    seen = int((~found.modes[["air", "sea"]].any(axis=1)).sum())
    days, never = len(found.modes), [b for a, b, p in graph.edges(data="p") if p == 1]
    text = (
        f"Were each of Syria's gateways and the canal to fail by itself, as often as was counted "
        f"up to the fall of the government, air and sea would be lost together on "
        f"{_days(alone * days)} of the {days:,} days of the record. They were on **{seen:,}**."
    )
    if set(never) & {p for places in record.gateways().values() for p in places}:
        text += (
            " Some gateways were never counted shut, which is no proof that they could not be: the "
            "first number is too low."
        )
    return finding("no-way-if-independent", float(f"{alone:.1g}"), "chance on a day", text)


def _days(days: float) -> str:
    return "less than one" if days < 1 else f"{days:,.0f}"
