"""
Outputs of chapters, kept by what made them, so that what was made once is not made again.

A result is found again by the chapter's code and parameters, and holds while all that it used has
the meaning that it had; there may be several, of another branch or before an edit now undone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import nbformat

from landroute.files import write_whole
from landroute.paths import BUILD, ROOT
from landroute.press.inputs import Inputs, digest_of, meaning_of_code, told
from landroute.press.notebooks import INJECTED, TAG, canonical, dumps

FOLDER = BUILD / "results"
MOST = 400_000_000  # bytes kept; of more, those last used longest ago go
PRESS = ("execute", "forks", "kernel", "notebooks", "warm")  # modules that run a chapter
SUFFIX = ".result"
DAMAGED = (OSError, EOFError, ValueError, KeyError, TypeError)


@dataclass(frozen=True)
class Result:
    """
    What a chapter gave.

    Attributes
    ----------
    made_by : dict
        Digests of what was settled before it ran: code, parameters, the press, packages, Python.
    uses : dict
        What it used while it ran, with digests.
    outputs : dict
        `metadata` of the notebook, and `cells`: the code cells with their outputs; one that was
        injected is told by its tag.
    """

    made_by: dict[str, str]
    uses: dict[str, str]
    outputs: dict[str, Any]


def made_by(notebook: nbformat.NotebookNode, parameters: Mapping[str, Any]) -> dict[str, str]:
    """Return digests of what is settled before a chapter runs."""
    code = [
        (cell.source, sorted(cell.metadata.get("tags", [])))
        for cell in notebook.cells
        if cell.cell_type == "code"
    ]
    parts = {
        "its code": [code, dict(notebook.metadata.get("kernelspec", {}))],
        "the press": _press(),
        "the packages": (ROOT / "requirements.txt").read_text(encoding="utf-8"),
        "Python": list(sys.version_info[:3]),
    }
    set_ = {f"parameter {name}": value for name, value in parameters.items()}
    return {name: digest_of(part) for name, part in {**parts, **set_}.items()}


@cache
def _press() -> list[str]:
    folder = Path(__file__).parent
    return [meaning_of_code((folder / f"{n}.py").read_text(encoding="utf-8")) for n in PRESS]


def result_of(text: str, settled: Mapping[str, str], uses: Mapping[str, str]) -> Result:
    """Return the result that an executed notebook holds."""
    notebook = json.loads(text)
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    outputs = {"metadata": notebook["metadata"], "cells": cells}
    return Result(dict(settled), dict(uses), outputs)


def laid_into(notebook: nbformat.NotebookNode, result: Result) -> str:
    """Return the text of a chapter with the outputs of a result, its prose as it is now."""
    made = iter(result.outputs["cells"])
    injected = any(INJECTED in _tags(cell) for cell in result.outputs["cells"])
    cells: list[dict[str, Any]] = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            cells.append(dict(cell))
            continue
        outputs = next(made)
        cells.append({**outputs, "source": cell.source})
        if injected and TAG in _tags(cell):
            cells.append(next(made))
    return dumps(canonical({**notebook, "metadata": result.outputs["metadata"], "cells": cells}))


def _tags(cell: Mapping[str, Any]) -> list[str]:
    return list(cell["metadata"].get("tags", []))


class Results:
    """
    The kept results of one chapter.

    Parameters
    ----------
    chapter
        Its name.
    """

    def __init__(self, chapter: str) -> None:
        self.folder = FOLDER / chapter.replace("/", "--")
        self.damaged: list[str] = []

    def find(self, settled: Mapping[str, str], inputs: Inputs) -> Path | None:
        """Return where the result is kept that these make; None if there is none."""
        for path, head in self._heads():
            if head["made_by"] == settled and not inputs.changed(head["uses"]):
                os.utime(path)
                return path
        return None

    def read(self, path: Path) -> Result | None:
        """Read a result that was found; None, and it goes, if it is damaged."""
        try:
            return _read(path)
        except DAMAGED:
            self._drop(path)
            return None

    def why(self, settled: Mapping[str, str], inputs: Inputs) -> str:
        """Say why there is none: what differs from the nearest, last used; nothing if none is."""
        kept = [(_differing(head["made_by"], settled), head["uses"]) for _, head in self._heads()]
        if not kept:
            return ""
        differ, uses = min(kept, key=lambda one: len(one[0]))
        return told(differ or inputs.changed(uses))

    def keep(self, result: Result) -> Path:
        """Keep a result, whole or not at all; return where."""
        body = gzip.compress(json.dumps(result.outputs).encode(), compresslevel=1, mtime=0)
        made = {"made_by": result.made_by, "uses": result.uses}
        head = json.dumps({**made, "body": hashlib.sha256(body).hexdigest()})
        target = self.folder / f"{digest_of(made)[:16]}{SUFFIX}"
        write_whole(target, head.encode() + b"\n" + body)
        return target

    def _heads(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Yield what made each result that is kept, the last used first; what is damaged goes."""
        for path in by_use(self.folder):
            try:
                with path.open("rb") as file:
                    head = json.loads(file.readline())
                yield path, {name: dict(head[name]) for name in ("made_by", "uses")}
            except DAMAGED:
                self._drop(path)

    def _drop(self, path: Path) -> None:
        self.damaged.append(path.name)
        path.unlink(missing_ok=True)


def _differing(then: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [name for name in {*then, *now} if then.get(name) != now.get(name)]


def _read(path: Path) -> Result:
    line, _, body = path.read_bytes().partition(b"\n")
    head = json.loads(line)
    if head["body"] != hashlib.sha256(body).hexdigest():
        raise ValueError("the digest is not that of the outputs")
    return Result(head["made_by"], head["uses"], json.loads(gzip.decompress(body)))


def by_use(folder: Path) -> list[Path]:
    """Return the kept results below a folder, the last used first."""
    kept = folder.rglob(f"*{SUFFIX}")
    return sorted(kept, key=lambda path: path.stat().st_mtime_ns, reverse=True)


def prune(most: int = MOST) -> None:
    """Let go of the results that were used longest ago, until no more than so many bytes stay."""
    left = most
    for path in by_use(FOLDER):
        left -= path.stat().st_size
        if left < 0:
            path.unlink()
