"""Places by id or by any listed alias."""

from __future__ import annotations

from difflib import get_close_matches
from functools import lru_cache

from landroute.errors import BadInput, quoted
from landroute.tables.package import read


@lru_cache(maxsize=1)
def spellings() -> dict[str, str]:
    """Every accepted spelling, casefolded, with the id it stands for."""
    found: dict[str, str] = {}
    for row in read("places").itertuples():
        aliases = row.aliases.split("; ") if isinstance(row.aliases, str) else []
        for spelling in (row.id, row.name, *aliases):
            found.setdefault(spelling.casefold(), row.id)
    return found


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
    near = get_close_matches(wanted, known, n=3, cutoff=0.6)
    hint = " or ".join(dict.fromkeys(known[n] for n in near))
    advice = f"did you mean {hint}?" if hint else "see data/places.csv"
    raise BadInput(f"unknown place {quoted(spelling)}; {advice}")


@lru_cache(maxsize=1)
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
