"""What each policy option does to the corridors."""

from __future__ import annotations

import pandas as pd

from landroute.findings.record import Finding, counted, day, finding
from landroute.options.effects import RECORD, Outcome, compared
from landroute.scenario import Scenario
from landroute.tables import read


def record_days(results: dict[str, Outcome], scenario: Scenario) -> Finding:
    """Say on how many days a corridor was open in the record, from the day to the horizon."""
    days = results[RECORD].days_any_open()
    total = (scenario.horizon - scenario.as_of).days + 1
    text = (
        f"From {day(scenario.as_of)} to {day(scenario.horizon)} at least one corridor was open on "
        f"**{days:,}** of {total:,} days as things happened."
    )
    return finding("record-open-days", days, "days", text)


def option(name: str, results: dict[str, Outcome]) -> Finding:
    """Say what one option closes or opens, until when, and what it leaves."""
    label = read("options").set_index("id").loc[name, "name"]
    corridors = read("corridors").set_index("id")["name"]
    was, now = (results[key].days_any_open() for key in (RECORD, name))
    text = f"**{label}**: a corridor open on {now:,} days, against {was:,} as things happened"
    changed = compared({RECORD: results[RECORD], name: results[name]})
    parts = []
    for row in changed.itertuples():
        label_of = corridors[row.corridor]
        if row.closed_days:
            parts.append(f"closes the {label_of} on {_when(row.closed_days, *row.closed_span)}")
        if row.opened_days:
            parts.append(f"opens the {label_of} on {_when(row.opened_days, *row.opened_span)}")
    left = [corridors[c] for c, days in results[name].open_days().items() if days]
    text += f" ({'; '.join(parts)})" if parts else " (it changes no corridor)"
    text += (
        f". Open at some time all the same: {', '.join(left)}." if left else ". None stays open."
    )
    return finding(f"option-{name}", now, "days", text)


def _when(days: int, first: pd.Timestamp, last: pd.Timestamp) -> str:
    return f"{counted(days, 'day')} from {day(first.date())} to {day(last.date())}"


def closes_most(results: dict[str, Outcome]) -> Finding:
    """Name the option under which a corridor is open on the fewest days."""
    days = {name: r.days_any_open() for name, r in results.items() if name != RECORD}
    fewest = min(days.values())
    labels = read("options").set_index("id")["name"]
    which = [labels[name] for name, d in days.items() if d == fewest]
    was = results[RECORD].days_any_open()
    text = (
        f"By days open alone, the most that any option takes off the record's {was:,} is "
        f"**{was - fewest:,}** ({'; '.join(which)}); that says nothing of its cost, or of "
        "whether it could be done."
    )
    return finding("option-closes-most", was - fewest, "days", text)


def labels(results: dict[str, Outcome]) -> dict[str, str]:
    """Map each outcome to the label of its lane in a chart."""
    named = read("options").set_index("id")["name"].to_dict()
    return {key: named.get(key, "As it happened") for key in results}


def described() -> pd.DataFrame:
    """List the options: option, paragraph, proposer, what it means, source."""
    rows = read("options").rename(columns={"name": "option", "description": "what it means"})
    return rows[["option", "paragraph", "proposer", "what it means", "source"]]


def changes() -> pd.DataFrame:
    """List every dated change that an option makes, with the assumption behind it."""
    named, places = read("options").set_index("id")["name"], read("places").set_index("id")["name"]
    rows = read("option_effects")
    rows["option"], rows["place"] = rows["option"].map(named), rows["place"].map(places)
    rows = rows.rename(columns={"controller": "held by", "start": "from", "end": "to"})
    return rows[["option", "place", "from", "to", "held by", "note", "source"]]


def by_corridor(results: dict[str, Outcome]) -> pd.DataFrame:
    """List open days by option and corridor beside the record's, where they differ."""
    table = compared(results)
    table["option"] = table["option"].map(labels(results))
    table["corridor"] = table["corridor"].map(read("corridors").set_index("id")["name"])
    table = table[(table["closed_days"] > 0) | (table["opened_days"] > 0)]
    for name in ("closed_span", "opened_span"):
        table[name] = [f"{s[0]:%Y-%m-%d} to {s[1]:%Y-%m-%d}" if s else "" for s in table[name]]
    return table.rename(columns=lambda name: name.replace("_", " "))
