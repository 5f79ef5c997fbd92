"""Shortest straight joins of two sets of points, and the plane in which they are straight."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.spatial import KDTree

from landroute.tables import kept
from landroute.tables.settings import settings

Points = NDArray[np.float64]


def shortest_join(
    near: Points, far: Points, denied: Points, clearance: float
) -> tuple[int, int, float] | None:
    """
    Return the shortest straight join of two sets of points that keeps clear of others.

    Parameters
    ----------
    near, far, denied
        Points of a plane, shape (n, 2), in km.
    clearance
        A join may come to exactly this far from a point of `denied`, but no nearer.

    Returns
    -------
    tuple or None
        Row in `near`, row in `far` and length; `None` where every join comes too near.
    """
    kept, aims = (np.flatnonzero(_apart(p, denied, clearance)) for p in (near, far))
    if len(kept) and len(aims):
        on_near, on_far = _on_shared_ground(near[kept], far[aims], denied, clearance)
        kept, aims = kept[on_near], aims[on_far]
    if not len(kept) or not len(aims):
        return None
    tree = KDTree(far[aims])
    least = tree.query(near[kept])[0]
    best: tuple[int, int, float] | None = None
    # Starts in order of the least that they could give, so that the search can end early.
    for start, bound in sorted(zip(kept, least, strict=True), key=lambda pair: pair[1]):
        longest = best[2] if best else np.inf
        if bound >= longest:
            break
        reach = aims[tree.query_ball_point(near[start], longest)] if best else aims
        lengths = np.hypot(*(far[reach] - near[start]).T)
        free = keeps_clear(near[start], far[reach], denied, clearance) & (lengths < longest)
        if free.any():
            nearest = np.flatnonzero(free)[np.argmin(lengths[free])]
            best = (int(start), int(reach[nearest]), float(lengths[nearest]))
    return best


def keeps_clear(start: Points, ends: Points, denied: Points, clearance: float) -> NDArray[np.bool_]:
    """
    Say of each straight join from `start` whether it keeps `clearance` from every denied point.

    Parameters
    ----------
    start, ends, denied
        Shapes (2,), (n, 2) and (m, 2), in km.
    """
    free = np.arange(len(ends))
    # The nearest first: they come too near to most joins, which need no further look.
    for spot in denied[np.argsort(np.hypot(*(denied - start).T))]:
        free = free[distances(spot, start, ends[free]) >= clearance]
        if not len(free):
            break
    return np.isin(np.arange(len(ends)), free)


def distances(spot: Points, start: Points, ends: Points) -> Points:
    """Return how far a point lies from each straight join of `start` with one of `ends`."""
    along, off = ends - start, spot - start
    squared = np.maximum((along**2).sum(axis=1), np.finfo(float).tiny)
    foot = np.clip(along @ off / squared, 0, 1)
    gaps: Points = np.hypot(*(foot[:, None] * along - off).T)
    return gaps


def _on_shared_ground(
    near: Points, far: Points, denied: Points, clearance: float
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """
    Say which points of either set lie in a part of the clear ground where both sets have some.

    No join leaves its part, nor the convex hull. Discs are drawn as polygons within them, so that
    ground which touches is never taken to be apart.
    """
    hull = shapely.LineString(np.vstack([near, far])).convex_hull.buffer(1)
    shut = shapely.union_all(shapely.buffer(shapely.points(denied), clearance))
    ground = shapely.get_parts(hull.difference(shut))
    shapely.prepare(ground)
    rows, others = np.zeros(len(near), dtype=bool), np.zeros(len(far), dtype=bool)
    for part in ground:
        on_near, on_far = (shapely.intersects_xy(part, *points.T) for points in (near, far))
        if on_near.any() and on_far.any():
            rows |= on_near
            others |= on_far
    return rows, others


def _apart(points: Points, denied: Points, clearance: float) -> NDArray[np.bool_]:
    if not len(denied) or not len(points):
        return np.ones(len(points), dtype=bool)
    return np.asarray(KDTree(denied).query(points)[0] >= clearance)


@kept(maxsize=1)
def plane() -> Transformer:
    """Return the projection to the plane in km in which the tables' builders measure nearness."""
    return Transformer.from_crs("EPSG:4326", settings().plane, always_xy=True)


def projected(lonlat: Any) -> Points:
    """Project rows of lon, lat to the plane, in km."""
    pairs = np.asarray(lonlat, dtype=float).reshape(-1, 2)
    return np.column_stack(plane().transform(*pairs.T))


def lonlat(point: Points) -> tuple[float, float]:
    """Return lon and lat of a point of the plane in km."""
    x, y = point
    lon, lat = plane().transform(x, y, direction="INVERSE")
    return float(lon), float(lat)
