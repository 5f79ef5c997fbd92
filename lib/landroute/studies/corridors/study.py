"""Which corridors were open, what stood in their way, and what hung on which place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.corridor.bounds import open_bands
from landroute.corridor.deciding import rests_on_place, rests_on_turns
from landroute.corridor.question import Question, question
from landroute.corridor.timeline import (
    all_intervals,
    open_intervals,
    service_every_day,
    service_intervals,
    set_sizes_through_time,
    sets_through_time,
)
from landroute.network.paths import segments
from landroute.network.roads import TRACK
from landroute.studies.corridors.alternatives import alternatives, alternatives_table
from landroute.studies.corridors.critical import critical_places, ranked
from landroute.studies.corridors.newroad import Link, links_through_time, missing_link
from landroute.studies.corridors.published_accounts import kept_out, published_accounts
from landroute.studies.corridors.published_courses import published_courses
from landroute.studies.corridors.published_lengths import measures as published_measures
from landroute.studies.corridors.published_towns import published_towns
from landroute.studies.corridors.yearly import measures
from landroute.studies.route import ROUTE, RouteStudy
from landroute.tables import counts_days, on_roads, read, rests_on

OTHER = {"primary": "alternate", "alternate": "primary"}


class Corridors(RouteStudy):
    """The day, the record through time, and what others published."""

    name: ClassVar = "corridors"
    chapters: ClassVar = ("routes/corridors", "index")
    parameters: ClassVar = (
        *ROUTE,
        "as_of",
        "threat_band",
        "alternatives",
        "clearance",
        "clearance_us",
    )
    modules: ClassVar = (
        "day",
        "service",
        "front",
        "by_year",
        "routes",
        "through_time",
        "published",
        "figures",
        "road_figures",
        "maps",
        "tables",
    )

    @property
    def day(self) -> pd.Timestamp:
        """The day as a stamp."""
        return pd.Timestamp(self.scenario.as_of)

    @cached_property
    def route(self) -> pd.DataFrame:
        """`open_intervals`: when any land route was open."""
        return open_intervals(self.question)

    @cached_property
    def service(self) -> pd.DataFrame:
        """`service_intervals`: what a land route, and each corridor, let through."""
        return service_intervals(self.question)

    @cached_property
    def tracked(self) -> str:
        """What counting desert tracks the other way makes of the day: same, opened or closed."""
        tracks = self.scenario.tracks_count
        other = question(self.scenario.changed(tracks_count=not tracks)).on(self.scenario.as_of)
        if other.open == self.now.open:
            return "same"
        return "opened" if other.open else "closed"

    def rests_on_course(self, first: pd.Timestamp | None = None) -> None:
        """Note the rows by which a land route opened and closed, in the record or from a day on."""
        rests_on_turns(self.question, first)

    def counts_open(self, stretches: pd.DataFrame) -> None:
        """Note the days of open stretches as counted."""
        counts_days(self.words("days-route-open"), stretches)

    def since_day(self, stretches: pd.DataFrame) -> pd.DataFrame:
        """Return what of some stretches lies on the day or after it."""
        return _from(stretches, self.day)

    def rests_on_hung(self, places: list[str], first: pd.Timestamp | None = None) -> None:
        """
        Note when a route turned, and who held places on which all hung; the first one's days.

        In the record, or from a day on.
        """
        self.rests_on_course(first)
        closing = _from(self.critical[self.critical["closes"]], first)
        for place in places:
            own = closing[closing["place"].eq(place)]
            rests_on_place(self.question, place, own["start"].min(), own["end"].max())
        counts_days(self.words("days-hung"), closing[closing["place"].eq(places[0])])
        self.counts_open(_from(self.route[self.route["open"]], first))

    def rests_on_tracks(self) -> None:
        """Note the desert tracks by which a route leads that there is none without, or the rows."""
        tracks = self.scenario.tracks_count
        if self.tracked == "same":
            return
        other = question(self.scenario.changed(tracks_count=not tracks)).on(self.scenario.as_of)
        now = self.now if tracks else other
        path = now.question.solver.least_blocked(now.closed)
        rests_on("segments", *_tracks(segments(now.question.graph, path) if path else []))

    def rests_on_tracks_used(self, first: pd.Timestamp) -> None:
        """Note the desert tracks of the fastest open route of each day from a day on."""
        used: dict[str, None] = {}
        for _, end, now in self.question.stretches():
            path = now.question.solver.least_blocked(now.closed)
            if end > first and path and path.open:
                used |= dict.fromkeys(segments(now.question.graph, path))
        rests_on("segments", *_tracks(used))

    @cached_property
    def by_year(self) -> pd.DataFrame:
        """`yearly.measures`: service, hazard, redundancy and documented use."""
        return measures(self.question, self.service, self.scenario)

    @cached_property
    def questions_to_the_sea(self) -> dict[str, Question]:
        """The question of each port of Syria and Lebanon that a road reaches."""
        ports = read("places").query("kind == 'port' and country in ('SY', 'LB')")
        ends = [end for end in ports["id"] if end in on_roads() and end != self.scenario.origin]
        return {end: question(self.scenario.changed(destination=end)) for end in ends}

    @cached_property
    def to_the_sea(self) -> dict[str, pd.Series]:
        """`service_every_day` to each of these."""
        return {end: service_every_day(own) for end, own in self.questions_to_the_sea.items()}

    @cached_property
    def other_account(self) -> Question:
        """The question on the other account of who held what."""
        return question(self.scenario.changed(account=OTHER[self.scenario.account]))

    @cached_property
    def by_account(self) -> dict[str, pd.DataFrame]:
        """`all_intervals` on the scenario's account, then on the other."""
        own = self.scenario.account
        return {
            own: all_intervals(self.question),
            OTHER[own]: all_intervals(self.other_account),
        }

    @cached_property
    def fastest(self) -> pd.DataFrame:
        """`alternatives_table` of the day."""
        count = self.scenario.alternatives
        return alternatives_table(
            self.question, alternatives(self.question, self.now.closed, count)
        )

    @cached_property
    def link(self) -> Link:
        """The missing link of the day."""
        return missing_link(self.now, self.scenario.clearance, self.scenario.clearance_us)

    @cached_property
    def links(self) -> pd.DataFrame:
        """`links_through_time`."""
        own = self.scenario
        return links_through_time(self.question, own.clearance, own.clearance_us)

    @cached_property
    def critical(self) -> pd.DataFrame:
        """`critical_places`, through time."""
        return critical_places(self.question)

    @cached_property
    def ranked(self) -> pd.DataFrame:
        """`critical.ranked`: the places by how much hung on them."""
        return ranked(self.critical, self.question)

    @cached_property
    def bands(self) -> pd.DataFrame:
        """`open_bands`: open, closed, or either, over all readings of dates and accounts."""
        return open_bands(self.scenario)

    @cached_property
    def sizes(self) -> pd.DataFrame:
        """`set_sizes_through_time`: sizes of the opening sets and node cuts."""
        return set_sizes_through_time(self.question)

    @cached_property
    def sets(self) -> pd.DataFrame:
        """`sets_through_time`: their places."""
        return sets_through_time(self.question)

    @cached_property
    def accounts(self) -> pd.DataFrame:
        """`published_accounts`."""
        return published_accounts()

    @cached_property
    def kept_out(self) -> pd.DataFrame:
        """`published_accounts.kept_out`: accounts that a rule keeps out."""
        return kept_out()

    @cached_property
    def courses(self) -> pd.DataFrame:
        """`published_courses`: corridors as others draw them."""
        return published_courses()

    @cached_property
    def measures(self) -> pd.DataFrame:
        """`measures` of published lengths and times."""
        return published_measures()

    @cached_property
    def towns(self) -> pd.DataFrame:
        """`published_towns`."""
        return published_towns()


def _tracks(used: Iterable[str]) -> list[str]:
    classes = read("segments").set_index("id")["road_class"]
    return [one for one in used if classes[one] == TRACK]


def _from(stretches: pd.DataFrame, first: pd.Timestamp | None) -> pd.DataFrame:
    """Return what of some stretches lies on a day or after it; all of them without a day."""
    if first is None:
        return stretches
    later = stretches[stretches["end"] > first]
    return later.assign(start=later["start"].clip(lower=first))
