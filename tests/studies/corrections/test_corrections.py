"""Corrections are counted and listed as they are on record."""

import pytest

from landroute.scenario import baseline
from landroute.studies.corrections import findings
from landroute.studies.registry import study
from landroute.tables import read, resource


@pytest.fixture
def posed():
    return study("corrections", baseline())


def test_every_correction_is_counted_and_its_table_named(posed):
    rows = read("corrections")
    assert posed["corrections"].value == len(rows)
    assert f"**{len(rows)} values** were corrected" in posed["corrections"].text
    for name, n in rows["table"].value_counts().items():
        assert f"{resource(name)['title'][1:]} ({n})" in posed["corrections-by-table"].text


def test_a_correction_of_a_source_alone_is_not_one_of_substance(posed):
    rows = read("corrections")
    assert {"source", "verified"} < set(rows["field"])
    assert 0 < posed["corrections-of-substance"].value < len(rows)


def test_the_latest_correction_comes_first(posed):
    document = posed.table("corrections").document()
    at = [column["name"] for column in document["columns"]].index("date")
    days = [row[at] for row in document["rows"]]
    assert days == sorted(days, reverse=True)
    assert len(days) == len(read("corrections"))


def test_one_correction_and_none_read_as_such(posed, monkeypatch):
    rows = read("corrections")
    monkeypatch.setattr(findings, "read", lambda name: rows.head(1))
    assert posed["corrections"].text.startswith("**1 value** was corrected. ")
    assert "The one correction is in who held each place (1)" in posed["corrections-by-table"].text
    monkeypatch.setattr(findings, "read", lambda name: rows.head(0))
    nothing = study("corrections", baseline())["corrections"]
    assert (nothing.value, nothing.text) == (0, "No value has been corrected yet.")


def test_several_tables_are_each_named(posed, monkeypatch):
    rows = read("corrections").head(2).assign(table=["control", "places"])
    monkeypatch.setattr(findings, "read", lambda name: rows)
    told = posed["corrections-by-table"].text
    assert told == "By table: who held each place (1); places (1)."
