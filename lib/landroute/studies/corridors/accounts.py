"""The model beside what published accounts say of the corridors."""

from __future__ import annotations

import pandas as pd

from landroute.corridor.question import Question, question
from landroute.outputs import Finding, finding
from landroute.record.intervals import ANY
from landroute.scenario import Scenario
from landroute.tables import read
from landroute.wording.names import names
from landroute.wording.sentences import counted, day, listed


def beside_published() -> pd.DataFrame:
    """
    Set the baseline's state beside each published one, whatever the scenario asks.

    Returns
    -------
    DataFrame
        Columns date, corridor, account says, model says, agree, in our words, source; one row for
        each of data/published_states.csv, in time order.
    """
    asked = question(Scenario())
    rows = read("published_states").sort_values(["date", "corridor"])
    said = [_state(asked, row.date, row.corridor) for row in rows.itertuples()]
    corridors = {**names("corridors"), ANY: "any"}
    return pd.DataFrame(
        {
            "date": rows["date"].to_numpy(),
            "corridor": rows["corridor"].map(corridors).to_numpy(),
            "account says": rows["state"].to_numpy(),
            "model says": said,
            "agree": (rows["state"].to_numpy() == said).tolist(),
            "in our words": rows["summary"].to_numpy(),
            "source": rows["source"].to_numpy(),
        }
    )


def _state(asked: Question, date: pd.Timestamp, corridor: str) -> str:
    opened = asked.on(date.date()).open_corridors
    return "open" if (opened if corridor == ANY else corridor in opened) else "closed"


def agreement(table: pd.DataFrame) -> Finding:
    """Say with how many published accounts the model agrees, and on which days it does not."""
    agree = int(table["agree"].sum())
    others = table[~table["agree"]]
    apart = [
        f"{listed([day(d.date()) for d in own['date']])} {state} where the baseline has "
        f"{own['model says'].iloc[0]}"
        for state, own in others.groupby("account says")
    ]
    text = (
        f"Of {counted(len(table), 'published account')} of a corridor's state on a day, the "
        f"baseline agrees with **{agree}**"
        + (f"; the rest call {listed(apart)}" if apart else "")
        + f". For {_shared(table):,} of the {len(table):,} the source is one that the "
        "record of holders, or of their stances, cites too: no independent check."
    )
    return finding("published-agreement", agree, "accounts", text)


def _shared(table: pd.DataFrame) -> int:
    """Count the accounts with a source that the model's own tables cite."""
    cited = {source for name in ("control", "passage") for source in _sources(read(name))}
    return sum(not cited.isdisjoint(row) for row in table["source"].str.split("; "))


def _sources(table: pd.DataFrame) -> set[str]:
    return {source for row in table["source"].str.split("; ") for source in row}
