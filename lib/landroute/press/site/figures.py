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
from sphinx.config import Config
from sphinx.errors import ExtensionError
from sphinx.writers.html5 import HTML5Translator

from landroute.outputs import KEY
from landroute.press.site import rows
from landroute.press.site.domain import anchor
from landroute.wording import words

FOLDER = "figures"
PAYLOAD = ("title", "subtitle", "data", "layout", "meta", "table")
# Of `layout.meta`, what the page's script is to know.
SCRIPTED = ("narrow", "steps")
DEFAULT_HEIGHT = 450
PLOTLY_TAG = re.compile(r"</?(?:b|i|em|strong|sub|sup|span|a|s|u)(?:\s[^<>]*)?>", re.IGNORECASE)
GEO_TRACES = {"scattergeo", "choropleth"}
TILE_TRACES = re.compile(r"(scatter|choropleth|density)map(box)?")

PAGE = """
<figure class="landroute-figure" id="{id}" data-landroute-state="{state}"{marks}
  data-landroute-key="{key}" data-landroute-src="{src}">
{heading}{days}<div class="landroute-wide">{plot}</div>
{beside}<figcaption>{caption}</figcaption>
<div class="landroute-tools">
<details><summary>{data_table}</summary></details>
<span role="status" class="landroute-spoken"></span>
<span class="landroute-downloads"><button type="button" data-landroute-explore>{explore}</button>
<span>{download}</span>
{buttons}</span>
</div>
</figure>
"""
BUTTON = '<button type="button" data-format="{format}" aria-label="{label}">{name}</button>\n'
DAYS = """<div class="landroute-days" role="group" aria-label="{label}"
  data-landroute-drives="{key}">
{buttons}</div>
<p class="landroute-result"><span>{result}</span>
<a href="#{map}">{see}</a></p>
"""
TOLD = """<p class="landroute-told" role="status">{hint}</p>
"""
STATES = """<ul class="landroute-states" aria-label="{label}">
{lines}</ul>
"""
TINTS = """<p class="landroute-tints">{label}
{tints}</p>
"""
TINT = """<span data-group="{group}" style="--tint: {colour}"{hidden}>{label}</span>
"""
DAY = '<button type="button" data-day="{day}" aria-pressed="{pressed}">{text}</button>\n'
FORMATS = ("png", "svg", "csv")
WAITING = """<div class="landroute-plot" role="img" aria-label="{alt}"
  style="min-height: {height}px; min-width: {width}px">
<noscript><p>{alt}</p></noscript>
</div>"""
STILL = """<div class="landroute-plot" role="img" aria-label="{alt}"
  style="--wide: {wide}; --narrow: {narrow}; min-width: {width}px">
{pictures}</div>"""
PICTURE = """<picture class="landroute-{theme}"><source media="(max-width: 640px)"
  srcset="{narrow}"><img class="dark-light" src="{wide}" alt="" loading="lazy"
  decoding="async"></picture>
"""
PICTURES = "pictures"  # the folder of still pictures, in that of static files
THEMES = ("light", "dark")


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


def figure_node(figure: Figure) -> FigureNode:
    """Return the node of a figure."""
    spoken = words("site")("figure-in-words", alt=figure.alt, caption=figure.caption)
    return FigureNode(
        "", nodes.paragraph(text=spoken), figure=figure, ids=[anchor("figure", figure.key)]
    )


def figure_html(figure: Figure, caption: str, folder: str, still: Mapping[str, Any] | None) -> str:
    """Return what a page carries for a figure.

    Parameters
    ----------
    figure : Figure
    caption : str
        As HTML.
    folder : str
        The folder of static files, as seen from the page.
    still : mapping or None
        Its pictures, as `landroute.press.pictures.draw` returns them; without them the figure is
        drawn when it comes into view.
    """
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
    marks = {
        "shaped": still is not None,
        "map": figure.is_map,
        "fixed": figure.fixed,
        "steps": figure.steps,
        "noted": figure.noted,
    }
    return PAGE.format(
        id=anchor("figure", figure.key),
        key=figure.key,
        src=f"{FOLDER}/{figure.file_name}",
        state="still" if still else "waiting",
        marks="".join(f" data-landroute-{name}" for name, holds in marks.items() if holds),
        heading="".join(heading),
        plot=_still(figure, folder, still) if still else _waiting(figure),
        days=_days(figure.drives) if figure.drives else "",
        beside=_beside(figure),
        caption=caption,
        data_table=html.escape(said("data-table")),
        explore=html.escape(said("explore")),
        download=html.escape(said("download")),
        buttons="".join(buttons),
    )


