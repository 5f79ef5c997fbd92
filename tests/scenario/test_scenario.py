"""Parameters: one truth, refused early, with the right name or range in the message."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.paths import SCENARIOS
from landroute.press.declared import declared_parameters
from landroute.press.notebooks import (
    chapter_path,
    notebook_names,
    read_notebook,
)
from landroute.scenario import (
    Scenario,
    baseline,
    files,
    kept_name,
    parse_settings,
    read_scenario,
    resolve,
    scenario_names,
    supposes,
)
from landroute.scenario.schema import allowed, json_schema, parameters_cell
from landroute.tables import read
from landroute.wording import words


def test_the_schema_says_everything_of_every_parameter():
    schema = json_schema()
    assert schema["additionalProperties"] is False
    for name, field in schema["properties"].items():
        for part in ("description", "default", "unit", "source"):
            assert field.get(part) not in (None, ""), (name, part)


@pytest.mark.parametrize("name", notebook_names())
def test_parameters_cells_hold_the_baseline(name):
    notebook = read_notebook(chapter_path(name))
    declared = declared_parameters(notebook, "it")
    if declared:
        cells = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
        assert [c.source for c in cells] == [parameters_cell(declared)]


def test_a_wrong_name_gets_the_nearest():
    with pytest.raises(BadInput, match=r"unknown parameter as_off; did you mean as_of\?"):
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
        ("horizon=2016-01-01", "lies before as_of = 2017-08-15"),
        ("destination=zzz", "see data/places.csv"),
        ("clearance=nan", "a finite number; allowed: 0 to 100"),
        ("clearance=1e400", "a finite number; allowed: 0 to 100"),
        ("clearance=", "clearance = '': "),
        ("threat_band=٢٥", "10, 25 or 50"),
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
    if "op-ed's" in about:
        assert "as_of" not in overrides, "the day is another than the op-ed's"


DAY_AND_ACCOUNT = ("as_of", "account")


def test_a_part_of_a_scenario_refuses_what_it_is_without_by_every_path():
    part = Scenario.of({"as_of": "2018-06-01"}).only(DAY_AND_ACCOUNT)
    assert part.as_of == dt.date(2018, 6, 1)
    assert part.overrides() == {"as_of": "2018-06-01"}
    for look in (
        lambda: part.horizon,
        lambda: getattr(part, "horizon"),  # noqa: B009 (a path of its own)
        lambda: part.model_copy().horizon,
        lambda: part.model_copy(update={"account": "alternate"}).horizon,
        lambda: part.changed(account="alternate").horizon,
        lambda: part.only([*DAY_AND_ACCOUNT, "horizon"]).horizon,
        lambda: part.changed(horizon="2020-01-01"),
        lambda: part.model_copy(update={"horizon": "2020-01-01"}),
    ):
        with pytest.raises(BadInput, match="horizon is read but not declared"):
            look()


def test_a_changed_scenario_is_checked_as_a_new_one_is():
    part = baseline().only(DAY_AND_ACCOUNT)
    assert part.changed(account="alternate").names() == list(DAY_AND_ACCOUNT)
    for change in (part.changed, lambda **values: part.model_copy(update=values)):
        with pytest.raises(BadInput, match="allowed: 2011-01-01 to 2026-11-01"):
            change(as_of="2031-01-01")
    with pytest.raises(BadInput, match="lies before as_of"):
        baseline().changed(horizon="2012-01-01")


def test_no_constructor_skips_the_rules_between_parameters():
    for made in (
        lambda: Scenario(origin="beirut"),
        lambda: Scenario.model_validate({"origin": "beirut"}),
        lambda: baseline().model_copy(update={"origin": "beirut"}),
    ):
        with pytest.raises(ValueError, match="the same place as origin"):
            made()


def test_parts_that_read_the_same_are_the_same():
    one, other = (
        Scenario.of({"horizon": end}).only(DAY_AND_ACCOUNT) for end in ("2020-01-01", "2021-01-01")
    )
    assert one == other
    assert hash(one) == hash(other)
    assert one != one.changed(account="alternate")


def test_a_name_set_twice_is_refused():
    with pytest.raises(BadInput, match="account is set twice: to primary and to alternate"):
        parse_settings(["account=primary", "account=alternate"])


def test_a_key_twice_in_a_file_is_refused(tmp_path):
    (tmp_path / "mine.yml").write_text("set: {account: primary, account: alternate}")
    with pytest.raises(BadInput, match=r"mine\.yml:1: account is given twice"):
        read_scenario(str(tmp_path / "mine.yml"))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (
            "about: x\nset: {budget: yes}",
            "parameter budget = True: is a truth value; allowed: 1 to 10",
        ),
        ("about: x\nset: {service: yes}", "parameter service = True: is a truth value"),
        ("about: x\nset: {clearance: no}", "parameter clearance = False: is a truth value"),
        ("about: x\nset: {contested_passes: 7}", "parameter contested_passes = 7: "),
        ("about: x\nset:\n  ? [a]\n  : 1", r":3: the key \['a'\] is no name"),
        ("about: x\nset: {1: 2}", r":2: the key 1 is no name"),
        ("about: x\nset: {as_of: 2018-06-41}", "parameter as_of = 2018-06-41: .*; allowed: 2011"),
        ("about: x\nset:\n  as_of: [1\n", r":4: expected"),
        ("set: {as_of: 2018-06-01}", "wants about, a line that says what"),
        ("about: ' '\nset: {as_of: 2018-06-01}", "wants about"),
    ],
)
def test_a_wrong_scenario_file_is_told_by_line_or_parameter(content, says, tmp_path):
    (tmp_path / "mine.yml").write_text(content)
    with pytest.raises(BadInput, match=rf"mine\.yml.*{says}"):
        read_scenario(str(tmp_path / "mine.yml"))


def test_yes_and_a_day_mean_what_they_say_where_they_fit(tmp_path):
    (tmp_path / "mine.yml").write_text("about: x\nset: {contested_passes: yes, as_of: 2018-06-01}")
    own = resolve(str(tmp_path / "mine.yml"))
    assert (own.contested_passes, own.as_of) == (True, dt.date(2018, 6, 1))


@given(st.sampled_from(list(Scenario.model_fields)), st.booleans())
def test_no_parameter_but_a_truth_takes_one(name, value):
    if Scenario.model_fields[name].annotation is bool:
        assert getattr(Scenario.of({name: value}), name) is value
    else:
        with pytest.raises(BadInput, match=rf"parameter {name} = {value}: "):
            Scenario.of({name: value})


def test_what_is_supposed_has_its_words():
    for name in Scenario.model_fields:
        assert (f"supposing-{name.replace('_', '-')}" in words("premise")) == supposes(name)


def test_every_parameter_says_what_is_allowed():
    assert all(allowed(name) for name in Scenario.model_fields)
    for name, table, column in (("force", "forces", "id"), ("area", "populations", "area")):
        assert re.split(", | or ", allowed(name)) == [*read(table)[column].unique()]
    assert allowed("yardstick").startswith("all, ")
    places = {name for name in Scenario.model_fields if "a place" in allowed(name)}
    assert places == {"origin", "destination"}


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


@pytest.mark.parametrize("name", ["..", ".", "a b", "ünï", "-x", "A", "x--y", "x.y"])
def test_a_file_that_gives_no_name_is_refused(name, tmp_path):
    path = tmp_path / f"{name}.yml"
    path.write_text("about: Of a name.\nset: {}\n")
    for asked in (kept_name, read_scenario, resolve):
        with pytest.raises(BadInput, match=r"\.yml: a scenario's file is named in small letters"):
            asked(str(path))


@pytest.mark.parametrize("name", ["mine.yaml", "Mine.yml", "notes.txt"])
def test_a_file_among_the_scenarios_that_is_none_is_named(name, monkeypatch):
    monkeypatch.setattr("landroute.scenario.files.files", lambda folder: [folder / name])
    with pytest.raises(BadInput, match=rf"data/scenarios/{name}: a scenario's file is named in"):
        scenario_names()


def test_the_baseline_overrides_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "SCENARIOS", tmp_path)
    (tmp_path / "baseline.yml").write_text("about: Another day.\nset: {as_of: 2013-01-01}\n")
    with pytest.raises(BadInput, match=r"baseline\.yml: set is empty in the baseline"):
        resolve()
