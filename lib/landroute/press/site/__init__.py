"""Sphinx extension of the book's site: figures, findings, rows, mathematics, without a network."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

from myst_nb.core.render import load_mime_renders
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import ExtensionError
from sphinx.util.fileutil import copy_asset_file

from landroute.press.site import figures, findings, maths, rows
from landroute.press.site.domain import SiteDomain
from landroute.press.site.mime import LandrouteRenderer

STATIC = Path(__file__).parent / "static"


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
    maths.register(app)
    rows.register(app)
    app.add_css_file("landroute.css")
    app.add_js_file("landroute.js", loading_method="defer")
    app.connect("builder-inited", _add_static_path)
    app.connect("build-finished", _finish_static)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _add_static_path(app: Sphinx) -> None:
    app.config.html_static_path.append(str(STATIC))


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
