"""How many values were corrected, and where."""

from __future__ import annotations

from landroute.studies.base import Result, result
from landroute.studies.corrections.study import Corrections
from landroute.tables import read, resource, rests_on_table
from landroute.wording.facts import Listed


@Corrections.finding("corrections", unit="corrections", under=())
def corrections(study: Corrections) -> Result:
    """Say how many values were corrected and in which tables."""
    rows = read("corrections")
    rests_on_table("corrections")
    if rows.empty:
        return result(0, "none")
    titles = [resource(name)["title"] for name in dict.fromkeys(rows["table"])]
    return result(
        len(rows),
        corrected=len(rows),
        tables=len(titles),
        titles=Listed([title[0].lower() + title[1:] for title in titles], "semicolon"),
    )
