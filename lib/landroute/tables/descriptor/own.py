"""What a form cannot say of the resources in `datapackage.json`, each by itself."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from landroute.errors import quoted
from landroute.tables.descriptor.text import Way

BUILDERS = Path(__file__).parents[1] / "builders"
ENDS = ["start", "end"]


def at_odds(document: Any) -> Iterator[tuple[Way, str]]:
    """Yield where a document that has the form is at odds with itself, and how."""
    listed = document["resources"]
    twice = [*_twice(listed, "name", ("resources",))]
    yield from twice or _twice(listed, "path", ("resources",))
    for number, entry in enumerate(listed):
        way: Way = ("resources", number)
        yield from ((way + rest, reason) for rest, reason in _odd_entry(entry))


def _twice(objects: Iterable[dict[str, Any]], key: str, way: Way) -> Iterator[tuple[Way, str]]:
    seen: Counter[str] = Counter()
    for number, one in enumerate(objects):
        seen[one[key]] += 1
        if seen[one[key]] == 2:
            yield (*way, number), f"the {key} {quoted(one[key])} is given twice"


def _odd_entry(entry: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    if entry["format"] != entry["path"].rpartition(".")[2]:
        yield ("path",), f"{quoted(entry['path'])} is no file of the format {entry['format']}"
    if "builder" in entry and not (BUILDERS / Path(entry["builder"]).name).is_file():
        yield ("builder",), f"there is no {quoted(entry['builder'])}"
    if "bbox" in entry:
        west, south, east, north = entry["bbox"]
        if not (west < east and south < north):
            yield ("bbox",), "wants west, south, east, north"
    if "schema" in entry:
        yield from _odd_table(entry)


def _odd_table(entry: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    schema = entry["schema"]
    if entry["path"] != f"{entry['name']}.csv":
        yield ("path",), f"a table is named as its file: {quoted(entry['name'])}.csv"
    yield from _twice(schema["fields"], "name", ("schema", "fields"))
    types = {field["name"]: field["type"] for field in schema["fields"]}
    yield from _odd_keys(schema, types)
    yield from _odd_interval(entry, types)
    for number, field in enumerate(schema["fields"]):
        way: Way = ("schema", "fields", number)
        days = field.get("first_day_of")
        if days is not None and types.get(days) != "date":
            yield (*way, "first_day_of"), f"{quoted(days)} is no column of days here"
        limits = field.get("constraints", {})
        for rest, reason in (*_odd_bounds(limits), *_odd_pattern(limits), *_odd_day(field)):
            yield way + rest, reason


def _odd_keys(schema: dict[str, Any], types: dict[str, str]) -> Iterator[tuple[Way, str]]:
    for number, name in enumerate(schema.get("primaryKey", [])):
        if name not in types:
            yield ("schema", "primaryKey", number), f"there is no field {quoted(name)}"
    keys = schema.get("foreignKeys", [])
    yield from _twice(keys, "fields", ("schema", "foreignKeys"))
    for number, key in enumerate(keys):
        if key["fields"] not in types:
            way = ("schema", "foreignKeys", number, "fields")
            yield way, f"there is no field {quoted(key['fields'])}"


def _odd_interval(entry: dict[str, Any], types: dict[str, str]) -> Iterator[tuple[Way, str]]:
    ends = [types[name] for name in ENDS if name in types]
    if "interval" in entry and (len(ends) < len(ENDS) or ends[0] != ends[1]):
        yield ("interval",), f"wants fields {' and '.join(ENDS)} of one type"
    if "interval" not in entry and len(ends) == len(ENDS):
        yield (), f"has fields {' and '.join(ENDS)}, and lacks interval"


def _odd_bounds(limits: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    lengths = [limits[name] for name in ("minLength", "maxLength") if name in limits]
    if lengths != sorted(lengths):
        yield ("constraints", "minLength"), "is above maxLength"
    bounds = {name: limits[name] for name in ("minimum", "maximum") if name in limits}
    none = [name for name, bound in bounds.items() if not _is_bound(bound)]
    for name in none:
        yield ("constraints", name), f"{quoted(bounds[name])} is no day or number that there is"
    if not none and list(bounds.values()) != sorted(bounds.values()):
        yield ("constraints", "minimum"), f"{quoted(bounds['minimum'])} is above maximum"


def _is_bound(bound: Any) -> bool:
    if isinstance(bound, float):
        return math.isfinite(bound)
    return _is_day(bound) if isinstance(bound, str) else True


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _odd_pattern(limits: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    try:
        re.compile(limits.get("pattern", ""))
    except (re.error, OverflowError) as error:
        reason = f"{quoted(limits['pattern'])} is no regular expression ({error})"
        yield ("constraints", "pattern"), reason


def _odd_day(field: dict[str, Any]) -> Iterator[tuple[Way, str]]:
    day = field.get("coded_as_of")
    if day is not None and not _is_day(day):
        yield ("coded_as_of",), f"{quoted(day)} is no day that there is"
