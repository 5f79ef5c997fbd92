"""How each holder of a place is drawn: a colour and a symbol, hollow where no traffic may pass."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from landroute.charts.template import INK, PAPER
from landroute.tables import read


class Mark(NamedTuple):
    """A holder's group on a map: its label, colour and symbol."""

    label: str
    colour: str
    symbol: str


# Each colour stands out from a map's ground, light and dark: those that would not in the dark are
# theme tokens, like those of `template`.
STATES = Mark("Iran, Iraq, Syria or Lebanon", "#0072b2", "circle")
ISLAMIC_STATE = Mark("Islamic State", "#52307c", "square")
OPPOSITION = Mark("Syrian opposition", "#009e73", "triangle-up")
AMERICANS = Mark("US forces and their partners", "#c07c00", "diamond")
KURDISTAN = Mark("Kurdistan Region", "#c4609a", "pentagon")
TURKEY = Mark("Turkey and its partners", "#b03c00", "star-triangle-up")
TRANSITION = Mark("Syrian transitional government", "#0b5563", "triangle-down")
OTHER = Mark("Others or unknown", "#77818c", "x")

MARKS = {
    "iran": STATES,
    "iraq-government": STATES,
    "syrian-government": STATES,
    "lebanon": STATES,
    "islamic-state": ISLAMIC_STATE,
    "syrian-opposition": OPPOSITION,
    "nusra-hts": OPPOSITION,
    "united-states": AMERICANS,
    "sdf": AMERICANS,
    "krg": KURDISTAN,
    "ypg": Mark("People's Protection Units (YPG)", "#6b5b00", "diamond-tall"),
    "turkey-sna": TURKEY,
    "syrian-transitional-government": TRANSITION,
}

PASSAGE = {"solid: traffic could pass": True, "hollow: it could not": False}
ANYONE = Mark("anyone", INK, "circle")


def mark(controller: str) -> Mark:
    """Return how `controller` is drawn."""
    return MARKS.get(controller, OTHER)


def marker_of(m: Mark, *, passes: bool = True) -> dict[str, Any]:
    """Return how places with this mark are drawn: solid, or hollow if no traffic could pass."""
    if passes:
        fill, edge = m.colour, {"color": PAPER, "width": 0.8}
    else:
        fill, edge = PAPER, {"color": m.colour, "width": 2}
    return {"color": fill, "symbol": m.symbol, "size": 8, "line": edge}


@lru_cache(maxsize=1)
def short_names() -> dict[str, str]:
    """Map actors' ids to the names that figures have room for."""
    return read("actors").set_index("id")["short_name"].to_dict()
