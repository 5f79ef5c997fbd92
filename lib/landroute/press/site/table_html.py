"""A table as HTML, straight from its rows: as nodes, the book's tables take four times as long."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from landroute.press.site import table_files
from landroute.press.site.domain import SiteDomain, address
from landroute.press.site.table_shape import DEFAULTS, Shape, shapes
from landroute.press.site.tables import DATE, Cell, Link, Piece, Table, TableNode, pieces, said
from landroute.wording import words

logger = logging.getLogger(__name__)

FILES = "data"  # the folder of the site that html_extra_path brings
LONG_TEXT = 60
FEW = 6  # columns that paper has room for
LONG_WORD = re.compile(r"\S{14,}")


def register(app: Sphinx) -> None:
    """Teach HTML builders the table node."""
    app.add_config_value("landroute_tables", {}, "html", (dict,))
    app.add_node(TableNode, html=(_visit, None))
    app.connect("doctree-resolved", _shape)


def _shape(app: Sphinx, doctree: nodes.document, _: str) -> None:
    """Note on each table how its page shows it, which hangs on the others of the page."""
    found: dict[str, list[TableNode]] = {}
    for node in doctree.findall(TableNode):
        found.setdefault(node["docname"], []).append(node)
    limits = DEFAULTS | app.config.landroute_tables
    for tables in found.values():
        shaped = shapes([node["table"] for node in tables], limits)
        for node in tables:
            node["shape"] = shaped[node["table"].key]


def _visit(translator: HTML5Translator, node: TableNode) -> None:
    page = _Page(translator, node)
    translator.body.extend(page.lines())
    raise nodes.SkipNode


class _Page:
    """The page that shows a table, from which its links are seen."""

    def __init__(self, translator: HTML5Translator, node: TableNode) -> None:
        self.builder = translator.builder
        self.domain = SiteDomain.of(self.builder.env)
        self.node = node
        self.table: Table = node["table"]
        self.shape: Shape = node["shape"]
        self.said = words("site")

    def lines(self) -> Iterator[str]:
        """Yield the table's HTML; every text is escaped."""
        table, shape = self.table, self.shape
        rows = [self.row(number) for number in range(len(table.rows))]
        here, rest = rows[: shape.first], rows[shape.first :]
        label = html.escape(table.label)
        past = f"past-{self.node['ids'][0]}"
        look = f"dataframe landroute-name-{shape.name}"
        look += f" landroute-heads-{shape.heading}" if shape.name == 1 else ""
        look += " landroute-few" if len(shape.columns) <= FEW else ""
        yield f'<div class="landroute-box" id="{self.node["ids"][0]}"{self.data(rest)}>\n'
        if shape.folded:
            show, hide = (
                self.spoken(told, count=len(rows)) for told in ("rows-folded", "rows-hide")
            )
            yield '<details class="landroute-unroll">'
            yield f"<summary><span>{show}</span><span>{hide}</span></summary>\n"
        if rest:
            yield f'<noscript><p class="landroute-elsewhere">{self.elsewhere()}</p></noscript>\n'
        yield f'<a class="landroute-skip" href="#{past}">{self.spoken("skip-table")}</a>\n'
        yield '<div class="landroute-filter"></div>\n' if len(rows) > 1 else ""
        yield (
            f'<div class="landroute-table" role="region" aria-label="{label}" tabindex="0">'
            f'<table class="{look}"'
            f' style="{html.escape(self.heads())}">\n<thead><tr>'
        )
        for column in self.columns():
            yield f'<th scope="col" data-kind="{column.kind}">{html.escape(column.head)}</th>'
        yield f"</tr></thead>\n<tbody>\n{''.join(here)}</tbody></table></div>\n"
        yield f'<span id="{past}"></span>{self.more(len(rows)) if rest else ""}\n'
        yield "</details>\n" if shape.folded else ""
        yield "</div>\n"

    def data(self, rest: list[str]) -> str:
        """Return the attributes by which the script knows the table; its file is written."""
        marks = [("key", self.table.key), ("page", str(self.shape.page))]
        if self.table.ids:
            marks.append(("of", self.table.of))
        if rest:
            marks.append(("src", table_files.script(self.static(), self.table.key, rest)))
            marks.append(("count", str(len(self.table.rows))))
        return "".join(f' data-landroute-{name}="{value}"' for name, value in marks)

    def columns(self) -> list:
        """Return the columns shown."""
        return [self.table.columns[number] for number in self.shape.columns]

    def heads(self) -> str:
        """Return the heads as properties of CSS, for the labels of a card."""
        heads = enumerate((column.head for column in self.columns()), 1)
        return ";".join(f"--h{number}:{_css_text(head)}" for number, head in heads)

    def spoken(self, message: str, **facts: Any) -> str:
        """Return a message as HTML."""
        return html.escape(self.said(message, **facts))

    def elsewhere(self) -> str:
        """Return where a row is that a reader without a script was led to."""
        return f"{self.spoken('rows-elsewhere')} {self.file()}."

    def more(self, count: int) -> str:
        """Return the line that says where the other rows are."""
        told = self.spoken("rows-shown", **{"from": 1, "to": self.shape.first, "all": count})
        return (
            f'<p class="landroute-more"><span class="landroute-shown">{told}</span> '
            f"<span>{self.spoken('rows-more')} {self.file()}</span></p>\n"
        )

    def file(self) -> str:
        """Return a link to a file with all rows."""
        file = f"{FILES}/{self.table.of}.csv"
        if self.table.of and has_file(self.builder, file):
            name, uri = file, relative_uri(self.here(), file)
        else:
            made = table_files.csv(self.static(), self.table)
            name, uri = f"{self.table.key}.csv", relative_uri(self.here(), f"_static/{made}")
        return f'<a href="{uri}" download="{name.rpartition("/")[2]}">{name}</a>'

    def row(self, number: int) -> str:
        """Return a row as HTML."""
        table = self.table
        label = f' id="{table.ids[number]}"' if table.ids else ""
        start = table.starts.get(str(number))
        first = f'<span id="{start}"></span>' if start else ""
        cells = "".join(self.cell(table.rows[number][n]) for n in self.shape.columns)
        return f"<tr{label}>{cells.replace('>', '>' + first, 1)}</tr>\n"

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
        return f'<a href="{html.escape(uri)}"{title}{download}>{_breakable(self.text(piece))}</a>'

    def text(self, link: Link) -> str:
        """Return what a link says; one to a figure or a table also says on which page that is."""
        place = self.domain.place(*link.shown) if link.shown else None
        if place is None:
            return link.text
        page = self.builder.env.titles[place[0]].astext()
        return self.said("shown-on", what=link.text, page=page)

    def uri(self, link: Link) -> str | None:
        """Return where a link leads, or None with a warning."""
        row = link.row_meant()
        if row:
            place = self.domain.place("row", row)
            uri = address(self.builder, self.builder.current_docname, place) if place else None
        elif link.shown:
            place = self.domain.place(*link.shown)
            uri = address(self.builder, self.builder.current_docname, place) if place else None
        elif link.file:
            file = f"{FILES}/{link.file}"
            uri = relative_uri(self.here(), file) if has_file(self.builder, file) else None
        else:
            uri = link.href
        if uri is None:
            logger.warning(
                "table %s: no such row, figure, table or file: %s",
                self.table.key,
                row or link.shown or link.file,
                location=self.builder.current_docname,
                type="landroute",
            )
        return uri

    def here(self) -> str:
        """Return the page's own address on the site."""
        return self.builder.get_target_uri(self.builder.current_docname)

    def static(self) -> Path:
        """Return the site's folder of static files."""
        return Path(self.builder.outdir, "_static")


def has_file(builder: Builder, file: str) -> bool:
    """Whether the site has a file, brought by html_extra_path."""
    folders = builder.config.html_extra_path
    return any(Path(builder.confdir, folder, file).is_file() for folder in folders)


def _breakable(text: str) -> str:
    """Escape, and let the browser break a long path or identifier after a slash or underscore."""
    return LONG_WORD.sub(lambda word: re.sub("([/_])", r"\1<wbr>", word[0]), html.escape(text))


def _css_text(text: str) -> str:
    """Return a text as CSS writes it."""
    escaped = re.sub(r'[\\"]', r"\\\g<0>", " ".join(text.split()))
    return f'"{escaped}"'


def _width(cell: Cell) -> str:
    """Give long text a wider column, and keep dates and numbers on one line."""
    words_said = said(cell)
    if words_said and (not isinstance(cell, str | list) or DATE.fullmatch(words_said)):
        return ' class="short"'
    return ' class="long"' if len(words_said) > LONG_TEXT else ""
