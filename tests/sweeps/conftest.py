"""A small sweep that is quick to work out, and one run of it that nothing disturbed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import time
from pathlib import Path

import psutil
import pytest
from filelock import FileLock
from patience import LONG

from landroute.sweeps.store import Store

SCRIPTS = Path(sysconfig.get_path("scripts"))
MARK = "LANDROUTE_TRIED"  # in the environment of all that a test starts
SPEC = """\
about: How many places had to be taken, <b>as a trial</b>.
of: {findings: [keys, map-crossings-open]}
design: lhs
points: 160
seed: 5
vary:
  as_of: {low: 2016-01-01, high: 2019-12-31}
  account: [primary, alternate]
"""


@pytest.fixture(scope="session")
def spec(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("sweeps") / "trial.yml"
    path.write_text(SPEC)
    return path


def sweep(*arguments, **environment):
    return subprocess.run(
        [SCRIPTS / "landroute", "sweep", *arguments], env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture(scope="session")
def whole(spec, tmp_path_factory, worker_id) -> Store:
    """Return what one worker found, undisturbed: once for all of pytest's workers."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "undisturbed"
    with FileLock(shared.with_suffix(".lock")):
        if not shared.exists():
            done = sweep(spec, "--out", shared, "--workers", "1")
            assert done.returncode == 0, done.stderr
    return Store(Path(shutil.copytree(shared, base / "whole")))


@pytest.fixture
def marked(tmp_path):
    """Return the environment of what a test starts; after the test no process of it is left."""
    mark = str(tmp_path)
    yield {**os.environ, MARK: mark}
    deadline = time.monotonic() + LONG
    while (left := processes(mark)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == []


def processes(mark):
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == mark:
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found


def started(environment, *arguments):
    """Start a sweep in a group of its own, as a terminal does."""
    return subprocess.Popen(
        [SCRIPTS / "landroute", "sweep", *arguments], env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def await_parts(running, folder, count=2):
    """Wait until some parts are kept, and the sweep is in the middle."""
    while len(list(folder.glob("results/part-*"))) < count:
        assert running.poll() is None, running.communicate()
        time.sleep(0.02)
