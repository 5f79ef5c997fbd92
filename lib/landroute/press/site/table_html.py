"""A table as HTML, straight from its rows: as nodes, the book's tables take four times as long."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from landroute.press.site.domain import SiteDomain, address
from landroute.press.site.tables import DATE, Cell, Link, Piece, Table, TableNode, pieces, said

logger = logging.getLogger(__name__)

FILES = "data"  # the folder of the site that html_extra_path brings
LONG_TEXT = 60
LONG_WORD = re.compile(r"\S{14,}")


def register(app: Sphinx) -> None:
    """Teach HTML builders the table node."""
    app.add_node(TableNode, html=(_visit, None))


def _visit(translator: HTML5Translator, node: TableNode) -> None:
    page = _Page(translator, node)
    translator.body.extend(page.lines(node["table"]))
    raise nodes.SkipNode


class _Page:
    """The page that shows a table, from which its links are seen."""

    def __init__(self, translator: HTML5Translator, node: TableNode) -> None:
        self.builder = translator.builder
        self.domain = SiteDomain.of(self.builder.env)
        self.node = node

    def lines(self, table: Table) -> Iterator[str]:
        """Yield the table's HTML; every text is escaped."""
        whole = ' data-landroute-rows=""' if table.ids else ""
        yield (
            f'<div class="landroute-table" id="{self.node["ids"][0]}" role="region"'
            f' aria-label="{html.escape(table.label)}" tabindex="0"{whole}>'
            f'<table class="dataframe">\n<thead><tr>'
        )
        for column in table.columns:
            yield f'<th scope="col" data-kind="{column.kind}">{html.escape(column.head)}</th>'
        yield "</tr></thead>\n<tbody>\n"
        for number, row in enumerate(table.rows):
            label = f' id="{table.ids[number]}"' if table.ids else ""
            start = table.starts.get(str(number))
            first = f'<span id="{start}"></span>' if start else ""
            cells = "".join(map(self.cell, row))
            yield f"<tr{label}>{cells.replace('>', '>' + first, 1)}</tr>\n"
        yield "</tbody></table></div>\n"

    def cell(self, cell: Cell) -> str:
        """Return a cell as HTML."""
        return f"<td{_width(cell)}>{''.join(map(self.piece, pieces(cell)))}</td>"

    def piece(self, piece: Piece) -> str:
        """Return a text or a link as HTML; a text alone, with a warning, where a link is dead."""
        if isinstance(piece, str):
            return _breakable(piece)
        uri = self.uri(piece)
        if uri is None:
            return _breakable(piece.text)
        title = f' title="{html.escape(piece.title)}"' if piece.title else ""
        download = " download" if piece.file else ""
        return f'<a href="{html.escape(uri)}"{title}{download}>{_breakable(piece.text)}</a>'

    def uri(self, link: Link) -> str | None:
        """Return where a link leads, or None with a warning."""
        here = self.builder.current_docname
        row = link.row_meant()
        if row:
            place = self.domain.place("row", row)
            uri = address(self.builder, here, place) if place else None
        elif link.file:
            file = f"{FILES}/{link.file}"
            uri = relative_uri(self.builder.get_target_uri(here), file)
            uri = uri if has_file(self.builder, file) else None
        else:
            uri = link.href
        if uri is None:
            key = self.node["table"].key
            target = row or link.file
            logger.warning(
                "table %s: no such row or file: %s", key, target, location=here, type="landroute"
            )
        return uri


def has_file(builder: Builder, file: str) -> bool:
    """Whether the site has a file, brought by html_extra_path."""
    folders = builder.config.html_extra_path
    return any(Path(builder.confdir, folder, file).is_file() for folder in folders)


def _breakable(text: str) -> str:
    """Escape, and let the browser break a long path or identifier after a slash or underscore."""
    return LONG_WORD.sub(lambda word: re.sub("([/_])", r"\1<wbr>", word[0]), html.escape(text))


def _width(cell: Cell) -> str:
    """Give long text a wider column, and keep dates and numbers on one line."""
    words = said(cell)
    if words and (not isinstance(cell, str | list) or DATE.fullmatch(words)):
        return ' class="short"'
    return ' class="long"' if len(words) > LONG_TEXT else ""
