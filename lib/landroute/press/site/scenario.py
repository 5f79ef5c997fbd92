"""What every page says of a site that was built under other parameters than the book's own."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from docutils import nodes
from docutils.utils.smartquotes import educateQuotes
from sphinx.application import Sphinx
from sphinx.builders import Builder

from landroute.press.site.domain import reference
from landroute.press.site.figure_html import FigureNode
from landroute.press.site.findings import QUOTED, STATED, inline
from landroute.press.site.tables import TableNode
from landroute.wording import words

TABLE = "parameters"  # key of the table of parameters on its page
TO_THE_BOOK = "../../"  # from the site of a scenario to the book's own


def register(app: Sphinx) -> None:
    """Add the configuration value and what follows from it.

    It is empty for the baseline; else it has ``name``, ``about``, ``changed`` (lists of parameter,
    value and default), ``differs`` (`landroute.press.differs.differences`) and ``page``, that of
    the parameters, or an empty text.
    """
    app.add_config_value("landroute_scenario", {}, "env", types=(dict,))
    app.connect("doctree-read", _add_banner)
    app.connect("html-page-context", _name_scenario)


def banner(scenario: Mapping[str, Any], docname: str, counted: nodes.Node) -> nodes.admonition:
    """Return what stands below the title of page ``docname``; ``counted`` says what differs."""
    said = words("site")
    changes = [
        said("banner-change", parameter=parameter, value=value, default=default)
        for parameter, value, default in scenario["changed"]
    ]
    items = [nodes.list_item("", nodes.paragraph("", "", *inline(one))) for one in changes]
    parts: list[nodes.Node] = [
        nodes.title(text=said("banner", scenario=scenario["name"])),
        *([nodes.paragraph(text=scenario["about"])] if scenario["about"] else []),
        nodes.bullet_list("", *items),
        counted,
    ]
    if scenario["page"]:
        link = nodes.inline(text=said("banner-link"))
        target = reference("table", TABLE, docname, link, recorded=scenario["page"])
        parts.append(nodes.paragraph("", "", target))
    return nodes.admonition("", *parts, classes=["landroute-banner"])


def _add_banner(app: Sphinx, doctree: nodes.document) -> None:
    scenario = app.config.landroute_scenario
    if scenario:
        section = next(doctree.findall(nodes.section), None)
        place, position = (doctree, 0) if section is None else (section, 1)
        counted = _marked(doctree, scenario.get("differs", {}), app)
        place.insert(position, banner(scenario, app.env.docname, counted))


def _marked(
    doctree: nodes.document, differs: Mapping[str, Mapping[str, str]], app: Sphinx
) -> nodes.paragraph:
    """Mark what differs from the book's own page; return how much does, with a link there.

    A finding that a page states several times is marked each time, and counted once.
    """
    said = words("site")
    shown = [*_shown(doctree)]
    differing = [(node, kind, key) for node, kind, key in shown if key in differs.get(kind, {})]
    for node, kind, key in reversed(differing):  # the last of a paragraph first: each goes below it
        _mark(node, kind, differs[kind][key])
    counts = [len({(kind, key) for _, kind, key in some}) for some in (differing, shown)]
    of = said("banner-differs", differing=counts[0], all=counts[1])
    text = inline(of if differing else said("banner-same"))
    own = _own_page(app.builder, app.env.docname, said("banner-own"))
    return nodes.paragraph("", "", *text, nodes.Text(" "), own, nodes.Text("."))


def _own_page(builder: Builder, docname: str, text: str) -> nodes.Node:
    """Return a link to the same page of the book itself; its name alone where nothing is linked."""
    if builder.format != "html":
        return nodes.Text(text)
    page = builder.get_target_uri(docname)
    up = "../" * page.count("/")
    return nodes.reference("", text, refuri=f"{up}{TO_THE_BOOK}{page}")


def _shown(doctree: nodes.document) -> Iterator[tuple[nodes.Element, str, str]]:
    """Yield each finding, figure and table of a page, with its kind and key."""
    for node in doctree.findall(nodes.Element):
        if isinstance(node, FigureNode):
            yield node, "figure", node["figure"].key
        elif isinstance(node, TableNode):
            yield node, "table", node["table"].key
        elif {STATED, QUOTED} & {*node.get("classes", [])}:
            yield node, "finding", node["key"]


def _mark(node: nodes.Element, kind: str, own: str) -> None:
    """Mark one thing that differs; below the block that it is or stands in, say what from."""
    node["classes"].append("landroute-differs")
    if isinstance(node, nodes.Inline):
        mark = nodes.inline(text=words("site")("differs"), classes=["landroute-unlike"])
        node.extend([nodes.Text("\N{NO-BREAK SPACE}"), mark])
    block = node
    while isinstance(block, nodes.Inline):
        block = block.parent
    block.parent.insert(block.parent.index(block) + 1, _own(kind, own))


def _own(kind: str, own: str) -> nodes.paragraph:
    """Return what the book itself says there."""
    said = words("site")
    if kind != "finding":
        text = said("differs-shown")
    else:
        text = said("differs-finding", text=own) if own else said("differs-new")
    text = educateQuotes(text)  # as all that Sphinx read itself has them
    return nodes.paragraph("", "", *inline(text), classes=["landroute-own"])


def _name_scenario(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the scenario before a page's title; before the book's where a page is not of the book."""
    scenario = app.config.landroute_scenario
    if scenario:
        part = "title" if doctree else "docstitle"
        name = html.escape(scenario["name"]) if doctree else scenario["name"]
        context[part] = words("site")("page-title", scenario=name, title=context[part])
        named = html.escape(scenario["name"])
        tag = f'<meta name="landroute-scenario" content="{named}">'
        context["metatags"] = f"{context.get('metatags', '')}\n{tag}"
