"""How often a route was open, on which places it hung, and what the reading of the record does."""

from __future__ import annotations

from typing import Any

import pandas as pd

from landroute.corridor.bounds import DEPENDS, OPEN, open_bands
from landroute.corridor.deciding import rests_on_day, rests_on_readings, rests_on_turns
from landroute.corridor.question import question
from landroute.corridor.timeline import days_open, open_intervals
from landroute.record.control import OPEN_END, read_until
from landroute.record.intervals import ANY
from landroute.studies.base import Result, result
from landroute.studies.corridors.study import Corridors
from landroute.studies.corridors.told import reasons
from landroute.tables import RECORD_START, counts_days
from landroute.wording.facts import Counted, Each, Listed, Named, Period, Share, named

READING = ("contested_passes", "service", "tracks_count", "us_posture")  # all but the account


@Corridors.finding("share-of-days-open", unit="share of days")
def share_open(study: Corridors) -> Result:
    """Say on what share of the record's days a land route was open, before its loss and since."""
    share = len(days_open(study.route)) / study.record_days
    study.rests_on_course()
    study.counts_open(study.route[study.route["open"]])
    days = Counted(study.record_days, "day")
    facts = _before_and_since(study.route)
    return result(share, share=Share(share), days=days, read=read_until(), **facts)


def _before_and_since(route: pd.DataFrame) -> dict[str, Any]:
    """Split the open days at the day on which the route was first lost."""
    stretches = route[route["open"]]
    begin = pd.Timestamp(RECORD_START)
    never = {"course": "plain", "lost": "", "before": "", "first": "", "since": "", "later": ""}
    if stretches.empty:
        return never
    lost = stretches["end"].iloc[0]
    if lost == OPEN_END:
        whole = stretches["start"].iloc[0] == begin
        return never if whole else never | {"course": "held", "first": _spells(stretches)}
    early, late = stretches.iloc[:1], stretches.iloc[1:]
    before = len(days_open(early)) / (lost - begin).days
    since = len(days_open(late)) / (OPEN_END - lost).days
    return {
        "course": ("every" if before == 1 else "part") + ("-again" if len(late) else "-lost"),
        "lost": lost,
        "before": Share(before),
        "first": _spells(early),
        "since": Share(since),
        "later": _spells(late) if len(late) else "",
    }


def _spells(stretches: pd.DataFrame) -> Listed:
    ends = stretches["end"] - pd.Timedelta(days=1)
    return Listed([Period(*pair) for pair in zip(stretches["start"], ends, strict=True)])


@Corridors.finding("accounts-differ-days", unit="days", under=READING)
def accounts_differ(study: Corridors) -> Result:
    """Count the days on which the two accounts disagree on whether any route was open."""
    own, other = (days_open(open_intervals(q)) for q in (study.question, study.other_account))
    differ = own.symmetric_difference(other)
    rests_on_turns(study.question)
    rests_on_turns(study.other_account)
    counts_days(study.words("days-differ"), differ)
    apart = len(differ)
    return result(apart, apart=apart, days=Counted(study.record_days, "day"))


@Corridors.finding("critical-place", unit="places")
def critical_place(study: Corridors) -> Result:
    """Say which single place the land route hung on, on most days, and which came next."""
    groups = critical_groups(study.ranked)
    if groups:
        study.rests_on_hung([place for own in groups[:2] for place in own.index])
    else:
        study.rests_on_course()
    if not groups:
        return _without_any(study.ranked)
    first, second = (groups[0], groups[1] if len(groups) > 1 else None)
    return result(
        list(first.index),
        **_hung(first),
        next=second is not None,
        **{f"next_{name}": fact for name, fact in _hung(second).items()},
    )


def critical_groups(ranked: pd.DataFrame) -> list[pd.DataFrame]:
    """Group the places whose closing left no route on as many days, in the same span."""
    closing = ranked[ranked["days"] > 0]
    parts = closing.groupby(["days", "first", "last"], sort=False)
    return [own for _, own in sorted(parts, key=lambda part: -part[0][0])]


def _hung(own: pd.DataFrame | None) -> dict[str, Any]:
    if own is None:
        return {"share": "", "n": 0, "places": "", "between": ""}
    last = own["last"].iloc[0] - pd.Timedelta(days=1)
    return {
        "share": Share(float(own["closes"].iloc[0])),
        "n": len(own),
        "places": named("places", list(own.index)),
        "between": Period(own["first"].iloc[0], last, within=True),
    }


