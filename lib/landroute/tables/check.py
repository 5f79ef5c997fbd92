"""What no schema of one table can say: intervals, references, sources, corridors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from landroute.errors import BadInput
from landroute.paths import DATA, shown
from landroute.tables.package import (
    RECORD_END,
    RECORD_START,
    descriptor,
    read,
    resource,
    resource_names,
    schema_problems,
)
from landroute.tables.sources import bibliography, split_keys

LINE_OF_FIRST_ROW = 2


def check_data(data: Path = DATA) -> list[str]:
    """
    Check every table against its schema and against the others.

    Returns
    -------
    list of str
        `file:line: column NAME: reason`; empty when all is well. The cross-table rules run only
        once every table is valid by itself, since they would otherwise misread it.
    """
    try:
        problems = [p for name in resource_names(data) for p in schema_problems(name, data)]
        if problems:
            return problems
        return [problem for rule in RULES for problem in rule(data)]
    except BadInput as error:
        return [str(error)]


def require_data(data: Path = DATA) -> None:
    """Raise `BadInput` with the first problems of `check_data`, if there are any."""
    problems = check_data(data)
    if problems:
        more = f" (and {len(problems) - 1} more: `landroute check data`)" if problems[1:] else ""
        raise BadInput(problems[0] + more)


def _at(data: Path, table: str, index: int, column: str, reason: str) -> str:
    path = data / resource(table, data)["path"]
    return f"{shown(path)}:{index + LINE_OF_FIRST_ROW}: column {column}: {reason}"


def every_source_resolves(data: Path) -> Iterator[str]:
    """Each key in a `source` column is an entry of sources.bib."""
    known = set(bibliography(data).entries)
    for table in resource_names(data):
        rows = read(table, data)
        if "source" not in rows:
            continue
        for index, cell in rows["source"].items():
            for key in split_keys(cell):
                if key not in known:
                    yield _at(data, table, index, "source", f"{key!r} is not in sources.bib")


REFERENCES = (
    ("relations", "relation", "tie_kinds"),
    ("control", "place", "places"),
    ("control", "controller", "actors"),
    ("segments", "from_place", "places"),
    ("segments", "to_place", "places"),
    ("segments", "road_class", "road_classes"),
    ("places", "region", "regions"),
    ("passage", "controller", "actors"),
    ("relations", "from_actor", "actors"),
    ("relations", "to_actor", "actors"),
    ("strength", "actor", "actors"),
    ("evidence", "claim", "claims"),
    ("option_effects", "option", "options"),
    ("option_effects", "place", "places"),
    ("option_effects", "controller", "actors"),
)


def every_reference_resolves(data: Path) -> Iterator[str]:
    """Each id that points into another table is there."""
    for table, column, target in REFERENCES:
        known = set(read(target, data).iloc[:, 0])
        for index, value in read(table, data)[column].dropna().items():
            if value not in known:
                path = resource(target, data)["path"]
                yield _at(data, table, index, column, f"{value!r} is not in {path}")


def intervals_run_forward(data: Path) -> Iterator[str]:
    """Each interval starts before it ends and inside the record."""
    for table in ("control", "passage", "option_effects"):
        for row in read(table, data).itertuples():
            if not pd.isna(row.end) and row.start >= row.end:
                yield _at(
                    data,
                    table,
                    row.Index,
                    "end",
                    f"ends {row.end:%Y-%m-%d}, which is not after its start {row.start:%Y-%m-%d}",
                )
            if row.start.date() < RECORD_START or row.start.date() > RECORD_END:
                yield _at(
                    data,
                    table,
                    row.Index,
                    "start",
                    f"{row.start:%Y-%m-%d} is outside the record {RECORD_START} to {RECORD_END}",
                )


def primary_control_tiles(data: Path) -> Iterator[str]:
    """Each place has one holder on every day of the record, on the primary account."""
    rows = read("control", data)
    primary = rows[rows["account"] == "primary"]
    yield from _tiles(data, "control", "place", primary)
    for place in sorted(set(read("places", data)["id"]) - set(primary["place"])):
        yield f"{shown(data / 'control.csv')}: column place: no row for {place!r}"


def passage_tiles(data: Path) -> Iterator[str]:
    """Each controller has one stance on every day of the record."""
    rows = read("passage", data)
    yield from _tiles(data, "passage", "controller", rows)
    for controller in sorted(set(read("control", data)["controller"]) - set(rows["controller"])):
        yield f"{shown(data / 'passage.csv')}: column controller: no row for {controller!r}"


def _tiles(data: Path, table: str, key: str, rows: pd.DataFrame) -> Iterator[str]:
    for name, own in rows.sort_values([key, "start"]).groupby(key, sort=True):
        reached = pd.Timestamp(RECORD_START)
        for row in own.itertuples():
            if pd.isna(reached):
                yield _at(
                    data,
                    table,
                    row.Index,
                    "start",
                    f"{name}: overlaps an earlier row that has no end",
                )
            elif row.start > reached:
                yield _at(
                    data,
                    table,
                    row.Index,
                    "start",
                    f"{name}: a gap from "
                    f"{reached:%Y-%m-%d} to {row.start:%Y-%m-%d}; who held it? If nobody "
                    "knows, say unknown",
                )
            elif row.start < reached:
                yield _at(
                    data,
                    table,
                    row.Index,
                    "start",
                    f"{name}: starts {row.start:%Y-%m-%d}, "
                    f"before the row above it ends on {reached:%Y-%m-%d}",
                )
            reached = row.end
        if not pd.isna(reached):
            yield _at(data, table, own.index[-1], "end", f"{name}: the last row must have no end")


def alternates_explain_themselves(data: Path) -> Iterator[str]:
    """Each alternate account says why, and alternates of a place do not overlap."""
    rows = read("control", data)
    alternate = rows[rows["account"] == "alternate"].sort_values(["place", "start"])
    for row in alternate[alternate["reason"].isna()].itertuples():
        yield _at(data, "control", row.Index, "reason", "an alternate row must say why")
    for _, own in alternate.groupby("place"):
        late = own["start"].iloc[1:].to_numpy() < own["end"].iloc[:-1].to_numpy()
        for index in own.index[1:][late]:
            yield _at(data, "control", index, "start", "overlaps another alternate row")


def border_segments_have_one_corridor(data: Path) -> Iterator[str]:
    """Each road between Iraq and Syria belongs to one corridor, and no other segment does."""
    country = read("places", data).set_index("id")["country"]
    segments = read("segments", data).query("mode == 'road'")
    ends = [segments["from_place"].map(country), segments["to_place"].map(country)]
    border = set(segments["id"][(ends[0] + ends[1]).isin(["IQSY", "SYIQ"])])
    corridors = read("corridors", data)
    listed = [s for cell in corridors["border_segments"] for s in cell.split("; ")]
    for index, cell in corridors["border_segments"].items():
        for segment in cell.split("; "):
            if segment not in border:
                yield _at(
                    data,
                    "corridors",
                    index,
                    "border_segments",
                    f"{segment!r} is no segment between Iraq and Syria",
                )
            elif listed.count(segment) > 1:
                yield _at(
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


def roads_alone_have_a_class(data: Path) -> Iterator[str]:
    """Each road segment has a class, and no lane does; each mode but road has its speeds."""
    speeds = set(read("mode_speeds", data)["mode"])
    for row in read("segments", data).itertuples():
        if (row.mode == "road") == pd.isna(row.road_class):
            wanted = "a road needs a class" if row.mode == "road" else "only a road has a class"
            yield _at(data, "segments", row.Index, "road_class", wanted)
        if row.mode != "road" and row.mode not in speeds:
            yield _at(data, "segments", row.Index, "mode", f"{row.mode!r} is not in mode_speeds.csv")


def published_states_name_a_corridor(data: Path) -> Iterator[str]:
    """Each published state is of a corridor, or of any."""
    known = {"any", *read("corridors", data)["id"]}
    for index, value in read("published_states", data)["corridor"].items():
        if value not in known:
            yield _at(
                data,
                "published_states",
                index,
                "corridor",
                f"{value!r} is not in corridors.csv, nor any",
            )


# The files of lines, and the mode of the segments that each draws.
LINES = {"segment-lines": "road", "air-lane-lines": "air", "sea-lane-lines": "sea"}


def geometry_is_whole(data: Path) -> Iterator[str]:
    """Each file that is no table can be read, and each segment has its line."""
    modes = read("segments", data).set_index("id")["mode"]
    for described in descriptor(data)["resources"]:
        if "schema" in described:
            continue
        path = data / described["path"]
        try:
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            yield f"{shown(path)}: cannot be read as GeoJSON ({type(error).__name__})"
            continue
        if described["name"] in LINES:
            drawn = {feature["properties"]["id"] for feature in features}
            wanted = set(modes[modes == LINES[described["name"]]].index)
            for segment in sorted(drawn ^ wanted):
                missing = "no line" if segment not in drawn else "no row in segments.csv"
                yield f"{shown(path)}: segment {segment!r} has {missing}"


RULES: tuple[Callable[[Path], Iterator[str]], ...] = (
    every_source_resolves,
    every_reference_resolves,
    intervals_run_forward,
    primary_control_tiles,
    passage_tiles,
    alternates_explain_themselves,
    border_segments_have_one_corridor,
    roads_alone_have_a_class,
    published_states_name_a_corridor,
    geometry_is_whole,
)
