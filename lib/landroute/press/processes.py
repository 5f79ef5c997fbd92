"""The processes of a build: forked from a server that has the imports done, ended with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from multiprocessing.context import BaseContext

import psutil

from landroute.press.kernel import end_with_the_owner

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
WARM = "landroute.press.warm"  # by name: only the fork server is to load it
OF_PYTHON = ("resource_tracker", "forkserver")  # which end by themselves once all others have


def context() -> BaseContext:
    """Return how processes are started: forked from the server where there is one."""
    if not CAN_FORK:
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([WARM])
    return made


def begin_to_load() -> None:
    """Start the server that has the imports done, and do not wait for it."""
    if CAN_FORK:
        context()
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def serve_the_parent() -> None:
    """Have a worker ignore Ctrl-C, which reaches its whole group, and end with its owner."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_the_owner()


def stop_children() -> None:
    """End the workers and the kernels below them."""
    me = psutil.Process()
    for child in me.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            # What the fork server forked is called as it is, but is no child of ours.
            direct = child.ppid() == me.pid
            if not (direct and any(part in " ".join(child.cmdline()) for part in OF_PYTHON)):
                child.kill()
