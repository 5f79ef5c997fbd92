"""What holding Tanf alone closed and left, and what each option would have held."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product
from typing import Any

import pandas as pd

from landroute.corridor.holding import CLOSED_BY_IT, LEFT_OPEN, holding
from landroute.corridor.question import Question, question
from landroute.corridor.timeline import days_open, keys_through_time, open_intervals
from landroute.outputs import Finding, finding
from landroute.record.options import altered_world, feasibility
from landroute.scenario import Scenario
from landroute.studies.closing.study import IN_EAST, TANF, Study
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed, premise

READING = ("account", "contested_passes")
NO_SET = "no set of places"


def in_words(places: Collection[str], bare: bool = False) -> str:
    """Write places by name, after their number unless `bare`: 2 places (Tanf and Albukamal)."""
    known = names("places")
    spoken = listed([known[p] for p in places]) if places else "none"
    return spoken if bare else f"{counted(len(places), 'place')} ({spoken})"


def part(some: int, whole: int, noun: str) -> str:
    """Write how many of a whole: none of the 6 places, 4 of the 6 places, all 6 places."""
    each = counted(whole, noun)
    if some == whole:
        return f"{'all' if whole > 1 else 'the'} {each}"
    return f"{some:,} of the {each}" if some else f"none of the {each}"


def tanf(study: Study) -> list[Finding]:
    """Say what holding Tanf alone closed, what it left, and how far the record bears that out."""
    return [tanf_corridors(study), tanf_alone(study), tanf_range(study), tanf_worth(study)]


def tanf_alone(study: Study) -> Finding:
    """Say on how many days denial at Tanf alone kept every way shut."""
    denied, split = study.tanf.days_denied(), study.while_denied()
    alone, left = split[CLOSED_BY_IT], split[LEFT_OPEN]
    if not len(denied):
        text = "Tanf was denied on no day of the record."
        return finding("closing-tanf-alone", 0, "days", premise(study.scenario) + text)
    rest = len(denied) - len(alone) - len(left)
    by_us = len(study.tanf.days_denied_by_us())
    text = (
        f"Tanf was denied on {counted(len(denied), 'day')} between {_span(denied)}, {by_us:,} of "
        f"them by US forces or their partners. On **{counted(len(alone), 'day')}** nothing else "
        "kept every way shut"
        + (f" (between {_span(alone)})" if len(alone) else "")
        + f"; on **{len(left):,}** another way was open all the same; on {rest:,} none would have "
        "been open, whatever Tanf did."
    )
    return finding("closing-tanf-alone", len(alone), "days", premise(study.scenario) + text)


def tanf_corridors(study: Study) -> Finding:
    """Say which corridors denial at Tanf closed, and which it left open."""
    corridors = names("corridors")
    split = {name: study.while_denied(name) for name in corridors}
    said = {
        state: [
            f"the {corridors[name]} on {counted(len(days[state]), 'day')}"
            for name, days in split.items()
            if len(days[state])
        ]
        for state in (CLOSED_BY_IT, LEFT_OPEN)
    }
    closes, leaves = (listed(said[s]) if said[s] else "no corridor" for s in said)
    text = f"While it was denied, Tanf alone closed {closes}, and left open {leaves}."
    closed = sum(bool(len(days[CLOSED_BY_IT])) for days in split.values())
    return finding("closing-tanf-corridors", closed, "corridors", premise(study.scenario) + text)


def tanf_worth(study: Study) -> Finding:
    """Say on how many days a way is open with Tanf passing, and with Tanf denied."""
    passing, denying = (
        days_open(open_intervals(asked)) for asked in (study.tanf.passing, study.tanf.denying)
    )
    worth, alone = len(passing) - len(denying), len(study.while_denied()[CLOSED_BY_IT])
    text = (
        f"Over the whole record a way is open on {len(passing):,} days if Tanf always lets traffic "
        f"pass, and on {len(denying):,} if it never does: **{worth:,}** days hang on that one place"
        + (
            f", which was denied on {alone:,} of them and let traffic pass on {worth - alone:,}."
            if worth
            else "."
        )
    )
    return finding("closing-tanf-worth", worth, "days", premise(study.scenario) + text)


def tanf_range(study: Study) -> Finding:
    """Say how far the days that Tanf alone closed depend on the account and on contested places."""
    chosen = study.scenario.overrides()
    own = (study.scenario.account, study.scenario.contested_passes)
    days = sorted(
        len(held.days_alone())
        for reading in product(("primary", "alternate"), (False, True))
        for held in [
            study.tanf
            if reading == own
            else holding(TANF, Scenario.of(chosen | dict(zip(READING, reading, strict=True))))
        ]
    )
    text = (
        f"Tanf alone kept every way shut on {counted(days[0], 'day')} on either account of who "
        "held what, whether or not a contested place lets traffic pass."
        if days[0] == days[-1]
        else f"Tanf alone kept every way shut on **{days[0]:,}** to **{days[-1]:,}** days, by the "
        "account of who held what and by whether a contested place lets traffic pass."
    )
    return finding("closing-tanf-range", [days[0], days[-1]], "days", text)


def _span(days: pd.DatetimeIndex) -> str:
    return f"{day(days[0].date())} and {day(days[-1].date())}"


def options_held(study: Study) -> pd.DataFrame:
    """
    Set what each option would have held beside the cut, from the scenario's day to its horizon.

    Returns
    -------
    DataFrame
        Columns option; given (the premise, where the world is not the record's); holds (most
        places of its own at a time that US forces or their partners deny); adds (of those, most
        that nobody denies in the record); open (days on which a way is open without it); closes
        (of those, days on which none is with it); asked (sizes of the cut in Syria's east on
        them); more (sizes of the cut beside the option where it leaves one open).
    """
    before = _daily(study.asked, study.scenario)
    rows = [_option_held(name, study, before) for name in read("options")["id"]]
    return pd.DataFrame(rows)


def _option_held(name: str, study: Study, before: pd.DataFrame) -> dict[str, Any]:
    asked = question(study.scenario, altered_world(name, study.scenario))
    own = frozenset(read("option_effects").query("option == @name")["place"])
    after = _daily(asked, study.scenario)
    held = after["us_held"].map(own.__and__)
    added = pd.Series(
        [h - shut for h, shut in zip(held, before["closed"], strict=True)], held.index
    ).map(len)
    was, now = before["keys"].eq(0), after["keys"].eq(0)
    return {
        "option": name,
        "given": premise(study.scenario),
        "holds": max(held.map(len)),
        "adds": max(added),
        "open": int(was.sum()),
        "closes": int((was & ~now).sum()),
        "asked": _range(before["cut_in_east"][was]),
        "more": _range(after["cut_in_east"][now]),
    }


def _daily(asked: Question, scenario: Scenario) -> pd.DataFrame:
    """Return keys, cut_in_east, closed and us_held for each day of the scenario's period."""
    counts = keys_through_time(asked).iloc[:-1].set_index("date")
    situations = [now for _, now in asked.through_time()]
    counts["closed"] = [now.closed for now in situations]
    counts["us_held"] = [now.us_held for now in situations]
    return counts.reindex(pd.date_range(scenario.as_of, scenario.horizon), method="ffill")


