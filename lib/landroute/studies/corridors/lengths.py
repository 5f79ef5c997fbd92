"""What published analyses give as routes, lengths and times, beside the network's own."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd
from pyproj import Geod

from landroute.network.paths import Path, way_by, within_corridor
from landroute.network.roads import road_network
from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.corridors.towns import described, towns
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, listed

EARTH = Geod(ellps="WGS84")
SPEEDS = ("high", "central", "low")


def analyses_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings on published lengths, times and routes, the same under any scenario."""
    table = measures()
    return [lengths(table), impossible(table), times(table), towns(described())]


@lru_cache(maxsize=1)
def _measures() -> pd.DataFrame:
    said = read("analyses").set_index("id")
    rows = read("analysis_stretches")
    found = [_measure(said.loc[row.analysis], row) for row in rows.itertuples()]
    return pd.DataFrame(found).sort_values(
        ["unit", "date"], ascending=[False, True], ignore_index=True
    )


def measures() -> pd.DataFrame:
    """
    Set each published length and driving time of a stretch beside the network's.

    Ours is the fastest way through the stretch's places over every paved road, whoever held it.

    Returns
    -------
    DataFrame
        Columns date, work, route, ends, stretch (the ends and what lies between), published, ours,
        low, high (in `unit`; by the high and the low estimate of speed), unit (km or h), apart
        (published over ours, less one), straight (km between the ends, geodesic), possible, note,
        source; lengths before times.
    """
    return _measures().copy()


def _measure(said: pd.Series, row: Any) -> dict[str, Any]:
    known = names("places")
    via = row.via.split("; ") if isinstance(row.via, str) else []
    stops = [row.from_place, *via, row.to_place]
    corridor = said["corridor"] if isinstance(said["corridor"], str) else ""
    kind = {"km": "km", "hours": "hours"}[said["quantity"]]
    low, ours, high = (getattr(_way(tuple(stops), corridor, s), kind) for s in SPEEDS)
    straight = _straight_km(row.from_place, row.to_place)
    by = f" by {listed([known[p] for p in via])}" if via else ""
    ends = f"{known[row.from_place]} to {known[row.to_place]}"
    notes = [str(note) for note in (row.note, said["note"]) if isinstance(note, str)]
    return {
        "date": said["date"],
        "work": said["work"],
        "route": said["route_name"],
        "ends": ends,
        "stretch": f"{ends}{by}",
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


def _way(stops: tuple[str, ...], corridor: str, speed: str) -> Path:
    graph = road_network(speed)
    path = way_by(within_corridor(graph, corridor) if corridor else graph, stops)
    if path is None:
        raise ValueError(f"no road joins {', '.join(stops)}: data/analysis_stretches.csv")
    return path


def _straight_km(start: str, end: str) -> float:
    spots = read("places").set_index("id")[["lon", "lat"]].astype(float)
    return float(EARTH.inv(*spots.loc[start], *spots.loc[end])[2]) / 1000


def lengths(table: pd.DataFrame) -> Finding:
    """Say how far published lengths lie from ours, leaving out those that cannot hold."""
    sound = table[(table["unit"] == "km") & table["possible"]]
    if sound.empty:
        text = "No published length of a stretch of the network can be compared."
        return finding("published-lengths", None, "per cent", text)
    off = sound["apart"].abs()
    middle, farthest = off.median(), sound.loc[off.idxmax()]
    longer = int((sound["apart"] > 0).sum())
    text = (
        f"{counted(len(sound), 'published length')} of a stretch can be compared with ours: half "
        f"lie within **{middle:.0%}** of it, all within {off.max():.0%}. {longer} of them are "
        f"longer than ours; farthest off is {farthest['published']:,.0f} km for "
        f"{farthest['stretch']}, where the network has {farthest['ours']:,.0f}. They are not "
        "independent: some repeat one another."
    )
    return finding("published-lengths", round(100 * middle, 1), "per cent", text)


def impossible(table: pd.DataFrame) -> Finding:
    """Name the published lengths that are shorter than the straight line between their ends."""
    wrong = table[~table["possible"].astype(bool)]
    total = int((table["unit"] == "km").sum())
    cases = [
        f"{row.published:,.0f} km for {row.stretch}, {row.straight:,.0f} as the crow flies "
        f"({row.work})"
        for row in wrong.itertuples()
    ]
    text = (
        f"**{len(wrong)}** of {counted(total, 'published length')} "
        f"{'is' if len(wrong) == 1 else 'are'} shorter than the straight line between the ends "
        "that we read in them"
    )
    text += f", impossible unless the ends are others: {'; '.join(cases)}." if cases else "."
    return finding("published-impossible", len(wrong), "lengths", text)


def times(table: pd.DataFrame) -> Finding:
    """Say how many published driving times lie between ours at high and at low speed."""
    own = table[table["unit"] == "h"]
    within = int(own["published"].between(own["low"], own["high"]).sum())
    quicker = int((own["published"] < own["ours"]).sum())
    text = (
        f"**{within}** of {counted(len(own), 'published driving time')} "
        f"{'lies' if within == 1 else 'lie'} between ours at the high and at the low estimate of "
        f"speed; {quicker} {'is' if quicker == 1 else 'are'} shorter than our central estimate, "
        "which is of an empty road, without a stop or a wait at a border. The times are from "
        f"{counted(own['work'].nunique(), 'work')}."
    )
    return finding("published-times", within, "times", text)


def measures_table(table: pd.DataFrame) -> pd.DataFrame:
    """Lay out `measures` for a reader; what their chart shows is left to it."""
    return pd.DataFrame(
        {
            "stretch": table["stretch"],
            "published": [f"{row.published:,.0f} {row.unit}" for row in table.itertuples()],
            "ours": [_ours(row) for row in table.itertuples()],
            "work": [f"{row.work} ({row.date.year})" for row in table.itertuples()],
            "note": table["note"],
            "source": table["source"],
        }
    )


def _ours(row: Any) -> str:
    span = f" ({row.low:.0f} to {row.high:.0f}, by speed)" if row.unit == "h" else ""
    return f"{row.ours:,.0f} {row.unit}{span}"


def not_compared() -> pd.DataFrame:
    """List the published lengths that are of no stretch of the network, and why."""
    rows = read("analyses").query("quantity in ['km', 'hours']")
    rows = rows[~rows["id"].isin(read("analysis_stretches")["analysis"])]
    return pd.DataFrame(
        {
            "route": rows["route_name"],
            "value": [f"{v:,.0f} {u}" for v, u in zip(rows["value"], rows["unit"], strict=True)],
            "in our words": rows["text"],
            "why not": rows["note"],
            "work": [f"{row.work} ({row.date.year})" for row in rows.itertuples()],
            "source": rows["source"],
        }
    ).reset_index(drop=True)


def measures_title(table: pd.DataFrame) -> str:
    """Return the message of the chart of published lengths."""
    own = table[table["unit"] == "km"]
    wrong = int((~own["possible"].astype(bool)).sum())
    verb = "is" if wrong == 1 else "are"
    all_of_them = counted(len(own), "published length")
    return f"{wrong} of {all_of_them} {verb} shorter than the straight line between their ends"
