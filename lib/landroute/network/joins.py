"""Shortest straight joins of two sets of points, and the plane in which they are straight."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Transformer
from scipy.spatial import KDTree
from scipy.spatial.distance import cdist

from landroute.tables import kept
from landroute.tables.settings import settings

Points = NDArray[np.float64]
Clearance = float | Points


def shortest_join(
    near: Points, far: Points, denied: Points, clearance: Clearance
) -> tuple[int, int, float] | None:
    """
    Return the shortest straight join of two sets of points that keeps clear of others.

    Parameters
    ----------
    near, far, denied
        Points of a plane, shape (n, 2), in km.
    clearance
        A join may come to exactly this far from a point of `denied`, but no nearer; in km, one
        for all or one for each, shape (n,).

    Returns
    -------
    tuple or None
        Row in `near`, row in `far` and length; `None` where every join comes too near.
    """
    clearance = np.broadcast_to(clearance, len(denied))
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
    for row in np.argsort(least, kind="stable"):
        longest = best[2] if best else np.inf
        if least[row] >= longest:
            break
        start = kept[row]
        reach = aims[tree.query_ball_point(near[start], longest)] if best else aims
        lengths = np.hypot(*(far[reach] - near[start]).T)
        free = keeps_clear(near[start], far[reach], denied, clearance) & (lengths < longest)
        if free.any():
            nearest = np.flatnonzero(free)[np.argmin(lengths[free])]
            best = (int(start), int(reach[nearest]), float(lengths[nearest]))
    return best


def keeps_clear(
    start: Points, ends: Points, denied: Points, clearance: Clearance
) -> NDArray[np.bool_]:
    """
    Say of each straight join from `start` whether it keeps `clearance` from every denied point.

    Parameters
    ----------
    start, ends, denied
        Shapes (2,), (n, 2) and (m, 2), in km.
    clearance
        As in `shortest_join`.
    """
    free = np.arange(len(ends))
    least = np.broadcast_to(clearance, len(denied))
    ahead = np.hypot(*(denied - start).T) - least
    # Posts beyond the farthest end come near to none.
    within = np.flatnonzero(~(ahead >= np.hypot(*(ends - start).T).max(initial=0)))
    # The nearest first, and twice as many each time: they come too near to most joins, which need
    # no further look.
    posts = within[np.argsort(ahead[within], kind="stable")]
    for block in np.split(posts, 2 ** np.arange(1, len(posts).bit_length() + 1) - 1):
        gaps = distances(denied[block], start, ends[free])
        free = free[(gaps >= least[block, None]).all(axis=0)]
        if not len(free):
            break
    return np.isin(np.arange(len(ends)), free)


def distances(spots: Points, start: Points, ends: Points) -> Points:
    """Return how far points lie from the straight joins of `start` with `ends`, (spots, ends)."""
    (x, y), (off_x, off_y) = (ends - start).T, (spots - start).T[:, :, None]
    squared = np.maximum(x * x + y * y, np.finfo(float).tiny)
    foot = np.minimum(np.maximum((x * off_x + y * off_y) / squared, 0), 1)
    gaps: Points = np.hypot(foot * x - off_x, foot * y - off_y)
    return gaps


def _on_shared_ground(
    near: Points, far: Points, denied: Points, clearance: Clearance
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


def _apart(points: Points, denied: Points, clearance: Clearance) -> NDArray[np.bool_]:
    return np.asarray((cdist(points, denied) >= clearance).all(axis=1))


def nearest(points: Points, spots: Points) -> NDArray[np.intp]:
    """Return for each point the row of the spot nearest to it."""
    return np.asarray(KDTree(spots).query(points)[1])


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
