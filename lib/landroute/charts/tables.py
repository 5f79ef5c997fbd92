"""Tables for the page: escaped, with each source and each row that is named a link."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from landroute.charts.references import link, linked, row_named
from landroute.charts.template import plain
from landroute.tables.sources import sources, split_keys

SOURCE_COLUMNS = ("source", "sources")
ROW_COLUMNS = ("row", "key")
LONG_TEXT = 60
LONG_WORD = re.compile(r"\S{14,}")
DATE = re.compile(r"\d{4}(-\d\d){0,2}")
SAFE_SCHEMES = ("https://", "http://")


class Table:
    """
    A frame as the page shows it.

    Parameters
    ----------
    frame
        Any columns; a column named `source` holds keys of sources.bib, one named `row` or `key`
        says which row of the one named `table` is meant: both show as links.
    label
        What the table holds, for a reader who does not see it.
    files
        Address of the folder in which a column named `file` finds its files, seen from the page.
    """

    def __init__(self, frame: pd.DataFrame, label: str, files: str = "") -> None:
        self.frame = frame
        self.label = label
        self.files = files
        self.columns: list[str] = []
        self.table = ""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": self.frame.to_string()}

    def html(self) -> str:
        """Return the table as HTML; every text from a row is escaped."""
        frame = self.frame if self.frame.index.name is None else self.frame.reset_index()
        head = "".join(f'<th scope="col">{escape(str(c))}</th>' for c in frame.columns)
        self.columns = [str(c) for c in frame.columns]
        rows = "".join(self.row(values) for values in frame.itertuples(index=False, name=None))
        label = escape(self.label, quote=True)
        return (
            f'<div class="landroute-table" role="region" aria-label="{label}" tabindex="0">'
            f'<table class="dataframe">\n<thead><tr>{head}</tr></thead>\n'
            f"<tbody>\n{rows}</tbody></table></div>"
        )

    def row(self, values: tuple[Any, ...]) -> str:
        """Return one row as HTML."""
        self.table = str(dict(zip(self.columns, values, strict=True)).get("table", ""))
        cells = (self.cell(c, v) for c, v in zip(self.columns, values, strict=True))
        return f"<tr>{''.join(cells)}</tr>\n"

    def cell(self, column: str, value: Any) -> str:
        """Return one cell as HTML."""
        return f"<td{_width(value)}>{self.text(column, value)}</td>"

    def text(self, column: str, value: Any) -> str:
        """Return the content of a cell, escaped; a file becomes a link to its download."""
        if column == "file" and self.files:
            path = escape(str(value), quote=True)
            return f'<a href="{self.files}{path}" download>{_said(value)}</a>'
        address = row_named(self.table, str(value)) if column in ROW_COLUMNS else None
        return link(address, _said(value)) if address else content(column, value)


def content(column: str, value: Any, links: bool = True, names: bool = True) -> str:
    """Return a cell's content as HTML; a source becomes a link, and a row if `links` are asked."""
    if column in SOURCE_COLUMNS and isinstance(value, str):
        return "; ".join(source_link(key) for key in split_keys(value))
    if (
        (isinstance(value, float) and value != value)
        or value is None
        or value is pd.NA
        or value is pd.NaT
    ):
        return ""
    if isinstance(value, (bool, np.bool_)):
        return "yes" if value else "no"
    if links and isinstance(value, str):
        return linked(value, _said, names)
    return _said(value)


def _said(value: Any) -> str:
    """Escape, and let the browser break a long path or identifier after a slash or underscore."""
    text = escape(str(plain(value)))
    return LONG_WORD.sub(lambda word: re.sub("([/_])", r"\1<wbr>", word[0]), text)


def _width(value: Any) -> str:
    """Give long text a wider column, and keep dates and numbers on one line."""
    if not isinstance(value, str) or DATE.fullmatch(value):
        return ' class="short"'
    return ' class="long"' if len(value) > LONG_TEXT else ""


def source_name(key: str) -> str:
    """Return a source's publisher and year, escaped; its key where it has neither."""
    entry = sources().loc[key]
    return escape(", ".join(p for p in (entry["organization"], entry["date"][:4]) if p) or key)


def source_link(key: str) -> str:
    """Return a link to a source by its name, or the name alone where it has no address."""
    entry = sources().loc[key]
    label, title = source_name(key), escape(entry["title"], quote=True)
    if not entry["url"].startswith(SAFE_SCHEMES):
        return f'<span title="{title}">{label}</span>'
    return f'<a href="{escape(entry["url"], quote=True)}" title="{title}">{label}</a>'
