"""The bar, the search and the ways back: by the keyboard, without a script, on paper."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from browser.looks import DESKTOP, PHONE, visit
from playwright.sync_api import Browser, expect

OPEN_DIALOG = "#pst-search-dialog[open]"
TABLET = {"viewport": {"width": 820, "height": 1180}}
PAPER = {"viewport": {"width": 700, "height": 990}}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """Return the site's address on this machine: a page from disk may read no other."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_the_search_opens_and_closes_by_the_keyboard(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **DESKTOP) as seen:
        page = seen.page
        dialog = page.locator(OPEN_DIALOG)
        page.keyboard.press("/")
        expect(dialog).to_have_count(1)
        field = page.locator("#pst-search-dialog input")
        # The icon stands before the words, not over them.
        icon = page.locator("#pst-search-dialog .bd-search > i").bounding_box()
        room = field.evaluate(
            "f => f.getBoundingClientRect().x + parseFloat(getComputedStyle(f).paddingLeft)"
        )
        assert icon is not None
        assert icon["x"] + icon["width"] <= room
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        page.focus(".search-button-field")
        page.keyboard.press("Enter")
        expect(dialog).to_have_count(1)
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page.locator(".search-button-field:focus")).to_have_count(1)
    assert seen.errors == []


def test_what_is_pressed_in_the_bar_keeps_the_focus_and_says_its_state(
    site: Path, browser: Browser
) -> None:
    with visit(browser, site / "index.html", color_scheme="light", **DESKTOP) as seen:
        page = seen.page
        mode = page.locator(".theme-switch-button")
        expect(mode).to_have_attribute("aria-label", "Colour mode: as the system has it")
        mode.focus()
        page.keyboard.press("Enter")
        expect(mode).to_have_attribute("aria-label", "Colour mode: dark")
        expect(mode).to_be_focused()
        expect(page.locator("body > output")).to_have_text("Colour mode: dark", use_inner_text=True)
        toggle = page.locator(".primary-toggle")
        expect(toggle).to_have_attribute("aria-expanded", "true")
        toggle.focus()
        page.keyboard.press("Enter")
        expect(toggle).to_have_attribute("aria-expanded", "false")
        expect(toggle).to_be_focused()
        page.focus("#pst-skip-link a")
        page.keyboard.press("Enter")
        expect(page.locator("article h1")).to_be_focused()
    assert seen.errors == []


def test_a_sidebar_on_a_phone_gives_the_focus_back(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **PHONE) as seen:
        page = seen.page
        for which in ("primary", "secondary"):
            page.focus(f".{which}-toggle")
            page.keyboard.press("Enter")
            page.wait_for_selector(f".{which}-toggle[aria-expanded=true]")
            page.keyboard.press("Escape")
            page.wait_for_selector(f".{which}-toggle[aria-expanded=false]")
            expect(page.locator(f".{which}-toggle")).to_be_focused()


def test_the_icons_of_the_bar_stand_in_a_line(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **PHONE) as seen:
        middles = seen.page.eval_on_selector_all(
            ".article-header-buttons [class*='fa-']",
            "all => all.filter(one => one.checkVisibility()).map(one => {"
            " const {y, height} = one.getBoundingClientRect(); return y + height / 2; })",
        )
        assert len(middles) > 3
        assert max(middles) - min(middles) <= 1


def test_what_is_found_has_excerpts_and_leads_to_its_section(
    served: str, site: Path, browser: Browser
) -> None:
    with visit(browser, site / "search.html", **DESKTOP) as seen:
        page = seen.page
        page.goto(f"{served}/search.html?q=gates+tracks")
        result = page.locator("#search-results li").filter(has_text="tracks").first
        result.locator("p.context").wait_for()
        expect(page.get_by_role("status").first).to_have_text(re.compile("^Found "))
        assert "tracks" in result.locator("p.context").inner_text().lower()
        page.locator("#search-results li:has(p.context) a[href*='#']").first.click()
        page.wait_for_selector("article .highlighted:visible")
        assert "#" in page.url
        expect(page.locator(".highlighted:not(article *)")).to_have_count(0)
    assert seen.errors == []


def test_folds_that_hold_the_words_of_a_search_are_open(site: Path, browser: Browser) -> None:
    file = site / "routes" / "corridors.html"
    with visit(browser, file, **DESKTOP) as seen:
        page = seen.page
        page.goto(f"{file.as_uri()}?highlight=Yen")
        page.wait_for_selector("details[open].landroute-fold .highlighted")
        expect(page.locator("article .highlighted:visible").first).to_be_in_viewport(ratio=1)
        expect(page.locator(".landroute-code[open]")).to_have_count(0)


