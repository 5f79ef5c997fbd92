"""Jupyter Book in a process of its own, begun early: it loads while chapters still run."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile

from landroute.files import write_whole
from landroute.paths import BUILD
from landroute.press.processes import ALIKE
from landroute.press.site.progress import PROGRESS
from landroute.press.stage import makers

Say = Callable[[str], None]


class PublishFailed(Exception):  # noqa: N818 (an outcome, reported and not raised to a user)
    """Jupyter Book refused the chapters, or warned."""


class Typesetter:
    """
    A process that loads Jupyter Book and builds one site when it is told; a context manager.

    Attributes
    ----------
    made_by : str
        `stage.makers` as they were when it began.
    """

    def __enter__(self) -> Typesetter:
        self.made_by = makers()  # before it loads them, whatever is edited meanwhile
        command = [sys.executable, "-m", "landroute.press.typeset"]
        environment = {**os.environ, **ALIKE, "SOURCE_DATE_EPOCH": "0", "NO_COLOR": "1"}
        self._errors = TemporaryFile("w+", encoding="utf-8")
        self._process = subprocess.Popen(  # noqa: S603
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
            env=environment,
        )
        return self

    def __exit__(self, *_: object) -> None:
        with self._errors, self._process:
            self._process.kill()  # not needed after all, or Ctrl-C, or nobody reads what is said

    def typeset(self, stage: Path, jobs: int, say: Say) -> Path:
        """
        Run Jupyter Book over the staged sources, warnings as errors; return the built HTML.

        Parameters
        ----------
        stage
            A folder as `typeset.typeset` takes it.
        jobs
            Pages read and written at once.
        say
            Called with each line of progress.

        Raises
        ------
        PublishFailed
            With Jupyter Book's own words.
        """
        said = self._told(json.dumps({"stage": str(stage), "jobs": jobs}), say)
        if self._process.returncode:
            # What Sphinx knows may be half of this build and half of the last.
            shutil.rmtree(stage / "_build", ignore_errors=True)
            log = BUILD / "publish.log"
            write_whole(log, said)
            raise PublishFailed(f"{_complaint(said)}\nall of it is in {log}")
        return stage / "_build" / "html"

    def _told(self, order: str, say: Say) -> str:
        """Give the order, wait for the end, and return all that was said on standard error."""
        asked, heard = self._process.stdin, self._process.stdout
        if asked is None or heard is None:
            raise TypeError("a typesetter is asked through one pipe and heard through another")
        with contextlib.suppress(BrokenPipeError):  # it has ended, and said why
            asked.write(order)
            asked.close()
        for line in heard:
            if line.startswith(PROGRESS):
                say(line.removeprefix(PROGRESS).rstrip())
        self._process.wait()
        self._errors.seek(0)
        return self._errors.read()


def _complaint(said: str) -> str:
    """Return the lines in which Jupyter Book says what is wrong, ten at most."""
    lines = said.splitlines()
    told = [line for line in lines if "WARNING" in line or "ERROR" in line]
    told += [after for line, after in pairwise(lines) if line.startswith("Extension error")]
    return "\n".join(told[:10]) or "\n".join(lines[-5:])
