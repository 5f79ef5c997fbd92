"""What is run again after each kind of edit, and nothing else: a small book on a library's copy."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from press.small import own_library

from landroute.outputs import FINDING_MIME
from landroute.press import results
from landroute.press.inputs import Inputs, meaning_of_code, meaning_of_messages
from landroute.press.notebooks import canonical, dumps
from landroute.press.results import Result, Results

ROOT = Path(__file__).parents[2]
LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"
PARAMETERS = 'as_of = "2017-08-15"'
CHAPTERS = {
    "index": [PARAMETERS, "from landroute.tables import read\n\nlen(read('regions'))"],
    "routes/words": [
        "from landroute.wording import words\n\nwords('rests')('all-sources', n=3)",
    ],
    "routes/named": [
        PARAMETERS,
        "from landroute.wording.names import names\n\nlen(names('places'))",
    ],
    "routes/scenario": [
        "from landroute.scenario import resolve\n\nresolve('corridor-2018').as_of",
    ],
}
ALL = set(CHAPTERS)


def notebook(sources, prose="# A chapter"):
    cells = [new_markdown_cell(prose)]
    for source in sources:
        cell = new_code_cell(source)
        cell.metadata["tags"] = ["parameters"] if source == PARAMETERS else []
        cells.append(cell)
    made = new_notebook(cells=cells)
    made.metadata["kernelspec"] = {
        "name": "python3", "display_name": "Python 3", "language": "python",
    }  # fmt: skip
    return dumps(canonical(made))


def run(book, *command):
    return subprocess.run(
        command, cwd=book, capture_output=True, text=True, check=False,
        env={**os.environ, "LANDROUTE_ROOT": str(book), "PYTHONPATH": str(book / "lib")},
    )  # fmt: skip


def landroute(book, *arguments):
    done = run(book, LANDROUTE, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(book, *arguments):
    return landroute(book, "build", *(f"--only={name}" for name in CHAPTERS), *arguments)


def ran(said):
    """Names of the chapters that a build ran."""
    lines = [line.strip().split() for line in said.splitlines()]
    return {words[2] for words in lines if len(words) == 3 and words[1] == "s"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the book once; return its folder."""
    book = tmp_path_factory.mktemp("reruns")
    shutil.copytree(ROOT / "data", book / "data")
    own_library(book)
    for name in ("_config.yml", "requirements.txt"):
        shutil.copy2(ROOT / name, book / name)
    names = [name for name in CHAPTERS if name != "index"]
    listed = "".join(f"  - file: {name}\n" for name in names)
    (book / "_toc.yml").write_text(f"format: jb-book\nroot: index\nchapters:\n{listed}")
    (book / "chapters" / "routes").mkdir(parents=True)
    for name, sources in CHAPTERS.items():
        (book / "chapters" / f"{name}.ipynb").write_text(notebook(sources))
    assert ran(build(book)) == ALL
    return book


@pytest.fixture
def book(built, tmp_path):
    """Return a copy of the built book: what was kept holds in another folder."""
    return Path(shutil.copytree(built, tmp_path / "book"))


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def touched(book):
    for path in (book / "lib" / "landroute" / "tables").glob("*.py"):
        path.touch()


def prose(book):
    (book / "chapters" / "index.ipynb").write_text(notebook(CHAPTERS["index"], "# Another title"))


def described(change):
    """Return what tells something else of the table of regions."""

    def tell(book):
        path = book / "data" / "datapackage.json"
        package = json.loads(path.read_text(encoding="utf-8"))
        change(*(one for one in package["resources"] if one["name"] == "regions"))
        path.write_text(json.dumps(package, indent=2, ensure_ascii=False), encoding="utf-8")

    return tell


def edit(path, old, new):
    return lambda book: replace(book / path, old, new)


def longer(module):
    """Return what adds a statement to a module."""

    def change(book):
        with (book / LIBRARY / module).open("a") as file:
            file.write("\nMORE = 1\n")

    return change


