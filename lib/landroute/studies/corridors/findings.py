"""What the corridor model finds on a day and over the record."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Situation
from landroute.corridor.timeline import days_open
from landroute.network.paths import Path
from landroute.outputs import Finding, finding
from landroute.record.control import OPEN_END
from landroute.scenario import Scenario
from landroute.studies.corridors.verdict import before_and_since, verdict
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, last_day, listed, premise


def answer(now: Situation, route: pd.DataFrame, scenario: Scenario) -> Finding:
    """
    Answer the book's question for the day, say what came after, and give a verdict.

    Parameters
    ----------
    now
        The situation of the day.
    route
        `corridor.timeline.open_intervals`.
    scenario
        Gives the two ends, and the premise where it is not the record's.
    """
    places, corridors = names("places"), names("corridors")
    trip = f"from {places[scenario.origin]} to {places[scenario.destination]}"
    if now.open:
        which = [corridors[name] for name in now.open_corridors]
        by = f", by the {listed(which)}" if which else ""
        text = f"On **{day(now.as_of)}** the land route {trip} was **open**{by}."
    else:
        text = f"On **{day(now.as_of)}** no land route {trip} was open."
    text = f"{premise(scenario)}{text} {_what_came_after(now, route)} {verdict(now, route)}"
    return finding("answer", now.open, "open", text)


def _what_came_after(now: Situation, route: pd.DataFrame) -> str:
    stamp = pd.Timestamp(now.as_of)
    stretches = route[route["open"] & (route["end"] > stamp)]
    if now.open:
        return _how_long_open(stretches)
    if stretches.empty:
        return "None has opened since, up to the end of the record."
    first, end = stretches["start"].iloc[0], stretches["end"].iloc[-1]
    open_then, days = len(days_open(stretches)), (end - first).days
    share = "every day" if open_then == days else f"{open_then:,} of {days:,} days"
    return (
        f"One opened on **{day(first.date())}**, {counted((first - stamp).days, 'day')} later. "
        f"From then to **{day(last_day(end))}** one was open on {share}"
        + ("." if end == OPEN_END else "; none has been since.")
    )


def _how_long_open(stretches: pd.DataFrame) -> str:
    end, final = stretches["end"].iloc[0], stretches["end"].iloc[-1]
    if end == OPEN_END:
        return "It was still open at the end of the record."
    text = f"It stayed open to **{day(last_day(end))}**"
    if final == end:
        return text + "; none has been since."
    open_later = len(days_open(stretches.iloc[1:]))
    return (
        f"{text}, and one was open on {open_later:,} of the {(final - end).days:,} days from then "
        f"to **{day(last_day(final))}**."
    )


def share_open(route: pd.DataFrame, scenario: Scenario) -> Finding:
    """Say on what share of the record's days a land route was open, before its loss and since."""
    days, total = len(days_open(route)), (RECORD_END - RECORD_START).days + 1
    text = f"{premise(scenario)}A land route was open on **{days / total:.0%}** of the record's "
    text += f"{total:,} days{before_and_since(route)}."
    return finding("share-of-days-open", round(days / total, 3), "share of days", text)


def corridor(now: Situation, name: str) -> Finding:
    """Say how long one corridor was and what blocked it."""
    path = now.corridors[name]
    label = names("corridors")[name]
    if path is None:
        return finding(
            f"corridor-{name}", None, "km", f"**{label}**: no way between the two ends leads by it."
        )
    text = f"**{label}**: about {path.km:,.0f} km and {path.hours:.0f} hours' driving; "
    text += "open." if path.open else f"blocked at {_holders(now, path)}."
    return finding(f"corridor-{name}", round(path.km), "km", text)


def _holders(now: Situation, path: Path) -> str:
    places, actors = names("places"), names("actors")
    by_holder: dict[str, list[str]] = {}
    for place in path.blocked_by:
        row = now.places.loc[place]
        holder = actors[row["controller"]].split(" (")[0]
        by_holder.setdefault(f"{holder}, contested" if row["contested"] else holder, []).append(
            places[place]
        )
    return "; ".join(f"{listed(who)} ({holder})" for holder, who in by_holder.items())


