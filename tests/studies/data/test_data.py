"""The page on the data lists all that there is, and counts it right."""

import re

import pytest

from landroute.charts.spelling import title
from landroute.outputs import TABLE_MIME
from landroute.scenario import baseline
from landroute.studies.registry import study
from landroute.tables import read, resource, resource_names
from landroute.tables.inventory import verified_tables
from landroute.tables.package import resources
from landroute.tables.sources import sources


@pytest.fixture(scope="module")
def posed():
    return study("data", baseline())


def column(table, name):
    document = table.document()
    at = [one["name"] for one in document["columns"]].index(name)
    return [row[at] for row in document["rows"]]


def test_each_row_is_counted_once_by_how_far_it_was_verified(posed):
    told = posed["rows-verified"]
    verified = [verdict for name in verified_tables() for verdict in read(name)["verified"]]
    assert told.facts["rows"] == len(verified)
    assert told.facts["partly"] == verified.count("partly")
    assert told.facts["unread"] == verified.count("no")
    assert told.value == pytest.approx(verified.count("yes") / len(verified))


def test_the_bars_are_the_counts_of_the_finding(posed):
    figure = posed.figure("rows-verified")
    facts = posed["rows-verified"].facts
    whole, partly, unread = (sum(trace.x) for trace in figure.data)
    assert (partly, unread) == (facts["partly"], facts["unread"])
    assert whole + partly + unread == facts["rows"]
    assert figure.layout.meta["title"].startswith(f"{round(100 * whole / facts['rows'])}%")


def test_every_file_of_the_package_is_listed_once(posed):
    told = [cell[0]["file"] for key in ("catalogue", "files") for cell in column(
        posed.table(key), "file")]  # fmt: skip
    assert sorted(told) == sorted(entry["path"] for entry in resources())


def test_every_column_of_every_table_is_described(posed):
    schema = posed.table("schemas")
    files = [cell[0]["file"] for cell in column(schema, "file")]
    told = list(zip(files, column(schema, "column"), strict=True))
    assert told == [
        (resource(name)["path"], own) for name in resource_names() for own in read(name).columns
    ]
    assert all(column(schema, "meaning"))


def test_every_row_that_rests_on_a_source_is_counted_with_it(posed):
    table = posed.table("rows-sources")
    used = dict(zip(table.document()["ids"], column(table, "used_in"), strict=True))
    assert set(used) == set(sources().index)
    for key in ("geonames-2026-cities500", "fdd-2019-burning-bridge"):
        counts = {
            name: sum(key in cell.split("; ") for cell in read(name)["source"])
            for name in resource_names()
            if "source" in read(name)
        }
        told = [f"{title(name)} ({counts[name]})" for name in sorted(counts) if counts[name]]
        assert used[key] == "; ".join(told)


def test_the_bibliography_is_counted_as_it_is(posed):
    facts = posed["sources"].facts
    assert posed["sources"].value == facts["sources"] == len(sources())
    titles = column(posed.table("rows-sources"), "title")
    assert posed["sources-read"].facts["unseen"] == sum(
        bool(re.match(r"\[", title)) for title in titles
    )
    opened = sum(map(bool, column(posed.table("rows-sources"), "opened")))
    assert posed["sources-read"].value == opened


def test_the_package_is_counted_as_it_is(posed):
    facts = posed["package"].facts
    assert facts["tables"] == len(posed.table("catalogue").frame) == len(resource_names())
    assert facts["built"] + facts["by_hand"] == facts["tables"]
    assert 0 < facts["built"] < facts["by_hand"]


def test_the_bibliography_is_written_once_not_again_for_jupyter(posed):
    """A page of every source has to stay under a megabyte."""
    assert set(posed.table("rows-sources")._repr_mimebundle_()) == {TABLE_MIME, "text/plain"}


def test_a_table_that_only_feeds_a_builder_is_not_counted(posed):
    inputs = {name for name in resource_names() if resource(name).get("builder_input")}
    assert inputs
    assert not inputs & set(posed.verification.index)
