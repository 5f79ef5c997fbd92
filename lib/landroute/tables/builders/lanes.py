"""Air and sea lanes: great circles, and paths over the maritime network `marnet`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
from shapely.geometry import LineString

from landroute.errors import BadInput
from landroute.tables.builders import basemap
from landroute.tables.builders.geojson import Feature
from landroute.tables.builders.graphs import Floats, network, parsed, route
from landroute.tables.builders.packages import CACHE, SEA, fetch
from landroute.tables.builders.segments import COLUMNS, GEOD
from landroute.tables.settings import Settings

MEMBER = "scgraph/geographs/marnet.py"
AIR = "great-circle"
BY_SEA = "marnet"

Lanes = tuple[pd.DataFrame, dict[str, LineString]]


def build(
    plan: pd.DataFrame, places: pd.DataFrame, config: Settings, packages: Path = CACHE
) -> Lanes:
    """
    Measure every planned lane.

    Parameters
    ----------
    plan
        Rows of `data/segments_plan.csv` of mode air and sea, every column as text. Their column
        `trace` is `great-circle` or `marnet`.
    places
        `data/places.csv`, every column as text.
    config
        `lane_step_km` and `sea_reach_km`.
    packages
        Folder of the fetched archives.

    Returns
    -------
    DataFrame
        Their rows of the table `segments`.
    dict
        The line of each lane in degrees, by id.
    """
    spots = dict(zip(places["id"], places[["lon", "lat"]].astype(float).to_numpy(), strict=True))
    lands = basemap.countries(config, packages)
    sea = Sea(packages)
    rows, lines = [], {}
    for _, row in plan.iterrows():
        ends = (row["from_place"], row["to_place"])
        start, end = (spots[place] for place in ends)
        if row["trace"] == AIR:
            line = great_circle_line(start, end, config)
            reason = f"over {', '.join(overflown(line, lands))}"
        else:
            line, off = sea.path(ends, start, end, config)
            reason = f"{off:.0f} km of it straight, between the ports and the network"
        lines[row["id"]] = line
        rows.append(_row(row, line, reason))
    return pd.DataFrame(rows, columns=COLUMNS), lines


def length(line: LineString) -> float:
    """Length of a line in km on the ellipsoid."""
    return float(GEOD.geometry_length(line)) / 1000


def great_circle_line(start: Floats, end: Floats, config: Settings) -> LineString:
    """Draw the shortest line on the ellipsoid, with points every `lane_step_km` at most."""
    apart = length(LineString([start, end]))
    between = GEOD.npts(
        start[0], start[1], end[0], end[1], max(1, int(apart // config.lane_step_km))
    )
    return LineString([tuple(start), *between, tuple(end)])


def overflown(line: LineString, lands: list[Feature]) -> list[str]:
    """Countries that a line passes over, in its order, each with the km over it."""
    parts = [(land["name"], line.intersection(shape)) for land, shape in lands]
    crossed = [(name, part) for name, part in parts if round(length(part))]
    crossed.sort(key=lambda over: line.project(over[1].centroid))
    return [f"{name} {length(part):.0f} km" for name, part in crossed]


class Sea:
    """The maritime network."""

    def __init__(self, packages: Path = CACHE) -> None:
        neighbours, latlon = parsed(fetch(SEA, packages), MEMBER)
        self.lonlat = np.array(latlon)[:, ::-1]
        edges = [
            (a, int(b), km)
            for a, own in enumerate(neighbours)
            for b, km in own.items()
            if a < int(b)
        ]
        self.graph = network(len(latlon), edges)

    def nearest(self, place: str, spot: Floats, config: Settings) -> int:
        """Node nearest to a port; raise `BadInput` when it is beyond `sea_reach_km`."""
        lon, lat = (np.full(len(self.lonlat), value) for value in spot)
        km = np.array(GEOD.inv(lon, lat, self.lonlat[:, 0], self.lonlat[:, 1])[2]) / 1000
        if km.min() > config.sea_reach_km:
            raise BadInput(
                f"data/segments_plan.csv: {place}: {km.min():.0f} km from the sea network, "
                f"farther than sea_reach_km {config.sea_reach_km:g}"
            )
        return int(km.argmin())

    def path(
        self, ends: tuple[str, str], start: Floats, end: Floats, config: Settings
    ) -> tuple[LineString, float]:
        """Shortest path by sea between two ports, and the km of it off the network."""
        nodes = [
            self.nearest(place, spot, config)
            for place, spot in zip(ends, (start, end), strict=True)
        ]
        shortest = route(self.graph, *nodes)
        if shortest is None:
            raise BadInput(f"data/segments_plan.csv: no path by sea from {ends[0]} to {ends[1]}")
        along = self.lonlat[shortest[0]]
        line = LineString(np.vstack([start, along, end]))
        return line, length(line) - length(LineString(along))


def _row(row: pd.Series, line: LineString, reason: str) -> pd.Series:
    out = row.copy()
    out["km"], out["length_basis"] = f"{length(line):.1f}", row["trace"]
    out["note"] = "; ".join(part for part in (row["note"], reason) if part)
    return out
