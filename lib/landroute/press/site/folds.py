"""What few will read, folded away: the depths of a chapter, and the code of its cells."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from landroute.press.site.domain import anchor
from landroute.press.site.figure_html import FigureNode
from landroute.press.site.tables import TableNode
from landroute.wording import words

DEPTHS = "in-depth"  # the HTML id of the section whose sections are folds
CODE = "code"
LEVEL_OF_DEPTHS = 3


class FoldNode(nodes.General, nodes.Element):
    """A fold: `summary`, the HTML of what stands before it is opened, and its children."""


def fold(summary: str, *children: nodes.Node, **attributes: Any) -> FoldNode:
    """Return a fold."""
    return FoldNode("", *children, summary=summary, **attributes)


class FoldDepths(SphinxPostTransform):
    """Make a fold of each section within the section named `DEPTHS`, under its heading."""

    default_priority = 190
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Fold the sections of the document."""
        for section in list(self.document.findall(_is_depths)):
            for part in section.children:
                if isinstance(part, nodes.section):
                    _fold_section(part)


class FoldCode(SphinxPostTransform):
    """Gather the code of a page's cells in one fold at its end, each with the keys it shows."""

    default_priority = 190  # before MyST-NB hides each cell's code by itself
    formats = ("html",)

    def run(self, **_: Any) -> None:
        """Move the code of the document."""
        cells: list[nodes.Element] = []
        shows: dict[str, nodes.Element] = {}
        found: dict[str, nodes.Element] = {}
        for cell in list(self.document.findall(_is_cell)):
            for part in list(cell.children):
                if part.get("nb_element") == "cell_code_source":
                    cell.remove(part)
                    cells.append(part)
                    for key, is_finding in _shown(cell):
                        (found if is_finding else shows).setdefault(key, part)
            cell["classes"] = ["cell"]
            if not cell.children:  # it shows nothing
                cell.parent.remove(cell)
        # A figure or a table may have the key of a finding, whose fold leads to its own cell.
        for key, part in {**shows, **found}.items():
            part["ids"].append(anchor(CODE, key))
        if cells:
            summary = html.escape(words("site")("code-of-page", cells=len(cells)))
            folded = fold(summary, *cells, ids=[CODE], classes=["landroute-code"])
            next(iter(self.document.findall(nodes.section))).append(folded)


def register(app: Sphinx) -> None:
    """Teach Sphinx the fold and the two transforms."""
    app.add_node(FoldNode, html=(_visit, _depart))
    app.add_post_transform(FoldDepths)
    app.add_post_transform(FoldCode)


def _is_depths(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section) and DEPTHS in node["ids"]


def _is_cell(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code"


def _fold_section(section: nodes.section) -> None:
    title, *rest = section.children
    heading = f"<h{LEVEL_OF_DEPTHS}>{html.escape(title.astext())}</h{LEVEL_OF_DEPTHS}>"
    section.children = []
    section.append(fold(heading, *rest))


def _shown(cell: nodes.Element) -> Iterator[tuple[str, bool]]:
    """Yield the keys of the figures, tables and findings that a cell shows; which are findings."""
    for node in cell.findall():
        if isinstance(node, FigureNode):
            yield node["figure"].key, False
        elif isinstance(node, TableNode):
            yield node["table"].key, False
        elif isinstance(node, nodes.paragraph) and "landroute-finding" in node["classes"]:
            yield node["key"], True


def _visit(translator: HTML5Translator, node: FoldNode) -> None:
    translator.body.append(translator.starttag(node, "details", CLASS="landroute-fold"))
    paper = html.escape(words("site")("fold-on-paper"))
    translator.body.append(f'<summary data-paper="{paper}">{node["summary"]}</summary>\n')


def _depart(translator: HTML5Translator, _: FoldNode) -> None:
    translator.body.append("</details>\n")
