"""What a chapter's outputs depend on, as one hash: its code, the library, words, the data."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import nbformat

from landroute.paths import DATA, ROOT

CODE = {".py", ".ftl"}
LIBRARY = Path(__file__).parents[1]
# The press and the command line never reach a kernel: an analysis does not import them.
OUTSIDE_KERNEL = (LIBRARY / "press", LIBRARY / "cli")


def chapter_digest(
    notebook: nbformat.NotebookNode, parameters: Mapping[str, Any], around: str
) -> str:
    """
    Hash everything that can change a chapter's outputs.

    Jupyter Book's own cache sees the code cells only; this one sees edits to the library, the
    messages, the data, the scenarios, the parameters and the locked packages too.

    Parameters
    ----------
    notebook, parameters
        The chapter, and what is laid over its parameters cell.
    around
        `surroundings()`.
    """
    cells = [(cell.cell_type, cell.source) for cell in notebook.cells]
    own = json.dumps([cells, dict(parameters)], sort_keys=True, default=str)
    return hashlib.sha256((own + around).encode()).hexdigest()


def surroundings() -> str:
    """Hash library, messages, data, scenarios, the lock file and the version of Python."""
    digest = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in _files():
        digest.update(
            path.relative_to(ROOT).as_posix().encode()
            if path.is_relative_to(ROOT)
            else path.name.encode()
        )
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files() -> Iterable[Path]:
    library = [
        path
        for path in sorted(LIBRARY.rglob("*"))
        if path.suffix in CODE and not any(path.is_relative_to(part) for part in OUTSIDE_KERNEL)
    ]
    data = [path for path in sorted(DATA.rglob("*")) if path.is_file()]
    return [*library, *data, ROOT / "requirements.txt"]
