"""Every page of the built site, opened from disk in Chromium with the network cut."""

from __future__ import annotations

import json
import re
import time
import zipfile
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from browser.looks import DESKTOP, DRAW_TIMEOUT, PHONE, Look, draw_all, placeholders, visit
from playwright.sync_api import Browser, Locator, Page, expect

from landroute.charts.frame import PHONE as PHONE_MAP
from landroute.charts.spots import spots
from landroute.press.sitecheck import site_problems

LARGEST_PAGE = 500_000
EXTENT = "document.querySelector('.landroute-map')._fullLayout.xaxis.range"
STRIP = "document.querySelector('#fig-front-service .landroute-plot')"
MARK = f"{STRIP}?.layout?.shapes?.find(({{name}}) => name === 'day')"
MARKED = f"{MARK}?.x0"
TAP = 0.05  # seconds that a finger rests, and that pass between two taps


def page_with_figure(site: Path) -> Path:
    pages = filter(placeholders, sorted(site.rglob("*.html")))
    return next(pages, None) or pytest.fail("no page of the site has a figure")


def test_page_draws_its_figures_and_stays_offline(site: Path, look: Look) -> None:
    for figure in look.figures:
        assert figure["state"] == "drawn", figure
        assert figure["marks"] > 0, figure
        assert figure["alt"].strip(), figure
        assert figure["caption"].strip(), figure
        assert "{" not in figure["caption"], figure
        assert figure["rows"] > 0, figure
    assert len(look.figures) == placeholders(site / look.page_path)
    assert look.width <= look.options["viewport"]["width"]
    assert look.theme == look.options["color_scheme"]
    assert look.outside == []
    assert look.errors == []


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_map_fills_its_plot_and_shows_no_more_than_its_ground(
    site: Path, browser: Browser, options: dict[str, Any]
) -> None:
    with visit(browser, site / "index.html", **options) as seen:
        draw_all(seen.page)
        drawn = seen.page.evaluate(
            "(({xaxis, yaxis, _size}) => ({y: yaxis.range, beside: _size.w - xaxis._length,"
            " above: _size.h - yaxis._length}))"
            "(document.querySelector('.landroute-map')._fullLayout)"
        )
        scrollbar = seen.page.locator(".landroute-map .legend .scrollbar").first
        assert scrollbar.get_attribute("height") in {None, "0"}
        figure = seen.page.locator(".landroute-figure:has(.landroute-map)").first
        file = figure.get_attribute("data-landroute-src")
    spec = (site / "_static" / str(file)).read_text(encoding="utf-8")
    told = json.loads(spec[spec.index("{") : spec.rindex("}") + 1])
    narrow = told["meta"]["narrow"]["layout/yaxis/range"]
    assert drawn["y"] == (narrow if options is PHONE else told["layout"]["yaxis"]["range"])
    # The box has the shape of the picture, whose key took another share of it.
    assert 0 <= drawn["beside"] < 12
    assert 0 <= drawn["above"] < 12


def test_a_figure_is_sent_nowhere(site: Path, browser: Browser) -> None:
    with visit(browser, page_with_figure(site), **DESKTOP) as seen:
        draw_all(seen.page)
        server = "document.querySelector('.js-plotly-plot')._context.plotlyServerURL"
        assert seen.page.evaluate(server) == ""
        expect(seen.page.locator(".modebar-btn[aria-label*=Share]")).to_have_count(0)


def test_a_number_leads_to_rows_and_their_sources(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **DESKTOP) as seen:
        page = seen.page
        page.locator("a[href*=finding-front-way]").first.click()
        expect(page.locator(":target")).to_contain_text("stood in the way")
        page.locator("a[href$='#rows-control']").first.click()
        expect(page.locator("#table-rows-control tbody tr").first).to_be_in_viewport()
        page.locator("tr[id^=control-] a[href*='sources.html#']").first.click()
        page.wait_for_selector(".landroute-here a[href^=http]", timeout=DRAW_TIMEOUT)


