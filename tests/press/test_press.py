"""The press under good input and bad: a small book of its own, run as a user would run it."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from patience import LONG
from press.small import know_meanings, own_library

from landroute.errors import BadInput
from landroute.outputs import FINDING_MIME
from landroute.press.notebooks import canonical, dumps, read_notebook

ROOT = Path(__file__).parents[2]
LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"

PARAMETERS = 'as_of = "2017-06-30"\naccount = "primary"'
RECORD = """
from landroute.outputs import Finding

Finding("the-day", as_of, "date", f"The day is **{as_of}**.")
"""


def notebook(*sources):
    cells = [new_markdown_cell("# A chapter")]
    cells += [new_code_cell(source.strip()) for source in sources]
    cells[1].metadata["tags"] = ["parameters"]
    made = new_notebook(cells=cells)
    made.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    return dumps(canonical(made))


def small(folder):
    """Lay out a book of three chapters, two of them neighbours, with the real data."""
    shutil.copytree(ROOT / "data", folder / "data")
    for name in ("_config.yml", "requirements.txt"):
        shutil.copy2(ROOT / name, folder / name)
    (folder / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nchapters:\n  - file: routes/second\n  - file: routes/third\n"
    )
    (folder / "chapters" / "routes").mkdir(parents=True)
    (folder / "chapters" / "index.ipynb").write_text(notebook(PARAMETERS, RECORD))
    for name in ("second", "third"):
        path = folder / "chapters" / "routes" / f"{name}.ipynb"
        path.write_text(notebook(PARAMETERS, "1 + 1"))
    know_meanings(folder)
    return folder


@pytest.fixture
def book(tmp_path):
    """Return a small book."""
    return small(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a small book once."""
    book = small(tmp_path_factory.mktemp("built"))
    done = run(book, "build")
    assert done.returncode == 0, done.stderr
    return book


@pytest.fixture
def published(built, tmp_path):
    """Return a copy of the small book that was built."""
    return Path(shutil.copytree(built, tmp_path / "book"))


def run(book, *arguments):
    return subprocess.run(
        [LANDROUTE, *arguments],
        cwd=book, capture_output=True, text=True, check=False,
        env={**os.environ, "LANDROUTE_ROOT": str(book), "PYTHONPATH": str(book / "lib")},
    )  # fmt: skip


def tree(folder):
    return {
        p.relative_to(folder): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }


def test_a_build_publishes_and_a_second_one_runs_nothing(book):
    first = run(book, "build")
    assert first.returncode == 0, first.stderr
    site = book / "_build" / "html"
    assert str(site / "index.html") in first.stdout
    assert "The day is" in (site / "index.html").read_text()
    before = tree(site)
    second = run(book, "build")
    assert second.stdout == f"Nothing changed. The book is at {site / 'index.html'}\n"
    assert tree(site) == before


def test_a_site_that_was_tampered_with_is_published_again(published):
    page = published / "_build" / "html" / "index.html"
    whole = page.read_bytes()
    page.write_bytes(b"nothing")
    again = run(published, "build")
    assert "3 of 3 chapters unchanged, not run again" in again.stdout
    assert page.read_bytes() == whole


def test_a_site_built_step_by_step_is_that_of_one_build(published):
    second = published / "chapters" / "routes" / "second.ipynb"
    second.write_text(second.read_text().replace("# A chapter", "# Another title"))
    index = published / "chapters" / "index.ipynb"
    index.write_text(notebook(PARAMETERS, RECORD.replace("The day", "That day")))
    assert run(published, "build").returncode == 0
    steps = tree(published / "_build" / "html")
    shutil.rmtree(published / "_build")
    assert run(published, "build").returncode == 0
    once = tree(published / "_build" / "html")
    assert steps.keys() == once.keys()
    searched = Path("searchindex.js")  # numbers the pages in the order in which it met them
    assert [str(path) for path in once if once[path] != steps[path] and path != searched] == []
    assert found_by_term(steps[searched]) == found_by_term(once[searched])
    assert b"Another title" in once[Path("routes/third.html")]


def found_by_term(index):
    """Map each term of a search index to the pages that it finds."""
    told = json.loads(index.decode().removeprefix("Search.setIndex(").removesuffix(")"))
    pages = told["docnames"]
    return {
        (kind, term): {pages[n] for n in (found if isinstance(found, list) else [found])}
        for kind in ("terms", "titleterms")
        for term, found in told[kind].items()
        if found != []  # of a page that no longer has it
    }


@pytest.fixture
def messages(book):
    """Return the folder of messages of the book's own library."""
    return own_library(book) / "wording" / "en"


