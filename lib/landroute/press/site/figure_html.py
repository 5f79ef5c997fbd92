"""Figures as placeholders in the page, each one's data in a file of its own."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.writers.html5 import HTML5Translator

from landroute.press.site import rows
from landroute.press.site.domain import anchor
from landroute.press.site.figures import PICTURES, THEMES, Figure
from landroute.wording import words

FOLDER = "figures"

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


class FigureNode(nodes.General, nodes.Element):
    """A figure; its child paragraph is what builders other than HTML print."""


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