LIBRARY = "lib/landroute"
EDITS = {
    "the time of a file": (touched, set(), ""),
    "prose": (prose, set(), ""),
    "code of a chapter": (
        lambda book: (book / "chapters" / "routes" / "words.ipynb").write_text(
            notebook([*CHAPTERS["routes/words"], "1 + 1"])
        ),
        {"routes/words"},
        "routes/words: its code changed",
    ),
    "a cell of a table read whole": (
        edit("data/regions.csv", "Lebanon", "The Lebanon"),
        {"index"},
        "index: data/regions.csv changed",
    ),
    "a column not read": (
        edit("data/places.csv", "northern end of the", "north end of the"),
        set(),
        "",
    ),
    "a column read": (
        edit("data/places.csv", ",Tehran,", ",Teheran,"),
        {"routes/named"},
        "routes/named: id and name of data/places.csv changed",
    ),
    "what is said of a table": (
        described(lambda regions: regions.update(description="Told anew.")),
        set(),
        "",
    ),
    "what is said of a column": (
        described(lambda regions: regions["schema"]["fields"][1].update(description="Anew.")),
        set(),
        "",
    ),
    "a message": (
        edit(f"{LIBRARY}/wording/en/rests.ftl", "all-sources = ", "all-sources = by "),
        {"routes/words"},
        "routes/words: wording/en/rests.ftl changed",
    ),
    "a comment among messages": (
        edit(f"{LIBRARY}/wording/en/rests.ftl", "all-sources = ", "# Said first.\nall-sources = "),
        set(),
        "",
    ),
    "a docstring": (
        edit(f"{LIBRARY}/wording/names.py", '"""', '"""Anew. '),
        set(),
        "",
    ),
    "a helper of one": (
        longer("scenario/files.py"),
        {"routes/scenario"},
        "routes/scenario: scenario/files.py changed",
    ),
    "a helper of all": (
        longer("errors.py"),
        ALL,
        "errors.py changed",
    ),
    "a helper of none": (
        longer("studies/draws.py"),
        set(),
        "",
    ),
    "the scenario asked for": (
        edit("data/scenarios/corridor-2018.yml", "2018-06-01", "2018-06-02"),
        {"routes/scenario"},
        "routes/scenario: data/scenarios/corridor-2018.yml changed",
    ),
    "another scenario": (
        edit("data/scenarios/us-withdrawn.yml", "about: ", "about: Told anew. "),
        set(),
        "",
    ),
    "the packages": (
        edit("requirements.txt", "babel==", "# babel\nbabel=="),
        ALL,
        "the packages changed",
    ),
}

# Edits that are built together: those that run nothing, and others of which each runs its own.
TOGETHER = [
    [kind for kind, (_, expected, _) in EDITS.items() if not expected],
    ["a cell of a table read whole", "a column read", "a message", "the scenario asked for"],
    ["a helper of one"],
    ["code of a chapter"],  # by itself: it would be the reason given, whatever else had changed
    ["a helper of all"],
    ["the packages"],
]


@pytest.mark.parametrize("kinds", TOGETHER, ids=lambda kinds: kinds[0])
def test_an_edit_runs_what_hangs_on_it_and_says_why(book, kinds):
    changes, expected, reasons = zip(*(EDITS[kind] for kind in kinds), strict=True)
    for change in changes:
        change(book)
    said = build(book)
    assert ran(said) == set().union(*expected)
    assert all(reason in said for reason in reasons)


def test_every_edit_is_built_and_no_two_together_are_to_run_the_same_chapter():
    assert sorted(kind for kinds in TOGETHER for kind in kinds) == sorted(EDITS)
    for kinds in TOGETHER:
        expected = [name for kind in kinds for name in EDITS[kind][1]]
        assert len(set(expected)) == len(expected)


def test_an_edit_undone_runs_nothing(book):
    path = book / "data" / "regions.csv"
    before = path.read_bytes()
    replace(path, "Lebanon", "The Lebanon")
    assert ran(build(book)) == {"index"}
    path.write_bytes(before)
    assert ran(build(book)) == set()


def test_prose_stands_in_the_executed_notebook_with_the_kept_outputs(book):
    executed = book / "_build" / "executed" / "baseline" / "index.ipynb"
    before = nbformat.read(executed, as_version=4)
    prose(book)
    build(book)
    after = nbformat.read(executed, as_version=4)
    assert after.cells[0].source == "# Another title"
    assert after.cells[2].outputs == before.cells[2].outputs != []


