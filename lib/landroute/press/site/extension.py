"""Sphinx extension of the book's site: figures, findings, tables, formulas, without a network."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from myst_nb.core.render import load_mime_renders
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from landroute.press.site import (
    bundle,
    commands,
    figure_html,
    findings,
    folds,
    maths,
    meta,
    moved,
    progress,
    rests,
    rows,
    scenario,
    table_files,
    table_html,
    table_nodes,
)
from landroute.press.site.domain import SiteDomain
from landroute.press.site.mime import LandrouteRenderer

PARTS = (
    *(bundle, commands, figure_html, findings, folds, maths),
    *(meta, moved, progress, rests, rows, scenario, table_html, table_nodes),
)
# One numbers sections when all pages are read; the other is of LaTeX, which is not built.
SILENT = ("sphinx_multitoc_numbering", "sphinx_jupyterbook_latex")


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
    app.connect("config-inited", _read_side_by_side)
    for part in PARTS:
        part.register(app)
    app.connect("build-finished", _drop_strays)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _read_side_by_side(app: Sphinx, _: Config) -> None:
    """Let pages be read side by side, though some extensions do not say that they allow it."""
    for name in SILENT:
        extension = app.extensions.get(name)
        if extension and extension.parallel_read_safe is None:
            extension.parallel_read_safe = True


def _drop_strays(app: Sphinx, exception: Exception | None) -> None:
    """Remove the files of figures and tables that no page shows any more."""
    if exception:
        return
    table_files.drop_unnamed(Path(app.outdir))
    current = SiteDomain.of(app.env).figure_files()
    for file in Path(app.outdir, "_static", figure_html.FOLDER).glob("*.js"):
        if file.name not in current:
            file.unlink()
