"""The name of a table's file, wherever a page says it, as a link to the table's rows."""

from __future__ import annotations

import html
import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from landroute.press.site.domain import SiteDomain, address, anchor
from landroute.press.site.tables import TableNode

FILE = re.compile(r"data/([a-z_]+)\.csv")


def register(app: Sphinx) -> None:
    """Read each page for the tables that it holds whole and for those that it names."""
    app.connect("doctree-read", _note_rows)
    app.connect("doctree-read", _refer)


def linked(caption: str, translator: HTML5Translator) -> str:
    """Return a caption as HTML, each table that it names linked to its rows."""
    builder = translator.builder
    domain = SiteDomain.of(builder.env)

    def link(named: re.Match[str]) -> str:
        place = domain.place("rows", named[1])
        if place is None:
            return named[0]
        return f'<a href="{address(builder, builder.current_docname, place)}">{named[0]}</a>'

    return FILE.sub(link, html.escape(caption))


def _note_rows(app: Sphinx, doctree: nodes.document) -> None:
    """Give the section of each whole table an anchor in the table's name."""
    for node in doctree.findall(TableNode):
        name = node["table"].of
        if name:
            SiteDomain.of(app.env).note("rows", name)
            _section(node)["ids"].append(anchor("rows", name))


def _section(node: nodes.Node) -> nodes.section:
    while not isinstance(node, nodes.section):
        node = node.parent
    return node


def _refer(app: Sphinx, doctree: nodes.document) -> None:
    """Wrap the names of tables in references; one that no page holds stays as it is."""
    for literal in list(doctree.findall(nodes.literal)):
        named = FILE.fullmatch(literal.astext())
        if named and not isinstance(literal.parent, nodes.reference):
            reference = addnodes.pending_xref(
                "",
                refdomain=SiteDomain.name,
                reftype="rows",
                reftarget=named[1],
                refdoc=app.env.docname,
            )
            literal.replace_self(reference)
            reference.append(literal)
