"""What of a site's findings, figures and tables differs from the book's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import nbformat

from landroute.outputs import FINDING_MIME, PLOTLY_MIME, TABLE_MIME


def differences(own: Mapping[str, str], other: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """
    Compare what executed chapters show.

    A premise put before the same answer is no difference.

    Parameters
    ----------
    own, other
        Chapter name to the text of its executed notebook: of the baseline, and of a scenario.

    Returns
    -------
    dict
        `finding`, `figure` and `table`, each with the keys of those that differ; of a finding, what
        the baseline's says, empty where it has none.
    """
    differs: dict[str, dict[str, str]] = {"finding": {}, "figure": {}, "table": {}}
    before = {(kind, key): shown for text in own.values() for kind, key, shown in _shown(text)}
    for name, text in other.items():
        if text == own.get(name):
            continue
        for kind, key, shown in _shown(text):
            known = before.get((kind, key), {})
            if all(known.get(part) != value for part, value in shown.items()):
                differs[kind][key] = known.get("text", "") if kind == "finding" else ""
    return differs


def _shown(text: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the kind, the key and the content of all that a chapter shows."""
    for cell in nbformat.reads(text, as_version=4).cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if FINDING_MIME in data:
                found = data[FINDING_MIME]
                answer = [found["value"], found["unit"], found["facts"]]
                yield "finding", found["key"], {"text": found["text"], "answer": answer}
            elif PLOTLY_MIME in data:
                drawn = data[PLOTLY_MIME]
                meta = drawn["layout"]["meta"]
                yield "figure", meta["key"], {"content": [drawn["data"], meta["table"]]}
            elif TABLE_MIME in data:
                yield "table", data[TABLE_MIME]["key"], {"content": data[TABLE_MIME]["rows"]}
