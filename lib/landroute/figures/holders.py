"""How each holder of a place is drawn: a colour and a symbol."""

from __future__ import annotations

from typing import NamedTuple


class Mark(NamedTuple):
    """A holder's group on a map: its label, colour and symbol."""

    label: str
    colour: str
    symbol: str


STATES = Mark("Iran, Iraq, Syria or Lebanon", "#0072b2", "circle")
ISLAMIC_STATE = Mark("Islamic State", "#6b4c9a", "square")
OPPOSITION = Mark("Syrian opposition", "#009e73", "triangle-up")
AMERICANS = Mark("US forces and their partners", "#e69f00", "diamond")
KURDISTAN = Mark("Kurdistan Region", "#cc79a7", "pentagon")
TURKEY = Mark("Turkey and its partners", "#d55e00", "star-triangle-up")
TRANSITION = Mark("Syrian transitional government", "#56b4e9", "hexagon")
OTHER = Mark("Others or unknown", "#8a94a0", "x-thin-open")

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
    "ypg": Mark("People's Protection Units (YPG)", "#e6c200", "diamond-tall"),
    "turkey-sna": TURKEY,
    "syrian-transitional-government": TRANSITION,
}


def mark(controller: str) -> Mark:
    """Return how `controller` is drawn."""
    return MARKS.get(controller, OTHER)
