"""Rules on what two tables, or two columns, say of the same: declared where it is said again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from landroute.tables.package import read, resource, resource_names
from landroute.tables.rules.at import at


def what_is_said_twice_agrees(data: Path) -> Iterator[str]:
    """Each column that says again what a row of another table says (`as_in`) says the same."""
    for table in resource_names(data):
        for again in resource(table, data).get("as_in", []):
            rows, other = read(table, data), again["resource"]
            there = read(other, data).drop_duplicates("id").set_index("id")
            rows = rows[rows[again["by"]].isin(there.index)]
            for column in again["columns"]:
                said = rows[column].fillna("")
                wanted = rows[again["by"]].map(there[column].fillna(""))
                for index in rows.index[said != wanted]:
                    file = resource(other, data)["path"]
                    reason = f"{said[index]!r}, but {wanted[index]!r} in {file} for "
                    yield at(data, table, index, column, reason + repr(rows.at[index, again["by"]]))


def joined_ids_name_their_parts(data: Path) -> Iterator[str]:
    """Each id that joins columns of its row (`joins`) is these, in order, with a mark between."""
    for table in resource_names(data):
        for field in resource(table, data)["schema"]["fields"]:
            if "joins" not in field:
                continue
            rows, joins = read(table, data), field["joins"]
            parts = rows[joins["columns"]].itertuples(index=False)
            wanted = pd.Series(map(joins["with"].join, parts), rows.index, "string")
            for index in rows.index[rows[field["name"]] != wanted]:
                reason = f"{rows.at[index, field['name']]!r} should be {wanted[index]!r}, by "
                reason += " and ".join(joins["columns"])
                yield at(data, table, index, field["name"], reason)


def rows_of_either_table_exist(data: Path) -> Iterator[str]:
    """Each id of a row of one of several tables (`row_of`) is there; "; " between several ids."""
    for table in resource_names(data):
        for field in resource(table, data)["schema"]["fields"]:
            if "row_of" not in field:
                continue
            tables = field["row_of"]
            known = {one for name in tables for one in read(name, data)["id"]}
            known.update(field.get("or", []))
            for index, cell in read(table, data)[field["name"]].dropna().items():
                for one in cell.split("; "):
                    if one not in known:
                        files = " or ".join(f"{name}.csv" for name in tables)
                        yield at(data, table, index, field["name"], f"{one!r} is no id of {files}")
