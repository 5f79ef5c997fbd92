"""A table whole, as rows that can be linked to."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from landroute.charts.references import PAGES, anchor, key_columns, link, row_address
from landroute.charts.tables import SOURCE_COLUMNS, Table, content, source_name
from landroute.tables import read, resource
from landroute.tables.sources import split_keys

SOURCES = PAGES + "sources.html"


class Ledger(Table):
    """
    Every row of a table, each with an address, its references as links to the rows meant.

    Parameters
    ----------
    name
        Name of the table in the data package.
    """

    def __init__(self, name: str) -> None:
        super().__init__(read(name), f"Every row of {resource(name)['title'].lower()}")
        self.name = name
        self.keys = key_columns(name)
        references = resource(name)["schema"].get("foreignKeys", [])
        self.targets = {key["fields"]: key["reference"]["resource"] for key in references}
        self.named: set[str] = set()

    def html(self) -> str:
        """Return the table as HTML; every text from a row is escaped."""
        self.named.clear()
        return super().html().replace("<div ", '<div data-landroute-rows="" ', 1)

    def row(self, values: tuple[Any, ...]) -> str:
        """Return one row, with the address of its key and, for the first, of the key's start."""
        said = dict(zip(self.frame.columns, values, strict=True))
        key = [said[column] for column in self.keys]
        start, whole = anchor(self.name, key[0]), anchor(self.name, *key)
        mark = "" if start in self.named or start == whole else f'<span id="{start}"></span>'
        self.named.add(start)
        mark += f'<a class="landroute-row" href="#{whole}" title="Address of this row">#</a> '
        cells = "".join(self.cell(column, value) for column, value in said.items())
        return f'<tr id="{whole}">{cells.replace(">", ">" + mark, 1)}</tr>\n'

    def text(self, column: str, value: Any) -> str:
        """Return a cell's content; a reference, or source, becomes a link to the row it means."""
        if column in SOURCE_COLUMNS and isinstance(value, str):
            links = (f'<a href="{SOURCES}#{k}">{source_name(k)}</a>' for k in split_keys(value))
            return "; ".join(links)
        target = self.targets.get(column)
        if target is not None and pd.notna(value) and "page" in resource(target):
            return link(row_address(target, value), content(column, value, links=False))
        return content(column, value, links=column not in self.keys, names=False)


class Bibliography(Table):
    """
    Every source, each with an address.

    Parameters
    ----------
    frame
        `studies.data.findings.bibliography_table`: its index holds the keys.
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        super().__init__(frame.rename_axis("key"), "Every source with title, date and use")

    def html(self) -> str:
        """Return the table as HTML; every text from an entry is escaped."""
        return super().html().replace("<div ", '<div data-landroute-rows="" ', 1)

    def row(self, values: tuple[Any, ...]) -> str:
        """Return one entry; its key is the row's address, and the link is its publisher."""
        key, *said = values
        named = zip(self.columns[1:], said, strict=True)
        cells = "".join(self.cell(column, value) for column, value in named)
        return f'<tr id="{escape(str(key), quote=True)}">{cells}</tr>\n'
