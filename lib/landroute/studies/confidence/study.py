"""How sure the rows are."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.record.control import intervals
from landroute.studies.base import Study
from landroute.tables.inventory import verification_counts


class Confidence(Study):
    """The record of control on both accounts, and how far each table is verified."""

    name: ClassVar = "confidence"
    chapters: ClassVar = ("back/confidence",)
    parameters: ClassVar = ()

    @cached_property
    def control(self) -> pd.DataFrame:
        """data/control.csv, both accounts, with the days of each row."""
        rows = intervals("control")
        return rows.assign(days=(rows["end"] - rows["start"]).dt.days)

    @cached_property
    def verification(self) -> pd.DataFrame:
        """`verification_counts`: index table; columns yes, partly, no."""
        return verification_counts()
