"""A site built under other parameters says so on every page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from landroute.outputs import FINDING_MIME, TABLE_MIME
from landroute.press.departures import departures
from landroute.scenario import Scenario

SCENARIO = {
    "name": "us <withdrawn>",
    "about": "Had they not stood in the way.",
    "changed": [["us_posture", "withdrawn", "recorded"], ["as_of", "2018-06-01", "2017-06-30"]],
    "page": "page1",
}
PARAMETERS = {
    TABLE_MIME: {
        "key": "parameters",
        "label": "Every parameter",
        "columns": [{"name": "parameter", "head": "Parameter", "kind": "text"}],
        "rows": [["us_posture"]],
    },
    "text/plain": "a table",
}
Build = Callable[..., tuple[Path, str]]


def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def test_every_page_says_what_was_changed_and_leads_to_the_parameters(build: Build) -> None:
    site, warnings = build([], [PARAMETERS], landroute_scenario=SCENARIO, nitpicky=True)
    assert warnings == ""
    for name in ("index", "page0", "page1"):
        (banner,) = soup(site / f"{name}.html").select(".landroute-banner")
        said = " ".join(banner.get_text().split())
        assert "us <withdrawn>" in said
        assert "Had they not stood in the way." in said
        assert "us_posture: withdrawn instead of recorded" in said
        assert "as_of: 2018-06-01 instead of 2017-06-30" in said
        own, link = banner.select("a")
        assert own["href"] == f"../../{name}.html"
        page = "" if name == "page1" else "page1.html"
        assert link["href"] == f"{page}#table-parameters"
        assert banner.find_previous("h1")


def test_every_title_names_the_scenario(build: Build) -> None:
    site, _ = build([], [PARAMETERS], landroute_scenario=SCENARIO)
    for page in site.glob("*.html"):
        title = soup(page).title
        assert title is not None
        assert "us <withdrawn>: " in title.get_text(), page
    first = soup(site / "page0.html").title
    assert first is not None
    assert first.get_text().startswith("us <withdrawn>: page0")


def test_the_baseline_says_nothing(build: Build) -> None:
    site, _ = build([])
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "landroute-banner" not in text
        assert "under other parameters" not in text


def test_without_a_page_of_parameters_there_is_no_link(build: Build) -> None:
    site, warnings = build([], landroute_scenario=SCENARIO | {"page": ""}, nitpicky=True)
    assert warnings == ""
    (own,) = soup(site / "page0.html").select(".landroute-banner a")
    assert own["href"] == "../../page0.html"


def finding(key: str, text: str) -> dict[str, Any]:
    return {FINDING_MIME: {"key": key, "text": text}, "text/plain": text}


def test_what_differs_from_the_book_is_marked_and_counted(build: Build) -> None:
    page = [finding("open", "It is **open**."), finding("keys", "It needs **2**."), PARAMETERS]
    differs = {"finding": {"open": "It is **shut**."}, "table": {"parameters": ""}}
    site, warnings = build(page, landroute_scenario=SCENARIO | {"differs": differs, "page": ""})
    assert warnings == ""
    read = soup(site / "page0.html")
    (marked,) = read.select(".landroute-finding.landroute-differs")
    assert marked.get_text() == "It is open."
    finding_mark, table_mark = read.select(".landroute-own")
    assert finding_mark.get_text() == "In the book itself: It is shut."
    assert "This differs" in table_mark.get_text()
    banner = " ".join(read.select(".landroute-banner")[0].get_text().split())
    assert "Of 3 findings, figures and tables here 2 differ" in banner
    assert "all findings, figures and tables are as in" in soup(site / "index.html").get_text()


def recorded(*findings: tuple[str, str]) -> dict[str, Any]:
    return {key: {"key": key, "text": text, "doc": "page0"} for key, text in findings}


def test_a_finding_quoted_in_prose_is_marked_where_it_stands_and_counted(build: Build) -> None:
    stated = [("open", "It is **open**."), ("keys", "It needs **2**."), ("cut", "One cuts it.")]
    prose = (
        "**{finding-text}`open`**\n\n- First {finding-text}`keys` Then {finding-text}`open` End.\n"
        "- Last {finding-text}`cut`\n"
    )
    differs = {"finding": {"open": "It's **shut**.", "keys": "", "elsewhere": "Not here."}}
    site, warnings = build(
        [finding(*one) for one in stated],
        prose=prose,
        findings=recorded(*stated),
        landroute_scenario=SCENARIO | {"differs": differs, "page": ""},
    )
    assert warnings == ""
    read = soup(site / "index.html")
    quoted = read.select(".landroute-quoted.landroute-differs")
    assert [" ".join(one.get_text().split()) for one in quoted] == [
        "It is open. how? (differs)",
        "It needs 2. how? (differs)",
        "It is open. how? (differs)",
    ]
    lead = read.select("strong .landroute-quoted")[0].find_parent("p")
    assert lead is not None
    own = lead.find_next_sibling("p")
    assert own is not None
    assert own["class"] == ["landroute-own"]
    assert own.get_text() == "In the book itself: It’s shut."
    after = [(p.find_parent("li") is not None, p.get_text()) for p in read.select(".landroute-own")]
    assert after == [
        (False, "In the book itself: It’s shut."),
        (True, "In the book itself this is not said."),
        (True, "In the book itself: It’s shut."),
    ]
    banner = " ".join(read.select(".landroute-banner")[0].get_text().split())
    assert "Of 3 findings, figures and tables here 2 differ" in banner


def test_in_the_baseline_a_quoted_finding_has_no_mark(build: Build) -> None:
    site, _ = build(
        [finding("open", "Open.")],
        prose="{finding-text}`open`",
        findings=recorded(("open", "Open.")),
    )
    assert "(differs)" not in (site / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("builder", ["latex", "text"])
def test_what_is_quoted_in_print_says_what_it_differs_from(build: Build, builder: str) -> None:
    built, warnings = build(
        [finding("open", "It is open.")],
        prose="{finding-text}`open`",
        findings=recorded(("open", "It is open.")),
        builder=builder,
        landroute_scenario=SCENARIO | {"differs": {"finding": {"open": "It is shut."}}, "page": ""},
    )
    files = [file for file in built.iterdir() if file.suffix in {".tex", ".txt"}]
    words = "".join(file.read_text(encoding="utf-8") for file in files)
    assert warnings == ""
    assert words.count("In the book itself: It is shut.") == 2
    assert words.count("(differs)") == 1


@pytest.mark.parametrize("builder", ["latex", "text"])
def test_print_says_it_too(build: Build, builder: str) -> None:
    built, warnings = build([], [PARAMETERS], builder=builder, landroute_scenario=SCENARIO)
    files = [file for file in built.iterdir() if file.suffix in {".tex", ".txt"}]
    words = "".join(file.read_text(encoding="utf-8") for file in files)
    assert warnings == ""
    assert "withdrawn instead of recorded" in words


def test_departures_are_the_parameters_that_differ_from_the_baseline() -> None:
    changes: dict[str, Any] = {"us_posture": "withdrawn", "tracks_count": True, "clearance": 5.0}
    told = departures(Scenario.of(changes), "mine", "What if.")
    assert (told["name"], told["about"]) == ("mine", "What if.")
    assert sorted(told["changed"]) == [
        ["clearance", "5.0", "10.0"],
        ["tracks_count", "true", "false"],
        ["us_posture", "withdrawn", "recorded"],
    ]
    assert departures(Scenario(), "baseline", "") == {}
