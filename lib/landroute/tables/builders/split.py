"""A road cut at the places on it: on the graph, and from what is committed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer
from shapely.geometry import LineString, Point, shape
from shapely.ops import substring

from landroute.errors import BadInput, unknown
from landroute.paths import DATA, shown
from landroute.tables.builders import geojson
from landroute.tables.settings import Settings, settings

DECIMALS = 4  # of a degree, in the files of lines
SAME_DEG = 10.0**-DECIMALS  # points nearer than this are one there
RECOUNT = (
    "its counts of UCDP's events are made anew by `landroute data add ucdp-ged FILE`: FILE is the "
    "CSV of the UCDP GED (https://ucdp.uu.se/downloads/) that data/conflict_coverage.csv names"
)


def cut(
    line: LineString, spots: Mapping[str, Point], config: Settings, name: str
) -> list[tuple[LineString, float, float]]:
    """
    Cut a road at places on it.

    Parameters
    ----------
    line
        The road in degrees, from end to end.
    spots
        The places by id, in degrees.
    config
        `snap_km`: how near a place on a road lies to it.
    name
        What the road is called in an error.

    Returns
    -------
    list of (LineString, float, float)
        A part for each stretch between neighbours: its line in degrees, which leaves the road
        for the place; its share of the road's length; and the km off the road, which come on top.

    Raises
    ------
    BadInput
        When a place is not on the road.
    """
    plane = Transformer.from_crs("EPSG:4326", CRS.from_proj4(config.plane), always_xy=True)
    flat = shapely.transform(line, plane.transform, interleaved=False)
    stops = [(0.0, 0.0, Point(line.coords[0])), (flat.length, 0.0, Point(line.coords[-1]))]
    for place, spot in spots.items():
        there = shapely.transform(spot, plane.transform, interleaved=False)
        at, off = flat.project(there), flat.distance(there)
        if off > config.snap_km or not 0 < at < flat.length:
            raise BadInput(
                f"{place} is not on {name}: it lies {off:.1f} km from its line, {at:.0f} km along; "
                f"a place on a road is within {config.snap_km:g} km (snap_km), between its ends"
            )
        stops.append((at, off, spot))
    parts = []
    for (since, off, start), (upto, further, end) in pairwise(sorted(stops, key=lambda s: s[0])):
        inner = shapely.transform(
            substring(flat, since, upto),
            lambda x, y: plane.transform(x, y, direction="INVERSE"),
            interleaved=False,
        )
        parts.append((_between(start, inner, end), (upto - since) / flat.length, off + further))
    return parts


def _between(start: Point, line: LineString, end: Point) -> LineString:
    """Lead a line from one point to another; its own ends stay where they are others."""
    points = [xy for xy in line.coords if _apart(xy, start) and _apart(xy, end)]
    return LineString([start.coords[0], *points, end.coords[0]])


def _apart(xy: tuple[float, ...], spot: Point) -> bool:
    return float(np.hypot(xy[0] - spot.x, xy[1] - spot.y)) >= SAME_DEG


def part_of(whole: str) -> str:
    """Say in a note that a segment is a part of another."""
    return f"part of {whole}, cut where the place is nearest"


def split(segment: str, place: str, data: Path = DATA) -> tuple[list[Path], list[str], list[str]]:
    """
    Put two segments in the place of one, by the length and line that are committed.

    Parameters
    ----------
    segment
        Id of a road that follows the graph all along.
    place
        Id of a place on it, with lon and lat, in `places.csv`.
    data
        Folder of the data package.

    Returns
    -------
    files
        Those written: the plan, the segments and their lines.
    parts
        A line for each new segment: its id and km.
    left
        A line for each file that still names the old one.

    Raises
    ------
    BadInput
        When the road cannot be cut there, with what to do; nothing is written then.
    """
    files = [data / "segments_plan.csv", data / "segments.csv", data / "geometry/segments.geojson"]
    plan, table = (_text(path) for path in files[:2])
    planned, built = _found(segment, plan, table)
    spot = _spot(place, data)
    drawn: list[geojson.Feature] = [
        (own["properties"], shape(own["geometry"]))
        for own in json.loads(files[2].read_text(encoding="utf-8"))["features"]
    ]
    at = [properties["id"] for properties, _ in drawn].index(segment)
    cuts = cut(drawn[at][1], {place: spot}, settings(data), segment)
    names = _text(data / "places.csv").set_index("id")["name"]
    whole = planned["trace"] if "--" in planned["trace"] else segment
    rows = [
        {
            "id": "--".join(ends),
            "from_place": ends[0],
            "to_place": ends[1],
            "trace": whole,
            "name": "-".join(names[list(ends)]),
            "km": f"{float(built['km']) * share + off:.1f}",
        }
        for ends, (_, share, off) in zip(
            pairwise([planned["from_place"], place, planned["to_place"]]), cuts, strict=True
        )
    ]
    parts = [own["id"] for own in rows]
    for part in set(parts) & set(plan["id"]):
        raise BadInput(f"{part} is in data/segments_plan.csv already")
    note = "; ".join(part for part in (planned["note"], part_of(whole)) if part)
    plan = _instead(plan, segment, [{**planned, **own} for own in rows])
    table = _instead(table, segment, [{**built, **own, "note": note} for own in rows])
    lines = [({"id": part}, line) for part, (line, _, _) in zip(parts, cuts, strict=True)]
    drawn = [*drawn[:at], *lines, *drawn[at + 1 :]]
    plan.to_csv(files[0], index=False, lineterminator="\n")
    table.to_csv(files[1], index=False, lineterminator="\n")
    geojson.write(files[2], drawn, DECIMALS)
    left = _left(segment, parts, data) + _passing(place, spot, table, drawn, data)
    return files, [f"{own['id']}: {own['km']} km" for own in rows], left


def _found(segment: str, plan: pd.DataFrame, table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return a segment's rows of the plan and of the table, if it can be cut."""
    if segment not in set(plan["id"]):
        raise unknown("segment", segment, plan["id"], "see data/segments_plan.csv")
    if segment not in set(table["id"]):
        raise BadInput(f"{segment} is planned and not built: put its parts into the plan instead")
    planned, built = (frame.set_index("id").loc[segment] for frame in (plan, table))
    if built["length_basis"] != "osm":
        raise BadInput(
            f"{segment}: its length is {built['length_basis']} in segments.csv, and only a road "
            "that follows the graph (osm) is cut by itself: in data/segments_plan.csv put a row "
            "for each part in its place; then pip install -e '.[build]' and landroute data build"
        )
    return planned, built


