"""A rule on the ties between actors: what their sources can bear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.dates import UNITS, known_day
from landroute.tables.package import read
from landroute.tables.rules.at import at
from landroute.tables.sources import sources, split_keys


def ends_are_in_the_sources(data: Path) -> Iterator[str]:
    """Each tie verified whole has a source as late as its last day, or one without a date."""
    dates = sources(data)["date"]
    for row in read("relations", data).query("verified == 'yes'").dropna(subset="end").itertuples():
        cited = [str(dates.get(key, "")) for key in split_keys(row.source)]
        latest = [known_day(date, last=True) for date in cited]
        if any(pd.isna(day) for day in latest):
            continue
        newest = max(latest)
        if _day_before(row.end) > newest:
            reason = (
                f"{row.end} is after {newest.date()}, the day of the newest source: "
                "'verified' should be 'partly', or a later source is wanted"
            )
            yield at(data, "relations", row.Index, "end", reason)


def _day_before(end: str) -> pd.Timestamp:
    """Return the first day of the day, month or year before an end; a tie ends on its eve."""
    first = known_day(end)
    return first if pd.isna(first) else (pd.Period(first, freq=UNITS[len(end)]) - 1).start_time
