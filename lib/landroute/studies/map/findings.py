"""What the map through time shows: holders, changes of hands, crossings, key events."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

import pandas as pd

from landroute.charts.maps import map_title
from landroute.corridor.question import Question, Situation, question
from landroute.outputs import Finding, finding
from landroute.record.control import OPEN_END, control, on, overlay
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START, read
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed, premise

UNKNOWN = "unknown"
INTO_SYRIA = ("IQ-SY", "KRG-SY")
# Statuses of data/crossings.csv under which goods pass, in full or in part.
GOODS = ("trade", "partly")
NO_GATE = ("unknown", "not-built")
DATE_FORMS = {"day": "%-d %B %Y", "month": "%B %Y", "year": "%Y"}


def step_days(as_of: dt.date) -> list[dt.date]:
    """Return the first day of each month of the record, and `as_of`, in time order."""
    months = pd.date_range(RECORD_START, RECORD_END, freq="MS")
    return sorted({as_of, *(stamp.date() for stamp in months)})


def step_notes(steps: Sequence[Situation]) -> list[list[str]]:
    """Return for each step its message and, a line each, the events over since the step before."""
    days = [now.as_of for now in steps]
    notes = [[message(now)] for now in steps]
    for row in events().itertuples():
        step = bisect_left(days, row.by.date())
        if step < len(days):
            notes[step].append(f"{row.date:{DATE_FORMS[row.date_precision]}}: {row.event}")
    return notes


def message(now: Situation) -> str:
    """Return the message of the map on a day: which corridors were open."""
    if not any(now.corridors.values()):
        return f"No road between the two ends crosses from Iraq into Syria on {day(now.as_of)}"
    return map_title(now)


def crossings(account: str) -> pd.DataFrame:
    """Return data/crossings.csv, half-open `[start, end)`, on account `primary` or `alternate`."""
    rows = read("crossings").rename(columns={"place": "gate", "crossing": "place"})
    rows["end"] = rows["end"].fillna(OPEN_END)
    base = rows[rows["account"] == "primary"]
    if account == "alternate":
        base = overlay(base, rows[rows["account"] == "alternate"])
    return base.rename(columns={"place": "crossing", "gate": "place"})


def gates(rows: pd.DataFrame, date: dt.date) -> pd.DataFrame:
    """
    Return, of `crossings`, the state on a day of each in the network that stood and is known.

    Index place; columns name, border, status, goods (whether goods passed, in full or part).
    """
    known = on(rows, date).dropna(subset="place")
    known = known[~known["status"].isin(NO_GATE)]
    known = known.assign(goods=known["status"].isin(GOODS))
    return known.set_index("place")[["name", "border", "status", "goods"]]


def basis(scenario: Scenario) -> str:
    """Say on whose account the map stands, and under what supposition."""
    text = f"{premise(scenario)}holders on the {scenario.account} account (data/control.csv)."
    return text[0].upper() + text[1:]


def holders(now: Situation, scenario: Scenario) -> Finding:
    """Say through how many places on roads traffic could pass, and how many each holder had."""
    held = now.places[now.places.index.isin(now.question.graph.nodes)]
    passing = int((~held.index.isin(now.closed)).sum())
    counts = held["controller"].map(names("actors")).value_counts().sort_index()
    ranked = counts.sort_values(ascending=False, kind="stable")
    spoken = [f"{holder} {number}" for holder, number in ranked.items()]
    disputed = counted(_disputed(now.as_of, held.index), "place")
    text = (
        f"{premise(scenario)}{message(now)}. The Iran-aligned side's traffic could pass through "
        f"**{passing}** of {counted(len(held), 'place')} on the roads. Places by holder: "
        f"{listed(spoken)}. Contested among them: {int(held['contested'].sum())}. Sources disagree "
        f"on the holder of {disputed}; this is the {scenario.account} account."
    )
    return finding("map-places-passing", passing, "places", text)


def _disputed(date: dt.date, places: pd.Index) -> int:
    """Count the places whose holder on a day differs between the accounts."""
    one, other = (
        on(control(account), date).set_index("place")["controller"].reindex(places)
        for account in ("primary", "alternate")
    )
    return int(one.ne(other).sum())


def changes(asked: Question) -> pd.DataFrame:
    """
    Return every change of hands of a place on the roads, in time order.

    A place that becomes contested but keeps its holder has not changed hands; one that goes to
    another through a time when nobody knows its holder has, on the day the other is known.
    Columns date, place, from, to (names), dated to (day, month or year), source.
    """
    rows = asked.world.control.query("controller != @UNKNOWN").sort_values(["place", "start"])
    rows = rows[rows["place"].isin(asked.graph.nodes)]
    before = rows.groupby("place")["controller"].shift()
    table = pd.DataFrame(
        {
            "date": rows["start"],
            "place": rows["place"].map(names("places")),
            "from": before.map(names("actors")),
            "to": rows["controller"].map(names("actors")),
            "dated to": rows["start_precision"],
            "source": rows["source"],
        }
    )
    moved = before.notna() & before.ne(rows["controller"])
    return table[moved].sort_values(["date", "place"], ignore_index=True)


def events() -> pd.DataFrame:
    """Return data/events.csv in time order, with `by`, the last day that each date may mean."""
    rows = read("events").sort_values(["date", "id"], ignore_index=True)
    spans = zip(rows["date"], rows["date_precision"].str[0].str.upper(), strict=True)
    return rows.assign(by=[pd.Period(date, unit).end_time.normalize() for date, unit in spans])


def window(as_of: dt.date, around_months: int) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the months around `as_of` that lie in the record."""
    stamp, months = pd.Timestamp(as_of), pd.DateOffset(months=around_months)
    first, last = (stamp - months).date(), (stamp + months).date()
    return max(first, RECORD_START), min(last, RECORD_END)


