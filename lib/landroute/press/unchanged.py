"""Whether a site stands as it was published, and all that it was made of: then there is no work."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from landroute.files import write_whole
from landroute.paths import CHAPTERS, DATA, ROOT
from landroute.press.places import BELOW, MARK, beside

LIBRARY = Path(__file__).parents[1]
BOOK = ("_config.yml", "_toc.yml", "requirements.txt")
PACKED = ".gz"  # ends a copy that the server of the site puts beside a file
MADE = {"__pycache__", ".ipynb_checkpoints"}  # folders that tools make beside the sources


class Note(NamedTuple):
    """
    Of what a site was published.

    What of the command decides what is on it; digests of the content and of the meaning of the
    book; and whether each figure has its pictures.
    """

    asked: list[str]
    book: str
    meaning: str
    pictured: bool


def files_now() -> list[tuple[str, int, int]]:
    """Return each file that a book is made of, with its size and when it was changed."""
    return [(str(path), *_stamp(path)) for path in _files()]


def unchanged(site: Path, asked: Sequence[str]) -> bool:
    """
    Say whether a site stands as it was published of what is there now.

    One whose figures have no pictures does not, once a browser starts that can draw them.

    Parameters
    ----------
    site
        Its folder.
    asked
        What of the command decides what is on it.
    """
    then, standing = _noted(site)
    if then is None or (then.asked, standing) != (list(asked), _standing(site)):
        return False
    if not then.pictured and _can_draw():
        return False
    now = book()
    if then.book == now:
        return True
    if then.meaning != meaning():
        return False
    note(site, then._replace(book=now))  # so that the next look is short
    return True


def _can_draw() -> bool:
    from landroute.press.chrome import NoChrome, chrome  # slow to load

    try:
        with chrome():
            return True
    except NoChrome:
        return False


def note(site: Path, made_of: Note) -> None:
    """Keep of what a site was published, and how it stands."""
    write_whole(_mark(site), json.dumps({"site": _standing(site), **made_of._asdict()}))


def meaning_of(site: Path) -> str:
    """Return the digest of what the book that a site shows means; empty where it is not known."""
    then, _ = _noted(site)
    return then.meaning if then else ""


def _noted(site: Path) -> tuple[Note | None, str]:
    """Return of what a site was published, and how it stood; None and nothing if not known."""
    try:
        told = json.loads(_mark(site).read_text(encoding="utf-8"))
        return Note(**{part: told[part] for part in Note._fields}), str(told["site"])
    except (OSError, ValueError, KeyError, TypeError):
        return None, ""


def book() -> str:
    """Return a digest of the content of all that a book is made of."""
    return _digest(lambda path: hashlib.sha256(path.read_bytes()).hexdigest())


def meaning() -> str:
    """Return a digest of what all of it means; comments and docstrings of the code mean nothing."""
    from landroute.press.inputs import Inputs  # slow to load

    inputs = Inputs()
    digest = _digest(inputs.meaning_of)
    inputs.meanings.keep()
    return digest


def _digest(of: Callable[[Path], str]) -> str:
    whole = hashlib.sha256(repr([sys.version, sys.executable]).encode())
    for path in _files():
        whole.update(f"{path.relative_to(_home(path))}\0{of(path)}\0".encode())
    return whole.hexdigest()


def _files() -> Iterator[Path]:
    """Yield each file that a book is made of, in order."""
    yield from (ROOT / name for name in BOOK)
    for folder in (CHAPTERS, DATA, LIBRARY):
        for here, folders, names in os.walk(folder):
            folders[:] = sorted(set(folders) - MADE)
            yield from (Path(here, name) for name in sorted(names))


def _home(path: Path) -> Path:
    return LIBRARY if path.is_relative_to(LIBRARY) else ROOT


def _standing(site: Path) -> str:
    """Return a digest of which files a site has of its own, with their sizes and times."""
    whole = hashlib.sha256()
    for here, folders, names in os.walk(site):
        folders[:] = sorted(folder for folder in folders if Path(here, folder) != site / BELOW)
        for name in sorted(name for name in names if not name.endswith(PACKED)):
            path = Path(here, name)
            whole.update(f"{path.relative_to(site)} {_stamp(path)}\0".encode())
    return whole.hexdigest()


def _stamp(path: Path) -> tuple[int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns


def _mark(site: Path) -> Path:
    return beside(site, MARK)
