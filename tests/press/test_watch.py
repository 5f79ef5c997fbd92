"""What is edited is built, and a page that is open shows it."""

import contextlib
import os
import signal
import subprocess
import time

import pytest
from patience import LONG
from playwright.sync_api import expect
from press.small import LANDROUTE, change, processes_of, settings, small_book


@pytest.fixture
def watched(tmp_path):
    """Watch a small book; return its folder, the process and the address, once the site stands."""
    book = small_book(tmp_path / "book")
    with subprocess.Popen(
        [LANDROUTE, "watch", "--port", "0"], cwd=book, text=True, env=settings(book),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    ) as watching:  # fmt: skip
        address = wait_for(watching, "http://").split()[0]
        wait_for(watching, "The book is at")
        yield book, watching, address
        with contextlib.suppress(ProcessLookupError):
            os.killpg(watching.pid, signal.SIGKILL)


def wait_for(watching, words):
    while line := watching.stdout.readline():
        if words in line:
            return line
    raise AssertionError(f"never said: {words}")


def test_an_edit_is_built_and_the_open_page_reloads(watched, browser):
    book, watching, address = watched
    page = browser.new_page()
    page.goto(f"{address}other.html")
    expect(page.locator("article h1")).to_have_text("A chapter#")
    change(book, "2 + 2", prose="# A chapter anew")
    wait_for(watching, "The book is at")
    expect(page.locator("article h1")).to_have_text("A chapter anew#", timeout=1_000 * LONG)
    change(book, "1 / 0")
    assert "other: cell 3: ZeroDivisionError" in wait_for(watching, "landroute: ")
    expect(page.locator("article h1")).to_have_text("A chapter anew#")
    page.close()
    watching.send_signal(signal.SIGINT)
    assert watching.wait(timeout=LONG) == 0
    deadline = time.monotonic() + LONG
    while (left := processes_of(book)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == []
