"""Every page of a built site, opened from disk in a browser that reaches no network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Route

from landroute.errors import BuildFailed
from landroute.press.chrome import NoChrome, chrome
from landroute.press.notebooks import chapter_names

Say = Callable[[str], None]
OF_THE_PAGE = ("file:", "data:", "blob:")
MAP = "document.querySelectorAll('[data-landroute-explore]').forEach((one) => one.click())"
DRAWN = "!document.querySelector('[data-landroute-state=loading]')"
FAILED = """[...document.querySelectorAll('[data-landroute-state=failed]')]
  .map((figure) => figure.dataset.landrouteKey)"""


def offline_problems(site: Path, say: Say) -> list[str]:
    """
    Open each page with the network cut, and have its figures drawn.

    Returns
    -------
    list of str
        `page: what`: an address outside that it asked for, or an error of its scripts.

    Raises
    ------
    BuildFailed
        When there is no Chromium to open pages in.
    """
    names, problems = chapter_names(), list[str]()
    try:
        with chrome() as browser:
            for number, name in enumerate(names, start=1):
                say(f"[{number}/{len(names)}] opened without a network: {name}")
                problems += [f"{name}.html: {what}" for what in _seen(browser, site, name)]
    except NoChrome as reason:
        raise BuildFailed(f"--offline-check wants a Chromium: {reason}") from reason
    return problems


def _seen(browser: Browser, site: Path, name: str) -> Iterator[str]:
    page, wrong = browser.new_page(), dict[str, None]()

    def cut(route: Route) -> None:
        address = route.request.url
        if address.startswith(OF_THE_PAGE):
            route.continue_()
        else:
            wrong[f"asks for {address}"] = None
            route.abort()

    page.route("**/*", cut)
    page.on("pageerror", lambda error: wrong.setdefault(f"{error}".splitlines()[0]))
    page.goto((site / f"{name}.html").as_uri())
    page.evaluate(MAP)
    page.wait_for_function(DRAWN)
    page.wait_for_timeout(200)  # what a script asks for once it is done
    failed = [f"figure {key} is not drawn" for key in page.evaluate(FAILED)]
    page.close()
    yield from [*wrong, *failed]
