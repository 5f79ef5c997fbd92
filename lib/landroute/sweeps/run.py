"""Run a sweep: hand out batches, keep what comes back, go on where an earlier run ended."""

from __future__ import annotations

import contextlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from distributed import CancelledError, Client, Future, KilledWorker, as_completed
from distributed.comm import CommClosedError

from landroute.errors import BuildFailed
from landroute.files import alone
from landroute.paths import BUILD
from landroute.press.inputs import Inputs
from landroute.sweeps.cluster import workers_here, workers_of
from landroute.sweeps.edition import book_digest
from landroute.sweeps.spec import Sweep, read_sweep
from landroute.sweeps.store import Store
from landroute.sweeps.work import Batch, Task, work
from landroute.tables.check import require_data

Say = Callable[[str], None]
LOCK = ".lock"
BATCH = 2.0  # seconds that a batch is to take: what an interrupt may cost, and Dask's share of it
AHEAD = 2  # batches for each worker: one in work, one that waits
LOOK = 1.0  # seconds between two looks at which workers there are
EVERY = 5.0  # seconds between two lines of progress


@dataclass(frozen=True)
class Done:
    """
    What a run did.

    Attributes
    ----------
    points, earlier : int
        Of the sweep, and those that an earlier run had finished.
    failed : int
        Points that have an error.
    error : str
        The first of them.
    seconds : float
        From the first batch handed out to the last kept.
    """

    points: int
    earlier: int
    failed: int
    error: str
    seconds: float

    @property
    def fresh(self) -> int:
        """Points that this run worked out."""
        return self.points - self.earlier

    @property
    def per_second(self) -> float:
        """Points that it worked out in a second."""
        return self.fresh / self.seconds

    @property
    def hours_a_million(self) -> float:
        """Hours that a million points would take at this rate."""
        return 1e6 / self.per_second / 3600


def run(
    spec: Path, out: Path, say: Say, *, workers: int, cell_timeout: int, scheduler: str = ""
) -> Done:
    """
    Work out every point of a sweep that is not kept yet.

    Parameters
    ----------
    spec
        The file that says what to sweep.
    out
        The folder of the results.
    say
        Called with each line of progress.
    workers
        On this machine, where there is no scheduler.
    cell_timeout
        Seconds that a chapter's cell may take.
    scheduler
        Address of a Dask scheduler.

    Raises
    ------
    BadInput
        For a spec or a folder that will not do; before any worker starts.
    BuildFailed
        When the sweep could not go on; what finished is kept.
    """
    sweep = read_sweep(spec)
    require_data()
    inputs = Inputs()
    book = book_digest(sweep.chapter, inputs)
    if os.access(BUILD, os.W_OK):
        inputs.meanings.keep()  # for the workers on this machine
    store = Store(out)
    out.mkdir(parents=True, exist_ok=True)
    with alone(out / LOCK, f"{out}: another sweep is running into this folder; wait for it"):
        store.begin(sweep, book, spec.read_bytes())
        kept, damaged = store.finished()
        for part in damaged:
            say(f"a kept part was damaged and is gone: {part}")
        earlier = kept & set(range(len(sweep.points)))
        if earlier:
            say(f"{len(earlier):,} of {len(sweep.points):,} points are kept from an earlier run")
        task = Task(tuple(sweep.spec.of.findings), sweep.chapter, sweep.base, book, cell_timeout)
        ahead = deque(n for n in sweep.order() if n not in earlier)
        seconds = 0.0
        if ahead or not store.base():
            with _workers(scheduler, workers, store) as client:
                seconds = _Run(client, sweep, task, store, ahead, say).through()
        store.end()
    errors = store.rows().drop_nulls("error")
    first = errors.row(0, named=True) if len(errors) else {}
    told = f"{_where(sweep, first['point'])}: {first['error']}" if first else ""
    return Done(len(sweep.points), len(earlier), len(errors), told, seconds)


@contextlib.contextmanager
def _workers(scheduler: str, count: int, store: Store) -> Iterator[Client]:
    if scheduler:
        with workers_of(scheduler) as client:
            yield client
    else:
        with workers_here(count, store.scratch()) as client:
            yield client


def _where(sweep: Sweep, number: int) -> str:
    point = ", ".join(f"{name} = {value}" for name, value in sweep.points[number].items())
    return f"point {number} ({point})"


