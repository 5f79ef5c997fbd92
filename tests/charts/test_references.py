"""A table leads to the rows that it names, and every such link to a row that is there."""

import pandas as pd
import pytest

from landroute.charts.ledger import Ledger
from landroute.charts.tables import Table
from landroute.outputs import row_anchor
from landroute.paths import DATA
from landroute.scenario import baseline
from landroute.studies.registry import STUDIES, homes, study
from landroute.studies.rows.tables import paged
from landroute.tables.sources import sources


def pieces(document):
    """The parts of each row that lead somewhere, row by row."""
    for row in document["rows"]:
        parts = [part for cell in row if isinstance(cell, list) for part in cell]
        yield [part for part in parts if isinstance(part, dict)]


def rows(table):
    """Map each text of a table that leads to a row to that row's table and key."""
    found = [part for row in pieces(table.document()) for part in row]
    return {part["text"]: part["row"] for part in found if "row" in part}


def of(**columns):
    return Table(pd.DataFrame(columns), key="k", label="l")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tanf", {"Tanf": ["places", "tanf"]}),
        ("tanf", {"Tanf": ["places", "tanf"]}),
        ("C07", {"C07": ["claims", "C07"]}),
        ("Middle corridor", {"Middle corridor": ["corridors", "middle"]}),
        (
            "Tanf, Springfield and Al-Qaim",
            {"Tanf": ["places", "tanf"], "Al-Qaim": ["places", "al-qaim"]},
        ),
        ("rows V061 and V112 of it", {"V061": ["traffic", "V061"], "V112": ["traffic", "V112"]}),
        # An actor whose name holds an "and"; a code that two tables share; prose; no such row.
        (
            "Turkish army and Syrian National Army",
            {"Turkish army and Syrian National Army": ["actors", "turkey-sna"]},
        ),
        ("R001", {}),
        ("a raid near Tanf, and others", {}),
        ("Q999 and C-130", {}),
    ],
)
def test_a_cell_leads_to_the_rows_that_it_names(text, expected):
    table = of(x=[text])
    assert rows(table) == expected
    ((cell,),) = table.document()["rows"]
    said = cell if isinstance(cell, str) else "".join(
        part if isinstance(part, str) else part["text"] for part in cell
    )  # fmt: skip
    assert said == ("Tanf" if text == "tanf" else text)


def test_a_row_of_another_table_is_found_by_its_key():
    key = "place=tanf; account=primary; start=2011-01-01"
    for column in ("key", "row"):
        table = of(**{"table": ["control", "places", "gaps"], column: [key, "id=tanf", "id=g"]})
        assert rows(table) == {
            "Tanf, primary, 2011-01-01": ["control", "tanf", "primary", "2011-01-01"],
            "Tanf": ["places", "tanf"],
        }
    assert rows(of(table=["places"], row=["tanf"])) == {"Tanf": ["places", "tanf"]}


@pytest.fixture(scope="module")
def addresses():
    """Every address of a row or of a source in the book."""
    documents = [Ledger(name.replace("-", "_"), label="l").document() for name in paged()]
    known = [at for one in documents for at in (*one["ids"], *one["starts"].values())]
    assert len(set(known)) == len(known)
    return {*known, *sources().index}


def dead(part, addresses):
    if "row" in part:
        return row_anchor(*part["row"]) not in addresses
    if "source" in part:
        return part["source"] not in addresses
    if "shown" in part:
        kind, key = part["shown"]
        return key not in homes(f"{kind}s")
    if "file" in part:
        return not (DATA / part["file"]).is_file()
    return not part["href"].startswith(("https://", "http://"))


@pytest.mark.parametrize("name", [name.replace("-", "_") for name in paged()])
def test_every_link_of_a_ledger_leads_to_a_row_and_none_to_its_own(name, addresses):
    document = Ledger(name, label="l").document()
    for own, parts in zip(document["ids"], pieces(document), strict=True):
        assert not [part for part in parts if dead(part, addresses)], own
        assert own not in [row_anchor(*part["row"]) for part in parts if "row" in part]


@pytest.mark.parametrize("name", [name for name in STUDIES if name != "rows"])
def test_every_link_of_the_tables_of_a_study_leads_to_a_row(name, addresses):
    posed = study(name, baseline())
    for key in [key for entry in posed.tables for key in entry.by_key()]:
        parts = [part for row in pieces(posed.table(key).document()) for part in row]
        assert not [part for part in parts if dead(part, addresses)], key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("question", "claims"),
        ("modes", "mode-assumptions"),
        ("threat", "threat-sweeps"),
        ("actors", "actors-on-day"),
        ("options", "options-changes"),
        ("options", "options-by-corridor"),
        ("confidence", "not-verified"),
        ("corrections", "corrections"),
    ],
)
def test_a_table_that_names_rows_leads_to_them(name, key):
    assert rows(study(name, baseline()).table(key))
