"""A finding: the one place where a number or a verdict enters the book."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any

MIME = "application/vnd.landroute.finding+json"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Finding:
    """
    A recorded result.

    Attributes
    ----------
    key : str
        Kebab-case name, unique in the book.
    value : Any
        JSON value: a number, text, truth value, list, or `None` where there is no answer.
    unit : str
        What the value counts or is measured in.
    text : str
        The sentence that says it, in Markdown.
    """

    key: str
    value: Any
    unit: str
    text: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: asdict(self), "text/markdown": self.text, "text/plain": self.text}


def finding(key: str, value: Any, unit: str, text: str) -> Finding:
    """
    Record a finding; as the last value of a cell it shows as its sentence.

    Raises
    ------
    ValueError
        When the key is not kebab-case or the sentence is empty.
    """
    if not KEY.fullmatch(key):
        raise ValueError(f"finding key {key!r} is not kebab-case")
    if not text.strip():
        raise ValueError(f"finding {key!r} has no sentence")
    return Finding(key, value, unit, text)
