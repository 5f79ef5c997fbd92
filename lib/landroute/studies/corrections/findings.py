"""How many values were corrected, where, and how many of them changed what a row says."""

from __future__ import annotations

from landroute.studies.base import Result, result
from landroute.studies.corrections.study import Corrections
from landroute.tables import read, resource, rests_on_table
from landroute.wording.facts import Each

ABOUT_THE_ROW = ("source", "verified", "confidence")  # columns that say how sure a row is


@Corrections.finding("corrections", unit="corrections", under=())
def corrections(study: Corrections) -> Result:
    """Say how many values were corrected."""
    rows = read("corrections")
    rests_on_table("corrections")
    if rows.empty:
        return result(0, "none")
    return result(len(rows), corrected=len(rows))


@Corrections.finding("corrections-of-substance", unit="corrections", under=())
def of_substance(study: Corrections) -> Result:
    """Say how many corrections changed more than a row's sources or how sure it is."""
    rests_on_table("corrections")
    substance = int((~read("corrections")["field"].isin(ABOUT_THE_ROW)).sum())
    return result(substance, "" if substance else "none", substance=substance)


@Corrections.finding("corrections-by-table", unit="tables", under=())
def by_table(study: Corrections) -> Result:
    """Count the corrections of each table, most first."""
    rests_on_table("corrections")
    counts = read("corrections")["table"].value_counts()
    if counts.empty:
        return result(0, "none")
    titles = [(resource(name)["title"], int(n)) for name, n in counts.items()]
    rows = [{"title": title[0].lower() + title[1:], "n": n} for title, n in titles]
    return result(
        len(counts), corrected=int(counts.sum()), titles=Each("table-corrected", rows, "semicolon")
    )
