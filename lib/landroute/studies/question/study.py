"""What became of the op-ed's assertions."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.studies.base import Study
from landroute.tables import read, resource


class Question(Study):
    """The assertions as coded, and the outcomes coded by the horizon."""

    name: ClassVar = "question"
    chapters: ClassVar = ("question/assertions",)
    parameters: ClassVar = ("horizon",)

    @cached_property
    def claims(self) -> pd.DataFrame:
        """data/claims.csv, index id."""
        return read("claims").set_index("id")

    @cached_property
    def forecasts(self) -> pd.DataFrame:
        """The claims that are forecasts."""
        return self.claims.query("kind == 'forecast'")

    @cached_property
    def verdicts(self) -> list[str]:
        """The verdicts that a claim may have, best to worst."""
        fields = resource("claims")["schema"]["fields"]
        (verdict,) = (field for field in fields if field["name"] == "verdict")
        return list(verdict["constraints"]["enum"])

    @cached_property
    def coding(self) -> tuple[dt.date, str] | None:
        """The day and the column of the latest coding of outcomes up to the horizon, if any."""
        codings = [
            (dt.date.fromisoformat(field["coded_as_of"]), field["name"])
            for field in resource("claims")["schema"]["fields"]
            if "coded_as_of" in field
        ]
        return max((c for c in codings if c[0] <= self.scenario.horizon), default=None)
