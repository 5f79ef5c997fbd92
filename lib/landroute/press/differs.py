"""What of a site's findings, figures and tables differs from the book's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import nbformat

from landroute.outputs import FINDING_MIME, PLOTLY_MIME, TABLE_MIME

# Of what describes a figure, of a shape and of an axis: what a reader sees. The rest is looks.
TOLD_BESIDE = ("caption", "table", "beside", "drives", "steps")
PLACED = ("x0", "x1", "y0", "y1")
READ_ON_AXIS = ("title", "range", "tickvals", "ticktext", "categoryarray")


@dataclass(frozen=True)
class Seen:
    """What a reader sees: words before which a premise may be put, and all the rest."""

    words: list[str]
    rest: Any = None

    def like(self, own: Seen) -> bool:
        """Say whether it is the same as the book's own, but for a premise."""
        pairs = zip(own.words, self.words, strict=True)
        return self.rest == own.rest and all(
            here == there or here.endswith(f": {there}") for there, here in pairs
        )


def differences(own: Mapping[str, str], other: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """
    Compare what executed chapters show.

    All that a reader sees is compared, not how it looks. A premise put before the same words is no
    difference.

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
    before = {(kind, key): seen for text in own.values() for kind, key, seen in _shown(text)}
    for name, text in other.items():
        if text == own.get(name):
            continue
        for kind, key, seen in _shown(text):
            known = before.get((kind, key))
            if known is None or not seen.like(known):
                differs[kind][key] = known.words[0] if known and kind == "finding" else ""
    return differs


def _shown(text: str) -> Iterator[tuple[str, str, Seen]]:
    """Yield the kind, the key and the content of all that a chapter shows."""
    for cell in nbformat.reads(text, as_version=4).cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            if FINDING_MIME in data:
                yield "finding", data[FINDING_MIME]["key"], Seen([data[FINDING_MIME]["text"]])
            elif PLOTLY_MIME in data:
                drawn = data[PLOTLY_MIME]
                yield "figure", drawn["layout"]["meta"]["key"], _figure(drawn)
            elif TABLE_MIME in data:
                table = data[TABLE_MIME]
                yield (
                    "table",
                    table["key"],
                    Seen([table["label"]], [table["columns"], table["rows"]]),
                )


def _figure(drawn: Mapping[str, Any]) -> Seen:
    """Return what is seen of a figure: its words, what is drawn, and what stands beside it."""
    layout = drawn["layout"]
    meta = layout["meta"]
    title = layout.get("title") or {}
    title = title if isinstance(title, Mapping) else {"text": title}
    return Seen(
        [meta.get("title") or title.get("text") or "", meta.get("alt", "")],
        [
            title.get("subtitle"),
            drawn["data"],
            [note.get("text") for note in layout.get("annotations", [])],
            [_parts(shape, PLACED) for shape in layout.get("shapes", [])],
            {name: _parts(layout[name], READ_ON_AXIS) for name in layout if "axis" in name},
            _parts(meta, TOLD_BESIDE),
        ],
    )


def _parts(whole: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: whole[name] for name in names if name in whole}
