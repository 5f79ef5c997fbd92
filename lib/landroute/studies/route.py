"""What the studies of a route share: the question, and the parameters that it is asked under."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from landroute.corridor.counterfactual import Counterfactuals, counterfactuals
from landroute.corridor.deciding import rests_on_place, rests_on_turns
from landroute.corridor.question import Question, Situation, question
from landroute.corridor.timeline import longest_run
from landroute.network.smallest_sets import SmallestSets
from landroute.studies.base import Study
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording.facts import Counted, Message, Period, message, named

# Suppositions by which a place may let traffic pass, and a route be open.
PASSING = ("account", "contested_passes", "us_posture", "service")
OPENING = (*PASSING, "tracks_count")

TANF = "tanf"

ROUTE = (*OPENING, "origin", "destination", "road_speed")


class RouteStudy(Study):
    """A study of the route between the two ends; its parameters are `ROUTE` and its own."""

    @property
    def record_days(self) -> int:
        """Days of the record."""
        return (RECORD_END - RECORD_START).days + 1

    @cached_property
    def question(self) -> Question:
        """The question of the scenario."""
        return question(self.scenario)

    @cached_property
    def now(self) -> Situation:
        """The situation of the day."""
        return self.question.on(self.scenario.as_of)

    @cached_property
    def tanf(self) -> Counterfactuals:
        """The question of the record, and of the worlds in which Tanf passes or denies."""
        return counterfactuals(TANF, self.scenario)

    def longest_by_tanf(self) -> dict[str, Any]:
        """Return the facts of the longest run of days on which Tanf alone kept every route shut."""
        days = self.tanf.days_pivotal
        run = longest_run(days)
        period = Period(run[0].date(), run[-1].date()) if len(run) else ""
        return {"run": len(run), "whole": len(run) == len(days), "run_period": period}

    def rests_on_tanf(self) -> None:
        """Note who held Tanf, and the rows by which a route turned had it passed, or denied."""
        rests_on_place(self.question, TANF)
        rests_on_turns(self.tanf.passing)
        rests_on_turns(self.tanf.denying)


def smallest_sets(sets: SmallestSets) -> Message:
    """
    Return how few places close a network, by name: `smallest-sets` in a route study's messages.

    The names are those of the only set, or of the places in every one, with one set as example.
    """
    rest = [place for place in sets.example if place not in sets.core]
    return message(
        "smallest-sets",
        n=len(sets.example),
        count=Counted(len(sets.example), "place"),
        core=len(sets.core),
        core_names=named("places", sets.core) if sets.core else "",
        rest_names=named("places", rest) if rest else "",
        sets=len(sets.sets),
        others=len(sets.sets) - 1,
        more=sets.more,
    )
