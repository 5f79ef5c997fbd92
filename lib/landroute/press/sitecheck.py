"""Check a built site: every page is there and every link inside it leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from landroute.press.notebooks import chapter_names

FIGURE = "data-landroute-src"


def site_problems(site: Path) -> list[str]:
    """
    Return what is wrong with a built site.

    Returns
    -------
    list of str
        `page: what`, empty when every chapter has its page and every local link and file that a
        page names is there, anchors included.
    """
    missing = [f"{n}.html: not in {site}" for n in chapter_names() if not _page(site, n).is_file()]
    if missing:
        return missing
    anchors: dict[Path, set[str]] = {}
    return [
        f"{page.relative_to(site)}: {link} leads nowhere"
        for page in sorted(site.rglob("*.html"))
        if "_static" not in page.relative_to(site).parts
        for link in _links(page)
        if not _resolves(site, page, link, anchors)
    ]


def _page(site: Path, chapter: str) -> Path:
    return site / f"{chapter}.html"


def _soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def _links(page: Path) -> list[str]:
    tags = _soup(page).find_all(True)
    found = {str(tag[name]) for tag in tags for name in ("href", "src") if tag.get(name)}
    # A figure's file is named from the folder of static files, which its script knows.
    return sorted(found | {f"/_static/{t[FIGURE]}" for t in tags if t.get(FIGURE)})


def _resolves(site: Path, page: Path, link: str, anchors: dict[Path, set[str]]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    start = site if path.startswith("/") else page.parent
    target = (start / path.lstrip("/")).resolve() if path else page.resolve()
    if not (target.is_file() and target.is_relative_to(site.resolve())):
        return False
    if not parts.fragment or target.suffix != ".html":
        return True
    if target not in anchors:
        anchors[target] = {str(tag["id"]) for tag in _soup(target).find_all(id=True)}
    return unquote(parts.fragment) in anchors[target]
