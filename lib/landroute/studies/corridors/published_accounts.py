"""The model beside what published accounts say of the corridors."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Question, question
from landroute.record.intervals import ANY
from landroute.scenario import baseline
from landroute.tables import read
from landroute.tables.sources import split_keys


def published_accounts() -> pd.DataFrame:
    """
    Set the baseline's state beside each published one, whatever the scenario asks.

    Returns
    -------
    DataFrame
        Columns date, corridor (id, or `any`), account_says, model_says (open or closed), agree,
        summary, source; one row for each of data/published_states.csv, in time order.
    """
    asked = question(baseline())
    rows = read("published_states").sort_values(["date", "corridor"], ignore_index=True)
    model = [_state(asked, row.date, row.corridor) for row in rows.itertuples()]
    rows = rows.rename(columns={"state": "account_says"}).assign(model_says=model)
    rows["agree"] = [bool(a == m) for a, m in zip(rows["account_says"], model, strict=True)]
    columns = ["date", "corridor", "account_says", "model_says", "agree", "summary", "source"]
    return rows[columns]


def _state(asked: Question, date: pd.Timestamp, corridor: str) -> str:
    opened = asked.on(date.date()).open_corridors
    return "open" if (opened if corridor == ANY else corridor in opened) else "closed"


def sharing_a_source(accounts: pd.DataFrame) -> int:
    """Count the accounts with a source that the model's own tables cite."""
    cells = pd.concat([read(name)["source"] for name in ("control", "passage")])
    cited = {source for cell in cells for source in split_keys(cell)}
    return sum(not cited.isdisjoint(split_keys(cell)) for cell in accounts["source"])
