"""The two cases rest on the rows that they name, and the crux on its table."""

import pytest
from studies.conftest import posed

from landroute.tables import read


@pytest.fixture(scope="module")
def own():
    return posed("cases", "baseline")


def test_every_point_with_rows_is_shown_and_its_rows_exist(own):
    cases = read("cases").dropna(subset="rows")
    for case in ("mattered", "overplayed"):
        shown = own.table(f"case-rows-{case}").frame
        for point in cases[cases["case"] == case].itertuples():
            ids = point.rows.split("; ")
            assert list(own.rows_of(point.point)["id"]) == sorted(ids)
            assert set(ids) <= set(shown["row"])


def test_strikes_and_movements_are_those_of_the_days_held(own):
    rows = read("documented_use")
    first, last = own.regained["start"].iloc[0], own.regained["end"].iloc[-1]
    while_held = rows[(rows["start"] >= first) & (rows["start"] < last)]
    strikes = (while_held["kind"] == "strike") & (while_held["shows"] == "use")
    assert own["case-struck"].value == int(strikes.sum()) == own["case-cost"].value > 10
    assert own["case-used"].value > own["case-little"].value > 0


def test_held_days_are_those_of_the_corridors_chapter(own):
    since = posed("corridors", "baseline")["service-days"].facts["since_1"]
    assert own["case-held"].value == since


def test_tanf_alone_is_that_of_the_closing_chapter(own):
    assert own["case-tanf"].value == posed("closing", "baseline")["closing-tanf-alone"].value


def test_where_no_route_is_regained_each_point_says_so():
    after = posed("cases", "last-day")
    assert after["case-held"].value == 0
    for key in ("case-struck", "case-used", "case-little"):
        assert after[key].value == 0
        assert "No route was held" in after[key].text
