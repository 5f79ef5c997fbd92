"""What a map shows of the ground, and at how many pixels: on a page, and on a phone."""

from __future__ import annotations

import math
from typing import NamedTuple

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels

# The stretch from Tehran to the coast, within the box of the layers; equal scale at its middle
# latitude.
WEST, EAST, SOUTH, NORTH = 34.05, 52.2, 30.9, 37.9
MIDDLE = (SOUTH + NORTH) / 2
SCALE = 1 / math.cos(math.radians(MIDDLE))


class Frame(NamedTuple):
    """
    A stretch of ground on a picture.

    The width is the least at which names must keep clear of each other: a wider one has more room.
    `size` and `label` are those of a place's name and of a corridor's label in pixels, `mark` how
    large marks are against those of a page.
    """

    west: float
    east: float
    south: float
    north: float
    width: float
    size: float
    label: float
    mark: float

    @property
    def scale(self) -> float:
        """Pixels a degree of longitude."""
        return self.width / (self.east - self.west)

    @property
    def height(self) -> float:
        """In pixels."""
        return (self.north - self.south) * self.scale * SCALE

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a spot lies, in pixels from the upper left corner."""
        return (lon - self.west) * self.scale, (self.north - lat) * self.scale * SCALE

    def shows(self, lon: float, lat: float) -> bool:
        """Say whether a spot lies on the picture."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def holds(self, box: Box) -> bool:
        """Say whether a box lies wholly on the picture."""
        left, top, right, bottom = box
        return left >= 1 and top >= 1 and right <= self.width - 1 and bottom <= self.height - 1


PAGE = Frame(WEST, EAST, SOUTH, NORTH, width=700, size=11, label=12, mark=1)
# A phone has room for the theatre alone; an arrow points to an end that lies beyond it.
PHONE = Frame(34.5, 45.75, 31.5, 37.55, width=330, size=10, label=10, mark=0.75)
