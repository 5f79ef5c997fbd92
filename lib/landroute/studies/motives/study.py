"""Why the government and its allies pushed east, and whether the corridor was necessary to it."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

import numpy as np
import pandas as pd

from landroute.studies.agreement import Agreement, agreement
from landroute.studies.base import Study
from landroute.studies.draws import within
from landroute.studies.motives.odds import Floats, coded, resampled, summed, turning_prior
from landroute.tables import read, rests_on_rows


class Motives(Study):
    """The rows on motives, coded by how far each speaks for the corridor, read together."""

    name: ClassVar = "motives"
    chapters: ClassVar = ("actors/why",)
    parameters: ClassVar = ("interval_level", "draws", "seed")

    @property
    def level(self) -> float:
        """How much of what is likely an interval holds."""
        return float(self.scenario.interval_level)

    @cached_property
    def rows(self) -> pd.DataFrame:
        """data/motives.csv."""
        return read("motives")

    @cached_property
    def coded(self) -> pd.DataFrame:
        """`odds.coded`."""
        return coded()

    @cached_property
    def logs(self) -> Floats:
        """Draws of the log likelihood ratio of all rows, shape (draws,)."""
        return resampled(self.coded, self.scenario.draws, self.scenario.seed)

    @cached_property
    def central(self) -> float:
        """The log likelihood ratio of all rows, each at its middle."""
        return summed(self.coded)

    def within(self, draws: Floats) -> tuple[float, float]:
        """Return the ends of the interval at the book's level."""
        return within(draws, self.level)

    @cached_property
    def verdict(self) -> str:
        """Which way the rows speak, if their interval leaves it no doubt: for, against, open."""
        low, high = self.within(self.logs)
        return "for" if low > 0 else "against" if high < 0 else "open"

    @cached_property
    def turning(self) -> tuple[float, float, float]:
        """The prior at which the conclusion turns: least, central, most."""
        low, high = self.within(turning_prior(self.logs))
        return low, float(turning_prior(np.array(self.central))), high

    @cached_property
    def agreement(self) -> Agreement:
        """`agreement` of the coders, on ordered levels."""
        codes = self.coded.pivot(index="motive", columns="coder", values="level")
        return agreement(codes, sorted(read("likelihood_levels")["level"]))

    @cached_property
    def by_cluster(self) -> pd.Series:
        """The log likelihood ratio of each cluster, the most telling first."""
        middle = (np.log(self.coded["low"]) + np.log(self.coded["high"])) / 2
        mean = middle.groupby(self.coded["cluster"]).mean()
        return mean.reindex(mean.abs().sort_values(ascending=False, kind="stable").index)

    def rests_on_coding(self) -> None:
        """Note the coded rows, those that tell most first."""
        telling = self.coded["level"].abs().sort_values(ascending=False, kind="stable").index
        rests_on_rows("likelihoods", read("likelihoods").loc[telling])
