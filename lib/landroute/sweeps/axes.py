"""
What a sweep varies: each parameter's values, checked, and the value at a share of its range.

What is refused here is told after the path of its key: `.low: …`, `[2]: …`, or `: …`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from landroute.errors import BadInput, quoted
from landroute.scenario import Scenario
from landroute.scenario.schema import allowed

Kind = Literal["number", "whole", "day", "choice"]
# Types of parameters that have a range; the rest is a choice.
RANGED: dict[Any, Kind] = {float: "number", int: "whole", dt.date: "day"}


@dataclass(frozen=True)
class Axis:
    """
    A parameter and the values that it takes in a sweep.

    Attributes
    ----------
    name : str
        Of the parameter.
    kind : str
        `number`, `whole` and `day` have a range; `choice` has values.
    values : tuple
        Of a choice, or of a grid: JSON values, each as the scenario has it.
    low, high
        Ends of a range, both included; days as their ordinal numbers.
    """

    name: str
    kind: Kind
    values: tuple[Any, ...] = ()
    low: float = 0
    high: float = 0

    def at(self, share: float) -> Any:
        """Return the value at a share of the axis, from 0 to below 1, as a JSON value."""
        if self.values:
            return self.values[int(share * len(self.values))]
        if self.kind == "number":
            return self.low + share * (self.high - self.low)
        whole = int(self.low + share * (self.high - self.low + 1))
        return _plain(self.kind, min(whole, int(self.high)))

    def steps(self, count: int) -> tuple[Any, ...]:
        """
        Return values that stand evenly from end to end.

        Raises
        ------
        BadInput
            When a range of whole numbers or days has fewer.
        """
        if self.kind == "number":
            width = (self.high - self.low) / (count - 1)
            return (*(self.low + width * step for step in range(count - 1)), self.high)
        room = int(self.high - self.low)
        if count > room + 1:
            raise BadInput(f".steps: {count} is more than the {room + 1} values from low to high")
        return tuple(
            _plain(self.kind, int(self.low) + round(room * step / (count - 1)))
            for step in range(count)
        )


def ranged(name: str, low: Any, high: Any) -> Axis:
    """
    Return the axis of a parameter from one end to another.

    Raises
    ------
    BadInput
        For a parameter that has no range, an end that it cannot take, or ends in the wrong order.
    """
    kind = RANGED.get(Scenario.model_fields[name].annotation)
    if kind is None:
        raise BadInput(f": has no low and high; list its values. Allowed: {allowed(name)}")
    ends = {end: _taken(name, f".{end}", value) for end, value in (("low", low), ("high", high))}
    first, last = ((v.toordinal() if kind == "day" else v) for v in ends.values())
    if not first < last:
        raise BadInput(f".low: {low} is not below high, {high}")
    return Axis(name, kind, low=first, high=last)


def listed(name: str, values: Sequence[Any]) -> Axis:
    """
    Return the axis of a parameter over values.

    Raises
    ------
    BadInput
        For a value that it cannot take, one that is given twice, or none but one.
    """
    taken = [_json(_taken(name, f"[{i}]", value)) for i, value in enumerate(values)]
    for index, value in enumerate(taken):
        if value in taken[:index]:
            raise BadInput(f"[{index}]: {quoted(values[index])} is given twice")
    if len(taken) < 2:
        raise BadInput(": wants two values or more; what does not vary belongs to the scenario")
    return Axis(name, "choice", tuple(taken))


def _taken(name: str, part: str, value: Any) -> Any:
    try:
        return Scenario.taken(name, value)
    except BadInput as error:
        raise BadInput(f"{part}: {error}") from error


def _plain(kind: Kind, whole: int) -> Any:
    return dt.date.fromordinal(whole).isoformat() if kind == "day" else whole


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
