"""A Plotly output with all that its page needs, checked; its data as a script of its own."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sphinx.errors import ExtensionError

from landroute.outputs import KEY

PAYLOAD = ("title", "subtitle", "data", "layout", "meta", "table")
# Of `layout.meta`, what the page's script is to know.
SCRIPTED = ("narrow", "steps")
DEFAULT_HEIGHT = 450
PLOTLY_TAG = re.compile(r"</?(?:b|i|em|strong|sub|sup|span|a|s|u)(?:\s[^<>]*)?>", re.IGNORECASE)
GEO_TRACES = {"scattergeo", "choropleth"}
TILE_TRACES = re.compile(r"(scatter|choropleth|density)map(box)?")
PICTURES = "pictures"  # the folder of still pictures, in that of static files
THEMES = ("light", "dark")


@dataclass(frozen=True)
class Figure:
    """A Plotly output that has what its page needs."""

    key: str
    alt: str
    caption: str
    title: str
    subtitle: str
    height: int
    min_width: int
    steps: bool
    noted: bool
    script: str
    is_map: bool = False
    fixed: bool = False
    beside: Mapping[str, Any] | None = None
    drives: Mapping[str, Any] | None = None

    @property
    def file_name(self) -> str:
        """Return the name of the figure's file: its key and a hash of its content."""
        return f"{self.key}-{hashlib.sha256(self.script.encode()).hexdigest()[:12]}.js"

    @classmethod
    def read(cls, spec: Mapping[str, Any], docname: str) -> Figure:
        """Check a Plotly figure in JSON form and take it apart.

        Parameters
        ----------
        spec : mapping
            ``data`` and ``layout``; ``layout.meta`` has ``key``, ``alt``, ``caption``, ``table``,
            and perhaps ``title``, ``min_width`` (pixels), ``narrow`` (what a narrow page changes,
            by path), ``steps`` (`charts.steps.told`), ``beside``, of a map, what stands under it
            (``states``, lines; ``tints``, `charts.beside.legend`), and ``drives``: the ``figure``
            that this one moves, by key, to the ``day`` of each of ``days``, called ``text``, of
            which ``result`` says what was open.
        docname : str
            Page that shows the figure, for the error.

        Raises
        ------
        ExtensionError
            Something is missing, or drawing the figure would ask the network for a base map.
        """
        layout = dict(spec.get("layout", {}))
        meta = layout.pop("meta", None)
        meta = meta if isinstance(meta, Mapping) else {}
        faults = [*_meta_faults(meta), *_network_faults(spec.get("data", []), layout)]
        if faults:
            key = meta.get("key") or "without a key"
            raise ExtensionError(f"{docname}: figure {key}: {'; '.join(faults)}")
        title = layout.pop("title", None) or {}
        title = title if isinstance(title, Mapping) else {"text": title}
        heading = {
            "title": plain(meta.get("title") or title.get("text")),
            "subtitle": plain((title.get("subtitle") or {}).get("text")),
        }
        return cls(
            key=meta["key"],
            alt=meta["alt"],
            caption=meta["caption"],
            **heading,
            height=int(layout.get("height") or DEFAULT_HEIGHT),
            min_width=int(meta.get("min_width") or 0),
            steps="steps" in meta,
            noted="lines" in meta.get("steps", {}).get("paths", []),
            is_map=_is_map(layout),
            fixed=_is_map(layout) and layout.get("dragmode") is False,
            beside=meta.get("beside"),
            drives=meta.get("drives"),
            script=_script(
                meta["key"],
                {
                    **spec,
                    **heading,
                    "layout": layout,
                    "meta": {name: meta[name] for name in SCRIPTED if name in meta},
                    "table": meta["table"],
                },
            ),
        )


def plain(label: str | None) -> str:
    """Return the words of a Plotly label, without Plotly's own inline tags."""
    spaced = re.sub(r"<br\s*/?>", " ", label or "", flags=re.IGNORECASE)
    return html.unescape(PLOTLY_TAG.sub("", spaced)).strip()


def _is_map(layout: Mapping[str, Any]) -> bool:
    """Say whether a figure is a map: two axes of one scale, neither seen."""
    axes = [layout.get(name) or {} for name in ("xaxis", "yaxis")]
    return "scaleanchor" in axes[1] and all(axis.get("visible") is False for axis in axes)


def _script(key: str, spec: Mapping[str, Any]) -> str:
    """Return the figure as a call, since a page opened from disk may load scripts but not JSON."""
    payload = {name: spec[name] for name in PAYLOAD if name in spec}
    text = json.dumps(payload, separators=(",", ":"))
    return f"landroute.figure({json.dumps(key)},{text});\n"


def _meta_faults(meta: Mapping[str, Any]) -> Iterator[str]:
    for name in ("key", "alt", "caption"):
        if not (isinstance(meta.get(name), str) and meta[name].strip()):
            yield f"layout.meta lacks {name}"
    if isinstance(meta.get("key"), str) and not KEY.fullmatch(meta["key"]):
        yield f"key {meta['key']!r} is not kebab-case"
    table = meta.get("table")
    if not (isinstance(table, Mapping) and table.get("columns") and "rows" in table):
        yield "layout.meta lacks table with columns and rows"
    elif any(len(row) != len(table["columns"]) for row in table["rows"]):
        yield "a row of the table is not as long as its columns"


def _network_faults(data: list[Mapping[str, Any]], layout: Mapping[str, Any]) -> Iterator[str]:
    """Yield the parts of a figure that Plotly would fetch from the network."""
    for trace in data:
        kind = trace.get("type", "scatter")
        if TILE_TRACES.fullmatch(kind):
            yield f"trace type {kind} asks the network for map tiles"
        geo = layout.get(trace.get("geo", "geo"), {})
        if kind in GEO_TRACES and geo.get("visible") is not False:
            yield f"trace type {kind} needs layout.geo.visible=False, or it fetches a base map"
    for image in layout.get("images", []):
        if not str(image.get("source", "")).startswith("data:"):
            yield "a layout image is not a data: URL"
