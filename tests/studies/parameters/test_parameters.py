"""The page on parameters has each of them, and each scenario, as the model and the files do."""

import pytest

from landroute.scenario import Scenario, read_scenario, scenario_names
from landroute.scenario import baseline as the_baseline
from landroute.scenario.schema import parameter_rows
from landroute.studies.registry import study


@pytest.fixture(scope="module")
def posed():
    return study("parameters", the_baseline())


def columns(table):
    document = table.document()
    return {
        column["name"]: [row[at] for row in document["rows"]]
        for at, column in enumerate(document["columns"])
    }


def said(cell):
    pieces = cell if isinstance(cell, list) else [cell]
    return "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)


def test_every_parameter_is_there_with_all_that_is_said_of_it(posed):
    told = columns(posed.table("parameters"))
    assert told["parameter"] == list(Scenario.model_fields)
    for name, cells in told.items():
        assert [said(cell) for cell in cells] == [row[name] for row in parameter_rows()]
        assert all(cells), name


def test_meanings_and_reasons_are_sentences_and_each_its_own(posed):
    told = columns(posed.table("parameters"))
    for name in ("meaning", "why_default"):
        texts = [said(cell) for cell in told[name]]
        assert all(text[0].isupper() or text.startswith("data/") for text in texts)
        assert all(text.endswith(".") for text in texts)
    assert len(set(map(said, told["meaning"]))) == len(told["meaning"])


def test_every_scenario_is_there_with_what_it_sets(posed):
    told = columns(posed.table("scenarios"))
    assert told["scenario"] == scenario_names()
    for name, sets in zip(told["scenario"], map(said, told["sets"]), strict=True):
        overrides = read_scenario(name)[1]
        expected = ", ".join(f"{key} = {value}" for key, value in overrides.items())
        assert sets == (expected or "nothing")


def test_the_banner_of_a_site_under_other_parameters_finds_the_table(posed):
    """It leads to `#table-parameters`."""
    assert posed.table("parameters").document()["key"] == "parameters"
