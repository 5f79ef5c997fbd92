"""What closing every way would have asked: by budget, through time, and without an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection

import pandas as pd

from landroute.corridor.holding import CLOSED_BY_IT, LEFT_OPEN, fewest_in_period, no_one_denies
from landroute.network.interdiction import open_between
from landroute.outputs import Finding, finding
from landroute.scenario import Scenario
from landroute.studies.closing.holding import in_words, option, options_held, part, tanf
from landroute.studies.closing.study import ANYWHERE, IN_EAST, Study
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed, premise


def closing_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on closing a corridor, in its order."""
    study = Study(scenario)
    return [
        answer(study),
        working_day(study),
        *budgets(study),
        *cuts_through_time(study),
        *indefinite(study),
        *(option(row) for row in options_held(study).itertuples()),
        *tanf(study),
    ]


def answer(study: Study) -> Finding:
    """Say in one sentence how many places a lasting closure took, and what Tanf alone did."""
    if study.day is None:
        text = f"{_trip(study)} no way was open on any day of the record: nothing had to be closed."
        return finding("closing-answer", None, "places", premise(study.scenario) + text)
    denied, split = study.tanf.days_denied(), study.while_denied()
    alone, left = split[CLOSED_BY_IT], split[LEFT_OPEN]
    text = (
        f"Keeping every way {_trip(study, 'from')} shut {_period(study)} would have taken "
        f"{_fewest(study.presence, in_words)} {_given(study)}. Denial at Tanf alone kept every way "
        f"shut on **{len(alone):,}** of the {counted(len(denied), 'day')} on which it was denied, "
        f"and left one open on **{len(left):,}**."
    )
    value = None if study.presence is None else len(study.presence)
    return finding("closing-answer", value, "places", premise(study.scenario) + text)


def _day_within(study: Study) -> dt.date:
    """Return the first day of the period on which a way is open, else its first day."""
    first, last = study.scenario.as_of, study.scenario.horizon
    return study.day if study.day and first <= study.day <= last else first


def _fewest(held: tuple[str, ...] | None, said: Callable[[Collection[str]], str]) -> str:
    if held is None:
        return "places beyond Syria's east"
    return f"at least **{said(held)}** {IN_EAST}" if held else f"no place {IN_EAST}"


def _given(study: Study) -> str:
    """Say what the fewest places come on top of, and how many it would have been without that."""
    already = f"on top of those denied in the record ({_denied_on(study, _day_within(study))})"
    if study.scenario.us_posture == "withdrawn":
        return already
    alone = _fewest(study.presence_alone, lambda held: counted(len(held), "place"))
    return f"{already}, and {alone} had US forces and their partners denied none"


def _period(study: Study) -> str:
    first, last = study.scenario.as_of, study.scenario.horizon
    return f"on {day(first)}" if first == last else f"on each day from {day(first)} to {day(last)}"


def _denied_on(study: Study, when: dt.date) -> str:
    """Say who denied how many of the places of Syria's east on a day."""
    us, others, nobody = study.denied.loc[: pd.Timestamp(when)].iloc[-1]
    return (
        f"on {day(when)} US forces and their partners denied {us or 'none'} of the "
        f"{us + others + nobody} places there, others {others or 'none'}"
    )


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
    last = _budget(study, widest, IN_EAST, "closing-budget-widest")
    if widest and widest == study.day:
        text = f"No day of the record asks for more places {IN_EAST} than {day(widest)}."
        last = finding(last.key, last.value, last.unit, text)
    return [*found, last]


def _budget(study: Study, when: dt.date | None, where: str, key: str) -> Finding:
    if when is None:
        text = f"More places denied {where}: no way was open, so a budget buys nothing."
        return finding(key, None, "hours", text)
    bought = study.bought[when][where]
    start = bought[0].hours or 0.0
    parts = [
        f"with {in_words(one.places)}, "
        + ("**no way** is left" if one.hours is None else f"{one.hours - start:.1f} hours more")
        for one in bought[1:]
        if one.places
    ]
    text = (
        f"More places denied {where}, on {day(when)}: the fastest way takes {start:.1f} hours; "
        + (f"{'; '.join(parts)}." if parts else "no place that may be denied lengthens it.")
    )
    hours = [None if one.hours is None else round(one.hours, 1) for one in bought]
    return finding(key, hours, "hours by budget, none where closed", text)


