"""Parameters: one truth, refused early, with the right name or range in the message."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landroute.book.notebooks import (
    chapter_path,
    declared_parameters,
    notebook_names,
    read_notebook,
)
from landroute.errors import BadInput
from landroute.scenario import (
    Scenario,
    allowed,
    chapter_scenario,
    json_schema,
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
        ("as_of=2017-13-40", "2011-01-01 to 2026-11-01"),
        ("as_of=nan", "2011-01-01 to 2026-11-01"),
        ("as_of=1498780800", "2011-01-01 to 2026-11-01"),
        ("as_of=2017-06-30T00:00:00", "2011-01-01 to 2026-11-01"),
        ("as_of=", "2011-01-01 to 2026-11-01"),
        ("horizon=2016-01-01", "lies before as_of = 2017-06-30"),
        ("destination=zzz", "see data/places.csv"),
    ],
)
def test_a_wrong_value_gets_what_is_allowed(setting, hint):
    with pytest.raises(BadInput, match=hint):
        Scenario.of(parse_settings([setting]))


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
