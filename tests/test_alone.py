"""Whatever lies in the user's home, notebooks give what they gave."""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHAPTER = ROOT / "chapters" / "back" / "parameters.ipynb"


def test_no_profile_or_kernel_of_the_users_reaches_the_check_of_notebooks(tmp_path):
    profile = tmp_path / ".ipython" / "profile_default"
    (profile / "startup").mkdir(parents=True)
    hide = 'c.InteractiveShell.ast_node_interactivity = "none"\n'
    (profile / "ipython_config.py").write_text(hide)
    (profile / "startup" / "first.py").write_text("horizon = 30\n")
    kernel = tmp_path / ".local" / "share" / "jupyter" / "kernels" / "python3"
    kernel.mkdir(parents=True)
    spec = {"argv": ["false"], "display_name": "another", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(spec))
    planned = subprocess.run(
        ["make", "-n", "--no-print-directory", "test"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    (command,) = [line for line in planned if "--nbval " in line]
    done = subprocess.run(
        ["sh", "-c", command.replace(" -n 2 ", " ").replace(" chapters", f" {CHAPTER}")],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]
    assert " passed" in done.stdout
