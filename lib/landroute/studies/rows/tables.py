"""The tables, whole."""

from __future__ import annotations

from landroute.charts.ledger import Ledger
from landroute.studies.rows.study import Rows
from landroute.tables import pages, titles


def paged() -> list[str]:
    """Return the names of the tables whose rows have a page, with hyphens as in keys."""
    return [name.replace("_", "-") for name in pages()]


@Rows.tabulates("rows-{}", ids=paged, under=())
def ledger(study: Rows, key: str) -> Ledger:
    """Return every row of a table, each with an address."""
    name = key.replace("-", "_")
    title = titles()[name]
    label = study.words("table-rows", table=title[0].lower() + title[1:])
    return Ledger(name, label=label, head=study.head)
