"""Run one chapter with papermill."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from landroute.press import forks
from landroute.press.kernel import BEGUN, USES
from landroute.press.notebooks import (
    TAG,
    canonical,
    chapter_name,
    dumps,
    ids_as_they_are,
    read_notebook,
)
from landroute.press.processes import ALIKE
from landroute.press.runs import ChapterFailed, Run, Terms

PRINTED = 20_000  # letters that a cell may print; more is slow to publish and read by nobody
SOCKET_NAME = 90  # letters that the path of a socket file may have, with room for a suffix


def run_chapter(path: Path, parameters: Mapping[str, Any], terms: Terms) -> Run:
    """
    Execute a chapter in a fresh kernel.

    Parameters
    ----------
    path
        The notebook; it is not written to.
    parameters
        Values laid over its parameters cell; none leaves the notebook's cells as they are.
    terms

    Raises
    ------
    ChapterFailed
        Names chapter, cell and cause.
    """
    name = chapter_name(path)
    for logger in ("papermill", "traitlets"):  # what went wrong is told once, by the build
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    began = time.monotonic()
    with TemporaryDirectory(dir=terms.scratch) as scratch:
        folder = Path(scratch)
        result, uses = folder / "out.ipynb", folder / "uses.json"
        os.environ.update(_apart_from_the_home(folder) | ALIKE, **{USES: str(uses)})
        try:
            with ids_as_they_are():
                papermill.execute_notebook(
                    str(path),
                    str(result),
                    parameters=dict(parameters),
                    progress_bar=False,
                    cwd=str(path.parent),
                    kernel_name=forks.NAME,
                    language="python",
                    # Saved once, at the end, and not round every cell.
                    request_save_on_cell_execute=False,
                    autosave_cell_every=0,
                    shutdown_kernel="immediate",
                    execution_timeout=terms.seconds,
                    config=_over_socket_files(folder),
                    extra_arguments=["--log-level=CRITICAL"],
                )
        except PapermillExecutionError as error:
            number = _laid(path, parameters)[error.cell_index].number
            raise ChapterFailed(
                f"{name}: cell {number}: {error.ename}: {_first_line(error.evalue)}"
            ) from None
        except Exception as error:  # whatever befell this chapter, the others go on
            cause = _cause(error, terms)
            raise ChapterFailed(f"{name}{_cell(path, parameters, uses)}: {cause}") from error
        executed = canonical(read_notebook(result))
        _require_whole(name, executed, _laid(path, parameters))
        used = json.loads(uses.read_text(encoding="utf-8")) if uses.exists() else []
    return Run(name, dumps(executed), tuple(used), time.monotonic() - began)


def _cause(error: Exception, terms: Terms) -> str:
    if isinstance(error, CellTimeoutError):
        return f"ran longer than {terms.seconds} s (--cell-timeout sets what a cell may take)"
    if isinstance(error, DeadKernelError):
        return "its kernel died: killed, or out of memory"
    return f"{type(error).__name__}: {_first_line(str(error))}"


class _Laid(NamedTuple):
    """A cell as papermill runs it, and its number in the chapter as it is written, from 1."""

    number: int
    cell: NotebookNode

    @property
    def runs(self) -> bool:
        """Whether there is something in it to run."""
        return bool(self.cell.cell_type == "code" and self.cell.source.strip())


def _laid(path: Path, parameters: Mapping[str, Any]) -> list[_Laid]:
    """Return the cells of a chapter; values laid over its parameters are in a cell after theirs."""
    laid = []
    for number, cell in enumerate(read_notebook(path).cells, start=1):
        laid.append(_Laid(number, cell))
        if parameters and TAG in cell.metadata.get("tags", []):
            laid.append(_Laid(number, cell))
    return laid


def _cell(path: Path, parameters: Mapping[str, Any], uses: Path) -> str:
    """Say in which cell a kernel was, if it had begun one."""
    begun = uses.with_suffix(BEGUN)
    if not begun.exists():
        return ""
    numbers = [laid.number for laid in _laid(path, parameters) if laid.runs]
    return f": cell {numbers[int(begun.read_text(encoding='ascii')) - 1]}"


def _require_whole(name: str, executed: Mapping[str, Any], laid: Sequence[_Laid]) -> None:
    """Raise `ChapterFailed` for a cell that ended the run, was not run, or prints without end."""
    for (number, _), cell in zip(laid, executed["cells"], strict=True):
        outputs = cell.get("outputs", [])
        for output in outputs:
            if output["output_type"] == "error":
                said = f"{output['ename']}: {_first_line(output['evalue'])}"
                raise ChapterFailed(f"{name}: cell {number}: {said}")
        if cell["cell_type"] == "code" and cell["source"].strip() and not cell["execution_count"]:
            raise ChapterFailed(f"{name}: cell {number}: was not run")
        letters = sum(len(o["text"]) for o in outputs if o["output_type"] == "stream")
        if letters > PRINTED:
            raise ChapterFailed(
                f"{name}: cell {number}: prints {letters:,} letters; a page shows {PRINTED:,}"
            )


def _apart_from_the_home(folder: Path) -> dict[str, str]:
    """Return the settings under which no profile, kernel or option of the user's is seen."""
    forks.write_spec(folder / "jupyter")
    return {
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_PATH": str(folder / "jupyter"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
    }


def _over_socket_files(folder: Path) -> Config:
    """Let a kernel talk over socket files of its own: no port to clash on, none else to read."""
    address = folder / "kernel"
    if os.name != "posix" or len(str(address)) > SOCKET_NAME:
        return Config()
    return Config({"KernelManager": {"transport": "ipc", "ip": str(address)}})


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "no message")
