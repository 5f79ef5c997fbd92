"""Whether a road was a spare: what one whole loss tells, and airports shut for a time would."""

from __future__ import annotations

import pandas as pd

from landroute.studies.base import Result, result
from landroute.studies.modes.closures import closures, government_fall, whole_days
from landroute.studies.modes.gateways import gateways
from landroute.studies.modes.study import Modes
from landroute.studies.route import OPENING
from landroute.tables import counts_days, read, rests_on_rows
from landroute.wording.facts import Counted, Period

STRIKE = "strike"  # kind of data/documented_use.csv


def airports_shut(study: Modes) -> pd.DataFrame:
    """
    Mark the days with a road, before the whole loss or the fall, with closures of known length.

    Returns
    -------
    DataFrame
        Index: days on which a route was open and at least one airport of Syria was counted shut for
        all or part of the day; a column for each airport, truth values.
    """
    end = study.losing[0] if study.all_lost_together else government_fall()
    days = study.modes.index[study.modes["road"] & (study.modes.index < end)]
    table = pd.DataFrame(False, index=days, columns=gateways()["air"])
    for row in whole_days(_of_airports()).itertuples():
        table.loc[(days >= row.start) & (days < row.end), row.place] = True
    return table[table.any(axis=1)]


def _of_airports() -> pd.DataFrame:
    rows = closures().query("mode == 'air'")
    return rows[rows["place"].isin(gateways()["air"])]


@Modes.finding("front-spare", unit="days", under=OPENING)
def spare(study: Modes) -> Result:
    """Say in short what the record tells of a road as a spare."""
    together = study.all_lost_together
    shut = airports_shut(study).index
    study.rests_on_losing()
    study.rests_on_quantities(("all", "window"))
    return result(
        study.losing_days if together else 0,
        together=together,
        lost=Period(*study.losing, within=True) if together else "",
        shut=len(shut),
        years=_years(shut),
    )


@Modes.finding("airports-shut", unit="days", under=OPENING)
def shut_with_road(study: Modes) -> Result:
    """Count the days on which airports of Syria were shut and a road was held: a test in part."""
    shut = airports_shut(study)
    counted = _of_airports()
    met = [
        ((shut.index >= r.start.floor("D")) & (shut.index < r.end)).any()
        for r in counted.itertuples()
    ]
    study.rests_on_closures(counted[met])
    counts_days(study.words("days-airport-shut"), shut.index)
    use = read("documented_use").query("kind == @STRIKE")
    struck = use[use["start"].isin(shut.index)]
    rests_on_rows("documented_use", struck)
    if shut.empty:
        study.rests_on_closures(counted)
        study.rests_on_losing()
        return result(0, "none")
    return result(
        len(shut),
        days=Counted(len(shut), "day"),
        years=_years(shut.index),
        several=int((shut.sum(axis=1) > 1).sum()),
        strikes=len(struck),
    )


def _years(days: pd.DatetimeIndex) -> str:
    """Return the first and the last year of some days; nothing of none."""
    if days.empty:
        return ""
    first, last = days.min().year, days.max().year
    return f"{first}" if first == last else f"{first}–{last}"
