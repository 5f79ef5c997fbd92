"""Tables as data: cells with the rows and sources that they lead to; the press draws them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import numpy as np
import pandas as pd
from jinja2 import Environment

from landroute.charts.references import Piece, each_source, named_rows, row_named, to_publisher
from landroute.charts.spelling import in_words, key_in_words, title
from landroute.charts.template import plain
from landroute.outputs import KEY, TABLE_MIME
from landroute.tables import resources

SOURCE_COLUMNS = ("source", "sources")
ROW_COLUMNS = ("row", "key")

# For Jupyter, which does not know our MIME type; the page is made of that.
HTML = Environment(autoescape=True).from_string(
    "<table><thead><tr>{% for c in columns %}<th>{{ c.head }}</th>{% endfor %}</tr></thead><tbody>"
    "{% for row in rows %}<tr>{% for cell in row %}<td>{{ said(cell) }}</td>{% endfor %}</tr>"
    "{% endfor %}</tbody></table>"
)


class Table:
    """
    A frame as the page shows it.

    Parameters
    ----------
    frame
        Any columns, and its index if that has a name. A column named `source` holds keys of
        sources.bib; one named `row` or `key` says which row of the table named in the column
        `table` is meant; one named `file` a file of `data/`: all lead there. Elsewhere names and
        codes of rows do. Names stand in the place of ids.
    key
        Kebab-case name, unique in the book.
    label
        What the table holds, for a reader who does not see it.
    head
        Returns the head of a column by its name.
    verbatim
        Columns in which ids stay: what a reader types, or what a file holds.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        *,
        key: str,
        label: str,
        head: Callable[[str], str] = str,
        verbatim: Collection[str] = (),
    ) -> None:
        if not KEY.fullmatch(key):
            raise ValueError(f"table key {key!r} is not kebab-case")
        self.frame = frame if frame.index.name is None else frame.reset_index()
        self.key, self.label, self.head = key, label, head
        self.verbatim = frozenset(verbatim)

    def document(self) -> dict[str, Any]:
        """Return the table as `landroute.outputs.TABLE_MIME` has it."""
        names = [str(column) for column in self.frame.columns]
        return {
            "key": self.key,
            "label": self.label,
            "columns": [
                {"name": name, "head": self.head(name), "kind": kind(self.frame.iloc[:, number])}
                for number, name in enumerate(names)
            ],
            "rows": [
                self.row(dict(zip(names, values, strict=True)))
                for values in self.frame.itertuples(index=False, name=None)
            ],
        }

    def row(self, values: dict[str, Any]) -> list[Any]:
        """Return the cells of one row."""
        return [self.cell(column, value, values) for column, value in values.items()]

    def cell(self, column: str, value: Any, row: dict[str, Any]) -> Any:
        """Return one cell: nothing, text, a number, a truth value, or a list of pieces."""
        if isinstance(value, list):
            return value
        if missing(value):
            return None
        if not isinstance(value, str):
            return bool(value) if isinstance(value, np.bool_) else plain(value)
        if column in SOURCE_COLUMNS:
            return each_source(value, self.source)
        if column == "file" and value in {entry["path"] for entry in resources()}:
            return [{"text": value, "file": value}]
        if column in self.verbatim:
            return value
        if column == "table":
            return title(value)
        if column in ROW_COLUMNS and row.get("table"):
            table = str(row["table"])
            text, key = key_in_words(table, value), row_named(table, value)
            return [{"text": text, "row": [table, *key]}] if key else text
        return simplest(self.pieces(column, in_words(value, column)))

    def source(self, key: str) -> Piece:
        """Return a source as a piece."""
        return to_publisher(key)

    def pieces(self, column: str, text: str) -> list[Piece]:
        """Return the text of a cell as pieces."""
        return named_rows(text)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        document = self.document()
        html = HTML.render(columns=document["columns"], rows=document["rows"], said=said)
        return {TABLE_MIME: document, "text/html": html, "text/plain": self.label}


def missing(value: Any) -> bool:
    """Say whether a cell is empty."""
    return value is None or value is pd.NA or value is pd.NaT or value != value


def simplest(pieces: list[Piece]) -> Any:
    """Return pieces that lead nowhere as text."""
    return pieces if any(isinstance(piece, dict) for piece in pieces) else "".join(map(str, pieces))


def said(cell: Any) -> str:
    """Return the words of a cell."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return "".join(piece if isinstance(piece, str) else piece["text"] for piece in cell)
    return str(cell)


def kind(column: pd.Series) -> str:
    """Return what a column holds, by which it is sorted: number, date, yesno or text."""
    if pd.api.types.is_bool_dtype(column):
        return "yesno"
    if pd.api.types.is_numeric_dtype(column):
        return "number"
    if pd.api.types.is_datetime64_any_dtype(column):
        return "date"
    return "text"
