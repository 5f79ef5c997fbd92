"""Chapters as files: which there are, what they declare, what of an output is kept."""

from __future__ import annotations

import json
import posixpath
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import yaml
from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning

from landroute.errors import BadInput, quoted, unknown
from landroute.outputs import FINDING_MIME
from landroute.paths import CHAPTERS, ROOT, shown
from landroute.plain import plain

if TYPE_CHECKING:
    from sphinx_external_toc.api import SiteMap

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
KEPT_METADATA = ("kernelspec", "language_info")
TAG = "parameters"  # of the cell that a scenario may be laid over
INJECTED = "injected-parameters"  # the tag of the cell that papermill adds
SKIPPED = "skip-execution"  # the tag by which nbclient leaves a cell out


def chapter_names() -> list[str]:
    """
    Names of the chapters in the order of `_toc.yml`: paths below chapters/, no suffix.

    Raises
    ------
    BadInput
        For what is no table of contents to Jupyter Book, or lists chapters by a pattern, one
        twice, or otherwise than by its path below chapters/.
    """
    from sphinx_external_toc.parsing import MalformedError, parse_toc_yaml

    path = ROOT / "_toc.yml"
    try:
        plain(
            path.read_bytes(), shown(path)
        )  # in which a key that stands twice, for one, is refused
        contents = parse_toc_yaml(path)
    except BadInput:
        raise
    except (OSError, yaml.YAMLError, MalformedError, TypeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise BadInput(f"{shown(path)}: is no table of contents ({reason})") from error
    names = [*_in_order(contents, contents.root.docname, path)]
    for name in names:
        if name != posixpath.normpath(name) or name.startswith(("/", "../")):
            raise BadInput(f"{shown(path)}: lists {quoted(name)}: write its path below chapters/")
        if names.count(name) > 1:
            raise BadInput(f"{shown(path)}: lists {quoted(name)} twice")
    return names


def _in_order(contents: SiteMap, document: str, path: Path) -> Iterator[str]:
    """Yield a chapter and those below it, as they are read."""
    yield document.removesuffix(".ipynb").removesuffix(".md")
    for tree in contents[document].subtrees:
        if tree.globs():
            raise BadInput(f"{shown(path)}: lists {quoted(tree.globs()[0])}: name each chapter")
        for file in tree.files():
            yield from _in_order(contents, file, path)


def notebook_names() -> list[str]:
    """Names of the chapters that are notebooks."""
    notebooks = _there_are(".ipynb")
    return [name for name in chapter_names() if name in notebooks]


def _there_are(suffix: str) -> set[str]:
    """Names of the files below chapters/, listed or not."""
    files = CHAPTERS.rglob(f"*{suffix}")
    return {chapter_name(path) for path in files if ".ipynb_checkpoints" not in path.parts}


def require_listed() -> None:
    """Raise `BadInput` for a chapter without a file, or a notebook that is never run."""
    where, listed = shown(ROOT / "_toc.yml"), chapter_names()
    notebooks = _there_are(".ipynb")
    there_are = notebooks | _there_are(".md")
    for name in listed:
        if name not in there_are:
            reason = "chapters/ has no such notebook or page"
            raise BadInput(f"{where}: lists {quoted(name)}, and {reason}")
    for name in sorted(notebooks - set(listed)):
        path = shown(CHAPTERS / f"{name}.ipynb")
        raise BadInput(f"{path}: _toc.yml does not list it, so that it is never run")


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
    """
    Read and validate a notebook.

    Raises
    ------
    BadInput
        When it cannot be read, or does not say by which kernel it is run: the book runs it by its
        own, but JupyterLab, nbval and Jupyter Book go by what it says.
    """
    invalid: dict[str, Exception] = {}
    try:
        with ids_as_they_are():
            notebook = nbformat.read(path, as_version=4, capture_validation_error=invalid)
        for error in invalid.values():
            raise error
    except Exception as error:  # of any kind, for JSON that has not the shape of a notebook
        reason = _of_no_format(path) or " ".join(str(error).split())[:200]
        raise BadInput(f"{shown(path)}: cannot be read as a notebook ({reason})") from error
    if problem := _unfit(notebook):
        raise BadInput(f"{shown(path)}: {problem}")
    return notebook


def _of_no_format(path: Path) -> str:
    """Say so where a file is JSON that names no format of notebooks, on which nbformat stumbles."""
    with suppress(OSError, ValueError, RecursionError):
        if "nbformat" not in json.loads(path.read_bytes()):
            return "it names no nbformat"
    return ""


@contextmanager
def ids_as_they_are() -> Iterator[None]:
    """Have nobody warn of cells without ids, or with the same: `canonical` numbers them anew."""
    with warnings.catch_warnings():
        for of_ids in (MissingIDFieldWarning, DuplicateCellId):
            warnings.simplefilter("ignore", of_ids)
        yield


def _unfit(notebook: nbformat.NotebookNode) -> str:
    """Say why a notebook is no chapter; empty for one that is."""
    if "kernelspec" not in notebook.metadata:
        return f"has no kernelspec; its metadata wants {json.dumps({'kernelspec': KERNEL})}"
    if not notebook.cells:
        return "has no cell"
    for number, cell in enumerate(notebook.cells, start=1):
        if SKIPPED in cell.metadata.get("tags", []):
            return f"cell {number}: the tag {SKIPPED} would leave out what it records"
        try:
            cell.source.encode()
        except UnicodeEncodeError:
            return f"cell {number}: has half a character, which no file can hold"
    return ""


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
