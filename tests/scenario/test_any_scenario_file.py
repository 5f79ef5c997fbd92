"""Any scenario file: refused in a line that names it, or the scenario that pydantic makes of it."""

import datetime as dt
from typing import get_args

import pytest
import yaml
from hypothesis import event, given, settings
from hypothesis import strategies as st

from landroute.errors import BadInput
from landroute.scenario import (
    Scenario,
    parse_settings,
    read_scenario,
    scenario_file,
    scenario_names,
)
from landroute.tables import RECORD_END, RECORD_START

COMMITTED = [scenario_file(name).read_text(encoding="utf-8") for name in scenario_names()]
FIELDS = Scenario.model_fields
DAYS = st.dates(RECORD_START, RECORD_END)
PLACES = ["tehran", "beirut", "damascus", "baghdad", "Abu Kamal", "LATAKIA"]
ODD = [
    *(": ", ":", "\n", "\n  ", "\t", "- ", "? ", "{", "}", "[", "]", ",", "#", "'", '"', "|\n"),
    *("&a ", "*a", "!!int ", "!!timestamp ", "!!bool ", "!!binary ", "!x ", "<<: ", "---\n"),
    *("%YAML 3.0\n", "\0", "\x85", "\u2028", "\u202e", "\ufeff", "\x1b", "é", "set", "about", "~"),
    *("[" * 600, "{a: " * 600, "? " * 600, "9" * 5_000, "1" + "0" * 400, "010", "1:30", "0x1"),
    *("1_0", "1e9", "1.0e+999", ".nan", ".inf", "yes", "no", "null", "2017-02-30", "=", "@"),
]
LEAVES = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), DAYS, st.dates(), st.datetimes()),
    *(st.text(max_size=9), st.binary(max_size=4)),
    st.sampled_from([10**400, *PLACES, "primary", "2018"]),
)
ANY = st.one_of(
    LEAVES, LEAVES, st.lists(LEAVES, max_size=2), st.dictionaries(LEAVES, LEAVES, max_size=2)
)


def cases(number):
    return settings(max_examples=number, derandomize=True)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("scenarios") / "mine.yml"


def fitting(name):
    """Return a strategy of the values that a parameter takes, at least some of them."""
    field = FIELDS[name]
    limits = {type(limit).__name__: limit for limit in field.metadata}
    if field.annotation is bool:
        return st.booleans()
    if choices := get_args(field.annotation):
        return st.sampled_from(choices)
    if isinstance(field.default, dt.date):
        return DAYS
    if "Ge" in limits:
        of = st.integers if field.annotation is int else st.floats
        return of(limits["Ge"].ge, limits["Le"].le)
    return st.sampled_from([field.default, *PLACES])


def some(values):
    """Return a strategy of settings of some parameters, each to a value that `values` gives."""
    one = st.sampled_from(list(FIELDS)).flatmap(lambda name: st.tuples(st.just(name), values(name)))
    return st.lists(one, max_size=3).map(dict)


@st.composite
def documents(draw):
    """Draw a document of YAML with a fitting shape, or nearly."""
    document = {"about": "Why it is asked", "set": draw(some(fitting))}
    match draw(st.integers(0, 5)):
        case 0:
            document["set"] = draw(some(lambda name: ANY))
        case 1:
            document["set"][draw(st.text(max_size=6))] = draw(ANY)
        case 2:
            document[draw(st.sampled_from(["about", "set", "more"]))] = draw(ANY)
    flow = draw(st.sampled_from([None, True, False]))
    style = draw(st.sampled_from([None, None, "'", '"', "|", ">"]))
    return yaml.safe_dump(
        document, default_flow_style=flow, default_style=style, allow_unicode=True
    )


@st.composite
def texts(draw):
    """Draw the text of a scenario file, here and there with odd text in it."""
    text = draw(documents() | st.sampled_from(COMMITTED))
    for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
        odd = draw(st.sampled_from(ODD))
        at = draw(st.integers(0, len(text)))
        text = text[:at] + odd + text[at + draw(st.integers(0, 3)) :]
    return text


def read_or_refused(path):
    """Return what is read; None where the file is refused in one line that names it."""
    try:
        return read_scenario(str(path))
    except BadInput as error:
        told = str(error)
    assert told.startswith(str(path))
    assert told.isprintable()
    assert len(told) < 400
    return None


@cases(600)
@given(texts())
def test_a_file_is_what_pydantic_makes_of_its_yaml(path, text):
    path.write_bytes(text.encode("utf-8", errors="surrogatepass"))
    read = read_or_refused(path)
    event("refused" if read is None else f"{min(len(read[1]), 2)} or more parameters read")
    if read is not None:
        plain = yaml.safe_load(text)
        assert read[0] == yaml.load(text, Loader=yaml.BaseLoader)["about"]  # noqa: S506 (text alone)
        assert Scenario.of(read[1]) == Scenario(**(plain.get("set") or {}))


@cases(100)
@given(st.binary(max_size=60))
def test_any_bytes_are_refused(path, content):
    path.write_bytes(content)
    assert read_or_refused(path) is None


@cases(200)
@given(some(fitting))
def test_overrides_come_back_from_a_file_and_from_the_command_line(path, values):
    try:
        scenario = Scenario.of(values)
    except BadInput as error:  # a rule between parameters, or a place without a road
        told = str(error)
        assert told.startswith("parameter ")
        return
    overrides = scenario.overrides()
    path.write_text(yaml.safe_dump({"about": "Mine", "set": overrides}), encoding="utf-8")
    assert Scenario.of(read_scenario(str(path))[1]) == scenario
    typed = parse_settings(f"{name}={value}" for name, value in overrides.items())
    assert Scenario.of(typed) == scenario


@pytest.mark.parametrize("value", ["010", "1:30", "0x10", "1_000", ".inf", "!!int 3", "*a"])
def test_no_value_is_read_as_another_than_is_written(path, value):
    path.write_text(f"about: Mine\nset:\n  seed: {value}\n")
    with pytest.raises(BadInput, match=r"mine\.yml:3: "):
        read_scenario(str(path))
