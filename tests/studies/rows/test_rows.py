"""Every row of every table that has a page is on it, in a form that the press takes."""

from collections import Counter

import pytest

from landroute.press.notebooks import chapter_path, read_notebook
from landroute.press.site.tables import Table
from landroute.scenario import baseline
from landroute.studies.registry import study, study_class
from landroute.studies.rows.tables import paged
from landroute.tables import read, resource, resource_names
from landroute.tables.sources import sources

KEYS = [f"rows-{name}" for name in paged()]


@pytest.fixture(scope="module")
def posed():
    return study("rows", baseline())


def shown(chapter):
    """The keys of the tables that a chapter's cells show."""
    cells = read_notebook(chapter_path(chapter)).cells
    sources = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    return [source.split('"')[1] for source in sources if source.startswith("study.table(")]


def test_each_table_is_on_the_page_that_it_names_and_on_no_other():
    expected = Counter(
        (f"rows/{resource(name)['page']}", f"rows-{name.replace('_', '-')}")
        for name in resource_names()
        if "page" in resource(name)
    )
    assert expected == Counter(
        (chapter, key) for chapter in study_class("rows").chapters for key in shown(chapter)
    )


@pytest.mark.parametrize("key", KEYS)
def test_the_press_takes_every_ledger(posed, key):
    table = Table.read(posed.table(key).document(), "rows/x")
    name = key.removeprefix("rows-").replace("-", "_")
    assert (table.key, table.of, len(table.rows)) == (key, name, len(read(name)))
    assert {column.name for column in table.columns} <= set(read(name).columns)
    assert not [column.head for column in table.columns if "_" in column.head]


def test_the_press_takes_the_sources_and_each_has_its_key_for_an_address():
    table = Table.read(study("data", baseline()).table("rows-sources").document(), "rows/x")
    assert (table.key, table.of) == ("rows-sources", "")
    assert set(table.ids) == set(sources().index)


def test_a_label_says_which_table_it_is(posed):
    labels = {posed.table(key).label for key in KEYS}
    assert len(labels) == len(KEYS)
    assert "Every row of who held each place" in labels
