"""What a reader meets before any fold is opened: a question, its answer, and few words."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from landroute.press.notebooks import chapter_names
from landroute.tables import read

# A page of rows is the rows themselves: to fold them would hide what the page is for.
ROWS = "rows/"
FRONT = "index"
REFERENCE = "back/parameters"  # a list to look things up in: it asks nothing
WORDS, WORDS_OF_FRONT = 1300, 900
CHAPTERS = [name for name in chapter_names() if not name.startswith(ROWS)]
UNSEEN = (
    "details, nav, script, style, template, noscript, .headerlink, [hidden]"
    ", .landroute-tools, .landroute-days, .landroute-result, .landroute-tints"  # controls, a legend
)
STATED = {"landroute-finding", "landroute-mark"}  # a finding's own place, or its quotation
LONG = "figure, table, ul, ol, h2"
FOR_SPECIALISTS = re.compile(
    r"\b(?:dyads?|Jeffreys|Yen|kappa|AC1|MIP|quantiles?|bootstrap|Markov|Poisson)\b"
)


def above_folds(site: Path, chapter: str) -> Tag:
    """Return what a page says outside folds and navigation."""
    read_page = BeautifulSoup((site / f"{chapter}.html").read_text("utf-8"), "html.parser")
    article = read_page.select_one("article")
    assert article is not None, chapter
    for part in article.select(UNSEEN):
        part.decompose()
    return article


def said(part: Tag) -> str:
    return " ".join(part.get_text(" ").split())


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_chapter_is_short_before_a_fold_is_opened(site: Path, chapter: str) -> None:
    words = said(above_folds(site, chapter)).split()
    assert len(words) <= (WORDS_OF_FRONT if chapter == FRONT else WORDS), len(words)


@pytest.mark.parametrize("chapter", [name for name in CHAPTERS if name not in {FRONT, REFERENCE}])
def test_a_chapter_begins_with_its_question_and_the_answer(site: Path, chapter: str) -> None:
    """A finding answers, or the title of the first figure, before any list, table or section."""
    article = above_folds(site, chapter)
    first = article.select_one(LONG)
    assert first is not None
    head = list(takewhile(lambda tag: tag is not first, article.find_all(True)))
    questions = [tag for tag in head if tag.name == "strong" and said(tag).endswith("?")]
    answers = [tag for tag in head if STATED & set(tag.get("class") or [])]
    answers += first.select(".landroute-title")
    assert "h1" in {tag.name for tag in head}
    assert questions, "no question in bold"
    assert answers, "no finding, stated or quoted"


def test_the_front_page_begins_with_the_verdict(site: Path) -> None:
    article = above_folds(site, FRONT)
    heading = article.select_one("h1")
    assert heading is not None
    follows = heading.find_next("strong")
    assert follows is not None
    assert follows.select_one(".landroute-mark"), "the first bold words quote no finding"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_words_for_specialists_stand_in_folds_alone(site: Path, chapter: str) -> None:
    assert not FOR_SPECIALISTS.findall(said(above_folds(site, chapter)))


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_no_actor_is_called_by_its_id(site: Path, chapter: str) -> None:
    article = above_folds(site, chapter)
    for code in article.select("code"):
        code.decompose()
    ids = {name for name in read("actors")["id"] if "-" in name}
    assert not ids & set(re.findall(r"[a-z0-9-]+", said(article)))
