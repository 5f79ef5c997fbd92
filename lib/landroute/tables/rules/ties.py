"""A rule on the ties between actors: what their sources can bear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.package import read
from landroute.tables.rules.at import at
from landroute.tables.sources import sources, split_keys

PRECISION = {4: "Y", 7: "M", 10: "D"}  # of a date, by its length


def ends_are_in_the_sources(data: Path) -> Iterator[str]:
    """Each tie verified whole has a source as late as its last day, or one without a date."""
    dates = sources(data)["date"]
    for row in read("relations", data).query("verified == 'yes'").dropna(subset="end").itertuples():
        cited = [str(dates.get(key, "")) for key in split_keys(row.source)]
        if not all(len(date) in PRECISION for date in cited):
            continue
        newest = max(_period(date).end_time for date in cited)
        if (_period(row.end) - 1).start_time > newest:
            reason = (
                f"{row.end} is after {newest.date()}, the day of the newest source: "
                "'verified' should be 'partly', or a later source is wanted"
            )
            yield at(data, "relations", row.Index, "end", reason)


def _period(date: str) -> pd.Period:
    return pd.Period(date, freq=PRECISION[len(date)])