def _range(cuts: pd.Series) -> str:
    """Write the least and the most of counts, of which a missing one means that no set would do."""
    if cuts.empty:
        return ""
    if cuts.isna().any():
        return NO_SET
    low, high = int(cuts.min()), int(cuts.max())
    return f"{low}" if low == high else f"{low} to {high}"


def option(row: Any) -> Finding:
    """Say how feasible an option, a row of `options_held`, was, what it holds and closes."""
    text = (
        f"**{names('options')[row.option]}** (feasible, by our reading: "
        f"{feasibility(row.option)}): {_holds(row)}; "
    )
    if not row.open:
        text += "no way is open in the period without it"
    else:
        text += f"it closes every way on {part(row.closes, row.open, 'day')} on which one is "
        text += f"open without it, where {_sets(row.asked)} {IN_EAST} would have been enough"
    if row.open and row.more:
        text += f"; where a way stays open with it, {_sets(row.more, 'more ')} would close it"
    return finding(f"closing-option-{row.option}", row.adds, "places", f"{row.given}{text}.")


def _holds(row: Any) -> str:
    if not row.holds:
        return "it holds no place of its own"
    held = f"it holds at most {counted(row.holds, 'place')} at a time"
    if not row.adds:
        return f"{held}, but the record denies as much without it"
    some = "" if row.adds == row.holds else f"{row.adds} of them "
    return f"{held}, {some}left open by the record"


def _sets(sizes: str, more: str = "") -> str:
    return sizes if sizes == NO_SET else f"{sizes} {more}{'place' if sizes == '1' else 'places'}"


def option_table(held: pd.DataFrame) -> pd.DataFrame:
    """Return `options_held` with the headings of a page, and how feasible each option was."""
    headings = {
        "feasible": "feasible, by our reading",
        "holds": "places held, at most",
        "adds": "of them open in the record",
        "closes": "days closed",
        "open": "of days open without it",
        "more": "places more to close the rest",
    }
    named = held.assign(
        feasible=held["option"].map(feasibility), option=held["option"].map(names("options"))
    )
    return named[["option", *headings]].rename(columns=headings)
