"""A table leads to the rows that it names, and every such link to a row that is there."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from landroute.charts.ledger import Ledger
from landroute.charts.tables import Table
from landroute.scenario import Scenario
from landroute.studies.actors import findings as actors
from landroute.studies.confidence import findings as confidence
from landroute.studies.data import findings as data
from landroute.studies.modes import findings as modes
from landroute.studies.options import findings as options
from landroute.studies.options.effects import outcomes
from landroute.studies.question import findings as claims
from landroute.studies.threat import findings as threat
from landroute.tables import resource, resource_names


def links(html):
    """Map the text of each link that leads to a row to its address."""
    found = BeautifulSoup(html, "html.parser").select('a[href^="../rows/"]')
    return {link.text: link["href"].removeprefix("../rows/") for link in found}


def cell(text, column="x"):
    return links(Table(pd.DataFrame({column: [text]}), "x").html())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tanf", {"Tanf": "network.html#places-tanf"}),
        ("tanf", {"tanf": "network.html#places-tanf"}),
        ("C07", {"C07": "policy.html#claims-c07"}),
        ("Middle corridor", {"Middle corridor": "network.html#corridors-middle"}),
        (
            "Tanf, Springfield and Al-Qaim",
            {"Tanf": "network.html#places-tanf", "Al-Qaim": "network.html#places-al-qaim"},
        ),
        ("rows V061 and V112 of it", {"V061": "supply.html#traffic-v061",
                                      "V112": "supply.html#traffic-v112"}),
        # An actor whose name holds an "and"; a code that two tables share; prose; no such row.
        ("Turkish army and Syrian National Army",
         {"Turkish army and Syrian National Army": "actors.html#actors-turkey-sna"}),
        ("R001", {}),
        ("a raid near Tanf, and others", {}),
        ("Q999 and C-130", {}),
    ],
)  # fmt: skip
def test_a_cell_leads_to_the_rows_that_it_names(text, expected):
    assert cell(text) == expected


def test_a_row_of_another_table_is_found_by_its_key():
    rows = pd.DataFrame(
        {
            "table": ["control", "places", "gaps"],
            "key": ["place=tanf; account=primary; start=2011-01-01", "id=tanf", "id=g"],
        }
    )
    assert list(links(Table(rows, "x").html()).values()) == [
        "holders.html#control-tanf-primary-2011-01-01",
        "network.html#places-tanf",
    ]


def test_text_beside_a_link_stays_escaped_and_may_break():
    html = Table(pd.DataFrame({"x": ["<b>Q006</b> lib/landroute/x_y.py"]}), "x").html()
    assert "<b>" not in html
    assert "&lt;b&gt;<a href=" in html
    assert "lib/<wbr>landroute/<wbr>x_<wbr>y.py" in html


@pytest.fixture(scope="module")
def addresses():
    """Ids of the rows on each page."""
    pages: dict[str, set[str]] = {}
    for name in resource_names():
        if "page" in resource(name):
            soup = BeautifulSoup(Ledger(name).html(), "html.parser")
            ids = {tag["id"] for tag in soup.select("[id]")}
            pages.setdefault(f"{resource(name)['page']}.html", set()).update(ids)
    return pages


def test_every_link_of_a_ledger_leads_to_a_row_and_none_to_its_own(addresses):
    for name in ("mode_assumptions", "places", "stretches", "option_effects"):
        soup = BeautifulSoup(Ledger(name).html(), "html.parser")
        assert not soup.select("a a")
        for row in soup.select("tbody tr"):
            told = [
                a["href"] for a in row.select('a[href^="../rows/"]') if "sources" not in a["href"]
            ]
            assert not [href for href in told if href.endswith(f"#{row['id']}")]
            for page, at in (href.removeprefix("../rows/").split("#") for href in told):
                assert at in addresses[page], (name, page, at)


def test_every_link_of_the_chapters_tables_leads_to_a_row(addresses):
    scenario = Scenario()
    frames = {
        "claims": claims.by_paragraph(),
        "unverified": data.unverified(),
        "corrections": confidence.corrections(),
        "changes": options.changes(),
        "corridors": options.by_corridor(outcomes(scenario)),
        "assumptions": modes.assumptions(),
        "sweeps": threat.sweep_table(),
        "roster": actors.roster(scenario.as_of),
    }
    for name, frame in frames.items():
        found = links(Table(frame, "x").html())
        assert found, name
        for page, at in (address.split("#") for address in found.values()):
            assert at in addresses[page], (name, page, at)
