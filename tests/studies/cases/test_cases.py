"""The two cases rest on the rows that they name, and the crux on its table."""

import csv
import datetime as dt

import networkx as nx
import pandas as pd
import pytest
from worlds import posed

from landroute.corridor.question import question
from landroute.paths import DATA
from landroute.scenario import Scenario
from landroute.tables import read

MOVED = {"convoy", "lorries", "tankers", "fighters"}
HELD = ("2017-11-19", "2024-12-06")  # the baseline's, half-open, as dates are written


def rows_of(table):
    """The rows as the file has them, with no reader of ours between."""
    with (DATA / f"{table}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def while_held(kinds, shows="use"):
    rows = [r for r in rows_of("documented_use") if r["kind"] in kinds and r["shows"] == shows]
    return [r for r in rows if HELD[0] <= r["start"] < HELD[1]]


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


def test_every_report_of_movement_or_of_a_strike_says_how_far_what_and_who():
    for row in rows_of("documented_use"):
        told = all(row[name] for name in ("reached", "carried", "bound", "told_by"))
        assert told == (row["kind"] in MOVED | {"strike"} and row["shows"] == "use") or (
            row["kind"] == "statement"
        ), row["id"]


def test_a_row_that_may_tell_of_the_same_comes_after_it():
    ids = [row["id"] for row in rows_of("documented_use")]
    for row in rows_of("documented_use"):
        assert not row["same_as"] or row["same_as"] in ids[: ids.index(row["id"])]


def test_most_reports_of_use_go_back_to_one_observatory_and_name_fuel_for_lebanon(own):
    moved = while_held(MOVED)
    observatory = [r["id"] for r in moved if r["told_by"] == "the Syrian Observatory"]
    to_lebanon = {r["id"]: r["carried"] for r in moved if r["bound"] == "lebanon"}
    assert to_lebanon == dict.fromkeys(["U050", "U052", "U060"], "fuel")
    # Whatever its sources or its note lay on the observatory is coded as its own.
    for row in moved:
        sources = row["source"].split("; ")
        if row["note"].startswith("Observatory") or all(s.startswith("sohr-") for s in sources):
            assert row["id"] in observatory, row["id"]
    facts = own["case-used"].facts
    assert facts["n"] == len(moved)
    assert facts["most"] == len(observatory) > len(moved) / 2
    assert (facts["lebanon"], facts["of"], facts["through"]) == (3, "fuel", 0)
    assert "none follows arms there" in own["case-used"].text


def test_no_load_of_arms_is_followed_to_lebanon(own):
    arms = [r for r in while_held(MOVED) if r["carried"] == "arms"]
    facts = own["case-onward"].facts
    far = {r["id"] for r in arms if r["reached"] in ("homs", "damascus")}
    assert far == {"U071"}
    assert not [r for r in arms if r["reached"] == "lebanon"]
    assert (facts["arms"], facts["beyond"], facts["through"]) == (len(arms), len(far), 0)
    assert sum(facts[name] for name in ("east", "beyond", "through", "untold")) == facts["arms"]


def test_strikes_at_the_lebanese_border_are_those_of_its_places(own):
    at_the_border = {"hermel", "qusayr", "masnaa"}
    struck = while_held({"strike"})
    west = {r["id"] for r in struck if r["place"] in at_the_border}
    assert west == {r["id"] for r in struck if r["reached"] == "lebanon"}
    assert own["case-struck"].facts["west"] == len(west) == 4


def test_the_aim_was_named_during_the_push_and_the_gain_claimed_after(own):
    rows = {r["id"]: r for r in rows_of("motives")}
    named = [rows[i] for i in ("M048", "M067", "M069", "M080")]
    push = [r["date"] for r in rows_of("captures") if r["in_window"] == "true"]
    aims = [r["date"] for r in named if r["link"] == "aim"]
    gains = [r["date"] for r in named if r["link"] == "gain"]
    taken = next(r["date"] for r in rows_of("captures") if r["name"] == "Albukamal (final)")
    assert aims
    assert all(min(push) <= day < taken for day in aims)
    assert all(day > taken for day in gains)
    facts = own["case-aims"].facts
    assert (facts["aims"], facts["gains"], facts["others"]) == (len(aims), len(gains), 1)


def test_the_first_to_compare_put_air_first_and_the_last_the_road(own):
    said = own["case-by-air"].facts["said"]
    assert [one["mode"] for one in said] == ["air", "sea", "road"]
    assert [one["when"] for one in said] == sorted(one["when"] for one in said)


def test_those_who_said_little_went_spoke_early_or_of_goods_alone(own):
    little = while_held({"statement"}, "little")
    goods = [r for r in little if r["carried"] == "goods"]
    early = [r["start"] for r in little if r not in goods]
    facts = own["case-little"].facts
    assert (facts["n"], facts["goods"]) == (len(early), len(goods)) == (3, 1)
    since = pd.Timestamp(HELD[0])
    edge = since + pd.DateOffset(months=facts["months"])
    assert edge - pd.DateOffset(months=1) < pd.Timestamp(max(early)) <= edge


def test_the_airfields_went_before_and_after_the_road(own):
    kinds = {r["id"]: r["kind"] for r in rows_of("places") if r["country"] == "SY"}
    ends = {
        r["place"]: r["end"]
        for r in rows_of("control")
        if kinds.get(r["place"]) in ("airport", "port")
        and r["controller"] == "syrian-government"
        and r["account"] == "primary"
        and "2024-11-27" <= r["end"] <= "2024-12-08"
    }
    facts = own["case-together"].facts
    assert facts["gate"] == min(ends, key=ends.__getitem__) == "aleppo-airport"
    assert (facts["first"], facts["end"]) == (min(ends.values()), max(ends.values()))
    assert facts["first"] < facts["last"] < facts["end"]


@pytest.mark.parametrize("day", ["2018-01-15", "2020-06-01", "2024-12-01"])
@pytest.mark.parametrize("tracks", [False, True])
def test_tracks_alone_lead_round_the_place_by_which_the_road_hung(own, day, tracks):
    assert own["case-thread"].facts["places"] == ["albukamal"]
    assert own["case-thread"].facts["round"] == "every"
    asked = question(Scenario(as_of=day, tracks_count=tracks))
    shut = asked.on(dt.date.fromisoformat(day)).closed
    left = nx.Graph(asked.graph.edges)
    left.remove_nodes_from([*shut, "albukamal"])
    assert nx.has_path(left, *asked.ends) == tracks


def test_held_days_are_those_of_the_corridors_chapter(own):
    since = posed("corridors", "baseline")["service-days"].facts["since_1"]
    assert own["case-held"].value == since


def test_tanf_alone_is_that_of_the_closing_chapter(own):
    closing = posed("closing", "baseline")
    assert own["case-tanf"].value == closing["closing-tanf-alone"].value
    least, _ = closing["closing-tanf-range"].value
    assert least == own["case-tanf"].facts["other"] == 0
    assert own["case-tanf"].text.endswith("With desert tracks, on none.")


def test_where_no_route_is_regained_each_point_says_so():
    after = posed("cases", "last-day")
    assert after["case-held"].value == 0
    for key in ("case-struck", "case-used", "case-little", "case-onward", "case-by-air"):
        assert after[key].value == 0
        assert "No route was held" in after[key].text
