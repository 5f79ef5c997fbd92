"""Rules on how long segments are: km against the line on the map, and line against ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from landroute.errors import BadInput
from landroute.tables.edition import Stamped
from landroute.tables.package import read
from landroute.tables.rules.at import at
from landroute.tables.rules.geometry import Box, drawn_in, sound_files
from landroute.tables.settings import Settings, settings

MEASURED, STRAIGHT = "osm", "straight"  # bases of a road's length


class Line(NamedTuple):
    """A segment's line: its length and that of the great circle of its ends in km, its points."""

    km: float
    apart: float
    points: int


def lengths_follow_lines(data: Path) -> Iterator[str]:
    """Each km is that of its line, and no less than its ends are apart; a road may wind more."""
    try:
        config = settings(data)
    except BadInput:
        return  # told by named.the_rows_asked_for_are_there
    lines = _lines(data)
    for row in read("segments", data).itertuples():
        if row.id not in lines:
            continue  # told as a segment without a line
        reason = _odd_length(float(row.km), row.mode, row.length_basis, lines[row.id], config)
        if reason:
            yield at(data, "segments", row.Index, "km", reason)


def _lines(data: Path) -> dict[str, Line]:
    """Measure each segment's line; what is wrong with a file, `geometry_is_whole` tells."""
    measured = (_measured(file, box) for file, box in sound_files(data))
    return {segment: line for lines in measured for segment, line in lines.items()}


@lru_cache(maxsize=32)
def _measured(file: Stamped, box: Box) -> dict[str, Line]:
    from pyproj import Geod  # slow to load

    ellipsoid = Geod(ellps="WGS84")
    return {
        segment: Line(
            ellipsoid.line_length([x for x, _ in points], [y for _, y in points]) / 1000,
            ellipsoid.inv(*points[0], *points[-1])[2] / 1000,
            len(points),
        )
        for segment, (points, *_) in drawn_in(file, box)[0]
    }


def _odd_length(km: float, mode: str, basis: str, line: Line, config: Settings) -> str:
    """Say how km does not go with a line; empty when it does."""
    slack = config.line_slack_km
    if km < line.apart - slack:
        return f"{km:g}, but its ends are {line.apart:.1f} km apart"
    if km < line.km - slack:
        return f"{km:g}, but its line is {line.km:.1f} km long"
    if km > line.km * _most(mode, basis, config) + slack:
        return f"{km:g}, but its line is no more than {line.km:.1f} km long"
    if basis == MEASURED and line.points == 2 and line.km > config.bare_line_km:
        return f"{km:g} by the road graph, but its line of {line.km:.1f} km is bare: two points"
    return ""


def _most(mode: str, basis: str, config: Settings) -> float:
    """Return how often its line a km may be."""
    if mode != "road":
        return 1.0
    return config.straight_ratio_max if basis == STRAIGHT else config.line_ratio_max
