"""What the studies of a route share: the question, and the parameters that it is asked under."""

from __future__ import annotations

from functools import cached_property

from landroute.corridor.question import Question, Situation, question
from landroute.studies.base import Study

# Suppositions by which a place may let traffic pass, and a route be open.
PASSING = ("account", "contested_passes", "us_posture", "service")
OPENING = (*PASSING, "tracks_count")

ROUTE = (*OPENING, "origin", "destination", "road_speed")


class RouteStudy(Study):
    """A study of the route between the two ends; its parameters are `ROUTE` and its own."""

    @cached_property
    def question(self) -> Question:
        """The question of the scenario."""
        return question(self.scenario)

    @cached_property
    def now(self) -> Situation:
        """The situation of the day."""
        return self.question.on(self.scenario.as_of)
