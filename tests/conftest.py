"""Fixtures shared by all tests."""

import shutil
import signal
from pathlib import Path

import pytest

from landroute.corridor.exposure import road_events
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
