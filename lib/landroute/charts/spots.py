"""Where the marks of places stand on every map: at the place, or drawn apart from a near twin."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from landroute.charts.frame import SCALE
from landroute.network.roads import road_network
from landroute.tables import kept

APART = 0.2  # degrees of longitude, or as many pixels: marks nearer than this are one blot
ROUNDS = 400
DECIMALS = 2


@kept(maxsize=1)
def spots() -> dict[str, tuple[float, float]]:
    """
    Return the longitude and latitude at which each place on roads is drawn, in degrees.

    Places nearer than `APART` are pushed away from each other, each by half of what is missing: the
    same on every map and every day, so that of two towns at one crossing neither hides the other.
    """
    graph = road_network()
    places = sorted(graph)
    true = np.array([[graph.nodes[p]["lon"], graph.nodes[p]["lat"]] for p in places])
    drawn = pushed(true * [1, SCALE], APART) / [1, SCALE]
    return {
        place: (round(float(x), DECIMALS), round(float(y), DECIMALS))
        for place, (x, y) in zip(places, drawn, strict=True)
    }


def pushed(points: NDArray[np.float64], apart: float) -> NDArray[np.float64]:
    """
    Push points, an (n, 2) array on a plane, until no two are nearer than `apart`.

    Points that coincide part eastwards and westwards, in the order given.
    """
    moved = points.astype(float).copy()
    for _ in range(ROUNDS):
        gaps = moved[:, None] - moved[None, :]
        far = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(far, np.inf)
        if far.min() >= apart - 1e-3:
            break
        same = far < 1e-9
        gaps[same] = [1.0, 0.0]
        gaps[same & np.tri(len(moved), dtype=bool)] *= -1
        missing = np.clip(apart - far, 0.0, None) / 2
        push = missing / np.where(same, 1.0, far)
        moved += 0.6 * (gaps * push[..., None]).sum(axis=1)
    return moved
