"""Fixtures shared by all tests."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from landroute.corridor.exposure import road_events
from landroute.press.chrome import NoChrome, chrome
from landroute.scenario import baseline

ROOT = Path(__file__).parents[1]

# A shell starts what it runs in the background with Ctrl-C ignored, and so would be every program
# that a test starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def data_copy(tmp_path):
    """Return a copy of data/ that a test may damage."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


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
