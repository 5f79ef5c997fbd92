"""No scenario is published with the baseline's numbers: what cannot be laid over is refused."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from landroute.errors import BadInput
from landroute.press.declared import declared_parameters

ASKS = "from landroute.studies import chapter_study\n\nstudy = chapter_study('map', globals())"


def chapter(*cells):
    """Return a notebook of code cells, each a source, and whether it is tagged."""
    made = new_notebook(cells=[new_markdown_cell("# A chapter")])
    for source, tagged in cells:
        cell = new_code_cell(source)
        cell.metadata["tags"] = ["parameters"] if tagged else []
        made.cells.append(cell)
    return made


REFUSED = {
    "the tag is lost": ([('as_of = "2017-08-15"', False), (ASKS, False)], "cell 2: sets as_of"),
    "no cell is tagged": ([(ASKS, False)], "wants one cell tagged 'parameters'; there are 0"),
    "two are tagged": ([("budget = 1", True), ("service = 2", True)], "there are 2"),
    "several at once": ([('as_of, account = "a", "b"', True)], "cell 2: 'as_of, account = "),
    "added to": ([("budget += 1", True)], "cell 2: 'budget += 1' is not of the form"),
    "a call": ([("budget = int(3)", True)], "cell 2: budget wants a value that is written out"),
    "no value": ([("budget: int", True)], "cell 2: 'budget: int' is not of the form"),
    "an import": ([("import os", True)], "cell 2: 'import os' is not of the form"),
    "no parameter": ([('as_off = "2017"', True)], "cell 2: unknown parameter as_off"),
    "set again": ([("budget = 1", True), ("budget = 2", False)], "cell 3: sets budget"),
    "set by a loop": ([("budget = 1", True), ("for budget in (1,): pass", False)], "sets budget"),
    "set in passing": ([("budget = 1", True), ("print(budget := 2)", False)], "sets budget"),
    "an open quote": ([('as_of = "2017', True)], "cell 2: line 1: unterminated string literal"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_a_scenario_could_not_be_laid_over_is_refused(kind):
    cells, reason = REFUSED[kind]
    with pytest.raises(BadInput) as refused:
        declared_parameters(chapter(*cells), "chapters/map.ipynb")
    assert reason in str(refused.value)
    assert str(refused.value).startswith("chapters/map.ipynb: ")
    assert "\n" not in str(refused.value)


def test_plain_and_annotated_values_are_declared():
    source = 'as_of: str = "2017-08-15"  # the day\nbudget = -3\n# a remark'
    cells = [("%matplotlib inline\n!ls\nx = 1", False), (source, True), (ASKS, False)]
    assert declared_parameters(chapter(*cells), "it") == ["as_of", "budget"]


def test_what_is_set_within_a_function_is_its_own():
    cells = [("budget = 1", True), ("def one():\n    budget = 2\n    return budget", False)]
    assert declared_parameters(chapter(*cells), "it") == ["budget"]
