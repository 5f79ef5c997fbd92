"""What the map through time shows: holders, changes of hands, crossings, key events."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence

import pandas as pd

from landroute.findings.record import Finding, counted, day, finding, listed, premise
from landroute.findings.routes import map_title, names
from landroute.routes.control import OPEN_END, on, overlay
from landroute.routes.corridors import Question, Situation, question
from landroute.scenario import Scenario
from landroute.tables import RECORD_END, RECORD_START, read

UNKNOWN = "unknown"
INTO_SYRIA = ("IQ-SY", "KRG-SY")
# Statuses of data/crossings.csv under which goods pass, in full or in part.
GOODS = ("trade", "partly")
DATE_FORMS = {"day": "%-d %B %Y", "month": "%B %Y", "year": "%Y"}


def step_days(as_of: dt.date) -> list[dt.date]:
    """Return the first day of each month of the record, and `as_of`, in time order."""
    months = pd.date_range(RECORD_START, RECORD_END, freq="MS")
    return sorted({as_of, *(stamp.date() for stamp in months)})


def step_notes(steps: Sequence[Situation]) -> list[list[str]]:
    """Return for each step its message and the key events since the step before, a line each."""
    days = [now.as_of for now in steps]
    notes = [[message(now)] for now in steps]
    for row in events().itertuples():
        step = bisect_left(days, row.date.date())
        if step < len(days):
            notes[step].append(f"{row.date:{DATE_FORMS[row.date_precision]}}: {row.event}")
    return notes


def message(now: Situation) -> str:
    """Return the message of the map on a day: which corridors were open."""
    if not any(now.corridors.values()):
        return f"No road between the two ends crosses from Iraq into Syria on {day(now.as_of)}"
    return map_title(now)


def crossings(account: str) -> pd.DataFrame:
    """
    Return what the crossings were open to, on the account `primary` or `alternate`.

    Returns
    -------
    DataFrame
        The columns of data/crossings.csv, half-open `[start, end)`; an open end is the day after
        the record's last.
    """
    rows = read("crossings").rename(columns={"place": "gate", "crossing": "place"})
    rows["end"] = rows["end"].fillna(OPEN_END)
    base = rows[rows["account"] == "primary"]
    if account == "alternate":
        base = overlay(base, rows[rows["account"] == "alternate"])
    return base.rename(columns={"place": "crossing", "gate": "place"})


def gates(rows: pd.DataFrame, date: dt.date) -> pd.DataFrame:
    """
    Return, of `crossings`, the state on a day of each in the network of which it is known.

    Returns
    -------
    DataFrame
        Index place; columns name, border, status, goods (whether goods passed, in full or part).
    """
    known = on(rows, date).dropna(subset="place")
    known = known[known["status"] != "unknown"]
    known = known.assign(goods=known["status"].isin(GOODS))
    return known.set_index("place")[["name", "border", "status", "goods"]]


def holders(now: Situation, scenario: Scenario) -> Finding:
    """Say through how many places on roads traffic could pass, and how many each holder had."""
    held = now.places[now.places.index.isin(now.question.graph.nodes)]
    passing = int((~held.index.isin(now.closed)).sum())
    counts = held["controller"].map(_actors()).value_counts().sort_index()
    ranked = counts.sort_values(ascending=False, kind="stable")
    spoken = [f"{holder} {number}" for holder, number in ranked.items()]
    text = (
        f"{premise(scenario)}{message(now)}. The Iran-aligned side's traffic could pass through "
        f"**{passing}** of {counted(len(held), 'place')} on the roads. Places by holder: "
        f"{listed(spoken)}; contested among them: {int(held['contested'].sum())}."
    )
    return finding("map-places-passing", passing, "places", text)


def _actors() -> dict[str, str]:
    """Map the ids of actors to their names without what stands in brackets."""
    return {actor: name.split(" (")[0] for actor, name in names("actors").items()}


def changes(asked: Question) -> pd.DataFrame:
    """
    Return every change of hands of a place on the roads.

    Returns
    -------
    DataFrame
        Columns date, place, from, to (names), known to (day, month or year), source; in time
        order. A place that becomes contested but keeps its holder has not changed hands, nor has
        one whose holder becomes known or unknown.
    """
    rows = asked.world.control
    rows = rows[rows["place"].isin(asked.graph.nodes)].sort_values(["place", "start"])
    before = rows.groupby("place")["controller"].shift()
    known = before.notna() & before.ne(UNKNOWN) & rows["controller"].ne(UNKNOWN)
    moved = (known & before.ne(rows["controller"])).to_numpy()
    table = pd.DataFrame(
        {
            "date": rows["start"],
            "place": rows["place"].map(names("places")),
            "from": before.map(_actors()),
            "to": rows["controller"].map(_actors()),
            "known to": rows["start_precision"],
            "source": rows["source"],
        }
    )
    return table[moved].sort_values(["date", "place"], ignore_index=True)


def events() -> pd.DataFrame:
    """Return data/events.csv in time order."""
    return read("events").sort_values(["date", "id"], ignore_index=True)


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
    """Say how many places changed hands in the months around the day, and which."""
    near = around(moved, as_of, around_months)
    first, last = window(as_of, around_months)
    count = near["place"].nunique()
    if not count:
        text = f"From {day(first)} to {day(last)} no place on the roads changed hands."
        return finding("map-changed-hands", 0, "places", text)
    takers = near.groupby("to")["place"].nunique().sort_values(ascending=False, kind="stable")
    taken = {taker: near.loc[near["to"] == taker, "place"].unique() for taker in takers.index}
    spoken = [f"To {taker}: {listed(list(places))}." for taker, places in taken.items()]
    vague = int((near["known to"] != "day").sum())
    text = (
        f"From {day(first)} to {day(last)}, **{counted(count, 'place')}** on the roads changed "
        f"hands, in {counted(len(near), 'change')}, {vague} of them dated only to the month or the "
        f"year. {' '.join(spoken)}"
    )
    return finding("map-changed-hands", count, "places", text)


def latest_change(moved: pd.DataFrame, as_of: dt.date) -> Finding:
    """Say which places were the last to change hands up to the day."""
    past = moved[moved["date"] <= pd.Timestamp(as_of)]
    if past.empty:
        text = f"Up to {day(as_of)} no place on the roads changes hands in the record."
        return finding("map-latest-change", None, "date", text)
    when = past["date"].iloc[-1]
    latest = past[past["date"] == when]
    spoken = [
        f"{place}, from {before} to {after}"
        for place, before, after in zip(latest["place"], latest["from"], latest["to"], strict=True)
    ]
    text = f"The last change of hands up to {day(as_of)}: **{day(when)}**, {'; '.join(spoken)}."
    return finding("map-latest-change", f"{when:%Y-%m-%d}", "date", text)


def busiest_month(moved: pd.DataFrame) -> Finding:
    """Say in which month of the record most places changed hands."""
    counts = moved.groupby(moved["date"].dt.to_period("M"))["place"].nunique()
    months = [f"{month.start_time:%B %Y}" for month in counts.index[counts == counts.max()]]
    text = (
        f"Most places changed hands in **{listed(months)}**: {counts.max()}"
        f"{' each' if len(months) > 1 else ''}. The record has {counted(len(moved), 'change')} of "
        f"hands in all."
    )
    return finding("map-busiest-month", int(counts.max()), "places", text)


def open_crossings(known: pd.DataFrame, as_of: dt.date) -> Finding:
    """Say how many crossings let goods through on the day, and which from Iraq into Syria."""
    passing = int(known["goods"].sum())
    border = known[known["border"].isin(INTO_SYRIA)].sort_values("name")
    spoken = [
        f"{name}: {state}" for name, state in zip(border["name"], border["status"], strict=True)
    ]
    text = (
        f"On {day(as_of)} **{passing}** of {counted(len(known), 'crossing')} whose state is known "
        "let goods through, in full or in part. "
    )
    text += f"From Iraq into Syria: {'; '.join(spoken)}." if spoken else ""
    return finding("map-crossings-open", passing, "crossings", text.strip())


def latest_event(as_of: dt.date, around_months: int) -> Finding:
    """Say which key event was the latest up to the day."""
    rows = events()
    past = rows[rows["date"] <= pd.Timestamp(as_of)]
    near = counted(len(around(rows, as_of, around_months)), "key event")
    text = f"The table below has {near} within {counted(around_months, 'month')} of it."
    if past.empty:
        text = f"No key event in the record is as early as {day(as_of)}. {text}"
        return finding("map-latest-event", None, "date", text)
    latest = past.iloc[-1]
    when = f"{latest['date']:{DATE_FORMS[latest['date_precision']]}}"
    text = f"The latest key event up to {day(as_of)}: {latest['event']} (**{when}**). {text}"
    return finding("map-latest-event", f"{latest['date']:%Y-%m-%d}", "date", text)


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
