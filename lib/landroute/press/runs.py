"""Chapters run side by side, each in a process of its own; one that fails stops none of them."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import psutil

from landroute.press.execute import ChapterFailed, Run, run_chapter
from landroute.press.forks import context
from landroute.press.notebooks import chapter_name

Say = Callable[[str], None]
OF_PYTHON = ("resource_tracker", "forkserver")  # which end by themselves once all others have


def run_all(
    due: Mapping[Path, Mapping[str, Any]], jobs: int, say: Say, done: Callable[[Path, Run], None]
) -> list[str]:
    """
    Run chapters.

    Parameters
    ----------
    due
        Their paths, with the values laid over their parameters cells.
    jobs
        How many are run at once.
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
    initializer = leave_interrupts_to_the_parent
    with ProcessPoolExecutor(workers, context(), initializer=initializer) as pool:
        running = {pool.submit(run_chapter, path, due[path]): path for path in due}
        try:
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


def leave_interrupts_to_the_parent() -> None:
    """Have a worker ignore Ctrl-C, which reaches the whole process group."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def stop_children() -> None:
    """End the workers and the kernels below them."""
    me = psutil.Process()
    for child in me.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            # What the fork server forked is called as it is, but is no child of ours.
            direct = child.ppid() == me.pid
            if not (direct and any(part in " ".join(child.cmdline()) for part in OF_PYTHON)):
                child.kill()


def _told(path: Path, failed: Exception) -> str:
    if isinstance(failed, BrokenProcessPool):
        return f"{chapter_name(path)}: its process was killed (out of memory?)"
    return str(failed)
