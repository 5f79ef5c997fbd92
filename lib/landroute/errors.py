"""Errors that a reader or author can act on."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

LONGEST = 60  # characters of a refused value that its message repeats
# Characters of Unicode's Default_Ignorable_Code_Point that Python calls printable, and the blank
# of Braille.
IGNORED = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
LINE, TAIL = 1000, 250  # of a message, and of its end, which tells what to do


class BadInput(ValueError):  # noqa: N818 (named for what it tells, in one line)
    """Input that cannot be used: one line naming what, why, and what would be right."""


class BuildFailed(Exception):  # noqa: N818 (an outcome that the command line reports)
    """The book was not published; each line says why. The last good site stays."""


def unknown(
    kind: str,
    name: Any,
    known: Iterable[str],
    otherwise: str,
    *,
    nearest: int = 1,
    stands_for: Callable[[str], str] = str,
) -> BadInput:
    """
    Return the error for a name that is none of the known ones, to be raised.

    Parameters
    ----------
    kind
        What the name should have named, such as "place".
    name
        The name as given.
    known
        The names there are, or every spelling of them; in lower case.
    otherwise
        What to say when no known name is near.
    nearest
        How many of the nearest to look at.
    stands_for
        Gives the name that a known spelling stands for.
    """
    near = get_close_matches(str(name).strip().casefold(), known, n=nearest)
    hint = " or ".join(dict.fromkeys(map(stands_for, near)))
    advice = f"did you mean {hint}?" if hint else otherwise
    return BadInput(f"unknown {kind} {quoted(name)}; {advice}")


def visible(line: str) -> str:
    """Write a line so that all its characters show, whoever gave them."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in line)


def unseen(text: str) -> str:
    """Return the first character of a text that nobody sees; empty when there is none."""
    ignored = IGNORED.search(text)
    return ignored[0] if ignored else next((c for c in text if not c.isprintable()), "")


def quoted(value: Any) -> str:
    """Write a refused value so that it shows, and stays on one short line."""
    text = str(value)
    visible = text if text.strip() and text.isprintable() else repr(text)
    return visible if len(visible) <= LONGEST else f"{visible[:LONGEST]}…"


def shortened(line: str) -> str:
    """Return a message without its middle, where it is too long to be read."""
    return line if len(line) < LINE else f"{line[: LINE - TAIL - 2]}…{line[-TAIL:]}"
