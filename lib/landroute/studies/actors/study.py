"""Who was who on a day, and what was said of how many they were."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.studies.actors.manpower import claimants, strengths
from landroute.studies.actors.ties import actors_on, ties_on
from landroute.studies.base import Study


class Actors(Study):
    """Actors and ties on the day; claims and estimates of strength around it."""

    name: ClassVar = "actors"
    chapters: ClassVar = ("actors/who",)
    parameters: ClassVar = ("as_of", "strength_window")

    @cached_property
    def actors(self) -> pd.DataFrame:
        """`actors_on` the day."""
        return actors_on(self.scenario.as_of)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """`ties_on` the day."""
        return ties_on(self.scenario.as_of)

    @cached_property
    def strengths(self) -> dict[str, pd.DataFrame]:
        """`strengths` of each actor whose own claims the op-ed reports, by its id."""
        near, months = self.scenario.as_of, self.scenario.strength_window
        return {actor: strengths(actor, near, months) for actor in claimants()}
