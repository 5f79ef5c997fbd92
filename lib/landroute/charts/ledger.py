"""A table whole, as rows that can be linked to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from landroute.charts.references import (
    CODE,
    SAFE_SCHEMES,
    Piece,
    named_rows,
    to_row,
    to_source,
)
from landroute.charts.spelling import name_of, parted
from landroute.charts.tables import Table
from landroute.charts.template import plain
from landroute.outputs import TABLE_MIME, row_anchor
from landroute.tables import key_columns, read, resource


class Addressed(Table):
    """A table whose rows have addresses; shown as data alone, since only a page leads to them."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {TABLE_MIME: self.document(), "text/plain": self.label}


class Ledger(Addressed):
    """
    Every row of a table, each with an address, its references leading to the rows meant.

    Parameters
    ----------
    name
        Name of the table in the data package.
    label
        What the table holds, for a reader who does not see it.
    head
        Returns the head of a column by its name.
    """

    def __init__(self, name: str, *, label: str, head: Callable[[str], str] = str) -> None:
        super().__init__(read(name), key=f"rows-{name.replace('_', '-')}", label=label, head=head)
        self.name = name
        self.keys = key_columns(name)
        self.rows = self.frame
        self.frame = self.frame.drop(columns=_machine_key(self.frame, self.keys[0]))
        references = resource(name)["schema"].get("foreignKeys", [])
        self.targets = {key["fields"]: key["reference"]["resource"] for key in references}

    def document(self) -> dict[str, Any]:
        """Return the table, with the address of each row and, for the first, of its key's start."""
        keys = [
            [plain(value) for value in row]
            for row in self.rows[self.keys].itertuples(index=False, name=None)
        ]
        ids = [row_anchor(self.name, *key) for key in keys]
        starts: dict[str, str] = {}
        for number, (key, whole) in enumerate(zip(keys, ids, strict=True)):
            start = row_anchor(self.name, key[0])
            if start != whole and start not in starts.values():
                starts[str(number)] = start
        return {**super().document(), "of": self.name, "ids": ids, "starts": starts}

    def cell(self, column: str, value: Any, row: dict[str, Any]) -> Any:
        """Return one cell; a reference leads to the row that it means."""
        target = self.targets.get(column)
        if target is not None and pd.notna(value) and "page" in resource(target):
            key = str(plain(value))
            return [to_row(name_of(target, key), target, key)]
        return super().cell(column, value, row)

    def source(self, key: str) -> Piece:
        """Return a source as a piece."""
        return to_source(key)

    def pieces(self, column: str, text: str) -> list[Piece]:
        """Return the text of a cell as pieces; the key leads nowhere, being the row's own."""
        said = parted(text)
        return [said] if column in self.keys else named_rows(said, names=False)


def _machine_key(frame: pd.DataFrame, key: str) -> list[str]:
    """Return the key column if names stand in its place: no code that a reader would cite."""
    cited = frame[key].astype(str).map(lambda one: bool(CODE.fullmatch(one)))
    return [key] if "name" in frame and not cited.any() else []


class Bibliography(Addressed):
    """
    Every source, each with an address: its key.

    Parameters
    ----------
    frame
        Index: the keys; columns url and others, of which `publisher` is shown as the link.
    """

    def __init__(self, frame: pd.DataFrame, *, key: str, label: str, head: Callable[[str], str]):
        super().__init__(frame.reset_index(drop=True), key=key, label=label, head=head)
        self.ids = [str(key) for key in frame.index]
        self.addresses = frame["url"].tolist()
        self.frame = self.frame.drop(columns="url")

    def document(self) -> dict[str, Any]:
        """Return the table, its first column linked to each source's own page."""
        document = super().document()
        for row, address in zip(document["rows"], self.addresses, strict=True):
            if str(address).startswith(SAFE_SCHEMES):
                row[0] = [{"text": str(row[0]), "href": address}]
        return {**document, "ids": self.ids}

    def pieces(self, column: str, text: str) -> list[Piece]:
        """Return the text of a cell; nothing in it leads to a row."""
        return [text]
