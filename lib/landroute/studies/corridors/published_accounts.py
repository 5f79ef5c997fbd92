"""The model beside what published accounts say of the corridors."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Question, question
from landroute.record.intervals import ANY
from landroute.scenario import baseline
from landroute.tables import read
from landroute.tables.sources import split_keys

# What an account may say of holding, which the model answers for, and whether that is open.
OF_HOLDING = {"open": True, "not-held": False}
# The model's own tables.
RESTS_ON = ("control", "passage", "crossings")


def published_accounts() -> pd.DataFrame:
    """
    Set the baseline's state beside each published one, whatever the scenario asks.

    An account dated to a month or a year is compared with the whole of it.

    Returns
    -------
    DataFrame
        Columns id, date, date_precision, corridor (id, or `any`), says (as in
        data/published_states.csv), model_says (open, closed, or either: both within the month or
        year), compared (whether it speaks of holding, and the model has one answer), agree (never
        of one that is not compared), independent (whether the model's own tables cite none of its
        sources), summary, source; one row for each of data/published_states.csv, in time order.
    """
    asked = question(baseline())
    rows = read("published_states").sort_values(["date", "corridor", "id"], ignore_index=True)
    rows["model_says"] = [
        _state(asked, pd.Period(row.date, row.date_precision[0].upper()), row.corridor)
        for row in rows.itertuples()
    ]
    held = rows["says"].map(OF_HOLDING)
    rows["compared"] = held.notna() & (rows["model_says"] != "either")
    rows["agree"] = rows["compared"] & (held == (rows["model_says"] == "open"))
    cited = _cited()
    rows["independent"] = [cited.isdisjoint(split_keys(cell)) for cell in rows["source"]]
    columns = ["id", "date", "date_precision", "corridor", "says", "model_says"]
    return rows[[*columns, "compared", "agree", "independent", "summary", "source"]]


def _state(asked: Question, when: pd.Period, corridor: str) -> str:
    first, last = when.start_time, when.end_time
    found = {
        now.open if corridor == ANY else corridor in now.open_corridors
        for start, end, now in asked.stretches()
        if start <= last and end > first
    }
    return "either" if len(found) == 2 else "open" if found == {True} else "closed"


def _cited() -> set[str]:
    cells = pd.concat([read(name)["source"] for name in RESTS_ON])
    return {source for cell in cells for source in split_keys(cell)}


def kept_out() -> pd.DataFrame:
    """
    Return the accounts that a rule keeps out of the comparison.

    Returns
    -------
    DataFrame
        Columns date, work, text, rule, why, source; in time order.
    """
    rows = read("accounts_kept_out").merge(
        read("account_rules"), left_on="rule", right_on="id", suffixes=("_id", "")
    )
    rows = rows.merge(read("analyses"), left_on="analysis", right_on="id", suffixes=("_rule", ""))
    columns = ["date", "work", "text", "rule", "why", "source"]
    return rows.sort_values(["date", "analysis"], ignore_index=True)[columns]
