"""Tables as documents: text stays text, sources and rows lead somewhere, rows have addresses."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from landroute.charts.ledger import Ledger
from landroute.charts.tables import Table, kind
from landroute.outputs import TABLE_MIME
from landroute.scenario import baseline
from landroute.studies.registry import study
from landroute.studies.rows.tables import paged
from landroute.tables import read
from landroute.tables.sources import sources

HOSTILE = '"><script>alert("x") & more</script>'


def table(**columns):
    return Table(pd.DataFrame(columns), key="k", label="l")


def cell(column, value):
    ((only,),) = table(**{column: [value]}).document()["rows"]
    return only


def linked(one, name):
    return [piece[name] for piece in one if isinstance(piece, dict) and name in piece]


def test_hostile_text_stays_text_and_is_escaped_once_for_jupyter():
    bundle = Table(pd.DataFrame({HOSTILE: [HOSTILE]}), key="k", label="l")._repr_mimebundle_()
    document = bundle[TABLE_MIME]
    assert document["rows"] == [[HOSTILE]]
    assert document["columns"][0]["head"] == HOSTILE
    page = BeautifulSoup(bundle["text/html"], "html.parser")
    assert not page.select("script")
    assert [one.get_text() for one in page.select("th, td")] == [HOSTILE, HOSTILE]


def test_hostile_text_beside_a_link_stays_text():
    text = f"{HOSTILE} Q006"
    shown = cell("x", text)
    assert shown[0] == f"{HOSTILE} "
    html = table(x=[text])._repr_mimebundle_()["text/html"]
    page = BeautifulSoup(html, "html.parser")
    assert not page.select("script")
    assert page.select("td")[0].get_text() == text


def test_hostile_text_stays_text_in_a_ledger(monkeypatch):
    frame = read("regions").assign(name=HOSTILE)
    monkeypatch.setattr("landroute.charts.ledger.read", lambda name: frame)
    bundle = Ledger("regions", label="l")._repr_mimebundle_()
    at = [column["name"] for column in bundle[TABLE_MIME]["columns"]].index("name")
    assert {row[at] for row in bundle[TABLE_MIME]["rows"]} == {HOSTILE}
    assert "text/html" not in bundle


def test_a_key_that_is_no_address_is_refused():
    with pytest.raises(ValueError, match="kebab-case"):
        Table(pd.DataFrame({"a": [1]}), key="A table", label="l")


def test_sources_lead_to_where_they_were_published():
    address = "https://www.fdd.org/analysis/2019/06/18/burning-bridge/"
    (alone,) = cell("source", "fdd-2019-burning-bridge")
    assert alone["href"] == address
    assert alone["title"] == sources().loc["fdd-2019-burning-bridge", "title"]
    other = next(key for key, url in sources()["url"].items() if url.startswith("https://"))
    both = cell("sources", f"fdd-2019-burning-bridge; {other}")
    assert linked(both, "href") == [address, sources().loc[other, "url"]]
    assert both[1] == "; "


def test_a_source_without_an_address_to_open_is_its_name_alone(monkeypatch):
    rows = sources().assign(url="javascript:alert(1)")
    monkeypatch.setattr("landroute.charts.references.sources", lambda: rows)
    (alone,) = cell("source", "fdd-2019-burning-bridge")
    assert isinstance(alone, str)


def test_missing_values_are_nothing_and_numbers_stay_numbers():
    gone = [None, pd.NA, pd.NaT, float("nan")]
    shown = table(a=pd.Series(gone, dtype=object))
    assert shown.document()["rows"] == [[None]] * len(gone)
    cells = BeautifulSoup(shown._repr_mimebundle_()["text/html"], "html.parser").select("td")
    assert [one.get_text() for one in cells] == [""] * len(gone)
    full = table(n=[1.5], d=[pd.Timestamp("2017-06-30")], y=[True], file=["control.csv"])
    assert full.document()["rows"] == [
        [1.5, "2017-06-30", True, [{"text": "control.csv", "file": "control.csv"}]]
    ]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (pd.Series([1, None], dtype="Int64"), "number"),
        (pd.Series([0.5]), "number"),
        (pd.Series([True, None], dtype="boolean"), "yesno"),
        (pd.to_datetime(pd.Series(["2017-06-30"])), "date"),
        (pd.Series(["2017-06"], dtype="string"), "text"),
    ],
)
def test_a_column_is_sorted_by_what_it_holds(values, said):
    assert kind(values) == said


@pytest.mark.parametrize("name", [name.replace("-", "_") for name in paged()])
def test_every_row_of_a_table_has_an_address_of_its_own(name):
    document = Ledger(name, label="l").document()
    assert len(document["rows"]) == len(document["ids"]) == len(read(name))
    addresses = [*document["ids"], *document["starts"].values()]
    assert len(set(addresses)) == len(addresses)


def test_a_row_leads_to_its_place_its_holder_and_its_sources():
    document = Ledger("control", label="l").document()
    at = document["ids"].index("control-albukamal-primary-2011-01-01")
    names = [column["name"] for column in document["columns"]]
    row = dict(zip(names, document["rows"][at], strict=True))
    assert linked(row["place"], "row") == [["places", "albukamal"]]
    assert linked(row["controller"], "row") == [["actors", "syrian-government"]]
    own = read("control").iloc[at]
    assert linked(row["source"], "source") == own["source"].split("; ")


def test_no_id_is_said_where_a_row_has_a_name():
    document = Ledger("crossings", label="l").document()
    names = [column["name"] for column in document["columns"]]
    assert "crossing" not in names
    row = dict(zip(names, document["rows"][0], strict=True))
    assert row["name"] == "Albukamal - Al-Qaim"
    assert row["place"] == [{"text": "Albukamal", "row": ["places", "albukamal"]}]


def test_a_code_that_readers_cite_stays():
    document = Ledger("captures", label="l").document()
    assert document["columns"][0]["name"] == "id"
    assert document["rows"][0][0] == "P001"


def test_every_source_has_its_address_and_leads_to_its_own_page():
    document = study("data", baseline()).table("rows-sources").document()
    assert len(document["ids"]) == len(document["rows"]) == len(sources())
    assert set(document["ids"]) == set(sources().index)
    for key, row in zip(document["ids"], document["rows"], strict=True):
        url = sources().loc[key, "url"]
        opens = url.startswith(("https://", "http://"))
        told = linked(row[0], "href") if isinstance(row[0], list) else []
        assert told == ([url] if opens else []), key
