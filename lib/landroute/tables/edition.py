"""
One rule of staleness: a process answers from one edition of `data/` until it looks again.

What is worked out of `data/` is `kept` for the edition in force. `renew`, called at the start of
each question, takes up a new edition once a file has changed; until then what is kept still
answers, and a changed file that is not yet read is refused: old and new are never mixed.
"""

from __future__ import annotations

import functools
import os
import stat
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, Protocol, TypeVar, cast

from landroute.errors import BadInput
from landroute.paths import DATA, shown
from landroute.tables import uses

P = ParamSpec("P")
R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)


class Stamped(NamedTuple):
    """A file as it was when looked at; a cache that has one as its key follows the file."""

    path: Path
    size: int
    changed_ns: int

    def content(self) -> bytes:
        """Read the file; raise `BadInput` when it is no longer the one that was looked at."""
        try:
            content = self.path.read_bytes()
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if on_disk(self.path) != self:
            raise BadInput(
                f"{shown(self.path)}: changed on disk since this answer was begun; ask anew, and"
                " the whole answer comes from the files as they are now"
            )
        return content


@dataclass(frozen=True, eq=False)
class Edition:
    """Every file below `data/` as it was at one time, by path."""

    files: Mapping[Path, Stamped]

    def require(self) -> None:
        """Raise `BadInput` when another edition is in force: what was begun here cannot go on."""
        if self is not in_force():
            raise BadInput("data/ changed since this answer was begun; ask anew")


class Kept(Protocol[P, R_co]):
    """A function whose results are kept for the edition in force."""

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R_co:
        """Return the kept result for these arguments, or work it out."""
        ...

    def cache_clear(self) -> None:
        """Drop what is kept."""
        ...


_lock = threading.Lock()
_edition: Edition | None = None
_drop: list[Callable[[], None]] = []


def kept(maxsize: int | None = None) -> Callable[[Callable[P, R]], Kept[P, R]]:
    """
    Keep the results of a function, as `functools.lru_cache` does, until the edition changes.

    Parameters
    ----------
    maxsize
        How many results to keep, the latest asked for; None keeps all.
    """

    def decorate(function: Callable[P, R]) -> Kept[P, R]:
        # The edition is part of the key: what a slower thread worked out of the last edition is
        # not taken for this one's.
        @functools.lru_cache(maxsize)
        def result(edition: Edition, *args: Any, **kwargs: Any) -> R:
            return function(*args, **kwargs)

        @functools.wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> R:
            # A map through time asks half a million times: no call to be told which is in force.
            return result(_edition or in_force(), *args, **kwargs)  # type: ignore[arg-type]

        _drop.append(result.cache_clear)
        asked.cache_clear = result.cache_clear  # type: ignore[attr-defined]
        return cast("Kept[P, R]", asked)

    return decorate


def in_force() -> Edition:
    """Return the edition that this process answers from; the first question takes the first."""
    if _edition is None:
        renew()
    return cast(Edition, _edition)


def renew() -> bool:
    """
    Look at the files of `data/`; where one has changed, drop all that is kept.

    Returns
    -------
    bool
        Whether another edition is in force now.
    """
    global _edition
    with _lock:
        files = _look()
        if _edition is not None and files == _edition.files:
            return False
        _edition = Edition(files)
        for drop in _drop:
            drop()
        return True


def stamped(name: str, data: Path | None = None) -> Stamped:
    """
    Return the stamp of a file to read.

    Parameters
    ----------
    name
        Path below the folder.
    data
        A folder, to be read as it is on disk now; without one, `data/` as it is in the edition
        in force.

    Raises
    ------
    BadInput
        When there is no such file.
    """
    if data is not None:
        return on_disk(data / name)
    path = DATA / name
    if path not in in_force().files:
        raise BadInput(f"{shown(path)}: the file is missing")
    return in_force().files[path]


def content(path: Path) -> bytes:
    """
    Read a file: one below `data/` as it is in the edition in force, any other as it is.

    Raises
    ------
    BadInput
        When the file is missing, or changed since the edition in force was taken.
    """
    whole = path.absolute()
    ours = whole.is_relative_to(DATA)
    return (stamped(str(whole.relative_to(DATA))) if ours else on_disk(path)).content()


def files(folder: Path) -> list[Path]:
    """List the files right below a folder of `data/` in the edition in force, by name."""
    uses.note(uses.LISTING + folder.relative_to(DATA).as_posix())
    return sorted(path for path in in_force().files if path.parent == folder)


def on_disk(path: Path) -> Stamped:
    """Return the stamp of a file as it is now; raise `BadInput` when there is none."""
    try:
        status = path.stat()
    except OSError as error:
        raise _unreadable(path, error) from error
    if not stat.S_ISREG(status.st_mode):  # a pipe would be waited for without end
        raise BadInput(f"{shown(path)}: is no file")
    return Stamped(path, status.st_size, status.st_mtime_ns)


def _unreadable(path: Path, error: OSError) -> BadInput:
    missing = isinstance(error, FileNotFoundError)
    reason = "the file is missing" if missing else f"cannot be read ({error.strerror})"
    return BadInput(f"{shown(path)}: {reason}")


def _look() -> dict[Path, Stamped]:
    seen = {}
    for folder, _, names in os.walk(DATA):
        for name in names:
            path = Path(folder, name)
            if path.is_file():  # not a link to nowhere, nor put aside since it was listed
                seen[path] = on_disk(path)
    return seen