def test_back_leads_to_the_link_that_was_followed(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "corridors.html", **DESKTOP) as seen:
        page = seen.page
        rests = page.locator(".landroute-rests").nth(2)
        rests.locator("summary").first.click()
        link = rests.locator("a").first
        href = link.get_attribute("href")
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/rows/**")
        page.wait_for_selector(".landroute-here")
        page.go_back()
        page.wait_for_function("h => document.activeElement.getAttribute('href') === h", arg=href)
        expect(link).to_be_in_viewport(ratio=1)
    assert seen.errors == []


@pytest.mark.parametrize("path", ["rows/holders.html", "search.html", "routes/map.html"])
@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_without_a_script_nothing_dead_is_shown(
    site: Path, browser: Browser, options: dict[str, Any], path: str
) -> None:
    with visit(browser, site / path, java_script_enabled=False, **options) as seen:
        page = seen.page
        dead = "main :is(button, input, select), .bd-sidebar-primary :is(button, input)"
        expect(page.locator(f":is({dead}):visible")).to_have_count(0)
        # The bar does not lie over what is read, and the ground of the page has a colour.
        bar = page.locator(".bd-header-article")
        assert bar.evaluate("one => getComputedStyle(one).position") == "static"
        ground = bar.evaluate("one => getComputedStyle(one).backgroundColor")
        assert ground == "rgb(255, 255, 255)"
        expect(page.locator(".bd-sidebar-primary a[href$='index.html']").first).to_be_visible()
        if path == "rows/holders.html":
            told = page.locator(".landroute-elsewhere").first
            expect(told).to_be_visible()
            assert told.locator("a").get_attribute("href") == "../data/control.csv"


def test_on_paper_a_shut_fold_is_named_and_nothing_is_left_of_a_stub(
    site: Path, browser: Browser
) -> None:
    with visit(browser, site / "question" / "assertions.html", **PAPER) as seen:
        page = seen.page
        page.mouse.move(300, 300)  # the first move of a reader has the pictures fetched
        page.wait_for_function(
            """() => { const all = [...document.querySelectorAll(
              '.landroute-figure .landroute-light img')];
              return all.length && all.every(one => one.complete); }"""
        )
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        folds = page.locator(".landroute-fold:not(.landroute-code) > summary")
        assert folds.count() > 0
        for fold in folds.all():
            expect(fold).to_be_visible()
            said = fold.evaluate("one => getComputedStyle(one, '::after').content")
            assert "page" in said
        for stub in (".landroute-rests", "#jb-print-toc", ".landroute-code"):
            expect(page.locator(f"{stub}:visible")).to_have_count(0)
        # A table of few columns is one: its heads stand over its columns.
        over = page.evaluate(
            """() => [...document.querySelectorAll('.landroute-few')]
              .filter(table => table.checkVisibility()).flatMap(table =>
                [...table.tHead.rows[0].cells].map((head, n) =>
                  Math.abs(head.getBoundingClientRect().x
                    - table.tBodies[0].rows[0].cells[n].getBoundingClientRect().x)))"""
        )
        assert over
        assert max(over) <= 1
        apart = "getComputedStyle(document.querySelector('.landroute-table table')).breakInside"
        assert page.evaluate(apart) == "auto"


def test_no_word_or_date_is_broken_on_paper(site: Path, browser: Browser) -> None:
    """A word broken in the middle has a box a line: words of one line have one."""
    broken = """() => [...document.querySelectorAll('.landroute-table td')]
      .filter(cell => cell.checkVisibility()).flatMap(cell => {
        const found = [];
        const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode());) {
          for (const word of node.data.matchAll(/[\\w]{2,20}/g)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const tops = [...range.getClientRects()].map(({top}) => Math.round(top));
            if (new Set(tops).size > 1) found.push(word[0]);
          }
        }
        return found;
      })"""
    for path in ("options/outcomes.html", "question/assertions.html", "routes/corridors.html"):
        with visit(browser, site / path, **PAPER) as seen:
            page = seen.page
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            page.emulate_media(media="print")
            assert page.evaluate(broken) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_a_command_is_broken_between_its_words(site: Path, browser: Browser) -> None:
    for path, code in (("back/parameters.html", "pre"), ("index.html", "code")):
        with visit(browser, site / path, **PHONE) as seen:
            page = seen.page
            option = page.locator(f"article {code} .pre").filter(has_text="--set").first
            assert option.evaluate("one => one.getClientRects().length") == 1
            box = option.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 360


def test_the_way_on_keeps_within_a_phone(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "corridors.html", **PHONE) as seen:
        for width in (320, 360):
            seen.page.set_viewport_size({"width": width, "height": 740})
            for icon in seen.page.locator(".prev-next-area i").all():
                box = icon.bounding_box()
                assert box is not None
                assert box["width"] >= 12
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width
                # The theme cuts off what its link has no room for.
                cut = icon.evaluate(
                    "one => one.parentElement.scrollWidth - one.parentElement.clientWidth"
                )
                assert cut <= 0


def test_more_columns_are_told_of_until_they_are_seen(site: Path, browser: Browser) -> None:
    with visit(browser, site / "rows" / "holders.html", **TABLET) as seen:
        page = seen.page
        cue = page.locator("#table-rows-control .landroute-right")
        expect(cue).to_be_visible()
        page.eval_on_selector(
            "#table-rows-control .landroute-table", "one => { one.scrollLeft = 1e5; }"
        )
        page.wait_for_function(
            "getComputedStyle(document.querySelector('#table-rows-control .landroute-right'))"
            ".visibility === 'hidden'"
        )


def test_the_numbers_of_a_figure_are_named_and_whole_on_a_phone(
    site: Path, browser: Browser
) -> None:
    with visit(browser, site / "index.html", **PHONE) as seen:
        page = seen.page
        page.locator(".landroute-tools summary").first.click()
        frame = page.get_by_role("region", name="Data table: ").first
        frame.wait_for()
        assert frame.evaluate("one => one.scrollWidth - one.clientWidth") <= 1
        cell = frame.locator("td").first
        said = cell.evaluate("one => getComputedStyle(one, '::before').content")
        assert str(frame.locator("th").first.text_content()) in said
