"""Rules on the network: corridors and stretches."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pandas as pd

from landroute.paths import shown
from landroute.tables.package import read
from landroute.tables.rules.at import at

ROAD = "road"


def border_segments_have_one_corridor(data: Path) -> Iterator[str]:
    """Each road between Iraq and Syria belongs to one corridor, and no other segment does."""
    country = read("places", data).set_index("id")["country"]
    segments = read("segments", data).query("mode == @ROAD")
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


def variants_are_of_a_main_corridor(data: Path) -> Iterator[str]:
    """No corridor is a variant of itself or of a variant."""
    rows = read("corridors", data)
    variants = set(rows["id"][rows["variant_of"].notna()])
    for index, value in rows["variant_of"].dropna().items():
        if value in variants:
            yield at(data, "corridors", index, "variant_of", f"{value!r} is a variant itself")


def roads_alone_have_a_class(data: Path) -> Iterator[str]:
    """Each road segment has a class, and no lane does."""
    for row in read("segments", data).itertuples():
        if (row.mode == ROAD) == pd.isna(row.road_class):
            wanted = "a road needs a class" if row.mode == ROAD else "only a road has a class"
            yield at(data, "segments", row.Index, "road_class", wanted)


def every_mode_has_its_speed(data: Path) -> Iterator[str]:
    """Each mode but road, whose classes have theirs, is in mode_speeds.csv."""
    speeds = set(read("mode_speeds", data)["mode"])
    for index, mode in read("segments", data)["mode"].items():
        if mode != ROAD and mode not in speeds:
            yield at(data, "segments", index, "mode", f"{mode!r} is not in mode_speeds.csv")


def segments_are_the_planned_ones(data: Path) -> Iterator[str]:
    """Each planned segment was built, and no other."""
    plan, built = (read(table, data)["id"] for table in ("segments_plan", "segments"))
    for index, segment in plan[~plan.isin(built)].items():
        reason = f"{segment!r} is not in segments.csv: `landroute data build` measures it"
        yield at(data, "segments_plan", index, "id", reason)
    for index, segment in built[~built.isin(plan)].items():
        yield at(data, "segments", index, "id", f"{segment!r} is not in segments_plan.csv")


def stretches_hang_together(data: Path) -> Iterator[str]:
    """Each stretch is a chain of segments: each shares a place with the next."""
    segments = read("segments", data)
    ends = {s.id: {s.from_place, s.to_place} for s in segments.itertuples()}
    for index, cell in read("stretches", data)["segments"].items():
        chain = cell.split("; ")
        for segment in chain:
            if segment not in ends:
                yield at(
                    data, "stretches", index, "segments", f"{segment!r} is not in segments.csv"
                )
        known = [s for s in chain if s in ends]
        for here, there in pairwise(known):
            if not ends[here] & ends[there]:
                yield at(data, "stretches", index, "segments", f"{here} does not meet {there}")
