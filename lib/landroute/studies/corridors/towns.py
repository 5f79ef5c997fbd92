"""The towns that published analyses name on a corridor, beside the network's own way."""

from __future__ import annotations

import re
from functools import lru_cache

import pandas as pd

from landroute.corridor.question import question
from landroute.network.roads import road_network
from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, listed


def described() -> pd.DataFrame:
    """
    Set each published route of a corridor beside the baseline's fastest way by that corridor.

    Returns
    -------
    DataFrame
        Columns date, work, corridor (id), says, on, off (tuples of the ids of the places that it
        names: those on our way, and the others), source; in time order.
    """
    asked = question(Scenario())
    ours = asked.answers.best_by_corridor(frozenset())
    rows = read("analyses").query("quantity == 'route'").dropna(subset=["corridor"])
    found = []
    for row in rows.sort_values(["date", "id"]).itertuples():
        way = ours[row.corridor]
        own = way.places if way else ()
        named = named_places(row.text)
        on, off = (tuple(p for p in named if (p in own) is want) for want in (True, False))
        found.append((row.date, row.work, row.corridor, row.text, on, off, row.source))
    columns = ["date", "work", "corridor", "says", "on", "off", "source"]
    return pd.DataFrame(found, columns=columns)


def named_places(text: str) -> tuple[str, ...]:
    """Return the ids of the places on a road whose name or alias stands in a text, in its order."""
    found: dict[str, int] = {}
    for spelling, place in _spellings().items():
        if spelled := re.search(rf"(?<!\w){re.escape(spelling)}(?!\w)", text.casefold()):
            found[place] = min(found.get(place, len(text)), spelled.start())
    return tuple(sorted(found, key=lambda place: (found[place], place)))


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    on_road = set(road_network())
    return {
        spelling.casefold(): row.id
        for row in read("places").itertuples()
        if row.id in on_road
        for spelling in [
            row.name,
            *(row.aliases.split("; ") if isinstance(row.aliases, str) else []),
        ]
    }


def towns(table: pd.DataFrame) -> Finding:
    """Say how many of the towns that published routes name lie on our way by the same corridor."""
    on, off = (int(table[name].map(len).sum()) for name in ("on", "off"))
    known = names("places")
    missed = table["off"].explode().dropna().value_counts()
    text = (
        f"{counted(len(table), 'published route')} of a corridor name {on + off:,} places of the "
        f"network; **{on:,}** lie on our fastest way by the same corridor"
    )
    if len(missed):
        often = sorted(known[p] for p in missed[missed == missed.max()].index)
        text += f". Named most often but off it: {listed(often)}"
    return finding("published-towns", on, "places", text + ".")


def described_table(table: pd.DataFrame) -> pd.DataFrame:
    """Lay out `described` for a reader."""
    places, corridors = names("places"), names("corridors")
    return pd.DataFrame(
        {
            "corridor": table["corridor"].map(corridors),
            "published route": table["says"],
            "named and on our way": [", ".join(places[p] for p in on) for on in table["on"]],
            "named and off it": [", ".join(places[p] for p in off) for off in table["off"]],
            "work": [f"{row.work} ({row.date.year})" for row in table.itertuples()],
            "source": table["source"],
        }
    )
