"""Places by id or by any listed alias."""

from __future__ import annotations

from landroute.errors import BadInput, unknown
from landroute.tables.edition import kept
from landroute.tables.package import read


@kept()
def spellings() -> dict[str, str]:
    """Every accepted spelling, casefolded, with the id it stands for."""
    ids: dict[str, str] = {}
    for row in read("places").itertuples():
        aliases = row.aliases.split("; ") if isinstance(row.aliases, str) else []
        for spelling in (row.id, row.name, *aliases):
            ids.setdefault(spelling.casefold(), row.id)
    return ids


def place_id(spelling: str) -> str:
    """
    Return the id of the place that `spelling` names, in any case.

    Raises
    ------
    BadInput
        When no place has that id, name or alias; names the nearest ones.
    """
    known = spellings()
    wanted = spelling.strip().casefold()
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
