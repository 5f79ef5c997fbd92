"""What befalls a sweep: one clear line, what finished is kept, and the next run goes on."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psutil
import pytest
from patience import LONG
from sweeps.conftest import SCRIPTS, await_parts, started, sweep

from landroute.sweeps.store import Store

ROOT = Path(__file__).parents[2]
KEPT = "what finished is kept"


def parts_of(folder):
    return {p.name: p.stat().st_mtime_ns for p in folder.glob("results/part-*")}


def goes_on(spec, folder, whole):
    """Go on with a sweep, and look that nothing is repeated, and nothing is missing."""
    before, kept = parts_of(folder), Store(folder).rows()["point"].n_unique()
    assert 0 < kept < 160
    done = sweep(spec, "--out", folder, "--workers", "1")
    assert done.returncode == 0, done.stderr
    assert f"{kept} of 160 points are kept from an earlier run" in done.stdout
    assert f"\n{160 - kept} points in " in done.stdout
    assert before.items() <= parts_of(folder).items()
    assert Store(folder).rows().equals(whole.rows())
    assert not (folder / ".scratch").exists()


@pytest.mark.parametrize("name", ["SIGINT", "SIGKILL"])
def test_a_sweep_that_is_stopped_goes_on(name, spec, whole, marked, tmp_path):
    out = tmp_path / "out"
    running = started(marked, spec, "--out", out, "--workers", "1")
    await_parts(running, out)
    if name == "SIGINT":  # as a terminal sends it: to the workers too
        os.killpg(running.pid, signal.SIGINT)
    else:
        running.send_signal(getattr(signal, name))
    _, said = running.communicate(timeout=LONG)
    if name != "SIGKILL":
        assert running.returncode == 1
        assert said == f"landroute: stopped; {KEPT}\n"
        assert not (out / ".scratch").exists()
    goes_on(spec, out, whole)


def test_a_worker_that_is_killed_loses_nothing(spec, whole, marked, tmp_path):
    out = tmp_path / "out"
    running = started(marked, spec, "--out", out, "--workers", "2")
    await_parts(running, out)
    server = next(
        child for child in psutil.Process(running.pid).children()
        if "forkserver" in " ".join(child.cmdline())
    )  # fmt: skip
    workers = server.children()
    assert len(workers) == 2
    workers[0].kill()
    _, said = running.communicate(timeout=LONG)
    assert (running.returncode, said) == (0, "")
    assert Store(out).rows().equals(whole.rows())
    assert not (out / ".scratch").exists()


@contextlib.contextmanager
def scheduler(environment, folder, threads=1):
    """Start a scheduler and a worker of it, as on a cluster; give its process and address."""
    told = folder.with_suffix(".json")
    quiet = {"env": environment, "stderr": subprocess.DEVNULL}
    serving = subprocess.Popen(
        [SCRIPTS / "dask", "scheduler", "--host", "127.0.0.1", "--no-dashboard", "--port", "0",
         "--scheduler-file", told], **quiet,
    )  # fmt: skip
    while not told.exists():
        assert serving.poll() is None, "the scheduler did not start"
        time.sleep(0.05)
    address = json.loads(told.read_text())["address"]
    working = subprocess.Popen(
        [SCRIPTS / "dask", "worker", address, "--nthreads", str(threads), "--no-dashboard",
         "--local-directory", folder], **quiet,
    )  # fmt: skip
    try:
        yield serving, address
    finally:
        for process in (working, serving):
            process.terminate()
            process.wait(LONG)


def test_a_scheduler_that_is_lost_is_told_and_the_sweep_goes_on(spec, whole, marked, tmp_path):
    out = tmp_path / "out"
    with scheduler(marked, tmp_path / "worker") as (serving, address):
        running = started(marked, spec, "--out", out, "--scheduler", address)
        await_parts(running, out)
        serving.kill()
        _, said = running.communicate(timeout=LONG)
    assert running.returncode == 1
    assert said == (
        f"landroute: the Dask scheduler is lost; {KEPT}, and the same command goes on\n"
    )
    goes_on(spec, out, whole)


@pytest.mark.parametrize("wrong", ["data", "threads"])
def test_a_worker_that_would_answer_otherwise_is_refused(wrong, spec, marked, tmp_path):
    environment = marked
    if wrong == "data":
        shutil.copytree(ROOT / "data", tmp_path / "book" / "data")
        with (tmp_path / "book" / "data" / "sources.bib").open("a") as sources:
            sources.write("\n")
        environment = {**marked, "LANDROUTE_ROOT": str(tmp_path / "book")}
    threads = 2 if wrong == "threads" else 1
    with scheduler(environment, tmp_path / "worker", threads) as (_, address):
        refused = sweep(spec, "--out", tmp_path / "out", "--scheduler", address)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    told = {"data": "has other code, data or packages", "threads": "has 2 threads; start it with"}
    assert told[wrong] in refused.stderr


def test_where_no_scheduler_answers_it_is_said(spec, tmp_path):
    lost = sweep(spec, "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert lost.returncode == 1
    assert lost.stderr == "landroute: tcp://127.0.0.1:9: no Dask scheduler answers there\n"
    wrong = sweep(spec, "--out", tmp_path / "out", "--scheduler", "nowhere")
    assert wrong.returncode == 2
    assert wrong.stderr.startswith("landroute: --scheduler nowhere: ")
    assert wrong.stderr.count("\n") == 1