def around(rows: pd.DataFrame, as_of: dt.date, around_months: int) -> pd.DataFrame:
    """Return the rows whose `date` lies in the window around `as_of`."""
    first, last = (pd.Timestamp(date) for date in window(as_of, around_months))
    return rows[rows["date"].between(first, last)].reset_index(drop=True)


def events_table(as_of: dt.date, around_months: int) -> pd.DataFrame:
    """List the key events around `as_of`, each with its date as far as it is known."""
    rows = around(events(), as_of, around_months)
    forms = rows["date_precision"].map({"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"})
    rows["date"] = [f"{date:{form}}" for date, form in zip(rows["date"], forms, strict=True)]
    return rows[["date", "event", "theme", "confidence", "source"]]


def changed_hands(moved: pd.DataFrame, as_of: dt.date, around_months: int) -> Finding:
    """Say how many places changed hands in the months around the day, and who took them."""
    near = around(moved, as_of, around_months)
    count, vague = near["place"].nunique(), int((near["dated to"] != "day").sum())
    span = "From {} to {}".format(*map(day, window(as_of, around_months)))
    takers = near.groupby("to")["place"].nunique().sort_values(ascending=False, kind="stable")
    spoken = [f"{taker} {number}" for taker, number in takers.items()]
    text = f"{span} the record has no change of hands on the roads."
    if count:
        text = (
            f"{span}, **{counted(count, 'place')}** on the roads changed hands, in "
            f"{counted(len(near), 'change')}, {vague or 'none'} of them dated only to the month "
            f"or the year. Places by who took them: {listed(spoken)}."
        )
    return finding("map-changed-hands", count, "places", text)


def latest_change(moved: pd.DataFrame, as_of: dt.date) -> Finding:
    """Say which places were the last to change hands up to the day, and which the next."""
    is_past = moved["date"].dt.date <= as_of
    last, following = moved[is_past], moved[~is_past]
    last = last[last["date"] == last["date"].max()]
    following = following[following["date"] == following["date"].min()]
    text = f"Up to {day(as_of)} no place on the roads changes hands in the record."
    if len(last):
        text = f"The last change of hands up to {day(as_of)}: {_moves(last)}."
    text += f" The next: {_moves(following)}." if len(following) else " The record has none later."
    value = f"{last['date'].iloc[0]:%Y-%m-%d}" if len(last) else None
    return finding("map-latest-change", value, "date", text)


def _moves(rows: pd.DataFrame) -> str:
    """Say which places went from whom to whom on one day."""
    groups = rows.groupby(["from", "to", "dated to"])["place"]
    spoken = [
        f"{listed(places.tolist())} from {before} to {after}"
        f"{'' if known == 'day' else f', the day guessed within the {known}'}"
        for (before, after, known), places in groups
    ]
    return f"**{day(rows['date'].iloc[0])}**, {'; '.join(spoken)}"


def busiest_month(moved: pd.DataFrame) -> Finding:
    """Say in which month of the record most places changed hands."""
    counts = moved.groupby(moved["date"].dt.to_period("M"))["place"].nunique()
    months = [f"{month.start_time:%B %Y}" for month in counts.index[counts == counts.max()]]
    text = (
        f"Most places changed hands in **{listed(months)}**: {counts.max()}. "
        f"The record has {counted(len(moved), 'change')} of hands in all."
    )
    return finding("map-busiest-month", int(counts.max()), "places", text)


def open_crossings(known: pd.DataFrame, as_of: dt.date) -> Finding:
    """Say how many crossings let goods through on the day, and which from Iraq into Syria."""
    passing = int(known["goods"].sum())
    border = known[known["border"].isin(INTO_SYRIA)].sort_values("name")
    spoken = "; ".join(f"{row.name}: {row.status}" for row in border.itertuples(index=False))
    text = (
        f"On {day(as_of)} **{passing}** of {counted(len(known), 'crossing')} whose state is known "
        f"let goods through, in full or in part. From Iraq into Syria: {spoken or 'none known'}."
    )
    return finding("map-crossings-open", passing, "crossings", text)


def latest_event(as_of: dt.date, around_months: int) -> Finding:
    """Say which key event was the latest up to the day."""
    rows = events()
    past = rows[rows["by"] <= pd.Timestamp(as_of)]
    near = counted(len(around(rows, as_of, around_months)), "key event")
    text, value = f"No key event in the record is over by {day(as_of)}.", None
    if len(past):
        latest, value = past.iloc[-1], f"{past['date'].iloc[-1]:%Y-%m-%d}"
        when = f"{latest['date']:{DATE_FORMS[latest['date_precision']]}}"
        text = f"The latest key event up to {day(as_of)}: {latest['event']} (**{when}**)."
    text += f" The table below has {near} within {counted(around_months, 'month')} of it."
    return finding("map-latest-event", value, "date", text)


def map_findings(scenario: Scenario) -> list[Finding]:
    """Return the findings of the chapter on the map."""
    asked = question(scenario)
    moved, day_ = changes(asked), scenario.as_of
    return [
        holders(asked.on(day_), scenario),
        open_crossings(gates(crossings(scenario.account), day_), day_),
        changed_hands(moved, day_, scenario.around_months),
        latest_change(moved, day_),
        busiest_month(moved),
        latest_event(day_, scenario.around_months),
    ]
