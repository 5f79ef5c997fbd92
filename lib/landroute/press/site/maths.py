"""Formulas as MathML, which browsers draw by themselves: no MathJax, no network."""

from __future__ import annotations

import html

from docutils import nodes
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)


def register(app: Sphinx) -> None:
    """Offer ``html_math_renderer = "mathml"``."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))


def mathml(tex: str, node: nodes.Node, as_block: bool = False) -> str:
    """Return TeX as MathML; as the TeX itself, with a warning, where that cannot be done."""
    try:
        return str(tex2mathml(tex, as_block=as_block))
    except (SyntaxError, ValueError, KeyError, IndexError) as error:
        logger.warning("cannot set formula %r: %s", tex, error, location=node, type="landroute")
        return f"<code>{html.escape(tex)}</code>"


def _visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(mathml(node.astext(), node))
    raise nodes.SkipNode


def _visit_block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(translator.starttag(node, "div", CLASS="math landroute-math"))
    translator.body.append(mathml(node.astext(), node, as_block=True))
    if node.get("number"):
        translator.body.append(f'<span class="eqno">({node["number"]})</span>')
    translator.body.append("</div>\n")
    raise nodes.SkipNode
