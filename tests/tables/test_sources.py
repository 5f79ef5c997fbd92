"""A source is named by who published it, then by who carries the copy that was read."""

import pytest

from landroute.tables import read
from landroute.tables.check import check_data
from landroute.tables.sources import sources
from landroute.tables.weak import host_of, on_weak_hosts_alone, weak_sources
from landroute.wording.credit import publisher, source_name


def test_a_copy_is_named_by_its_publisher_then_its_carrier():
    entry = sources().loc["caliber-2022-israel-destroys"]
    assert (entry["organization"], entry["host"]) == ("Wall Street Journal", "Caliber")
    said = "Wall Street Journal, in a copy at Caliber"
    assert publisher("caliber-2022-israel-destroys") == said
    assert source_name("caliber-2022-israel-destroys") == f"{said}, {entry['date'][:4]}"


def test_what_is_no_copy_is_named_by_its_publisher_alone():
    assert publisher("fdd-2019-burning-bridge") == sources().at[
        "fdd-2019-burning-bridge", "organization"
    ]  # fmt: skip


def test_no_name_shows_the_braces_of_bibtex():
    table = sources()
    assert table.at["thenational-2025-mahan", "author"] == "Amr Mostafa"
    assert not table["author"].str.contains("[{}]").any()


def test_every_name_of_a_source_begins_with_its_publisher():
    table = sources()
    for key, first, host in zip(table.index, table["organization"], table["host"], strict=True):
        assert publisher(key).startswith(first), key
        assert host in publisher(key), key
        assert source_name(key), key


@pytest.mark.parametrize(
    ("find", "put", "field"),
    [
        ("host = {A News},", "note = {copy of AFP},", "note"),
        ("organization = {AFP},", "organization = {AFP via A News},", "organization"),
        ("organization = {AFP},", "organization = {AFP (mirror)},", "organization"),
        ("host = {24 News Bulletin},", "host = {AFP},", "host"),
    ],
)
def test_a_copy_whose_publisher_is_not_named_first_is_refused(data_copy, find, put, field):
    path = data_copy / "sources.bib"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(find, put, 1), encoding="utf-8")
    assert any(f"field {field}: " in problem for problem in check_data(data_copy))


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.wikisum.wiki/wiki/A", "wikisum.wiki"),
        ("http://m.mesop.de:80/x?y", "mesop.de"),
        ("https://understandingwar.org./x", "understandingwar.org"),
        ("", ""),
    ],
)
def test_a_host_is_written_one_way(url, host):
    assert host_of(url) == host


def test_a_row_is_weak_when_all_of_its_sources_are():
    weak = weak_sources()
    for name in ("control", "evidence"):
        alone = on_weak_hosts_alone(name)
        for index, cell in read(name)["source"].items():
            assert (index in alone.index) == all(key in weak for key in cell.split("; "))


# How many rows may rest on weak hosts alone. It may only fall: find such a row a better source.
MOST = {"passage": 0, "crossings": 3, "control": 12, "captures": 7, "events": 0, "evidence": 14}


@pytest.mark.parametrize(("table", "most"), MOST.items())
def test_no_more_rows_rest_on_weak_hosts_alone(table, most):
    alone = on_weak_hosts_alone(table)
    assert len(alone) <= most, alone.iloc[:, :3].to_string()


def test_every_claim_has_a_source_that_is_not_weak():
    weak = weak_sources()
    for claim, rows in read("evidence").groupby("claim"):
        assert not weak.issuperset(key for cell in rows["source"] for key in cell.split("; ")), (
            claim
        )


def test_a_weak_host_that_no_source_was_read_on_is_refused(data_copy):
    path = data_copy / "weak_hosts.csv"
    path.write_text(
        path.read_text(encoding="utf-8") + "example.org,wiki,A test\n", encoding="utf-8"
    )
    assert any("'example.org' is in no address" in problem for problem in check_data(data_copy))
