"""Each correction says what its table holds now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pandas as pd

from landroute.errors import BadInput
from landroute.tables.package import read, resource, resource_names
from landroute.tables.rules.at import at


def corrected_row(key: str, rows: pd.DataFrame) -> int:
    """
    Return the position of the one row of `rows` that `key` names.

    Parameters
    ----------
    key
        `column=value`, "; " between them.
    rows
        The table, every column as text.

    Raises
    ------
    BadInput
        When a column is not there, or not exactly one row matches.
    """
    chosen = pd.Series(True, index=rows.index)
    for part in key.split("; "):
        column, equals, value = part.partition("=")
        if not equals or column not in rows:
            raise BadInput(f"{part!r} is not COLUMN=VALUE of a column of the table")
        chosen &= rows[column] == value
    if chosen.sum() != 1:
        raise BadInput(f"{key!r} names {int(chosen.sum())} rows, not one")
    return int(rows.index[chosen][0])


def written(table: str, data: Path) -> pd.DataFrame:
    """Read a table as its file writes it, every cell as text."""
    path = data / resource(table, data)["path"]
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def corrections_still_match(data: Path) -> Iterator[str]:
    """Each correction names one row, and `becomes` is what that row says now."""
    text_of = cache(lambda table: written(table, data))
    for row in read("corrections", data).itertuples():
        if row.table not in resource_names(data):
            yield at(data, "corrections", row.Index, "table", f"no table {row.table!r}")
            continue
        rows = text_of(row.table)
        if row.field not in rows:
            reason = f"{row.table}.csv has no column {row.field!r}"
            yield at(data, "corrections", row.Index, "field", reason)
            continue
        try:
            now = rows.at[corrected_row(row.key, rows), row.field]
        except BadInput as error:
            yield at(data, "corrections", row.Index, "key", f"{row.table}.csv: {error}")
            continue
        becomes = "" if pd.isna(row.becomes) else row.becomes
        if now != becomes:
            reason = f"{row.table}.csv says {now!r} there now, not {becomes!r}"
            yield at(data, "corrections", row.Index, "becomes", reason)
