"""What befalls a build: one clear line, the last site stands, what finished is kept."""

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from patience import LONG
from press import small
from press.small import LANDROUTE, change, processes_of, small_book, tree


def settings(book):
    return small.settings(book, TMPDIR=str(scratch_of(book)))


def scratch_of(book):
    """Return a folder for what is temporary, of the book's own, with a path short as of sockets."""
    named = hashlib.sha256(str(book).encode()).hexdigest()[:8]
    folder = Path(tempfile.gettempdir(), f"lr-{named}")
    folder.mkdir(exist_ok=True)
    return folder


def run(book, *arguments, **more):
    return subprocess.run(
        [LANDROUTE, *arguments], cwd=book, env=settings(book),
        capture_output=True, text=True, check=False, **more,
    )  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a book of two chapters; return its folder."""
    book = small_book(tmp_path_factory.mktemp("faults") / "book")
    done = run(book, "build")
    assert done.returncode == 0, done.stderr
    return book


@pytest.fixture
def book(built, tmp_path):
    """Return a copy of the built book; after the test no process of it is left."""
    copy = Path(shutil.copytree(built, tmp_path / "book"))
    yield copy
    deadline = time.monotonic() + LONG
    while (left := processes_of(copy)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == []
    shutil.rmtree(scratch_of(copy))


def left_in(folder):
    return [path.name for path in folder.glob("landroute-*")]


CELLS = {
    "killed": (
        ["1 + 1", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"],
        "cell 4: its kernel died: killed, or out of memory",
    ),
    "endless": (
        ["while True:\n    pass"],
        "cell 3: ran longer than 10 s (--cell-timeout sets what a cell may take)",
    ),
    "flooded": (
        ["print('x' * 30_000_000)"],
        "cell 3: prints 30,000,001 letters; a page shows 20,000",
    ),
    "failing": (["1 / 0"], "cell 3: ZeroDivisionError: division by zero"),
    "left": (["import sys\nsys.exit(0)", "1 + 1"], "cell 3: SystemExit: 0"),
    "ended": (["exit()", "1 + 1"], "cell 3: SystemExit: a chapter runs to its end"),
}


def test_chapters_that_fail_are_named_each_with_its_cell_and_cause(book):
    site = tree(book / "_build" / "html")
    contents = book / "_toc.yml"
    contents.write_text(contents.read_text() + "".join(f"  - file: {name}\n" for name in CELLS))
    for name, (sources, _) in CELLS.items():
        change(book, *sources, name=name)
    change(book, "3 + 3")
    failed = run(book, "build", "--cell-timeout", "10")
    assert failed.returncode == 1
    said = failed.stderr.removeprefix("landroute: ").splitlines()
    assert sorted(said) == sorted(f"{name}: {line}" for name, (_, line) in CELLS.items())
    assert tree(book / "_build" / "html") == site
    for name in CELLS:
        change(book, "4 + 4", name=name)
    mended = run(book, "build")
    assert "2 of 8 chapters unchanged" in mended.stdout  # the other was kept


def begun(book, line, *arguments):
    """Start a build and return it once it has said a line."""
    building = subprocess.Popen(
        [LANDROUTE, "build", *arguments], cwd=book, env=settings(book), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip
    while line not in (said := building.stdout.readline()):
        assert said, building.stderr.read()
    return building


STAGES = {
    "before a kernel": ("other: its code changed", 0),
    "while libraries load": ("other: its code changed", 1),
    "in a cell": ("other: its code changed", 5),
    "while publishing": ("publishing", 0),
}


# Where a build is stopped, and by which signals, one build after another.
STOPS = {
    **{stage: ["SIGINT"] for stage in STAGES},
    "in a cell": ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"],
    "while publishing": ["SIGINT", "SIGKILL"],
}


@pytest.mark.parametrize("stage", STOPS)
def test_a_build_that_is_stopped_leaves_the_site_and_nothing_else(book, stage):
    site = tree(book / "_build" / "html")
    line, wait = STAGES[stage]
    change(book, "5 + 5" if line == "publishing" else "import time\ntime.sleep(60)")
    for name in STOPS[stage]:
        building = begun(book, line)
        time.sleep(wait)
        building.send_signal(getattr(signal, name))
        _, said = building.communicate(timeout=LONG)
        if name != "SIGKILL":
            assert building.returncode == 1
            ours = [line for line in said.splitlines() if "src/signaler.cpp" not in line]
            assert ours == ["landroute: stopped; what finished is kept"]
            assert left_in(scratch_of(book)) == []
        assert tree(book / "_build" / "html") == site
    change(book, "5 + 5")
    again = run(book, "build")
    assert again.returncode == 0, again.stderr
    assert left_in(scratch_of(book)) == []


def test_a_full_disk_names_the_file_and_leaves_the_site(book):
    site = tree(book / "_build" / "html")
    change(book, "'x' * 3_000_000")
    # A limit on the size of a file fails as a full disk does: while writing.
    failed = run(
        book, "build",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000)),
    )  # fmt: skip
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "File too large" in failed.stderr
    assert tree(book / "_build" / "html") == site
    assert list((book / "_build").rglob("*.part")) == []


def test_damaged_records_of_past_runs_are_made_anew(book):
    site = tree(book / "_build" / "html")
    kept = [*(book / "_build" / "results").rglob("*.result")]
    kept[0].write_bytes(kept[0].read_bytes()[:-20])
    kept[1].write_bytes(b"\xff not what it was")
    for name in ("meanings.json", "html.made.json", "scratch"):
        (book / "_build" / name).write_bytes(b"\xff{[")
    executed = book / "_build" / "executed" / "baseline"
    (executed / "index.ipynb").write_bytes(b"{}")
    (executed / "other.made").write_bytes(b"\xff")
    done = run(book, "build")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("a kept result was damaged and is gone") == 2
    assert tree(book / "_build" / "html") == site


def test_a_clock_that_goes_back_runs_nothing(book):
    for path in [
        *book.rglob("*.result"),
        *(book / "data").rglob("*"),
        *(book / "chapters").rglob("*"),
    ]:
        os.utime(path, (1, 1))
    assert "Nothing changed" in run(book, "build").stdout
    (book / "_build" / "html" / "index.html").write_text("tampered with")
    assert "2 of 2 chapters unchanged, not run again" in run(book, "build").stdout


def test_an_output_folder_that_vanishes_is_named_and_made_again(book):
    change(book, "import shutil\nshutil.rmtree('../_build')")
    failed = run(book, "build")
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert str(book / "_build") in failed.stderr
    change(book, "6 + 6")
    assert run(book, "build").returncode == 0
    assert (book / "_build" / "html" / "other.html").is_file()
