"""A living process answers from one edition of data/ everywhere, and takes up the next whole."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from landroute.errors import BadInput
from landroute.paths import DATA
from landroute.tables import edition, kept, renew
from landroute.tables.edition import Edition

# One worker has the process.
pytestmark = pytest.mark.xdist_group("edition")
CHILD = Path(__file__).with_name("living.py")
# A word of one cell of each file; put digits before it, and the file is another but valid still.
WORDS = {
    "control.csv": "Held by the state",
    "places.csv": "Tehran,IR",
    "segments.csv": '41.4,"Beirut',
    "passage.csv": "The sender",
    "corrections.csv": "KurdWatch dates",
    "corridors.csv": "Northern corridor",
    "geography_settings.csv": "34,degree",
    "geometry/segments.geojson": "51.4215,",
    "basemap/coast.geojson": "36.",
    "scenarios/corridor-2018.yml": "A year on",
    "sources.bib": "Observatory raises",
    "datapackage.json": "Settings of the geography",
}
# What follows from a file beyond its own rows, and so changes with that word.
DERIVED = {
    "control.csv": {"control"},
    "places.csv": {"spellings"},
    "segments.csv": {"roads", "hours"},
    "corridors.csv": {"names"},
    "geography_settings.csv": {"settings"},
    "geometry/segments.geojson": {"lines"},
    "scenarios/corridor-2018.yml": {"about"},
}
READ_WHOLE = ("geojson", "yml")  # not kept by the tables, but by those who ask for them


class Living:
    """A copy of `data/`, and a process that answers from it."""

    def __init__(self, root):
        self.root = root
        shutil.copytree(DATA, root / "data")
        self.process, self.edits, self.edited = self.start(), 0, {}

    def start(self):
        return subprocess.Popen(
            [sys.executable, CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            env={**os.environ, "LANDROUTE_ROOT": str(self.root)},
        )  # fmt: skip

    def ask(self, *question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def ask_a_new_process(self, *question):
        with self.start() as process:
            return json.loads(process.communicate(json.dumps(question) + "\n")[0])

    def edit(self, name):
        """Put a number never used before in front of the word; `edited` tells which."""
        self.edits += 1
        self.edited[name] = self.edits
        path, word = self.root / "data" / name, WORDS[name]
        text = path.read_text(encoding="utf-8")
        edited, found = re.subn(rf"\d*{re.escape(word)}", f"{self.edits}{word}", text, count=1)
        assert found
        path.write_text(edited, encoding="utf-8")


@pytest.fixture(scope="module")
def living(tmp_path_factory):
    process = Living(tmp_path_factory.mktemp("living"))
    yield process
    process.process.communicate()


@pytest.mark.parametrize("name", WORDS)
def test_old_everywhere_until_it_looks_again_then_new_everywhere(living, name):
    living.ask("renew")
    before = living.ask("whole")
    living.edit(name)
    if not name.startswith("scenarios"):  # read anew by each question
        derived = living.ask("derived")
        assert derived == {key: before[key] for key in derived}
    if not name.endswith(READ_WHOLE):
        assert living.ask("told", name) == before[name]
    assert living.ask("renew") is True
    assert living.ask("renew") is False
    after = living.ask("whole")
    changed = {key for key in after if after[key] != before[key]}
    assert changed == {name} | DERIVED.get(name, set())


def test_what_is_taken_up_is_what_a_new_process_reads(living):
    for name in WORDS:
        living.edit(name)
    living.ask("renew")
    assert living.ask("whole") == living.ask_a_new_process("whole")


@pytest.mark.parametrize("name", WORDS)
def test_a_file_that_changed_before_it_was_read_is_refused(living, name):
    living.edit(name)
    living.ask("renew")
    living.edit(name)
    refused = living.ask("told", name)["refused"]
    assert refused.startswith(f"data/{name}: changed on disk")
    assert "\n" not in refused
    tables = {other for other in WORDS if other.endswith(".csv")}
    refusing = {other for other in WORDS if "refused" in living.ask("told", other)}
    assert refusing == {name} | (tables if name == "datapackage.json" else set())
    living.ask("renew")
    assert living.ask("told", name) == living.ask_a_new_process("told", name)


FEW = ["corridors.csv", "passage.csv", "scenarios/corridor-2018.yml"]


def test_in_any_order_of_edits_and_questions_no_answer_mixes_editions(living):
    read_once = set()

    class Editing(RuleBasedStateMachine):
        """Edits and questions; beside them, the edit that each file stood at when looked at."""

        def __init__(self):
            super().__init__()
            for name in FEW:
                living.edit(name)
            self.look_again()

        @rule(name=st.sampled_from(FEW))
        def edit(self, name):
            living.edit(name)

        @rule()
        def look_again(self):
            living.ask("renew")
            self.looked_at = dict(living.edited)

        @rule(name=st.sampled_from(FEW))
        def ask(self, name):
            answer = living.ask("before", name, WORDS[name])
            version = self.looked_at[name]
            if version == living.edited[name] or (name, version) in read_once:
                assert answer == str(version)
                if not name.endswith(READ_WHOLE):
                    read_once.add((name, version))
            else:
                assert "changed on disk" in answer["refused"]

    run_state_machine_as_test(Editing, settings=settings(max_examples=25, stateful_step_count=20))


def test_what_is_sealed_is_taken_up(living):
    living.ask("renew")
    before = living.ask("whole")
    living.edit("corridors.csv")
    assert "corridors" in living.ask("seal")
    after = living.ask("whole")
    assert {key for key in after if after[key] != before[key]} >= {
        "corridors.csv", "datapackage.json",
    }  # fmt: skip
    assert after == living.ask_a_new_process("whole")


def test_kept_is_worked_out_once_for_an_edition():
    asked = []

    @kept()
    def twice(number, *, times=2):
        """Say what it does."""
        asked.append(number)
        return number * times

    assert [twice(1), twice(1), twice(2, times=3), twice(2, times=3)] == [2, 2, 6, 6]
    assert asked == [1, 2]
    assert renew() is False
    twice(1)
    assert asked == [1, 2]
    twice.cache_clear()
    twice(1)
    assert asked == [1, 2, 1]
    assert (twice.__name__, twice.__doc__) == ("twice", "Say what it does.")


def test_what_was_begun_in_the_last_edition_is_not_taken_for_this_one(monkeypatch):
    @kept()
    def overtaken():
        if edition.in_force() is old:
            monkeypatch.setattr(edition, "_edition", Edition({}))
            return "old"
        return "new"

    old = edition.in_force()
    assert [overtaken(), overtaken()] == ["old", "new"]
    with pytest.raises(BadInput, match="changed since this answer was begun"):
        old.require()
    edition.in_force().require()
