"""Places by id or by any listed alias."""

from __future__ import annotations

from unicodedata import combining, normalize

import pandas as pd

from landroute.errors import BadInput, unknown
from landroute.tables.edition import kept
from landroute.tables.package import read


@kept()
def spellings() -> dict[str, str]:
    """Every accepted spelling, as it is looked up, with the id it stands for."""
    places = read("places")
    called = {spelling: id_ for id_, own in spellings_of(places).items() for spelling in own}
    return called | {id_: id_ for id_ in places["id"]}  # an id wins


def spellings_of(rows: pd.DataFrame) -> dict[str, list[str]]:
    """
    Map each id of a table to its spellings: id, name and aliases, as they are looked up.

    Parameters
    ----------
    rows
        With id, name and aliases, "; " between them.
    """
    named = zip(rows["id"], rows["name"], rows["aliases"].fillna(""), strict=True)
    return {
        one: list(dict.fromkeys(map(as_looked_up, [one, name, *filter(None, aliases.split("; "))])))
        for one, name, aliases in named
    }


def as_looked_up(spelling: str) -> str:
    """Return a spelling without what does not count: case, accents, width, how many blanks."""
    apart = normalize("NFKD", normalize("NFKD", spelling).casefold())
    return " ".join("".join(c for c in apart if not combining(c)).split())


def place_id(spelling: str) -> str:
    """
    Return the id of the place that `spelling` names, in any case, with accents or without.

    Raises
    ------
    BadInput
        When no place has that id, name or alias; names the nearest ones.
    """
    known = spellings()
    wanted = as_looked_up(spelling)
    if wanted in known:
        return known[wanted]
    raise unknown(
        "place", spelling, known, "see data/places.csv", nearest=3, stands_for=known.__getitem__
    )


@kept()
def on_roads() -> frozenset[str]:
    """Ids of the places that a road segment ends at."""
    roads = read("segments").query("mode == 'road'")
    return frozenset({*roads["from_place"], *roads["to_place"]})


def road_place_id(spelling: str) -> str:
    """
    Return the id of the place that `spelling` names, one that a road reaches.

    Raises
    ------
    BadInput
        As `place_id`, and when no road reaches the place.
    """
    place = place_id(spelling)
    if place not in on_roads():
        raise BadInput(
            f"no road of data/segments.csv reaches {place}: a corridor starts and ends on one"
        )
    return place
