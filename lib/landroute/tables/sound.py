"""
What was found sound once is not looked at again: digests of it, kept in `_build/`.

A digest stands for all that the finding hung on, so that one found is never out of date.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.metadata import version

from landroute.paths import BUILD
from landroute.tables.edition import Stamped, on_disk

FOLDER = BUILD / "sound"
TABLES, WORDS = "tables", "words"  # kinds of what is looked at
CHECKER = "frictionless"  # whose rules are applied


def digest(*parts: bytes) -> str:
    """Return a digest of parts, and of the release of what applies the rules."""
    whole = hashlib.sha256(_release().encode())
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


def found_sound(kind: str, key: str) -> bool:
    """Say whether what has this digest was found sound before: of tables, or of words."""
    file = FOLDER / kind
    return file.is_file() and key in _known(on_disk(file))


def keep_sound(kind: str, keys: Iterable[str]) -> None:
    """Keep the digests of what was found sound, in the place of all of its kind before."""
    if BUILD.is_dir():
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / kind).write_text("\n".join(sorted(set(keys))) + "\n", encoding="ascii")


@lru_cache(maxsize=4)
def _known(file: Stamped) -> frozenset[str]:
    return frozenset(file.path.read_text(encoding="ascii", errors="replace").split())


@cache
def _release() -> str:
    return version(CHECKER)
