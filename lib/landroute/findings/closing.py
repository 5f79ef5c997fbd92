"""What closing every way would have asked: by budget, through time, and without an end."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.findings.holding import in_words, option, options_held, tanf
from landroute.findings.record import Finding, counted, day, finding, listed, premise
from landroute.findings.routes import names
from landroute.routes.closing import ANYWHERE, IN_EAST, Study
from landroute.routes.holding import (
    CLOSED_BY_IT,
    LEFT_OPEN,
    fewest_in_period,
    hold_throughout,
    no_one_denies,
)
from landroute.routes.interdiction import open_between
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START


def closing_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on closing a corridor, in its order."""
    study = Study(scenario)
    return [
        answer(study),
        working_day(study),
        *budgets(study),
        *cuts_through_time(study),
        *(option(row) for row in options_held(study).itertuples()),
        *tanf(study),
        *indefinite(study),
    ]


def answer(study: Study) -> Finding:
    """Say in one sentence what closing the corridors took, and what Tanf alone did."""
    if study.day is None:
        text = f"{_trip(study)} no way was open on any day of the record: nothing had to be closed."
        return finding("closing-answer", None, "places", premise(study.scenario) + text)
    found = study.cut_on(study.day, IN_EAST)
    closing = (
        f"no set of places {IN_EAST} would have closed every way"
        if found is None
        else f"**{in_words(found)}** {IN_EAST}, held against it, would have closed every way"
    )
    denied, split = study.tanf.days_denied(), study.while_denied()
    alone, left = split[CLOSED_BY_IT], split[LEFT_OPEN]
    text = (
        f"{_trip(study)} on **{day(study.day)}**, {closing}; denial at Tanf alone kept every way "
        f"shut on **{len(alone):,}** of the {counted(len(denied), 'day')} on which it was denied "
        f"and left one open on **{len(left):,}**."
    )
    value = None if found is None else len(found)
    return finding("closing-answer", value, "places", premise(study.scenario) + text)


def working_day(study: Study) -> Finding:
    """Say on which day the budget is spent, and why."""
    asked = study.scenario.as_of
    if study.day is None:
        text = f"No way was open on {day(asked)}, or on any other day of the record."
    elif study.day == asked:
        text = f"A way was open on **{day(asked)}**: the budget is spent on that day."
    else:
        which = "next" if study.day > asked else "last"
        text = (
            f"No way was open on {day(asked)}: the budget is spent on **{day(study.day)}**, the "
            f"{which} day on which one was."
        )
    return finding("closing-day", study.day and f"{study.day:%Y-%m-%d}", "date", text)


def budgets(study: Study) -> list[Finding]:
    """Say what each place more adds, on the working day and on the day with the largest cut."""
    found = [
        _budget(study, study.day, ANYWHERE, "closing-budget"),
        _budget(study, study.day, IN_EAST, "closing-budget-in-east"),
    ]
    rows = fewest_in_period(study.counts, RECORD_START, RECORD_END)
    size = rows["cut_in_east"].astype(float).fillna(float("inf"))
    widest = rows["start"][size == size.max()].min().date() if len(rows) else None
    return [*found, _budget(study, widest, IN_EAST, "closing-budget-widest")]


def _budget(study: Study, when: dt.date | None, where: str, key: str) -> Finding:
    if when is None:
        text = f"Places denied {where}: no way was open, so a budget buys nothing."
        return finding(key, None, "hours", text)
    bought = study.bought[when][where]
    start = bought[0].hours or 0.0
    parts = [
        f"with {in_words(one.places)}, "
        + ("**no way** is left" if one.hours is None else f"{one.hours - start:.1f} hours more")
        for one in bought[1:]
        if one.places
    ]
    text = f"Places denied {where}, on {day(when)}: the fastest way takes {start:.1f} hours; " + (
        f"{'; '.join(parts)}." if parts else "no place that may be denied lengthens it."
    )
    hours = [None if one.hours is None else round(one.hours, 1) for one in bought]
    return finding(key, hours, "hours by budget, none where closed", text)


def _trip(study: Study) -> str:
    places = names("places")
    ends = (places[study.scenario.origin], places[study.scenario.destination])
    return f"From {ends[0]} to {ends[1]}"


def cuts_through_time(study: Study) -> list[Finding]:
    """Say how few places would have closed every way, over the days on which one was open."""
    return [_cut_through_time(study, where) for where in study.where]


def _cut_through_time(study: Study, where: str) -> Finding:
    column, key = ("cut_in_east", "-in-east") if where == IN_EAST else ("cut", "")
    rows = fewest_in_period(study.counts, RECORD_START, RECORD_END)
    rows = rows.assign(days=(rows["end"] - rows["start"]).dt.days)
    total = int(rows["days"].sum())
    spent = rows.groupby(column, dropna=False)["days"].sum()
    parts = [f"{_size(number)} on {counted(int(days), 'day')}" for number, days in spent.items()]
    text = (
        f"On the {counted(total, 'day')} of the record on which a way was open, closing every one "
        f"took, besides the places denied already, held {where}: {listed(parts)}."
        if total
        else f"No way was open on any day, so nothing had to be held {where}."
    )
    most = None if not total or rows[column].isna().any() else int(rows[column].max())
    return finding(f"closing-cut-most{key}", most, "places", premise(study.scenario) + text)


def _size(number: float) -> str:
    return "no set of places" if pd.isna(number) else counted(int(number), "place")


def indefinite(study: Study) -> list[Finding]:
    """Say how many places an indefinite presence would have had to cover, from three starts."""
    span = (study.scenario.as_of, study.scenario.horizon)
    period = f"each day from {day(span[0])} to {day(span[1])}"
    east = study.where[IN_EAST]
    graph, ends = study.asked.graph, study.asked.ends
    could = open_between(graph, *ends, ()) & (east or frozenset())
    cases = [
        (
            "closing-indefinite",
            f"{premise(study.scenario)}Besides the places denied already",
            study.asked,
        ),
        (
            "closing-indefinite-alone",
            "Had US forces and their partners denied nothing",
            study.withdrawn,
        ),
    ]
    found = [
        _indefinite(
            key, f"{given}: to close every way on {period}", hold_throughout(asked, *span, east)
        )
        for key, given, asked in cases
    ]
    given = (
        f"Had nobody denied any place, a way could have run through {len(could)} of the "
        f"{len(east or ())} places {IN_EAST}: to close every one"
    )
    return [
        held_by_us(study),
        *found,
        _indefinite("closing-indefinite-any-holder", given, no_one_denies(study.asked, east)),
    ]


def held_by_us(study: Study) -> Finding:
    """Say how many places US forces and their partners denied on the day."""
    now = study.asked.on(study.scenario.as_of)
    held = len(now.us_held & (study.where[IN_EAST] or frozenset()))
    text = (
        f"On {day(now.as_of)} US forces and their partners denied {counted(held, 'place')} of "
        f"{len(study.where[IN_EAST] or ())} {IN_EAST}."
    )
    return finding("closing-denied-by-us", held, "places", premise(study.scenario) + text)


def _indefinite(key: str, given: str, held: tuple[str, ...] | None) -> Finding:
    if held is None:
        text = f"{given}, no set of places {IN_EAST} would have done."
    elif not held:
        text = f"{given}, no place had to be held: none was open."
    else:
        text = (
            f"{given}, a presence that never moves would have had to cover at least "
            f"**{in_words(held)}** {IN_EAST}."
        )
    return finding(key, None if held is None else len(held), "places", text)
