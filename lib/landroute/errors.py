"""The error a reader or author can act on."""

from typing import Any

LONGEST = 60  # characters of a refused value that its message repeats


class BadInput(ValueError):  # noqa: N818 (named for what it tells, in one line)
    """Input that cannot be used: one line naming what, why, and what would be right."""


def quoted(value: Any) -> str:
    """Write a refused value so that it shows, and stays on one short line."""
    text = str(value)
    visible = text if text.strip() and text.isprintable() else repr(text)
    return visible if len(visible) <= LONGEST else f"{visible[:LONGEST]}…"
