"""What of a table is in its page, and what in a file beside it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from landroute.outputs import TABLE_MIME
from landroute.press.site.table_files import read_rows
from landroute.press.site.table_shape import DEFAULTS, columns_shown, shapes
from landroute.press.site.tables import Table

Build = Callable[..., tuple[Path, str]]
HOSTILE = '</tr></table><script>alert("1")</script>'


def document(rows: list[list[Any]], key: str = "a-table", **more: Any) -> dict[str, Any]:
    names = more.pop("names", [f"c{n}" for n in range(len(rows[0]))])
    kinds = more.pop("kinds", ["text"] * len(names))
    columns = [
        {"name": name, "head": name.title(), "kind": kind}
        for name, kind in zip(names, kinds, strict=True)
    ]
    return {"key": key, "label": "What it holds", "columns": columns, "rows": rows} | more


def table(rows: list[list[Any]], key: str = "a-table", **more: Any) -> Table:
    return Table.read(document(rows, key, **more), "page")


def ledger(count: int, key: str = "places", **more: Any) -> dict[str, Any]:
    rows = [[f"Place {n}", f"note {n}"] for n in range(count)]
    return document(rows, f"rows-{key}", of=key, ids=[f"{key}-{n}" for n in range(count)], **more)


def output(given: dict[str, Any]) -> dict[str, Any]:
    return {TABLE_MIME: given, "text/plain": "a table"}


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def box(page: Path) -> Tag:
    (only,) = soup(page).select(".landroute-box")
    return only


def drawn_later(site: Path, page: str) -> BeautifulSoup:
    file = site / "_static" / str(box(site / page)["data-landroute-src"])
    return BeautifulSoup(read_rows(file), "html.parser")


@pytest.mark.parametrize(
    ("names", "row", "shown"),
    [
        (["id", "name", "km", "source"], ["a", "b", "c", "d"], ["id", "name", "source", "km"]),
        (["id", "note", "source", "km"], ["a", None, "c", "d"], ["id", "source", "km"]),
        (["source", "title"], ["a", "b"], ["source", "title"]),
        (["id", "why", "when", "sources"], ["a", "", "c", "d"], ["id", "when", "sources"]),
        (["id", "name"], [None, None], ["id", "name"]),
    ],
)
def test_the_source_stands_third_and_empty_columns_are_hidden(
    names: list[str], row: list[Any], shown: list[str]
) -> None:
    given = table([row], names=names)
    assert [given.columns[number].name for number in columns_shown(given)] == shown


@pytest.mark.parametrize(
    ("kinds", "heading"),
    [(["text", "date"], 2), (["text", "text"], 2), (["text", "number"], 1), (["text"], 1)],
)
def test_a_card_is_headed_by_what_needs_no_label(kinds: list[str], heading: int) -> None:
    values = {"text": "a", "date": "2017", "number": 3}
    given = table([[values[kind] for kind in kinds]], kinds=kinds)
    assert shapes([given], DEFAULTS)["a-table"].heading == heading


@pytest.mark.parametrize(
    ("names", "kinds", "name"),
    [
        (["place", "start"], ["text", "date"], 1),
        (["paragraph", "assertion"], ["number", "text"], 2),
        (["id", "paragraph", "assertion", "source"], ["text", "number", "text", "text"], 4),
        (["rank", "km"], ["number", "number"], 1),
    ],
)
def test_a_card_is_headed_by_what_a_row_is(names: list[str], kinds: list[str], name: int) -> None:
    """Not by a number, an id or a source, of which the last stands third."""
    values = {"text": "a", "date": "2017", "number": 3}
    given = table([[values[kind] for kind in kinds]], names=names, kinds=kinds)
    assert shapes([given], DEFAULTS)["a-table"].name == name


def test_a_page_holds_no_more_rows_than_it_may() -> None:
    linked = [{"text": "x", "href": "https://x.org"}]
    given = [
        table([["a", linked]] * 90, f"t{n}", ids=[f"r{n}-{m}" for m in range(90)]) for n in range(3)
    ]
    limits = {"rows": 25, "elements": 10**6, "stops": 60, "open": 3}
    assert {shape.first for shape in shapes(given, limits).values()} == {10}
    folded = shapes(given, limits | {"open": 2})
    assert {(shape.first, shape.folded) for shape in folded.values()} == {(25, True)}
    few = shapes(given, limits | {"open": 2, "elements": 3 * (12 + 5 * 5)})
    assert {shape.first for shape in few.values()} == {5}


def test_a_table_of_a_chapter_is_as_long_as_it_may_be() -> None:
    given = [table([["a"]] * rows, f"t{rows}") for rows in (25, 26, 400)]
    limits = DEFAULTS | {"elements": 1, "stops": 1, "open": 0}
    shown = [(shape.first, shape.folded) for shape in shapes(given, limits).values()]
    assert shown == [(25, False)] * 3


def test_the_other_rows_are_in_a_file_with_their_links(build: Build) -> None:
    target = ledger(30)
    there = [[[{"text": "Place", "row": ["places", str(n)]}], HOSTILE] for n in range(30)]
    site, warnings = build([output(target)], [output(document(there))], nitpicky=True)
    assert warnings == ""
    held = box(site / "page1.html")
    assert len(held.select("tbody tr")) == 25
    assert held["data-landroute-count"] == "30"
    rest = drawn_later(site, "page1.html")
    assert [link["href"] for link in rest.select("tr td:first-child a")] == [
        f"page0.html#places-{n}" for n in range(25, 30)
    ]
    assert not rest.select("script")
    assert {cell.get_text() for cell in rest.select("td:nth-child(2)")} == {HOSTILE}
    own = drawn_later(site, "page0.html")
    assert [row["id"] for row in own.select("tr")] == [f"places-{n}" for n in range(25, 30)]


def test_the_setting_says_how_many(build: Build) -> None:
    site, _ = build([output(ledger(10))], landroute_tables={"rows": 4})
    assert len(box(site / "page0.html").select("tbody tr")) == 4


def test_without_the_script_a_line_leads_to_all_rows(build: Build, tmp_path: Path) -> None:
    (tmp_path / "extra" / "data").mkdir(parents=True)
    (tmp_path / "extra" / "data" / "places.csv").write_text("id\n")
    site, _ = build(
        [output(ledger(30))],
        [output(document([[f"A {n}", n] for n in range(30)], kinds=["text", "number"]))],
        html_extra_path=[str(tmp_path / "extra")],
    )
    first = box(site / "page0.html").select_one("noscript .landroute-elsewhere a")
    assert first is not None
    assert first["href"] == "data/places.csv"
    line = box(site / "page0.html").select_one(".landroute-more")
    assert line is not None
    assert line.get_text().startswith("Rows 1–25 of 30")
    assert [link["href"] for link in line.select("a")] == ["data/places.csv"]
    (link,) = box(site / "page1.html").select(".landroute-more a")
    rows = list(csv.reader((site / str(link["href"])).read_text(encoding="utf-8").splitlines()))
    assert len(rows) == 31
    assert rows[0] == ["C0", "C1"]
    assert rows[-1] == ["A 29", "29"]


def test_a_short_table_has_neither_file_nor_line(build: Build) -> None:
    site, _ = build([output(ledger(25))])
    held = box(site / "page0.html")
    assert not held.has_attr("data-landroute-src")
    assert not held.select(".landroute-more")
    assert not (site / "_static" / "tables").exists()


def test_every_table_can_be_skipped(build: Build) -> None:
    site, _ = build([output(ledger(3)), output(document([["x"]]))])
    page = soup(site / "page0.html")
    for held in page.select(".landroute-box"):
        (skip,) = held.select("a.landroute-skip")
        assert skip.get_text() == "Skip this table"
        last = held.find_all(recursive=False)[-1]
        assert skip["href"] == f"#{last['id']}"


def test_many_tables_of_rows_are_folded(build: Build) -> None:
    few, many = (
        [output(ledger(2, f"{start}{n}")) for n in range(count)]
        for start, count in (("a", 3), ("b", 4))
    )
    site, _ = build(few, many)
    folds = [
        soup(site / f"page{n}.html").select("details.landroute-unroll > summary") for n in (0, 1)
    ]
    assert [len(found) for found in folds] == [0, 4]
    assert [part.text for part in folds[1][0].find_all("span")] == [
        "Show the 2 rows",
        "Hide the rows",
    ]


def test_heads_label_the_lines_of_a_card(build: Build) -> None:
    given = document([["a", "b"]])
    given["columns"][1]["head"] = 'A "head" \\ of <b>it</b>'
    site, _ = build([output(given)])
    (drawn,) = box(site / "page0.html").select("table")
    assert drawn["style"] == r'--h1:"C0";--h2:"A \"head\" \\ of <b>it</b>"'


def test_the_search_finds_the_words_of_every_row(build: Build) -> None:
    rows = [[f"word{'abcdefghij'[n % 10]}{'klmn'[n // 10]}"] for n in range(40)]
    site, _ = build([output(document(rows))])
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert all(json.dumps(row[0]) in index for row in rows)


@pytest.mark.parametrize("builder", ["latex", "text"])
def test_other_builders_print_every_row(build: Build, builder: str) -> None:
    site, _ = build([output(ledger(40))], builder=builder)
    printed = "".join(
        file.read_text(encoding="utf-8")
        for file in site.iterdir()
        if file.suffix in {".tex", ".txt"}
    )
    assert all(f"note {n}" in printed for n in range(40))


def test_files_that_no_page_names_are_gone(build: Build) -> None:
    site, _ = build([output(ledger(30))])
    kept = {file.name for file in (site / "_static" / "tables").iterdir()}
    page = (site / "page0.html").read_text(encoding="utf-8")
    assert kept
    assert all(name in page for name in kept)