def test_a_bad_message_stops_everything_before_a_kernel(book, messages):
    site = messages / "site.ftl"
    lines = site.read_text().splitlines()
    site.write_text("\n".join([*lines, "broken = { $name"]))
    failed = run(book, "build")
    assert failed.returncode == 2
    assert f"site.ftl:{len(lines) + 1}: " in failed.stderr
    assert failed.stderr.count("\n") == 1
    assert not (book / "_build" / "executed").exists()


def test_a_failing_chapter_is_named_the_others_finish_and_the_site_stays(published):
    site = tree(published / "_build" / "html")
    second = published / "chapters" / "routes" / "second.ipynb"
    second.write_text(notebook(PARAMETERS, "1 / 0"))
    index = published / "chapters" / "index.ipynb"
    index.write_text(notebook(PARAMETERS, RECORD, "2 + 2"))
    failed = run(published, "build", "--jobs", "2")
    assert failed.returncode == 1
    assert "routes/second" in failed.stderr
    assert "ZeroDivisionError: division by zero" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert tree(published / "_build" / "html") == site
    second.write_text(notebook(PARAMETERS, "3 + 3"))
    mended = run(published, "build")
    assert mended.returncode == 0
    assert "2 of 3 chapters unchanged" in mended.stdout


def test_a_warning_in_the_pages_publishes_nothing(published):
    site = tree(published / "_build" / "html")
    path = published / "chapters" / "index.ipynb"
    made = nbformat.read(path, as_version=4)
    made.cells[0].source = "# A chapter\n\n{finding-text}`no-such-finding`"
    path.write_text(dumps(made))
    failed = run(published, "build")
    assert failed.returncode == 1
    assert "no-such-finding" in failed.stderr
    assert tree(published / "_build" / "html") == site


def test_a_bad_row_stops_everything_before_a_kernel(book):
    path = book / "data" / "control.csv"
    path.write_text(path.read_text().replace("tehran,2011-01-01", "tehran,2011-02-30", 1))
    failed = run(book, "build")
    assert failed.returncode == 2
    assert "data/control.csv:2: column start: " in failed.stderr
    assert not (book / "_build" / "executed").exists()


def test_run_writes_the_notebook_and_nothing_else(book):
    before = tree(book)
    done = run(book, "run", "index", "--set", "as_of=2018-06-01", "--out", "one.ipynb")
    assert done.returncode == 0, done.stderr
    after = tree(book)
    assert set(after) - set(before) == {Path("one.ipynb")}
    assert all(after[p] == before[p] for p in before)
    outputs = [
        o.data[FINDING_MIME]["value"]
        for c in nbformat.read(book / "one.ipynb", as_version=4).cells if c.cell_type == "code"
        for o in c.outputs if FINDING_MIME in o.get("data", {})
    ]  # fmt: skip
    assert outputs == ["2018-06-01"]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("as_off=2018-06-01", "did you mean as_of?"),
        ("as_of=2031-01-01", "2011-01-01 to 2026-11-01"),
        ("horizon=2020-01-01", "does not depend on horizon; it takes: as_of, account"),
        ("as_of", "not of the form name=value"),
    ],
)
def test_a_wrong_setting_is_refused_before_a_kernel_starts(book, setting, says):
    refused = run(book, "run", "index", "--set", setting, "--out", "one.ipynb")
    assert refused.returncode == 2
    assert says in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert not (book / "one.ipynb").exists()


def test_an_unreadable_notebook_is_named(book):
    (book / "chapters" / "index.ipynb").write_text('{"cells": [')
    failed = run(book, "build")
    assert failed.returncode == 2
    assert "chapters/index.ipynb: cannot be read as a notebook" in failed.stderr


