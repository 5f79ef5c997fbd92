"""A mistake in a message file is named by file and line before anything is built."""

import shutil

import pytest

from landroute.errors import BadInput
from landroute.wording.check import FOLDER, message_problems, require_words


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
