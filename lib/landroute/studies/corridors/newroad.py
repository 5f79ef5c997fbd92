"""
The new road: the shortest missing link between the two sides' road networks.

A link is a straight line between points of roads; the ground under it is not asked. It keeps clear
of places that deny passage, of those of US forces and their partners by more. Who held the desert
between places is not on record, so land is not barred for lying nearest to a place that denies: how
far a link runs through such land is said beside it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

import networkx as nx
import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from landroute.corridor.question import Question, Situation
from landroute.corridor.solver import KEPT, Solver
from landroute.network.joins import Points, distances, lonlat, nearest, projected, shortest_join
from landroute.network.roads import segment_lines
from landroute.paths import DATA
from landroute.record.control import OPEN_END
from landroute.tables import content, kept, read

EARTH = Geod(ellps="WGS84")
# How far apart the ends of a link are tried along a road: a tenth of the lesser clearance, no finer
# than roads are known to (data/geography_settings.csv, join_km). A resolution, not a judgement.
FINEST_KM, STEPS = 1.0, 10
# Into how many pieces a link is cut to see which place lies nearest to each. A resolution too.
PIECES = 1000


@dataclass(frozen=True)
class Link:
    """
    The road that would have to be built.

    Attributes
    ----------
    km : float or None
        Length; 0 where a corridor is open, `None` where no straight link would do.
    reason : str
        Empty, or why there is none: `end` (an end itself lets no traffic through: it is a place to
        open, as `network.cuts` has it) or `shut` (each straight link comes too near to a place that
        denies passage).
    ends : tuple
        The two ends as (lon, lat), on the origin's side first; empty where nothing is built.
    near : tuple of str
        For each end, the reached place nearest to it.
    off : tuple of float
        Kilometres from each end to that place.
    sides : tuple of frozenset of str
        The places that the origin, and the destination, reach through open places.
    closest : str
        The closed place that the link comes nearest to; empty where no place is closed.
    margin : float
        Kilometres to it.
    abroad : dict of str to float
        Countries that the link crosses and in which the network has no place, with the kilometres.
    held : dict of str to float
        Places that deny passage and are the nearest of all places to some part of the link, with
        the kilometres of that part, the longest first. Nearest as the crow flies.
    """

    km: float | None
    reason: str = ""
    ends: tuple[tuple[float, float], ...] = ()
    near: tuple[str, ...] = ()
    off: tuple[float, ...] = ()
    sides: tuple[frozenset[str], ...] = ()
    closest: str = ""
    margin: float = float("inf")
    abroad: dict[str, float] = field(default_factory=dict)
    held: dict[str, float] = field(default_factory=dict)


def missing_link(now: Situation, clearance: float, clearance_us: float) -> Link:
    """
    Return the shortest straight link that would join the two ends' road networks.

    A side's network is the places that its end reaches through open places, with the roads
    between them. A link runs straight, in a conformal projection of the region, between two points
    of these, tried every km along a road or at every bend (every tenth of the lesser clearance
    where that is more); it comes nowhere within its clearance of a closed place, at its ends
    neither. Exact among those.

    Parameters
    ----------
    clearance_us
        Kilometres kept from places that deny passage and that US forces or their partners hold.
    clearance
        Kilometres kept from the other closed places.
    """
    return _missing_link(now.question.solver, now.closed, now.us_held, clearance, clearance_us)


@kept(maxsize=KEPT)
def _missing_link(
    solver: Solver,
    closed: frozenset[str],
    us_held: frozenset[str],
    clearance: float,
    clearance_us: float,
) -> Link:
    graph, ends = solver.graph, solver.ends
    if any(end in closed for end in ends):
        return Link(None, "end")
    opened = graph.subgraph(set(graph) - closed)
    sides = tuple(frozenset(nx.node_connected_component(opened, end)) for end in ends)
    if sides[0] == sides[1]:
        return Link(0.0, sides=sides)
    step = max(FINEST_KM, min(clearance, clearance_us) / STEPS)
    near, far = (road_points(opened.subgraph(side), step) for side in sides)
    denied, shut = _spots(closed)
    asked = np.array([clearance_us if place in us_held else clearance for place in shut])
    join = shortest_join(near, far, denied, asked)
    if join is None:
        return Link(None, "shut", sides=sides)
    start, end = near[join[0]], far[join[1]]
    joined = tuple(lonlat(point) for point in (start, end))
    metres = EARTH.inv(*joined[0], *joined[1])[2]
    ends_at = [_nearest(point, side) for point, side in zip((start, end), sides, strict=True)]
    closest, margin = _closest(start, end, denied, shut)
    return Link(
        km=float(metres) / 1000,
        ends=joined,
        near=tuple(place for place, _ in ends_at),
        off=tuple(away for _, away in ends_at),
        sides=sides,
        closest=closest,
        margin=margin,
        abroad=_abroad(start, end, graph),
        held=_held(start, end, closed),
    )


def road_points(roads: nx.Graph, step: float) -> Points:
    """Return a network's places, then points of its roads every `step` km, in km of the plane."""
    spots_of = {name: (data["lon"], data["lat"]) for name, data in roads.nodes(data=True)}
    places = projected([spots_of[name] for name in sorted(spots_of)])
    ids = sorted(segment for *_, segment in roads.edges(data="id"))
    return np.vstack([places, *(_line_points(segment, step) for segment in ids)])


