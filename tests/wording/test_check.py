"""A mistake in a message file is named by file and line before anything is built."""

import shutil

import pytest

from landroute.errors import BadInput
from landroute.wording.check import message_problems, require_words
from landroute.wording.source import FOLDER, at


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(FOLDER / "en", tmp_path / "en")
    return tmp_path


def test_the_messages_of_the_book_are_sound():
    assert message_problems() == []


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("broken = { $n ->\n    [one] a\n}", "Expected"),
        ("twice = a\ntwice = b", "twice is given twice"),
        ("refers = { no-such-message }", "there is no no-such-message"),
        ("refers = { -no-term }", "there is no -no-term"),
        ("refers = { NUMBERS($n) }", "there is no function NUMBERS"),
        ("refers = { span.low }", "there is no span.low"),
        ("span = anew", "span is given twice: first at"),
    ],
)
def test_a_broken_message_is_named_by_file_and_line(folder, line, says):
    path = folder / "en" / "options.ftl"
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{line}\n", encoding="utf-8")
    first = before.count("\n") + 2
    (problem, *_) = message_problems(folder)
    assert "en/options.ftl:" in problem
    number = int(problem.split(":")[1])
    assert first <= number <= first + 3
    assert says in problem
    with pytest.raises(BadInput, match=r"options\.ftl"):
        require_words(folder)


def test_a_file_that_is_no_text_is_named_with_the_line(folder):
    path = folder / "en" / "options.ftl"
    path.write_bytes(b"# ok\na = caf\xe9\n")
    assert [p for p in message_problems(folder) if p.endswith("options.ftl:2: is no UTF-8 text")]


def test_problems_are_named_from_the_root_of_the_book():
    assert at(FOLDER / "en" / "map.ftl", 3) == "lib/landroute/wording/en/map.ftl:3"
