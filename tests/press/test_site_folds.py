"""Folds: the depths of a chapter under their headings, and the code of its cells at its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup

from landroute.outputs import FINDING_MIME

Build = Callable[..., tuple[Path, str]]
PROSE = """
## What stood in the way

Plain text.

## In depth

Before the folds.

### A comparison

Folded text.

#### Part of it

### Another
"""


def finding(key: str) -> dict[str, Any]:
    return {FINDING_MIME: {"key": key, "text": "It was.", "value": 1, "unit": ""}}


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


def test_sections_of_the_depths_and_nothing_else_are_folded(build: Build) -> None:
    site, warnings = build([finding("one")], prose=PROSE)
    assert warnings == ""
    read = page(site, "index")
    folds = read.select("details.landroute-fold")
    assert [fold.summary.h3.text for fold in folds] == ["A comparison", "Another"]
    assert all("page" in fold.summary["data-paper"] for fold in folds)
    assert [fold.parent["id"] for fold in folds] == ["a-comparison", "another"]
    assert "Folded text." in folds[0].text
    assert folds[0].h4.text.startswith("Part of it")
    outside = read.find(id="in-depth")
    assert "Before the folds." in outside.p.text
    assert not read.find(id="what-stood-in-the-way").find_parent("details")


def test_code_stands_once_at_the_end_with_the_keys_that_it_shows(build: Build) -> None:
    site, warnings = build([finding("one"), finding("two")])
    assert warnings == ""
    read = page(site, "page0")
    (code,) = read.select("details.landroute-code")
    assert code["id"] == "code"
    assert code.summary.text == "The code of this page: 2 cells"
    assert [cell["id"] for cell in code.select(".cell_input")] == ["code-one", "code-two"]
    assert len(read.select(".cell_input")) == 2
    assert all(cell.find() for cell in read.select(".cell"))
    assert code.find_next("p", class_="landroute-finding") is None


def test_other_builders_keep_code_and_depths_where_they_stand(build: Build) -> None:
    site, warnings = build([finding("one")], prose=PROSE, builder="text")
    assert warnings == ""
    said = (site / "index.txt").read_text(encoding="utf-8")
    assert said.index("Plain text.") < said.index("A comparison") < said.index("Folded text.")
    told = (site / "page0.txt").read_text(encoding="utf-8")
    assert told.index("show()") < told.index("It was.")