@kept(maxsize=1024)
def _line_points(segment: str, step: float) -> Points:
    line = shapely.LineString(projected(segment_lines()[segment]))
    return shapely.get_coordinates(shapely.segmentize(line, step))


def _spots(places: Collection[str]) -> tuple[Points, list[str]]:
    """Return where places lie in the plane, in km, and their ids in the same order."""
    points, ids = _every_spot()
    rows = [row for row, place in enumerate(ids) if place in places]
    return points[rows], [ids[row] for row in rows]


@kept(maxsize=1)
def _every_spot() -> tuple[Points, list[str]]:
    rows = read("places")
    return projected(rows[["lon", "lat"]]), rows["id"].tolist()


def _held(start: Points, end: Points, closed: frozenset[str]) -> dict[str, float]:
    """Return the closed places that are the nearest of all to parts of a link, with the km."""
    spots, ids = _every_spot()
    middles = (np.arange(PIECES) + 0.5)[:, None] / PIECES
    counts = Counter(ids[row] for row in nearest(start + middles * (end - start), spots))
    piece = float(np.hypot(*(end - start))) / PIECES
    return {place: n * piece for place, n in counts.most_common() if place in closed}


def _nearest(point: Points, side: frozenset[str]) -> tuple[str, float]:
    """Return the place of a side nearest to a point of the plane, and the kilometres to it."""
    points, ids = _spots(side)
    away = np.hypot(*(points - point).T)
    return ids[int(np.argmin(away))], float(away.min())


def _closest(start: Points, end: Points, denied: Points, ids: list[str]) -> tuple[str, float]:
    """Return the closed place that a link comes nearest to, and the kilometres to it."""
    away = distances(denied, start, end[None])[:, 0].tolist()
    return min(zip(ids, away, strict=True), key=lambda pair: pair[1], default=("", float("inf")))


def _abroad(start: Points, end: Points, graph: nx.Graph) -> dict[str, float]:
    """Return the countries without a place of the network that a link crosses, with the km."""
    line, own = shapely.LineString([start, end]), _own_countries(graph)
    crossed = {name: float(line.intersection(shape).length) for name, shape in _countries().items()}
    return {name: km for name, km in crossed.items() if km and name not in own}


@kept(maxsize=1)
def _countries() -> dict[str, shapely.Geometry]:
    """Return each country's shape in the plane, from data/basemap/countries.geojson."""
    text = content(DATA / "basemap" / "countries.geojson").decode("utf-8")
    return {
        feature["properties"]["name"]: shapely.transform(
            shapely.geometry.shape(feature["geometry"]), projected
        )
        for feature in json.loads(text)["features"]
    }


@kept(maxsize=4)
def _own_countries(graph: nx.Graph) -> frozenset[str]:
    """Name the countries that the network's places lie in."""
    places = pd.DataFrame.from_dict(dict(graph.nodes(data=True)), orient="index")
    x, y = projected(places[["lon", "lat"]]).T
    inside = {name: shapely.intersects_xy(shape, x, y) for name, shape in _countries().items()}
    # By most of a country's places: the map's borders are simplified, and border posts lie on them.
    held = pd.DataFrame(inside, index=places.index).groupby(places["country"]).sum()
    return frozenset(held.idxmax(axis=1))


def links_through_time(question: Question, clearance: float, clearance_us: float) -> pd.DataFrame:
    """
    Return the missing link over the record; days with the same closed places share one.

    Parameters
    ----------
    clearance, clearance_us
        As in `missing_link`.

    Returns
    -------
    DataFrame
        Columns start, end (half-open), km (missing where there is none), reason, and link, a `Link`
        as on the stretch's first day; neighbours differ in length, reason or ends.
    """
    rows: list[tuple[pd.Timestamp, float | None, str, Link]] = []
    for day, now in question.through_time():
        link = missing_link(now, clearance, clearance_us)
        last = rows[-1][-1] if rows else None
        if not last or (last.km, last.reason, last.ends) != (link.km, link.reason, link.ends):
            rows.append((pd.Timestamp(day), link.km, link.reason, link))
    table = pd.DataFrame(rows, columns=["start", "km", "reason", "link"])
    table.insert(1, "end", [*table["start"].iloc[1:], OPEN_END])
    return table.astype({"km": "float64"})
