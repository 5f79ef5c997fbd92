"""What each policy option would have done to the corridors."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from landroute.corridor.deciding import rests_on_passed, rests_on_turns
from landroute.record.options import rests_on_feasibility
from landroute.studies.base import Study
from landroute.studies.options.outcomes import RECORD, Outcome, outcomes
from landroute.studies.route import ROUTE
from landroute.tables import counts_days, read, rests_on


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

    @cached_property
    def weighed(self) -> list[str]:
        """Ids of the options that the article weighs, which leaves out the contrasts to them."""
        rows = read("options")
        return rows.loc[~rows["contrast"], "id"].tolist()

    def closing(self) -> list[str]:
        """Return the options of `weighed` under which no route is open, where one is without."""
        return [name for name in self.weighed if self.recorded and self.open_days[name] == 0]

    def rests_on_record(self) -> None:
        """Note the rows by which a route opened and closed without an option, and its days."""
        self._rests_on_turns(RECORD)
        counts_days(self.words("days-route-recorded"), self.outcomes[RECORD].days())

    def rests_on_options(self, *options: str) -> None:
        """Note what options are, and what each changes and by which rows a route turned with it."""
        for name in options:
            rests_on_feasibility(name)
            rests_on("options", name)
            self._rests_on_turns(name)

    def _rests_on_turns(self, name: str) -> None:
        asked, first = self.outcomes[name].question, self.scenario.as_of
        if asked.on(first).open:
            rests_on_passed(asked.on(first))
        rests_on_turns(asked, first, self.scenario.horizon)
