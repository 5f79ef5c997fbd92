"""Fixtures shared by all tests."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def data_copy(tmp_path):
    """Return a copy of data/ that a test may damage."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
