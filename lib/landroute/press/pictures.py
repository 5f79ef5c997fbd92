"""A still picture of each figure, light and dark, wide and narrow, drawn by the site's own script.

Kept by the figure's content, so that a figure which has not changed costs nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import nbformat

from landroute.files import write_whole
from landroute.outputs import PLOTLY_MIME
from landroute.press.chrome import NoChrome, chrome
from landroute.press.site import assets
from landroute.press.site.figures import THEMES, Figure

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Say = Callable[[str], None]
# Width of the window, and of the figure in it, in CSS pixels.
SIZES = {"wide": (1280, 800), "narrow": (360, 328)}
SHARPNESS = 2  # device pixels a CSS pixel
QUALITY = 70
STYLED_BY = ("pydata_sphinx_theme", "sphinx_book_theme")  # the theme, from the ground up
PAGE = """<!doctype html><html lang="en" data-theme="light"><meta charset="utf-8">
<link rel="stylesheet" href="style.css"><body style="margin: 0"><article class="bd-article">
<figure class="landroute-figure" style="margin: 0"><div class="landroute-plot"></div></figure>
</article><script src="plotly.js"></script><script src="script.js"></script></body></html>"""
DRAW = """async ([key, width, theme]) => {
  const figure = document.querySelector(".landroute-figure");
  const old = figure.querySelector(".landroute-plot");
  const plot = document.createElement("div");
  plot.className = "landroute-plot";
  plot.style.width = `${width}px`;
  Plotly.purge(old);
  old.replaceWith(plot);
  document.documentElement.dataset.theme = theme;
  figure.dataset.landrouteKey = key;
  figure.dataset.landrouteState = "drawn";
  await landroute.redraw(figure);
  const { x, y, width: w, height: h } = plot.getBoundingClientRect();
  return { x, y, width: Math.round(w), height: Math.round(h) };
}"""


def figures_of(notebooks: Iterable[tuple[str, str]]) -> list[Figure]:
    """Return the figures that executed notebooks show, given as names and texts."""
    return [
        Figure.read(output.data[PLOTLY_MIME], name)
        for name, text in notebooks
        for cell in nbformat.reads(text, as_version=4).cells
        for output in cell.get("outputs", [])
        if PLOTLY_MIME in output.get("data", {})
    ]


def draw(figures: Iterable[Figure], folder: Path, say: Say) -> dict[str, Any]:
    """
    Draw the figures that have no pictures yet.

    Parameters
    ----------
    figures
        What the site shows.
    folder
        Where pictures are kept from build to build.
    say
        Called with each line of progress.

    Returns
    -------
    dict
        File name of a figure to its `key`, the `stem` of its pictures, and `wide` and `narrow`,
        each a width and a height; they are `STEM-THEME-SIZE.webp` in `folder`. Empty
        where no Chromium starts, which is said: the site then draws a figure when it is seen.
    """
    folder.mkdir(parents=True, exist_ok=True)
    look = _look()
    stems = {figure.file_name: (figure, _stem(figure, look)) for figure in figures}
    due = [(figure, stem) for figure, stem in stems.values() if not _kept(folder, stem).exists()]
    if due:
        say(f"drawing pictures of {len(due)} of {len(stems)} figures")
        try:
            with chrome() as browser:
                _draw_all(due, folder, browser)
        except NoChrome as none:
            say(f"no pictures: no Chromium starts ({none}); pages draw each figure when it is seen")
            return {}
    return {
        file: {
            "key": figure.key,
            "stem": stem,
            **json.loads(_kept(folder, stem).read_text(encoding="utf-8")),
        }
        for file, (figure, stem) in stems.items()
    }


def files(drawn: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return the file names of the pictures that `draw` returned."""
    return [
        picture_name(still["stem"], theme, size)
        for still in drawn.values()
        for theme in THEMES
        for size in SIZES
    ]


def picture_name(stem: str, theme: str, size: str) -> str:
    """Return the file name of a picture."""
    return f"{stem}-{theme}-{size}.webp"


def _draw_all(due: list[tuple[Figure, str]], folder: Path, browser: Browser) -> None:
    """Draw in one page, a size of window after the other, so that nothing is laid out twice."""
    sizes: dict[str, dict[str, list[int]]] = {stem: {} for _, stem in due}
    with TemporaryDirectory() as bare:
        for name, text in _assets().items():
            Path(bare, name).write_text(text, encoding="utf-8")
        page = browser.new_page()
        page.goto(Path(bare, "page.html").as_uri())
    for size, (window, width) in SIZES.items():
        page.set_viewport_size({"width": window, "height": 900})
        for figure, stem in due:
            sizes[stem][size] = _draw_one(page, figure, max(width, figure.min_width), stem, size,
                                          folder)  # fmt: skip
    for _, stem in due:
        write_whole(_kept(folder, stem), json.dumps(sizes[stem]))


def _draw_one(
    page: Page, figure: Figure, width: int, stem: str, size: str, folder: Path
) -> list[int]:
    """Draw a figure in both themes; return its width and height in CSS pixels."""
    session = page.context.new_cdp_session(page)
    page.evaluate(figure.script)
    for theme in THEMES:
        box = page.evaluate(DRAW, [figure.key, width, theme])
        shot = session.send(
            "Page.captureScreenshot",
            {
                "format": "webp",
                "quality": QUALITY,
                "clip": {**box, "scale": SHARPNESS},
                "captureBeyondViewport": True,
            },
        )
        name = picture_name(stem, theme, size)
        write_whole(folder / name, base64.b64decode(shot["data"]))
    session.detach()
    return [box["width"], box["height"]]


def _assets() -> dict[str, str]:
    own = (assets.STATIC / assets.OWN_STYLE).read_text(encoding="utf-8")
    return {
        "page.html": PAGE,
        "style.css": "".join([*map(_theme_style, STYLED_BY), own]),
        "plotly.js": (assets.STATIC / "vendor" / assets.PLOTLY).read_text(encoding="utf-8"),
        "script.js": assets.script(),
    }


def _theme_style(theme: str) -> str:
    style = f"theme/{theme}/static/styles/{theme.replace('_', '-')}.css"
    home = find_spec(theme)  # found and not loaded, for it would load Sphinx
    if home is None or not home.submodule_search_locations:
        raise ModuleNotFoundError(f"No module named {theme!r}", name=theme)
    return Path(home.submodule_search_locations[0], style).read_text(encoding="utf-8")


def _look() -> str:
    """Return a digest of all that makes a picture beside its figure."""
    made_of = [DRAW, repr((SIZES, SHARPNESS, QUALITY)), *_assets().values()]
    return hashlib.sha256("".join(made_of).encode()).hexdigest()


def _stem(figure: Figure, look: str) -> str:
    made_of = f"{look}{figure.min_width}{figure.script}"
    return f"{figure.key}-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"


def _kept(folder: Path, stem: str) -> Path:
    """Return the file that says a figure's pictures are all there, and their sizes."""
    return folder / f"{stem}.json"
