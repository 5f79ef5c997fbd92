"""A book of two chapters with the real data, run as a user would run it."""

import os
import shutil
import sysconfig
from pathlib import Path

import psutil
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from landroute.press.inputs import MEANINGS
from landroute.press.notebooks import canonical, dumps
from landroute.tables.sound import FOLDER

ROOT = Path(__file__).parents[2]
LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"
WHOLE = "Finding('sum', 1 + 1, 'units', 'It is **2**.')"


def notebook(*sources, prose="# A chapter"):
    """Return the text of a chapter of these cells, in which findings can be made."""
    cells = [new_markdown_cell(prose), new_code_cell("from landroute.outputs import Finding")]
    made = new_notebook(cells=[*cells, *(new_code_cell(source) for source in sources)])
    made.metadata["kernelspec"] = {
        "name": "python3", "display_name": "Python 3", "language": "python",
    }  # fmt: skip
    return dumps(canonical(made))


def small_book(book):
    """Lay out a book of two chapters, index and other; return its folder."""
    shutil.copytree(ROOT / "data", book / "data")
    for name in ("_config.yml", "requirements.txt"):
        shutil.copy2(ROOT / name, book / name)
    (book / "_toc.yml").write_text("format: jb-book\nroot: index\nchapters:\n  - file: other\n")
    (book / "chapters").mkdir()
    change(book, WHOLE, name="index")
    change(book, "2 + 2")
    know_meanings(book)
    return book


def know_meanings(book):
    """Give a book what the whole book's build knows of the library's files."""
    if MEANINGS.exists():
        (book / "_build").mkdir()
        shutil.copy2(MEANINGS, book / "_build")


def own_library(book):
    """Give a book a library of its own, compiled and checked as the whole book's is."""
    # Not what another test's process is about to put in its place.
    half = "*.pyc.*", "*.part"
    aside = shutil.ignore_patterns("*.egg-info", *half)
    shutil.copytree(ROOT / "lib", book / "lib", ignore=aside)
    if FOLDER.exists():
        shutil.copytree(FOLDER, book / "_build" / FOLDER.name, ignore=aside)
    return book / "lib" / "landroute"


def change(book, *sources, name="other", **more):
    """Write a chapter of a book anew."""
    (book / "chapters" / f"{name}.ipynb").write_text(notebook(*sources, **more))


def settings(book, **more):
    """Return the environment in which a command is of a book."""
    return {**os.environ, "LANDROUTE_ROOT": str(book), **more}


def tree(folder):
    """Return the content of each file below a folder, by its path there."""
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def processes_of(book):
    """Return the command lines of the processes that work on a book."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get("LANDROUTE_ROOT") == str(book):
                found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return found
