"""Lengths and driving times of published analyses, beside the network's own."""

from __future__ import annotations

from typing import Any

import pandas as pd
from pyproj import Geod

from landroute.network.paths import Path, path_via, within_corridor
from landroute.network.roads import road_network
from landroute.tables import kept, read

EARTH = Geod(ellps="WGS84")
SPEEDS = ("high", "central", "low")


@kept(maxsize=1)
def _measures() -> pd.DataFrame:
    said = read("analyses").set_index("id")
    rows = read("analysis_stretches")
    measured = [_measure(said.loc[row.analysis], row) for row in rows.itertuples()]
    order = ["unit", "date"]
    return pd.DataFrame(measured).sort_values(
        order, ascending=[False, True], ignore_index=True, kind="stable"
    )


def measures() -> pd.DataFrame:
    """
    Set each published length and driving time of a stretch beside the network's.

    Ours is the fastest path through the stretch's places over every paved road, whoever held it.

    Returns
    -------
    DataFrame
        Columns analysis (id), date, work, from_place, to_place, via (ids), published, ours, low,
        high (in `unit`; by the high and the low estimate of speed), unit (km or h), apart
        (published over ours, less one), straight (km between the ends, geodesic), possible, note,
        source; lengths before times.
    """
    return _measures().copy()


def _measure(said: pd.Series, row: Any) -> dict[str, Any]:
    via = row.via.split("; ") if isinstance(row.via, str) else []
    stops = [row.from_place, *via, row.to_place]
    corridor = said["corridor"] if isinstance(said["corridor"], str) else ""
    kind = {"km": "km", "hours": "hours"}[said["quantity"]]
    low, ours, high = (getattr(_path(tuple(stops), corridor, s), kind) for s in SPEEDS)
    straight = _straight_km(row.from_place, row.to_place)
    notes = [str(note) for note in (row.note, said["note"]) if isinstance(note, str)]
    return {
        "analysis": str(row.analysis),
        "date": said["date"],
        "work": said["work"],
        "from_place": str(row.from_place),
        "to_place": str(row.to_place),
        "via": tuple(via),
        "published": float(said["value"]),
        "ours": ours,
        "low": min(low, high),
        "high": max(low, high),
        "unit": said["unit"],
        "apart": float(said["value"]) / ours - 1,
        "straight": straight,
        "possible": kind == "hours" or float(said["value"]) >= straight,
        "note": "; ".join(notes),
        "source": said["source"],
    }


def _path(stops: tuple[str, ...], corridor: str, speed: str) -> Path:
    graph = road_network(speed)
    path = path_via(within_corridor(graph, corridor) if corridor else graph, stops)
    if path is None:
        raise ValueError(f"no road joins {', '.join(stops)}: data/analysis_stretches.csv")
    return path


def _straight_km(start: str, end: str) -> float:
    spots = read("places").set_index("id")[["lon", "lat"]].astype(float)
    return float(EARTH.inv(*spots.loc[start], *spots.loc[end])[2]) / 1000