def keys(now: Situation, scenario: Scenario) -> Finding:
    """Say how few places would have had to be taken to open a corridor."""
    return _keys(now, scenario, "keys", now.keys, "places, whoever held them")


def keys_sparing_us(now: Situation, scenario: Scenario) -> Finding:
    """Say the same when no place held by US forces or their partners may be taken."""
    return _keys(
        now,
        scenario,
        "keys-sparing-us",
        now.keys_sparing_us,
        "places, leaving alone those that US forces or their partners held",
    )


def _keys(
    now: Situation, scenario: Scenario, key: str, found: tuple[str, ...] | None, of: str
) -> Finding:
    known, date = names("places"), day(now.as_of)
    if found is None:
        text = f"On {date} no set of {of}, would have opened a corridor had it been taken."
    elif not found:
        text = f"On {date} nothing had to be taken: a land route was open."
    else:
        text = (
            f"On {date} the fewest {of}, that would have had to be taken or secured to open a "
            f"corridor: **{len(found)}** ({listed([known[p] for p in found])})."
        )
    return finding(key, None if found is None else len(found), "places", premise(scenario) + text)


def cut(now: Situation, scenario: Scenario) -> Finding:
    """Say how few places, held against it, would have closed every open corridor."""
    return _cut(now, scenario, "cut", now.cut, "anywhere between the two ends")


def cut_in_east(now: Situation, scenario: Scenario) -> Finding:
    """Say the same for places in Syria's east, which the op-ed's paragraph 9 is about."""
    return _cut(now, scenario, "cut-in-east", now.cut_in_east, "in Syria's east")


def _cut(
    now: Situation, scenario: Scenario, key: str, found: tuple[str, ...] | None, where: str
) -> Finding:
    known, date = names("places"), day(now.as_of)
    if found is None:
        text = f"On {date} no set of places {where} would have closed every corridor."
    elif not found:
        text = f"On {date} no place {where} had to be held to close a corridor: none was open."
    else:
        text = (
            f"On {date} the fewest places {where} that would have had to be held to close every "
            f"corridor: **{len(found)}** ({listed([known[p] for p in found])})."
        )
    return finding(key, None if found is None else len(found), "places", premise(scenario) + text)


def accounts_differ(primary: pd.DataFrame, alternate: pd.DataFrame) -> Finding:
    """Say on how many days the two accounts disagree on whether any land route was open."""
    apart = len(days_open(primary).symmetric_difference(days_open(alternate)))
    text = (
        "The two accounts of who held what, the primary and the alternate, give the same open days."
        if not apart
        else f"The alternate account of who held what changes the answer on **{apart:,}** of "
        f"{(RECORD_END - RECORD_START).days + 1:,} days."
    )
    return finding("accounts-differ-days", apart, "days", text)


def blocking(now: Situation) -> pd.DataFrame:
    """List the places that block a corridor: place, holder, since, confidence, passage, source."""
    places, actors = names("places"), names("actors")
    paths = [path for path in now.corridors.values() if path]
    held = now.places.loc[list(dict.fromkeys(p for path in paths for p in path.blocked_by))]
    return pd.DataFrame(
        {
            "place": held.index.map(places),
            "held by": held["controller"].map(actors).to_numpy(),
            "since": held["start"].to_numpy(),
            "confidence": held["confidence"].to_numpy(),
            "passage": held["passage"].to_numpy(),
            "source": held["source"].to_numpy(),
        }
    )


def keys_title(now: Situation) -> str:
    """Return the message of a chart of keys and cuts: what they were on the day."""
    opening, closing = (
        "no set of places" if found is None else counted(len(found), "place")
        for found in (now.keys, now.cut_in_east)
    )
    return (
        f"{day(now.as_of)}: {opening} to take to open one, {closing} in Syria's east to close all"
    )
