"""Days counted as lost, and whether they ever stopped air or sea before the government fell."""

from __future__ import annotations

from itertools import product
from typing import Any

import pandas as pd

from landroute.corridor.deciding import rests_on_state
from landroute.studies.base import Result, result
from landroute.studies.modes.closures import (
    CLOSED,
    WIDE,
    closures,
    government_fall,
    whole_days,
    without_length,
    worst_closures,
    worst_years,
)
from landroute.studies.modes.gateways import gateways
from landroute.studies.modes.study import GATEWAYS, Modes, place_said
from landroute.tables import counts_days, read, rests_on, rests_on_table
from landroute.wording.facts import Each, Listed, message

UNSTOPPED = "C04"  # row of data/claims.csv: nobody could stop air and sea


@Modes.finding("modes-days-lost", unit="days in a year", under=())
def days_lost(study: Modes) -> Result:
    """Say the most days that a place of each mode lost in a year, before the end."""
    worst, shut = worst_years(), worst_years(CLOSED)
    most = worst["days"].max()
    for (mode, row), scopes in product(worst.iterrows(), (WIDE, CLOSED)):
        own = worst_closures(scopes, str(mode))
        study.rests_on_closures(own)
        if scopes == WIDE:
            label = message("days-closed-at", place=place_said(row["place"]))
            counts_days(label, whole_days(own))
    rows = [
        {"mode": mode, "most": row["days"] == most, **_days_and_place(row)}
        for mode, row in worst.iterrows()
    ]
    return result(
        most,
        worst=Each("worst-of-mode", rows),
        ships=not worst.loc["sea"].equals(shut.loc["sea"]),
        shut=message("worst-year", **_days_and_place(shut.loc["sea"])),
    )


def _days_and_place(row: pd.Series) -> dict[str, Any]:
    """Return the days of a row of `worst_years`, and where and when it was."""
    place, year = place_said(row["place"]), f"{row['year']:.0f}"
    return {"days": round(row["days"]), "place": place, "year": year}


@Modes.finding("disruptions-uncounted", unit="disruptions", under=())
def uncounted(study: Modes) -> Result:
    """Say how much of the record gives no days, and so is not in any count."""
    counts = without_length()
    rests_on_table("disruptions")
    rows = [
        {"mode": row.Index, "n": int(row.uncounted), "all": int(row.rows)}
        for row in counts.itertuples()
    ]
    total = int(counts["uncounted"].sum())
    return result(
        total, all=int(counts["rows"].sum()), n=total, by_mode=Each("uncounted-of-mode", rows)
    )


@Modes.finding("gateways-never-all-shut", unit="days", under=GATEWAYS)
def never_all(study: Modes) -> Result:
    """Say whether counted closures ever shut all of Syria's gateways of a mode at once."""
    days = study.days_before_fall
    rows = closures()
    actors = read("disruptions").set_index("id")["actor"]
    modes, total = [], 0
    rests_on("claims", UNSTOPPED)
    for mode, places in gateways().items():
        unusable = ~study.usable.loc[days, places]
        own = rows[rows["place"].isin(places) & rows["start"].lt(government_fall())]
        for row in own.itertuples():
            unusable.loc[(days >= row.start.normalize()) & (days < row.end), row.place] = True
        shut = days[unusable.all(axis=1)]
        total += len(shut)
        counts_days(study.words("days-gateways-shut"), shut)
        for day in shut:
            rests_on_state(study.recorded.on(day.date()), places)
        on = own[[((shut >= r.start.normalize()) & (shut < r.end)).any() for r in own.itertuples()]]
        study.rests_on_closures(on)
        study.rests_on_closures(own)
        causes = sorted(set(actors[on["rows"].str.split("; ").explode()]))
        modes.append(
            {
                "mode": mode,
                "days": len(shut),
                "most": int(unusable.sum(axis=1).max()),
                "of": len(places),
                "causes": len(causes),
                "cause": Listed(causes) if causes else "",
            }
        )
    return result(
        total,
        total=total,
        days=Each("days-all-shut", modes),
        paragraph=int(read("claims").set_index("id").at[UNSTOPPED, "paragraph"]),
    )
