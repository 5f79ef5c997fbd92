"""Tests of a group run in one worker: on that hangs that a world is worked out once."""

import subprocess
import sys

GROUPED = """
import os
import pytest

IN_ONE = pytest.mark.xdist_group("one")

@pytest.mark.parametrize("n", [pytest.param(n, marks=IN_ONE) for n in range(8)])
def test_it(n):
    print(f"worker {os.environ['PYTEST_XDIST_WORKER']}")
"""


def test_tests_of_a_group_run_in_one_worker(tmp_path):
    (tmp_path / "test_grouped.py").write_text(GROUPED)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", "-rP", tmp_path],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    ran = [line for line in done.stdout.splitlines() if line.startswith("worker ")]
    assert len(ran) == 8
    assert len(set(ran)) == 1