def test_another_scenario_runs_the_chapters_that_take_its_parameters(book):
    assert ran(build(book, "--scenario", "corridor-2018")) == {"index", "routes/named"}
    assert ran(build(book)) == set()


def test_the_reason_is_what_differs_from_the_nearest_run(tmp_path, monkeypatch):
    monkeypatch.setattr(results, "FOLDER", tmp_path)
    kept = Results("index")
    for set_ in ({}, {"parameter as_of": "1"}):  # the baseline, and then another scenario
        kept.keep(Result({"its code": "0", **set_}, {}, {}))
    settled = {"its code": "0", "parameter us_posture": "2"}
    assert kept.why(settled, Inputs()) == "parameter us_posture changed"


def test_save_writes_the_outputs_of_one_chapter(book):
    chapters = book / "chapters"
    before = {path: path.read_bytes() for path in chapters.rglob("*.ipynb")}
    assert "chapters/index.ipynb: new outputs" in landroute(book, "save", "index")
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert changed == [chapters / "index.ipynb"]
    outputs = nbformat.read(chapters / "index.ipynb", as_version=4).cells[2].outputs
    assert outputs[0].data["text/plain"].isdecimal()
    assert "its outputs were these already" in landroute(book, "save", "index")


def test_a_new_chapter_runs_answers_and_is_tested(book):
    (book / "_toc.yml").write_text(
        "format: jb-book\nroot: index\nparts:\n  - caption: Routes\n    chapters:\n"
        + "".join(f"      - file: {name}\n" for name in CHAPTERS if name != "index")
    )
    written = landroute(book, "new", "chapter", "routes/rivals")
    assert "chapters/routes/rivals.ipynb" in written
    assert (book / "_toc.yml").read_text().endswith("      - file: routes/rivals\n")
    assert "chapters/routes/rivals.ipynb: new outputs" in landroute(book, "save", "rivals")
    found = json.loads(landroute(book, "evaluate", "--only", "rivals", "--json"))["findings"]
    shown = nbformat.read(book / "chapters" / "routes" / "rivals.ipynb", as_version=4)
    (finding,) = (o.data[FINDING_MIME] for c in shown.cells for o in c.get("outputs", []))
    assert finding["value"] == found["rivals-contested"]["value"] > 0
    tests = book / "tests" / "studies" / "rivals" / "test_rivals.py"
    done = run(book, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("rivals", "wants a part and a name"),
        ("rivers/rivals", "has no part rivers; it has: routes"),
        ("routes/words", "is there already"),
        ("routes/map", "lib/landroute/studies/map"),
    ],
)
def test_a_chapter_that_cannot_be_is_refused(book, name, says):
    before = (book / "_toc.yml").read_bytes()
    refused = run(book, LANDROUTE, "new", "chapter", name)
    assert refused.returncode == 2
    assert says in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert (book / "_toc.yml").read_bytes() == before
    assert not (book / "lib" / "landroute" / "studies" / "rivals").exists()


def test_clean_removes_what_is_kept_and_with_all_the_rest(book):
    (book / "_build" / "html").mkdir()
    assert landroute(book, "clean").endswith("MB are free again\n")
    assert {path.name for path in (book / "_build").iterdir()} == {"html", "lock"}
    landroute(book, "clean", "--all")
    assert {path.name for path in (book / "_build").iterdir()} == {"lock"}
    assert ran(build(book)) == ALL


def test_the_meaning_of_code_is_its_syntax_without_docstrings():
    plain = "def f(x):\n    return x + 1\n"
    said = 'def f(x):\n    """Add one."""\n\n    return (x + 1)  # said\n'
    assert meaning_of_code(plain) == meaning_of_code(said)
    assert meaning_of_code(plain) != meaning_of_code(plain.replace("1", "2"))
    # A text that is no docstring is meant.
    assert meaning_of_code("x = 1\n'a'") != meaning_of_code("x = 1\n'b'")


def test_the_meaning_of_messages_is_what_they_say():
    plain = "# Of towns\n\none = A { $town }\n"
    assert meaning_of_messages(plain) == meaning_of_messages("one = A { $town }\n")
    assert meaning_of_messages(plain) != meaning_of_messages("one = The { $town }\n")
