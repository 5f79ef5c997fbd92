"""Check a built site: every page is there, every id once, and every link leads somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup

from landroute.press.notebooks import chapter_names
from landroute.press.places import BELOW
from landroute.press.site.table_files import read_rows

FILE = "data-landroute-src"
# The day of a figure with steps, after its address.
DAY = re.compile(r"@\d{4}-\d{2}-\d{2}$")


def site_problems(site: Path) -> list[str]:
    """
    Return what is wrong with a built site.

    Returns
    -------
    list of str
        `page: what`, empty when every chapter has its page, no page has an id twice, and every
        local link and file that a page names is there, anchors included. The rows that a page
        draws when asked for, from a file of their own, count as the page's. So it is with the sites
        of scenarios below it.
    """
    homes = [site, *sorted(path for path in (site / BELOW).glob("*") if path.is_dir())]
    missing = [
        f"{_page(home, name).relative_to(site)}: not in {site}"
        for home in homes
        for name in chapter_names()
        if not _page(home, name).is_file()
    ]
    if missing:
        return missing
    pages = [p for p in sorted(site.rglob("*.html")) if "_static" not in p.relative_to(site).parts]
    read = {page.resolve(): _read(page, _home(page, homes)) for page in pages}
    return [
        f"{page.relative_to(site)}: {problem}"
        for page in pages
        for problem in _problems(page, _home(page, homes), site, read)
    ]


def _home(page: Path, homes: Sequence[Path]) -> Path:
    """Return the folder of the site that a page is of; all but the first lie in the first."""
    return [home for home in homes if page.is_relative_to(home)][-1]


def _page(site: Path, chapter: str) -> Path:
    return site / f"{chapter}.html"


@dataclass(frozen=True)
class _Read:
    """How often a page has each id, and where it leads."""

    ids: Counter[str]
    links: list[str]


def _read(page: Path, site: Path) -> _Read:
    tags = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").find_all(True)
    # Files of figures and rows are named from the folder of static files, which their script knows.
    files = {str(tag[FILE]) for tag in tags if tag.get(FILE)}
    for file in sorted(files):
        rows = site / "_static" / file
        if rows.is_file():
            tags += BeautifulSoup(read_rows(rows), "html.parser").find_all(True)
    links = {str(tag[name]) for tag in tags for name in ("href", "src") if tag.get(name)}
    links |= {f"/_static/{file}" for file in files}
    return _Read(Counter(str(tag["id"]) for tag in tags if tag.get("id")), sorted(links))


def _problems(page: Path, home: Path, site: Path, pages: Mapping[Path, _Read]) -> Iterator[str]:
    read = pages[page.resolve()]
    yield from (f"id {name} is there {n} times" for name, n in read.ids.items() if n > 1)
    for link in read.links:
        start = home if link.startswith("/") else page.parent
        if not _resolves(site, page, start, link, pages):
            yield f"{link} leads nowhere"


def _resolves(site: Path, page: Path, start: Path, link: str, pages: Mapping[Path, _Read]) -> bool:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    target = (start / path.lstrip("/")).resolve() if path else page.resolve()
    if not (target.is_file() and target.is_relative_to(site.resolve())):
        return False
    if not parts.fragment or target not in pages:
        return True
    return DAY.sub("", unquote(parts.fragment)) in pages[target].ids
