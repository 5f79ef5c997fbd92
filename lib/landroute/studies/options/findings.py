"""What each policy option does to the corridors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from landroute.outputs import Finding, finding
from landroute.record.options import feasibility
from landroute.scenario import Scenario
from landroute.studies.options.effects import RECORD, Outcome, compared
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, premise


def record_days(results: dict[str, Outcome], scenario: Scenario) -> Finding:
    """Say on how many days a land route was open without any option, up to the horizon."""
    days = results[RECORD].days_any_open()
    total = (scenario.horizon - scenario.as_of).days + 1
    given = premise(scenario)
    text = (
        f"{given}{'from' if given else 'From'} {day(scenario.as_of)} to {day(scenario.horizon)} a "
        f"land route was open on **{days:,}** of {counted(total, 'day')} without any option."
    )
    return finding("record-open-days", days, "days", text)


def option(name: str, results: dict[str, Outcome]) -> Finding:
    """Say what one option closes or opens, until when, and what it leaves."""
    corridors = names("corridors")
    was, now = (results[key].days_any_open() for key in (RECORD, name))
    changes = [
        part
        for row in compared({RECORD: results[RECORD], name: results[name]}).itertuples()
        for part in _changes(corridors[row.corridor], row)
    ]
    left = [corridors[c] for c, days in results[name].open_days().items() if len(days)]
    text = (
        f"**{names('options')[name]}**: a land route open on {now:,} days, against {was:,} without "
        f"it ({'; '.join(changes) or 'it changes no corridor'}). "
        + (f"Open at some time all the same: {', '.join(left)}. " if left else "")
        + ("" if now else "None stays open. ")
        + f"Feasible, by our reading: {feasibility(name)}."
    )
    return finding(f"option-{name}", now, "days", text)


def _changes(corridor: str, row: Any) -> Iterator[str]:
    if row.closed_days:
        yield f"closes the {corridor} on {_when(row.closed_days, *row.closed_span)}"
    if row.opened_days:
        yield f"opens the {corridor} on {_when(row.opened_days, *row.opened_span)}"


def _when(days: int, first: pd.Timestamp, last: pd.Timestamp) -> str:
    return f"{counted(days, 'day')} between {day(first.date())} and {day(last.date())}"


def closes_most(results: dict[str, Outcome]) -> Finding:
    """Name the option under which a corridor is open on the fewest days."""
    days = {name: r.days_any_open() for name, r in results.items() if name != RECORD}
    fewest = min(days.values())
    which = [name for name, d in days.items() if d == fewest]
    was = results[RECORD].days_any_open()
    if fewest == was:
        text = f"No option takes a day off the {was:,} on which a land route is open without it."
        if not was:
            text = "No land route is open on any day, so no option closes one."
        return finding("option-closes-most", 0, "days", text)
    closed = f"{was - fewest:,} of" if fewest else "all"
    text = (
        f"**{len(which)} of {counted(len(days), 'option')}** would have closed every way on "
        f"{closed} the {counted(was, 'day')} on which one was open without them"
        f"{', and none on more' if fewest else ''}: {_each_feasible(which)}. Days say nothing of "
        "what it would have cost."
    )
    return finding("option-closes-most", was - fewest, "days", text)


def _each_feasible(which: list[str]) -> str:
    """Name options with how feasible each was by our reading; that once, where all are alike."""
    said = {_spelt_out(names("options")[name]): feasibility(name) for name in which}
    alike = dict.fromkeys(said.values())
    if len(alike) == 1:
        each = " of each" if len(said) > 1 else ""
        return f"{'; '.join(said)} (feasibility{each}, by our reading: {', '.join(alike)})"
    return "; ".join(f"{name} (feasibility, by our reading: {word})" for name, word in said.items())


def _spelt_out(name: str) -> str:
    """Write an option's name with the first abbreviation of an actor in it explained."""
    known = read("actors").set_index("short_name")["name"]
    short = next((word for word in name.split() if word.isupper() and word in known), None)
    return name.replace(short, f"{short} ({known[short]})", 1) if short else name


def labels(results: dict[str, Outcome]) -> dict[str, str]:
    """Map each outcome to the label of its lane in a chart."""
    named = names("options")
    return {key: named.get(key, "Without any option") for key in results}


def described() -> pd.DataFrame:
    """List the options: option, paragraph, proposer, what it means, source."""
    rows = read("options").rename(columns={"name": "option", "description": "what it means"})
    return rows[["option", "paragraph", "proposer", "what it means", "source"]]


def changes() -> pd.DataFrame:
    """List every dated change that an option makes, with the assumption behind it."""
    rows = read("option_effects")
    for column, table in (("option", "options"), ("place", "places"), ("controller", "actors")):
        rows[column] = rows[column].map(names(table))
    rows = rows.rename(columns={"controller": "held by", "start": "from", "end": "to"})
    return rows[["option", "place", "from", "to", "held by", "feasibility", "note", "source"]]


def by_corridor(results: dict[str, Outcome]) -> pd.DataFrame:
    """List open days by option and corridor beside those without it, where they differ."""
    table = compared(results)
    table["option"] = table["option"].map(labels(results))
    table["corridor"] = table["corridor"].map(names("corridors"))
    table = table[(table["closed_days"] > 0) | (table["opened_days"] > 0)]
    for name in ("closed_span", "opened_span"):
        table[name] = [f"{s[0]:%Y-%m-%d} to {s[1]:%Y-%m-%d}" if s else "" for s in table[name]]
    return table.rename(columns=lambda name: name.replace("_", " "))


def chart_title(results: dict[str, Outcome]) -> str:
    """Return the message of a chart of the options' open days."""
    was = results[RECORD].days_any_open()
    fewer = sum(r.days_any_open() < was for name, r in results.items() if name != RECORD)
    return f"{fewer} of {counted(len(results) - 1, 'option')} would have left fewer days open"
