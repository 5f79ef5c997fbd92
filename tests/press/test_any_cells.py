"""Any cell of parameters: refused with file and cell, or it sets what it declares, no more."""

import json
import logging
from copy import deepcopy

import nbformat
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill.parameterize import parameterize_notebook
from papermill.translators import PythonTranslator

from landroute.errors import BadInput
from landroute.press.declared import declared_parameters
from landroute.press.notebooks import KERNEL, dumps, read_notebook
from landroute.scenario import Scenario
from landroute.scenario.schema import parameters_cell

METADATA = {"kernelspec": KERNEL, "papermill": {}}  # as papermill reads one
WHERE = "chapters/routes/map.ipynb"
NAMES = list(Scenario.model_fields)[::2]
ODD = [
    *("=", ";", ":", "\n", "\\", "\\\n", "'", '"', '"""', "(", ")", "[", "{", "#", " ", "\t", "\r"),
    *("\0", "\x0c", "\x85", "\u2028", "\u202e", "\ud800", "ｂ", "é", "%", "!", "?", ">>> ", "f"),
    *("b", "-" * 9_000, "(" * 300, "[" * 4_000, "9" * 5_000, "1e999", " if ", "lambda: ", "*"),
    *("**", ","),
]
PLAIN = st.one_of(
    st.booleans().map(repr), st.integers().map(repr), st.floats().map(repr),
    st.text(max_size=8).map(repr), st.text(max_size=8).map(json.dumps),
)  # fmt: skip
EXPRESSIONS = st.sampled_from(
    ["None", "int(3)", "[1, 2]", "{[]: 1}", "1 + 2j", "b'x'", "f'{1}'", "'a' 'b'", "not 1", "...",
     "'a=b'", "1 if 1 else 2", "--1", "-True", "(\n1\n)", "'''a\nb'''", "yield",
     "await x", "x := 1"]
)  # fmt: skip
KINDS = st.sampled_from(["", "", "", ": int", ": str", ": Day", ": 'int'", ": [][0]"])
GOOD = st.builds("{} = {}".format, st.sampled_from(NAMES), PLAIN)
LINES = st.one_of(
    GOOD, GOOD, GOOD,
    st.builds("{}{} = {}".format, st.sampled_from([*NAMES, "as_off"]), KINDS, PLAIN),
    st.builds("{} = {}".format, st.sampled_from(NAMES), st.one_of(PLAIN, EXPRESSIONS)),
    st.builds("{}{}  # {}".format, st.sampled_from(NAMES), st.just(" = 3"), st.text(max_size=8)),
    st.sampled_from(["", "# a remark", "import os", "x", "budget += 1", "as_of, account = 'a', 'b'",
                     "a = budget = 1", "budget: int", "del budget", "%matplotlib inline", "!ls",
                     "  budget = 1", ">>> budget = 1", "(budget) = 1", "(budget): int = 1"]),
)  # fmt: skip
# Each sets budget for the chapter, or looks as if it did.
SETTING = [
    "budget = 2", "budget: int = 2", "budget += 1", "(budget := 2)", "[budget := 2 for _ in 'a']",
    "for budget in (2,): pass", "import math as budget", "from math import pi as budget",
    "def budget(): pass", "class budget: pass", "with open('x') as budget: pass", "del budget",
    "try: pass\nexcept OSError as budget: pass", "match [2]:\n    case [budget]: pass",
    "def change():\n    global budget\n    budget = 2\nchange()", "a, *budget = 1, 2",
    "def own():\n    budget = 2\nown()", "[budget for budget in (2,)]",
    "own = lambda budget: budget",
    "budget == 2", "print(budget, end='')", "class Own:\n    budget = 2", "budget",
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def unlogged():
    """Keep no log: it may hold half a character, which pytest's workers cannot hand over."""
    loggers = [logging.getLogger(name) for name in ("papermill", "traitlets")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    yield
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("notebooks")


def cases(number):
    return settings(max_examples=number, derandomize=True)


@st.composite
def sources(draw):
    """Draw the source of a cell: lines of the kinds above, here and there with odd text in it."""
    source = draw(st.sampled_from([*"\n\n\n\n;", "\r\n"])).join(draw(st.lists(LINES, max_size=4)))
    for _ in range(draw(st.sampled_from([0, 0, 1, 2]))):
        odd = draw(st.sampled_from(ODD))
        at = draw(st.integers(0, len(source)))
        source = source[:at] + odd + source[at + draw(st.integers(0, 2)) :]
    return source


def chapter(source, *others):
    """Return a notebook with a cell of parameters, and others after it."""
    declares = new_code_cell(source)
    declares.metadata["tags"] = ["parameters"]
    others = [new_code_cell(other, metadata={"tags": []}) for other in others]
    title = new_markdown_cell("# A chapter", metadata={"tags": []})
    return new_notebook(cells=[title, declares, *others], metadata=METADATA)


def declared(notebook):
    """Return what is declared; None where the notebook is refused with file and cell in a line."""
    try:
        return declared_parameters(notebook, WHERE)
    except BadInput as error:
        told = str(error)
    assert told.startswith(f"{WHERE}: cell ")
    assert told.isprintable()
    return None


def left_by(notebook):
    """Run the cells of a notebook in a bare Python; return the names that it leaves."""
    left = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(compile(cell.source, "cell", "exec", dont_inherit=True), left)  # noqa: S102
    return {name: value for name, value in left.items() if not name.startswith("__")}


def assert_can_be_laid_over(notebook, names):
    """A value laid over each parameter is what the chapter goes on with."""
    over = dict.fromkeys(names, "laid over")
    laid = parameterize_notebook(notebook, over, kernel_name="python3", language="python")
    assert left_by(laid).items() >= over.items()


@cases(700)
@given(sources())
def test_a_cell_declares_what_it_sets(source):
    notebook = chapter(source)
    names = declared(notebook)
    event("refused" if names is None else f"{len(names)} declared")
    if names is not None:
        assert list(left_by(notebook)) == names
        # Papermill passes over a line with a second "=".
        seen = [p.name for p in PythonTranslator.inspect(notebook.cells[1])]
        assert set(seen) <= set(names)
        assert seen == names or any(line.count("=") > 1 for line in source.split("\n"))
        assert_can_be_laid_over(notebook, names)


@cases(100)
@given(st.lists(st.sampled_from(SETTING), max_size=3))
def test_no_later_cell_undoes_what_is_laid_over(others):
    notebook = chapter("budget = 1", *others)
    if declared(notebook) is not None:
        assert_can_be_laid_over(notebook, ["budget"])


def test_both_are_met():
    """Of what sets a parameter each is refused, of what does not none is."""
    taken = [source for source in SETTING if declared(chapter("budget = 1", source)) is not None]
    assert taken == SETTING[SETTING.index("def own():\n    budget = 2\nown()") :]
    for name in NAMES:
        assert declared(chapter(parameters_cell([name]))) == [name]


PLACES = st.lists(st.integers(0, 9), min_size=1, max_size=6)
VALUES = st.sampled_from(
    [None, True, 0, -1, 0.5, "", "code", [], [0], [[]], {}, {"name": "python3"}, 10**400, "\ud800"]
)


def changed(document, steps, change):
    """Change what stands in a document of JSON at the end of some steps into it."""
    for step in steps:
        inner = list(document) if isinstance(document, dict) else range(len(document))
        if not inner:
            return
        key, held = inner[step % len(inner)], document
        document = held[key]
        if not isinstance(document, dict | list):
            break
    change(held, key)


CHANGES = st.one_of(
    st.just(lambda held, key: held.pop(key)),
    # A copy: a list drawn twice might be put into itself.
    VALUES.map(lambda value: lambda held, key: held.__setitem__(key, deepcopy(value))),
)


@cases(200)
@given(st.lists(st.tuples(PLACES, CHANGES), max_size=2), st.floats(0, 1))
def test_any_notebook_is_valid_or_refused_by_name(folder, changes, share):
    document = json.loads(dumps(chapter("budget = 1", "budget")))
    for steps, change in changes:
        changed(document, steps, change)
    text = json.dumps(document)
    path = folder / "any.ipynb"
    path.write_text(text if changes else text[: int(share * len(text))], encoding="utf-8")
    try:
        notebook = read_notebook(path)
    except BadInput as error:
        told = str(error)
    else:
        nbformat.validate(notebook)
        assert notebook.metadata.kernelspec.name
        return
    assert told.startswith(f"{path}: ")
    assert told.isprintable()
