"""The command line's contract with other programs."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from contextlib import chdir, redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import jsonschema
import pytest
from patience import LONG

from landroute.cli import book, main
from landroute.corridor import queries
from landroute.errors import quoted
from landroute.network.roads import eastern_syria, road_network
from landroute.paths import DATA
from landroute.scenario import Scenario, baseline, resolve
from landroute.studies import registry
from landroute.tables import read

ROOT = Path(__file__).parents[2]
LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"


def run(*arguments):
    """Run a command within this process, which saves the start of another."""
    out, err = io.StringIO(), io.StringIO()
    with (
        chdir(ROOT), redirect_stdout(out), redirect_stderr(err),
        patch.object(sys, "argv", ["landroute", *arguments]), pytest.raises(SystemExit) as ended,
    ):  # fmt: skip
        main()
    return subprocess.CompletedProcess(
        arguments, ended.value.code or 0, out.getvalue(), err.getvalue()
    )


def started(*arguments, **environment):
    """Run a command as a user does."""
    return subprocess.run(
        [LANDROUTE, *arguments], capture_output=True, text=True, check=False, cwd=ROOT,
        env={**os.environ, **environment},
    )  # fmt: skip


def answer(*arguments):
    done = run(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_control():
    said = answer("control", "AL-Bukamal", "--as-of", "2017-06-30")
    assert list(said) == ["place", "as_of", "account", "controller", "contested", "start", "end",
                          "confidence", "sources"]  # fmt: skip
    assert said["place"] == "albukamal"
    assert said["controller"] == "islamic-state"
    assert said["start"] <= "2017-06-30" < said["end"]
    assert said["sources"]


def test_corridors():
    said = answer("corridors", "--as-of", "2018-06-01")
    assert said["open"] is True
    assert {"id", "open", "km", "hours", "places", "blocked_by"} <= set(said["corridors"][0])
    middle = next(c for c in said["corridors"] if c["id"] == "middle")
    assert middle["places"][0] == said["origin"] == "tehran"
    assert middle["places"][-1] == said["destination"] == "beirut"
    spared = {"count": 0, "places": []}
    assert said["keys"] == {"count": 0, "places": [], "holders": [], "sparing_us": spared}
    assert said["cut"]["count"] == len(said["cut"]["places"]) >= 1


def test_network():
    said = answer("network", "--as-of", "2017-06-30")
    ids = {n["id"] for n in said["nodes"]}
    assert {"lon", "lat", "controller", "passage"} <= set(said["nodes"][0])
    assert {"id", "source", "target", "mode", "km", "hours"} <= set(said["edges"][0])
    assert all(e["source"] in ids and e["target"] in ids for e in said["edges"])
    assert {e["mode"] for e in said["edges"]} == {"road", "air", "sea"}
    assert all(e["km"] > 0 and e["hours"] > 0 for e in said["edges"])
    assert {n["id"] for n in said["nodes"] if n["eastern_syria"]} == eastern_syria(road_network())
    assert {"suez", "damascus-airport", "tabqa-dam", "albukamal"} <= ids


@pytest.mark.parametrize("date", ["2014-08-01", "2017-06-30", "2024-12-08"])
def test_km_and_hours_of_a_corridor_are_the_sums_over_the_exported_edges(date):
    scenario = Scenario.of({"as_of": date})
    edges = {
        frozenset((e["source"], e["target"])): e
        for e in queries.network(scenario)["edges"]
        if e["mode"] == "road"
    }
    for row in queries.corridors(scenario)["corridors"]:
        way = [edges[frozenset(pair)] for pair in pairwise(row["places"])]
        assert row["km"] == (round(sum(e["km"] for e in way), 1) if way else None)
        assert row["hours"] == (round(sum(e["hours"] for e in way), 2) if way else None)


def test_params_is_a_json_schema():
    schema = answer("params")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"as_of": "2018-06-01"}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"as_off": "2018-06-01"}, schema)


def test_scenarios():
    assert answer("scenarios")[0] == {
        "name": "baseline", "about": "The op-ed's summer, as most sources have it.", "set": {},
    }  # fmt: skip


def test_evaluate_works_out_what_is_asked_in_the_order_of_the_book():
    few = answer("evaluate", "--only", "keys", "--only", "answer")["findings"]
    assert list(few) == ["answer", "keys"]
    study = answer("evaluate", "--only", "corridors", "--only", "keys")["findings"]
    assert study.items() >= few.items()
    assert len(study) > len(few)


def test_evaluate_follows_a_named_scenario():
    only = "--only", "answer", "--only", "map"
    done = started("evaluate", "--scenario", "corridor-2018", *only, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)["findings"]
    assert set(found) > {"answer", "map-latest-change"}
    assert found["answer"]["value"] is True
    assert set(found["answer"]) == {"value", "unit", "text"}


def test_evaluate_works_out_everything_unless_told(monkeypatch):
    asked = []
    monkeypatch.setattr(registry, "evaluate", lambda *given: asked.append(given) or {})
    assert answer("evaluate", "--scenario", "corridor-2018") == {"findings": {}}
    ((scenario, only),) = asked
    assert (scenario, list(only)) == (resolve("corridor-2018"), [])


def test_check_data_counts_what_the_tables_hold():
    found = answer("check", "data")
    assert found["ok"] is True
    assert found["counts"]["rows"]["control"] == len(read("control"))
    assert sum(found["counts"]["by_kind"]["segments"].values()) == len(read("segments"))
    assert 0 <= found["counts"]["verified"]["share"] <= 1


@pytest.fixture
def reading(monkeypatch):
    """The scenarios under which a check would have read the book, which takes long."""
    asked = []

    def note(scenario, say):
        asked.append(scenario)
        return list(problems)

    problems: list[str] = []
    monkeypatch.setattr("landroute.studies.messages.reading_problems", note)
    return SimpleNamespace(asked=asked, problems=problems)


def test_check_alone_is_of_tables_and_messages(reading):
    whole = answer("check")
    assert (whole["check"], whole["ok"], list(whole["checks"])) == ("data", True, ["data", "words"])
    assert whole["counts"] == answer("check", "data")["counts"]
    assert [line.partition(":")[0] for line in run("check").stdout.splitlines()] == [
        "data", "words",
    ]  # fmt: skip
    assert reading.asked == [baseline()] * 2


@pytest.mark.parametrize("arguments", [("check",), ("check", "words")])
def test_a_message_that_cannot_be_read_is_named_and_status_2(arguments, reading):
    problem = "lib/landroute/wording/en/map.ftl:3: there is no lacking"
    with patch("landroute.studies.messages.file_problems", return_value=[problem]):
        refused, told = run(*arguments), run(*arguments, "--json")
    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", problem + "\n")
    document = json.loads(told.stdout)
    assert (told.returncode, document["ok"], document["problems"]) == (2, False, [problem])
    assert document["check"] == "words"
    assert "passed" not in {*document, *document["checks"]["words"]}
    assert document["checks"].get("data", {"ok": True})["ok"] is True
    assert reading.asked == []


def test_the_words_of_other_scenarios_are_read_when_asked(reading):
    reading.problems.append("lib/landroute/wording/en/map.ftl:3: moved is given no $day")
    refused = run("check", "words", "--scenario", "us-withdrawn", "--scenario", "baseline")
    assert refused.returncode == 2
    assert refused.stderr.splitlines() == [
        f"{reading.problems[0]} (scenario us-withdrawn)",
        f"{reading.problems[0]} (scenario baseline)",
    ]
    assert [scenario.us_posture for scenario in reading.asked] == ["withdrawn", "recorded"]


@pytest.mark.parametrize(
    "arguments", [("build",), ("run", "routes/map"), ("evaluate", "--only", "keys")]
)
def test_no_work_begins_with_a_message_that_cannot_be_read(arguments):
    problem = "lib/landroute/wording/en/map.ftl:3: nothing uses orphan"
    with (
        patch("landroute.press.unchanged.unchanged", return_value=False),
        patch("landroute.studies.messages._key", return_value="as never before"),
        patch("landroute.studies.messages._beside_the_code", return_value=[problem, "and"]),
        patch("landroute.press.build.build", side_effect=AssertionError),
        patch("landroute.press.build.write_run", side_effect=AssertionError),
        patch("landroute.studies.registry.evaluate", side_effect=AssertionError),
    ):
        refused = run(*arguments)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"landroute: {problem} (and 1 more: `landroute check words`)\n"


def test_a_long_work_says_how_far_it_is_and_a_short_one_nothing(capsys, monkeypatch):
    for patience, said in ((0, "reading map\n"), (60, "")):
        monkeypatch.setattr(book, "PATIENCE", patience)
        book._progress("reading ")("map")
        assert capsys.readouterr() == ("", said)


def test_the_package_runs_as_a_module():
    said = subprocess.run(
        [sys.executable, "-m", "landroute", "control", "tanf"], capture_output=True, text=True,
        check=True, cwd=ROOT,
    )  # fmt: skip
    assert said.stdout.startswith("tanf on ")


def test_data_verify():
    found = answer("data", "verify")
    assert found["ok"] is True
    assert found["files"] > 40


def test_as_of_is_short_for_set():
    long = answer("corridors", "--set", "as_of=2015-09-01")
    assert long == answer("corridors", "--as-of", "2015-09-01")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["control", "albukamaal"], "did you mean albukamal"),
        (["control", "albukamal", "--as-of", "1999-01-01"], "2011-01-01 to 2026-11-01"),
        ([], "Missing command (see `landroute --help`)"),
        (["data"], "Missing command (see `landroute data --help`)"),
        (["new"], "Missing command (see `landroute new --help`)"),
        (["corridor"], "Did you mean 'corridors'?"),
        (["control"], "landroute control --help"),
        (["corridors", "--set", "origin=beirut"], "same place"),
        (["run", "routes/corridors", "--set", "origin=Beyrouth"], "same place"),
        (["corridors", "--set", "origin=tehran\nbeirut"], "unknown place"),
        (["corridors", "--scenario", "none.yml"], "none.yml: the file is missing"),
        (["corridors", "--set", "origin=Bandar Abbas"], "no road"),
        (["run", "routes/corridors", "--set", "destination=suez"], "no road"),
        (["corridors", "--set", "acount=primary"], "did you mean account?"),
        (["corridors", "--scenario", "x" * 300 + ".yml"], "File name too long"),
        (["corridors", "--scenario", "baselin"], "did you mean baseline?"),
        (["run", "routes/corridor"], "did you mean routes/corridors?"),
        (["run", "routes/corridors", "--set", "as_of=tomorrow"], "2011-01-01 to 2026-11-01"),
        (["build", "--scenario", "none-such"], "unknown scenario"),
        (["build", "--only", "none-such"], "unknown chapter"),
        (["check", "everything"], "data, words, notebooks, site"),
        (["check", "date"], "did you mean data?"),
        (["evaluate", "--only", "answr"], "did you mean answer?"),
        (["evaluate", "--only", "corridor"], "did you mean corridors?"),
        (["evaluate", "--only", ""], "unknown finding or study"),
        (["corridors", "--set", "seed=1", "--set", "seed=2"], "set twice"),
        (["corridors", "--as-of", "2018-06-01", "--set", "as_of=2017-06-30"], "set twice"),
        (["corridors", "--as-of", "2018-06-01", "--as-of", "2017-06-30"], "set twice"),
        (["evaluate", "--scenario", "baseline", "--scenario", "after-assad"], "is given twice"),
        (["control", "tanf", "--scenario", "a", "--scenario", "b"], "a and b"),
        (["check", "data", "--scenario", "baseline"], "--scenario is of words alone"),
        (["corridors", "--nonsense"], "No such option"),
        (["corridors", "--as-of", ""], "2011-01-01 to 2026-11-01"),
        (["evaluate", "--set", "horizon=2016-01-01"], "lies before as_of"),
        (["run", "routes/corridors", "--out", "chapters"], "ends in .ipynb"),
        (["run", "routes/corridors", "--out", "README.md"], "ends in .ipynb"),
        (["run", "routes/corridors", "--out", "nowhere/y.ipynb"], "in a folder"),
        (["run", "routes/corridors", "--out", "chapters/index.ipynb"], "lies in chapters/"),
        (["serve", "--port", "99999999"], "65535"),
        (["data", "add", "acled", "README.md"], "one of: ucdp-ged"),
        (["corridors", "--set", "threat_band=7"], "10, 25 or 50"),
        (["corridors", "--set", "clearance=nan"], "0 to 100"),
        (["corridors", "--set", "under_reporting=-1"], "1 to 20"),
    ],
)
def test_bad_input_is_one_line_and_status_2(arguments, says):
    refused = run(*arguments)
    assert refused.returncode == 2, refused.stderr
    assert says in refused.stderr
    assert refused.stderr.strip().count("\n") == 0
    assert "Traceback" not in refused.stderr
    assert refused.stdout == ""


@pytest.mark.parametrize("odd", ["a\nb", "\x1b[31m", "\u202e", "\udcff"])
@pytest.mark.parametrize(
    "arguments", [("--scenario", "a", "--scenario"), ("--set",), (), ("--scenario",), ("--as-of",)]
)
def test_what_is_refused_shows_on_one_line(arguments, odd):
    refused = run("corridors", *arguments, odd)
    assert refused.returncode == 2
    assert refused.stderr.removesuffix("\n").isprintable()


def test_a_file_that_is_no_event_data_is_refused_in_one_line():
    refused = run("data", "add", "ucdp-ged", str(DATA / "places.csv"))
    assert refused.returncode == 2
    assert "places.csv: " in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert "Traceback" not in refused.stderr


def test_a_broken_scenario_file_is_named(tmp_path):
    path = tmp_path / "mine.yml"
    for content in ("about: x\nset:\n  as_of: [1\n", "set: {origin: 5}", "set: {as_of: 5}", "- a"):
        path.write_text(content)
        refused = run("corridors", "--scenario", str(path))
        assert refused.returncode == 2, content
        assert "mine.yml" in refused.stderr
        assert refused.stderr.count("\n") == 1


def test_help_says_what_each_command_does():
    said = run("--help").stdout
    assert "..." not in said.partition("Commands:")[2]  # each in one line
    for command in ("build", "run", "params", "scenarios", "control", "corridors", "network",
                    "evaluate", "sweep", "check", "serve"):  # fmt: skip
        assert command in said
        assert run(command, "--help").returncode == 0


@pytest.mark.parametrize(
    "arguments", [("--debug", "control", "nowhere"), ("control", "nowhere", "--debug")]
)
def test_debug_shows_where_from_any_place(arguments):
    shown = started(*arguments)
    assert shown.returncode == 2
    assert "Traceback" in shown.stderr


def test_an_interrupt_while_the_program_loads_is_one_line(tmp_path):
    slow = tmp_path / "sitecustomize.py"
    slow.write_text(
        "import os, signal, sys\n"
        "class Impatient:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'pandas':\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Impatient())\n"
    )
    stopped = started("corridors", "--json", PYTHONPATH=str(tmp_path))
    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert stopped.stderr == "landroute: stopped; what finished is kept\n"


def test_a_missing_package_is_one_line(tmp_path):
    (tmp_path / "networkx.py").write_text("raise ModuleNotFoundError('No module named networkx')")
    refused = started("corridors", PYTHONPATH=str(tmp_path))
    assert refused.returncode == 1
    assert "`make setup`" in refused.stderr
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize("columns", ["0", "20"])
def test_the_terminal_does_not_change_an_answer(columns):
    narrow = started("scenarios", COLUMNS=columns, PYTHONIOENCODING="ascii", TERM="dumb", HOME="")
    assert narrow.stdout == run("scenarios").stdout


def test_a_locale_without_our_letters_does_not_stop_an_answer():
    assert started("params", PYTHONIOENCODING="ascii").returncode == 0


def test_a_reader_that_stops_reading_is_no_error():
    network = subprocess.Popen(
        [LANDROUTE, "network", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    network.stdout.readline()
    network.stdout.close()
    assert network.stderr.read() == ""
    network.stderr.close()
    network.wait()


def test_text_tells_none_needed_from_none_that_would_do():
    said = run("corridors", "--as-of", "2024-12-08").stdout
    assert "keys sparing the US: no set of places would do" in said
    assert "cut: none needed" in said


def test_serving_ends_well_with_ctrl_c(tmp_path):
    (tmp_path / "data").symlink_to(DATA)
    (tmp_path / "_build" / "html").mkdir(parents=True)
    (tmp_path / "_build" / "html" / "index.html").write_text("<p>the book</p>")
    with subprocess.Popen(
        [LANDROUTE, "serve", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env={**os.environ, "LANDROUTE_ROOT": str(tmp_path)},
    ) as server:  # fmt: skip
        assert server.stdout.readline().startswith("http://127.0.0.1:")
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=LONG) == 0
        assert "Traceback" not in server.stderr.read()


def test_serve_without_a_site_says_what_to_do(tmp_path):
    (tmp_path / "data").mkdir()
    refused = subprocess.run(
        [LANDROUTE, "serve"], capture_output=True, text=True, check=False,
        env={**os.environ, "LANDROUTE_ROOT": str(tmp_path)},
    )  # fmt: skip
    assert refused.returncode == 2
    assert "make book" in refused.stderr


def test_an_answer_that_nobody_can_read_is_a_failure():
    closed = subprocess.run(
        ["/bin/sh", "-c", '"$0" control tanf >&-', LANDROUTE], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert closed.returncode == 1
    assert closed.stderr == "landroute: standard output is closed, and there the answer would go\n"


@pytest.mark.parametrize("to", ["/dev/full", "&-"])
def test_an_error_that_nobody_can_read_has_its_status(to):
    unheard = subprocess.run(
        ["/bin/sh", "-c", f'"$0" control nowhere --json 2>{to}', LANDROUTE], capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert (unheard.returncode, unheard.stdout) == (2, "")


@pytest.mark.parametrize("root", ["/nonexistent", LANDROUTE])
def test_a_book_that_is_not_there_is_named(root):
    refused = started("control", "tanf", LANDROUTE_ROOT=str(root))
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"landroute: LANDROUTE_ROOT={quoted(root)}: there is no book")
    assert refused.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("typer", "raise RuntimeError('a')"),
        ("typer", "import sys\nsys.exit(0)"),
        ("yaml", "import sys\nsys.exit(0)"),
        ("json", ""),
    ],
)
def test_a_module_that_stands_before_another_is_one_line(name, content, tmp_path):
    (tmp_path / f"{name}.py").write_text(content)
    failed = started("control", "tanf", PYTHONPATH=str(tmp_path))
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith("landroute: ")
    assert failed.stderr.count("\n") == 1


def test_the_code_of_another_book_is_refused(tmp_path):
    shutil.copytree(ROOT / "lib" / "landroute", tmp_path / "landroute")
    refused = started("control", "tanf", PYTHONPATH=str(tmp_path))
    assert (refused.returncode, refused.stdout) == (2, "")
    assert f"the code of {tmp_path / 'landroute'} would answer for {ROOT}" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_scenario_file_that_is_none_is_told_with_the_data(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "scenarios" / "mine.yml").write_text("about: Mine.\nset: {as_off: 1}\n")
    told = started("check", "data", LANDROUTE_ROOT=str(tmp_path))
    assert told.returncode == 2
    assert "data/scenarios/mine.yml: unknown parameter as_off" in told.stdout + told.stderr
