"""`Scenario`: every parameter of the book under one flat set of names, the single truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Self

from pydantic import ValidationError, model_validator

from landroute.errors import BadInput, quoted, unknown
from landroute.scenario.parts import (
    ActorParameters,
    ClosingParameters,
    CorridorParameters,
    MapParameters,
    ModesParameters,
    QuestionParameters,
    ThreatParameters,
)
from landroute.tables import RECORD_END


# Pydantic lists the fields of the last base first.
class Scenario(
    ThreatParameters,
    ModesParameters,
    ClosingParameters,
    CorridorParameters,
    MapParameters,
    ActorParameters,
    QuestionParameters,
):
    """
    The parameters that an answer is asked under.

    One made by `only` has some of them; to read another is an error, by whichever path, so that
    what depends on a parameter can always be said.
    """

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.horizon < self.as_of:
            raise BadInput(
                f"parameter horizon = {self.horizon}: lies before as_of = {self.as_of};"
                f" allowed: {self.as_of} to {RECORD_END}"
            )
        if self.origin == self.destination:
            raise BadInput(
                f"parameter destination = {self.destination}: the same place as origin;"
                " allowed: any other place that a road reaches"
            )
        return self

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """
        Make a scenario from overrides of the baseline.

        Raises
        ------
        BadInput
            For an unknown name (with the nearest right one), a value out of range (with the
            allowed range), a horizon before the day, or one place for both ends; one line.
        """
        check_names(values)
        try:
            return cls(**values)
        except ValidationError as error:
            raise _told(error) from error

    @classmethod
    def taken(cls, name: str, value: Any) -> Any:
        """
        Return a value as parameter `name` takes it, whatever the others are.

        Raises
        ------
        BadInput
            For an unknown name, and a value out of range, as `of`.
        """
        check_names([name])
        part = next(base for base in cls.__bases__ if name in base.model_fields)  # type: ignore[attr-defined]
        try:
            return getattr(part(**{name: value}), name)
        except ValidationError as error:
            raise _told(error) from error

    def only(self, names: Iterable[str]) -> Self:
        """Return the scenario with some of its parameters, the only ones that can be read of it."""
        part = super().model_copy()
        for name in set(part.__dict__) - set(names):
            del part.__dict__[name]
        return part

    def __getattr__(self, name: str) -> Any:
        """Refuse a parameter that this scenario is without."""
        if name in type(self).model_fields:
            raise BadInput(
                f"parameter {name} is read but not declared; declared: {', '.join(self.names())}"
            )
        raise AttributeError(name)

    def names(self) -> list[str]:
        """Return the names of the parameters that can be read of it, in the model's order."""
        return [name for name in type(self).model_fields if name in self.__dict__]

    def changed(self, **values: Any) -> Self:
        """
        Return the scenario with other values, checked, and no more to be read of it than before.

        Raises
        ------
        BadInput
            As `of`, and for a parameter that cannot be read of it.
        """
        for name in values:
            getattr(self, name)
        return self.of({**self.overrides(), **values}).only(self.names())

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return `changed`: pydantic's own copy would check nothing."""
        return self.changed(**(update or {}))

    def overrides(self) -> dict[str, Any]:
        """Return what differs from the baseline, as plain JSON values."""
        return {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name in self.names()
            if (value := self.__dict__[name]) != type(self).model_fields[name].default
        }

    def suppositions(self) -> dict[str, Any]:
        """Return those of `overrides` under which the record is read otherwise than it stands."""
        return {name: value for name, value in self.overrides().items() if supposes(name)}


def supposes(name: str) -> bool:
    """Say whether another value of a parameter than its default has to be said with an answer."""
    extra = Scenario.model_fields[name].json_schema_extra
    return bool(isinstance(extra, dict) and extra["supposes"])


def baseline() -> Scenario:
    """Return the scenario in which every parameter has its default."""
    return Scenario()


def check_names(values: Iterable[str]) -> None:
    """Raise `BadInput` for the first name that is no parameter, with the nearest one."""
    for name in values:
        if name not in Scenario.model_fields:
            raise unknown("parameter", name, list(Scenario.model_fields), "see `landroute params`")


def _told(error: ValidationError) -> BadInput:
    from landroute.scenario.schema import allowed

    first = error.errors()[0]
    if not first["loc"]:  # a rule between parameters, which has said it all
        return BadInput(str(first["ctx"]["error"]))
    name = str(first["loc"][0])
    reason = first["msg"].removeprefix("Value error, ")
    return BadInput(
        f"parameter {name} = {quoted(first['input'])}: {reason[0].lower()}{reason[1:]};"
        f" allowed: {allowed(name)}"
    )
