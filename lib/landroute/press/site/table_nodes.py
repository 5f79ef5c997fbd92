"""A table as nodes of docutils, for builders of anything but HTML."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from landroute.press.site.domain import reference
from landroute.press.site.tables import Cell, Piece, Table, TableNode, pieces, said

WIDEST = 40  # characters of a cell that count for its column's width


class SpellOutTables(SphinxPostTransform):
    """Put docutils' tables in the place of ours, before references are resolved."""

    default_priority = 5

    def run(self, **_: Any) -> None:
        """Replace every table of the document; HTML is written from the rows themselves."""
        if self.app.builder.format == "html":
            return
        for node in list(self.document.findall(TableNode)):
            node.replace_self(docutils_table(node["table"], node["docname"], node["ids"]))


def docutils_table(table: Table, docname: str, ids: list[str]) -> nodes.table:
    """Return a table with its label as title and its links unresolved."""
    heads = [nodes.entry("", nodes.paragraph(text=column.head)) for column in table.columns]
    rows = []
    for number, cells in enumerate(table.rows):
        row = nodes.row("", *(nodes.entry("", _paragraph(cell, docname)) for cell in cells))
        labels = [*table.ids[number : number + 1], table.starts.get(str(number))]
        targets = [nodes.target("", "", ids=[label]) for label in labels if label]
        row[0][0].insert(0, targets)
        rows.append(row)
    group = nodes.tgroup(
        "",
        *(nodes.colspec(colwidth=width) for width in _widths(table)),
        nodes.thead("", nodes.row("", *heads)),
        nodes.tbody("", *rows),
        cols=len(table.columns),
    )
    title = nodes.title(text=table.label)
    return nodes.table("", title, group, ids=ids, classes=["colwidths-given"])


def _paragraph(cell: Cell, docname: str) -> nodes.paragraph:
    return nodes.paragraph("", "", *(_node(piece, docname) for piece in pieces(cell)))


def _node(piece: Piece, docname: str) -> nodes.Node:
    """Return a text, or a link to a row or out of the book; files come with the site alone."""
    if isinstance(piece, str):
        return nodes.Text(piece)
    row = piece.row_meant()
    if row:
        return reference("row", row, docname, nodes.inline(text=piece.text))
    return (
        nodes.reference("", piece.text, refuri=piece.href) if piece.href else nodes.Text(piece.text)
    )


def _widths(table: Table) -> list[int]:
    columns = zip(*([column.head for column in table.columns], *table.rows), strict=True)
    return [min(WIDEST, max(3, *(len(said(cell)) for cell in cells))) for cells in columns]


def register(app: Sphinx) -> None:
    """Add the transform."""
    app.add_post_transform(SpellOutTables)
