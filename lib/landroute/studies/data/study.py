"""What the tables are, and how far their rows and sources were seen."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import pandas as pd

from landroute.studies.base import Study
from landroute.tables.inventory import verification_counts


class Data(Study):
    """The data package and the bibliography."""

    name: ClassVar = "data"
    chapters: ClassVar = ("back/data", "rows/sources")
    parameters: ClassVar = ()

    @cached_property
    def verification(self) -> pd.DataFrame:
        """
        Rows by table (index) and how far each was verified: yes, partly, no.

        A table that is only a builder's input is left out, since what is built from it repeats its
        rows.
        """
        return verification_counts()

    @property
    def verified_share(self) -> float:
        """Share of rows that were read whole in a source."""
        return float(self.verification["yes"].sum() / self.verification.to_numpy().sum())