def test_the_slider_is_moved_by_keys(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "map.html", **DESKTOP) as seen:
        draw_all(seen.page)
        slider = seen.page.get_by_role("slider", name="Day")
        slider.focus()
        for key in ("ArrowRight", "Home"):
            said = slider.get_attribute("aria-valuetext")
            slider.press(key)
            expect(slider).not_to_have_attribute("aria-valuetext", str(said))
        expect(seen.page.locator(".landroute-title").first).to_contain_text("1 January 2011")


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_moves_as_the_map_plays(
    site: Path, browser: Browser, options: dict[str, Any]
) -> None:
    with visit(browser, site / "routes" / "map.html", **options) as seen:
        draw_all(seen.page)
        tops = seen.page.evaluate("""async () => {
          const figure = document.querySelector('.landroute-figure');
          const slider = figure.querySelector('[type=range]');
          const top = (part) => figure.querySelector(part).getBoundingClientRect().top
            - figure.getBoundingClientRect().top;
          const tops = new Set();
          for (let i = 0; i <= Number(slider.max); i += 1) {
            slider.value = i;
            slider.dispatchEvent(new Event('input'));
            tops.add(Math.round(top('.landroute-plot')));
          }
          return [...tops];
        }""")
    assert len(tops) == 1


def test_an_address_leads_to_a_day_and_a_day_to_an_address(site: Path, browser: Browser) -> None:
    file = site / "routes" / "map.html"
    with visit(browser, file, **DESKTOP) as seen:
        page = seen.page
        title = page.locator(".landroute-title").first
        for day, said in (
            ("2017-11-19", "Open on 19 November 2017"),
            ("1999-01-01", "1 January 2011"),
        ):
            page.goto("about:blank")
            page.goto(f"{file.as_uri()}#fig-time-map@{day}")
            page.wait_for_selector("[data-landroute-state=drawn]", timeout=DRAW_TIMEOUT)
            expect(title).to_contain_text(said)
        page.get_by_label("Go to").fill("2020-02-29")
        expect(title).to_contain_text("29 February 2020")
        page.wait_for_function("location.hash === '#fig-time-map@2020-02-29'", timeout=DRAW_TIMEOUT)
        page.evaluate("location.hash = 'fig-time-map@2018-06-30'")
        expect(title).to_contain_text("30 June 2018")
    assert seen.errors == []


