"""What an answer hangs on beside its parameters: code, messages, tables, and the packages."""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

from landroute.paths import CHAPTERS, DATA, SCENARIOS, SWEEPS
from landroute.press.inputs import Inputs
from landroute.tables import renew

LIBRARY = Path(__file__).parents[1]
ABOVE = LIBRARY / "cli"  # which only asks
NAME = re.compile(r"[\w.-]+")


def book_digest(chapter: str = "", inputs: Inputs | None = None) -> str:
    """
    Return a digest of all that decides an answer, the same on any machine that has the same.

    Of code and messages what they mean counts: a comment or a docstring decides nothing.

    Parameters
    ----------
    chapter
        One that is run, if one is.
    inputs
        What knows what files mean, if it is known already.
    """
    renew()
    inputs = inputs or Inputs()
    whole = hashlib.sha256(repr(sorted(versions().items())).encode())
    for path in _files(chapter):
        home = LIBRARY if path.is_relative_to(LIBRARY) else DATA.parent
        whole.update(f"{path.relative_to(home).as_posix()}\0{inputs.meaning_of(path)}\0".encode())
    return whole.hexdigest()


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that the book asks for by name."""
    asked = [NAME.match(one) for one in requires("landroute") or () if "extra ==" not in one]
    names = sorted({match.group() for match in asked if match})
    return {"python": platform.python_version(), **{name: version(name) for name in names}}


def _files(chapter: str) -> Iterator[Path]:
    for path in sorted(LIBRARY.rglob("*")):
        if path.suffix in (".py", ".ftl") and not path.is_relative_to(ABOVE):
            yield path
    for path in sorted(DATA.rglob("*")):
        # Their values are among the parameters.
        if path.is_file() and not {SCENARIOS, SWEEPS} & {*path.parents}:
            yield path
    if chapter:
        yield CHAPTERS / f"{chapter}.ipynb"
