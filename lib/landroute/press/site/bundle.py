"""One style sheet and two scripts for the site, of the theme's, the extensions' and the book's."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config

from landroute.press.site import styles
from landroute.press.site.assets import HERE, OWN_STYLE, PLOTLY, SEARCH, STATIC, script

STYLE, THEME, SCRIPT = "book.css", "theme.js", "book.js"
SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
# Of Sphinx and of the theme, in the order of their use.
THEME_STYLES = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
)
THEME_SCRIPTS = (
    "documentation_options.js",
    "doctools.js",
    "sphinx_highlight.js",
    "scripts/bootstrap.js",
    "scripts/pydata-sphinx-theme.js",
    "scripts/sphinx-book-theme.js",
)
# Sphinx's keys stop Escape from closing a dialog, and its marks put the history's state away.
FIRST = """DOCUMENTATION_OPTIONS.ENABLE_SEARCH_SHORTCUTS = false;
window.landrouteCame = history.state;
"""


def register(app: Sphinx) -> None:
    """Put our head into every page, and join the files when all pages are written."""
    app.add_css_file(OWN_STYLE)
    app.connect("config-inited", _add_templates)
    app.connect("builder-inited", _add_static_path)
    app.connect(
        "build-finished", _join, priority=900
    )  # after the theme has written its colours of code


def _add_templates(_: Sphinx, config: Config) -> None:
    config.templates_path.insert(0, str(HERE / "templates"))


def _add_static_path(app: Sphinx) -> None:
    own = (STATIC / OWN_STYLE, STATIC / SEARCH, STATIC / "vendor" / PLOTLY)
    app.config.html_static_path.extend(map(str, own))


def _join(app: Sphinx, exception: Exception | None) -> None:
    """Write the joined files, and remove what no page asks for."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    static = Path(app.outdir, "_static")
    options, *theirs = [read(static / name) for name in THEME_SCRIPTS]
    # Two scripts: a browser that runs them one after the other shows a touch in between.
    theme = SOURCE_MAP.sub("", ";\n".join([options, FIRST, *filter(None, theirs)]))
    (static / THEME).write_text(theme, encoding="utf-8")
    own = script()
    (static / SCRIPT).write_text(own, encoding="utf-8")
    sheets = dict.fromkeys([*THEME_STYLES, *(name for name, _ in app.registry.css_files)])
    sheets[OWN_STYLE] = sheets.pop(OWN_STYLE)  # has the last word
    pages = (read(page) for page in Path(app.outdir).rglob("*.html"))
    used = styles.names_used(pages, [theme, own, read(static / PLOTLY), read(static / SEARCH)])
    text = "".join(styles.pruned(read(static / name), used) for name in sheets)
    (static / STYLE).write_text(text, encoding="utf-8")


def read(path: Path) -> str:
    """Return a file's text; nothing where a theme has no such file."""
    return path.read_text(encoding="utf-8") if path.exists() else ""
