"""What a finding rests on, in words, with what each leads to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from landroute.tables import read, resource
from landroute.tables.rests import Counted as Days
from landroute.tables.rests import Rests
from landroute.tables.sources import sources
from landroute.wording import Words, words
from landroute.wording.credit import source_name
from landroute.wording.facts import Counted, plain, written
from landroute.wording.rows import row_key, row_said

SOURCES = "sources"  # the bibliography, which is no table of the package
SHOWN = {"corrections": {"table": "corrections"}}  # tables without a page of rows, by a table's key
# Rows of one table that are listed; of more the first, and then the table with their number.
MOST, FIRST = 60, 5


def pieces(rests: Rests) -> list[dict[str, Any]]:
    """Return what was noted, in its order, as `outputs.Finding.rows` has it."""
    return [
        *_rows(rests),
        *map(_whole, rests.tables),
        *({"text": source_name(key), "source": key} for key in rests.sources),
        *(_parameter(name) for name in rests.parameters),
    ]


def days(counted: list[Days], said: Words) -> list[dict[str, Any]]:
    """Return the days counted, as `outputs.Finding.days` has it."""
    return [
        {"text": written(label, said), "spans": [[plain(end) for end in span] for span in spans]}
        for label, spans in counted
        if spans
    ]


def _rows(rests: Rests) -> Iterator[dict[str, Any]]:
    """Yield the rows noted; of a table without a page, and of too many, the table."""
    counts, told = Counter(row.table for row in rests.rows), Counter[str]()
    for table, number in rests.rows:
        told[table] += 1
        many = counts[table] > MOST
        if table in rests.tables or told[table] > (FIRST + 1 if many else MOST):
            continue
        if "page" not in resource(table):
            yield from [_whole(table, counts[table])] if told[table] == 1 else []
        elif many and told[table] > FIRST:
            yield _whole(table, counts[table], FIRST)
        else:
            yield {"text": row_said(table, number), "row": [table, *row_key(table, number)]}


def _whole(table: str, count: int | None = None, told: int = 0) -> dict[str, Any]:
    """
    Return a table with the number of its rows that count, leading to its rows or its file.

    Parameters
    ----------
    count
        Of its rows; all when not given.
    told
        How many of these are listed before it.
    """
    said = words("rests")
    if table == SOURCES:
        every = len(sources())
        return {"text": said("all-sources", n=every), "count": every, "table": "rows-sources"}
    described, every = resource(table), len(read(table))
    number = every if count is None else count
    title = described["title"][0].lower() + described["title"][1:]
    name = "all-rows" if number == every else "some-rows"
    text = said(name, rows=Counted(number, "row"), table=title)
    page = {"table": f"rows-{table.replace('_', '-')}"} if "page" in described else None
    where = page or SHOWN.get(table, {"file": described["path"]})
    return {"text": text, "count": number - told, **where}


def _parameter(name: str) -> dict[str, Any]:
    meaning = words("parameters")(f"parameter-{name.replace('_', '-')}")
    return {"text": words("rests")("parameter", meaning=meaning), "table": "parameters"}
