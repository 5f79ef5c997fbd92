"""What a page tells browsers, search engines and whoever shares it: icon, title, words."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from landroute.press.site.figure_html import preloads
from landroute.press.site.figures import PICTURES
from landroute.tables import RECORD_END, RECORD_START
from landroute.wording import words

ICON = Path(__file__).parent / "static" / "favicon.svg"


def register(app: Sphinx) -> None:
    """Add the tags to every page of the book."""
    app.connect("builder-inited", lambda app: app.config.html_static_path.append(str(ICON)))
    app.connect("html-page-context", _describe)


def _said(paragraph: nodes.paragraph) -> str:
    """Return the words of a paragraph without the link that says how it is known."""
    return paragraph.astext().removesuffix(words("site")("how")).strip()


def _describe(
    app: Sphinx, _page: str, _template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Put into the head of a page its icon, and what a shared link shows of it."""
    icon = context["pathto"](f"_static/{ICON.name}", 1)
    tags = [f'<link rel="icon" type="image/svg+xml" href="{icon}">']
    if doctree is not None:  # the page that searches has none
        tags += _tags(app, context, doctree)
    context["metatags"] = "\n".join([context.get("metatags", ""), *tags, ""])


def _tags(app: Sphinx, context: dict[str, Any], doctree: nodes.document) -> list[str]:
    about = next(doctree.findall(nodes.paragraph), None)
    said = words("site")("description", first=str(RECORD_START.year), last=str(RECORD_END.year))
    told = {
        'name="description"': said,
        'name="author"': str(app.config.author),
        'property="og:title"': str(context["title"]),
        'property="og:description"': _said(about) if about else said,
        'property="og:type"': "article",
    }
    share = app.config.landroute_share_picture
    if share:
        below = f"_static/{PICTURES}/{share}"
        base = app.config.html_baseurl  # without one, only a relative address can be given
        told['property="og:image"'] = f"{base}{below}" if base else context["pathto"](below, 1)
        told['name="twitter:card"'] = "summary_large_image"
    tags = [f'<meta {name} content="{html.escape(text)}">' for name, text in told.items()]
    return tags + preloads(app.config.landroute_stills, doctree, context["pathto"]("_static", 1))
