"""A message wants each fact that it names; what cannot be said is told by file and line."""

import pytest

from landroute.errors import BadInput
from landroute.wording import WordingError, words
from landroute.wording.source import message_file, parts, variables_of

TEXT = """\
plain = { $given } and { $lacking }
chosen =
    { $n ->
        [one] one
       *[other] { $lacking }
    }
by-another = { chosen }
titled =
    .alt = { $n }
       { $lacking }
term = { -word(case: "a") }
-word = w
"""


@pytest.fixture
def said(tmp_path, monkeypatch):
    monkeypatch.setattr("landroute.wording.source.FOLDER", tmp_path)
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "shared.ftl").write_text("shared = s\n")
    (tmp_path / "en" / "some.ftl").write_text(TEXT)
    words.cache_clear()
    yield words("some")
    words.cache_clear()


@pytest.mark.parametrize(
    ("message", "line"), [("plain", 1), ("chosen", 5), ("by-another", 5), ("titled.alt", 10)]
)
def test_a_fact_that_is_lacking_is_told_where_it_is_named_even_if_not_chosen(said, message, line):
    with pytest.raises(WordingError, match=rf"some\.ftl:{line}: {message} is given no \$lacking"):
        said(message, n=1, given="x")
    assert said(message, n=1, given="x", lacking="y", more="z")


def test_a_fact_that_cannot_be_written_is_told_with_its_message(said):
    with pytest.raises(
        BadInput, match=r"some\.ftl:1: plain: \$given cannot be written: .* no fact"
    ):
        said("plain", given=0.5, lacking="y")


def test_a_missing_message_is_told_with_its_file(said):
    with pytest.raises(WordingError, match=r"some\.ftl: there is no message none-such"):
        said("none-such")
    assert "titled" not in said
    assert "titled.alt" in said
    assert "titled.title" not in said


def test_what_a_term_is_given_is_no_fact(said):
    assert said("term") == "w"


def test_the_facts_of_a_message_are_those_of_all_that_it_refers_to():
    known = {p.name: p for name in ("shared", "question") for p in parts(message_file(name))}
    assert set(variables_of("claims-supported", known)) == {"upheld", "assertions", "verdicts"}
    assert set(variables_of("verdict", known)) == {"verdict"}
