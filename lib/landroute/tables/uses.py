"""
What this process has asked of the data package: on what its answers hang, beside files it opened.

Kept as finely as it was asked, so that an answer is not to be worked out again when what changed
in a table, or in what is said of it, is not what was asked.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

NAMES = "names"  # which tables there are
TITLES = "titles"  # what each is called
PAGES = "pages"  # which have a page, and the columns that name a row of each
PACKAGE = "package"  # all that is said of them
TABLE = "table:"  # what is said of one
ROWS = "rows:"  # all that one holds
COLUMNS = "columns:"  # what it holds in some columns: its name, a colon, and theirs with commas
LISTING = "listing:"  # which files a folder below data/ holds

_asked: set[str] = set()
_thread = threading.local()


def note(use: str) -> None:
    """Keep that this was asked: one of those above, with the name of what was asked."""
    _asked.add(use)


def asked() -> frozenset[str]:
    """Return all that was asked since the process began."""
    return frozenset(_asked)


@contextmanager
def noted_otherwise() -> Iterator[None]:
    """Open files whose uses are noted here, and are not those of the whole file."""
    before, _thread.noted = is_noted_otherwise(), True
    try:
        yield
    finally:
        _thread.noted = before


def is_noted_otherwise() -> bool:
    """Say whether the file that this thread is opening is one of these."""
    return getattr(_thread, "noted", False)
