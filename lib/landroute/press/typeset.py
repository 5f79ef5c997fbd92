"""Jupyter Book over staged sources, warnings as errors: a process of its own."""

from __future__ import annotations

import importlib
import json
import os
import sys
import threading
import time
from pathlib import Path

# What is loaded for any book of ours, at the latest once Sphinx has begun.
LOADED = (
    *("jupyter_book.sphinx", "landroute.press.site.extension", "myst_nb", "sphinx.application"),
    *("sphinx.builders.html", "sphinx_book_theme", "sphinx_design", "sphinxcontrib.bibtex"),
)


def load() -> None:
    """Load what typesetting uses, while there is nothing to typeset yet."""
    for name in LOADED:
        importlib.import_module(name)


def typeset(stage: Path, jobs: int) -> int:
    """
    Build the HTML of what is staged, as the command `jupyter-book build` does.

    That command has no option for the number of processes, which its function takes.

    Parameters
    ----------
    stage
        Folder with `chapters`, `_config.yml` and `_toc.yml`; the HTML goes into `_build/html`.
    jobs
        Pages read and written at once.

    Returns
    -------
    int
        The exit status; what is wrong is told on standard error.
    """
    from jupyter_book.sphinx import build_sphinx

    result = build_sphinx(
        str(stage / "chapters"),
        str(stage / "_build" / "html"),
        noconfig=True,
        path_config=str(stage / "_config.yml"),
        confoverrides={
            "external_toc_path": str(stage / "_toc.yml"),
            "latex_individualpages": False,
            "landroute_progress": True,
            "nitpicky": True,
        },
        warningiserror=True,
        keep_going=True,
        quiet=True,
        jobs=jobs,
    )
    return result if isinstance(result, int) else 1


def _end_with(parent: int) -> None:
    """End as soon as the process that asked for this has ended."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    load()
    if order := sys.stdin.read():
        asked = json.loads(order)
        sys.exit(typeset(Path(asked["stage"]), asked["jobs"]))
