"""What Jupyter Book reads, laid out in a folder that is kept: only what differs is written."""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from landroute.files import write_whole
from landroute.paths import ROOT

LIBRARY = Path(__file__).parents[1]
# What decides how a page is made of its source, beside the configuration, which Sphinx sees.
MAKERS = ("press", "outputs.py", "wording")
MARK = "made-by"
BUILT, EXTRA = "_build", "extra"  # what Sphinx makes; what it copies as it is


class Stage:
    """
    A folder of sources, and of what Sphinx made of them last.

    Parameters
    ----------
    folder
        It stays between builds.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._put: set[Path] = set()

    def put(self, name: str, content: bytes) -> None:
        """Lay out a file, by its path in the folder; one that holds this already is left alone."""
        path = self.folder / name
        self._put.add(path)
        if path.is_file() and path.read_bytes() == content:
            return
        write_whole(path, content)

    def settle(self, made_by: str) -> None:
        """
        Remove what was not laid out this time, and what became of it.

        What another press made, or of chapters that are gone, is made anew.

        Parameters
        ----------
        made_by
            `makers` of the press that is to make the pages.
        """
        mark = self.folder / MARK
        if not mark.is_file() or mark.read_text(encoding="ascii") != made_by:
            shutil.rmtree(self.folder / BUILT, ignore_errors=True)
        self.put(MARK, made_by.encode())
        built = self.folder / BUILT
        strays = [
            path
            for path in self.folder.rglob("*")
            if path.is_file() and path not in self._put and not path.is_relative_to(built)
        ]
        for path in strays:
            path.unlink()
            if path.is_relative_to(self.folder / EXTRA):
                copy = built / "html" / path.relative_to(self.folder / EXTRA)
                copy.unlink(missing_ok=True)
            else:
                shutil.rmtree(built, ignore_errors=True)


def makers() -> str:
    """Return a digest of all that makes pages of sources, but for the configuration."""
    whole = hashlib.sha256(sys.version.encode())
    whole.update((ROOT / "requirements.txt").read_bytes())
    for room in MAKERS:
        here = LIBRARY / room
        for path in sorted(here.rglob("*")) if here.is_dir() else [here]:
            if path.is_file() and path.suffix != ".pyc":
                whole.update(path.relative_to(LIBRARY).as_posix().encode())
                whole.update(path.read_bytes())
    return whole.hexdigest()
