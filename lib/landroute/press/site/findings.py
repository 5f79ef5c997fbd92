"""Recorded findings: the paragraph that states one, and the role that quotes it elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from landroute.outputs import KEY
from landroute.press.site.domain import anchor, reference
from landroute.wording import words

logger = logging.getLogger(__name__)

MARKDOWN = MarkdownIt("commonmark", {"html": False})
STATED = "landroute-finding"  # class of the paragraph that states a finding
QUOTED = "landroute-quoted"  # class of a finding's sentence within prose
INLINE: dict[str, type[nodes.Element]] = {"strong": nodes.strong, "em": nodes.emphasis}


def read_finding(record: Mapping[str, Any], docname: str) -> tuple[str, str]:
    """Return the key and sentence of a finding output.

    Raises
    ------
    ExtensionError
        The key is not kebab-case, or the sentence is missing.
    """
    key, text = record.get("key"), record.get("text")
    if not (isinstance(key, str) and KEY.fullmatch(key)):
        raise ExtensionError(f"{docname}: finding key {key!r} is not kebab-case")
    if not (isinstance(text, str) and text.strip()):
        raise ExtensionError(f"{docname}: finding {key}: lacks text")
    return key, text


def finding_node(key: str, text: str, anchored: bool) -> nodes.paragraph:
    """Return the paragraph that states a finding, with or without its anchor."""
    ids = [anchor("finding", key)] if anchored else []
    return nodes.paragraph("", "", *inline(text), ids=ids, classes=[STATED], key=key)


def inline(text: str) -> list[nodes.Node]:
    """Return inline Markdown as nodes: bold, emphasis, code and links; HTML stays as text."""
    root = nodes.inline()
    open_nodes: list[nodes.Element] = [root]
    for token in MARKDOWN.parseInline(text)[0].children or []:
        if token.nesting == 1:
            node = _element(token)
            open_nodes[-1].append(node)
            open_nodes.append(node)
        elif token.nesting == -1:
            open_nodes.pop()
        elif token.type == "code_inline":
            open_nodes[-1].append(nodes.literal(text=token.content))
        else:
            open_nodes[-1].append(nodes.Text(token.content or " "))
    return root.children


def _element(token: Token) -> nodes.Element:
    if token.type == "link_open":
        return nodes.reference(refuri=str(token.attrGet("href")))
    return INLINE[token.type.removesuffix("_open")]()


class FindingRole(SphinxRole):
    """Quote a recorded finding's sentence, linked to where it is stated."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the quotation, or the key as a literal with a warning when nothing has it."""
        key = self.text.strip()
        record = self.config.landroute_recorded.get(key)
        if record is None:
            logger.warning(
                "unknown finding %r", key, location=self.get_location(), type="landroute"
            )
            return [nodes.literal(text=key)], []
        mark = nodes.inline(text=words("site")("how"), classes=["landroute-mark"])
        link = reference("finding", key, self.env.docname, mark, recorded=record.get("doc"))
        parts = [*inline(record["text"]), nodes.Text("\N{NO-BREAK SPACE}"), link]
        return [nodes.inline("", "", *parts, classes=[QUOTED], key=key)], []


def register(app: Sphinx) -> None:
    """Add the role and the configuration value that names the file of findings."""
    app.add_config_value("landroute_findings", "", "env", types=(str,))
    app.add_config_value("landroute_recorded", {}, "env", types=(dict,))
    app.add_role("finding-text", FindingRole())
    app.connect("config-inited", _load)


def _load(app: Sphinx, config: Config) -> None:
    """Keep the findings as a configuration value, so that a change in one rereads the pages."""
    if not config.landroute_findings:
        return
    path = Path(app.srcdir, config.landroute_findings)
    try:
        config.landroute_recorded = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        logger.warning("landroute_findings: no file %s", path, type="landroute")
    except ValueError as error:
        raise ExtensionError(f"landroute_findings: {path} is not JSON: {error}") from None
