"""The fold under a finding: the rows that it rests on, its days, and its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from sphinx.errors import ExtensionError

from landroute.outputs import FINDING_MIME, TABLE_MIME

Build = Callable[..., tuple[Path, str]]

PLACES = {
    TABLE_MIME: {
        "key": "rows-places",
        "label": "Places",
        "columns": [{"name": "name", "head": "name", "kind": "text"}],
        "rows": [["Tanf"], ["Walid"]],
        "of": "places",
        "ids": ["places-tanf", "places-walid"],
        "starts": {},
    },
    "text/plain": "Places",
}
TANF = {"text": "Tanf <b>", "row": ["places", "tanf"]}
WHOLE = {"text": "All 149 rows: places", "count": 149, "table": "rows-places"}


def finding(*rows: dict[str, Any], **more: Any) -> dict[str, Any]:
    record = {"key": "keys", "value": 3, "unit": "places", "text": "Three.", "rows": rows, **more}
    return {FINDING_MIME: record, "text/plain": "Three."}


def fold(site: Path) -> Any:
    page = BeautifulSoup((site / "page0.html").read_text(encoding="utf-8"), "html.parser")
    return page.find("details", class_="landroute-rests")


def test_a_finding_leads_to_its_rows_and_its_cell(build: Build) -> None:
    site, warnings = build([finding(TANF, WHOLE)], [PLACES])
    assert warnings == ""
    own = fold(site)
    assert own.summary.text == "Rests on 150 rows"
    assert [(a.text, a["href"]) for a in own.find_all("a")] == [
        ("Tanf <b>", "page1.html#places-tanf"),
        ("All 149 rows: places", "page1.html#table-rows-places"),
        ("The cell that computes it", "#code-keys"),
    ]
    page = (site / "page0.html").read_text(encoding="utf-8")
    assert 'id="code-keys"' in page
    assert own.find_previous_sibling()["id"] == "finding-keys"


def test_a_table_of_the_same_key_does_not_take_the_cell_of_a_finding(build: Build) -> None:
    table = {**PLACES, TABLE_MIME: {**PLACES[TABLE_MIME], "key": "keys"}}
    site, _ = build([table, finding(TANF)])
    page = BeautifulSoup((site / "page0.html").read_text(encoding="utf-8"), "html.parser")
    (cell,) = page.find_all(id="code-keys")
    cells = page.find("details", class_="landroute-code").find_all("div", recursive=False)
    assert cells.index(cell) == 1


def test_of_many_rows_the_first_are_shown_and_the_rest_unfold(build: Build) -> None:
    rows = [{**TANF, "text": f"Row {number}"} for number in range(9)]
    own = fold(build([finding(*rows)], [PLACES])[0])
    assert own.summary.text == "Rests on 9 rows"
    assert len(own.find("ul", recursive=False).find_all("li")) == 5
    rest = own.find("details")
    assert rest.summary.text == "and 4 more"
    assert [a.text for a in rest.find_all("a")] == [f"Row {number}" for number in range(5, 9)]


def test_days_are_listed_with_their_number(build: Build) -> None:
    days = [{"text": "Open", "spans": [["2017-11-19", "2018-06-07"], ["2018-07-01", "2018-07-01"]]}]
    own = fold(build([finding(TANF, days=days)], [PLACES])[0])
    assert own.find("details").summary.text == "Open: 202 days"
    assert [li.text for li in own.find("details").find_all("li")] == [
        "from 19 November 2017 to 7 June 2018 (201 days)",
        "on 1 July 2018",
    ]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [(1, "Rests on one parameter"), (2, "Rests on 2 parameters")],
)
def test_parameters_are_named_where_no_row_decides(
    build: Build, parameters: int, said: str
) -> None:
    shown = {**PLACES, TABLE_MIME: {**PLACES[TABLE_MIME], "key": "parameters"}}
    rows = [{"text": f"Parameter {n}", "table": "parameters"} for n in range(parameters)]
    assert fold(build([finding(*rows)], [shown])[0]).summary.text == said


@pytest.mark.parametrize(
    "row",
    [
        {"text": "Gone", "row": ["places", "atlantis"]},
        {"text": "Gone", "table": "rows-atlantis"},
        {"text": "Gone", "file": "atlantis.csv"},
        {"text": "Gone", "source": "atlantis"},
    ],
)
def test_a_dead_link_is_a_warning(build: Build, row: dict[str, Any]) -> None:
    _, warnings = build([finding(row)], [PLACES])
    assert "finding keys rests on what is on no page: Gone" in warnings


@pytest.mark.parametrize("row", [{"text": "Tanf"}, {"text": "", "table": "x"}, {"words": "Tanf"}])
def test_what_leads_nowhere_stops_the_build(build: Build, row: dict[str, Any]) -> None:
    with pytest.raises(ExtensionError, match=r"page0: finding keys: rows\.0"):
        build([finding(row)], [PLACES])


def test_a_finding_without_rows_has_no_fold(build: Build) -> None:
    assert fold(build([finding()])[0]) is None


@pytest.mark.parametrize("builder", ["text", "latex", "man"])
def test_other_builders_leave_it_out(build: Build, builder: str) -> None:
    _, warnings = build([finding(TANF)], [PLACES], builder=builder)
    assert "Tanf" not in warnings
