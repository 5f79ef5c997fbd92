"""The processes of a build: forked from a server that has the imports done, ended with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
from multiprocessing.context import BaseContext
from typing import Any

import psutil

from landroute.press.kernel import end_with_the_owner

CAN_FORK = "forkserver" in multiprocessing.get_all_start_methods()
WARM = "landroute.press.warm"  # by name: only the fork server is to load it
# Of the environment, so that runs are alike wherever they are. A process reads it as it begins, and
# what is forked has its server's.
ALIKE = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
TRACKER, SERVER = "resource_tracker", "forkserver"  # of Python; the first ends by itself


def context() -> BaseContext:
    """Return how processes are started: forked from the server where there is one."""
    if not CAN_FORK:
        return multiprocessing.get_context("spawn")
    made = multiprocessing.get_context("forkserver")
    made.set_forkserver_preload([WARM])
    return made


def begin_to_load() -> None:
    """Start the server that has the imports done, and do not wait for it."""
    os.environ.update(ALIKE)
    if CAN_FORK:
        context()
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def serve_the_parent() -> None:
    """Have a worker ignore Ctrl-C, which reaches its whole group, and end with its owner."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_with_the_owner()
    if CAN_FORK:
        _share_the_server()


def _share_the_server() -> None:
    """Have kernels forked from the server that forked this worker: Python would start another."""
    from multiprocessing import forkserver

    server: Any = forkserver._forkserver
    if server._forkserver_address:
        server.ensure_running = lambda: None


def stop_children() -> None:
    """End the workers, the kernels below them, and the server that would fork those still due."""
    me = psutil.Process()
    for child in me.children():
        with contextlib.suppress(psutil.NoSuchProcess):
            if SERVER in " ".join(child.cmdline()):
                child.suspend()  # or it would fork one more while we look
    for child in me.children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            if TRACKER not in " ".join(child.cmdline()):
                child.kill()
