"""Road segments: `data/segments_plan.csv` measured on the road graph."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd
import rustworkx as rx
from pyproj import Geod
from shapely.geometry import LineString, Point

from landroute.errors import BadInput
from landroute.tables.builders import roads as road_graph
from landroute.tables.builders.graphs import Floats, network, route
from landroute.tables.builders.packages import CACHE
from landroute.tables.builders.roads import Roads
from landroute.tables.builders.split import cut, part_of
from landroute.tables.settings import Settings

COLUMNS = [
    *("id", "from_place", "to_place", "mode", "road_class", "km", "name", "length_basis"),
    *("source", "verified", "note"),
]
GEOD = Geod(ellps="WGS84")


@dataclass(frozen=True)
class Measured:
    """
    One segment's path over the graph, or why it has none.

    Attributes
    ----------
    line
        From place to place, in degrees.
    on_road, links
        Km along the graph, and km of the straight links from the places to it.
    basis
        `osm`, `osm-partial` or `straight`.
    reason
        Why the basis is not `osm`; empty when it is.
    """

    line: LineString
    on_road: float
    links: float
    basis: str
    reason: str = ""


@dataclass(frozen=True)
class Network:
    """The graph with the places linked to it, and the places on it, by id."""

    roads: Roads
    graph: rx.PyGraph[int, float]
    node: dict[str, int]
    lonlat: dict[str, Floats]
    xy: dict[str, Floats]

    def path(self, start: str, end: str) -> tuple[list[int], float] | None:
        """Shortest path between two places with its km; None when there is none."""
        return route(self.graph, self.node[start], self.node[end])

    def apart(self, start: str, end: str) -> float:
        """Great circle between two places in km."""
        return great_circle(self.lonlat[start], self.lonlat[end])


def great_circle(start: Floats, end: Floats) -> float:
    """Km between two points in degrees on the ellipsoid."""
    return float(GEOD.inv(start[0], start[1], end[0], end[1])[2]) / 1000


def passed(
    line: LineString, ends: tuple[str, str], places: dict[str, Floats], config: Settings
) -> list[str]:
    """
    Return the ids of the places that a line on the plane passes on its way.

    Parameters
    ----------
    line
        Segment in km on the plane.
    ends
        Ids of its two places.
    places
        Every place by id, in km on the plane.
    config
        `pass_by_km` and `end_zone_km`.
    """
    around = [Point(places[end]) for end in ends]
    return [
        name
        for name, xy in places.items()
        if name not in ends
        and line.distance(Point(xy)) < config.pass_by_km
        and min(end.distance(Point(xy)) for end in around) > config.end_zone_km
    ]


def build(
    plan: pd.DataFrame, places: pd.DataFrame, config: Settings, packages: Path = CACHE
) -> tuple[pd.DataFrame, dict[str, LineString]]:
    """
    Measure every planned segment of road.

    Parameters
    ----------
    plan
        Rows of `data/segments_plan.csv` of mode road, every column as text. Its column `trace` is
        `osm` (measure on the graph), `straight` (the graph has another road: the note says which),
        `A..B` (the graph has one long edge from about A to about B, straight past the places
        on the road), or `A--B` (the road from A to B is measured, and cut at the places on it).
        Its column `via` has points (`lon lat`, "; " between them) that a straight line goes by.
    places
        `data/places.csv`, every column as text; those that no segment ends at play no part.
    config
        The settings.
    packages
        Folder of the fetched archives.

    Returns
    -------
    DataFrame
        Their rows of the table `segments`.
    dict
        The line of each segment in degrees, by id.
    """
    ends = {*plan["from_place"], *plan["to_place"]}
    net = _network(places[places["id"].isin(ends)], config, packages)
    rows = [row for _, row in plan.iterrows()]
    measured = [_measure(row, rows, net, config) for row in rows]
    factor = detour_factor(measured)
    table = pd.DataFrame([_row(row, own, factor) for row, own in zip(rows, measured, strict=True)])
    return table[COLUMNS], dict(zip(table["id"], (own.line for own in measured), strict=True))


def _network(places: pd.DataFrame, config: Settings, packages: Path) -> Network:
    lonlat = places[["lon", "lat"]].astype(float).to_numpy()
    xy = road_graph.project(lonlat, config)
    full = road_graph.reached(road_graph.load(config, packages), xy, config)
    ids, first = [*places["id"]], len(full.xy) - len(places)
    return Network(
        full,
        network(len(full.lonlat), full.edges),
        {name: first + i for i, name in enumerate(ids)},
        dict(zip(ids, lonlat, strict=True)),
        dict(zip(ids, xy, strict=True)),
    )


def detour_factor(measured: list[Measured]) -> float:
    """Median of km by road over km by great circle, over the segments wholly on the graph."""
    return median(
        (own.on_road + own.links) / great_circle(*np.array(own.line.coords)[[0, -1]])
        for own in measured
        if own.basis == "osm"
    )


def _measure(row: pd.Series, plan: list[pd.Series], net: Network, config: Settings) -> Measured:
    if ".." in row["trace"]:
        return _shared(row, plan, net)
    if "--" in row["trace"]:
        return _part(row, plan, net, config)
    return _followed(row, (), net, config)


def _followed(row: pd.Series, on_it: tuple[str, ...], net: Network, config: Settings) -> Measured:
    """Measure a road over the graph, which may pass the places known to be on it."""
    ends = (row["from_place"], row["to_place"])
    straight = _drawn(row, ends, net)
    if row["trace"] == "straight":
        return straight
    cut_off = [end for end in ends if not net.graph.degree(net.node[end])]
    if cut_off:
        beyond = f"no road of the graph within {config.reach_km:g} km"
        return replace(straight, reason=f"{' and '.join(cut_off)}: {beyond}")
    shortest = net.path(*ends)
    if shortest is None:
        return replace(straight, reason="no way on the graph")
    path, km = shortest
    if km > config.ratio_max * net.apart(*ends):
        return replace(straight, reason=f"the graph's way is {km:.0f} km")
    others = {name: xy for name, xy in net.xy.items() if name not in on_it}
    through = passed(LineString(net.roads.xy[path]), ends, others, config)
    if through:
        return replace(straight, reason=f"the graph's way passes {', '.join(through)}")
    return _along(path, km, ends, net, config)


def _drawn(row: pd.Series, ends: tuple[str, str], net: Network) -> Measured:
    """Draw a segment straight, by the points of its column `via` if it has any."""
    via = [np.array(point.split(), dtype=float) for point in row["via"].split("; ") if point]
    points = [net.lonlat[ends[0]], *via, net.lonlat[ends[1]]]
    km = math.fsum(great_circle(here, there) for here, there in pairwise(points))
    return Measured(LineString(points), 0.0, km, "straight")


def _along(
    path: list[int], km: float, ends: tuple[str, str], net: Network, config: Settings
) -> Measured:
    """Measure a path over the graph: its first and last edges are the links to the places."""
    flat = net.roads.xy[path]
    links = np.hypot(*(flat[[0, -1]] - flat[[1, -2]]).T)
    off = float(links.sum())
    points = np.vstack([net.lonlat[ends[0]], net.roads.lonlat[path[1:-1]], net.lonlat[ends[1]]])
    line = LineString(points).simplify(config.segment_simplify_deg)
    if links.max() > config.snap_km:
        return Measured(line, km - off, off, "osm-partial", f"{off:.1f} km of it off the graph")
    return Measured(line, km - off, off, "osm")


def _shared(row: pd.Series, plan: list[pd.Series], net: Network) -> Measured:
    """Share out the length of a road that the graph draws straight past the places on it."""
    start, end = row["trace"].split("..")
    whole = net.path(start, end)
    if whole is None:
        raise BadInput(f"data/segments_plan.csv: {row['id']}: no path from {start} to {end}")
    chain = [
        (other["from_place"], other["to_place"]) for other in plan if other["trace"] == row["trace"]
    ]
    ends = (row["from_place"], row["to_place"])
    share = net.apart(*ends) / math.fsum(net.apart(*pair) for pair in chain)
    line = LineString([net.lonlat[place] for place in ends])
    reason = f"by great circle, its share of the graph's {whole[1]:.0f} km from {start} to {end}"
    return Measured(line, whole[1] * share, 0.0, "osm-partial", reason)


def _part(row: pd.Series, plan: list[pd.Series], net: Network, config: Settings) -> Measured:
    """Measure the road that a segment is a part of, and cut it at the places on it."""
    ends = row["trace"].split("--")
    chain = [other for other in plan if other["trace"] == row["trace"]]
    on_it = {place for other in chain for place in (other["from_place"], other["to_place"])}
    on_it -= {*ends}
    asked = pd.Series({**row, "from_place": ends[0], "to_place": ends[1], "trace": "osm"})
    whole = _followed(asked, tuple(sorted(on_it)), net, config)
    spots = {place: Point(net.lonlat[place]) for place in sorted(on_it)}
    wanted = {row["from_place"]: 0, row["to_place"]: -1}
    for line, share, off in cut(whole.line, spots, config, row["trace"]):
        if all(
            Point(line.coords[at]).equals(Point(net.lonlat[place])) for place, at in wanted.items()
        ):
            reason = "; ".join(part for part in (whole.reason, part_of(row["trace"])) if part)
            on_road, links = whole.on_road * share, whole.links * share + off
            return Measured(line, on_road, links, whole.basis, reason)
    raise BadInput(
        f"data/segments_plan.csv: {row['id']}: no part of {row['trace']} between neighbours on it"
    )


def _row(row: pd.Series, own: Measured, factor: float) -> pd.Series:
    """Set km, basis and note of a planned segment; off the graph km takes the detour factor."""
    off_graph = own.links if own.basis != "osm" else 0.0
    km = own.on_road + own.links + off_graph * (factor - 1)
    said = [row["note"], own.reason]
    if off_graph:
        said.append(f"off the graph: great circle x {factor:.3f}")
    note = "; ".join(part for part in said if part)
    out = row.copy()
    out["km"], out["length_basis"], out["note"] = f"{km:.1f}", own.basis, note
    return out
