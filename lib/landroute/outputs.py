"""What a chapter's cells show beside figures: findings and tables, each a MIME type of its own."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from typing import Any

FINDING_MIME = "application/vnd.landroute.finding+json"
TABLE_MIME = "application/vnd.landroute.table+json"
PLOTLY_MIME = "application/vnd.plotly.v1+json"  # of figures, as Plotly names it
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Finding:
    """
    A recorded result: the one place where a number or a verdict enters the book.

    Attributes
    ----------
    key : str
        Kebab-case name, unique in the book.
    value : Any
        JSON value: a number, text, truth value, list, or `None` where there is no answer.
    unit : str
        What the value counts or is measured in.
    text : str
        The sentence that says it, in Markdown, after its premise where it has one.
    facts : dict
        What the sentence is made of, by name, as JSON values.
    rows : list of dict
        What decided it, the most deciding first: text and, of what it leads to, one of row (table
        and key), table (the key of one that a page shows), source (a key of the bibliography) and
        file (of `data/`); and count, the rows that it stands for where they are several.
    days : list of dict
        The days that it counts: text, and spans, pairs of a first and a last day.

    Raises
    ------
    ValueError
        When the key is not kebab-case or the sentence is empty.
    """

    key: str
    value: Any
    unit: str
    text: str
    facts: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    days: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Check key and sentence."""
        if not KEY.fullmatch(self.key):
            raise ValueError(f"finding key {self.key!r} is not kebab-case")
        if not self.text.strip():
            raise ValueError(f"finding {self.key!r} has no sentence")

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {FINDING_MIME: asdict(self), "text/markdown": self.text, "text/plain": self.text}


def row_anchor(table: str, *key: Any) -> str:
    """Return the id, on its page, of the row of a table with that key, or with that first part."""
    said = "-".join(str(part) for part in key)
    return f"{table}-{re.sub('[^a-z0-9]+', '-', said.lower()).strip('-')}"
