"""A folder for what kernels need while they run, gone after the build, however that ends."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from landroute.files import write_whole
from landroute.paths import BUILD

SCRATCH = "landroute-"  # how its name begins
NOTE = BUILD / "scratch"  # where the last one is, which a build that was killed leaves behind


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder with a short path, as sockets want, and remove it; first the last one left."""
    _remove_the_last()
    folder = Path(mkdtemp(prefix=SCRATCH))
    write_whole(NOTE, str(folder))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        NOTE.unlink(missing_ok=True)


def _remove_the_last() -> None:
    if NOTE.is_file():
        left = Path(NOTE.read_text(encoding="utf-8", errors="replace"))
        if left.name.startswith(SCRATCH) and left.parent == Path(gettempdir()):
            shutil.rmtree(left, ignore_errors=True)
