"""How far the typesetting is, a line for each part of it, for whoever waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PROGRESS = "progress: "  # how the lines begin


def register(app: Sphinx) -> None:
    """Add the configuration value that asks for it, and listen to what begins."""
    app.add_config_value("landroute_progress", False, "", types=(bool,))
    app.connect("env-before-read-docs", _reading)
    app.connect("write-started", _writing)
    app.connect("build-finished", _joining, priority=1)


def _reading(app: Sphinx, _: BuildEnvironment, names: list[str]) -> None:
    _say(app, f"reading pages: {len(names)}")


def _writing(app: Sphinx, *_: Any) -> None:
    _say(app, "writing pages")


def _joining(app: Sphinx, *_: Any) -> None:
    _say(app, "joining scripts and styles")


def _say(app: Sphinx, line: str) -> None:
    if app.config.landroute_progress:
        print(f"{PROGRESS}{line}", flush=True)