def _waiting(figure: Figure) -> str:
    return WAITING.format(alt=html.escape(figure.alt), height=figure.height, width=figure.min_width)


def _still(figure: Figure, folder: str, still: Mapping[str, Any]) -> str:
    """Return a figure's pictures in a box of their shape, which the live figure fills later."""
    shapes = {size: " / ".join(map(str, still[size])) for size in ("wide", "narrow")}
    address = f"{folder}/{PICTURES}/{still['stem']}"
    pictures = [
        PICTURE.format(
            theme=theme,
            **{size: f"{address}-{theme}-{size}.webp" for size in shapes},
        )
        for theme in THEMES
    ]
    return STILL.format(
        alt=html.escape(figure.alt), width=figure.min_width, pictures="".join(pictures), **shapes
    )


def _days(drives: Mapping[str, Any]) -> str:
    """Return the buttons that move another figure to a day; the one it is drawn at is pressed."""
    buttons = [
        DAY.format(
            day=html.escape(one["day"]),
            pressed=str(one["day"] == drives["shown"]).lower(),
            text=html.escape(one["text"]),
        )
        for one in drives["days"]
    ]
    return DAYS.format(
        label=html.escape(words("site")("move-the-map")),
        key=html.escape(drives["figure"]),
        buttons="".join(buttons),
        map=anchor("figure", drives["figure"]),
        see=html.escape(words("site")("see-map")),
        result=html.escape(
            next((one["result"] for one in drives["days"] if one["day"] == drives["shown"]), "")
        ),
    )


def _is_map(layout: Mapping[str, Any]) -> bool:
    """Say whether a figure is a map: two axes of one scale, neither seen."""
    axes = [layout.get(name) or {} for name in ("xaxis", "yaxis")]
    return "scaleanchor" in axes[1] and all(axis.get("visible") is False for axis in axes)


def _beside(figure: Figure) -> str:
    """Return what stands in words under a map: what is pointed at, its corridors, its tints."""
    if not figure.is_map:
        return ""
    said = words("site")
    parts = [TOLD.format(hint=html.escape(said("tap-place" if figure.beside else "tap-mark")))]
    if figure.beside:
        lines = "".join(f"<li>{html.escape(line)}</li>\n" for line in figure.beside["states"])
        tints = [
            TINT.format(
                group=one["group"],
                colour=f"var(--landroute-{one['group']}, {one['colour']})",
                hidden="" if one["shown"] else " hidden",
                label=html.escape(one["label"]),
            )
            for one in figure.beside["tints"]
        ]
        parts += [
            STATES.format(label=html.escape(said("states")), lines=lines),
            TINTS.format(label=html.escape(said("tints")), tints="".join(tints)),
        ]
    return "".join(parts)


def register(app: Sphinx) -> None:
    """Teach every builder the figure node, and read which figures have still pictures."""
    app.add_config_value("landroute_pictures", "", "env", types=(str,))
    app.add_config_value("landroute_stills", {}, "env", types=(dict,))
    app.add_config_value("landroute_share", {}, "", types=(dict,))
    app.add_config_value("landroute_share_picture", "", "html", types=(str,))
    app.connect("config-inited", _load)
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
    above = translator.builder.get_relative_uri(translator.builder.current_docname, "index")
    static = f"{above.rpartition('/')[0]}/_static".lstrip("/")
    still = translator.builder.config.landroute_stills.get(figure.file_name)
    translator.body.append(figure_html(figure, caption, static, still))
    raise nodes.SkipNode


def preloads(stills: Mapping[str, Any], doctree: nodes.document, static: str) -> list[str]:
    """Return tags that ask at once for the picture of a page's first figure, if it has one.

    Of its four, for the theme that the reader's system asks for and the width of the page.
    """
    first = next(iter(doctree.findall(FigureNode)), None)
    still = stills.get(first["figure"].file_name) if first else None
    if still is None:
        return []
    widths = {"narrow": "(max-width: 640px)", "wide": "(min-width: 640.1px)"}
    return [
        f'<link rel="preload" as="image" fetchpriority="high" href="{static}/{PICTURES}/'
        f'{still["stem"]}-{theme}-{size}.webp"'
        f' media="{width} and (prefers-color-scheme: {theme})">'
        for theme in THEMES
        for size, width in widths.items()
    ]


def _load(app: Sphinx, config: Config) -> None:
    """Keep the pictures as a configuration value, so that a new one is written into its page."""
    if config.landroute_pictures:
        path = Path(app.srcdir, config.landroute_pictures)
        listed = json.loads(path.read_text(encoding="utf-8"))
        config.landroute_stills = listed["figures"]
        config.landroute_share_picture = listed["share"]


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
