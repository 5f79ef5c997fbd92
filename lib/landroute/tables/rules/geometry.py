"""Rules on the lines and areas of the maps."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from landroute.paths import shown
from landroute.tables.package import read, resources

# The files of lines, and the mode of the segments that each draws.
LINES = {"segment-lines": "road", "air-lane-lines": "air", "sea-lane-lines": "sea"}
DEPTH = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
NEAR = 1e-3  # degrees, some 100 m: files are rounded
Point = tuple[float, float]


def geometry_is_whole(data: Path) -> Iterator[str]:
    """Each file of lines or areas can be read, and lies in its box; each segment has its line."""
    for entry in resources(data):
        if entry["format"] != "geojson":
            continue
        where = shown(data / entry["path"])
        try:
            text = (data / entry["path"]).read_text(encoding="utf-8")
            features = json.loads(text)["features"]
            drawn = [(f["properties"].get("id"), _parts(f["geometry"])) for f in features]
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            yield f"{where}: cannot be read as GeoJSON of lines or areas ({_why(error)})"
            continue
        for number, (name, parts) in enumerate(drawn, start=1):
            for reason in _odd(parts, entry["bbox"]):
                yield f"{where}: feature {number} ({name or 'no id'}): {reason}"
        if entry["name"] in LINES:
            yield from _odd_segments(data, where, LINES[entry["name"]], drawn)


def _why(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def _parts(geometry: dict[str, Any]) -> list[list[Point]]:
    """Return the lines, or the rings, of a geometry."""
    if geometry is None:
        raise ValueError("a feature has no geometry")
    if geometry["type"] not in DEPTH:
        raise ValueError(f"{geometry['type']} is no line and no area")
    parts = [geometry["coordinates"]]
    for _ in range(DEPTH[geometry["type"]] - 1):
        parts = [inner for part in parts for inner in part]
    return [[(float(point[0]), float(point[1])) for point in part] for part in parts]


def _odd(parts: list[list[Point]], box: Sequence[float]) -> Iterator[str]:
    """Say what is wrong with the lines of a feature; nothing when all is well."""
    west, south, east, north = box
    if not parts or any(len(part) < 2 for part in parts):
        yield "has a line of fewer than two points"
    for lon, lat in (point for part in parts for point in part):
        if not (math.isfinite(lon) and math.isfinite(lat)):
            yield f"[{lon}, {lat}] is no point"
        elif not (west <= lon <= east and south <= lat <= north):
            yield f"[{lon}, {lat}] lies outside its box, {list(box)} (longitude comes first)"


def _odd_segments(
    data: Path, where: str, mode: str, drawn: list[tuple[str, list[list[Point]]]]
) -> Iterator[str]:
    """Each segment of a mode has one line, from the place it starts at to that it ends at."""
    places = read("places", data).set_index("id")
    segments = read("segments", data).set_index("id").query("mode == @mode")
    times = Counter(name for name, _ in drawn)
    for segment in sorted(set(times) ^ set(segments.index), key=str):
        missing = "no line" if segment not in times else "no row in segments.csv"
        yield f"{where}: segment {segment!r} has {missing}"
    for segment in sorted(name for name, n in times.items() if n > 1):
        yield f"{where}: segment {segment!r} has {times[segment]} lines"
    for segment, parts in drawn:
        if segment not in segments.index or not (parts and parts[0]):
            continue
        ends = (parts[0][0], parts[-1][-1])
        for column, point in zip(("from_place", "to_place"), ends, strict=True):
            place = segments.at[segment, column]
            if place in places.index and not _near(point, places.loc[place, ["lon", "lat"]]):
                yield f"{where}: segment {segment!r} does not reach {place}, its {column}"


def _near(point: Point, place: Sequence[float]) -> bool:
    return all(abs(a - float(b)) <= NEAR for a, b in zip(point, place, strict=True))
