"""How much of the record is disputed, and which tables are verified least."""

from __future__ import annotations

from landroute.studies.base import Result, result
from landroute.studies.confidence.study import Confidence
from landroute.tables import resource, rests_on_numbered, rests_on_table
from landroute.wording.facts import Counted, Listed, Share


@Confidence.finding("control-disputed", unit="share of place-days", under=())
def disputed(study: Confidence) -> Result:
    """Say how much of the record of control is disputed or contested."""
    rows = study.control
    primary, rival = rows["account"] == "primary", rows["account"] == "alternate"
    total = int(rows["days"][primary].sum())
    rests_on_numbered("control", *rows["row"][rival])
    doubtful = primary & (rows["contested"] | rows["controller"].eq("unknown"))
    rests_on_numbered("control", *rows["row"][doubtful])

    def share(which: object) -> float:
        return float(rows["days"][which].sum() / total)

    return result(
        share(rival),
        share=Share(share(rival)),
        places=Counted(int(rows[rival]["place"].nunique()), "place"),
        contested=Share(share(primary & rows["contested"])),
        unknown=Share(share(primary & (rows["controller"] == "unknown"))),
    )


@Confidence.finding("least-verified", unit="tables", under=())
def least_verified(study: Confidence) -> Result:
    """Name the tables verified least, and count those below the book's share."""
    table = study.verification
    share = table["yes"] / table.sum(axis=1)
    book = float(table["yes"].sum() / table.to_numpy().sum())
    low = share[share < book].sort_values(kind="stable")
    rests_on_table(*(low.index if len(low) else share.index))
    if low.empty:
        return result([], "none")
    titles = [resource(name)["title"] for name in low.index[low == low.min()]]
    return result(
        list(low.index),
        low=len(low),
        tables=Counted(len(share), "table"),
        book=Share(book),
        least=Share(float(low.min())),
        which=Listed([title[0].lower() + title[1:] for title in titles], "semicolon"),
    )
