"""What a chapter's outputs depend on, as one hash: its code, the library, the data."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from landroute.paths import DATA, ROOT

LIBRARY = Path(__file__).parents[1]
# The press and the command line never reach a kernel: an analysis does not import them.
OUTSIDE_KERNEL = (LIBRARY / "press", LIBRARY / "cli")


def chapter_digest(notebook: nbformat.NotebookNode, parameters: Mapping[str, Any]) -> str:
    """
    Hash everything that can change a chapter's outputs.

    Jupyter Book's own cache sees the code cells only; this one sees edits to the library, the
    data, the parameters and the locked packages too.
    """
    cells = [(cell.cell_type, cell.source) for cell in notebook.cells]
    own = json.dumps([cells, dict(parameters)], sort_keys=True, default=str)
    return hashlib.sha256((own + surroundings()).encode()).hexdigest()


@cache
def surroundings() -> str:
    """Hash the library, the data, the lock file and the version of Python."""
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
        for path in sorted(LIBRARY.rglob("*.py"))
        if not any(path.is_relative_to(outside) for outside in OUTSIDE_KERNEL)
    ]
    data = [p for p in sorted(DATA.rglob("*")) if p.is_file() and p.parent.name != "scenarios"]
    return [*library, *data, ROOT / "requirements.txt"]
