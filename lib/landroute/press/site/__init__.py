"""Sphinx extension of the book's site: figures, findings, tables, formulas, without a network."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from myst_nb.core.render import load_mime_renders
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util.fileutil import copy_asset_file

from landroute.press.site import (
    figures,
    findings,
    folds,
    maths,
    meta,
    rows,
    scenario,
    table_html,
    table_nodes,
)
from landroute.press.site.domain import SiteDomain
from landroute.press.site.mime import LandrouteRenderer
from landroute.wording import words

# Messages for the script, which puts facts in the place of these.
SPOKEN = (
    "figure-failed", "step-back", "step-on", "play", "pause", "go-to", "day", "what-happened",
    "filter", "filter-label", "rows-left", "row-address",
)  # fmt: skip
FACTS = {name: f"{{{name}}}" for name in ("reason", "count", "all", "label")}
STATIC = Path(__file__).parent / "static"
SCRIPT = "landroute.js"
# In the order of their use; one file on the site, since each file is a journey.
PARTS = ("base", "drawing", "steps", "figures", "exports", "tables", "start")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the site layer with Sphinx.

    Raises
    ------
    ExtensionError
        The MIME renderer's entry point is not installed; figures would be blank.
    """
    if LandrouteRenderer not in load_mime_renders():
        raise ExtensionError(
            "landroute's entry point in myst_nb.mime_renderers is not installed, so every figure "
            "would be blank; run: pip install -e ."
        )
    app.add_domain(SiteDomain)
    figures.register(app)
    findings.register(app)
    folds.register(app)
    maths.register(app)
    meta.register(app)
    rows.register(app)
    scenario.register(app)
    table_html.register(app)
    table_nodes.register(app)
    app.add_css_file("landroute.css")
    app.add_js_file(None, body=_spoken())
    app.add_js_file(SCRIPT, loading_method="defer")
    app.connect("builder-inited", _add_static_path)
    app.connect("build-finished", _finish_static)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _spoken() -> str:
    """Return the script's words as a script that is there before it."""
    said = words("site")
    messages = {message: said(message, **FACTS) for message in SPOKEN}
    return f"window.landrouteWords={json.dumps(messages)}".replace("<", r"\u003c")


def script() -> str:
    """Return the site's own script, of its parts."""
    return "".join((STATIC / "script" / f"{part}.js").read_text("utf-8") for part in PARTS)


def _add_static_path(app: Sphinx) -> None:
    folder = Path(app.doctreedir, "landroute-script")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / SCRIPT).write_text(script(), encoding="utf-8")
    own = [STATIC / "landroute.css", STATIC / meta.ICON, folder]
    app.config.html_static_path.extend(map(str, own))


def _finish_static(app: Sphinx, exception: Exception | None) -> None:
    """Copy Plotly once for the whole site; drop figure files no page shows any more."""
    if exception or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    static = Path(app.outdir, "_static")
    current = SiteDomain.of(app.env).figure_files()
    for file in (static / figures.FOLDER).glob("*.js"):
        if file.name not in current:
            file.unlink()
    if current:
        plotly = files("plotly").joinpath("package_data", "plotly.min.js")
        copy_asset_file(str(plotly), str(static))
