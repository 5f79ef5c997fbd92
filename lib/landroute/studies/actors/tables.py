"""The actors, and who held the chain, as rows."""

from __future__ import annotations

import pandas as pd

from landroute.studies.actors.changes import in_words
from landroute.studies.actors.study import Actors
from landroute.wording.names import names


@Actors.tabulates("actors-on-day")
def roster(study: Actors) -> pd.DataFrame:
    """List the actors on the day: actor, side, kind, role, in_op_ed, source."""
    rows = study.actors.rename(columns={"name": "actor", "named_in_article": "in_op_ed"})
    return rows[["actor", "side", "kind", "role", "in_op_ed", "source"]]


def chain_in_words(study: Actors, rows: pd.DataFrame) -> pd.DataFrame:
    """Return rows of the chain with names for ids: a place's holder, who stood by, who backed."""
    short = names("actors", "short_name")
    return pd.DataFrame(
        {
            "place": rows["place"].map(names("places")),
            "holder": rows["controller"].map(short),
            "source": rows["source"],
            "alongside": ["; ".join(short[one] for one in there) for there in rows["alongside"]],
            "backed": ["; ".join(short[one] for one in there) for there in rows["backed"]],
            "state": [study.words("chain-state", state=state) for state in rows["state"]],
            "start": rows["start"],
            "end": rows["end"],
        }
    )


@Actors.tabulates("chain-on-day", under=("account",))
def chain_on_day(study: Actors) -> pd.DataFrame:
    """List the chain on the day: place, holder, source, alongside, backed, state, start, end."""
    return chain_in_words(study, study.chain_now)


@Actors.tabulates("ties-on-day-listed")
def ties_listed(study: Actors) -> pd.DataFrame:
    """List the ties on the day: from_actor, relation, to_actor, start, end, confidence, source."""
    rows = in_words(study, study.ties)
    return rows[["from_actor", "relation", "to_actor", "start", "end", "confidence", "source"]]
