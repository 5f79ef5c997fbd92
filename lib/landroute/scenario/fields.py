"""Types of parameters, and what is said of each beside its type."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

from landroute.tables import chosen, columns, road_place_id

ALL = "all"  # of what a table offers


def _iso_day(value: Any) -> Any:
    """Let through a date or its ISO form alone; pydantic would also read numbers and times."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(value), re.ASCII):
        raise ValueError("is no day of the form YYYY-MM-DD")
    return dt.date.fromisoformat(str(value))


def _whole(value: Any) -> Any:
    """Read a whole number from the command line's text; leave the rest to the type."""
    return int(value) if isinstance(value, str) and re.fullmatch("[0-9]+", value) else value


@dataclass(frozen=True)
class Among:
    """That a parameter is of what a column of a table has, or one of the words beside these."""

    table: str
    column: str
    more: tuple[str, ...] = ()

    def choose(self, value: Any) -> str:
        """Return the value; raise `BadInput` for one that is not there."""
        text = str(value)
        return text if text in self.more else chosen(self.table, self.column, text)

    def choices(self) -> list[str]:
        """Return all that may be chosen."""
        return [*self.more, *columns(self.table, self.column)[self.column].unique()]


FORCE, AREA = Among("forces", "id"), Among("populations", "area")
YARDSTICK = Among("yardsticks", "id", (ALL,))
Place = Annotated[str, BeforeValidator(lambda value: road_place_id(str(value)))]
Force = Annotated[str, BeforeValidator(FORCE.choose), FORCE]
Yardstick = Annotated[str, BeforeValidator(YARDSTICK.choose), YARDSTICK]
Area = Annotated[str, BeforeValidator(AREA.choose), AREA]
Day = Annotated[dt.date, BeforeValidator(_iso_day)]
Band = Annotated[Literal[10, 25, 50], BeforeValidator(_whole)]
Service = Annotated[Literal[1, 2, 3, 4], BeforeValidator(_whole)]


def parameter(default: Any, *, supposes: bool = False, **bounds: Any) -> Any:
    """
    Return a parameter with its default; its meaning, unit and source are in parameters.ftl.

    Parameters
    ----------
    supposes
        Whether another value than the default reads the record otherwise, or departs from it, so
        that whatever is shown under it says so.
    bounds
        As in `pydantic.Field`.
    """
    return Field(default, json_schema_extra={"supposes": supposes}, **bounds)


class Parameters(BaseModel):
    """The parameters of one part of the book."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_default=False, allow_inf_nan=False
    )

    @field_validator("*", mode="before")
    @classmethod
    def _truth_is_no_number(cls, value: Any, info: ValidationInfo) -> Any:
        """Refuse yes and no for a number: Python would count them as 1 and 0."""
        if (
            isinstance(value, bool)
            and cls.model_fields[str(info.field_name)].annotation is not bool
        ):
            raise ValueError("is a truth value")
        return value
