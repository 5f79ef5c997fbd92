"""Who was who on a day."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.record.ties import actors_on, ties_on
from landroute.studies.actors.chain import chain
from landroute.studies.base import Study


class Actors(Study):
    """Actors and ties on the day."""

    name: ClassVar = "actors"
    chapters: ClassVar = ("actors/who",)
    parameters: ClassVar = ("as_of", "account")
    modules: ClassVar = ("findings", "spoilers", "changes", "figures", "backing", "tables")

    @cached_property
    def actors(self) -> pd.DataFrame:
        """`actors_on` the day."""
        return actors_on(self.scenario.as_of)

    @cached_property
    def ties(self) -> pd.DataFrame:
        """`ties_on` the day."""
        return ties_on(self.scenario.as_of)

    @cached_property
    def chain(self) -> pd.DataFrame:
        """`chain` by the account."""
        return chain(self.scenario.account)

    @cached_property
    def chain_now(self) -> pd.DataFrame:
        """The rows of `chain` that hold on the day."""
        day = pd.Timestamp(self.scenario.as_of)
        return self.chain[(self.chain["start"] <= day) & (day < self.chain["end"])]
