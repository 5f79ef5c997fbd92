"""Small books for the Sphinx extension: a notebook a page, whose outputs a test gives."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat.v4 as nbf
import pytest
from myst_nb.core.render import load_mime_renders
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace

from landroute.press.site.mime import LandrouteRenderer

PYTHON = {"language_info": {"name": "python", "pygments_lexer": "ipython3"}}
Page = list[dict[str, Any]]
Build = Callable[..., tuple[Path, str]]


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the tests run on a source tree whose entry points are not installed."""
    if LandrouteRenderer not in load_mime_renders():
        monkeypatch.setattr("myst_nb.core.render.load_mime_renders", lambda: [LandrouteRenderer])
        monkeypatch.setattr(
            "landroute.press.site.extension.load_mime_renders", lambda: [LandrouteRenderer]
        )


@pytest.fixture
def build(tmp_path: Path, renderer: None) -> Build:
    """Build a book of one notebook a page; return its output folder and the warnings."""

    def run(
        *pages: Page,
        prose: str = "",
        findings: dict[str, Any] | None = None,
        builder: str = "html",
        **options: Any,
    ) -> tuple[Path, str]:
        source = tmp_path / "source"
        source.mkdir()
        names = [f"page{number}" for number in range(len(pages))]
        for name, outputs in zip(names, pages, strict=True):
            cells = [nbf.new_markdown_cell(f"# {name}")]
            for data in outputs:
                shown_data = nbf.new_output("display_data", data=data)
                cells.append(nbf.new_code_cell("show()", outputs=[shown_data]))
            (source / f"{name}.ipynb").write_text(
                json.dumps(nbf.new_notebook(cells=cells, metadata=PYTHON))
            )
        contents = "\n".join(["```{toctree}", *names, "```"])
        (source / "index.md").write_text(f"# Book\n\n{prose}\n\n{contents}\n")
        (source / "findings.json").write_text(json.dumps(findings or {}))
        return build_sphinx(source, tmp_path / "built", builder, options)

    return run


def build_sphinx(
    source: Path, target: Path, builder: str, more: dict[str, Any]
) -> tuple[Path, str]:
    options = {
        "extensions": ["myst_nb", "landroute.press.site.extension"],
        "nb_execution_mode": "off",
        "html_theme": "basic",
        "html_math_renderer": "mathml",
        "myst_enable_extensions": ["dollarmath"],
        "myst_dmath_allow_space": False,
        "myst_dmath_allow_digits": False,
        "landroute_findings": "findings.json",
        **more,
    }
    doctrees = target.with_name("doctrees")
    said = io.StringIO()
    with docutils_namespace():
        app = Sphinx(source, None, target, doctrees, builder, options, status=None, warning=said)
        app.build()
    return target, strip_colors(said.getvalue())
