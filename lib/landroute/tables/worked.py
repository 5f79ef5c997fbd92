"""What is slow to work out of a file is kept, by a digest of all that it hangs on."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from landroute.files import write_whole
from landroute.tables.sound import digest

FOLDER = Path(__file__).parents[3] / "_build" / "worked"  # of the code, as with `sound`


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
    # Nothing may be kept, or nothing whole: then it is worked out.
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["key"] == key:
            return kept["value"]
    value = work()
    with contextlib.suppress(OSError):  # then it is worked out again
        write_whole(file, json.dumps({"key": key, "value": value}))
    return value
