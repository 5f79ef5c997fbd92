"""Was the push of 2017 about the road: what was taken next, beside what could have been."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, NamedTuple

import numpy as np
import pandas as pd

from landroute.corridor.question import Question, question
from landroute.studies.base import Study
from landroute.studies.push.logit import (
    Floats,
    Grid,
    bayes_factor,
    chances,
    count_law,
    log_likelihood,
    posterior,
    power,
    tail,
)
from landroute.studies.push.models import Foretold, foretold, worths
from landroute.studies.push.sets import (
    MAIN,
    Fronts,
    covariates,
    far_taken,
    fronts,
    in_reach,
    recoded,
    without,
)
from landroute.tables import read, rests_on_rows

Range = tuple[float, float, float]  # least, middle, most


class Steady(NamedTuple):
    """
    The odds of a key saved under other readings of a side's choices.

    Attributes
    ----------
    beside : dict of str to tuple of float
        With something else in the place of nearness, by its name: least, middle, most.
    without : list of tuple of float
        With one choice set left out, for each.
    close : tuple of float
        Without the sets whose taken place lay farther off than every other.
    far : int
        How many those are.
    reach : tuple of float
        Without the places that no coder held in reach.
    """

    beside: dict[str, Range]
    without: list[Range]
    close: Range
    far: int
    reach: Range


class Told(NamedTuple):
    """
    What the choices of a side tell of the road.

    Attributes
    ----------
    sets, telling : int
        Choice sets; those in which some place saves a key and some other does not.
    saved : int
        Keys saved by the places taken.
    expected, chance : float
        Keys saved on average, and the chance of as many, had nearness alone decided.
    by_coder : tuple of float
        That chance by the kilometres of each coder, ascending.
    odds : tuple of float
        Times by which a key saved multiplied the odds: least, middle, most.
    factors, beside : arrays, shape (spreads,)
        Bayes factor for the road, by the spread of the prior; and beside being on a main road.
    power : array, shape (effects,)
        How often the test finds each of the effects asked for.
    """

    sets: int
    telling: int
    saved: int
    expected: float
    chance: float
    by_coder: tuple[float, ...]
    odds: Range
    factors: Floats
    beside: Floats
    power: Floats


def sides() -> list[str]:
    """Return the sides with choice sets, the one the op-ed writes of first."""
    return sorted(read("choices")["side"].unique(), key=lambda side: (side != MAIN, side))


class Push(Study):
    """The choice sets of each side in 2017, read by a conditional logit and by plain rules."""

    name: ClassVar = "push"
    chapters: ClassVar = ("actors/push",)
    parameters: ClassVar = (
        "origin", "destination", "account", "us_posture", "contested_passes", "tracks_count",
        "road_speed", "service", "interval_level", "seed",
    )  # fmt: skip

    @property
    def level(self) -> float:
        """How much of what is likely an interval holds."""
        return float(self.scenario.interval_level)

    @cached_property
    def question(self) -> Question:
        """The corridor question of the scenario."""
        return question(self.scenario)

    @cached_property
    def priors(self) -> pd.Series:
        """Values of data/choice_priors.csv by id."""
        return read("choice_priors").set_index("id")["value"].astype(float)

    @cached_property
    def sides(self) -> list[str]:
        """`sides`."""
        return sides()

    @cached_property
    def fronts(self) -> dict[str, Fronts]:
        """`sets.fronts` of each side."""
        return {side: fronts(side, self.question) for side in self.sides}

    @cached_property
    def spreads(self) -> Floats:
        """Spreads of the prior that are swept, from least to most."""
        ends = self.priors["spread-least"], self.priors["spread-most"]
        return np.geomspace(*ends, 9)

    @property
    def effects(self) -> tuple[float, ...]:
        """Times the odds whose finding is asked for."""
        return tuple(self.priors[f"effect-{size}"] for size in ("small", "middle", "large"))

    @cached_property
    def told(self) -> dict[str, Told]:
        """What the choices of each side tell of the road."""
        return {side: self._told(own) for side, own in self.fronts.items()}

    @cached_property
    def steady(self) -> dict[str, Steady]:
        """Whether the odds of each side survive another second covariate, or a set left out."""
        return {side: self._steady(own) for side, own in self.fronts.items()}

    @cached_property
    def verdicts(self) -> dict[str, str]:
        """Whether the road moved each side, in every reading of its choices: toward, away, open."""
        found = {}
        for side, told in self.told.items():
            steady = self.steady[side]
            ranges = [
                told.odds,
                *steady.beside.values(),
                *steady.without,
                steady.close,
                steady.reach,
            ]
            toward, away = all(r[0] > 1 for r in ranges), all(r[2] < 1 for r in ranges)
            found[side] = "toward" if toward else "away" if away else "open"
        return found

    @cached_property
    def foretold(self) -> dict[str, dict[str, Foretold]]:
        """What each plain rule makes of the choices of each side."""
        return {
            side: {
                rule: foretold(worth, own.road, own.sets)
                for rule, worth in worths(own.rows, own.road).items()
            }
            for side, own in self.fronts.items()
        }

    def _told(self, own: Fronts) -> Told:
        grid = self._grid
        road = own.road.astype(float)
        codings = recoded(own.nearness, int(self.priors["recodings"]), self.scenario.seed)
        logs = log_likelihood(road, codings, own.sets, grid)
        on_roads = log_likelihood(road, covariates(own)["network"], own.sets, grid)
        middle = own.nearness.mean(axis=0)
        slope = self._slope(middle, own)
        saved = int(own.road[own.sets].sum())
        law, *by_coder = (
            count_law(chances(self._slope(near, own) * near, own.sets), own.road, own.sets)
            for near in (middle, *own.nearness)
        )
        parts = np.split(own.road, own.sets[1:])
        return Told(
            sets=len(own.sets),
            telling=sum(bool(np.ptp(part)) for part in parts),
            saved=saved,
            expected=float(law @ np.arange(len(law))),
            chance=tail(law, saved),
            by_coder=tuple(sorted(tail(own_law, saved) for own_law in by_coder)),
            odds=self._odds(logs),
            factors=np.array([self._factor(logs, wide) for wide in self.spreads]),
            beside=np.array([self._factor(on_roads, wide) for wide in self.spreads]),
            power=power(slope * middle, own.road, own.sets, self.effects, self.priors["test-size"]),
        )

    def _steady(self, own: Fronts) -> Steady:
        road = own.road.astype(float)
        beside = {
            name: self._odds(log_likelihood(road, other, own.sets, self._grid))
            for name, other in covariates(own).items()
        }
        each = np.eye(len(own.sets), dtype=bool)
        return Steady(
            beside,
            [self._near(without(own, one)) for one in each],
            self._near(without(own, far_taken(own))),
            int(far_taken(own).sum()),
            self._near(in_reach(own)),
        )

    def _near(self, own: Fronts) -> Range:
        """Return the odds beside nearness, at the mean of the coders."""
        near = own.nearness.mean(axis=0)
        return self._odds(log_likelihood(own.road.astype(float), near, own.sets, self._grid))

    def _factor(self, logs: Floats, wide: float) -> float:
        """Return the Bayes factor under a spread of the prior, over log likelihoods (..., n, m)."""
        spreads = float(wide), float(self.priors["spread"])
        return float(np.exp(np.mean(np.log(bayes_factor(logs, self._grid, spreads)))))

    def _odds(self, logs: Floats) -> Range:
        """Return the interval of the odds of a key saved, over log likelihoods (..., n, m)."""
        spread = self.priors["spread"]
        beliefs = posterior(logs, self._grid, (spread, spread)).sum(axis=-1)
        belief = beliefs.reshape(-1, len(self._grid.first)).mean(axis=0)
        return self._within(self._grid.first, belief)

    @property
    def _grid(self) -> Grid:
        end = self.priors["grid-end"]
        return Grid(np.linspace(-end, end, 121), np.linspace(-end, end, 31))

    def _slope(self, near: Floats, own: Fronts) -> float:
        """Return by how much nearness counts, were it all that counts."""
        grid = Grid(np.zeros(1), self._grid.second)
        logs = log_likelihood(np.zeros(len(near)), near, own.sets, grid)
        weights = posterior(logs, grid, (1.0, self.priors["spread"]))
        return float((weights[0] / weights.sum()) @ grid.second)

    def _within(self, points: Floats, weights: Floats) -> Range:
        """Return the ends of the interval of the odds at the book's level, and its middle."""
        below = np.cumsum(weights) / weights.sum()
        shares = (1 - self.level) / 2, 0.5, (1 + self.level) / 2
        low, middle, high = (float(np.exp(np.interp(share, below, points))) for share in shares)
        return low, middle, high

    def rests_on_choices(self, side: str) -> None:
        """Note the choice sets of a side, the places taken first."""
        rows = read("choices").query("side == @side")
        rests_on_rows("choices", rows.sort_values("taken", ascending=False, kind="stable"))
        rests_on_rows("choice_priors", read("choice_priors"))
