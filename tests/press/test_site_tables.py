"""Tables on a page: data that the extension checks, writes and links."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.errors import ExtensionError

from landroute.outputs import TABLE_MIME, row_anchor
from landroute.press.site.mime import PLOTLY_MIME

HOSTILE = '</td></table><script>alert("1")</script> & more'
KINDS = ("text", "number", "date", "yesno")
Build = Callable[..., tuple[Path, str]]


def table(rows: list[list[Any]], *kinds: str, **more: Any) -> dict[str, Any]:
    """Return the output of a table whose columns are of these kinds, text unless said."""
    kinds = kinds or ("text",) * len(rows[0])
    columns = [{"name": f"c{n}", "head": f"Head {n}", "kind": kind} for n, kind in enumerate(kinds)]
    document = {"key": "a-table", "label": "What it holds", "columns": columns, "rows": rows}
    return {TABLE_MIME: document | more, "text/plain": "a table"}


def places(*ids: str) -> dict[str, Any]:
    """Return a whole table of places with these ids."""
    anchors = [row_anchor("places", one) for one in ids]
    return table([[one] for one in ids], key="places", of="places", ids=anchors)


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def one(page: Path, selector: str) -> Tag:
    (tag,) = soup(page).select(selector)
    return tag


def test_a_table_is_a_region_that_scrolls_by_keys_with_heads_and_cells(build: Build) -> None:
    rows = [["Tanf", 3, "2016-03-04", True], ["Palmyra", 0.25, "2017-03", False]]
    site, warnings = build([table([*rows, [None] * 4], *KINDS)])
    region = one(site / "page0.html", "div.landroute-table")
    assert warnings == ""
    assert one(site / "page0.html", "div.landroute-box")["id"] == "table-a-table"
    assert (region["role"], region["aria-label"], region["tabindex"]) == (
        "region", "What it holds", "0",
    )  # fmt: skip
    heads = region.select("table.dataframe > thead th[scope=col]")
    assert [head["data-kind"] for head in heads] == list(KINDS)
    assert [head.get_text() for head in heads] == [f"Head {n}" for n in range(4)]
    cells = [[cell.get_text() for cell in row.select("td")] for row in region.select("tbody tr")]
    assert cells == [
        ["Tanf", "3", "2016-03-04", "yes"],
        ["Palmyra", "0.25", "2017-03", "no"],
        [""] * 4,
    ]


def test_dates_and_numbers_stay_on_a_line_and_long_text_is_wide(build: Build) -> None:
    row = ["Tanf", "x " * 40, 12, "2017-06-30", True, None]
    site, _ = build([table([row], "text", "text", "number", "date", "yesno", "text")])
    classes = [cell.get("class") for cell in soup(site / "page0.html").select("tbody td")]
    assert classes == [None, ["long"], ["short"], ["short"], ["short"]]  # no value, no column


def test_a_long_word_may_break_after_a_slash_or_underscore(build: Build) -> None:
    site, _ = build([table([["lib/landroute/a_b.py", "a_b/c", ["See ", "sinjar_road_west"]]])])
    page = (site / "page0.html").read_text(encoding="utf-8")
    assert "lib/<wbr>landroute/<wbr>a_<wbr>b.py" in page
    assert "a_b/c" in page
    assert "See sinjar_<wbr>road_<wbr>west" in page


def test_a_cell_links_to_a_row_a_source_the_web_and_a_file(build: Build, tmp_path: Path) -> None:
    (tmp_path / "extra" / "data").mkdir(parents=True)
    (tmp_path / "extra" / "data" / "control.csv").write_text("place\n")
    sources = table([["FDD"]], key="sources", ids=["fdd-2019"])
    cell = [
        "Held: ",
        {"text": "Tanf", "row": ["places", "tanf"]},
        "; ",
        {"text": "FDD", "source": "fdd-2019"},
        {"text": "there", "href": "https://example.org/?a=1&b=2", "title": 'Its "title"'},
        {"text": "control.csv", "file": "control.csv"},
    ]
    site, warnings = build(
        [table([[cell]])],
        [places("tanf", "palmyra"), sources],
        html_extra_path=[str(tmp_path / "extra")],
    )
    assert warnings == ""
    cells = one(site / "page0.html", "tbody td")
    assert cells.get_text() == "Held: Tanf; FDDtherecontrol.csv"
    links = cells.select("a")
    assert [link["href"] for link in links] == [
        "page1.html#places-tanf",
        "page1.html#fdd-2019",
        "https://example.org/?a=1&b=2",
        "data/control.csv",
    ]
    assert links[2]["title"] == 'Its "title"'
    assert [link.has_attr("download") for link in links] == [False, False, False, True]


@pytest.mark.parametrize(
    "link", [{"row": ["places", "nowhere"]}, {"source": "nobody"}, {"file": "nothing.csv"}]
)
@pytest.mark.parametrize("builder", ["html", "latex"])
def test_a_dead_link_is_a_warning(build: Build, link: dict[str, Any], builder: str) -> None:
    target = table([[["x", {"text": "y", **link}]]])
    site, warnings = build([target, places("tanf")], builder=builder, nitpicky=True)
    if builder == "latex" and "file" in link:  # files come with the site alone
        assert warnings == ""
    else:
        assert "WARNING" in warnings
        assert ("nowhere" in warnings) + ("nobody" in warnings) + ("nothing.csv" in warnings) == 1
    if builder == "html":
        assert one(site / "page0.html", "#table-a-table td").get_text() == "xy"


def test_rows_have_addresses_and_the_first_of_a_key_another(build: Build) -> None:
    ids = [row_anchor("control", "tanf", day) for day in ("2011-01-01", "2015-05-20")]
    whole = table(
        [["Tanf"], ["Tanf"]], key="control", of="control", ids=ids, starts={"0": "control-tanf"}
    )
    there = {"text": "Tanf", "row": ["control", "tanf"]}
    site, warnings = build([whole], [table([[[there]]])])
    assert warnings == ""
    page = soup(site / "page0.html")
    assert [row.get("id") for row in page.select("tbody tr")] == ids
    assert page.select("tr")[1].select_one("td > span#control-tanf")
    assert one(site / "page0.html", ".landroute-box")["data-landroute-of"] == "control"
    assert one(site / "page1.html", "td a")["href"] == "page0.html#control-tanf"
    assert not soup(site / "page1.html").select("[data-landroute-of]")


def test_the_name_of_a_table_leads_to_its_rows(build: Build) -> None:
    meta = {
        "key": "one-bar",
        "alt": "A bar.",
        "caption": "From data/places.csv, not data/other.csv.",
        "table": {"columns": ["place"], "rows": [["Tanf"]]},
    }
    figure = {PLOTLY_MIME: {"data": [{"type": "bar", "y": [1]}], "layout": {"meta": meta}}}
    site, warnings = build(
        [places("tanf")], [figure], prose="See `data/places.csv` and `data/other.csv`."
    )
    assert warnings == ""
    assert one(site / "page0.html", "#rows-places")
    link = '<a href="page0.html#rows-places">data/places.csv</a>'
    caption = (site / "page1.html").read_text(encoding="utf-8")
    assert f"<figcaption>From {link}, not data/other.csv.</figcaption>" in caption
    prose = (site / "index.html").read_text(encoding="utf-8")
    assert prose.count('href="page0.html#rows-places"') == 1


def test_hostile_text_stays_text(build: Build) -> None:
    link = {"text": HOSTILE, "href": 'https://example.org/"><script>', "title": HOSTILE}
    given = table([[HOSTILE, [link]]], label=HOSTILE)
    given[TABLE_MIME]["columns"][0]["head"] = HOSTILE
    site, warnings = build([given])
    page = soup(site / "page0.html")
    assert warnings == ""
    assert not [script for script in page.select("script") if "alert" in script.get_text()]
    assert [cell.get_text() for cell in page.select("tbody td")] == [HOSTILE] * 2
    assert page.select("thead th")[0].get_text() == HOSTILE
    assert page.select("div.landroute-table")[0]["aria-label"] == HOSTILE


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (table([["a"]], key="A table"), "table A table: key: "),
        (table([["a"]], label=" "), "label: "),
        (table([["a", "b"]], "text"), "row 0 is not as long as its columns"),
        (table([["soon"]], "date"), "row 0: c0 = 'soon' is no date"),
        (table([["yes"]], "yesno"), "row 0: c0 = 'yes' is no yesno"),
        (table([[True]], "number"), "row 0: c0 = True is no number"),
        (table([["a"]], "verdict"), "columns, 0, kind: "),
        (table([[[{"text": "a"}]]]), "wants one of row, source, shown, href, file"),
        (table([[[{"text": "a", "source": "b", "file": "c"}]]]), "wants one of row"),
        (table([[[{"text": "a", "href": "javascript:alert(1)"}]]]), "href: "),
        (table([[[{"text": "a", "file": "../../secret"}]]]), "file: "),
        (table([["a"]], ids=["one", "two"]), "has 2 ids for 1 rows"),
        (table([["a"]], ids=["one two"]), "ids, 0: "),
        (table([["a"], ["b"]], ids=["one", "one"]), "used twice: ['one']"),
        (table([["a"]], ids=["one"], starts={"1": "start"}), "starts at no row: ['1']"),
        (table([["a"]], colour="red"), "colour: "),
    ],
)
def test_a_table_that_is_not_as_it_should_be_stops_the_build(
    build: Build, given: dict[str, Any], says: str
) -> None:
    with pytest.raises(ExtensionError) as stopped:
        build([given])
    assert str(stopped.value).startswith("page0: table ")
    assert says in str(stopped.value)


def test_a_table_key_is_unique_in_the_book(build: Build) -> None:
    with pytest.raises(ExtensionError, match="table 'a-table' is already used in page0"):
        build([table([["a"]])], [table([["b"]])])


def test_a_row_has_its_address_once_in_the_book(build: Build) -> None:
    with pytest.raises(ExtensionError, match="row 'places-tanf' is already used in page0"):
        build([places("tanf")], [places("tanf") | table([["a"]], ids=["places-tanf"])])


def test_the_search_finds_what_a_table_says(build: Build) -> None:
    site, _ = build([table([["Albukamal", ["at ", {"text": "Qaim", "href": "https://x.org"}]]])])
    index = (site / "searchindex.js").read_text(encoding="utf-8")
    assert '"albukam"' in index
    assert '"qaim"' in index


@pytest.mark.parametrize(("builder", "suffix"), [("latex", ".tex"), ("text", ".txt")])
def test_other_builders_print_the_table(build: Build, builder: str, suffix: str) -> None:
    cell = ["Held by ", {"text": "Iran", "row": ["places", "iran"]}]
    empty = table([], *KINDS, key="empty", label="Nothing yet")
    site, warnings = build(
        [table([[cell, 12.5, "2017-06-30", False], [None] * 4], *KINDS), empty],
        [places("iran")],
        builder=builder,
        nitpicky=True,
    )
    words = "".join(file.read_text(encoding="utf-8") for file in site.glob(f"*{suffix}"))
    assert warnings == ""
    for said in ("What it holds", "Nothing yet", "Head 1", "Held by", "Iran", "12.5", "no"):
        assert said in words
    if builder == "latex":
        assert r"\hyperref[\detokenize{page1:places-iran}]" in words
        assert r"\label{\detokenize{page1:places-iran}}" in words


def test_links_hold_on_a_single_page_and_in_folders(build: Build) -> None:
    there = [{"text": "Tanf", "row": ["places", "tanf"]}]
    site, warnings = build([table([[there]])], [places("tanf")], builder="dirhtml")
    assert warnings == ""
    page = site / "page0" / "index.html"
    assert one(page, "#table-a-table td a")["href"] == "../page1/#places-tanf"


def test_links_hold_on_a_single_page(build: Build) -> None:
    there = [{"text": "Tanf", "row": ["places", "tanf"]}]
    site, warnings = build([table([[there]])], [places("tanf")], builder="singlehtml")
    assert warnings == ""
    assert one(site / "index.html", "#table-a-table td a")["href"] == "#places-tanf"
    assert one(site / "index.html", "#places-tanf")
