"""Workers: on this machine by default, or those of a Dask scheduler somewhere."""

from __future__ import annotations

import contextlib
import logging
import shutil
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path

import dask
from distributed import Client, LocalCluster
from distributed.comm import parse_address

from landroute.errors import BadInput, BuildFailed
from landroute.press.processes import CAN_FORK, stop_children

DEATHS = 3  # workers that a batch may outlive before it is taken to be what kills them
PATIENCE = "15s"  # what a scheduler may take to answer
WARM = "landroute.sweeps.warm"  # by name: only the fork server is to load it
LOCAL = {
    "distributed.worker.multiprocessing-method": "forkserver" if CAN_FORK else "spawn",
    "distributed.worker.daemon": False,  # a chapter has a kernel
    "distributed.scheduler.allowed-failures": DEATHS,
}


@contextlib.contextmanager
def workers_here(count: int, scratch: Path) -> Iterator[Client]:
    """
    Start workers on this machine, and end them however the sweep ends.

    Parameters
    ----------
    count
    scratch
        A folder for what they spill; it is removed.
    """
    _quiet()
    try:
        with dask.config.set({**LOCAL, "temporary-directory": str(scratch)}):
            _begin_to_fork()
            with (
                LocalCluster(
                    n_workers=count,
                    threads_per_worker=1,
                    dashboard_address=None,
                    local_directory=str(scratch),
                    silence_logs=logging.CRITICAL,
                ) as cluster,
                Client(cluster) as client,
            ):
                yield client
    except BaseException:
        stop_children()
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


@contextlib.contextmanager
def workers_of(scheduler: str) -> Iterator[Client]:
    """
    Use the workers of a scheduler.

    Raises
    ------
    BadInput
        For what is no address.
    BuildFailed
        When no scheduler answers there.
    """
    _quiet()
    try:
        parse_address(scheduler, strict=True)
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except ValueError as error:
        raise BadInput(
            f"--scheduler {scheduler}: is no address such as tcp://HOST:8786 ({error})"
        ) from error
    except OSError as error:
        raise BuildFailed(f"{scheduler}: no Dask scheduler answers there") from error
    with client:
        yield client


def _begin_to_fork() -> None:
    """
    Start the server that workers are forked from, with the imports done.

    It ignores Ctrl-C, which reaches the whole group, and so do those that it forks.
    """
    if not CAN_FORK:
        return
    from multiprocessing.forkserver import ensure_running

    from distributed.utils import get_mp_context

    get_mp_context().set_forkserver_preload([WARM])
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)


def _quiet() -> None:
    """Have Dask say nothing: what went wrong is told once, by the sweep."""
    for name in [*logging.root.manager.loggerDict]:
        if name.split(".")[0] in {"distributed", "tornado", "asyncio"}:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    # Versions are compared by digest, and a difference is refused.
    warnings.filterwarnings("ignore", module="distributed")
