"""Setting up: an environment is of one folder and one Python, and files come as they are."""

import os
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def checkout(tmp_path):
    """Return a folder in which an environment was set up."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy2(ROOT / name, folder / name)
    (folder / ".venv").mkdir()
    made = [line for line in planned(folder) if line.startswith("echo")]
    assert len(made) == 1
    (folder / ".venv" / ".ready").write_text(made[0].split("'")[1] + "\n")
    return folder


def planned(folder, *settings):
    done = subprocess.run(
        ["make", "-n", "--no-print-directory", "setup", *settings],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.splitlines()


def test_what_is_set_up_is_not_set_up_again(checkout):
    assert not any("venv" in line for line in planned(checkout))


def test_a_copy_sets_up_its_own(checkout, tmp_path):
    copy = shutil.copytree(checkout, tmp_path / "copy")
    assert any("-m venv --clear" in line for line in planned(copy))


def test_another_python_is_set_up_anew(checkout):
    other = checkout / "python"
    other.write_text("#!/bin/sh\necho /elsewhere 3 12 0\n")
    other.chmod(0o755)
    assert any("-m venv --clear" in line for line in planned(checkout, f"PYTHON={other}"))


def test_new_packages_are_set_up(checkout):
    later = (checkout / ".venv" / ".ready").stat().st_mtime + 10
    os.utime(checkout / "requirements.txt", (later, later))
    assert any("--require-hashes" in line for line in planned(checkout))


def test_no_file_is_changed_on_its_way():
    rules = (ROOT / ".gitattributes").read_text().splitlines()
    assert [line for line in rules if not line.startswith("#")] == ["* -text"]


def test_each_package_says_from_which_version_on_it_works():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    assert [package for package in wanted if ">=" not in package] == []
