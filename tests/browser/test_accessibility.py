"""axe-core over every page: still in the light, with its figures live in the dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.test_site import DESKTOP, PHONE, draw_all, visit
from playwright.sync_api import Browser

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "rules": {"label-content-name-mismatch": {"enabled": True}},
}


@pytest.mark.parametrize(
    ("options", "live"),
    [(PHONE | {"color_scheme": "light"}, False), (DESKTOP | {"color_scheme": "dark"}, True)],
    ids=["phone-light-still", "desktop-dark-live"],
)
def test_axe_finds_nothing(
    site: Path, browser: Browser, page_path: str, options: dict, live: bool
) -> None:
    with visit(browser, site / page_path, **options) as seen:
        if live:
            draw_all(seen.page)
        found = Axe().run(seen.page, options=RULES).response["violations"]
    told = [
        f"{fault['id']} ({len(fault['nodes'])} times), as at {fault['nodes'][0]['target']}: "
        f"{fault['nodes'][0].get('failureSummary')}"
        for fault in found
    ]
    assert told == []
