"""Room made: what builds keep goes, and is made again when it is wanted."""

from __future__ import annotations

import shutil
from pathlib import Path

from landroute.files import alone
from landroute.paths import BUILD
from landroute.press.places import MARK

LOCK = "lock"
SITES = ("html", "pictures")


def of_sites(path: Path) -> bool:
    """Say whether a file or folder is of a published site, or tells of one."""
    return path.name in SITES or path.name.endswith(MARK)


def clean(everything: bool) -> int:
    """
    Remove what builds keep.

    Parameters
    ----------
    everything
        Whether the sites and the pictures of figures go too.

    Returns
    -------
    int
        How many bytes are free again.

    Raises
    ------
    BuildFailed
        When a build is running.
    """
    if not BUILD.is_dir():
        return 0
    freed = 0
    with alone(BUILD / LOCK, "a build is running in this folder; wait for it"):
        for path in BUILD.iterdir():
            if path.name == LOCK or (of_sites(path) and not everything):
                continue
            files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
            freed += sum(file.stat().st_size for file in files)
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
    return freed
