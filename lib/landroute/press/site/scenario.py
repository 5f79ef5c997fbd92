"""What every page says of a site that was built under other parameters than the book's own."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from landroute.press.site.domain import reference
from landroute.press.site.findings import inline
from landroute.wording import words

TABLE = "parameters"  # key of the table of parameters on its page


def register(app: Sphinx) -> None:
    """Add the configuration value and what follows from it.

    It is empty for the baseline; else it has ``name``, ``about``, ``changed`` (lists of parameter,
    value and default) and ``page``, that of the parameters, or an empty text.
    """
    app.add_config_value("landroute_scenario", {}, "env", types=(dict,))
    app.connect("doctree-read", _add_banner)
    app.connect("html-page-context", _name_scenario)


def banner(scenario: Mapping[str, Any], docname: str) -> nodes.admonition:
    """Return what stands below the title of page ``docname``."""
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
        place.insert(position, banner(scenario, app.env.docname))


def _name_scenario(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put the scenario before a page's title; before the book's where a page is not of the book."""
    scenario = app.config.landroute_scenario
    if scenario:
        part = "title" if doctree else "docstitle"
        name = html.escape(scenario["name"]) if doctree else scenario["name"]
        context[part] = words("site")("page-title", scenario=name, title=context[part])
