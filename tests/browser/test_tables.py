"""Tables as readers use them: by pages, found, sorted, on a phone, on paper, by the keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from browser.looks import DESKTOP, PHONE, visit
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Locator, Page, expect

from landroute.charts.spelling import NAMES
from landroute.press.site.table_files import read_rows
from landroute.scenario import Scenario
from landroute.scenario.fields import Among
from landroute.tables import read, resource_names
from landroute.wording.names import names

FIRST_ROW = "control-tehran-primary-2011-01-01"
LAST_ROW = "control-tanf-primary-2016-03-04"
STOPS = 150
ELEMENTS = 1_500
BYTES = 150_000
TOKEN = re.compile(r"(?<![\w./@=-])[a-z0-9]+(?:[-_]+[a-z0-9]+)+(?![\w/@-]|\.\w)")
FOCUSABLE = """() => [...document.querySelectorAll(
    'a[href], button, input, select, summary, textarea, [tabindex="0"]')].filter((one) =>
    !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true})).length"""


def rows_page(site: Path, name: str = "holders") -> Path:
    return site / "rows" / f"{name}.html"


def row_ids(page: Page, table: str = "#table-rows-control") -> list[str]:
    return page.eval_on_selector_all(f"{table} tbody tr", "rows => rows.map(row => row.id)")


def shown(page: Page, table: str = "#table-rows-control") -> Locator:
    return page.locator(f"{table} .landroute-shown")


def arrive(page: Page, address: str) -> None:
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(".landroute-here")


def test_pages_are_turned_and_said(site: Path, browser: Browser) -> None:
    count = len(read("control"))
    with visit(browser, rows_page(site), **DESKTOP) as seen:
        page, table = seen.page, seen.page.locator("#table-rows-control")
        first = len(row_ids(page))
        assert 0 < first <= 25
        expect(shown(page)).to_have_text(f"Rows 1–{first} of {count}")
        back, on, all_rows = (
            table.get_by_role("button", name=name) for name in ("Previous:", "Next:", "All:")
        )
        expect(back).to_be_disabled()
        on.click()
        expect(shown(page)).to_have_text(f"Rows {first + 1}–{first + 25} of {count}")
        expect(page.locator(f"#{FIRST_ROW}")).to_have_count(0)
        expect(table.locator("output")).to_have_text(shown(page).inner_text(), use_inner_text=True)
        assert table.locator("output").evaluate("one => one.tagName") == "OUTPUT"  # polite
        back.click()
        expect(shown(page)).to_have_text(f"Rows 1–25 of {count}")
        expect(page.locator(f"#{FIRST_ROW}")).to_have_count(1)
        all_rows.click()
        expect(page.locator("#table-rows-control tbody tr")).to_have_count(count)
        ids = row_ids(page)
        assert len(set(ids)) == count
        assert ids[0] == FIRST_ROW
        expect(on).to_be_disabled()
        # What was pressed keeps the focus, though it can do no more.
        expect(all_rows).to_be_disabled()
        expect(all_rows).to_be_focused()
    assert seen.errors == []
    assert seen.outside == []


def test_the_filter_and_the_order_are_of_all_rows(site: Path, browser: Browser) -> None:
    with visit(browser, rows_page(site), **DESKTOP) as seen:
        page = seen.page
        box = page.get_by_role("searchbox", name="Filter: Every row of who held")
        box.fill("tanf united")
        page.wait_for_selector("#control-tanf-primary-2016-03-04")
        found = page.locator("#table-rows-control tbody tr").all_inner_texts()
        assert found
        for text in found:
            assert "tanf" in text.lower()
            assert "united" in text.lower()
        expect(shown(page)).to_have_text(re.compile(r"^Rows 1–\d+ of \d+ found, of \d+$"))
        box.fill("no such words anywhere")
        expect(page.locator("#table-rows-control tbody tr")).to_have_count(0)
        expect(shown(page)).to_have_text("No row holds these words.")
        box.fill("")
        page.wait_for_selector(f"#{FIRST_ROW}")
        page.locator("#table-rows-control select").select_option("from, latest first")
        expect(shown(page)).to_have_text(re.compile(", sorted by from, latest first$"))
        head = page.locator("#table-rows-control th[aria-sort=descending]")
        assert head.inner_text().startswith("from")
        last = read("control")["start"].max()
        assert f"{last:%Y-%m-%d}" in row_ids(page)[0]
        expect(page.locator("#table-rows-control output")).to_have_text(
            shown(page).inner_text(), use_inner_text=True
        )
    assert seen.errors == []


def test_a_table_of_rows_is_fetched_only_when_asked_for(site: Path, browser: Browser) -> None:
    for name in ("holders", "supply", "sources"):
        with visit(browser, rows_page(site, name), **DESKTOP) as seen:
            loaded = "performance.getEntriesByType('resource').map(one => one.name)"
            seen.page.wait_for_timeout(300)
            names_loaded = seen.page.evaluate(loaded)
            assert not [one for one in names_loaded if "/tables/" in one]


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("holders", LAST_ROW),
        ("holders", FIRST_ROW),
        ("holders", "control-tanf"),  # the first of a place
        ("supply", "disruptions-d126"),
        ("sources", "fdd-2019-burning-bridge"),
    ],
)
def test_the_address_of_a_row_shows_it_with_its_source(
    site: Path, browser: Browser, options: dict[str, Any], name: str, row: str
) -> None:
    address = f"{rows_page(site, name).as_uri()}#{row}"
    with visit(browser, rows_page(site, name), **options) as seen:
        arrive(seen.page, address)
        here = seen.page.locator(".landroute-here")
        expect(here).to_have_count(1)
        assert row in (here.get_attribute("id") or "")
        width = options["viewport"]["width"]
        source = here.locator("a:not(.landroute-row)").first if name == "sources" else here.locator(
            "a[href*='sources.html#']"
        ).first  # fmt: skip
        for part in (here, source):
            expect(part).to_be_in_viewport(ratio=0.2)
        box = source.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + min(box["width"], 40) <= width
        assert seen.page.url.endswith(f"#{row}")
    assert seen.errors == []


def test_a_link_to_another_row_of_the_page_turns_to_it(site: Path, browser: Browser) -> None:
    with visit(browser, rows_page(site), **DESKTOP) as seen:
        arrive(seen.page, f"{rows_page(site).as_uri()}#{LAST_ROW}")
        seen.page.evaluate(f"location.hash = '{FIRST_ROW}'")
        seen.page.wait_for_selector(f"#{FIRST_ROW}.landroute-here")
        expect(seen.page.locator(".landroute-here")).to_have_count(1)


def test_an_address_that_no_row_has_is_told(site: Path, browser: Browser) -> None:
    with visit(browser, rows_page(site), **DESKTOP) as seen:
        seen.page.goto("about:blank")
        seen.page.goto(f"{rows_page(site).as_uri()}#control-nope")
        seen.page.wait_for_function(
            "document.querySelector('#table-rows-control output').value.includes('control-nope')"
        )
        expect(shown(seen.page)).to_have_text("No row has the address control-nope.")
        # The addresses of rows are no stops of the keyboard.
        links = seen.page.locator("a.landroute-row")
        assert {link.get_attribute("tabindex") for link in links.all()} == {"-1"}
    assert seen.errors == []


def test_the_ear_is_told_once_of_what_is_typed(site: Path, browser: Browser) -> None:
    heard = """() => { window.heard = []; const place = document.querySelector(
        '#table-rows-control output');
        new MutationObserver(() => heard.push(place.value)).observe(place, {childList: true}); }"""
    with visit(browser, rows_page(site), **DESKTOP) as seen:
        page = seen.page
        # The page's time goes by as the test says, however slow the machine.
        page.clock.install(time=0)
        page.reload()
        page.clock.pause_at(60_000)
        box = page.get_by_role("searchbox", name="Filter: Every row of who held")
        box.focus()
        page.evaluate(heard)
        for typed in ("t", "ta", "tan", "tanf"):
            page.keyboard.type(typed[-1])
            expect(box).to_have_value(typed)
            expect(shown(page)).to_have_text(re.compile("found, of"))
            page.clock.run_for(200)
        assert page.evaluate("heard") == []
        page.clock.run_for(1_000)
        assert page.evaluate("heard") == [shown(page).inner_text()]


def test_a_table_without_a_filter_says_how_it_is_sorted(site: Path, browser: Browser) -> None:
    with visit(browser, site / "options" / "outcomes.html", **DESKTOP) as seen:
        table = seen.page.locator("#table-options-described")
        table.get_by_role("columnheader", name="option").get_by_role("button").click()
        expect(table.locator("output")).to_have_text(
            "Sorted by option, A to Z.", use_inner_text=True
        )


def test_a_fold_opens_with_a_page_of_rows_and_by_the_name_of_its_table(
    site: Path, browser: Browser
) -> None:
    with visit(browser, rows_page(site, "supply"), **DESKTOP) as seen:
        page = seen.page
        fold = page.locator("#table-rows-modes details")
        assert fold.get_attribute("open") is None
        assert fold.locator("summary").inner_text().startswith("Show the ")
        fold.locator("summary").click()
        expect(fold.locator("summary")).to_have_text("Hide the rows", use_inner_text=True)
        page.wait_for_function(
            "document.querySelectorAll('#table-rows-modes tbody tr').length === 25"
        )
        page.evaluate("location.hash = 'rows-traffic'")
        page.wait_for_selector("#table-rows-traffic details[open]")
    assert seen.errors == []


@pytest.mark.parametrize("options", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_page_of_rows_is_light_at_arrival(
    site: Path, browser: Browser, options: dict[str, Any]
) -> None:
    for file in sorted((site / "rows").glob("*.html")):
        assert file.stat().st_size < BYTES, file
        with visit(browser, file, **options) as seen:
            assert seen.page.evaluate(FOCUSABLE) < STOPS, file
            assert seen.page.evaluate("document.querySelectorAll('*').length") < ELEMENTS, file


def test_the_keyboard_passes_a_table_by_one_link(site: Path, browser: Browser) -> None:
    with visit(browser, rows_page(site), **DESKTOP) as seen:
        page = seen.page
        skip = page.locator("#table-rows-control .landroute-skip")
        hidden = skip.bounding_box()
        assert hidden is not None
        assert hidden["width"] <= 1
        skip.focus()
        page.wait_for_function(
            "one => one.getBoundingClientRect().width > 50", arg=skip.element_handle()
        )
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = "document.querySelector('#table-rows-control').contains(document.activeElement)"
        assert page.evaluate(inside.replace("control'", "control .landroute-more'"))
        for _ in range(4):  # the file, and three ways to turn
            page.keyboard.press("Tab")
        assert not page.evaluate(inside)


def test_on_a_phone_a_row_is_a_card(site: Path, browser: Browser) -> None:
    for path in ("rows/holders.html", "actors/who.html", "question/assertions.html"):
        with visit(browser, site / path, **PHONE) as seen:
            page = seen.page
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
            wide = page.eval_on_selector_all(
                ".landroute-table",
                "all => all.map(t => t.scrollWidth - t.clientWidth)",
            )
            assert max(wide) <= 1
            expect(page.locator(".landroute-table thead").first).to_be_hidden()
            cell = page.locator(".landroute-name-1 td:nth-child(3):not(:empty)").first
            if path == "question/assertions.html":
                # Not a lone number: the claim heads its card.
                top = page.locator("#table-claims-in-short tbody tr").first
                head = top.locator("td:nth-child(2)")
                assert "IS is steadily losing ground" in head.inner_text()
                boxes = [one.bounding_box() for one in (head, top.locator("td:first-child"))]
                assert boxes[0]["y"] < boxes[1]["y"]
                continue
            label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")
            head = page.locator(".landroute-table th:nth-child(3)").first.text_content()
            assert str(head) in label
            expect(page.locator(".landroute-filter select").first).to_be_visible()


def test_without_the_script_the_first_rows_and_a_file_with_all(
    site: Path, browser: Browser
) -> None:
    with visit(browser, rows_page(site), java_script_enabled=False, **DESKTOP) as seen:
        expect(seen.page.locator(f"#{FIRST_ROW}")).to_be_visible()
        link = seen.page.locator("#table-rows-control .landroute-more a")
        expect(link).to_be_visible()
        file = (rows_page(site).parent / str(link.get_attribute("href"))).resolve()
        assert len(file.read_text(encoding="utf-8").splitlines()) == len(read("control")) + 1
        expect(seen.page.locator(".landroute-filter").first).not_to_be_visible()


@pytest.mark.parametrize("path", ["rows/holders.html", "rows/supply.html", "actors/who.html"])
def test_on_paper_tables_are_readable_and_say_where_the_rest_is(
    site: Path, browser: Browser, path: str
) -> None:
    with visit(browser, site / path, viewport={"width": 700, "height": 990}) as seen:
        page = seen.page
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        sizes = page.eval_on_selector_all(
            ".landroute-table td",
            "all => all.map(one => parseFloat(getComputedStyle(one).fontSize))",
        )
        assert min(sizes) * 0.75 >= 8  # points to a pixel of CSS
        assert page.evaluate("document.documentElement.scrollWidth") <= 700
        for box in page.query_selector_all(".landroute-box[data-landroute-src]"):
            if not box.is_visible():  # in a fold that is shut on paper as well
                continue
            assert box.query_selector(".landroute-shown").is_visible()
        for hidden in (".landroute-filter", ".landroute-pages"):
            expect(page.locator(f"{hidden}:visible")).to_have_count(0)


def ids_of_rows() -> dict[str, str]:
    """Map each id that a reader would not know to its table: of rows with names, and of tables."""
    known = {key: table for table, column in NAMES.items() for key in names(table, column)}
    known |= dict.fromkeys(read("crossings")["crossing"], "crossings")
    known |= dict.fromkeys(resource_names(), "tables")
    return {key: table for key, table in known.items() if re.search("[-_]", key)}


def words_of(site: Path, page_path: str) -> tuple[list[str], list[str]]:
    """Return the texts of a page, its tables' files included, and those of its cells."""
    page = BeautifulSoup((site / page_path).read_text(encoding="utf-8"), "html.parser")
    rows = [
        BeautifulSoup(read_rows(site / "_static" / box["data-landroute-src"]), "html.parser")
        for box in page.select(".landroute-box[data-landroute-src]")
    ]
    for unread in page.select("script, style, code, pre, a[download]"):
        unread.decompose()
    for place in (page, *rows):
        for wbr in place.select("wbr"):
            wbr.decompose()
        place.smooth()
    texts = [str(text) for part in (page, *rows) for text in part.find_all(string=True)]
    return texts, [cell.get_text() for part in (page, *rows) for cell in part.select("td")]


def test_no_id_is_shown_to_a_reader(site: Path, page_path: str) -> None:
    known = ids_of_rows()
    if page_path == "back/data.html":  # lists the columns of files, as they are named there
        columns = {column for table in resource_names() for column in read(table)}
        known = {key: table for key, table in known.items() if key not in columns}
    if page_path == "back/parameters.html":  # whose values are typed as they stand
        fields = Scenario.model_fields.values()
        typed = {str(field.default) for field in fields}
        for among in (m for field in fields for m in field.metadata if isinstance(m, Among)):
            typed |= {*among.choices()}
        known = {key: table for key, table in known.items() if key not in typed}
    texts, cells = words_of(site, page_path)
    found = {
        (token, text[:80]) for text in texts for token in TOKEN.findall(text) if token in known
    }
    assert found == set()
    if page_path != "back/parameters.html":  # whose values are typed as they stand
        bare = {key for table in ("actors", "places") for key in names(table, NAMES[table])}
        alone = {cell for cell in cells if cell and set(cell.split("; ")) <= bare}
        assert alone == set()
