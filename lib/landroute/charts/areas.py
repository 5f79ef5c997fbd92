"""The land that a map tints by holder: near a recorded place, along the roads that leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import geopandas as gpd
import networkx as nx
from shapely import (
    Geometry,
    LineString,
    MultiPoint,
    Point,
    Polygon,
    STRtree,
    unary_union,
    voronoi_polygons,
)
from shapely.ops import substring

from landroute.charts.layers import layer
from landroute.network.roads import road_network, segment_lines
from landroute.tables import kept
from landroute.tables.settings import settings

DEGREES = "EPSG:4326"
STEP_KM, SMOOTH_KM, DECIMALS = 4, 2.5, 2  # how finely the land between two roads is parted
COUNTRIES = {"IR": "Iran", "IQ": "Iraq", "SY": "Syria", "LB": "Lebanon"}


@kept(maxsize=1)
def areas() -> dict[str, Geometry]:
    """
    Return the land about each place on roads, in degrees.

    It is the land that is nearer to the half of a road next to the place than to any other half, no
    farther along the road than `tint_reach_km`, no farther from it than `tint_width_km` (both of
    data/geography_settings.csv), and in the place's own country.
    """
    rules, graph = settings(), road_network(tracks_count=True)
    stubs = _stubs(graph, rules.plane, rules.tint_reach_km)
    near = _nearest(stubs)
    homes = layer("countries").set_index("name").to_crs(rules.plane).geometry
    shapes = {}
    for place, lines in stubs.items():
        land = unary_union(lines).buffer(rules.tint_width_km).intersection(near[place])
        home = homes[COUNTRIES[graph.nodes[place]["country"]]]
        shapes[place] = land.intersection(home).simplify(SMOOTH_KM)
    drawn = gpd.GeoSeries(shapes, crs=rules.plane).to_crs(DEGREES)
    return {place: shape for place, shape in drawn.items() if not shape.is_empty}


def _stubs(graph: nx.Graph, plane: str, reach: float) -> dict[str, list[LineString]]:
    """Map each place to the near halves of its roads, cut at `reach` km, in km."""
    lines = segment_lines()
    edges = sorted(graph.edges(data="id"), key=lambda edge: edge[2])
    drawn = gpd.GeoSeries([LineString(lines[i]) for *_, i in edges], crs=DEGREES).to_crs(plane)
    spots = gpd.GeoSeries(
        gpd.points_from_xy(
            [graph.nodes[p]["lon"] for p in graph], [graph.nodes[p]["lat"] for p in graph]
        ),
        index=list(graph),
        crs=DEGREES,
    ).to_crs(plane)
    stubs: dict[str, list[LineString]] = defaultdict(list)
    for (a, b, _), line in zip(edges, drawn, strict=True):
        start = line.interpolate(0)
        first, last = (a, b) if start.distance(spots[a]) < start.distance(spots[b]) else (b, a)
        half = min(reach, line.length / 2)
        stubs[first].append(substring(line, 0, half))
        stubs[last].append(substring(line, line.length - half, line.length))
    for place in graph:
        if place not in stubs:
            stubs[place].append(LineString([spots[place], spots[place]]))
    return {place: stubs[place] for place in sorted(stubs)}


def _nearest(stubs: dict[str, list[LineString]]) -> dict[str, Geometry]:
    """Map each place to the part of the plane that is nearest to its roads."""
    owners: dict[tuple[float, float], str] = {}
    for place, lines in stubs.items():
        for line in lines:
            pieces = max(1, round(line.length / STEP_KM))
            # Not the ends themselves, which halves of one road share.
            for n in range(pieces):
                point = line.interpolate((n + 0.5) / pieces, normalized=True)
                # Points that all but coincide have no cells.
                owners.setdefault((round(point.x, 1), round(point.y, 1)), place)
    points = [Point(at) for at in owners]
    tree = STRtree(list(voronoi_polygons(MultiPoint(points)).geoms))
    owned: dict[str, list[Geometry]] = defaultdict(list)
    for place, point in zip(owners.values(), points, strict=True):
        owned[place].extend(tree.geometries[i] for i in tree.query(point, predicate="intersects"))
    return {place: unary_union(owned[place]) for place in stubs}


def outline(shape: Geometry) -> str:
    """Return a shape in degrees as the path of a Plotly shape."""
    return "".join(
        "M" + "L".join(f"{x:.{DECIMALS}f},{y:.{DECIMALS}f}" for x, y in ring.coords[:-1]) + "Z"
        for polygon in _polygons(shape)
        for ring in (polygon.exterior, *polygon.interiors)
    )


def _polygons(shape: Geometry) -> Iterator[Polygon]:
    for part in getattr(shape, "geoms", [shape]):
        if isinstance(part, Polygon):
            yield part
