"""A build gives the same bytes in any folder, time zone and locale, by any number of processes."""

import shutil

import pytest
from press.small import LANDROUTE, change, small_book
from twice import OTHER, PLAIN, differing, made

READ = 8  # pages without a kernel: Sphinx reads side by side from some pages on
SEEN = """
import locale
import time

hash("seed"), time.tzname, locale.setlocale(locale.LC_CTYPE)
"""
FIGURE = """
from landroute.scenario import baseline
from landroute.studies import study

study("question", baseline()).figure("claims-by-verdict")
"""


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """Lay out a book of which a chapter tells what it sees around it, and another draws."""
    book = small_book(tmp_path_factory.mktemp("same") / "book")
    change(book, SEEN)
    change(book, FIGURE, name="drawn")
    pages = [f"page{number}" for number in range(READ)]
    for page in pages:
        (book / "chapters" / f"{page}.md").write_text(f"# Of İstanbul and {page}\n")
    listed = "".join(f"  - file: {name}\n" for name in ("drawn", *pages))
    contents = book / "_toc.yml"
    contents.write_text(contents.read_text() + listed)
    return book


def built(book, surroundings, folder):
    copy = shutil.copytree(book, folder / surroundings.folder)
    done = surroundings.run(
        LANDROUTE, "build", f"--jobs={surroundings.jobs}",
        within=copy, LANDROUTE_ROOT=str(copy),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return made(copy / "_build")


def test_two_builds_in_other_surroundings_have_the_same_bytes(book, tmp_path):
    first, second = (built(book, surroundings, tmp_path) for surroundings in (PLAIN, OTHER))
    assert {"html/index.html", "executed/baseline/drawn.ipynb"} <= {*first}
    assert "html/.buildinfo" not in first
    assert differing(first, second) == []


def test_what_differs_is_named():
    first = {"same": b"1", "other": b"1", "gone": b"1"}
    assert differing(first, {"same": b"1", "other": b"2", "new": b"1"}) == ["gone", "new", "other"]
