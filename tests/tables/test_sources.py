"""A source is named by who published it, then by who carries the copy that was read."""

import pytest

from landroute.tables.check import check_data
from landroute.tables.sources import sources
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
