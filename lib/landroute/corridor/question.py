"""The corridor question made exact: open corridors, opening sets (keys) and node cuts."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from landroute.corridor.solver import Solver, solver
from landroute.errors import BadInput
from landroute.network.cuts import node_cut, opening_set
from landroute.network.paths import Path
from landroute.record.control import OPEN_END
from landroute.record.passage import (
    HELD,
    LEVELS,
    Levels,
    World,
    levels_through_time,
    places_on,
    recorded_world,
)
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START, kept


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
    shut : tuple of frozenset of str
        Places that give less than service 1, 2, 3 and 4; `closed` is that of the level asked for.
    """

    question: Question
    as_of: dt.date
    closed: frozenset[str]
    us_held: frozenset[str]
    shut: tuple[frozenset[str], ...]

    @cached_property
    def places(self) -> pd.DataFrame:
        """State of every place: `places_on` of the day."""
        return places_on(self.question.world, self.as_of)

    @cached_property
    def corridors(self) -> dict[str, Path | None]:
        """Corridor id to its least blocked, then fastest path; `None` where no road uses it."""
        return self.question.solver.by_corridor(self.closed)

    @property
    def open(self) -> bool:
        """Whether any land path is open."""
        return self.question.solver.opening_size(self.closed) == 0

    @cached_property
    def service(self) -> int:
        """The highest level of service that some land path gives on all of its places; 0 denied."""
        return max(
            (
                level
                for level in LEVELS
                if self.question.solver.opening_size(self._shut(level)) == 0
            ),
            default=0,
        )

    @cached_property
    def service_by_corridor(self) -> dict[str, int]:
        """The same of each corridor."""
        best = dict.fromkeys(self.corridors, 0)
        for level in LEVELS[: self.service]:
            paths = self.question.solver.by_corridor(self._shut(level))
            best |= {name: level for name, path in paths.items() if path and path.open}
        return best

    def _shut(self, level: int) -> frozenset[str]:
        return self.shut[level - 1]

    @property
    def open_corridors(self) -> list[str]:
        """Ids of the corridors that are open."""
        return [name for name, path in self.corridors.items() if path and path.open]

    @cached_property
    def keys(self) -> tuple[str, ...] | None:
        """The opening set: fewest places whose opening gives an open path."""
        path = self.question.solver.least_blocked(self.closed)
        return path.blocked_by if path else None

    @cached_property
    def keys_sparing_us(self) -> tuple[str, ...] | None:
        """The same, taking none that US forces or their partners hold."""
        return opening_set(self.question.graph, *self.question.ends, self.closed, self.us_held)

    @cached_property
    def cut(self) -> tuple[str, ...] | None:
        """The node cut: fewest places whose denial leaves no open path."""
        return node_cut(self.question.graph, *self.question.ends, self.closed)

    @cached_property
    def cut_in_east(self) -> tuple[str, ...] | None:
        """The same with places in Syria's east alone."""
        asked = self.question
        return node_cut(asked.graph, *asked.ends, self.closed, asked.solver.eastern)


class Question:
    """
    From where to where, over which network, in which world.

    Days with the same closed places share one answer.

    Attributes
    ----------
    solver : Solver
    ends : tuple of str
        Origin and destination.
    graph : Graph
        The road network.
    graphs_by_corridor : dict of str to Graph
        As the solver has them.
    world : World
    days : list of date
        Those on which anything changes, ascending.
    level : int
        The level of service from which a route counts as open.
    """

    def __init__(
        self, solver: Solver, world: World, contested_passes: bool, service: int = HELD
    ) -> None:
        self.ends = solver.ends
        self.graph = solver.graph
        self.graphs_by_corridor = solver.graphs_by_corridor
        self.solver = solver
        self.world = world
        self.days, self._levels = levels_through_time(world, contested_passes)
        self.level = service
        self._known: dict[Levels, Situation] = {}

    def on(self, day: dt.date) -> Situation:
        """Answer for one day, which must lie in the record."""
        if not RECORD_START <= day <= RECORD_END:
            raise BadInput(f"{day} is outside the record: {RECORD_START} to {RECORD_END}")
        levels = self._levels[bisect_right(self.days, day) - 1]
        closed = levels.shut[self.level - 1]
        return Situation(self, day, closed, closed & levels.us_held, levels.shut)

    def through_time(self) -> Iterator[tuple[dt.date, Situation]]:
        """Yield every day on which anything changes, with an answer for it."""
        for day, levels in zip(self.days, self._levels, strict=True):
            if levels not in self._known:
                self._known[levels] = self.on(day)
            yield day, self._known[levels]

    def stretches(self) -> Iterator[tuple[pd.Timestamp, pd.Timestamp, Situation]]:
        """Yield the start and the end (half-open) of each stretch of days, with its answer."""
        now = (situation for _, situation in self.through_time())
        yield from zip(self._stamps, [*self._stamps[1:], OPEN_END], now, strict=True)

    @cached_property
    def _stamps(self) -> list[pd.Timestamp]:
        return [pd.Timestamp(day) for day in self.days]


def question(scenario: Scenario, altered: World | None = None) -> Question:
    """
    Pose the corridor question of a scenario.

    Parameters
    ----------
    scenario
        Gives origin, destination, account, posture, what a contested place means, and the level of
        service from which a route counts as open.
    altered
        A world to ask it of instead of the record, such as one under a policy option.
    """
    if scenario.origin == scenario.destination:
        raise BadInput(f"origin and destination are the same place: {scenario.origin}")
    network = scenario.origin, scenario.destination, scenario.road_speed, scenario.tracks_count
    passing = scenario.contested_passes, scenario.service
    if altered is not None:
        return Question(solver(*network), altered, *passing)
    return _of_the_record(*network, scenario.account, scenario.us_posture, *passing)


@kept(maxsize=64)
def _of_the_record(
    origin: str,
    destination: str,
    road_speed: str,
    tracks_count: bool,
    account: str,
    us_posture: str,
    contested_passes: bool,
    service: int,
) -> Question:
    """Pose the question to the record, once for all who ask the same."""
    recorded = recorded_world(account, us_posture)
    shared = solver(origin, destination, road_speed, tracks_count)
    return Question(shared, recorded, contested_passes, service)
