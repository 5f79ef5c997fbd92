"""Still pictures and the live figures that take their place, in Chromium, from disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser.looks import DESKTOP, DRAW_TIMEOUT, PHONE, Look, open_folds, placeholders, visit
from playwright.sync_api import Browser, expect

PICTURES = """() => [...document.querySelectorAll('.landroute-figure')].map((f) => ({
  key: f.dataset.landrouteKey,
  seen: [...f.querySelectorAll('img')].filter((i) => i.checkVisibility()).map((i) => i.currentSrc),
}))"""
FETCHED = """async () => {
  const shown = [...document.querySelectorAll('.landroute-plot img')]
    .filter((i) => i.checkVisibility());
  for (const picture of shown) {
    picture.scrollIntoView();
    await picture.decode();
  }
  return shown.every((picture) => picture.naturalWidth > 0);
}"""
PLOTLY_IS_THERE = "Boolean(document.querySelector('script[src*=plotly]'))"


def pages_with_figures(site: Path) -> list[Path]:
    return [page for page in sorted(site.rglob("*.html")) if placeholders(page)]


@pytest.mark.parametrize(
    ("options", "theme", "size"),
    [
        (PHONE | {"color_scheme": "light"}, "light", "narrow"),
        (PHONE | {"color_scheme": "dark"}, "dark", "narrow"),
        (DESKTOP | {"color_scheme": "light"}, "light", "wide"),
        (DESKTOP | {"color_scheme": "dark"}, "dark", "wide"),
    ],
    ids=["phone", "phone-dark", "desktop", "desktop-dark"],
)
def test_each_figure_shows_the_picture_of_theme_and_width(
    site: Path, browser: Browser, options: dict[str, Any], theme: str, size: str
) -> None:
    for file in pages_with_figures(site):
        with visit(browser, file, **options) as seen:
            open_folds(seen.page)
            shown = seen.page.evaluate(PICTURES)
            assert len(shown) == placeholders(file)
            for figure in shown:
                assert len(figure["seen"]) == 1, figure
            assert seen.page.evaluate(FETCHED)
            for figure in seen.page.evaluate(PICTURES):
                assert f"-{theme}-{size}.webp" in figure["seen"][0], figure
            # The theme frames and dims a picture in the dark that does not say it is made for it.
            looks = seen.page.eval_on_selector_all(
                ".landroute-plot img",
                "all => all.filter(one => one.checkVisibility()).map(one => getComputedStyle(one))"
                ".map(({ filter, padding }) => [filter, padding])",
            )
            assert all(look == ["none", "0px"] for look in looks)
        assert seen.errors == []


def test_the_live_figure_has_the_room_of_its_picture(look: Look) -> None:
    assert look.live.keys() == look.still.keys()
    for key, box in look.still.items():
        assert look.live[key] == pytest.approx(box, abs=1), key


def test_plotly_waits_until_a_reader_reaches_for_a_figure(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **DESKTOP) as seen:
        page = seen.page
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(300)
        page.evaluate("scrollTo(0, 0)")
        assert not page.evaluate(PLOTLY_IS_THERE)
        figure = page.locator(".landroute-figure").first
        figure.locator(".landroute-plot").hover()
        page.wait_for_selector("[data-landroute-state=drawn]", timeout=DRAW_TIMEOUT)
        assert page.evaluate(PLOTLY_IS_THERE)
        expect(page.locator("[data-landroute-state=drawn]")).to_have_count(1)


def test_a_tap_and_a_key_reach_for_a_figure(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **PHONE) as seen:
        seen.page.locator(".landroute-plot").first.tap()
        seen.page.wait_for_selector("[data-landroute-state=drawn]", timeout=DRAW_TIMEOUT)
    with visit(browser, site / "index.html", **DESKTOP) as seen:
        seen.page.get_by_role("button", name="Explore").first.focus()
        seen.page.keyboard.press("Enter")
        seen.page.wait_for_selector("[data-landroute-state=drawn]", timeout=DRAW_TIMEOUT)


def test_without_javascript_the_pictures_show(site: Path, browser: Browser) -> None:
    for file in pages_with_figures(site):
        with visit(browser, file, java_script_enabled=False, **DESKTOP) as seen:
            plots = seen.page.locator(".landroute-plot")
            for number in range(plots.count()):
                if plots.nth(number).is_visible():  # not within a fold
                    expect(plots.nth(number).locator("img:visible")).to_have_count(1)
            expect(seen.page.locator(".landroute-tools:visible")).to_have_count(0)


def test_paper_shows_the_light_pictures_whatever_the_theme(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", color_scheme="dark", **DESKTOP) as seen:
        seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        seen.page.emulate_media(media="print")
        shown = seen.page.evaluate(PICTURES)
        assert shown
        assert all("-light-" in figure["seen"][0] for figure in shown)
        expect(seen.page.locator(".landroute-tools:visible")).to_have_count(0)
        seen.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
