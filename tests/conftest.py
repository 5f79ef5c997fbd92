"""Fixtures shared by all tests."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from landroute.corridor.exposure import road_events
from landroute.press.chrome import NoChrome, chrome
from landroute.scenario import baseline

# A case may take as long as the machine needs: what is slow is told by tests/bench.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

DATA = Path(__file__).parents[1] / "data"

# A shell starts what it runs in the background with Ctrl-C ignored, and so would be every program
# that a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def _data_to_damage(tmp_path_factory):
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("damaged") / "data"))


@pytest.fixture
def data_copy(_data_to_damage):
    """
    Return a copy of data/ that a test may damage.

    One folder for all tests of a worker, made whole after each: what a test leaves alone has the
    stamp that it had, and is not read anew. What a test puts beside it stays, and the modes of
    folders that it changes.
    """
    yield _data_to_damage
    make_whole(_data_to_damage)


def make_whole(folder):
    """Give a copy of data/ back what it had, with the same stamps, and nothing else."""
    for path in sorted(folder.rglob("*"), reverse=True):
        original = DATA / path.relative_to(folder)
        if path.is_dir() and not path.is_symlink():
            if not original.is_dir():
                shutil.rmtree(path)
        elif path.is_symlink() or not original.is_file() or stamp(path) != stamp(original):
            path.unlink()
    folder.mkdir(exist_ok=True)
    for original in sorted(DATA.rglob("*")):
        path = folder / original.relative_to(DATA)
        if original.is_dir():
            path.mkdir(exist_ok=True)
        elif not path.exists():
            shutil.copy2(original, path)


def stamp(path):
    """Return what tells a file that was written from one that was not."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_mode


@pytest.fixture(scope="session")
def core():
    """What is counted near the road at the baseline."""
    return road_events(baseline())


@pytest.fixture(scope="session")
def wide():
    """The same in the wide reading of what counts."""
    return road_events(baseline(), wide=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: one on PATH, else Playwright's own."""
    try:
        with chrome() as chromium:
            yield chromium
    except NoChrome as none:
        pytest.fail(
            "no Chromium starts; install one with `apt-get install chromium` or "
            f"`playwright install chromium` ({none})"
        )
