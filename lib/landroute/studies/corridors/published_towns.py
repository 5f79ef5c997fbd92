"""The towns that published analyses name on a corridor, beside the network's own path."""

from __future__ import annotations

import re

import pandas as pd

from landroute.corridor.question import question
from landroute.network.roads import road_network
from landroute.scenario import baseline
from landroute.tables import kept, read
from landroute.tables.places import as_looked_up


def published_towns() -> pd.DataFrame:
    """
    Set each published route of a corridor beside the baseline's fastest path by it.

    Returns
    -------
    DataFrame
        Columns id, date, work, corridor (id), says, on, off (tuples of the ids of the places that
        it names: those on our path, and the others), source; in time order.
    """
    asked = question(baseline())
    ours = asked.solver.by_corridor(frozenset())
    rows = read("analyses").query("quantity == 'route'").dropna(subset=["corridor"])
    routes = []
    for row in rows.sort_values(["date", "id"]).itertuples():
        path = ours[row.corridor]
        own = path.places if path else ()
        named = named_places(row.text)
        on, off = (tuple(p for p in named if (p in own) is want) for want in (True, False))
        routes.append((row.id, row.date, row.work, row.corridor, row.text, on, off, row.source))
    columns = ["id", "date", "work", "corridor", "says", "on", "off", "source"]
    return pd.DataFrame(routes, columns=columns)


def named_places(text: str) -> tuple[str, ...]:
    """Return the ids of the places on a road whose name or alias stands in a text, in its order."""
    first: dict[str, int] = {}
    for spelling, place in _spellings():
        if spelled := spelling.search(as_looked_up(text)):
            first[place] = min(first.get(place, len(text)), spelled.start())
    return tuple(sorted(first, key=lambda place: (first[place], place)))


@kept(maxsize=1)
def _spellings() -> list[tuple[re.Pattern[str], str]]:
    """Return each spelling as a pattern, with the place that it names; the last place counts."""
    on_road = set(road_network())
    known = {
        as_looked_up(spelling): row.id
        for row in read("places").itertuples()
        if row.id in on_road
        for spelling in [
            row.name,
            *(row.aliases.split("; ") if isinstance(row.aliases, str) else []),
        ]
    }
    return [
        (re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)"), place)
        for spelling, place in known.items()
    ]
