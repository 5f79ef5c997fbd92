"""Rules on the lines and areas of the maps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from landroute.errors import quoted
from landroute.paths import shown
from landroute.tables.edition import Stamped, stamped
from landroute.tables.package import read, resources

# The files of lines, and the mode of the segments that each draws.
LINES = {"segment-lines": "road", "air-lane-lines": "air", "sea-lane-lines": "sea"}
DEPTH = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
FEWEST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}  # points
NEAR = 1e-3  # degrees, some 100 m: files are rounded
Point = tuple[float, float]
Box = tuple[float, ...]  # west, south, east, north
Drawn = tuple[str, list[list[Point]]]  # an id, and the lines or rings that go with it


def geometry_is_whole(data: Path) -> Iterator[str]:
    """Each file of lines or areas can be read, and lies in its box; each segment has its line."""
    for entry in resources(data):
        if entry["format"] == "geojson":
            yield from _odd_file(data, entry)


def sound_files(data: Path) -> Iterator[tuple[Stamped, Box]]:
    """Return each file of lines, with its box, in which `geometry_is_whole` finds nothing."""
    for entry in resources(data):
        if entry["name"] in LINES and not any(_odd_file(data, entry)):
            yield stamped(entry["path"], data), tuple(entry["bbox"])


def _odd_file(data: Path, entry: dict[str, Any]) -> Iterator[str]:
    where = shown(data / entry["path"])
    try:
        drawn, odd = drawn_in(stamped(entry["path"], data), tuple(entry["bbox"]))
    except (OSError, ValueError, RecursionError) as error:
        yield f"{where}: cannot be read as GeoJSON of lines or areas ({error})"
        return
    yield from (f"{where}: {reason}" for reason in odd)
    if entry["name"] in LINES and not odd:
        yield from _odd_segments(data, where, LINES[entry["name"]], drawn)


@lru_cache(maxsize=32)
def drawn_in(file: Stamped, box: Box) -> tuple[tuple[Drawn, ...], tuple[str, ...]]:
    """Return what a GeoJSON file draws within its box, and what is wrong with its features."""
    drawn: list[Drawn] = []
    odd = []
    for number, feature in enumerate(features_of(file), start=1):
        try:
            drawn.append((_id(feature), _parts(feature, box)))
        except ValueError as error:
            odd.append(f"{called(number, feature)}: {error}")
    return tuple(drawn), tuple(odd)


@lru_cache(maxsize=32)
def features_of(file: Stamped) -> list[Any]:
    """Read the features of a GeoJSON file; raise `ValueError`, with why, for none."""
    match json.loads(file.content().decode("utf-8"), object_pairs_hook=_each_once):
        case {"type": "FeatureCollection", "features": list(features), **rest}:
            _nothing_more(rest, "name")
            return features
    raise ValueError("is no FeatureCollection with a list of features")


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; of a key that stands twice, readers take one or the other."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("an object has a key twice")
    return dict(pairs)


def called(number: int, feature: Any) -> str:
    """Name a feature by its number in its file and its id, if it has one."""
    return f"feature {number} ({quoted(_id(feature) or 'no id')})"


def _id(feature: Any) -> str:
    match feature:
        case {"properties": {"id": str(name)}}:
            return name
    return ""


def _parts(feature: Any, box: Sequence[float]) -> list[list[Point]]:
    """Return the lines, or the rings, of a feature; raise `ValueError`, with why, for no such."""
    match feature:
        case {
            "type": "Feature",
            "properties": dict(),
            "geometry": {"type": str(kind), **geometry},
            **rest,
        }:
            _nothing_more(rest)
            _nothing_more(geometry, "coordinates")
            if kind not in DEPTH:
                raise ValueError(f"{quoted(kind)} is no line and no area")
        case _:
            raise ValueError("is no Feature with properties and a geometry")
    parts = [geometry.get("coordinates")]
    for _ in range(DEPTH[kind] - 1):
        parts = [inner for part in parts for inner in _listed(part)]
    lines = [[_point(point, box) for point in _listed(part)] for part in parts]
    if any(len(line) < FEWEST[kind] for line in lines):
        raise ValueError(f"has a line of fewer than {FEWEST[kind]} points")
    if FEWEST[kind] > 2 and any(line[0] != line[-1] for line in lines):
        raise ValueError("has a ring that does not end where it starts")
    return lines


def _nothing_more(rest: dict[Any, Any], *known: str) -> None:
    """Raise `ValueError` for a key that readers may heed, as `crs`, which moves what is drawn."""
    for key in rest.keys() - {*known}:
        raise ValueError(f"has the key {quoted(key)}, which no file of ours has")


def _listed(part: Any) -> list[Any]:
    if not isinstance(part, list) or not part:
        raise ValueError(f"{quoted(part)} is no list of coordinates")
    return part


def _point(point: Any, box: Sequence[float]) -> Point:
    match point:
        case [int() | float() as lon, int() | float() as lat]:
            west, south, east, north = box
            if west <= lon <= east and south <= lat <= north:
                return float(lon), float(lat)
            reason = f"lies outside its box, {list(box)} (longitude comes first)"
            raise ValueError(f"{quoted(point)} {reason}")
    raise ValueError(f"{quoted(point)} is no point")


def _odd_segments(data: Path, where: str, mode: str, drawn: Sequence[Drawn]) -> Iterator[str]:
    """Each segment of a mode has one line, from the place it starts at to that it ends at."""
    places = read("places", data)
    spots = dict(zip(places["id"], zip(places["lon"], places["lat"], strict=True), strict=True))
    segments = read("segments", data).set_index("id").query("mode == @mode")
    times = Counter(name for name, _ in drawn)
    for segment in sorted(set(times) ^ set(segments.index)):
        missing = "no line" if segment not in times else "no row in segments.csv"
        yield f"{where}: segment {segment!r} has {missing}"
    for segment in sorted(name for name, n in times.items() if n > 1):
        yield f"{where}: segment {segment!r} has {times[segment]} lines"
    for segment, parts in drawn:
        if segment not in segments.index:
            continue
        if len(parts) > 1:
            yield f"{where}: segment {segment!r} is drawn in {len(parts)} parts"
        ends = (parts[0][0], parts[-1][-1])
        for column, point in zip(("from_place", "to_place"), ends, strict=True):
            place = segments.at[segment, column]
            if place in spots and not _near(point, spots[place]):
                yield f"{where}: segment {segment!r} does not reach {place}, its {column}"


def _near(point: Point, place: Sequence[float]) -> bool:
    return all(abs(a - float(b)) <= NEAR for a, b in zip(point, place, strict=True))
