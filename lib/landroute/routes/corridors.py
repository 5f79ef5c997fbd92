"""Corridors, keys and cuts: the corridor question made exact."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import networkx as nx
import pandas as pd

from landroute.errors import BadInput
from landroute.routes.network import road_network
from landroute.routes.passage import World, closed_through_time, places_on, world
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START, read

# Outweighs any sum of hours, so that paths are compared by blocked places first, hours second.
BLOCKED_WEIGHT = 1e6


@dataclass(frozen=True)
class Path:
    """A land path: its places in order, length, driving time and the places that block it."""

    places: tuple[str, ...]
    km: float
    hours: float
    blocked_by: tuple[str, ...]

    @property
    def open(self) -> bool:
        """Whether nothing blocks the path."""
        return not self.blocked_by


@dataclass(frozen=True)
class Situation:
    """
    The corridor question answered for one day; each part is worked out when first asked for.

    Attributes
    ----------
    question : Question
    as_of : date
    closed, us_held : frozenset of str
        Places that let no traffic through, and those of them held by US forces or partners.
    """

    question: Question
    as_of: dt.date
    closed: frozenset[str]
    us_held: frozenset[str]

    @cached_property
    def places(self) -> pd.DataFrame:
        """State of every place: `places_on` of the day."""
        return places_on(self.question.world, self.as_of)

    @cached_property
    def corridors(self) -> dict[str, Path | None]:
        """Corridor id to its least blocked, then fastest path; `None` where no road uses it."""
        return {
            name: path if path and uses_corridor(graph, path, name) else None
            for name, graph in self.question.by_corridor.items()
            for path in [best_path(graph, *self.question.ends, self.closed)]
        }

    @property
    def open(self) -> bool:
        """Whether any land path is open."""
        return self.keys == ()

    @property
    def open_corridors(self) -> list[str]:
        """Ids of the corridors that are open."""
        return [name for name, path in self.corridors.items() if path and path.open]

    @cached_property
    def keys(self) -> tuple[str, ...] | None:
        """Fewest places whose opening gives a corridor."""
        return fewest_keys(self.question.graph, *self.question.ends, self.closed)

    @cached_property
    def keys_sparing_us(self) -> tuple[str, ...] | None:
        """The same, taking none that US forces or their partners hold."""
        return fewest_keys(self.question.graph, *self.question.ends, self.closed, self.us_held)

    @cached_property
    def cut(self) -> tuple[str, ...] | None:
        """Fewest places whose denial leaves no corridor."""
        return fewest_holds(self.question.graph, *self.question.ends, self.closed)

    @cached_property
    def cut_in_east(self) -> tuple[str, ...] | None:
        """The same with places in Syria's east alone."""
        graph = self.question.graph
        return fewest_holds(graph, *self.question.ends, self.closed, eastern_syria(graph))


class Question:
    """
    From where to where, over which network, in which world.

    Days with the same closed places share one answer.
    """

    def __init__(
        self, ends: tuple[str, str], world: World, graph: nx.Graph, contested_passes: bool
    ) -> None:
        self.ends = ends
        self.world = world
        self.graph = graph
        self.by_corridor = {name: within_corridor(graph, name) for name in read("corridors")["id"]}
        self.days, self._closed, self._us_held = closed_through_time(world, contested_passes)
        self._known: dict[tuple[frozenset[str], frozenset[str]], Situation] = {}

    def on(self, day: dt.date) -> Situation:
        """Answer for one day, which must lie in the record."""
        if not RECORD_START <= day <= RECORD_END:
            raise BadInput(f"{day} is outside the record: {RECORD_START} to {RECORD_END}")
        index = bisect_right(self.days, day) - 1
        return Situation(self, day, self._closed[index], self._us_held[index])

    def through_time(self) -> Iterator[tuple[dt.date, Situation]]:
        """Yield every day on which anything changes, with an answer for it."""
        for day in self.days:
            now = self.on(day)
            yield day, self._known.setdefault((now.closed, now.us_held), now)


def question(scenario: Scenario, altered: World | None = None) -> Question:
    """
    Pose the corridor question of a scenario.

    Parameters
    ----------
    scenario
        Gives origin, destination, account, posture and what a contested place means.
    altered
        A world to ask it of instead of the record, such as one under a policy option.
    """
    if scenario.origin == scenario.destination:
        raise BadInput(f"origin and destination are the same place: {scenario.origin}")
    return Question(
        (scenario.origin, scenario.destination),
        altered or world(scenario),
        road_network(scenario.road_speed, scenario.tracks_count),
        scenario.contested_passes,
    )


