"""
What was found sound once is not looked at again: digests of it, kept in the `_build/` of the code.

A digest stands for all that the finding hung on, so that one found is never out of date, whichever
book is built.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from landroute.files import write_whole
from landroute.tables.edition import Stamped, on_disk

FOLDER = Path(__file__).parents[3] / "_build" / "sound"
TABLES, WORDS, MESSAGES = "tables", "words", "messages"  # kinds of what is looked at
MOST = 1000  # digests kept of each, the latest first
CHECKER = "frictionless"  # whose rules are applied


def digest(*parts: bytes) -> str:
    """Return a digest of parts, and of the release of what applies the rules."""
    whole = hashlib.sha256(_release().encode())
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def parts_of(folder: Path, *patterns: str) -> Iterator[bytes]:
    """Yield the files below a folder that fit a pattern, each as its path there and its content."""
    for path in sorted({path for pattern in patterns for path in folder.rglob(pattern)}):
        if path.is_file():
            yield os.fsencode(path.relative_to(folder))
            yield path.read_bytes()


def found_sound(kind: str, key: str) -> bool:
    """Say whether what has this digest was found sound before, as one of a kind."""
    file = FOLDER / kind
    return key in _kept(file)


def keep_sound(kind: str, keys: Iterable[str]) -> None:
    """Keep the digests of what was found sound; of many, those found longest ago go."""
    file = FOLDER / kind
    latest = list(dict.fromkeys([*keys, *_kept(file)]))[:MOST]
    with contextlib.suppress(OSError):  # what cannot be kept is looked at again
        write_whole(file, "\n".join(latest) + "\n")


def _kept(file: Path) -> dict[str, None]:
    return _read(on_disk(file)) if file.is_file() else {}


@lru_cache(maxsize=8)
def _read(file: Stamped) -> dict[str, None]:
    return dict.fromkeys(file.path.read_text(encoding="ascii", errors="replace").split())


@cache
def _release() -> str:
    return version(CHECKER)
