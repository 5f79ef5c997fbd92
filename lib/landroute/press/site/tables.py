"""Tables that chapters emit as JSON: checked, noted, and given to the page's writer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from docutils import nodes
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from sphinx.errors import ExtensionError

from landroute.outputs import KEY, row_anchor
from landroute.press.site.domain import SiteDomain, anchor
from landroute.wording import words

DATE = re.compile(r"\d{4}(-\d\d){0,2}")
LINKS = ("row", "source", "shown", "href", "file")

Anchor = Annotated[str, Field(pattern=r"^[^\s\"'<>&#]+$")]
Key = Annotated[str, Field(pattern=KEY.pattern)]
Web = Annotated[str, Field(pattern=r"^https?://\S+$")]
File = Annotated[str, Field(pattern=r"^\w[\w.-]*(/\w[\w.-]*)*$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class Column(_Part):
    """A column: its name in data/, what its head says, and what its cells hold."""

    name: str
    head: str
    kind: Literal["text", "number", "date", "yesno"]


class Link(_Part):
    """A text that leads to a row, a source's row, a figure or table, a page or a file of data/."""

    text: str
    row: Annotated[list[str | int], Field(min_length=2)] | None = None
    source: Anchor | None = None
    shown: Annotated[list[Key], Field(min_length=2, max_length=2)] | None = None
    href: Web | None = None
    file: File | None = None
    title: str = ""

    @model_validator(mode="after")
    def _leads_to_one(self) -> Self:
        if sum(getattr(self, link) is not None for link in LINKS) != 1:
            raise ValueError(f"wants one of {', '.join(LINKS)}")
        return self

    def row_meant(self) -> str | None:
        """Return the HTML id of the row that it leads to, if it is one."""
        return row_anchor(str(self.row[0]), *self.row[1:]) if self.row else self.source


Piece = str | Link
Cell = bool | int | float | str | list[Piece] | None


class Table(_Part):
    """A table output that has what its page needs.

    Attributes
    ----------
    key, label
        Name, unique in the book, and what the table holds, for a reader who does not see it.
    columns, rows
        Cells are nothing, text, a number, yes or no, or a list of texts and links.
    of
        The table of data/ all of whose rows these are, or nothing.
    ids, starts
        The HTML id of each row, and further ones by number of row; none where nothing links there.
    """

    key: Annotated[str, Field(pattern=f"^{KEY.pattern}$")]
    label: Annotated[str, Field(pattern=r"\S")]
    columns: Annotated[list[Column], Field(min_length=1)]
    rows: list[list[Cell]]
    of: str = ""
    ids: list[Anchor] = []
    starts: dict[str, Anchor] = {}

    @classmethod
    def read(cls, document: Mapping[str, Any], docname: str) -> Table:
        """Check a table in JSON form.

        Raises
        ------
        ExtensionError
            Names the page, the table and one thing that is wrong with it.
        """
        try:
            return cls.model_validate(document)
        except ValidationError as error:
            # A cell may be of several types, each with its complaint: the deepest knows most.
            told = sorted(error.errors(), key=lambda one: len(one["loc"]))[-1]
            parts = [str(part) for part in told["loc"] if str(part).isalnum()]
            raise ExtensionError(
                f"{docname}: table {document.get('key', 'without a key')}: "
                f"{', '.join(parts)}: {told['msg']}"
            ) from None

    @model_validator(mode="after")
    def _is_square(self) -> Self:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"row {number} is not as long as its columns")
            for column, cell in zip(self.columns, row, strict=True):
                if not _suits(cell, column.kind):
                    raise ValueError(f"row {number}: {column.name} = {cell!r} is no {column.kind}")
        return self

    @model_validator(mode="after")
    def _has_anchors_once(self) -> Self:
        if self.ids and len(self.ids) != len(self.rows):
            raise ValueError(f"has {len(self.ids)} ids for {len(self.rows)} rows")
        strays = [row for row in self.starts if row not in map(str, range(len(self.rows)))]
        twice = [label for label, times in Counter(self.anchors()).items() if times > 1]
        if strays or twice:
            raise ValueError(f"starts at no row: {strays}; used twice: {twice}")
        return self

    def anchors(self) -> list[str]:
        """Return every HTML id of a row."""
        return [*self.ids, *self.starts.values()]


def _suits(cell: Cell, kind: str) -> bool:
    if cell is None:
        return True
    if kind == "yesno" or isinstance(cell, bool):
        return kind == "yesno" and isinstance(cell, bool)
    return kind != "date" or bool(DATE.fullmatch(said(cell)))


def pieces(cell: Cell) -> list[Piece]:
    """Return what a cell says, as texts and links."""
    if cell is None:
        return []
    if isinstance(cell, bool):
        return [words("site")("yes" if cell else "no")]
    if isinstance(cell, int | float):
        return [f"{cell:.12g}" if isinstance(cell, float) else str(cell)]
    return [cell] if isinstance(cell, str) else cell


def said(cell: Cell) -> str:
    """Return a cell's words."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces(cell))


class TableNode(nodes.General, nodes.Element):
    """A table; its child holds its words, for the search."""


def table_node(table: Table, domain: SiteDomain) -> TableNode:
    """Return the node of a table, after noting the table and its rows."""
    domain.note("table", table.key)
    for label in table.anchors():
        domain.note_row(label)
    heads = [column.head for column in table.columns]
    spoken = [*heads, *(said(cell) for row in table.rows for cell in row)]
    index = nodes.inline("", " ".join(filter(None, spoken)), support_smartquotes=False)
    ids = [anchor("table", table.key)]
    return TableNode("", index, table=table, ids=ids, docname=domain.env.docname)
