"""Rules on what each file of lines or areas holds: kinds of geometry, and properties."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from landroute.errors import quoted
from landroute.paths import shown
from landroute.tables.edition import Stamped, stamped
from landroute.tables.package import resources
from landroute.tables.rules.geometry import called, features_of
from landroute.tables.rules.own import live, odd_text

AREAS = ("Polygon", "MultiPolygon")


def features_are_as_described(data: Path) -> Iterator[str]:
    """Each file that says what it holds (`features`) holds that, and something."""
    for entry in resources(data):
        if "features" in entry:
            where = shown(data / entry["path"])
            try:
                odd = _odd_file(stamped(entry["path"], data), json.dumps(entry["features"]))
            except (OSError, ValueError, RecursionError):
                continue  # told by geometry_is_whole
            yield from (f"{where}: {reason}" for reason in odd)


@lru_cache(maxsize=32)
def _odd_file(file: Stamped, described: str) -> tuple[str, ...]:
    features = features_of(file)
    if not features:
        return ("has no feature",)
    if not all(map(_is_whole, features)):
        return ()  # told by geometry_is_whole
    return tuple(
        f"{called(number, features[number - 1])}: {reason}"
        for number, reason in _odd(features, json.loads(described))
    )


def _is_whole(feature: Any) -> bool:
    return isinstance(feature, dict) and all(
        isinstance(feature.get(part), dict) for part in ("geometry", "properties")
    )


def _odd(features: list[Any], described: dict[str, Any]) -> Iterator[tuple[int, str]]:
    """Name each feature, by its number, that is not as described, with the reason."""
    seen: dict[tuple[str, str], int] = {}
    for number, feature in enumerate(features, start=1):
        geometry, properties = feature["geometry"], feature["properties"]
        if reason := _odd_geometry(geometry, described["types"]):
            yield number, reason
        for reason in _odd_properties(properties, described["fields"]):
            yield number, reason
        unique = [f["name"] for f in described["fields"] if f["constraints"].get("unique")]
        own = {name: str(properties[name]) for name in unique if properties.get(name)}
        for same in (("geometry", json.dumps(geometry.get("coordinates"))), *own.items()):
            first = seen.setdefault(same, number)
            if first != number:
                yield number, f"has the {same[0]} of feature {first}"


def _odd_geometry(geometry: dict[str, Any], types: list[str]) -> str:
    """Say how a geometry is of no wanted kind, or crosses itself; empty when it is sound."""
    if geometry.get("type") not in types:
        return f"is a {quoted(geometry.get('type'))}; wanted: {' or '.join(types)}"
    return _crossed(geometry) if geometry["type"] in AREAS else ""


def _crossed(area: dict[str, Any]) -> str:
    from shapely import is_valid_reason  # slow to load
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        reason = is_valid_reason(shape(area))
    except (ShapelyError, TypeError, ValueError, IndexError):
        return ""  # told by geometry_is_whole
    return "" if reason == "Valid Geometry" else f"is no whole area: {reason}"


def _odd_properties(properties: dict[str, Any], fields: list[dict[str, Any]]) -> Iterator[str]:
    names = [field["name"] for field in fields]
    for name in sorted(set(properties) - set(names)):
        yield f"has the property {quoted(name)}; wanted: {', '.join(names) or 'none'}"
    for field in fields:
        reason = _odd_property(properties.get(field["name"]), field["constraints"])
        if reason:
            yield f"property {field['name']}: {reason}"


def _odd_property(value: Any, constraints: dict[str, Any]) -> str:
    if not isinstance(value, str) or (constraints.get("required") and not value):
        return "is missing" if value is None or value == "" else f"{quoted(value)} is no text"
    if not re.fullmatch(constraints.get("pattern", ".*"), value):
        return f"{quoted(value)} is not of the form {constraints['pattern']}"
    if value not in constraints.get("enum", [value]):
        return f"{quoted(value)} should be one of {', '.join(constraints['enum'])}"
    if len(value) > constraints.get("maxLength", len(value)):
        return f"{quoted(value[:40])} is longer than {constraints['maxLength']} letters"
    reason = odd_text(value) or live(value)
    return f"{quoted(value)} {reason}" if reason else ""
