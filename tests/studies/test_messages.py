"""Each message is there and asked for; a mistake is told by file and line."""

import re
import shutil
import textwrap

import pytest

from landroute.errors import BadInput
from landroute.paths import ROOT
from landroute.scenario import Scenario, baseline
from landroute.studies import messages
from landroute.studies.map import findings
from landroute.studies.map.study import Map
from landroute.studies.messages import message_problems, reading_problems, require_messages
from landroute.studies.registry import study_class
from landroute.tables import sound
from landroute.wording import premise, source, words
from landroute.wording.check import message_files

FOLDER = source.FOLDER


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the messages that a test may damage, in the place of the book's own."""
    shutil.copytree(FOLDER / "en", tmp_path / "en")
    monkeypatch.setattr(source, "FOLDER", tmp_path)
    monkeypatch.setattr(messages, "message_files", lambda: message_files(tmp_path))
    words.cache_clear()
    yield tmp_path / "en"
    words.cache_clear()


def put(folder, name, find, instead):
    path = folder / f"{name}.ftl"
    text = path.read_text(encoding="utf-8")
    assert find in text
    path.write_text(text.replace(find, instead, 1), encoding="utf-8")
    return text.count("\n", 0, text.index(find)) + 1


def add(folder, name, line):
    path = folder / f"{name}.ftl"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    path.write_text(f"{text}{line}\n", encoding="utf-8")
    return text.count("\n") + 1


def test_every_message_is_there_and_used():
    assert message_problems() == []


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("shared", "orphan = of { $low }"),
        ("shared", "count-orphan = { $n }"),
        ("question", "km = km"),
        ("question", "span-x = x"),
        ("question", "column-orphan = x"),
        ("question", "figure-claims = x"),
        ("question", "table-claim = x"),
        ("charts", "holder-nobody = x"),
        ("premise", "supposing-nothing = x"),
        ("parameters", "parameter-none-such = x"),
        ("site", "orphan = x"),
    ],
)
def test_a_message_that_nothing_uses_is_named_by_file_and_line(folder, name, line):
    number = add(folder, name, line)
    (problem,) = message_problems()
    assert problem.endswith(f"en/{name}.ftl:{number}: nothing uses {line.partition(' ')[0]}")


def test_what_only_an_unused_message_refers_to_is_unused(folder):
    add(folder, "question", "orphan-one = { orphan-two }\norphan-two = x")
    assert [problem.rpartition(" ")[2] for problem in message_problems()] == [
        "orphan-one", "orphan-two",
    ]  # fmt: skip


def test_a_file_of_no_study_is_named(folder):
    add(folder, "nobody", "a = b")
    (problem,) = message_problems()
    assert "en/nobody.ftl:1: no study has this name" in problem


def test_a_message_that_a_key_lacks_is_named_where_the_key_is_registered(folder):
    put(folder, "question", "table-forecasts = ", "table-forecast = ")
    lacking, unused = message_problems()
    assert lacking.startswith("lib/landroute/studies/question/tables.py:")
    assert lacking.endswith("question.ftl has no message table-forecasts")
    assert "nothing uses table-forecast" in unused
    with pytest.raises(BadInput, match=r"tables\.py:\d+: .*1 more"):
        require_messages()


@pytest.mark.parametrize(
    ("find", "instead"),
    [
        ("{ $verdicts }", "{ $vrdicts }"),
        ("stacked by verdict. { $said }", "stacked by verdict. { $sayd }"),
        (".title = { $upheld }", ".title = { $uphelt }"),
    ],
)
def test_a_fact_that_no_code_names_is_found_without_reading(folder, find, instead):
    number = put(folder, "question", find, instead)
    (problem,) = message_problems()
    assert f"en/question.ftl:{number}: " in problem
    assert "which no code gives" in problem


def test_reading_finds_a_fact_that_another_message_is_given(folder, monkeypatch):
    number = put(folder, "question", "stacked by verdict. { $said }", "stacked. { $verdicts }")
    assert message_problems() == []
    monkeypatch.setattr(messages, "STUDIES", ["question"])
    read = []
    (problem,) = reading_problems(baseline(), read.append)
    assert (
        f"en/question.ftl:{number}: figure-claims-by-verdict.alt is given no $verdicts" in problem
    )
    assert read == ["question"]


def test_the_book_of_one_study_reads_without_a_problem(monkeypatch):
    monkeypatch.setattr(messages, "STUDIES", ["question", "data"])
    assert reading_problems(baseline(), lambda _: None) == []


def blocks_of_readme(language):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```$", readme, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for block in found]


def test_the_finding_that_the_readme_adds_is_said_with_its_premise(folder, monkeypatch):
    (code,), (message,) = blocks_of_readme("python"), blocks_of_readme("ftl")
    monkeypatch.setattr(Map, "findings", [*study_class("map").findings])
    exec(compile(code, str(FOLDER / "en"), "exec"), vars(findings).copy())  # noqa: S102 (our own)
    add(folder, "map", message)
    said = Map(baseline())["map-places-contested"]
    assert said.text.startswith("On 15 August 2017 ")
    assert said.value > 0
    other = Map(Scenario.of({"account": "alternate", "road_speed": "low"}))["map-places-contested"]
    assert other.text.startswith("Supposing that ")
    assert premise({"account": "alternate"}) in other.text
    assert "speed" not in other.text


def test_messages_found_whole_are_looked_at_again_once_a_file_changes(monkeypatch, tmp_path):
    looked = []
    monkeypatch.setattr(sound, "FOLDER", tmp_path / "_build")
    monkeypatch.setattr(messages, "message_problems", lambda: looked.append(1) or [])
    require_messages()
    require_messages()
    assert len(looked) == 1
    monkeypatch.setattr(messages, "LIBRARY", tmp_path)  # another library
    require_messages()
    assert len(looked) == 2


def test_messages_that_are_not_whole_are_refused_each_time(monkeypatch, tmp_path):
    monkeypatch.setattr(sound, "FOLDER", tmp_path)
    monkeypatch.setattr(messages, "message_problems", lambda: ["map.ftl:3: nothing uses orphan"])
    for _ in range(2):
        with pytest.raises(BadInput, match="orphan"):
            require_messages()
