"""What was found sound is not looked at again, until anything that it hung on is another."""

import shutil
from unittest.mock import patch

import pytest

from landroute.tables import check, sound


@pytest.fixture
def looked(tmp_path, monkeypatch):
    """Keep marks in a folder of the test; return how often the tables were looked at."""
    times = []
    found = check._problems
    monkeypatch.setattr(sound, "FOLDER", tmp_path / "sound")
    monkeypatch.setattr(check, "_problems", lambda data: times.append(data) or found(data))
    return times


@pytest.fixture
def book(data_copy, monkeypatch):
    """Have a copy of data/ be the book's."""
    monkeypatch.setattr(check, "DATA", data_copy)
    return data_copy


def test_sound_tables_are_looked_at_once(looked, book):
    assert check.check_data(book) == []
    assert check.check_data(book) == []
    assert len(looked) == 1


def test_a_file_that_changes_moves_or_goes_is_looked_at(looked, book):
    assert check.check_data(book) == []
    regions = book / "regions.csv"
    regions.write_text(regions.read_text().replace("Lebanon", "The Lebanon"))
    assert check.check_data(book) == []
    assert len(looked) == 2
    shutil.move(book / "geometry", book / "geometri")
    assert check.check_data(book) != []
    assert len(looked) == 3


def test_what_is_not_sound_is_told_each_time(looked, book):
    regions = book / "regions.csv"
    regions.write_text(regions.read_text().replace("iran,Iran,IR,no", "iran,Iran,IR,nope"))
    for _ in range(2):
        assert any("regions.csv:2: column eastern_syria" in one for one in check.check_data(book))
    assert len(looked) == 2


def test_a_later_release_of_the_rules_looks_again(looked, book):
    assert check.check_data(book) == []
    with patch.object(sound, "_release", return_value="another"):
        assert check.check_data(book) == []
    assert len(looked) == 2


def test_the_latest_digests_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(sound, "FOLDER", tmp_path)
    monkeypatch.setattr(sound, "MOST", 3)
    sound.keep_sound("tables", ["a", "b"])
    sound.keep_sound("tables", ["c", "d"])
    assert [key for key in "abcd" if sound.found_sound("tables", key)] == ["a", "c", "d"]
    assert not sound.found_sound("words", "a")


@pytest.mark.parametrize(
    "spoil", [lambda f: f.write_text("x"), lambda f: (f / "tables").mkdir(parents=True)]
)
def test_where_nothing_can_be_kept_tables_are_sound_all_the_same(looked, book, spoil):
    spoil(sound.FOLDER)
    assert check.check_data(book) == []
    assert check.check_data(book) == []
    assert len(looked) == 2
