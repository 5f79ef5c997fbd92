"""A Chromium that is on this machine, for what only a browser can draw or try."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "chrome")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class NoChrome(Exception):  # noqa: N818 (an outcome: some builds do without)
    """No Chromium starts here."""


@contextmanager
def chrome() -> Iterator[Browser]:
    """
    Start a Chromium: one on PATH, else Playwright's own.

    Raises
    ------
    NoChrome
        With Playwright's reason.
    """
    with sync_playwright() as playwright:
        browser = launched(playwright)
        try:
            yield browser
        finally:
            browser.close()


def chromium_on_path() -> str | None:
    """Return where the first Chromium on PATH is; None where there is none."""
    return next(filter(None, map(shutil.which, ON_PATH)), None)


def launched(playwright: Playwright) -> Browser:
    """Return a started Chromium, or raise `NoChrome`."""
    try:
        return playwright.chromium.launch(executable_path=chromium_on_path(), args=list(QUIET))
    except Error as error:
        raise NoChrome(str(error).splitlines()[0]) from error