class _Run:
    """Points handed out in batches, of a size by what the last ones took."""

    def __init__(
        self, client: Client, sweep: Sweep, task: Task, store: Store, ahead: deque[int], say: Say
    ) -> None:
        self.client, self.sweep, self.task, self.store = client, sweep, task, store
        self.ahead, self.say = ahead, say
        self.total, self.done, self.worked = len(ahead), 0, 0.0
        self.out: dict[Future, list[int]] = {}
        self.workers, self.looked = 0, float("-inf")
        self.batches = 0
        self.warm: tuple[float, int] | None = None  # when all were, and points till then

    def through(self) -> float:
        """Hand out and keep until nothing is left; return the seconds it took."""
        self._await_workers()
        self.began = self.told = time.monotonic()
        coming = as_completed(loop=self.client.loop)
        if not self.store.base():
            self._hand_out([], coming)
        self._fill(coming)
        for future in coming:
            numbers = self.out.pop(future)
            batch = self._result(future, numbers)
            if numbers:
                self.store.keep(batch)
                self.done += len(numbers)
                self.batches += 1
                self.worked += batch.seconds
            else:
                self.store.keep_base(batch)
            self._fill(coming)
            self._tell()
        return time.monotonic() - self.began

    def _await_workers(self) -> None:
        if not self.client.nthreads():
            self.say("no worker yet; waiting for the first")
            self.client.wait_for_workers(1)

    def _fill(self, coming: as_completed) -> None:
        room = AHEAD * self._workers()
        while self.ahead and len(self.out) < room:
            self._hand_out(self._next(self._size(room)), coming)

    def _workers(self) -> int:
        """Count the workers there are; they may come and go."""
        if time.monotonic() - self.looked > LOOK:
            self.workers, self.looked = len(self.client.nthreads()), time.monotonic()
        return max(1, self.workers)

    def _next(self, size: int) -> list[int]:
        """Take points off the queue; a few more, where that ends with those of the same choices."""
        taken = [self.ahead.popleft()]
        while self.ahead and (
            len(taken) < size
            or (len(taken) < 2 * size and self._chosen(self.ahead[0]) == self._chosen(taken[-1]))
        ):
            taken.append(self.ahead.popleft())
        return taken

    def _chosen(self, number: int) -> list[Any]:
        return [self.sweep.points[number][a.name] for a in self.sweep.axes if a.kind == "choice"]

    def _size(self, room: int) -> int:
        """Return how many points go into the next batch: fewer towards the end, to end together."""
        if not self.done:
            return 1
        mean = max(self.worked / self.done, 1e-6)
        return max(1, min(int(BATCH / mean), len(self.ahead) // room))

    def _hand_out(self, numbers: list[int], coming: as_completed) -> None:
        points = [(n, self.sweep.points[n]) for n in numbers] or [(-1, {})]
        future = self.client.submit(work, self.task, points, pure=False)
        self.out[future] = numbers
        coming.add(future)

    def _result(self, future: Future, numbers: list[int]) -> Batch:
        told = f"points {numbers[0]} to {numbers[-1]}" if numbers else "the scenario itself"
        try:
            batch: Batch = future.result()
        except KilledWorker:
            raise BuildFailed(
                f"{told}: killed every worker that took them (out of memory?);"
                " what finished is kept"
            ) from None
        except (CancelledError, CommClosedError):
            raise BuildFailed(
                "the Dask scheduler is lost; what finished is kept, and the same command goes on"
            ) from None
        return batch

    def _tell(self) -> None:
        now = time.monotonic()
        if not self.done:
            return
        # Its first batch fills what a worker keeps, and tells nothing of how long the others take.
        if self.warm is None and self.batches >= self._workers():
            self.warm = now, self.done
        if now - self.told > EVERY or not self.out:
            self.say(f"{self.done:,} of {self.total:,} points{self._rate(now)}")
            self.told = now

    def _rate(self, now: float) -> str:
        """Say how fast it goes and what is left, once that can be told."""
        since, before = self.warm or (now, self.done)
        if self.done == before or now == since:
            return ""
        rate = (self.done - before) / (now - since)
        return f"; {rate:.3g} a second; {_time((self.total - self.done) / rate)} left"


def _time(seconds: float) -> str:
    """Write a time to come: 40 s, 3 min, 2.5 h."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 6000 else f"{seconds / 3600:.1f} h"
