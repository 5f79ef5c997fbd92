"""A forked kernel and an ordinary one give the same; neither sees what the user set up."""

import json
import os
import subprocess
import sys

import pytest

from landroute.press.notebooks import chapter_path

CHAPTER = "back/corrections"
RUN = """
import json, sys
from pathlib import Path
from landroute.press import forks
from landroute.press.execute import run_chapter
from landroute.press.runs import Terms

forks.CAN_FORK = json.loads(sys.argv[1])
run = run_chapter(Path(sys.argv[2]), {}, Terms(Path(sys.argv[3]), 100))
print(json.dumps([run.text, sorted(run.uses)]))
"""


def ran(scratch, forked=True, **environment):
    done = subprocess.run(
        [sys.executable, "-c", RUN, json.dumps(forked), chapter_path(CHAPTER), scratch],
        capture_output=True, text=True, check=True, env={**os.environ, **environment},
    )  # fmt: skip
    return json.loads(done.stdout)


def test_an_ordinary_kernel_gives_what_a_forked_one_does(tmp_path):
    forked, ordinary = (ran(tmp_path, forked=how) for how in (True, False))
    assert ordinary == forked
    assert forked[0] == chapter_path(CHAPTER).read_text(encoding="utf-8")
    assert "rows:corrections" in forked[1]
    assert "code:studies/corrections/study.py" in forked[1]


@pytest.mark.parametrize("forked", [True, False])
def test_no_profile_setting_or_kernel_of_the_user_reaches_a_chapter(tmp_path, forked):
    profile = tmp_path / "ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "mine.py").write_text("import pandas\nraise SystemExit(3)\n")
    (profile / "ipython_config.py").write_text(
        "c.InteractiveShell.ast_node_interactivity = 'none'\n"
    )
    for kernel in ("python3", "landroute"):
        spec = tmp_path / "jupyter" / "kernels" / kernel / "kernel.json"
        spec.parent.mkdir(parents=True)
        spec.write_text(json.dumps({"argv": ["false"], "display_name": "x", "language": "python"}))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "jupyter_config.py").write_text("raise SystemExit(3)\n")
    text, _ = ran(
        tmp_path,
        forked,
        IPYTHONDIR=str(tmp_path / "ipython"),
        JUPYTER_PATH=str(tmp_path / "jupyter"),
        JUPYTER_CONFIG_DIR=str(tmp_path / "config"),
        HOME=str(tmp_path),
    )
    assert text == chapter_path(CHAPTER).read_text(encoding="utf-8")
