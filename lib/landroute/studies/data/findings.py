"""How many rows were verified, and how many sources there are."""

from __future__ import annotations

from landroute.studies.base import Result, result
from landroute.studies.data.study import Data
from landroute.tables import resource, resource_names, rests_on_table
from landroute.tables.inventory import coded_rows, own_rules
from landroute.tables.sources import sources
from landroute.wording.facts import Share


@Data.finding("rows-verified", unit="share of rows", under=())
def rows_verified(study: Data) -> Result:
    """Say what share of rows was read in a source."""
    total = study.verification.sum()
    rests_on_table(*study.verification.index)
    return result(
        study.verified_share,
        share=Share(study.verified_share),
        rows=int(total.sum()),
        partly=int(total["partly"]),
        unread=int(total["no"]),
        own=own_rules(),
        coded=coded_rows(),
    )


@Data.finding("package", unit="tables", under=())
def package(study: Data) -> Result:
    """Say how many tables there are, and how many of them a script makes."""
    tables = resource_names()
    rests_on_table(*tables)
    built = sum("builder" in resource(name) for name in tables)
    return result(len(tables), tables=len(tables), built=built, by_hand=len(tables) - built)


@Data.finding("sources", unit="sources", under=())
def how_sourced(study: Data) -> Result:
    """Say how many sources there are, and how many were read in a copy."""
    rows = sources()
    rests_on_table("sources")
    return result(
        len(rows),
        sources=len(rows),
        publishers=int(rows["organization"].nunique()),
        copies=int((rows["host"] != "").sum()),
    )


@Data.finding("sources-read", unit="sources", under=())
def how_read(study: Data) -> Result:
    """Say of how many sources the day of reading is recorded, and whose titles were not seen."""
    rows = sources()
    rests_on_table("sources")
    opened = int((rows["urldate"] != "").sum())
    return result(
        opened,
        sources=len(rows),
        opened=opened,
        unseen=int(rows["title"].str.startswith("[").sum()),
        addressed=int(rows["note"].str.contains("title from the address").sum()),
    )
