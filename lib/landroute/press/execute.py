"""Run one chapter with papermill."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import papermill
from papermill.exceptions import PapermillExecutionError
from traitlets.config import Config

from landroute.press.notebooks import canonical, chapter_name, dumps, read_notebook


class ChapterFailed(Exception):  # noqa: N818 (an outcome, reported and not raised to a user)
    """A chapter that did not run through: which one, in which cell, why."""


@dataclass(frozen=True)
class Run:
    """An executed chapter: its canonical text and the seconds it took."""

    name: str
    text: str
    seconds: float


def run_chapter(path: Path, parameters: Mapping[str, Any]) -> Run:
    """
    Execute a chapter in a fresh kernel.

    Parameters
    ----------
    path
        The notebook; it is not written to.
    parameters
        Values laid over its parameters cell; none leaves the notebook's cells as they are.

    Raises
    ------
    ChapterFailed
        Names chapter, cell and cause.
    """
    name = chapter_name(path)
    os.environ["PYTHONHASHSEED"] = "0"
    logging.getLogger("papermill").setLevel(logging.ERROR)
    began = time.monotonic()
    with TemporaryDirectory(prefix="landroute-") as scratch:
        result = Path(scratch) / "out.ipynb"
        try:
            papermill.execute_notebook(
                str(path),
                str(result),
                parameters=dict(parameters),
                progress_bar=False,
                cwd=str(path.parent),
                kernel_name="python3",
                config=_over_socket_files(Path(scratch)),
                extra_arguments=["--log-level=CRITICAL"],
            )
        except PapermillExecutionError as error:
            raise ChapterFailed(
                f"{name}: cell {error.cell_index}: {error.ename}: {_first_line(error.evalue)}"
            ) from None
        except Exception as error:  # whatever befell this chapter, the others go on
            cause = f"{type(error).__name__}: {_first_line(str(error))}"
            raise ChapterFailed(f"{name}: {cause}") from error
        executed = canonical(read_notebook(result))
    return Run(name, dumps(executed), time.monotonic() - began)


def _over_socket_files(folder: Path) -> Config:
    """Let a kernel talk over socket files of its own: no port to clash on, none else to read."""
    return Config({"KernelManager": {"transport": "ipc", "ip": str(folder / "kernel")}})


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "no message")
