"""What a worker does: works out a batch of points, one after the other."""

from __future__ import annotations

import json
import multiprocessing
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distributed import get_worker

from landroute.errors import BadInput, BuildFailed
from landroute.press.scratch import SCRATCH
from landroute.scenario import Scenario
from landroute.sweeps.edition import book_digest
from landroute.tables import in_force, renew
from landroute.tables.edition import Edition


@dataclass(frozen=True)
class Task:
    """
    What all batches of a sweep have in common.

    Attributes
    ----------
    findings : tuple of str
        Keys and studies, as `registry.evaluate` takes them.
    chapter : str
        The chapter to run instead, if one is.
    base : dict
        Overrides of the baseline that hold at every point.
    book : str
        The digest of code and data that the answers are to come from.
    cell_timeout : int
        Seconds that a cell may take.
    """

    findings: tuple[str, ...]
    chapter: str
    base: Mapping[str, Any]
    book: str
    cell_timeout: int


@dataclass
class Batch:
    """
    What a batch gave.

    Attributes
    ----------
    rows : list of dict
        The rows of `store.ROWS`.
    notebooks : dict
        Point number to executed notebook.
    texts : dict
        Finding key to its sentence at the last point.
    seconds : float
        What it took, without what a worker does once.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    notebooks: dict[int, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0


class Unfit(BuildFailed):
    """A worker that would not give the answers of this book, and why."""


_found: dict[str, tuple[str, Edition]] = {}


def work(task: Task, points: Sequence[tuple[int, Mapping[str, Any]]]) -> Batch:
    """
    Work out points: their numbers, and what varies there.

    Raises
    ------
    Unfit
        When the worker has other code or data than the sweep, or cannot run what is asked for.
    """
    edition = _fit(task)
    batch, began = Batch(), time.monotonic()
    for number, point in points:
        values = {**task.base, **point}
        try:
            findings = (
                _chapter(task, values, number, batch) if task.chapter else _findings(task, values)
            )
        except (BuildFailed, OSError, MemoryError):
            raise
        except Exception as error:  # of the model, at this point: told, and the others go on
            batch.rows.append(_row(number, error=_reason(error)))
            continue
        batch.rows += [_row(number, *_typed(f["value"]), f["key"], f["unit"]) for f in findings]
        batch.texts = {f["key"]: f["text"] for f in findings}
    batch.seconds = time.monotonic() - began
    if renew() or in_force() is not edition:
        raise Unfit("data/ changed while the sweep ran; the next run says what that means")
    return batch


def _fit(task: Task) -> Edition:
    """Look once at what this process has, and return the edition of the tables it answers from."""
    if task.chapter not in _found:
        _found[task.chapter] = book_digest(task.chapter), in_force()
    digest, edition = _found[task.chapter]
    worker = get_worker()
    where = f"the worker at {worker.address}"
    if digest != task.book:
        raise Unfit(f"{where} has other code, data or packages than this machine; install the same")
    if worker.state.nthreads > 1:
        raise Unfit(f"{where} has {worker.state.nthreads} threads; start it with --nthreads 1")
    if task.chapter and multiprocessing.current_process().daemon:
        raise Unfit(
            f"{where} may start no kernel; start it with DASK_DISTRIBUTED__WORKER__DAEMON=false"
        )
    return edition


def _findings(task: Task, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    from landroute.studies.registry import evaluate

    found = evaluate(Scenario.of(values), task.findings)
    return [
        {"key": f.key, "value": f.value, "unit": f.unit, "text": f.text} for f in found.values()
    ]


def _chapter(
    task: Task, values: Mapping[str, Any], number: int, batch: Batch
) -> list[dict[str, Any]]:
    import nbformat

    from landroute.press.execute import run_chapter
    from landroute.press.notebooks import chapter_path, recorded_findings
    from landroute.press.runs import ChapterFailed, Terms

    with TemporaryDirectory(prefix=SCRATCH, dir=get_worker().local_directory) as scratch:
        terms = Terms(Path(scratch), task.cell_timeout)
        try:
            run = run_chapter(chapter_path(task.chapter), values, terms)
        except ChapterFailed as failed:
            if isinstance(failed.__cause__, OSError):  # of this machine, not of the point
                raise failed.__cause__ from None
            raise
    batch.notebooks[number] = run.text
    found = recorded_findings(nbformat.reads(run.text, as_version=4))
    if not found:
        raise BadInput(f"the chapter {task.chapter} shows no finding")
    return found


def _row(
    point: int,
    kind: str = "",
    value: float | None = None,
    text: str | None = None,
    finding: str | None = None,
    unit: str | None = None,
    error: str | None = None,
) -> dict[str, Any]:
    return {
        "point": point, "finding": finding, "kind": kind or "error", "value": value, "text": text,
        "unit": unit, "error": error,
    }  # fmt: skip


def _typed(value: Any) -> tuple[str, float | None, str | None]:
    """Return the kind of a value, and the value as a number or as text."""
    if value is None:
        return "none", None, None
    if isinstance(value, bool):
        return "yesno", float(value), None
    if isinstance(value, (int, float)):
        return "number", float(value), None
    if isinstance(value, str):
        return "text", None, value
    return "list", None, json.dumps(value, ensure_ascii=False)


def _reason(error: Exception) -> str:
    line = " ".join(str(error).split())
    return line if isinstance(error, BadInput) else f"{type(error).__name__}: {line}"
