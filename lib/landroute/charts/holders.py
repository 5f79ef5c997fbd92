"""How each holder of a place is drawn: a colour and a symbol, hollow where no traffic may pass."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from landroute.tables import columns, kept
from landroute.wording import words


class Mark(NamedTuple):
    """A holder's group on a map: its label, colour and symbol."""

    label: str
    colour: str
    symbol: str


# Each colour stands out from a map's ground, light and dark: those that would not in the dark are
# theme tokens, like those of `template`. The label is a message, `holder-GROUP`; who is in a
# group is `map_group` of data/actors.csv.
GROUPS = {
    "states": ("#0072b2", "circle"),
    "islamic-state": ("#52307c", "square"),
    "opposition": ("#009e73", "triangle-up"),
    "americans": ("#c07c00", "diamond"),
    "kurdistan": ("#c4609a", "pentagon"),
    "turkey": ("#b03c00", "star-triangle-up"),
    "transition": ("#0b5563", "triangle-down"),
    "ypg": ("#6b5b00", "diamond-tall"),
    "other": ("#77818c", "x"),
}


def group_of(controller: str) -> str:
    """Return the group in which `controller` is drawn."""
    return _groups()[controller]


def mark(controller: str) -> Mark:
    """Return how `controller` is drawn."""
    return marks()[_groups()[controller]]


@kept(maxsize=1)
def _groups() -> dict[str, str]:
    """Map the actors that hold places to their groups."""
    return columns("actors", "id", "map_group").dropna().set_index("id")["map_group"].to_dict()


@lru_cache(maxsize=1)
def marks() -> dict[str, Mark]:
    """Return the marks of all groups of holders, by group, in the order of a legend."""
    said = words("charts")
    return {group: Mark(said(f"holder-{group}"), *look) for group, look in GROUPS.items()}


@kept(maxsize=1)
def short_names() -> dict[str, str]:
    """Map actors' ids to the names that figures have room for."""
    return columns("actors", "id", "short_name").set_index("id")["short_name"].to_dict()
