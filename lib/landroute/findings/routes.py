"""What the corridor model finds on a day and over the record."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from landroute.findings.record import Finding, counted, day, finding, listed
from landroute.routes.corridors import Path, Situation
from landroute.routes.timeline import open_days
from landroute.tables import RECORD_END, RECORD_START, read


def names(table: str) -> dict[str, str]:
    """Map the ids of a table to its names."""
    return read(table).set_index("id")["name"].to_dict()


def answer(now: Situation, intervals: pd.DataFrame, ends: tuple[str, str]) -> Finding:
    """Answer the book's question for the day, and say what came after."""
    places, corridors = names("places"), names("corridors")
    trip = f"from {places[ends[0]]} to {places[ends[1]]}"
    if now.open_corridors:
        which = listed([corridors[c] for c in now.open_corridors])
        text = f"On **{day(now.as_of)}** the land route {trip} was **open**, by the {which}."
    else:
        text = f"On **{day(now.as_of)}** no land route {trip} was open."
    text += " " + _next_change(now, intervals)
    return finding("answer", bool(now.open_corridors), "open", text)


def _next_change(now: Situation, intervals: pd.DataFrame) -> str:
    stretches = open_days(intervals)
    stamp = pd.Timestamp(now.as_of)
    if now.open_corridors:
        current = stretches[(stretches["start"] <= stamp) & (stamp < stretches["end"])].iloc[0]
        if current["end"].date() > RECORD_END:
            return "It was still open at the end of the record."
        return f"It closed on **{day(current['end'].date())}**."
    later = stretches[stretches["start"] > stamp]
    if later.empty:
        return "None opened again before the end of the record."
    first, last = later["start"].iloc[0], later["end"].iloc[-1]
    days = (later["end"] - later["start"]).dt.days.sum()
    return (
        f"One opened on **{day(first.date())}**, {counted((first - stamp).days, 'day')} later. "
        f"From then until **{day(last.date())}** one was open on {days:,} of "
        f"{(last - first).days:,} days"
        + ("." if last.date() > RECORD_END else "; none has been since.")
    )


def share_open(intervals: pd.DataFrame) -> Finding:
    """Say on what share of the record's days any corridor was open, and when."""
    stretches = open_days(intervals)
    days = int((stretches["end"] - stretches["start"]).dt.days.sum())
    total = (RECORD_END - RECORD_START).days + 1
    spoken = [f"{day(r.start.date())} to {day(r.end.date())}" for r in stretches.itertuples()]
    text = (
        f"At least one corridor was open on **{days / total:.0%}** of the record's {total:,} days"
        + (f": {listed(spoken)}." if spoken else ".")
    )
    return finding("share-of-days-open", round(days / total, 3), "share of days", text)


def corridor(now: Situation, name: str) -> Finding:
    """Say how long one corridor was and what blocked it."""
    path = now.corridors[name]
    label = names("corridors")[name]
    if path is None:
        return finding(
            f"corridor-{name}", None, "km", f"**{label}**: the network has no such road."
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


def keys(now: Situation) -> Finding:
    """Say how few places would have had to be taken to open a corridor."""
    return _keys(now, "keys", now.keys, "places, whoever held them")


def keys_sparing_us(now: Situation) -> Finding:
    """Say the same when no place held by US forces or their partners may be taken."""
    return _keys(
        now,
        "keys-sparing-us",
        now.keys_sparing_us,
        "places, leaving alone those that US forces or their partners held",
    )


def _keys(now: Situation, key: str, found: tuple[str, ...] | None, of: str) -> Finding:
    if found is None:
        text = f"No set of {of}, would have opened a corridor."
        return finding(key, None, "places", text)
    if not found:
        return finding(key, 0, "places", "Nothing had to be taken: a corridor was open.")
    known = names("places")
    text = (
        f"The fewest {of}, that would have had to change hands to open a corridor: "
        f"**{len(found)}** ({listed([known[p] for p in found])})."
    )
    return finding(key, len(found), "places", text)


def cut(now: Situation) -> Finding:
    """Say how few places, held against it, would have closed every open corridor."""
    return _cut("cut", now.cut, "anywhere between the two ends")


def cut_in_east(now: Situation) -> Finding:
    """Say the same for places in Syria's east, which the op-ed's paragraph 9 is about."""
    return _cut("cut-in-east", now.cut_in_east, "in Syria's east")


def _cut(key: str, found: tuple[str, ...] | None, where: str) -> Finding:
    if found is None:
        return finding(key, None, "places", f"No set of places {where} would have closed them all.")
    if not found:
        text = f"No place {where} had to be held to close a corridor: none was open."
        return finding(key, 0, "places", text)
    known = names("places")
    text = (
        f"The fewest places {where} that would have had to be held to close every corridor: "
        f"**{len(found)}** ({listed([known[p] for p in found])})."
    )
    return finding(key, len(found), "places", text)


def accounts_differ(primary: pd.DataFrame, alternate: pd.DataFrame) -> Finding:
    """Say on how many days the two accounts disagree on whether any corridor was open."""
    days = [_days(open_days(frame)) for frame in (primary, alternate)]
    apart = len(days[0] ^ days[1])
    text = (
        "Where sources disagree on dates, the answer does not hang on it: both accounts give the "
        "same open days."
        if not apart
        else f"Where sources disagree, the alternate account changes the answer on **{apart:,}** "
        f"of {(RECORD_END - RECORD_START).days + 1:,} days."
    )
    return finding("accounts-differ-days", apart, "days", text)


def _days(stretches: pd.DataFrame) -> set[dt.date]:
    return {
        stamp.date()
        for row in stretches.itertuples()
        for stamp in pd.date_range(row.start, row.end, inclusive="left")
    }


def blocking(now: Situation) -> pd.DataFrame:
    """List the places that block a corridor: place, holder, since, source, passage, corridors."""
    places, actors, corridors = names("places"), names("actors"), names("corridors")
    blocks: dict[str, list[str]] = {}
    for name, path in now.corridors.items():
        for place in path.blocked_by if path else ():
            blocks.setdefault(place, []).append(corridors[name])
    held = now.places.loc[list(blocks)]
    return pd.DataFrame(
        {
            "place": [places[p] for p in blocks],
            "held by": held["controller"].map(actors).to_numpy(),
            "since": held["start"].to_numpy(),
            "source": held["source"].to_numpy(),
            "confidence": held["confidence"].to_numpy(),
            "passage": held["passage"].to_numpy(),
            "blocks": ["; ".join(b) for b in blocks.values()],
        }
    )