def _spot(place: str, data: Path) -> Point:
    places = _text(data / "places.csv").set_index("id")
    if place not in places.index:
        raise unknown("place", place, places.index, "give it a row in data/places.csv first")
    try:
        return Point(float(places.loc[place, "lon"]), float(places.loc[place, "lat"]))
    except ValueError as error:
        raise BadInput(f"data/places.csv: {place}: lon and lat, in degrees, are needed") from error


def _instead(frame: pd.DataFrame, segment: str, rows: list[dict[str, str]]) -> pd.DataFrame:
    at = int(frame.index[frame["id"] == segment][0])
    fresh = pd.DataFrame(rows)[list(frame.columns)]
    return pd.concat([frame[:at], fresh, frame[at + 1 :]])


def _left(segment: str, parts: list[str], data: Path) -> list[str]:
    """Say what else names a segment that is no more, and what would be right there."""
    named = re.compile(rf"(?<![\w-]){re.escape(segment)}(?![\w-])")
    left = []
    for path in sorted(data.glob("*.csv")):
        if path.name in ("segments_plan.csv", "segments.csv"):
            continue
        text = path.read_text(encoding="utf-8").splitlines()
        rows = [number for number, line in enumerate(text, 1) if named.search(line)]
        if rows:
            more = f" and {len(rows) - 1} more rows" if rows[1:] else ""
            counted = path.name == "conflict_segments.csv"
            advice = RECOUNT if counted else f"put {'; '.join(parts)}, in the order of the way"
            left.append(f"{shown(path)}:{rows[0]}{more} name {segment}: {advice}")
    return left


def _passing(
    place: str, spot: Point, table: pd.DataFrame, features: list[geojson.Feature], data: Path
) -> list[str]:
    """Say which roads pass a new place on their way, as the plan does not want them to."""
    config, rows = settings(data), table.set_index("id")
    to_plane = Transformer.from_crs("EPSG:4326", CRS.from_proj4(config.plane), always_xy=True)
    here = shapely.transform(spot, to_plane.transform, interleaved=False)
    passing = []
    for properties, line in features:
        row = rows.loc[properties["id"]]
        flat = shapely.transform(line, to_plane.transform, interleaved=False)
        nearest = min(here.distance(Point(flat.coords[end])) for end in (0, -1))
        if (
            place not in (row["from_place"], row["to_place"])
            and here.distance(flat) < config.pass_by_km
            and nearest > config.end_zone_km
        ):
            passing.append(
                f"{row.name} passes {place} too: name {place} in its note, or cut it as well"
            )
    return passing


def _text(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False)
