"""What is wrong with a built site is named by page."""

import shutil
from pathlib import Path

import pytest

from landroute.press import sitecheck
from landroute.press.site import table_files


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site of two pages, one in a folder, without a fault."""
    monkeypatch.setattr(sitecheck, "chapter_names", lambda: ["index", "rows/places"])
    (tmp_path / "rows").mkdir()
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / "bar.js").write_text("")
    (tmp_path / "index.html").write_text(
        '<p id="top"><a href="rows/places.html#places-tanf">Tanf</a> <a href="#top">up</a></p>'
        '<figure data-landroute-src="bar.js"></figure><a href="https://example.org">out</a>'
    )
    (tmp_path / "rows" / "places.html").write_text(
        '<tr id="places-tanf"><td><a href="../index.html">back</a></td></tr>'
    )
    return tmp_path


def problems_after(site: Path, page: str, old: str, new: str) -> list[str]:
    file = site / page
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))
    return sitecheck.site_problems(site)


def test_a_whole_site_has_no_problem(site: Path) -> None:
    assert sitecheck.site_problems(site) == []


def test_a_site_of_a_scenario_below_it_is_checked_as_one(site: Path) -> None:
    below = site / "scenarios" / "later"
    shutil.copytree(site, below, ignore=lambda *_: {"scenarios"})
    page = below / "rows" / "places.html"
    page.write_text(page.read_text() + '<a href="../../../rows/places.html">in the book</a>')
    assert sitecheck.site_problems(site) == []
    (below / "_static" / "bar.js").unlink()
    (problem,) = sitecheck.site_problems(site)
    assert problem == "scenarios/later/index.html: /_static/bar.js leads nowhere"
    page.unlink()
    assert sitecheck.site_problems(site) == [f"scenarios/later/rows/places.html: not in {site}"]


def test_a_day_after_the_address_of_a_figure_is_no_part_of_it(site: Path) -> None:
    assert problems_after(site, "index.html", "#top", "#top@2017-11-19") == []


@pytest.mark.parametrize(
    ("page", "old", "new", "problem"),
    [
        (
            "index.html", "#places-tanf", "#places-nowhere",
            "index.html: rows/places.html#places-nowhere leads nowhere",
        ),
        ("index.html", "#top", "#bottom", "index.html: #bottom leads nowhere"),
        (
            "index.html", "#top", "#bottom@2017-11-19",
            "index.html: #bottom@2017-11-19 leads nowhere",
        ),
        ("index.html", "bar.js", "gone.js", "index.html: /_static/gone.js leads nowhere"),
        (
            "rows/places.html", "../index", "../../index",
            "rows/places.html: ../../index.html leads nowhere",
        ),
        (
            "rows/places.html", "<td>", '<td id="places-tanf">',
            "rows/places.html: id places-tanf is there 2 times",
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_page(
    site: Path, page: str, old: str, new: str, problem: str
) -> None:
    assert problems_after(site, page, old, new) == [problem]


@pytest.fixture
def drawn(site: Path) -> Path:
    """Return the site with a second row in a file of its own, to which the front page leads."""
    row = '<tr id="places-rabia"><td><a href="../index.html#top">up</a></td></tr>'
    file = table_files.script(site / "_static", "places", [row])
    page = site / "rows" / "places.html"
    page.write_text(page.read_text() + f'<div data-landroute-src="{file}"></div>')
    front = site / "index.html"
    front.write_text(front.read_text() + '<a href="rows/places.html#places-rabia">Rabia</a>')
    return site


def test_a_row_that_is_drawn_when_asked_for_has_its_address(drawn: Path) -> None:
    assert sitecheck.site_problems(drawn) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("places-rabia", "places-semalka", "index.html: rows/places.html#places-rabia leads now"),
        ("#top", "#bottom", "rows/places.html: ../index.html#bottom leads nowhere"),
        ("places-rabia", "places-tanf", "rows/places.html: id places-tanf is there 2 times"),
    ],
)
def test_a_fault_in_a_file_of_rows_is_named_with_its_page(
    drawn: Path, old: str, new: str, problem: str
) -> None:
    (file,) = (drawn / "_static" / "tables").glob("*.js")
    file.write_text(file.read_text().replace(old, new))
    assert any(said.startswith(problem) for said in sitecheck.site_problems(drawn))


def test_a_chapter_without_a_page_is_named(site: Path) -> None:
    shutil.rmtree(site / "rows")
    assert sitecheck.site_problems(site) == [f"rows/places.html: not in {site}"]
