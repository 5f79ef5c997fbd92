"""One Chromium for all pages of the built site."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from functools import cache
from pathlib import Path

import pytest
from browser.looks import DRAW_TIMEOUT, LOOKS, Look, look_at
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, expect

from landroute.press.notebooks import KERNEL
from landroute.press.places import BELOW

expect.set_options(timeout=DRAW_TIMEOUT)

ROOT = Path(__file__).parents[2]
SCENARIO = "us-withdrawn"
# A table with what is hard to sort: empty cells, whole and broken numbers, words among them.
ROWS = [
    ["Palmyra", 9, "2017-03-02", True],
    ["al-Qaim", 10.5, "2017-11-03", False],
    ["Tanf", None, "2016-03", None],
    ["Section 10", -2, None, True],
    ["Section 9", "unknown", "2016-03-04", False],
]
SHOW = """
class Shown:
    def _repr_mimebundle_(self, **_):
        kinds = ("text", "number", "date", "yesno")
        columns = [{{"name": kind, "head": kind, "kind": kind}} for kind in kinds]
        table = {{"key": "{key}", "label": "A table", "columns": columns, "rows": {rows!r}}}
        return {{"application/vnd.landroute.table+json": table, "text/plain": "a table"}}

Shown()
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, help="built site (default: _build/html)")


def site_folder(config: pytest.Config) -> Path:
    """Return the folder of the site; the option exists only where this folder is an argument."""
    given = config.getoption("--site", default=None) or os.environ.get("LANDROUTE_SITE")
    return Path(given or ROOT / "_build" / "html").resolve()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each page its own test; without a site, one test that fails and says so."""
    pages = pages_of(site_folder(metafunc.config)) or ["index.html"]
    if "look" in metafunc.fixturenames:
        # A page is looked at once, by one worker.
        given = [
            pytest.param((page, kind), id=name, marks=pytest.mark.xdist_group(name))
            for page in pages
            for kind in LOOKS
            for name in [f"{page}-{kind}"]
        ]
        metafunc.parametrize("look", given, indirect=True, scope="session")
    elif "page_path" in metafunc.fixturenames:
        metafunc.parametrize("page_path", pages)


def pages_of(site: Path) -> list[str]:
    """Return the addresses of the site's pages; those below, of scenarios, are of other sites."""
    return [
        page.relative_to(site).as_posix()
        for page in sorted(site.rglob("*.html"))
        if not {"_static", BELOW} & set(page.relative_to(site).parts) and not redirects(page)
    ]


@pytest.fixture(scope="session")
def look(request: pytest.FixtureRequest, site: Path, browser: Browser) -> Look:
    """Return what is met on a page, on a phone in the light or on a desktop in the dark."""
    return looked(browser, site, *request.param)


@cache
def looked(browser: Browser, site: Path, page: str, kind: str) -> Look:
    """Return `look_at` of a page, once: pytest gives a fixture up for one of another page."""
    return look_at(browser, site, page, kind)


def redirects(page: Path) -> bool:
    """Say whether a page only sends the reader on, as Jupyter Book's index.html may."""
    return page.read_text(encoding="utf-8").startswith('<meta http-equiv="Refresh"')


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """Return the built site."""
    folder = site_folder(request.config)
    if not (folder / "index.html").is_file():
        pytest.fail(f"no built site in {folder}: run `landroute build`, or name one with --site")
    return folder


@pytest.fixture(scope="session")
def scenario_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a book of two pages under other parameters, a table on each."""
    book = tmp_path_factory.mktemp("book")
    shutil.copytree(ROOT / "data", book / "data")
    for name in ("_config.yml", "requirements.txt"):
        shutil.copy2(ROOT / name, book / name)
    (book / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n  - file: back/parameters\n"
    )
    for chapter, key in {"index": "sorted", "back/parameters": "parameters"}.items():
        cells = [new_markdown_cell(f"# {key}"), new_code_cell(SHOW.format(key=key, rows=ROWS))]
        path = book / "chapters" / f"{chapter}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(new_notebook(cells=cells, metadata={"kernelspec": KERNEL})))
    subprocess.run(
        [Path(sysconfig.get_path("scripts")) / "landroute", "build", "--scenario", SCENARIO],
        env={**os.environ, "LANDROUTE_ROOT": str(book)}, check=True,
    )  # fmt: skip
    return book / "_build" / "html" / "scenarios" / SCENARIO