def within_corridor(graph: nx.Graph, corridor: str) -> nx.Graph:
    """Return the network in which only this corridor's segments join Iraq and Syria."""
    others = [(a, b) for a, b, c in graph.edges(data="corridor") if c not in ("", corridor)]
    own = nx.Graph(graph)
    own.remove_edges_from(others)
    return own


def uses_corridor(graph: nx.Graph, path: Path, corridor: str) -> bool:
    """Say whether a path crosses from Iraq into Syria, or back, by a corridor."""
    pairs = nx.utils.pairwise(path.places)
    return any(graph.edges[pair]["corridor"] == corridor for pair in pairs)


def best_path(
    graph: nx.Graph, origin: str, destination: str, closed: Collection[str]
) -> Path | None:
    """Return the path with fewest blocked places, then fewest hours; `None` where none exists."""

    def weight(_: str, to: str, edge: dict) -> float:
        return edge["hours"] + BLOCKED_WEIGHT * (to in closed)

    try:
        places = nx.dijkstra_path(graph, origin, destination, weight=weight)
    except nx.NetworkXNoPath:
        return None
    edges = [graph.edges[pair] for pair in nx.utils.pairwise(places)]
    return Path(
        tuple(places),
        sum(e["km"] for e in edges),
        sum(e["hours"] for e in edges),
        tuple(p for p in places if p in closed),
    )


def fewest_keys(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    spared: Collection[str] = (),
) -> tuple[str, ...] | None:
    """
    Return the smallest set of closed places whose opening gives a corridor.

    The shortest path when a closed place costs one and an open one nothing. Ties go to the
    faster path.

    Parameters
    ----------
    spared
        Places that are not to be taken.

    Returns
    -------
    tuple of str or None
        In path order; empty when a corridor is open already, `None` when nothing would open one.
    """
    left = nx.subgraph_view(graph, filter_node=lambda place: place not in spared)
    if origin not in left or destination not in left:
        return None
    path = best_path(left, origin, destination, closed)
    return path.blocked_by if path else None


def fewest_holds(
    graph: nx.Graph,
    origin: str,
    destination: str,
    closed: Collection[str],
    candidates: Collection[str] | None = None,
) -> tuple[str, ...] | None:
    """
    Return the smallest set of open places whose denial leaves no corridor.

    A minimum vertex cut, as a minimum cut of the network with each place split in two (Menger).
    Among sets of equal size, the one nearest to the crossings between Iraq and Syria.

    Parameters
    ----------
    candidates
        Places that may be held; every place but the two ends when not given.

    Returns
    -------
    tuple of str or None
        Empty when no corridor is open; `None` when no set of candidates closes them all.
    """
    opened = nx.subgraph_view(graph, filter_node=lambda place: place not in closed)
    if origin not in opened or destination not in opened:
        return ()
    if not nx.has_path(opened, origin, destination):
        return ()
    split = nx.DiGraph()
    ranked = [p for p in nearest_to_border(graph) if p in opened]
    for rank, place in enumerate(ranked):
        holdable = place not in (origin, destination) and (
            candidates is None or place in candidates
        )
        # Distinct powers of two make the smallest set unique, whatever order nodes come in.
        cost = {"capacity": (1 << len(ranked)) + (1 << rank)} if holdable else {}
        split.add_edge((place, "in"), (place, "out"), **cost)
    for a, b in opened.edges:
        split.add_edge((a, "out"), (b, "in"))
        split.add_edge((b, "out"), (a, "in"))
    try:
        _, (near, far) = nx.minimum_cut(split, (origin, "out"), (destination, "in"))
    except nx.NetworkXUnbounded:
        return None
    return tuple(p for p in ranked if (p, "in") in near and (p, "out") in far)


def nearest_to_border(graph: nx.Graph) -> list[str]:
    """Return all places by driving time to the nearest Iraq–Syria crossing, ties by id."""
    crossings = {p for a, b, c in graph.edges(data="corridor") if c for p in (a, b)}
    hours = nx.multi_source_dijkstra_path_length(graph, crossings, weight="hours")
    return sorted(graph, key=lambda place: (hours.get(place, float("inf")), place))


def eastern_syria(graph: nx.Graph) -> frozenset[str]:
    """Return Syria's places in the regions that the op-ed's paragraph 9 is about."""
    east = set(read("regions").query("eastern_syria == 'yes'")["id"])
    return frozenset(place for place, region in graph.nodes(data="region") if region in east)
