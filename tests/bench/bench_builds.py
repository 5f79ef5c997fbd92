"""
Builds of the book beside stock Jupyter Book executing the same chapters, in one run.

Each is a whole process on a copy of the book. The pictures of figures are drawn beforehand, and
counted for neither. The limits are shares of stock's time.
Run: python tests/bench/bench_builds.py [ROUNDS]
"""

import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

import nbformat
import yaml

ROOT = Path(__file__).parents[2]
SCRIPTS = Path(sysconfig.get_path("scripts"))
STOCK = "stock Jupyter Book, every chapter executed"
LIMITS = {
    "cold": 1 / 4,
    "cold, one job": 1 / 2,
    "nothing changed": 1 / 60,
    "one chapter's prose edited": 1 / 8,
    "one helper of one study edited": 1 / 8,
}
COPIED = ("_config.yml", "_toc.yml", "requirements.txt", "chapters", "data", "lib")


def seconds(command, book):
    environment = {
        **os.environ, "LANDROUTE_ROOT": str(book), "PYTHONPATH": str(book / "lib"),
    }  # fmt: skip
    began = time.perf_counter()
    done = subprocess.run(
        command, cwd=book, env=environment, capture_output=True, text=True, check=False
    )
    took = time.perf_counter() - began
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stdout}\n{done.stderr}")
    print(f"  {took:6.1f} s  {' '.join(str(part) for part in command[1:5])}", flush=True)
    return took


def build(book, *arguments):
    return seconds([SCRIPTS / "landroute", "build", *arguments], book)


def copied(folder):
    """Return a copy of the book, with the pictures that were drawn of its figures."""
    for name in COPIED:
        path = ROOT / name
        if path.is_dir():
            ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", ".ipynb_checkpoints")
            shutil.copytree(path, folder / name, ignore=ignore)
        else:
            shutil.copy2(path, folder / name)
    shutil.copytree(ROOT / "_build" / "pictures", folder / "_build" / "pictures")
    return folder


def cold(book, *arguments):
    """Build with nothing kept but pictures."""
    for path in (book / "_build").iterdir():
        if path.is_dir() and path.name != "pictures":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    return build(book, *arguments)


def stock(book):
    """Build what our build staged with the command of Jupyter Book, which executes each chapter."""
    stage = book / "stock"
    shutil.rmtree(stage, ignore_errors=True)
    ignore = shutil.ignore_patterns("_build")
    shutil.copytree(book / "_build" / "stage" / "baseline", stage, ignore=ignore)
    config = yaml.safe_load((stage / "_config.yml").read_text())
    config["execute"] |= {"execute_notebooks": "force", "timeout": 600}
    (stage / "_config.yml").write_text(yaml.safe_dump(config))
    command = [
        *(SCRIPTS / "jupyter-book", "build", stage / "chapters", "-q"),
        *("--config", stage / "_config.yml", "--toc", stage / "_toc.yml", "--path-output", stage),
    ]
    return seconds(command, book)


def edit_prose(book):
    path = book / "chapters" / "routes" / "threat.ipynb"
    notebook = nbformat.read(path, as_version=4)
    prose = next(c for c in notebook.cells[1:] if c.cell_type == "markdown")
    prose.source += "\n\nMore is said."
    nbformat.write(notebook, path)


def edit_helper(book):
    path = book / "lib" / "landroute" / "studies" / "threat" / "findings.py"
    path.write_text(path.read_text() + f"\nMORE = {time.time()}\n")


def one_round(book):
    times = {"cold": cold(book)}
    times[STOCK] = stock(book)
    times["cold, one job"] = cold(book, "--jobs", "1")
    times["nothing changed"] = build(book)
    edit_prose(book)
    times["one chapter's prose edited"] = build(book)
    edit_helper(book)
    times["one helper of one study edited"] = build(book)
    return times


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        book = copied(Path(folder))
        runs = [one_round(book) for _ in range(rounds)]
    median = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    print(f"whole processes, one after the other; median of {rounds}, {os.cpu_count()} cores")
    for name, own in median.items():
        limit = LIMITS.get(name)
        beside = f"{own / median[STOCK]:7.3f} of stock (limit {limit:.3f})" if limit else ""
        print(f"{name:45} {own:7.1f} s {beside}".rstrip())
    late = [name for name, limit in LIMITS.items() if median[name] > limit * median[STOCK]]
    if late:
        sys.exit(f"over the limit: {', '.join(late)}")


if __name__ == "__main__":
    main()
