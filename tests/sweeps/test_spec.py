"""A wrong spec is refused by file and key, with what would be right."""

import copy

import pytest
import yaml

from landroute.errors import BadInput
from landroute.paths import SWEEPS
from landroute.sweeps.spec import read_sweep

GOOD = {
    "about": "A trial.",
    "of": {"findings": ["keys", "map"]},
    "design": "sobol",
    "points": 8,
    "vary": {"as_of": {"low": "2011-01-01", "high": "2026-11-01"}, "service": [1, 2]},
}
WRONG = {
    "another key": ({"desing": "lhs"}, "unknown key desing; did you mean design?"),
    "a key that is missing": ({"about": None}, "about = None: "),
    "a design": ({"design": "random"}, "design = random: input should be 'grid', 'lhs' or 'sobol'"),
    "points of a grid": ({"design": "grid"}, "points: a grid has as many as its values make"),
    "points of none": ({"design": "lhs", "points": None}, "wants points"),
    "no power of two": ({"points": 100}, "points = 100: a Sobol design is balanced at powers of two"
                        " alone; 64 or 128"),
    "a finding": ({"of": {"findings": ["key"]}}, "of.findings[0]: unknown finding or study key;"
                  " did you mean keys?"),
    "a chapter": ({"of": {"chapter": "routes/corridor"}}, "of.chapter: unknown chapter"
                  " routes/corridor; did you mean routes/corridors?"),
    "both": ({"of": {"findings": ["keys"], "chapter": "map"}}, "of: wants findings"),
    "a scenario": ({"scenario": "us-withdrawed"}, "scenario: unknown scenario us-withdrawed; did"
                   " you mean us-withdrawn?"),
    "a parameter": ({"vary": {"as_off": [1, 2]}}, "vary: unknown parameter as_off; did you mean"
                    " as_of?"),
    "one it does not hang on": ({"vary": {"convoy": [1, 2]}}, "vary.convoy: what is asked for does"
                                " not hang on it, but on: "),
    "a value": ({"vary": {"service": [1, 9]}}, "vary.service[1]: parameter service = 9: "),
    "a value twice": ({"vary": {"service": [1, 2, 1]}}, "vary.service[2]: 1 is given twice"),
    "one value": ({"vary": {"service": [1]}}, "vary.service: wants two values or more"),
    "an end": ({"vary": {"as_of": {"low": "1999-01-01", "high": "2020-01-01"}}},
               "vary.as_of.low: parameter as_of = 1999-01-01: "),
    "ends": ({"vary": {"as_of": {"low": "2020-01-01", "high": "2019-01-01"}}},
             "vary.as_of.low: 2020-01-01 is not below high, 2019-01-01"),
    "a range of a choice": ({"vary": {"account": {"low": 1, "high": 2}}}, "vary.account: has no low"
                            " and high; list its values. Allowed: primary or alternate"),
    "a key of a range": ({"vary": {"as_of": {"low": "2011-01-01", "hihg": "2020-01-01"}}},
                         "wants vary.as_of.high"),
    "steps": ({"vary": {"as_of": {"low": "2011-01-01", "high": "2012-01-01", "steps": 3}}},
              "vary.as_of.steps: is of a grid alone"),
    "what does not fit together": (
        {"design": "grid", "points": None, "of": {"findings": ["closing"]},
         "vary": {"as_of": ["2017-01-01", "2020-01-01"], "horizon": ["2018-01-01", "2026-01-01"]}},
        "vary: at as_of = 2020-01-01, horizon = 2018-01-01: parameter horizon = 2018-01-01: lies"
        " before as_of"),
}  # fmt: skip


def written(folder, change):
    spec = copy.deepcopy(GOOD) | change
    path = folder / "spec.yml"
    path.write_text(yaml.safe_dump(spec))
    return path


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_is_named_by_file_and_key(tmp_path, kind):
    change, line = WRONG[kind]
    path = written(tmp_path, change)
    with pytest.raises(BadInput) as refused:
        read_sweep(path)
    assert str(refused.value).startswith(f"{path}: ")
    assert line in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_spec(tmp_path):
    path = tmp_path / "spec.yml"
    for text, line in {
        "- 1\n": "wants the keys about, of, design, vary",
        "a: [": "spec.yml:",
    }.items():
        path.write_text(text)
        with pytest.raises(BadInput, match=line):
            read_sweep(path)
    with pytest.raises(BadInput, match="the file is missing"):
        read_sweep(tmp_path / "none.yml")


@pytest.mark.parametrize("path", sorted(SWEEPS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_committed_sweep_can_be_run(path):
    sweep = read_sweep(path)
    assert len(sweep.points) == sweep.spec.points
    assert sorted(sweep.order()) == list(range(len(sweep.points)))


def test_more_points_of_a_sobol_sequence_are_the_same_sweep_and_another_seed_is_not(tmp_path):
    first, more, other = (
        read_sweep(written(tmp_path, change)) for change in ({}, {"points": 16}, {"seed": 3})
    )
    assert first.identity == more.identity != other.identity
    assert more.points[:8] == first.points


def test_the_scenario_holds_where_nothing_varies(tmp_path):
    sweep = read_sweep(written(tmp_path, {"scenario": "corridor-2018"}))
    assert sweep.base == {}  # its day varies
    sweep = read_sweep(written(tmp_path, {"scenario": "us-withdrawn"}))
    assert sweep.overrides(3) == {"us_posture": "withdrawn", **sweep.points[3]}