@pytest.mark.parametrize("arguments", [("build",), ("check", "notebooks"), ("run", "index")])
def test_a_notebook_that_names_no_kernel_is_named(book, arguments):
    path = book / "chapters" / "index.ipynb"
    without = json.loads(path.read_text())
    del without["metadata"]["kernelspec"]
    path.write_text(json.dumps(without))
    refused = run(book, *arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith(
        'landroute: chapters/index.ipynb: has no kernelspec; its metadata wants {"kernelspec": '
    )
    assert refused.stderr.count("\n") == 1


UNFIT = {
    "no cell": (lambda made: made.update(cells=[]), "has no cell"),
    "a cell left out": (
        lambda made: made["cells"][2]["metadata"].update(tags=["skip-execution"]),
        "cell 3: the tag skip-execution would leave out what it records",
    ),
    "half a character": (
        lambda made: made["cells"][0].update(source="# \ud800"),
        "cell 1: has half a character, which no file can hold",
    ),
    "no format": (
        lambda made: made.pop("nbformat"),
        "cannot be read as a notebook (it names no nbformat)",
    ),
}


@pytest.mark.parametrize("kind", UNFIT)
def test_a_notebook_that_is_no_chapter_is_named(tmp_path, kind):
    change, says = UNFIT[kind]
    made = json.loads(notebook(PARAMETERS, "1 + 1"))
    change(made)
    path = tmp_path / "index.ipynb"
    path.write_text(json.dumps(made))
    with pytest.raises(BadInput) as refused:
        read_notebook(path)
    assert str(refused.value) == f"{path}: {says}"


def test_ids_of_cells_are_of_no_concern(tmp_path):
    made = json.loads(notebook(PARAMETERS, "1 + 1"))
    wanted = canonical(made)
    for cell in made["cells"]:
        cell["id"] = "the-same"
    del made["cells"][0]["id"]
    path = tmp_path / "index.ipynb"
    path.write_text(json.dumps(made))
    assert canonical(read_notebook(path)) == wanted


def test_a_notebook_that_the_contents_do_not_list_is_named(book):
    (book / "chapters" / "routes" / "fourth.ipynb").write_text(notebook(PARAMETERS))
    failed = run(book, "build")
    assert failed.returncode == 2
    assert "chapters/routes/fourth.ipynb: _toc.yml does not list it" in failed.stderr
    assert not (book / "_build" / "executed").exists()


def test_the_offline_check_names_what_a_page_asks_for(published):
    whole = run(published, "build", "--offline-check")
    assert whole.returncode == 0, whole.stderr
    assert "[3/3] opened without a network: routes/third" in whole.stdout
    index = published / "chapters" / "index.ipynb"
    outside = "# A chapter\\n\\n<img src='https://example.org/x.png' alt='x'>"
    index.write_text(index.read_text().replace("# A chapter", outside))
    asks = run(published, "build", "--offline-check")
    assert asks.returncode == 1
    assert asks.stderr == "landroute: index.html: asks for https://example.org/x.png\n"


HOLD_THE_LOCK = """
import filelock, sys, time

with filelock.FileLock(sys.argv[1]):
    print("held", flush=True)
    time.sleep(60)
"""


def test_two_builds_at_once_do_not_meet(book):
    (book / "_build").mkdir(exist_ok=True)
    command = [sys.executable, "-c", HOLD_THE_LOCK, str(book / "_build" / "lock")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        refused = run(book, "build")
        holder.kill()
    assert refused.returncode == 1
    assert "another build is running" in refused.stderr


def test_a_scenario_is_built_beside_the_baseline_and_says_so(published):
    done = run(published, "build", "--scenario", "corridor-2018")
    assert done.returncode == 0, done.stderr
    site = published / "_build" / "html" / "scenarios" / "corridor-2018"
    for name in ("index", "routes/second", "routes/third"):
        page = (site / f"{name}.html").read_text()
        assert "<title>corridor-2018: " in page
        assert page.count("landroute-banner") == 1
        assert "A year on, with Albukamal and al-Qaim retaken." in page
        assert ": 2018-06-01 instead of 2017-08-15" in page
    front = (site / "index.html").read_text()
    assert "The day is <strong>2018-06-01</strong>" in front
    assert front.count('class="landroute-own"') == 1
    assert "In the book itself: The day is <strong>2017-06-30</strong>" in front
    assert "landroute-own" not in (site / "routes" / "second.html").read_text()


def listed(site):
    text = (site / "scenarios" / "list.js").read_text()
    told = json.loads(text.removeprefix("window.landrouteScenarios = ").removesuffix(";\n"))
    return [entry["name"] for entry in told]


def test_scenarios_stand_under_the_one_site_and_none_of_an_earlier_book_is_led_to(published):
    site = published / "_build" / "html"
    alone = tree(site)
    assert listed(site) == []
    done = run(published, "build", "--scenario", "corridor-2018", "--scenario", "june-2017")
    assert done.returncode == 0, done.stderr
    assert listed(site) == ["corridor-2018", "june-2017"]
    below = site / "scenarios"
    own = {name: content for name, content in tree(site).items() if "scenarios" not in name.parts}
    assert own == {name: text for name, text in alone.items() if "scenarios" not in name.parts}
    scenario = tree(below / "june-2017")
    assert run(published, "build", "--scenario", "june-2017").stdout.count("Nothing changed") == 2
    (published / "chapters" / "index.ipynb").write_text(notebook(PARAMETERS, RECORD, "7 * 7"))
    done = run(published, "build", "--scenario", "corridor-2018")
    assert "No page leads to scenario june-2017, which shows an earlier book" in done.stdout
    assert listed(site) == ["corridor-2018"]
    assert tree(below / "june-2017") == scenario


def test_a_docstring_is_no_other_book(published):
    module = own_library(published) / "studies" / "threat" / "rates.py"
    site = published / "_build" / "html"
    assert run(published, "build", "--scenario", "june-2017").returncode == 0
    whole = tree(site)
    assert listed(site) == ["june-2017"]
    remarked = module.read_text() + "# And remarked on.\n"
    module.write_text(remarked.replace('"""', '"""Told anew. ', 1))
    again = run(published, "build", "--scenario", "june-2017")
    assert again.stdout.count("Nothing changed") == 2
    module.write_text(module.read_text() + "\nMORE = 1\n")
    meant = run(published, "build")
    assert "No page leads to scenario june-2017, which shows an earlier book" in meant.stdout
    assert listed(site) == []
    assert run(published, "build", "--scenario", "june-2017").returncode == 0
    assert tree(site) == whole


def test_canonical_outputs_do_not_hold_times(published):
    text = (published / "_build" / "executed" / "baseline" / "index.ipynb").read_text()
    assert "papermill" not in json.loads(text)["metadata"]
    assert "start_time" not in text


def test_an_interrupt_is_one_line_and_keeps_what_finished(book):
    slow = "import time\nprint('begun', flush=True)\ntime.sleep(120)"
    (book / "chapters" / "routes" / "third.ipynb").write_text(notebook(PARAMETERS, slow))
    with subprocess.Popen(
        [LANDROUTE, "build", "--jobs", "3"],
        cwd=book, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "LANDROUTE_ROOT": str(book)}, start_new_session=True,
    ) as running:  # fmt: skip
        lines = [running.stdout.readline() for _ in range(2)]
        assert all("s" in line for line in lines)
        group = os.getpgid(running.pid)
        os.killpg(group, signal.SIGINT)
        _, said = running.communicate(timeout=LONG)
    assert running.returncode == 1
    # libzmq has a line of its own for a signal that comes while a kernel waits.
    ours = [line for line in said.splitlines() if "src/signaler.cpp" not in line]
    assert ours == ["landroute: stopped; what finished is kept"]
    left = [p for p in psutil.process_iter() if same_group(p, group)]
    assert psutil.wait_procs(left, timeout=LONG)[1] == []
    kept = {p.parent.name for p in (book / "_build" / "results").rglob("*.result")}
    assert kept == {"index", "routes--second"}


def same_group(process, group):
    with contextlib.suppress(psutil.NoSuchProcess, ProcessLookupError):
        return os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE
    return False


def test_a_site_set_aside_by_a_killed_build_comes_back(published):
    site = published / "_build" / "html"
    site.rename(site.with_name("html.old"))
    (published / "chapters" / "index.ipynb").write_text(notebook(PARAMETERS, "1 / 0"))
    assert run(published, "build").returncode == 1
    assert (site / "index.html").is_file()


def test_a_missing_or_broken_contents_is_named(book):
    whole = "_toc.yml: is no table of contents"
    for content, says in (("root: [", "_toc.yml:1: "), ("[]", whole), ("format: jb-book", whole)):
        (book / "_toc.yml").write_text(content)
        failed = run(book, "build")
        assert failed.returncode == 2
        assert says in failed.stderr
        assert failed.stderr.count("\n") == 1


def test_a_build_folder_that_cannot_be_made_is_named(book):
    shutil.rmtree(book / "_build", ignore_errors=True)
    (book / "_build").write_text("in the way")
    failed = run(book, "build")
    assert failed.returncode == 1
    assert "_build" in failed.stderr
    assert failed.stderr.count("\n") == 1


def test_the_check_of_notebooks_tells_outputs_from_form(published):
    assert run(published, "build", "--save-outputs").returncode == 0
    path = published / "chapters" / "routes" / "second.ipynb"
    saved = path.read_text()
    whole = run(published, "check", "notebooks")
    assert (whole.returncode, whole.stderr) == (0, "")
    edited = json.loads(saved)
    for number, cell in enumerate(edited["cells"]):  # as editors save: ids, metadata, lines
        cell["id"] = f"{number:08x}"
        cell["metadata"] |= {"editable": True, "slideshow": {"slide_type": ""}}
        cell["source"] = cell["source"].splitlines(keepends=True)
    edited["metadata"]["language_info"]["version"] = "3.99"
    path.write_text(json.dumps(edited, indent=2))
    formed = run(published, "check", "notebooks")
    assert formed.returncode == 0
    assert "in another form than the book's, with the same outputs: routes/second" in formed.stderr
    path.write_text(saved.replace('"2"', '"3"'))
    stale = run(published, "check", "notebooks")
    assert stale.returncode == 1
    assert "routes/second.ipynb: committed outputs differ" in stale.stdout + stale.stderr
