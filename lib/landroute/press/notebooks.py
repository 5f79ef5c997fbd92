"""Chapters as files: which there are, what they declare, what of an output is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import nbformat
import yaml

from landroute.errors import BadInput, unknown
from landroute.outputs import FINDING_MIME
from landroute.paths import CHAPTERS, ROOT, shown

KEPT_METADATA = ("kernelspec", "language_info")
INJECTED = "injected-parameters"  # the tag of the cell that papermill adds


def chapter_names() -> list[str]:
    """Names of the chapters in the order of `_toc.yml`: paths below chapters/, no suffix."""
    path = ROOT / "_toc.yml"
    try:
        contents = yaml.safe_load(path.read_text(encoding="utf-8"))
        parts = contents.get("parts", [{"chapters": contents.get("chapters", [])}])
        listed = [chapter["file"] for part in parts for chapter in part["chapters"]]
        return [contents["root"], *listed]
    except (OSError, yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        reason = " ".join(str(error).split())
        raise BadInput(f"{shown(path)}: is no table of contents ({reason})") from error


def notebook_names() -> list[str]:
    """Names of the chapters that are notebooks."""
    return [name for name in chapter_names() if (CHAPTERS / f"{name}.ipynb").is_file()]


def require_listed() -> None:
    """Raise `BadInput` for a notebook that `_toc.yml` does not list: it would never be run."""
    listed = set(chapter_names())
    for path in sorted(CHAPTERS.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts and chapter_name(path) not in listed:
            raise BadInput(f"{shown(path)}: _toc.yml does not list it, so that it is never run")


def chapter_path(name: str) -> Path:
    """Return a notebook's path; a unique last part of the name is enough; else `BadInput`."""
    names = notebook_names()
    wanted = name.removesuffix(".ipynb").removeprefix("chapters/")
    fitting = [n for n in names if wanted in (n, n.rsplit("/", 1)[-1])]
    if len(fitting) == 1:
        return CHAPTERS / f"{fitting[0]}.ipynb"
    raise unknown("chapter", wanted, names, f"there are: {', '.join(names)}")


def chapter_name(path: Path) -> str:
    """Return the name of the chapter at `path`."""
    return path.relative_to(CHAPTERS).with_suffix("").as_posix()


def read_notebook(path: Path) -> nbformat.NotebookNode:
    """Read and validate a notebook; raise `BadInput` when it cannot be read."""
    try:
        return nbformat.read(path, as_version=4)
    except (OSError, ValueError, nbformat.ValidationError) as error:
        reason = " ".join(str(error).split())[:200]
        raise BadInput(f"{shown(path)}: cannot be read as a notebook ({reason})") from error


def canonical(notebook: Mapping[str, Any]) -> nbformat.NotebookNode:
    """
    Return the notebook without what differs from run to run.

    Timings, papermill's own record and cell ids' origin are dropped; the injected cell keeps its
    place; ids are numbered.
    """
    metadata = {k: v for k, v in notebook["metadata"].items() if k in KEPT_METADATA}
    language = dict(metadata.get("language_info", {}))
    language.pop("version", None)
    if language:
        metadata["language_info"] = language
    cells = []
    for number, cell in enumerate(notebook["cells"]):
        tags = cell["metadata"].get("tags", [])
        kept = {"id": f"cell-{number:02d}", "metadata": {"tags": tags} if tags else {}}
        cells.append({**cell, **kept})
    return nbformat.NotebookNode({**notebook, "metadata": metadata, "cells": cells})


def dumps(notebook: Mapping[str, Any]) -> str:
    """Serialize a notebook as the committed chapters are."""
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def recorded_findings(notebook: nbformat.NotebookNode) -> list[dict[str, Any]]:
    """Return the findings that an executed notebook recorded, in order."""
    return [
        dict(output.data[FINDING_MIME])
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if FINDING_MIME in output.get("data", {})
    ]
