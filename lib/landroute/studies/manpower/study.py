"""How many a force was, and whether that was enough for an area."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import numpy as np
import pandas as pd

from landroute.scenario.fields import ALL
from landroute.studies.base import Study
from landroute.studies.manpower.claims import claimants, own_claims, strengths
from landroute.studies.manpower.need import need_draws, need_range, people
from landroute.studies.manpower.reports import (
    Floats,
    Posterior,
    posterior,
    reports,
    years,
)
from landroute.tables import read, rests_on, rests_on_rows

SELF = "self"
ENEMY = "islamic-state"  # whom the yardsticks for taking count


class Manpower(Study):
    """Reports of strength read together, and set beside what each yardstick asks for."""

    name: ClassVar = "manpower"
    chapters: ClassVar = ("actors/manpower",)
    parameters: ClassVar = (
        "as_of", "strength_window", "force", "area", "yardstick", "interval_level", "draws", "seed",
    )  # fmt: skip
    modules: ClassVar = ("findings", "figures", "tables")

    @cached_property
    def strengths(self) -> dict[str, pd.DataFrame]:
        """`strengths` of each actor whose own claims the op-ed reports, by its id."""
        return {actor: self.told_of(actor) for actor in claimants()}

    def told_of(self, actor: str) -> pd.DataFrame:
        """Return `strengths` of an actor around the day."""
        return strengths(actor, self.scenario.as_of, self.scenario.strength_window)

    @property
    def level(self) -> float:
        """How much of what is likely an interval holds."""
        return float(self.scenario.interval_level)

    @cached_property
    def members(self) -> list[str]:
        """The actors of the force of whom anything is reported around the day."""
        force = read("forces").set_index("id").loc[self.scenario.force]
        told = set(read("strength").loc[self.reports.index, "id"])
        members = force["members"].split("; ")
        return [member for member in members if told.intersection(self.told_of(member)["id"])]

    @cached_property
    def reports(self) -> pd.DataFrame:
        """`reports.reports`."""
        return reports(float(self.priors["range"]))

    @cached_property
    def priors(self) -> pd.Series:
        """Values of data/strength_priors.csv by id."""
        return read("strength_priors").set_index("id")["value"].astype(float)

    @cached_property
    def known(self) -> Posterior:
        """Log strength of each member on the day, and the slant of what groups say themselves."""
        day = years(pd.Timestamp(self.scenario.as_of))
        wanted = [(member, day) for member in self.members]
        return posterior(self.reports, wanted, [SELF], self.priors)

    @cached_property
    def _drawn(self) -> Floats:
        return self.known.draws(self.scenario.draws, self.scenario.seed)

    @cached_property
    def strength(self) -> Floats:
        """Draws of how many the force was, shape (draws,)."""
        return np.asarray(np.exp(self._drawn[:, :-1]).sum(axis=1))

    @cached_property
    def slant(self) -> Floats:
        """Draws of how many times the truth a group's own figure is, shape (draws,)."""
        return np.asarray(np.exp(self._drawn[:, -1]))

    @cached_property
    def boasts(self) -> dict[str, pd.DataFrame]:
        """What each member said of itself around the day: the row of its highest claim."""
        said = {member: own_claims(self.told_of(member)) for member in self.members}
        return {
            member: rows.loc[[rows[["low", "high"]].max(axis=1).idxmax()]]
            for member, rows in said.items()
            if len(rows)
        }

    @cached_property
    def boast(self) -> float:
        """What the members said of themselves, added up."""
        return sum(_most(rows) for rows in self.boasts.values())

    @cached_property
    def targets(self) -> dict[str, pd.DataFrame]:
        """What each member foresaw of itself around the day: the row of its highest target."""
        said = {member: own_claims(self.told_of(member), "target") for member in self.members}
        return {
            member: rows.loc[[rows[["low", "high"]].max(axis=1).idxmax()]]
            for member, rows in said.items()
            if len(rows)
        }

    @cached_property
    def foreseen(self) -> tuple[float, float]:
        """Least and most that the members would be, each by the higher of its claim and target."""
        said = {member: _most(rows) for member, rows in self.boasts.items()}
        low, high = (
            said | {m: max(said.get(m, 0), end(rows)) for m, rows in self.targets.items()}
            for end in (_least, _most)
        )
        return sum(low.values()), sum(high.values())

    @cached_property
    def people(self) -> tuple[pd.DataFrame, float, float]:
        """`need.people` of the area."""
        return people(self.scenario.area, self.scenario.as_of)

    @cached_property
    def every_yardstick(self) -> pd.DataFrame:
        """`measured` of data/yardsticks.csv."""
        return self.measured(read("yardsticks"))

    @cached_property
    def yardsticks(self) -> pd.DataFrame:
        """Those of them that are asked for."""
        asked, rows = self.scenario.yardstick, self.every_yardstick
        return rows if asked == ALL else rows[rows["id"] == asked]

    @cached_property
    def verdicts(self) -> pd.Series:
        """`verdict` of each yardstick, by its id."""
        own = self.yardsticks.set_index("id")["chance"]
        return own.map(self.verdict)

    @cached_property
    def enemies(self) -> pd.DataFrame:
        """Estimates of the enemy in the whole area around the day: rows of data/strength.csv."""
        rows = self.told_of(ENEMY)
        return rows[rows["geography"].str.startswith(str(self.people[0]["name"].iloc[0]))]

    def measured(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return yardsticks with need_low, need_high, and the chance that there were as many."""
        _, least, most = self.people
        ranges = [need_range(row, least, most) for row in rows.itertuples()]
        chance = [
            float(np.mean(self.strength >= need_draws(row, least, most, len(self.strength), seed)))
            for seed, row in enumerate(rows.itertuples(), self.scenario.seed)
        ]
        return rows.assign(
            need_low=[low for low, _ in ranges],
            need_high=[high for _, high in ranges],
            chance=chance,
        )

    def verdict(self, chance: float) -> str:
        """Say whether a chance is enough, short, or undecided, at the book's level."""
        return "enough" if chance >= self.level else "short" if chance <= 1 - self.level else "open"

    def rests_on_strength(self) -> None:
        """Note the reports of the members, the force, and what is thought before any is read."""
        rows = read("strength").loc[self.reports.index]
        rests_on_rows("strength", rows[rows["actor"].isin(self.members)])
        rests_on("forces", self.scenario.force)
        rests_on_rows("strength_priors", read("strength_priors"))

    def rests_on_need(self) -> None:
        """Note the people of the area and the yardsticks."""
        rests_on_rows("populations", self.people[0])
        rests_on_rows("yardsticks", self.yardsticks)


def _least(rows: pd.DataFrame) -> float:
    return float(rows[["low", "high"]].min(axis=1).iloc[0])


def _most(rows: pd.DataFrame) -> float:
    return float(rows[["low", "high"]].max(axis=1).iloc[0])
