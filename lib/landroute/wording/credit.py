"""The names of sources: who published one, then who carries the copy that was read."""

from __future__ import annotations

from landroute.tables import kept
from landroute.tables.sources import sources
from landroute.wording.words import words


def publisher(key: str) -> str:
    """Return who published a source, and after them who carries the copy that was read."""
    entry = sources().loc[key]
    if not (entry["organization"] and entry["host"]):
        return entry["organization"]
    return words("shared")("copy-at", publisher=entry["organization"], host=entry["host"])


@kept()
def source_name(key: str) -> str:
    """Return a source's publisher and year; its key where it has neither."""
    return ", ".join(p for p in (publisher(key), sources().loc[key, "date"][:4]) if p) or key
