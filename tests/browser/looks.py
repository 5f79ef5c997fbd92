"""A page as a reader meets it: opened from disk with the network cut, its figures drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
# Where every page is looked at, and whether its figures are live when axe looks.
LOOKS: dict[str, tuple[dict[str, Any], bool]] = {
    "phone-light": (PHONE | {"color_scheme": "light"}, False),
    "desktop-dark": (DESKTOP | {"color_scheme": "dark"}, True),
}
LOOPBACK = {"localhost", "127.0.0.1", "[::1]", "::1"}
DRAW_TIMEOUT = 60_000  # milliseconds: a guard against hanging
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"label-content-name-mismatch": {"enabled": True}},
    "preload": False,  # it would read style sheets again, which a page from disk may not
    "resultTypes": ["violations"],  # what is well is many megabytes on a page of figures
}

# The shapes of the traces, not of the axes.
MARKS = """figure => figure.querySelectorAll(
  '.cartesianlayer .mlayer :is(path, image, text), .geolayer .trace path, .polarlayer .trace path,'
  + ':is(.pielayer, .sunburstlayer, .treemaplayer, .indicatorlayer) path, .sankey path, canvas'
).length"""
BOXES = """() => Object.fromEntries([...document.querySelectorAll('.landroute-figure')].map((f) => {
  const { width, height } = f.querySelector('.landroute-plot').getBoundingClientRect();
  return [f.dataset.landrouteKey, [Math.round(width), Math.round(height)]];
}))"""


@dataclass
class Visit:
    """A page and what it did wrong."""

    page: Page
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def cut(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in {"file", "data", "blob"} or address.hostname in LOOPBACK:
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


@contextmanager
def visit(browser: Browser, file: Path, **options: Any) -> Iterator[Visit]:
    context = browser.new_context(**options)
    seen = Visit(context.new_page())
    seen.page.route("**/*", seen.cut)
    seen.page.on("pageerror", lambda error: seen.errors.append(str(error)))
    seen.page.on(
        "console", lambda said: seen.errors.append(said.text) if said.type == "error" else None
    )
    seen.page.goto(file.as_uri())
    yield seen
    context.close()


def placeholders(file: Path) -> int:
    return file.read_text(encoding="utf-8").count('class="landroute-figure"')


def draw_all(page: Page) -> list[dict[str, Any]]:
    """Explore each figure; return its key, state, alternative text, caption and marks."""
    open_folds(page)
    drawn = []
    for figure in page.query_selector_all(".landroute-figure"):
        figure.scroll_into_view_if_needed()
        figure.evaluate("f => f.querySelector('[data-landroute-explore]').click()")
        page.wait_for_function(
            "f => ['drawn', 'failed'].includes(f.dataset.landrouteState)",
            arg=figure,
            timeout=DRAW_TIMEOUT,
        )
        plot = figure.query_selector(".landroute-plot")
        caption = figure.query_selector("figcaption")
        drawn.append(
            {
                "key": figure.get_attribute("data-landroute-key"),
                "state": figure.get_attribute("data-landroute-state"),
                "alt": plot and plot.get_attribute("aria-label"),
                "caption": caption and caption.inner_text(),
                "marks": figure.evaluate(MARKS),
                "rows": len(figure.query_selector_all(".landroute-scroll tbody tr")),
            }
        )
    return drawn


def open_folds(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")


@dataclass
class Look:
    """What was met on a page: figures still and drawn, what axe found, what went wrong."""

    page_path: str
    options: dict[str, Any]
    figures: list[dict[str, Any]]
    still: dict[str, list[int]]
    live: dict[str, list[int]]
    faults: list[dict[str, Any]]
    width: int
    theme: str
    outside: list[str]
    errors: list[str]


def look_at(browser: Browser, site: Path, page_path: str, kind: str) -> Look:
    """Open a page once, and note all that is asked of every page."""
    options, live = LOOKS[kind]
    with visit(browser, site / page_path, **options) as seen:
        page = seen.page
        faults = [] if live else found_by_axe(page)
        open_folds(page)
        page.wait_for_timeout(200)
        before = page.evaluate(BOXES)
        figures = draw_all(page)
        after = page.evaluate(BOXES)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        return Look(
            page_path,
            options,
            figures,
            before,
            after,
            found_by_axe(page) if live else faults,
            page.evaluate("document.documentElement.scrollWidth"),
            page.evaluate("document.documentElement.dataset.theme"),
            seen.outside,
            seen.errors,
        )


def found_by_axe(page: Page) -> list[dict[str, Any]]:
    return Axe().run(page, options=RULES).response["violations"]
