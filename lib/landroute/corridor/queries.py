"""The model's answers as plain JSON documents, for other programs."""

from __future__ import annotations

from typing import Any

from landroute.corridor.question import Situation, question
from landroute.network.paths import Path
from landroute.network.roads import eastern_syria, lanes, road_network
from landroute.record.passage import places_on, world
from landroute.scenario import Scenario
from landroute.tables import read, renew
from landroute.wording import premise


def corridors(scenario: Scenario) -> dict[str, Any]:
    """
    Answer the corridor question on the scenario's day.

    Returns
    -------
    dict
        as_of, open, service (0 to 4, of the best land route), corridors (id, open, service, km,
        hours, places, blocked_by), origin, destination, keys (the opening set: count, places,
        holders, sparing_us), cut (the node cut: count, places,
        in_eastern_syria) and premise (what is supposed against the record, or `None`); a count is
        `None` where no set of places would do. A closed end counts among the keys; an end is never
        in the cut, which is one of the smallest where there are several.
    """
    renew()
    now = question(scenario).on(scenario.as_of)
    return {
        "as_of": scenario.as_of.isoformat(),
        "open": now.open,
        "service": now.service,
        "corridors": [_corridor(name, path, now) for name, path in now.corridors.items()],
        "origin": scenario.origin,
        "destination": scenario.destination,
        "keys": {
            **_set(now.keys),
            "holders": _holders(now, now.keys),
            "sparing_us": _set(now.keys_sparing_us),
        },
        "cut": {**_set(now.cut), "in_eastern_syria": _set(now.cut_in_east)},
        "premise": _premise(scenario),
    }


def _premise(scenario: Scenario) -> str | None:
    return premise(scenario.suppositions()) or None


def _set(places: tuple[str, ...] | None) -> dict[str, Any]:
    return {"count": None if places is None else len(places), "places": list(places or ())}


def _holders(now: Situation, places: tuple[str, ...] | None) -> list[str]:
    """Return who holds some places, each once, in their order."""
    return list(dict.fromkeys(now.places.loc[place, "controller"] for place in places or ()))


def _corridor(name: str, path: Path | None, now: Situation) -> dict[str, Any]:
    if path is None:
        return {
            "id": name,
            "open": False,
            "service": 0,
            "km": None,
            "hours": None,
            "places": [],
            "blocked_by": [],
        }
    return {
        "id": name,
        "open": path.open,
        "service": now.service_by_corridor[name],
        "km": round(path.km, 1),
        "hours": round(path.hours, 2),
        "places": list(path.places),
        "blocked_by": [
            {"place": p, "controller": now.places.loc[p, "controller"]} for p in path.blocked_by
        ],
    }


def network(scenario: Scenario) -> dict[str, Any]:
    """
    Give the network on the scenario's day as node-link data: roads, air lanes and sea lanes.

    Returns
    -------
    dict
        as_of; nodes (id, lon, lat, controller, passage, …), one a place; and edges (id, source,
        target, mode, road_class, km, hours, corridor), of which corridors use those of mode road;
        premise, as in `corridors`.
        With these alone another program gets what `corridors` says, hence no number is rounded:
        it keeps the edges whose mode is road, and counts the two ends as places, of which a closed
        one is to be opened and neither is to be closed.
    """
    renew()
    roads = road_network(scenario.road_speed, scenario.tracks_count)
    east = eastern_syria(roads)
    state = places_on(world(scenario), scenario.as_of)
    nodes = [
        {
            "id": place.id,
            "lon": float(place.lon),
            "lat": float(place.lat),
            "country": place.country,
            "kind": place.kind,
            "controller": state.loc[place.id, "controller"],
            "contested": bool(state.loc[place.id, "contested"]),
            "passage": state.loc[place.id, "passage"],
            "us_aligned": bool(state.loc[place.id, "us_aligned"]),
            "eastern_syria": place.id in east,
        }
        for place in read("places").itertuples()
    ]
    edges = [{"source": a, "target": b, **data} for a, b, data in roads.edges(data=True)]
    return {
        "as_of": scenario.as_of.isoformat(),
        "nodes": nodes,
        "edges": edges + [_lane(row) for row in lanes().itertuples()],
        "premise": _premise(scenario),
    }


def _lane(row: Any) -> dict[str, Any]:
    return {
        "source": row.from_place,
        "target": row.to_place,
        "id": row.id,
        "mode": row.mode,
        "road_class": None,
        "km": float(row.km),
        "hours": float(row.hours),
        "corridor": "",
    }
