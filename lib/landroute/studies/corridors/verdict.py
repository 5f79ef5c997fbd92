"""Myth or reality: what the open and closed stretches of the record come to."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Situation
from landroute.corridor.timeline import days_open
from landroute.record.control import OPEN_END
from landroute.tables import RECORD_START
from landroute.wording.sentences import day, last_day, listed


def share(part: float) -> str:
    """Write a share in per cent."""
    return "under 1%" if 0 < part < 0.005 else f"{part:.0%}"


def verdict(now: Situation, route: pd.DataFrame) -> str:
    """
    Say whether the road was myth or reality: as an open road, which is not to say a used one.

    Parameters
    ----------
    now
        The situation of the day from which the record is looked at.
    route
        `corridor.timeline.open_intervals`.
    """
    if not route["open"].any():
        said = "a **myth**: no day of the record had one"
    elif route["open"].all():
        said = "a **reality** on every day of the record"
    else:
        said = f"a **reality** {_course(now, route[route['open']])}"
    return f"Myth or reality? As a road left open, used or not, it was {said}."


def _course(now: Situation, stretches: pd.DataFrame) -> str:
    """Say which of the open stretches lie before the day, on it, after it, and at the end."""
    stamp = pd.Timestamp(now.as_of)
    had, comes = (stretches["start"] < stamp).any(), (stretches["start"] > stamp).any()
    lasts = stretches["end"].iloc[-1] == OPEN_END
    end = "one at the end of the record" if lasts else "lost again"
    if now.open and comes:
        return f"that day, lost later, regained, and {end}"
    if now.open:
        return "from that day to the end of the record" if lasts else "that day, and lost since"
    if had and comes:
        return f"lost by that day, regained after it, and {end}"
    if had:
        return "only before that day"
    return f"still to come that day, and {end if lasts else 'lost since'}"


def before_and_since(route: pd.DataFrame) -> str:
    """
    Split the open days at the day on which the route was first lost, as the end of a sentence.

    Parameters
    ----------
    route
        `corridor.timeline.open_intervals`.
    """
    stretches = route[route["open"]]
    if stretches.empty:
        return ""
    begin, lost = pd.Timestamp(RECORD_START), stretches["end"].iloc[0]
    if lost == OPEN_END:
        return "" if stretches["start"].iloc[0] == begin else f": {_spans(stretches)}"
    early, late = stretches.iloc[:1], stretches.iloc[1:]
    before = len(days_open(early)) / (lost - begin).days
    since = len(days_open(late)) / (OPEN_END - lost).days
    first = "every day" if before == 1 else f"{share(before)} of those ({_spans(early)})"
    then = f"{share(since)} of those since ({_spans(late)})" if len(late) else "none since"
    return f": on {first} before {day(lost.date())}, when it was first lost, and on {then}"


def _spans(stretches: pd.DataFrame) -> str:
    return listed(
        [f"{day(row.start.date())} to {day(last_day(row.end))}" for row in stretches.itertuples()]
    )
