"""What became of the op-ed's assertions."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.studies.base import Study
from landroute.tables import read, resource
from landroute.tables.codings import codings

NOT_DUE = "not-due"  # of an outcome: the forecast's own horizon has not come


class Question(Study):
    """The assertions as coded, and what became of each forecast at its own horizon."""

    name: ClassVar = "question"
    chapters: ClassVar = ("question/assertions",)
    parameters: ClassVar = ("horizon",)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """data/claims.csv, index id."""
        return read("claims").set_index("id")

    @cached_property
    def asserted(self) -> pd.DataFrame:
        """The claims that the op-ed makes its own: those that it only doubts are not among them."""
        return self.claims.query("stance == 'asserts'")

    @cached_property
    def doubted(self) -> pd.DataFrame:
        """The claims that the op-ed reports only to doubt them."""
        return self.claims.query("stance == 'doubts'")

    @cached_property
    def forecasts(self) -> pd.DataFrame:
        """The forecasts that the op-ed makes its own."""
        return self.asserted.query("kind == 'forecast'")

    @cached_property
    def verdicts(self) -> list[str]:
        """The verdicts that a claim may have, best to worst."""
        fields = resource("claims")["schema"]["fields"]
        (verdict,) = (field for field in fields if field["name"] == "verdict")
        return list(verdict["constraints"]["enum"])

    @cached_property
    def outcomes(self) -> pd.Series:
        """
        What became of each forecast at its own horizon, by its id.

        true, half, false, open or na, as coded for the day of its horizon; not-due where that lies
        beyond the scenario's horizon.
        """
        columns = codings()
        due = self.forecasts["horizon"].dt.date
        coded = [
            str(forecast[columns[day]]) if day <= self.scenario.horizon else NOT_DUE
            for (_, forecast), day in zip(self.forecasts.iterrows(), due, strict=True)
        ]
        return pd.Series(coded, index=self.forecasts.index, name="outcome", dtype=object)
