"""Plotly outputs as placeholders in the page, each figure's data in a file of its own."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator

from landroute.outputs import KEY
from landroute.press.site import rows
from landroute.press.site.domain import anchor
from landroute.wording import words

FOLDER = "figures"
PAYLOAD = ("title", "subtitle", "data", "layout", "frames", "table")
DEFAULT_HEIGHT = 450
PLOTLY_TAG = re.compile(r"</?(?:b|i|em|strong|sub|sup|span|a|s|u)(?:\s[^<>]*)?>", re.IGNORECASE)
GEO_TRACES = {"scattergeo", "choropleth"}
TILE_TRACES = re.compile(r"(scatter|choropleth|density)map(box)?")

PAGE = """
<figure class="landroute-figure" id="{id}" data-landroute-state="waiting"
  data-landroute-key="{key}" data-landroute-src="{src}">
{heading}<div class="landroute-wide"><div class="landroute-plot" role="img" aria-label="{alt}"
  style="min-height: {height}px; min-width: {width}px">
<noscript><p>{alt}</p></noscript>
</div></div>
<figcaption>{caption}</figcaption>
<div class="landroute-tools">
<details><summary>{data_table}</summary></details>
<span class="landroute-downloads">{download}
{buttons}</span>
</div>
</figure>
"""
BUTTON = '<button type="button" data-format="{format}" aria-label="{label}">{name}</button>\n'
FORMATS = ("png", "svg", "csv")


class FigureNode(nodes.General, nodes.Element):
    """A figure; its child paragraph is what builders other than HTML print."""


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
    script: str

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
            ``data``, ``layout`` and perhaps ``frames``; ``layout.meta`` has ``key``, ``alt``,
            ``caption``, ``table`` and perhaps ``title`` and ``min_width`` (pixels).
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
            script=_script(
                meta["key"], {**spec, **heading, "layout": layout, "table": meta["table"]}
            ),
        )


def plain(label: str | None) -> str:
    """Return the words of a Plotly label, without Plotly's own inline tags."""
    spaced = re.sub(r"<br\s*/?>", " ", label or "", flags=re.IGNORECASE)
    return html.unescape(PLOTLY_TAG.sub("", spaced)).strip()


def figure_node(figure: Figure) -> FigureNode:
    """Return the node of a figure."""
    spoken = words("site")("figure-in-words", alt=figure.alt, caption=figure.caption)
    return FigureNode(
        "", nodes.paragraph(text=spoken), figure=figure, ids=[anchor("figure", figure.key)]
    )


def figure_html(figure: Figure, caption: str) -> str:
    """Return the placeholder that a page carries for a figure, with its caption as HTML."""
    lines = [("landroute-title", figure.title), ("landroute-subtitle", figure.subtitle)]
    heading = [f'<p class="{name}">{html.escape(text)}</p>\n' for name, text in lines if text]
    said = words("site")
    buttons = [
        BUTTON.format(
            format=kind,
            name=kind.upper(),
            label=html.escape(said("download-as", format=kind.upper())),
        )
        for kind in FORMATS
    ]
    return PAGE.format(
        id=anchor("figure", figure.key),
        key=figure.key,
        src=f"{FOLDER}/{figure.file_name}",
        heading="".join(heading),
        alt=html.escape(figure.alt),
        caption=caption,
        height=figure.height,
        width=figure.min_width,
        data_table=html.escape(said("data-table")),
        download=html.escape(said("download")),
        buttons="".join(buttons),
    )


def register(app: Sphinx) -> None:
    """Teach every builder the figure node."""
    passed = (_pass, _pass)
    app.add_node(
        FigureNode,
        html=(_visit_html, _pass),
        latex=passed,
        text=passed,
        man=passed,
        texinfo=passed,
    )


def _visit_html(translator: HTML5Translator, node: FigureNode) -> None:
    figure: Figure = node["figure"]
    folder = Path(translator.builder.outdir, "_static", FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / figure.file_name).write_text(figure.script, encoding="utf-8")
    caption = rows.linked(figure.caption, translator)
    translator.body.append(figure_html(figure, caption))
    raise nodes.SkipNode


def _pass(translator: nodes.NodeVisitor, node: nodes.Node) -> None:
    """Print the children only."""


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
