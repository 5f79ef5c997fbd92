"""Recorded findings: the paragraph that states one, and the roles that quote it elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole
from sphinx.util.typing import TextlikeNode

from landroute.press.site.domain import anchor

logger = logging.getLogger(__name__)

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
MARKDOWN = MarkdownIt("commonmark", {"html": False})
INLINE: dict[str, type[nodes.Element]] = {"strong": nodes.strong, "em": nodes.emphasis}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SHARES = {"share", "probability"}


def read_finding(record: Mapping[str, Any], docname: str) -> tuple[str, str]:
    """Return the key and sentence of a finding output.

    Raises
    ------
    ExtensionError
        The key or the sentence is missing, or the key would not do as an HTML id.
    """
    key, text = record.get("key"), record.get("text")
    if not (isinstance(key, str) and KEY.fullmatch(key)):
        raise ExtensionError(f"{docname}: finding key {key!r} is not letters, digits, . _ or -")
    if not (isinstance(text, str) and text.strip()):
        raise ExtensionError(f"{docname}: finding {key}: lacks text")
    return key, text


def finding_node(key: str, text: str, anchored: bool) -> nodes.paragraph:
    """Return the paragraph that states a finding, with or without its anchor."""
    ids = [anchor("finding", key)] if anchored else []
    return nodes.paragraph("", "", *inline(text), ids=ids, classes=["landroute-finding"])


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


def shown(value: Any, unit: str | None) -> str:
    """Return a recorded value as readers see it: three digits that matter, then the unit.

    A date is written out, a share becomes a percentage, ``None`` is a dash. Only numbers carry
    their unit: that of a word ("choice", "place") says what it is, not how much.
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(shown(item, unit) for item in value)
    if isinstance(value, int | float):
        return _number(value, unit)
    if isinstance(value, str) and DAY.fullmatch(value):
        return f"{date.fromisoformat(value):%-d %B %Y}"
    return "–" if value is None else str(value)


def _number(value: float, unit: str | None) -> str:
    if unit in SHARES:
        return _number(value * 100, "%")
    whole = isinstance(value, int) or abs(value) >= 1000
    digits = f"{value:,.0f}" if whole else f"{value:.3g}"
    if unit == "year":
        return str(value)
    if unit == "%":
        return f"{digits}%"
    return f"{digits}\N{NO-BREAK SPACE}{unit}" if unit and unit != "1" else digits


class FindingRole(SphinxRole):
    """Quote a recorded finding, as its value or as its sentence, linked to where it is stated."""

    def __init__(self, sentence: bool) -> None:
        self.sentence = sentence

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the quotation, or the key as a literal with a warning when nothing has it."""
        key = self.text.strip()
        record = self.config.landroute_recorded.get(key)
        if record is None:
            logger.warning(
                "unknown finding %r", key, location=self.get_location(), type="landroute"
            )
            return [nodes.literal(text=key)], []
        if not self.sentence:
            value = shown(record.get("value"), record.get("unit"))
            return [self._link(key, record, nodes.inline(text=value))], []
        mark = nodes.inline(text="how?", classes=["landroute-mark"])
        link = self._link(key, record, mark)
        return [*inline(record["text"]), nodes.Text("\N{NO-BREAK SPACE}"), link], []

    def _link(self, key: str, record: Mapping[str, Any], content: TextlikeNode) -> nodes.Element:
        return addnodes.pending_xref(
            "",
            content,
            refdomain="landroute",
            reftype="finding",
            reftarget=key,
            refdoc=self.env.docname,
            refwarn=True,
            recorded_in=record.get("doc"),
        )


def register(app: Sphinx) -> None:
    """Add the roles and the configuration value that names the file of findings."""
    app.add_config_value("landroute_findings", "", "env", types=(str,))
    app.add_config_value("landroute_recorded", {}, "env", types=(dict,))
    app.add_role("finding", FindingRole(sentence=False))
    app.add_role("finding-text", FindingRole(sentence=True))
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
