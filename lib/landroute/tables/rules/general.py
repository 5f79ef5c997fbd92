"""Rules that hold for every table among the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from landroute.paths import shown
from landroute.tables.package import read, resource, resource_names
from landroute.tables.rules.at import at
from landroute.tables.sources import bibliography, sources, split_keys
from landroute.tables.weak import host_of

LISTED = "(; "  # in the pattern of a cell with several items


def tables_have_rows(data: Path) -> Iterator[str]:
    """Each table has a row, but one whose property `may_be_empty` is true."""
    for table in resource_names(data):
        described = resource(table, data)
        if not described.get("may_be_empty") and read(table, data).empty:
            yield f"{shown(data / described['path'])}:1: column (row): there is no row"


def every_source_resolves(data: Path) -> Iterator[str]:
    """Each key in a `source` column is an entry of sources.bib."""
    known = set(bibliography(data).entries)
    for table in resource_names(data):
        rows = read(table, data)
        if "source" not in rows:
            continue
        for index, cell in rows["source"].items():
            for key in split_keys(cell):
                if key not in known:
                    yield at(data, table, index, "source", f"{key!r} is not in sources.bib")


def no_item_is_listed_twice(data: Path) -> Iterator[str]:
    """No cell with a list ("; " between the items, as its pattern says) has an item twice."""
    for table in resource_names(data):
        for field in resource(table, data)["schema"]["fields"]:
            if LISTED not in field.get("constraints", {}).get("pattern", ""):
                continue
            cells = read(table, data)[field["name"]].dropna()
            for index, cell in cells[cells.str.contains("; ", regex=False)].items():
                items = cell.split("; ")
                for item in dict.fromkeys(one for one in items if items.count(one) > 1):
                    yield at(data, table, index, field["name"], f"{item!r} is there twice")


def every_named_row_exists(data: Path) -> Iterator[str]:
    """Where a row names a table and ids of rows there, they exist."""
    for table in resource_names(data):
        rows = read(table, data)
        columns = [name for name in ("row", "rows") if name in rows]
        if "table" not in rows or not columns or table == "corrections":
            continue
        for index, row in rows.dropna(subset=["table", *columns]).iterrows():
            known = set(read(row["table"], data)["id"])
            for key in row[columns[0]].split("; "):
                if key not in known:
                    reason = f"{key!r} is no id of {row['table']}.csv"
                    yield at(data, table, index, columns[0], reason)


def every_reference_resolves(data: Path) -> Iterator[str]:
    """Each id that points into another table (`foreignKeys`) is there; a lost one is told once."""
    for table in resource_names(data):
        for key in resource(table, data)["schema"].get("foreignKeys", []):
            column, target = key["fields"], key["reference"]
            known = read(target["resource"], data)[target["fields"]]
            path = resource(target["resource"], data)["path"]
            values = read(table, data)[column].dropna()
            lost = values[~values.isin(known)]
            for value, same in lost.groupby(lost, sort=False):
                more = f"; {len(same) - 1} more rows name it" if same.size > 1 else ""
                reason = f"{value!r} is not in {path}{more}"
                yield at(data, table, same.index[0], column, reason)


def every_weak_host_is_read(data: Path) -> Iterator[str]:
    """Each host of weak_hosts.csv is in the address of a source, so that it counts."""
    known = set(sources(data)["url"].map(host_of))
    for index, host in read("weak_hosts", data)["host"].items():
        if host not in known:
            yield at(data, "weak_hosts", index, "host", f"{host!r} is in no address of sources.bib")
