"""Chapters run side by side, each in a process of its own; one that fails stops none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from landroute.press.notebooks import chapter_name
from landroute.press.processes import context, serve_the_parent, stop_children

Say = Callable[[str], None]


class ChapterFailed(Exception):  # noqa: N818 (an outcome, reported and not raised to a user)
    """A chapter that did not run through: which one, in which cell, why."""


@dataclass(frozen=True)
class Terms:
    """
    On what terms chapters are run.

    Attributes
    ----------
    scratch : Path
        A folder for what a kernel needs while it runs.
    seconds : int
        What a cell may take.
    """

    scratch: Path
    seconds: int


@dataclass(frozen=True)
class Run:
    """
    An executed chapter.

    Attributes
    ----------
    name : str
        The chapter's.
    text : str
        Its canonical notebook.
    uses : tuple of str
        What it used, as `kernel.Uses` names it.
    seconds : float
        What it took.
    """

    name: str
    text: str
    uses: tuple[str, ...]
    seconds: float


def run_all(
    due: Mapping[Path, Mapping[str, Any]],
    jobs: int,
    terms: Terms,
    say: Say,
    done: Callable[[Path, Run], None],
) -> list[str]:
    """
    Run chapters.

    Parameters
    ----------
    due
        Their paths, with the values laid over their parameters cells.
    jobs
        How many are run at once.
    terms
        The same for each.
    say
        Called with each line of progress.
    done
        Called with each that ran through.

    Returns
    -------
    list of str
        What failed: chapter, cell and cause.
    """
    failures: list[str] = []
    if not due:
        return failures
    workers = min(jobs, len(due))
    initializer = serve_the_parent
    with ProcessPoolExecutor(workers, context(), initializer=initializer) as pool:
        try:
            running = {pool.submit(_run, path, due[path], terms): path for path in due}
            for number, future in enumerate(as_completed(running), start=1):
                path = running[future]
                try:
                    run = future.result()
                except (ChapterFailed, BrokenProcessPool) as failed:
                    failures.append(_told(path, failed))
                    say(f"[{number}/{len(due)}] failed: {failures[-1]}")
                    continue
                done(path, run)
                say(f"[{number}/{len(due)}] {run.name}: {run.seconds:.1f} s")
        except BaseException:  # Ctrl-C, or a disk that is full: no kernel outlives the build
            stop_children()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return failures


def _run(path: Path, parameters: Mapping[str, Any], terms: Terms) -> Run:
    from landroute.press.execute import run_chapter  # loads papermill, in the worker alone

    return run_chapter(path, parameters, terms)


def _told(path: Path, failed: Exception) -> str:
    if isinstance(failed, BrokenProcessPool):
        return f"{chapter_name(path)}: its process was killed (out of memory?)"
    return str(failed)
