"""What each policy option would have done to the corridors."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from landroute.studies.base import Study
from landroute.studies.options.outcomes import RECORD, Outcome, outcomes
from landroute.studies.route import ROUTE


class Options(Study):
    """The record and every option, run from the scenario's day to its horizon."""

    name: ClassVar = "options"
    chapters: ClassVar = ("options/outcomes",)
    parameters: ClassVar = (*ROUTE, "as_of", "horizon")

    @cached_property
    def outcomes(self) -> dict[str, Outcome]:
        """Outcome by option id, the record first."""
        return outcomes(self.scenario)

    @cached_property
    def open_days(self) -> dict[str, int]:
        """Days on which any land route is open, by option id, the record first."""
        return {name: outcome.days_any_open() for name, outcome in self.outcomes.items()}

    @property
    def recorded(self) -> int:
        """Days on which any land route is open without an option."""
        return self.open_days[RECORD]
