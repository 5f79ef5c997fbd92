"""Rules on how days are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.paths import shown
from landroute.tables.dates import known_day
from landroute.tables.package import (
    PACKAGE,
    RECORD_END,
    RECORD_START,
    read,
    resource,
    resource_names,
)
from landroute.tables.rules.at import at
from landroute.tables.rules.declared import of_fields

FIRST_OF = {"month": "%Y-%m-01", "year": "%Y-01-01"}


def coarse_days_are_first_days(data: Path) -> Iterator[str]:
    """Where a column says so (`first_day_of`), a month or year is written as its first day."""
    for table in resource_names(data):
        for field in resource(table, data)["schema"]["fields"]:
            if "first_day_of" not in field:
                continue
            rows, column = read(table, data), field["first_day_of"]
            for precision, form in FIRST_OF.items():
                days = rows.loc[rows[field["name"]] == precision, column].dropna()
                for index, day in days.items():
                    if f"{day:%Y-%m-%d}" != (first := day.strftime(form)):
                        reason = f"{day:%Y-%m-%d} is known to the {precision}: write {first}"
                        yield at(data, table, index, column, reason)


def every_day_has_bounds(data: Path) -> Iterator[str]:
    """Each column of days keeps to the record, or its schema says why not (`beyond_record`)."""
    record = {"minimum": f"{RECORD_START}", "maximum": f"{RECORD_END}"}
    for table in resource_names(data):
        for field in resource(table, data)["schema"]["fields"]:
            bounds = field.get("constraints", {})
            kept = all(bounds.get(bound) == day for bound, day in record.items())
            if field["type"] == "date" and not kept and not field.get("beyond_record"):
                reason = f"wants the bounds {RECORD_START} and {RECORD_END}, or beyond_record, why"
                yield f"{shown(data / PACKAGE)}: table {table}: field {field['name']}: {reason}"


def partial_dates_are_dates(data: Path) -> Iterator[str]:
    """Each date known in part (`partial_date`) is of the calendar, and no later than the record."""
    for table, name, _ in of_fields(data, "partial_date"):
        for index, text in read(table, data)[name].dropna().items():
            first = known_day(text)
            if pd.isna(first):
                reason = f"{text!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD"
                yield at(data, table, index, name, reason)
            elif first > pd.Timestamp(RECORD_END):
                reason = f"{text!r} is after the end of the record, {RECORD_END}"
                yield at(data, table, index, name, reason)
