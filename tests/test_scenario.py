"""Parameters: one truth, refused early, with the right name or range in the message."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.paths import SCENARIOS
from landroute.press.notebooks import (
    chapter_path,
    declared_parameters,
    notebook_names,
    read_notebook,
)
from landroute.scenario import (
    Scenario,
    allowed,
    chapter_scenario,
    json_schema,
    kept_name,
    parameters_cell,
    parse_settings,
    read_scenario,
    resolve,
    scenario_names,
)


def test_the_schema_says_everything_of_every_parameter():
    schema = json_schema()
    assert schema["additionalProperties"] is False
    for name, field in schema["properties"].items():
        for part in ("description", "default", "unit", "source"):
            assert field.get(part) not in (None, ""), (name, part)


@pytest.mark.parametrize("name", notebook_names())
def test_parameters_cells_hold_the_baseline(name):
    notebook = read_notebook(chapter_path(name))
    declared = declared_parameters(notebook)
    if declared:
        cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
        assert [c.source for c in cells] == [parameters_cell(declared)]


def test_a_wrong_name_gets_the_nearest():
    with pytest.raises(BadInput, match=r"unknown parameter 'as_off'; did you mean as_of\?"):
        Scenario.of({"as_off": "2017-01-01"})


@given(st.dates().filter(lambda d: not dt.date(2011, 1, 1) <= d <= dt.date(2026, 11, 1)))
def test_a_day_outside_the_record_gets_the_range(day):
    with pytest.raises(BadInput, match="allowed: 2011-01-01 to 2026-11-01") as caught:
        Scenario.of({"as_of": day})
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("setting", "hint"),
    [
        ("account=third", "primary or alternate"),
        ("contested_passes=perhaps", "true or false"),
        ("destination=beyrut", "beirut"),
        ("strength_window=-3", "1 to 120"),
        ("as_of=2017-13-40", "month must be in 1..12; allowed: 2011-01-01 to 2026-11-01"),
        ("as_of=2017-02-30", "day is out of range for month"),
        ("as_of=2017", "is no day of the form YYYY-MM-DD; allowed: 2011-01-01 to 2026-11-01"),
        ("as_of=2017-6-3", "is no day of the form YYYY-MM-DD"),
        ("as_of=２０１７-06-30", "is no day of the form YYYY-MM-DD"),
        ("as_of=nan", "2011-01-01 to 2026-11-01"),
        ("as_of=1498780800", "2011-01-01 to 2026-11-01"),
        ("as_of=2017-06-30T00:00:00", "2011-01-01 to 2026-11-01"),
        ("as_of=", "2011-01-01 to 2026-11-01"),
        ("horizon=2016-01-01", "lies before as_of = 2017-06-30"),
        ("destination=zzz", "see data/places.csv"),
        ("clearance=nan", "a finite number; allowed: 0 to 100"),
        ("clearance=1e400", "a finite number; allowed: 0 to 100"),
        ("clearance=", "clearance = '': "),
        ("threat_band=٢٥", "10 or 25 or 50"),
        ("origin=Beyrouth", "destination = beirut: the same place as origin"),
    ],
)
def test_a_wrong_value_gets_what_is_allowed(setting, hint):
    with pytest.raises(BadInput, match=hint):
        Scenario.of(parse_settings([setting]))


@pytest.mark.parametrize("value", ["a\nb", "\x1b[31mred", "\u202edetrevni", "x" * 5000])
def test_a_hostile_value_is_told_on_one_short_printable_line(value):
    with pytest.raises(BadInput) as caught:
        Scenario.of({"account": value})
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 200


def test_a_place_may_be_named_by_any_alias_in_any_case():
    assert Scenario.of({"destination": "DAMASCUS"}).destination == "damascus"
    assert Scenario.of({"origin": "abu kamal"}).origin == "albukamal"


@pytest.mark.parametrize("name", scenario_names())
def test_scenarios_are_overrides_only(name):
    about, overrides = read_scenario(name)
    assert about
    assert resolve(name).overrides().keys() == overrides.keys()


def test_a_chapter_cannot_use_what_it_does_not_declare():
    seen = chapter_scenario({"as_of": "2018-06-01", "unrelated": 1})
    assert seen.as_of == dt.date(2018, 6, 1)
    with pytest.raises(BadInput, match="account"):
        _ = seen.account


def test_every_parameter_says_what_is_allowed():
    assert all(allowed(name) for name in Scenario.model_fields)


@pytest.mark.parametrize(
    "content", [b"", b"set: 0", b"set: {as_of: 2017-02-30}", b"set: {}\nmore: 1", b"about: caf\xe9"]
)
def test_a_file_that_is_no_scenario_is_named(content, tmp_path):
    (tmp_path / "mine.yml").write_bytes(content)
    with pytest.raises(BadInput, match=r"mine\.yml: "):
        read_scenario(str(tmp_path / "mine.yml"))


def test_a_file_cannot_take_the_place_of_a_committed_scenario(tmp_path):
    for name in ("baseline", "mine"):
        (tmp_path / f"{name}.yml").write_text("set: {as_of: 2018-06-01}")
    assert kept_name("baseline") == kept_name(str(SCENARIOS / "baseline.yml")) == "baseline"
    assert kept_name(str(tmp_path / "mine.yml")) == "mine"
    with pytest.raises(BadInput, match="there is a scenario baseline already; rename the file"):
        kept_name(str(tmp_path / "baseline.yml"))
