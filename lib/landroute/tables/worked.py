"""What is slow to work out of a file is kept in `_build/`, by a digest of all that it hangs on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from landroute.paths import BUILD
from landroute.tables.sound import digest

FOLDER = BUILD / "worked"


def worked_out(by: Path, content: bytes, work: Callable[[], Any]) -> Any:
    """
    Return what is worked out of a content, from what was kept if it was of the same.

    Parameters
    ----------
    by
        The module that works it out; of each, the last is kept.
    content
        What it is worked out of.
    work
        Returns it, as JSON has it.
    """
    file, key = FOLDER / f"{by.stem}.json", digest(content, by.read_bytes())
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return kept["value"]
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing kept, or nothing whole: it is worked out
    value = work()
    if BUILD.is_dir():
        FOLDER.mkdir(exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}")  # several kernels may write at once
        part.write_text(json.dumps({"key": key, "value": value}), encoding="utf-8")
        part.replace(file)
    return value