def _without_any(ranked: pd.DataFrame) -> Result:
    if ranked.empty:
        return result([], "never")
    top = float(ranked["lost"].max())
    most = list(ranked.index[ranked["lost"] == top])
    return result([], "none", share=Share(top), places=named("places", most, "or"))


@Corridors.finding("verdict-depends", unit="depends")
def verdict_depends(study: Corridors) -> Result:
    """Say whether the day's verdict depends on how the record is read."""
    now = _bands_on_day(study)
    state, contested = now.loc[ANY, "state"], study.scenario.contested_passes
    other = question(study.scenario.changed(contested_passes=not contested))
    rests_on_day(study.now)
    study.rests_on_tracks()
    rests_on_readings(study.question, study.day, *now["why"])
    return result(
        state == DEPENDS,
        day=study.scenario.as_of,
        state="depends" if state == DEPENDS else "open" if state == OPEN else "closed",
        why=reasons(now.loc[ANY, "why"]) if state == DEPENDS else "",
        contested="closed" if contested else "open",
        otherwise=other.on(study.scenario.as_of).open,
        tracked=study.tracked,
    )


@Corridors.finding("corridors-in-doubt", unit="corridors")
def corridors_in_doubt(study: Corridors) -> Result:
    """Name the corridors whose state on the day depends on how the record is read."""
    now = _bands_on_day(study).drop(ANY)
    doubtful = now[now["state"] == DEPENDS]
    rests_on_day(study.now)
    rests_on_readings(study.question, study.day, *now["why"])
    lanes = [
        {"corridor": Named("corridors", name), "why": reasons(row["why"])}
        for name, row in doubtful.iterrows()
    ]
    return result(
        len(lanes),
        day=study.scenario.as_of,
        doubtful=len(lanes),
        lanes=Each("doubtful-corridor", lanes) if lanes else "",
    )


def _bands_on_day(study: Corridors) -> pd.DataFrame:
    """Return the day's band of each corridor, by corridor."""
    on_day = (study.bands["start"] <= study.day) & (study.day < study.bands["end"])
    return study.bands[on_day].set_index("corridor")


@Corridors.finding("days-that-depend", unit="days", under=READING)
def days_that_depend(study: Corridors) -> Result:
    """Count the days, of those with sources read, on which the answer depends on the reading."""
    bands = as_read(study.bands)
    own = bands[bands["corridor"] == ANY]
    whole = depending_days(own)
    _rests_on_doubt(study, own)
    days = int((own["end"] - own["start"]).dt.days.sum())
    return result(whole, whole=whole, days=Counted(days, "day"), read=read_until())


@Corridors.finding("lanes-that-depend", unit="days", under=READING)
def lanes_that_depend(study: Corridors) -> Result:
    """Count the days on which a corridor taken alone depends on the reading, and through what."""
    bands = as_read(study.bands)
    lanes = bands.groupby("corridor", sort=False)
    _rests_on_doubt(study, bands)
    by_lane = {str(name): depending_days(own) for name, own in lanes}
    by_lane.pop(ANY)
    most = sorted(by_lane.items(), key=lambda item: -item[1])
    rows = [
        {"corridor": Named("corridors", name), "days": Counted(days, "day")}
        for name, days in most
        if days
    ]
    dates, accounts = (
        depending_days(as_read(open_bands(study.scenario, dates=d, accounts=not d)))
        for d in (True, False)
    )
    both = depending_days(bands)
    return result(
        both,
        lanes=len(rows),
        by_lane=Each("corridor-on-days", rows) if rows else "",
        dates=Counted(dates, "day"),
        accounts=Counted(accounts, "day"),
        both=Counted(both, "day"),
        read=read_until(),
    )


def _rests_on_doubt(study: Corridors, bands: pd.DataFrame) -> None:
    """Note by which rows a route turned, what turns some bands in doubt, and the days in doubt."""
    doubtful = bands[bands["state"] == DEPENDS]
    study.rests_on_course()
    for row in doubtful.itertuples():
        rests_on_readings(study.question, row.start, row.why)
    counts_days(study.words("days-depend"), doubtful)


def as_read(bands: pd.DataFrame) -> pd.DataFrame:
    """Cut bands off after the last day with sources read: what comes later is carried forward."""
    after = read_until() + pd.Timedelta(days=1)
    own = bands[bands["start"] < after]
    return own.assign(end=own["end"].clip(upper=after))


def depending_days(bands: pd.DataFrame) -> int:
    """Count the days on which any of some bands depends."""
    return len(days_open(bands.assign(open=bands["state"] == DEPENDS)))
