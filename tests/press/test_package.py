"""What lies beside the tables in their archive."""

import pytest
from nbformat import writes
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from landroute.errors import BadInput
from landroute.press.package import beside, section


def page(*prose):
    cells = [part for text in prose for part in (new_markdown_cell(text), new_code_cell("1"))]
    return writes(new_notebook(cells=cells))


TEXT = page(
    "# A page\n\n## One\n\nIt is [so](other.ipynb), [or](#so) [not](https://a.b).",
    "### Two\n\n- a\n- b\n\n## Three",
)


def test_a_section_ends_where_the_next_begins_and_leads_to_no_page():
    assert section(TEXT, "One") == "## One\n\nIt is so, or [not](https://a.b)."
    assert section(TEXT, "Two") == "## Two\n\n- a\n- b"


def test_a_section_that_is_gone_is_named():
    with pytest.raises(BadInput, match="no section 'Four'"):
        section(TEXT, "Four")


def test_other_parameters_are_told():
    plain = beside({}, {}, {})["README.md"].decode()
    other = beside({}, {}, {"changed": [("as_of", "2018-06-01", "2017-08-15")]})["README.md"]
    assert "`as_of`: 2018-06-01 instead of 2017-08-15" in other.decode()
    assert "instead of" not in plain