def test_the_strip_moves_the_map(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", color_scheme="light", **DESKTOP) as seen:
        page = seen.page
        title = page.locator("#fig-front-map .landroute-title")
        page.get_by_role("button", name="regained 19 Nov 2017").click()
        page.wait_for_selector("#fig-front-map[data-landroute-state=drawn]", timeout=DRAW_TIMEOUT)
        expect(title).to_contain_text("19 November 2017")
        # The strip is drawn as well, and marks the day, also when the colours change.
        page.wait_for_selector(
            "#fig-front-service[data-landroute-state=drawn]", timeout=DRAW_TIMEOUT
        )
        page.wait_for_function(f"{MARKED} === '2017-11-19'")
        ink = page.evaluate(f"{MARK}.line.color")
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.wait_for_function(
            f"ink => {MARKED} === '2017-11-19' && {MARK}.line.color !== ink", arg=ink
        )
        box = page.locator("#fig-front-service .nsewdrag").first.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
        expect(title).not_to_contain_text("19 November 2017")
        field = page.locator("#fig-front-map").get_by_label("Go to")
        expect(field).not_to_have_value("2017-11-19")
        page.wait_for_function(f"day => {MARKED} === day", arg=field.input_value())
    assert seen.errors == []


def test_the_strip_marks_the_day_of_the_address_and_the_first(site: Path, browser: Browser) -> None:
    file = site / "index.html"
    for address, day, said in (
        (f"{file.as_uri()}#fig-front-map@2018-06-30", "2018-06-30", "30 June 2018, open: "),
        (file.as_uri(), "2017-08-15", "15 August 2017, no route open"),
    ):
        with visit(browser, file, **DESKTOP) as seen:
            page = seen.page
            page.goto("about:blank")
            page.goto(address)
            strip = page.locator("#fig-front-service")
            expect(strip.locator(".landroute-result span")).to_contain_text(said)
            strip.locator("[data-landroute-explore]").click()
            page.wait_for_function(f"day => {MARKED} === day", arg=day)
        assert seen.errors == []


def test_a_step_of_the_map_draws_no_other_figure(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **DESKTOP) as seen:
        page = seen.page
        figure = page.locator("#fig-front-map")
        figure.get_by_role("button", name="Step on").click()
        live(figure)
        expect(page.locator("[data-landroute-state=drawn]")).to_have_count(1)
        expect(page.locator("[data-landroute-state=loading]")).to_have_count(0)


def extent(page: Page) -> list[float]:
    """Return from where to where the live map shows, in degrees of longitude."""
    return page.evaluate(f"{EXTENT}.slice()")


def wide(shown: list[float]) -> float:
    return shown[1] - shown[0]


def comes_to(page: Page, within: float) -> None:
    """Wait until the live map shows less than so many degrees."""
    page.wait_for_function(f"within => {EXTENT}[1] - {EXTENT}[0] < within", arg=within)


def test_a_map_can_be_enlarged_and_seen_whole_again(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "map.html", **PHONE) as seen:
        draw_all(seen.page)
        whole = extent(seen.page)
        out = seen.page.get_by_role("button", name="Zoom out").first
        expect(out).to_have_attribute("aria-disabled", "true")
        out.click(force=True)
        seen.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        assert extent(seen.page) == pytest.approx(whole)
        seen.page.get_by_role("button", name="Zoom in").first.click()
        comes_to(seen.page, within=0.7 * wide(whole))
        expect(out).to_have_attribute("aria-disabled", "false")
        seen.page.get_by_role("button", name="Whole map").first.click()
        expect(out).to_have_attribute("aria-disabled", "true")
        assert extent(seen.page) == pytest.approx(whole)
    assert seen.errors == []


def at_map(page: Page) -> Locator:
    """Return the map of its chapter, still, with its controls."""
    page.wait_for_selector("#fig-time-map .landroute-steps", timeout=DRAW_TIMEOUT)
    return page.locator("#fig-time-map")


def live(figure: Locator) -> None:
    figure.page.wait_for_function(
        "f => f.dataset.landrouteState === 'drawn'", arg=figure.element_handle(),
        timeout=DRAW_TIMEOUT,
    )  # fmt: skip


def spot(figure: Locator, lon: float, lat: float) -> dict[str, float]:
    """Return where a spot of a phone's map lies on its still picture, in pixels of the plot."""
    box = figure.locator(".landroute-plot").bounding_box()
    assert box is not None
    x, y = PHONE_MAP.pixel(lon, lat)
    share = box["width"] / PHONE_MAP.width
    return {"x": box["x"] + x * share, "y": box["y"] + y * share}


def test_nothing_moves_as_a_map_becomes_live_and_the_first_tap_is_answered(
    site: Path, browser: Browser
) -> None:
    parts = ".landroute-plot, .landroute-steps :is(input, button)"
    tops = f"f => [...f.querySelectorAll('{parts}')].map((e) => e.getBoundingClientRect().toJSON())"
    with visit(browser, site / "routes" / "map.html", **PHONE) as seen:
        figure = at_map(seen.page)
        assert not seen.page.evaluate("Boolean(window.Plotly)")
        before = figure.evaluate(tops)
        seen.page.touchscreen.tap(**spot(figure, *spots()["tanf"]))
        live(figure)
        assert figure.evaluate(tops) == before
        told = figure.locator(".landroute-told")
        expect(told).to_contain_text("Tanf: United States, since 15 Dec 2016")
        assert figure.locator(".hoverlayer .hovertext").count() == 0
        explore = figure.locator("[data-landroute-explore]")
        expect(explore).to_have_text("Live: tap it", use_inner_text=True)
        expect(explore).to_have_attribute("aria-disabled", "true")
    assert seen.errors == []


def test_the_first_tap_on_the_strip_moves_the_map(site: Path, browser: Browser) -> None:
    with visit(browser, site / "index.html", **PHONE) as seen:
        strip = seen.page.locator("#fig-front-service")
        result = strip.locator(".landroute-result span")
        expect(result).to_have_text("15 August 2017, no route open", use_inner_text=True)
        strip.locator(".landroute-plot").tap()
        live(seen.page.locator("#fig-front-map"))
        expect(result).not_to_contain_text("15 August 2017")
        seen.page.get_by_role("button", name="regained 19 Nov 2017").tap()
        expect(result).to_have_text("19 November 2017, open: Middle corridor")
        link = strip.locator(".landroute-result a")
        expect(link).to_have_attribute("href", "#fig-front-map")
    assert seen.errors == []


def test_fingers_enlarge_the_map_and_one_scrolls_the_page(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "map.html", **PHONE) as seen:
        page = seen.page
        figure = at_map(page)
        figure.locator("[data-landroute-explore]").tap()
        live(figure)
        page.evaluate("scrollTo(0, 0)")
        box = figure.locator(".landroute-plot").bounding_box()
        assert box is not None
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
        device = page.context.new_cdp_session(page)
        # When each touch is said to have been, however long the machine takes to hand it on.
        moments = count(time.time(), TAP)

        def touch(kind: str, *points: tuple[float, float]) -> None:
            given = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
            said = {"type": kind, "touchPoints": given, "timestamp": next(moments)}
            device.send("Input.dispatchTouchEvent", said)

        whole = extent(page)
        touch("touchStart", (x - 30, y), (x + 30, y))
        for apart in range(40, 100, 20):
            touch("touchMove", (x - apart, y), (x + apart, y))
        touch("touchEnd")
        comes_to(page, within=0.7 * wide(whole))
        home = figure.get_by_role("button", name="Whole map")
        home.tap()
        expect(home).to_have_attribute("aria-disabled", "true")
        assert extent(page) == pytest.approx(whole)
        for _ in range(2):
            touch("touchStart", (x, y))
            touch("touchEnd")
        comes_to(page, within=0.7 * wide(whole))
        assert page.evaluate("visualViewport.scale") == 1
        home.tap()
        expect(home).to_have_attribute("aria-disabled", "true")
        touch("touchStart", (x, y))
        for up in range(20, 160, 20):
            touch("touchMove", (x, y - up))
        touch("touchEnd")
        page.wait_for_function("scrollY > 50")
    assert seen.errors == []


def test_a_change_of_the_map_is_told_but_not_while_it_plays(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "map.html", **DESKTOP) as seen:
        figure = at_map(seen.page)
        title = figure.locator(".landroute-title")
        figure.get_by_role("button", name="Step on").click()
        expect(title).to_have_attribute("aria-live", "polite")
        slider = figure.get_by_role("slider", name="Day")
        slider.press("Home")
        expect(slider).to_have_attribute(
            "aria-valuetext", re.compile("^1 January 2011, open: Northern corridor, ")
        )
        expect(title).to_have_attribute("aria-live", "off")
        figure.get_by_role("button", name="Play").click()
        expect(slider).not_to_have_attribute("aria-valuetext", re.compile("^1 January 2011"))
        expect(title).to_have_attribute("aria-live", "off")
        figure.get_by_role("button", name="Pause").click()
    assert seen.errors == []


def test_a_day_beyond_the_record_is_refused_with_the_range(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "map.html", **DESKTOP) as seen:
        figure = at_map(seen.page)
        field = figure.get_by_label("Go to")
        shown = field.input_value()
        field.fill("1066-10-14")
        field.press("Enter")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(figure.locator(".landroute-range")).to_contain_text("from 1 January 2011 to")
        field.blur()
        expect(field).to_have_value(shown)
        expect(field).to_have_attribute("aria-invalid", "false")
        field.fill("2018-06-01")
        expect(figure.locator(".landroute-range")).to_be_hidden()
        expect(figure.locator(".landroute-title")).to_contain_text("1 June 2018")
    assert seen.errors == []


def test_each_corridor_is_told_beside_the_map_on_each_day(site: Path, browser: Browser) -> None:
    with visit(browser, site / "routes" / "map.html", **PHONE) as seen:
        figure = at_map(seen.page)
        lines = figure.locator(".landroute-states li")
        tints = figure.locator(".landroute-tints span:visible")
        expect(lines).to_have_count(3)
        expect(lines.nth(1)).to_contain_text("held by Islamic State")
        assert "Islamic State" in tints.all_inner_texts()
        figure.get_by_label("Go to").fill("2019-01-10")
        expect(lines.nth(1)).to_have_text("Middle corridor: open", use_inner_text=True)
        expect(lines.nth(0)).to_contain_text("blocked at Yaarubiyah, held by")
        assert "Islamic State" not in tints.all_inner_texts()
    assert seen.errors == []


def test_figure_follows_the_theme(site: Path, browser: Browser) -> None:
    colour = "getComputedStyle(document.querySelector('.main-svg text')).fill"
    with visit(browser, page_with_figure(site), color_scheme="light", **DESKTOP) as seen:
        draw_all(seen.page)
        light = seen.page.evaluate(colour)
        seen.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        seen.page.wait_for_function(f"{colour} !== '{light}'", timeout=DRAW_TIMEOUT)
    assert seen.errors == []


def test_downloads_carry_the_figure(site: Path, browser: Browser) -> None:
    starts = {"png": b"\x89PNG", "svg": b"<svg", "csv": b""}
    with visit(browser, page_with_figure(site), **DESKTOP) as seen:
        figure = seen.page.locator(".landroute-figure").first
        key = figure.get_attribute("data-landroute-key")
        for kind, start in starts.items():
            with seen.page.expect_download(timeout=DRAW_TIMEOUT) as saved:
                figure.locator(f"[data-format={kind}]").click()
            assert saved.value.suggested_filename == f"{key}.{kind}"
            content = Path(saved.value.path()).read_bytes()
            assert content.startswith(start)
            assert content.count(b"\n") > 1 or kind != "csv"
    assert seen.errors == []


def test_search_works_from_disk(site: Path, browser: Browser) -> None:
    with visit(browser, site / "search.html", **DESKTOP) as seen:
        seen.page.goto((site / "search.html").as_uri() + "?q=land+route")
        seen.page.wait_for_selector("#search-results li a", timeout=DRAW_TIMEOUT)
    assert seen.errors == []
    assert seen.outside == []


def test_plotly_is_on_the_site_once(site: Path) -> None:
    copies = [file.relative_to(site).as_posix() for file in site.rglob("plotly*.js")]
    assert copies == ["_static/plotly-basic.min.js"]


def test_every_link_leads_somewhere(site: Path) -> None:
    assert site_problems(site) == []


def test_page_is_small(site: Path, page_path: str) -> None:
    assert (site / page_path).stat().st_size < LARGEST_PAGE


def test_a_row_offers_its_address(site: Path, browser: Browser) -> None:
    with visit(browser, site / "rows" / "holders.html", **DESKTOP) as seen:
        row = seen.page.locator("tr[id^=control-]").first
        row.locator("a.landroute-row").click()
        expect(seen.page).to_have_url(re.compile(f"#{row.get_attribute('id')}$"))


def column(table: Locator, number: int) -> Locator:
    """Return the cells of one column of a table, from top to bottom."""
    return table.locator(f"tbody td:nth-child({number + 1})")


@pytest.mark.parametrize(
    ("head", "up"),
    [
        ("text", ["al-Qaim", "Palmyra", "Section 9", "Section 10", "Tanf"]),
        ("number", ["-2", "9", "10.5", "unknown", ""]),
        ("date", ["2016-03", "2016-03-04", "2017-03-02", "2017-11-03", ""]),
        ("yesno", ["no", "no", "yes", "yes", ""]),
    ],
)
def test_a_column_sorts_up_and_down_and_back(
    scenario_site: Path, browser: Browser, head: str, up: list[str]
) -> None:
    number = ["text", "number", "date", "yesno"].index(head)
    full = [text for text in up if text]
    with visit(browser, scenario_site / "index.html", **DESKTOP) as seen:
        table = seen.page.locator("#table-sorted")
        button = table.get_by_role("columnheader").get_by_role("button", name=head)
        given = column(table, number).all_inner_texts()
        for order, sort in (
            (up, "ascending"), (full[::-1] + [""] * (len(up) - len(full)), "descending"),
            (given, None),
        ):  # fmt: skip
            button.click()
            expect(column(table, number)).to_have_text(order, use_inner_text=True)
            head_cell = table.locator("th").nth(number)
            if sort:
                expect(head_cell).to_have_attribute("aria-sort", sort)
            expect(table.locator("th[aria-sort]")).to_have_count(int(sort is not None))
    assert seen.errors == []


def test_the_keyboard_sorts_what_is_filtered(site: Path, browser: Browser) -> None:
    with visit(browser, site / "rows" / "holders.html", **DESKTOP) as seen:
        table = seen.page.locator("#table-rows-control")
        head = table.locator("th[data-kind=date]").first
        number = head.evaluate("head => head.cellIndex")
        seen.page.get_by_role("searchbox", name="Filter:").first.fill("albukamal ISLAMIC")
        seen.page.wait_for_function(
            "document.querySelector('#table-rows-control output').value.includes('found')"
        )
        before = table.locator("tbody tr").count()
        assert before > 1
        assert all("lbukamal" in text for text in table.locator("tbody tr").all_inner_texts())
        head.get_by_role("button").focus()
        seen.page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", "ascending")
        expect(table.locator(".landroute-shown")).to_contain_text("sorted by")
        days = column(table, number).all_inner_texts()
        assert days == sorted(days)
        seen.page.keyboard.press("Space")
        expect(head).to_have_attribute("aria-sort", "descending")
        expect(column(table, number)).to_have_text(days[::-1], use_inner_text=True)
        expect(table.locator("tbody tr")).to_have_count(before)
        expect(head.get_by_role("button")).to_be_focused()
    assert seen.errors == []


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_page_under_other_parameters_says_so_and_leads_to_them(
    scenario_site: Path, browser: Browser, options: dict[str, Any]
) -> None:
    with visit(browser, scenario_site / "index.html", **options) as seen:
        page = seen.page
        assert page.title().startswith("us-withdrawn: ")
        banner = page.locator(".landroute-banner")
        box = banner.bounding_box()
        assert box is not None
        assert 0 <= box["y"] < options["viewport"]["height"] / 2
        assert "us_posture: withdrawn instead of recorded" in banner.inner_text()
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        banner.locator("a").last.click()
        page.wait_for_selector("#table-parameters:target", timeout=DRAW_TIMEOUT)
    assert seen.errors == []
    assert seen.outside == []


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_switch_keeps_the_reader_on_the_page(
    scenario_site: Path, browser: Browser, options: dict[str, Any]
) -> None:
    start = (scenario_site / "back" / "parameters.html").as_uri() + "#table-parameters"
    own = (scenario_site.parents[1] / "back" / "parameters.html").as_uri() + "#table-parameters"
    with visit(browser, scenario_site / "back" / "parameters.html", **options) as seen:
        page = seen.page
        page.goto(start)
        choice = page.get_by_label("Parameters", exact=True)
        expect(choice).to_have_value("us-withdrawn")
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
        for name, address in [("", own), ("us-withdrawn", start)]:
            choice.select_option(name)
            page.wait_for_url(address)
            expect(choice).to_have_value(name)
    assert seen.errors == []
    assert seen.outside == []


def test_the_baseline_has_no_banner(site: Path, page_path: str) -> None:
    assert "landroute-banner" not in (site / page_path).read_text(encoding="utf-8")


def test_all_tables_come_in_one_archive(site: Path) -> None:
    with zipfile.ZipFile(site / "data" / "landroute-data.zip") as archive:
        inside = set(archive.namelist())
        package = json.loads(archive.read("datapackage.json"))
        findings = {one["key"]: one for one in json.loads(archive.read("findings.json"))}
        readme = archive.read("README.md").decode()
    paths = {entry["path"] for entry in package["resources"]}
    assert paths <= inside
    assert [path for path in sorted(paths) if f"`{path}`" not in readme] == []
    assert "## How a day is counted" in readme
    assert ".ipynb" not in readme
    pages = "".join(page.read_text(encoding="utf-8") for page in site.glob("**/*.html"))
    assert [key for key in findings if f'id="finding-{key}"' not in pages] == []
    assert pages.count('class="landroute-finding" id="finding-') == len(findings)
