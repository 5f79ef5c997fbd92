"""GeoJSON files that come out the same, byte for byte, on every machine."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

Feature = tuple[Mapping[str, Any], BaseGeometry]


def write(path: Path, features: Iterable[Feature], decimals: int) -> None:
    """
    Write a FeatureCollection, one feature a line.

    Parameters
    ----------
    path
        File to write; its folder is made.
    features
        Pairs of properties and geometry in degrees (WGS 84), in the order to be written.
    decimals
        Decimals kept of a coordinate.
    """
    lines = [_feature(properties, geometry, decimals) for properties, geometry in features]
    head = f'{{"type":"FeatureCollection","name":"{path.stem}","features":[\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + ",\n".join(lines) + "\n]}\n", encoding="utf-8", newline="\n")


def _feature(properties: Mapping[str, Any], geometry: BaseGeometry, decimals: int) -> str:
    rounded = shapely.transform(geometry, lambda xy: xy.round(decimals))
    shape = mapping(rounded)
    body = {
        "type": "Feature",
        "properties": dict(properties),
        "geometry": {"type": shape["type"], "coordinates": shape["coordinates"]},
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
