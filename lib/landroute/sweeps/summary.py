"""What a sweep found of one finding: how it is distributed, and what drives it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from landroute.scenario import Scenario
from landroute.sweeps.axes import RANGED
from landroute.sweeps.drivers import Driver, drivers, grouped, indicators

DAY = re.compile(r"\d{4}-\d\d-\d\d")
FEW = 12  # values that are shown one by one; of more texts the rarest are shown together
QUANTILES = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
NUMBER, DAYS, SORT = "number", "day", "sort"


@dataclass(frozen=True)
class Summary:
    """
    A finding over the points of a sweep.

    Attributes
    ----------
    key, unit : str
    kind : str
        number, day, or sort for yes and no, texts and lists.
    values : array
        Where there is an answer: numbers, days as ordinal numbers, or texts.
    parameters : dict
        Parameter to its values at the same points: numbers, days as ordinal numbers, or texts.
    unanswered : int
        Points at which it has no answer.
    """

    key: str
    unit: str
    kind: str
    values: np.ndarray
    parameters: Mapping[str, np.ndarray]
    unanswered: int

    @property
    def varies(self) -> bool:
        """Whether it is not everywhere the same."""
        return len(np.unique(self.values)) > 1

    @cached_property
    def counts(self) -> dict[str | float, int]:
        """Points by value, in order; of many texts the commonest, the rest under an empty one."""
        distinct, counts = np.unique(self.values, return_counts=True)
        by = dict(zip(distinct.tolist(), counts.tolist(), strict=True))
        if self.kind != SORT or len(by) <= FEW:
            return by
        kept = sorted(by, key=lambda value: -by[value])[: FEW - 1]
        return {v: by[v] for v in kept} | {"": sum(n for v, n in by.items() if v not in kept)}

    @property
    def one_by_one(self) -> bool:
        """Whether its values are few enough to be shown one by one."""
        return self.kind == SORT or (self.kind == NUMBER and len(self.counts) <= FEW)

    def quantiles(self) -> list[float]:
        """Return the quantiles of numbers and days, at `QUANTILES`."""
        return [float(q) for q in np.quantile(self.values, QUANTILES)]

    def drivers(self, level: float) -> list[Driver]:
        """Return what each parameter explains of it, the most first."""
        outcome = indicators(self.values) if self.kind == SORT else self.values[:, None]
        groups = {
            name: grouped(values, values.dtype.kind == "f")
            for name, values in self.parameters.items()
        }
        return drivers(groups, outcome, level)


def summaries(rows: pl.DataFrame, points: pl.DataFrame) -> list[Summary]:
    """Return a summary for each finding, in the order of the rows."""
    told = rows.filter(pl.col("kind") != "error")
    return [
        _summary(str(key), own, points)
        for (key,), own in told.group_by("finding", maintain_order=True)
    ]


def _summary(key: str, own: pl.DataFrame, points: pl.DataFrame) -> Summary:
    kinds = set(own["kind"]) - {"none"}
    answered = own.filter(pl.col("kind") != "none")
    if kinds == {"number"}:
        kind, values = NUMBER, answered["value"].to_numpy()
    elif kinds == {"text"} and all(map(DAY.fullmatch, answered["text"])):
        kind, values = DAYS, _ordinals(answered["text"])
    else:
        kind, values = SORT, np.array([_said(row) for row in answered.iter_rows(named=True)])
    at = points[answered["point"].to_list()]
    parameters = {name: _numbers(name, at[name]) for name in points.columns if name != "point"}
    unit = own["unit"].drop_nulls().first() or ""
    return Summary(key, str(unit), kind, values, parameters, len(own) - len(answered))


def _said(row: Mapping[str, object]) -> str:
    """Return a value that is no number as text; yes and no as messages have them."""
    if row["kind"] == "yesno":
        return "yes" if row["value"] else "no"
    return str(row["value"] if row["text"] is None else row["text"])


def _numbers(name: str, column: pl.Series) -> np.ndarray:
    """Return a parameter's values: as numbers where it has a range, else as texts."""
    if Scenario.model_fields[name].annotation is dt.date:
        return _ordinals(column)
    if Scenario.model_fields[name].annotation in RANGED:
        return column.cast(pl.Float64).to_numpy()
    return np.array([str(value).lower() for value in column])


def _ordinals(days: pl.Series) -> np.ndarray:
    return np.array([dt.date.fromisoformat(day).toordinal() for day in days], dtype=float)
