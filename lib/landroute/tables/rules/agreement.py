"""Rules on what two tables, or two columns, say of the same: declared where it is said again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.package import read, resource
from landroute.tables.rules.at import at
from landroute.tables.rules.declared import of_fields, of_tables


def what_is_said_twice_agrees(data: Path) -> Iterator[str]:
    """Each column that says again what a row of another table says (`as_in`) says the same."""
    for table, said_again in of_tables(data, "as_in"):
        for again in said_again:
            there = read(again["resource"], data).drop_duplicates("id").set_index("id")
            rows = read(table, data)
            rows = rows[rows[again["by"]].isin(there.index)]
            for column in again["columns"]:
                said = rows[column].fillna("")
                wanted = rows[again["by"]].map(there[column].fillna(""))
                for index in rows.index[said != wanted]:
                    file = resource(again["resource"], data)["path"]
                    reason = f"{said[index]!r}, but {wanted[index]!r} in {file} for "
                    yield at(data, table, index, column, reason + repr(rows.at[index, again["by"]]))


def joined_ids_name_their_parts(data: Path) -> Iterator[str]:
    """Each id that joins columns of its row (`joins`) is these, in order, with a mark between."""
    for table, name, joins in of_fields(data, "joins"):
        rows = read(table, data)
        parts = rows[joins["columns"]].itertuples(index=False)
        wanted = pd.Series(map(joins["with"].join, parts), rows.index, "string")
        for index in rows.index[rows[name] != wanted]:
            reason = f"{rows.at[index, name]!r} should be {wanted[index]!r}, by "
            yield at(data, table, index, name, reason + " and ".join(joins["columns"]))


def rows_of_either_table_exist(data: Path) -> Iterator[str]:
    """Each id of a row of one of several tables (`row_of`) is there; "; " between several ids."""
    for table, name, tables in of_fields(data, "row_of"):
        known = {one for other in tables for one in read(other, data)["id"]}
        for index, cell in read(table, data)[name].dropna().items():
            for one in cell.split("; "):
                if one not in known:
                    files = " or ".join(f"{other}.csv" for other in tables)
                    yield at(data, table, index, name, f"{one!r} is no id of {files}")