def _trip(study: Study, start: str = "From") -> str:
    places = names("places")
    ends = (places[study.scenario.origin], places[study.scenario.destination])
    return f"{start} {ends[0]} to {ends[1]}"


def cuts_through_time(study: Study) -> list[Finding]:
    """Say how many places were denied, and how few more would have closed every way, by day."""
    return [denied_already(study), *(_cut_through_time(study, where) for where in study.where)]


def denied_already(study: Study) -> Finding:
    """Say how many places US forces and their partners, and others, denied on the day."""
    when = study.scenario.as_of
    days = list(dict.fromkeys([when, _day_within(study)]))
    said = "; ".join(_denied_on(study, d) for d in days)
    text = f"Denied already {IN_EAST}: {said}."
    held = int(study.denied.loc[: pd.Timestamp(when), "us"].iloc[-1])
    return finding("closing-denied-by-us", held, "places", premise(study.scenario) + text)


def _cut_through_time(study: Study, where: str) -> Finding:
    column, key = ("cut_in_east", "-in-east") if where == IN_EAST else ("cut", "")
    rows = fewest_in_period(study.counts, RECORD_START, RECORD_END)
    rows = rows.assign(days=(rows["end"] - rows["start"]).dt.days)
    total = int(rows["days"].sum())
    spent = rows.groupby(column, dropna=False)["days"].sum()
    parts = [f"{_size(number)} on {counted(int(days), 'day')}" for number, days in spent.items()]
    text = (
        f"A way was open on {counted(total, 'day')} of the record. To shut every way on such a day "
        f"took, {where} and on top of the places denied already: {listed(parts)}."
        if total
        else f"No way was open on any day, so nothing had to be held {where}."
    )
    most = None if not total or rows[column].isna().any() else int(rows[column].max())
    return finding(f"closing-cut-most{key}", most, "places", premise(study.scenario) + text)


def _size(number: float) -> str:
    return "more than every place there" if pd.isna(number) else counted(int(number), "place")


def indefinite(study: Study) -> list[Finding]:
    """Say how many places an indefinite presence would have had to cover, from three starts."""
    asked, east = study.asked, study.where[IN_EAST] or frozenset()
    could = open_between(asked.graph, *asked.ends, ()) & east
    shut = f"to keep every way shut {_period(study)}"
    return [
        _indefinite(
            "closing-indefinite",
            f"{premise(study.scenario)}On top of the places denied in the record, {shut}",
            study.presence,
        ),
        _indefinite(
            "closing-indefinite-alone",
            f"Had US forces and their partners denied nothing, {shut}",
            study.presence_alone,
            _of_them_denied(study),
        ),
        _indefinite(
            "closing-indefinite-any-holder",
            f"Had nobody denied any place, a way could have run through "
            f"{part(len(could), len(east), 'place')} {IN_EAST}; to shut every way",
            no_one_denies(asked, east),
        ),
    ]


def _of_them_denied(study: Study) -> str:
    """Say how many of the places that would have done US forces and their partners denied."""
    when = _day_within(study)
    wanted = set(study.presence_alone or ())
    if study.scenario.us_posture == "withdrawn" or not wanted:
        return ""
    held = len(wanted & study.asked.on(when).us_held)
    return f" On {day(when)} they denied {held or 'none'} of these in the record."


def _indefinite(key: str, given: str, held: tuple[str, ...] | None, more: str = "") -> Finding:
    if held is None:
        text = f"{given}, no set of places {IN_EAST} would have done."
    elif not held:
        text = f"{given}, no place had to be held: no way was open."
    else:
        text = (
            f"{given}, a presence that never moves would have had to cover at least "
            f"**{in_words(held)}** {IN_EAST}."
        )
    return finding(key, None if held is None else len(held), "places", text + more)
