"""Where the book's files are, and what they are called."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from landroute.errors import BadInput, quoted

ASKED = os.environ.get("LANDROUTE_ROOT", "")  # another book than that of the code
ROOT = Path(ASKED or Path(__file__).parents[2]).resolve()
DATA = ROOT / "data"
CHAPTERS = ROOT / "chapters"
BUILD = ROOT / "_build"
SCENARIOS = DATA / "scenarios"
SWEEPS = DATA / "sweeps"
BASELINE = "baseline"  # the scenario that overrides nothing


def require_root() -> None:
    """Raise `BadInput` where the book asked for is not there, or the code is another book's."""
    if not (DATA.is_dir() or not ASKED):
        raise BadInput(f"LANDROUTE_ROOT={quoted(ASKED)}: there is no book: no folder {DATA}")
    own, code = Path(sys.prefix).parent / "lib" / "landroute", Path(__file__).parent
    if not ASKED and own.is_dir() and not own.samefile(code):
        raise BadInput(
            f"the code of {code} would answer for {own.parents[1]}; take it off PYTHONPATH, or set"
            " LANDROUTE_ROOT to the book that is meant"
        )


def shown(path: Path) -> str:
    """`path` relative to the book's root where it lies below it: the form used in messages."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)
