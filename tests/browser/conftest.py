"""One Chromium for all pages of the built site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright, sync_playwright

ROOT = Path(__file__).parents[2]
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "chrome")
ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--site", type=Path, help="built site (default: _build/html)")


def site_folder(config: pytest.Config) -> Path:
    """Return the folder of the site; the option exists only where this folder is an argument."""
    given = config.getoption("--site", default=None) or os.environ.get("LANDROUTE_SITE")
    return Path(given or ROOT / "_build" / "html").resolve()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each page its own test; without a site, one test that fails and says so."""
    if "page_path" in metafunc.fixturenames:
        site = site_folder(metafunc.config)
        pages = [
            page.relative_to(site).as_posix()
            for page in sorted(site.rglob("*.html"))
            if "_static" not in page.relative_to(site).parts and not redirects(page)
        ]
        metafunc.parametrize("page_path", pages or ["index.html"])


def redirects(page: Path) -> bool:
    """Say whether a page only sends the reader on, as Jupyter Book's index.html may."""
    return page.read_text(encoding="utf-8").startswith('<meta http-equiv="Refresh"')


@pytest.fixture(scope="session")
def site(request: pytest.FixtureRequest) -> Path:
    """The built site."""
    folder = site_folder(request.config)
    if not (folder / "index.html").is_file():
        pytest.fail(f"no built site in {folder}: run `landroute build`, or name one with --site")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: one on PATH, else Playwright's own."""
    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


def launched(playwright: Playwright) -> Browser:
    on_path = next(filter(None, map(shutil.which, ON_PATH)), None)
    try:
        return playwright.chromium.launch(executable_path=on_path, args=ARGS)
    except Error as error:
        pytest.fail(
            "no Chromium starts; install one with `apt-get install chromium` or "
            f"`playwright install chromium` ({str(error).splitlines()[0]})"
        )
