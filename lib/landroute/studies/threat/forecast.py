"""The article's forecast of an insurgency, and its claim about the road, beside the counts."""

from __future__ import annotations

from typing import Any

from landroute.corridor.exposure import events_by_month
from landroute.studies.base import Result, result
from landroute.studies.threat.published import (
    attacks_on_vehicles,
    battle_deaths,
    counted_and_claimed,
    deaths_rows,
    iraqi_years,
    longest_count,
    single_months,
)
from landroute.studies.threat.study import ROUTING, Threat
from landroute.tables import read, rests_on, rests_on_rows, rests_on_table
from landroute.wording.facts import Counted, Each, Listed, Month, Named, Number, Span, When

# Rows of data/claims.csv, both of the op-ed's paragraph 3.
POTENT_INSURGENCY, POOR_CHANNEL = "C06", "C07"
EVEN = 0.5  # above it a thing is more likely than not


def _coded(claim: str) -> dict[str, Any]:
    """Return what the op-ed claims, where, and our verdict on it."""
    row = read("claims").set_index("id").loc[claim]
    rests_on("claims", claim)
    return {
        "claim": Named("claims", claim, "claim"),
        "paragraph": int(row["paragraph"]),
        "verdict": str(row["verdict"]),
    }


@Threat.finding("threat-under-reporting", unit="times", under=())
def under_reporting(study: Threat) -> Result:
    """Say how many attacks were counted for each that the Islamic State claimed."""
    both = counted_and_claimed()
    rests_on("insurgency", *both["id"], *both["id_own"])
    counted, claimed = float(both["attacks"].sum()), float(both["attacks_own"].sum())
    if not claimed:
        return result(None, "none")
    return result(
        counted / claimed,
        ratio=Number(counted / claimed),
        counted=int(counted),
        claimed=int(claimed),
        months=Counted(len(both), "month"),
    )


@Threat.finding("threat-potent", unit="verdict", under=())
def potent(study: Threat) -> Result:
    """Set the op-ed's forecast of a potent insurgency beside the longest count."""
    coded, longest = _coded(POTENT_INSURGENCY), longest_count()
    rests_on_rows("insurgency", longest.to_frame().T)
    return result(
        coded["verdict"],
        **coded,
        counter=longest["claimant"],
        counted=int(longest["attacks"]),
        months=Span(Month(longest["start"]), Month(longest["end"])),
        rate=Number(longest["per_month"]),
    )


@Threat.finding("threat-counts-since", unit="deaths a year", under=())
def counts_since(study: Threat) -> Result:
    """Give the other counts, of clashes, of deaths and of attacks."""
    by_year = events_by_month().groupby(lambda day: day.year).mean()
    first, last = by_year.index[0], by_year.index[-1]
    deaths = battle_deaths()
    since = deaths[deaths.index > last]
    told = deaths_rows()
    told = told[told["start"].dt.year.ge(first)]
    for rows in (single_months(), iraqi_years().iloc[[0, -1]], told):
        rests_on_rows("insurgency", rows)
    rests_on_table("conflict_months")
    return result(
        [int(since.min()), int(since.max())],
        first_year=When.of(str(first)),
        last_year=When.of(str(last)),
        clashes_first=Number(by_year[first]),
        clashes_last=Number(by_year[last]),
        deaths_first=int(deaths[first]),
        deaths_last=int(deaths[last]),
        deaths_since=Span(int(since.min()), int(since.max())),
        years_since=Span(When.of(str(since.index[0])), When.of(str(since.index[-1]))),
        **_in_single_months(),
        iraq=Each("counted-in-year", _iraqi_ends()),
    )


def _in_single_months() -> dict[str, Any]:
    """Return what was counted in the desert by the month, and in how many months."""
    months = single_months()
    first, last = months["start"].min(), months["start"].max()
    return {
        "counters": Listed(sorted(set(months["claimant"])), "or"),
        "counted": Span(int(months["attacks"].min()), int(months["attacks"].max())),
        "months": len(months),
        "of_months": Counted((last.year - first.year) * 12 + last.month - first.month + 1, "month"),
        "period": Span(Month(first), Month(last)),
    }


def _iraqi_ends() -> list[dict[str, Any]]:
    """Return the first and the last whole year counted in Iraq."""
    return [
        {"n": int(row.attacks), "year": When.of(str(row.start.year)), "counter": row.claimant}
        for row in iraqi_years().iloc[[0, -1]].itertuples()
    ]


@Threat.finding("threat-vehicles-attacked", unit="attacks", under=())
def vehicles_attacked(study: Threat) -> Result:
    """Say how often the record has single attacks on buses and convoys, and the deadliest."""
    rows = attacks_on_vehicles()
    rests_on_rows("insurgency", rows)
    attacks = rows.groupby("start").agg({"low": "min", "high": "max", "area": "first"})
    worst = attacks.loc[attacks["high"].idxmax()]
    return result(
        len(attacks),
        attacks=len(attacks),
        months=Span(Month(attacks.index[0]), Month(attacks.index[-1])),
        worst=attacks["high"].idxmax(),
        place=worst["area"],
        killed=Span(int(worst["low"]), int(worst["high"])),
        agreed=worst["low"] == worst["high"],
    )


@Threat.finding("threat-article", unit="share of passages, most", under=ROUTING)
def article(study: Threat) -> Result:
    """Set the op-ed's claim that the insurgency makes the road a poor channel beside the result."""
    coded, corridor = _coded(POOR_CHANNEL), study.longest_open
    study.rests_on_assumed()
    study.rests_on_longest()
    if corridor is None:
        return result(None, study.why_unrated, **coded, months=study.months)
    least, most = study.corners(corridor)
    return result(
        most,
        **coded,
        corridor=Named("corridors", corridor),
        even=sum(end >= EVEN for end in (least, most)),
    )
