"""Build the book: check, run what changed, publish."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from filelock import FileLock, Timeout

from landroute.errors import BadInput, BuildFailed
from landroute.paths import BUILD, CHAPTERS
from landroute.press.departures import departures
from landroute.press.digest import chapter_digest, surroundings
from landroute.press.execute import ChapterFailed, Run, run_chapter
from landroute.press.notebooks import (
    chapter_name,
    chapter_path,
    declared_parameters,
    notebook_names,
    read_notebook,
)
from landroute.press.publish import PublishFailed, publish, recover
from landroute.scenario import BASELINE, Scenario
from landroute.tables.check import require_data
from landroute.wording.check import require_words

Say = Callable[[str], None]


@dataclass
class Report:
    """What a build did: seconds by chapter, chapters reused, the front page."""

    seconds: dict[str, float] = field(default_factory=dict)
    reused: list[str] = field(default_factory=list)
    page: Path | None = None


def build(
    scenario: Scenario,
    name: str,
    jobs: int,
    say: Say,
    only: Sequence[str] = (),
    about: str = "",
) -> Report:
    """
    Run the chapters whose inputs changed and publish the site of one scenario.

    Parameters
    ----------
    scenario, name
        The parameters, and the name under which the site is kept.
    jobs
        Chapters run at once.
    say
        Called with each line of progress.
    only
        Run these chapters and publish nothing.
    about
        What the scenario is about, in a line, for the site's readers.

    Raises
    ------
    BuildFailed
        When a chapter or the publishing failed; what finished is kept for the next build.
    BadInput
        For bad rows, messages or parameters; before any kernel starts.
    """
    require_data()
    require_words()
    BUILD.mkdir(exist_ok=True)
    try:
        with FileLock(BUILD / "lock", timeout=0):
            return _build(scenario, name, jobs, say, only, about)
    except Timeout:
        raise BuildFailed("another build is running in this folder; wait for it") from None


def _build(
    scenario: Scenario, name: str, jobs: int, say: Say, only: Sequence[str], about: str
) -> Report:
    recover(site_folder(name))
    report = Report()
    overrides = scenario.overrides()
    wanted = [chapter_path(c) for c in only] or [CHAPTERS / f"{n}.ipynb" for n in notebook_names()]
    store = BUILD / "executed" / name
    around = surroundings()
    due: dict[Path, tuple[dict[str, Any], str]] = {}
    for path in wanted:
        notebook = read_notebook(path)
        parameters = {k: overrides[k] for k in declared_parameters(notebook) if k in overrides}
        digest = chapter_digest(notebook, parameters, around)
        if _kept(store, path) == digest:
            report.reused.append(chapter_name(path))
        else:
            due[path] = (parameters, digest)
    if report.reused:
        say(f"{len(report.reused)} of {len(wanted)} chapters unchanged, not run again")
    failures = _run_all(due, store, jobs, say, report)
    if failures:
        raise BuildFailed("\n".join(failures))
    if not only:
        report.page = _publish(store, name, say, departures(scenario, name, about))
    return report


def _run_all(
    due: Mapping[Path, tuple[dict[str, Any], str]], store: Path, jobs: int, say: Say, report: Report
) -> list[str]:
    failures = []
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, initializer=leave_interrupts_to_the_parent) as pool:
        running = {pool.submit(run_chapter, path, due[path][0]): path for path in due}
        try:
            for done, future in enumerate(as_completed(running), start=1):
                path = running[future]
                try:
                    run = future.result()
                except (ChapterFailed, BrokenProcessPool) as failed:
                    failures.append(_told(path, failed))
                    say(f"[{done}/{len(due)}] failed: {failures[-1]}")
                    continue
                _keep(store, path, run, due[path][1])
                report.seconds[run.name] = run.seconds
                say(f"[{done}/{len(due)}] {run.name}: {run.seconds:.1f} s")
        except KeyboardInterrupt:
            stop_children()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return failures


def leave_interrupts_to_the_parent() -> None:
    """Have a worker ignore Ctrl-C, which reaches the whole process group."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def stop_children() -> None:
    """End the workers and the kernels below them."""
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            # multiprocessing's own tracker cleans up after the workers and ends by itself.
            if "resource_tracker" not in " ".join(child.cmdline()):
                child.kill()


def _told(path: Path, failed: Exception) -> str:
    if isinstance(failed, BrokenProcessPool):
        return f"{chapter_name(path)}: its process was killed (out of memory?)"
    return str(failed)


def _publish(store: Path, name: str, say: Say, scenario: Mapping[str, Any]) -> Path:
    say("publishing")
    began = time.monotonic()
    executed = {n: (store / f"{n}.ipynb").read_text(encoding="utf-8") for n in notebook_names()}
    try:
        page = publish(executed, site_folder(name), scenario, say)
    except PublishFailed as failed:
        raise BuildFailed(str(failed)) from failed
    say(f"published in {time.monotonic() - began:.1f} s")
    return page


def site_folder(name: str) -> Path:
    """Where the site of scenario `name` stands."""
    return BUILD / "html" if name == BASELINE else BUILD / "scenarios" / name / "html"


def _kept(store: Path, path: Path) -> str | None:
    mark = store / f"{chapter_name(path)}.digest"
    whole = mark.with_suffix(".ipynb").is_file() and mark.is_file()
    return mark.read_text(encoding="utf-8") if whole else None


def _keep(store: Path, path: Path, run: Run, digest: str) -> None:
    kept = store / f"{chapter_name(path)}.ipynb"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.with_suffix(".digest").unlink(missing_ok=True)
    kept.write_text(run.text, encoding="utf-8")
    kept.with_suffix(".digest").write_text(digest, encoding="utf-8")


def stale_notebooks() -> list[str]:
    """Names of the chapters whose committed outputs differ from the baseline run just kept."""
    store = BUILD / "executed" / BASELINE
    return [
        name
        for name in notebook_names()
        if (store / f"{name}.ipynb").read_bytes() != (CHAPTERS / f"{name}.ipynb").read_bytes()
    ]


def save_outputs() -> list[str]:
    """Write the baseline outputs into chapters/; return the chapters that changed."""
    stale = stale_notebooks()
    for name in stale:
        kept = BUILD / "executed" / BASELINE / f"{name}.ipynb"
        (CHAPTERS / f"{name}.ipynb").write_bytes(kept.read_bytes())
    return stale


def write_run(chapter: str, scenario: Scenario, out: Path) -> float:
    """
    Execute one chapter under a scenario into `out` and touch nothing else.

    Returns
    -------
    float
        Seconds that it took.
    """
    path = chapter_path(chapter)
    declared = declared_parameters(read_notebook(path))
    overrides = scenario.overrides()
    unused = sorted(set(overrides) - set(declared))
    if unused:
        raise BadInput(
            f"chapter {chapter} does not depend on {', '.join(unused)}; it takes:"
            f" {', '.join(declared) or 'no parameter'}"
        )
    require_data()
    if out.suffix != ".ipynb" or out.is_dir() or not os.access(out.parent, os.W_OK):
        raise BadInput(f"{out}: wants a name that ends in .ipynb, in a folder that can be written")
    if out.resolve().is_relative_to(CHAPTERS):
        raise BadInput(f"{out}: lies in chapters/, whose outputs are the baseline's; elsewhere")
    try:
        run = run_chapter(path, overrides)
    except ChapterFailed as failed:
        raise BuildFailed(str(failed)) from failed
    out.write_text(run.text, encoding="utf-8")
    return run.seconds
