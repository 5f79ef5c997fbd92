"""Rules on the network: corridors, stretches and the lines on the map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from landroute.paths import shown
from landroute.tables.package import read, resources
from landroute.tables.rules.at import at


def border_segments_have_one_corridor(data: Path) -> Iterator[str]:
    """Each segment between Iraq and Syria belongs to one corridor, and no other segment does."""
    country = read("places", data).set_index("id")["country"]
    segments = read("segments", data)
    ends = [segments["from_place"].map(country), segments["to_place"].map(country)]
    border = set(segments["id"][(ends[0] + ends[1]).isin(["IQSY", "SYIQ"])])
    corridors = read("corridors", data)
    listed = [s for cell in corridors["border_segments"] for s in cell.split("; ")]
    for index, cell in corridors["border_segments"].items():
        for segment in cell.split("; "):
            if segment not in border:
                yield at(
                    data,
                    "corridors",
                    index,
                    "border_segments",
                    f"{segment!r} is no segment between Iraq and Syria",
                )
            elif listed.count(segment) > 1:
                yield at(
                    data,
                    "corridors",
                    index,
                    "border_segments",
                    f"{segment!r} belongs to two corridors",
                )
    for segment in sorted(border - set(listed)):
        yield (
            f"{shown(data / 'corridors.csv')}: column border_segments: no corridor has "
            f"{segment!r}, which crosses the border between Iraq and Syria"
        )


def stretches_hang_together(data: Path) -> Iterator[str]:
    """Each stretch is a chain of segments: each shares a place with the next."""
    segments = read("segments", data).set_index("id")
    for index, cell in read("stretches", data)["segments"].items():
        chain = cell.split("; ")
        for segment in chain:
            if segment not in segments.index:
                yield at(
                    data, "stretches", index, "segments", f"{segment!r} is not in segments.csv"
                )
        known = [s for s in chain if s in segments.index]
        for here, there in pairwise(known):
            ends = [set(segments.loc[s, ["from_place", "to_place"]]) for s in (here, there)]
            if not ends[0] & ends[1]:
                yield at(data, "stretches", index, "segments", f"{here} does not meet {there}")


def published_states_name_a_corridor(data: Path) -> Iterator[str]:
    """Each published state is of a corridor, or of any."""
    known = {"any", *read("corridors", data)["id"]}
    for index, value in read("published_states", data)["corridor"].items():
        if value not in known:
            yield at(
                data,
                "published_states",
                index,
                "corridor",
                f"{value!r} is not in corridors.csv, nor any",
            )


def geometry_is_whole(data: Path) -> Iterator[str]:
    """Each file that is no table can be read, and each segment has its line."""
    for described in resources(data):
        if described["format"] != "geojson":
            continue
        path = data / described["path"]
        try:
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            yield f"{shown(path)}: cannot be read as GeoJSON ({type(error).__name__})"
            continue
        if described["name"] == "segment-lines":
            drawn = {feature["properties"]["id"] for feature in features}
            for segment in sorted(drawn ^ set(read("segments", data)["id"])):
                missing = "no line" if segment not in drawn else "no row in segments.csv"
                yield f"{shown(path)}: segment {segment!r} has {missing}"
