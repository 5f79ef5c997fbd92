"""The command line's contract with other programs."""

import json
import os
import subprocess
import sysconfig
from pathlib import Path

import jsonschema
import pytest

from landroute.paths import DATA
from landroute.tables import read

ROOT = Path(__file__).parents[2]
LANDROUTE = Path(sysconfig.get_path("scripts")) / "landroute"


def run(*arguments):
    return subprocess.run(
        [LANDROUTE, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )


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
    assert said["keys"] == {"count": 0, "places": [], "sparing_us": {"count": 0, "places": []}}
    assert said["cut"]["count"] == len(said["cut"]["places"]) >= 1


def test_network():
    said = answer("network", "--as-of", "2017-06-30")
    ids = {n["id"] for n in said["nodes"]}
    assert {"lon", "lat", "controller", "passage"} <= set(said["nodes"][0])
    assert {"id", "source", "target", "mode", "km", "hours"} <= set(said["edges"][0])
    assert all(e["source"] in ids and e["target"] in ids for e in said["edges"])
    assert {e["mode"] for e in said["edges"]} == {"road", "air", "sea"}
    assert all(e["km"] > 0 and e["hours"] > 0 for e in said["edges"])
    assert {"suez", "damascus-airport", "tabqa-dam", "albukamal"} <= ids


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


def test_evaluate_follows_a_named_scenario():
    found = answer("evaluate", "--scenario", "corridor-2018")["findings"]
    assert found["answer"]["value"] is True
    assert set(found["answer"]) == {"value", "unit", "text"}


def test_check_data_counts_what_the_tables_hold():
    found = answer("check", "data")
    assert found["ok"] is True
    assert found["counts"]["rows"]["control"] == len(read("control"))
    assert sum(found["counts"]["by_kind"]["segments"].values()) == len(read("segments"))
    assert 0 <= found["counts"]["verified"]["share"] <= 1


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
        (["corridors", "--set", "origin=beirut"], "same place"),
        (["corridors", "--set", "origin=Bandar Abbas"], "no road"),
        (["run", "routes/corridors", "--set", "destination=suez"], "no road"),
        (["corridors", "--set", "acount=primary"], "did you mean account?"),
        (["corridors", "--scenario", "baselin"], "did you mean baseline?"),
        (["run", "routes/corridor"], "did you mean routes/corridors?"),
        (["run", "routes/corridors", "--set", "as_of=tomorrow"], "2011-01-01 to 2026-11-01"),
        (["build", "--scenario", "none-such"], "unknown scenario"),
        (["build", "--only", "none-such"], "unknown chapter"),
        (["check", "everything"], "data, notebooks, site"),
        (["corridors", "--nonsense"], "No such option"),
        (["corridors", "--as-of", ""], "2011-01-01 to 2026-11-01"),
        (["evaluate", "--set", "horizon=2016-01-01"], "lies before as_of"),
        (["run", "routes/corridors", "--out", "chapters"], "not a file that can be written"),
        (["run", "routes/corridors", "--out", "chapters/index.ipynb"], "lies in chapters/"),
        (["serve", "--port", "99999999"], "65535"),
        (["data", "add", "acled", "README.md"], "one of: ucdp-ged"),
        (["corridors", "--set", "threat_band=7"], "10 or 25 or 50"),
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
    for command in ("build", "run", "params", "scenarios", "control", "corridors", "network",
                    "check", "serve"):  # fmt: skip
        assert command in said
        assert run(command, "--help").returncode == 0


def test_debug_shows_where():
    assert "Traceback" in run("--debug", "control", "nowhere-at-all").stderr


def test_serve_without_a_site_says_what_to_do(tmp_path):
    refused = subprocess.run(
        [LANDROUTE, "serve"], capture_output=True, text=True, check=False,
        env={**os.environ, "LANDROUTE_ROOT": str(tmp_path)},
    )  # fmt: skip
    assert refused.returncode == 2
    assert "make book" in refused.stderr
