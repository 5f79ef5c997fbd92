"""Fastest routes and the missing link, against brute force and shapely."""

import datetime as dt

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from oracles import great_circle, shortest_by_force
from pyproj import Geod

from landroute.corridor.cuts import smallest_cuts
from landroute.corridor.question import question
from landroute.network.joins import projected
from landroute.paths import DATA
from landroute.scenario import Scenario
from landroute.studies.corridors.alternatives import alternatives, alternatives_table
from landroute.studies.corridors.newroad import links_through_time, missing_link, road_points
from landroute.studies.corridors.road_figures import new_road_rows
from landroute.studies.corridors.told import link_ends
from landroute.studies.registry import study
from landroute.tables import RECORD_END, RECORD_START, read
from landroute.wording import words
from landroute.wording.facts import written


def posed(**changed):
    return study("corridors", Scenario.of(changed))


@pytest.fixture(scope="module")
def asked():
    return question(Scenario())


@pytest.fixture(scope="module")
def links(asked):
    return links_through_time(asked, Scenario().clearance, Scenario().clearance_us)


def link_on(asked, day, clearance=10.0, clearance_us=10.0):
    return missing_link(asked.on(day), clearance, clearance_us)


def test_with_no_route_open_the_fastest_of_all_say_what_blocks_them(asked):
    shut = asked.on(dt.date(2017, 6, 30)).closed
    blocked = alternatives(asked, shut, 5)
    assert [p.places for p in blocked] == [p.places for p in alternatives(asked, frozenset(), 5)]
    assert all(set(p.blocked_by) == set(p.places) & shut and p.blocked_by for p in blocked)
    opened = asked.on(dt.date(2018, 9, 1))
    first = alternatives(asked, opened.closed, 5)[0]
    assert first.open
    assert first.hours == pytest.approx(
        min(p.hours for p in opened.corridors.values() if p and p.open)
    )


def test_points_of_roads_lie_no_farther_apart_than_the_step(asked):
    road = asked.graph.subgraph(["walid", "rutba"])
    points = road_points(road, 1.0)[len(road) :]
    assert np.hypot(*np.diff(points, axis=0).T).max() <= 1.0 + 1e-9
    assert len(points) >= asked.graph.edges["walid", "rutba"]["km"] * 0.8


def test_a_link_is_missing_exactly_while_no_corridor_is_open(asked, links):
    assert links["start"].iloc[0] == pd.Timestamp(RECORD_START)
    assert (links["end"].iloc[:-1].to_numpy() == links["start"].iloc[1:].to_numpy()).all()
    assert links["end"].iloc[-1] == pd.Timestamp(RECORD_END) + pd.Timedelta(days=1)
    for day, now in asked.through_time():
        row = links[(links["start"] <= pd.Timestamp(day)) & (links["end"] > pd.Timestamp(day))]
        link = row["link"].iloc[0]
        assert (link.km == 0) == now.open
        assert (link.reason == "end") == bool(set(asked.ends) & now.closed)


def test_links_keep_clear_by_another_reckoning_and_beat_any_join_of_two_places(asked, links):
    spots = read("places").set_index("id")[["lon", "lat"]].astype(float)
    own = Scenario()
    checked = 0
    for row in links[links["km"] > 0].itertuples():
        now, link = asked.on(row.start.date()), row.link
        closed = sorted(now.closed)
        least = [own.clearance_us if p in now.us_held else own.clearance for p in closed]
        line = shapely.LineString(projected(link.ends))
        posts = shapely.points(projected(spots.loc[closed]))
        gaps = shapely.distance(line, posts)
        assert gaps.min() == pytest.approx(link.margin, abs=1e-6)
        assert (gaps >= np.array(least) - 1e-6).all()
        assert link.km == pytest.approx(great_circle(*link.ends), rel=0.006)
        near, far = (projected(spots.loc[sorted(side)]) for side in link.sides)
        by_places = shortest_by_force(
            near[:40], far[:40], projected(spots.loc[closed]), np.array(least)
        )
        assert by_places is None or line.length <= by_places + 1e-6
        checked += by_places is not None
    assert checked > 5


def test_a_link_through_a_country_without_places_says_so(asked, links):
    shapes = gpd.read_file(DATA / "basemap" / "countries.geojson").set_index("name").geometry
    for row in links[links["km"] > 0].itertuples():
        along = Geod(ellps="WGS84").npts(*row.link.ends[0], *row.link.ends[1], 400)
        inside = {
            name: sum(shapely.contains_xy(shapes[name], *point) for point in along)
            for name in ("Jordan", "Saudi Arabia", "Turkey", "Israel")
        }
        for name, count in inside.items():
            told = row.link.abroad.get(name, 0.0)
            assert told == pytest.approx(row.km * count / 400, abs=2)
    day = dt.date(2017, 5, 10)
    link = missing_link(asked.on(day), Scenario().clearance, Scenario().clearance_us)
    assert set(link.abroad) == {"Jordan"}
    own = posed(as_of=str(day))
    assert f"{link.abroad['Jordan']:.0f} km through Jordan" in own["new-road-terms"].text
    assert "in part through Jordan" in own["new-road-course"].text
    by_day = new_road_rows(own).set_index("start")["abroad"]
    assert "Jordan" in by_day["2017-05-08"]
    assert by_day["2017-06-20"] == ""


def test_an_end_far_from_any_place_is_not_said_to_be_near_it(asked):
    day = dt.date(2017, 11, 10)
    link = link_on(asked, day)
    spot = read("places").set_index("id").loc[link.near[0], ["lon", "lat"]].astype(float)
    away = great_circle(link.ends[0], spot)
    assert away > 50
    assert link.off[0] == pytest.approx(away, rel=0.01)
    told = [written(end, words("corridors")) for end in link_ends(link)]
    assert told == [f"a point {away:.0f} km from Al-Qaim", "T2"]


def test_the_article_s_day(asked):
    day = dt.date(2017, 6, 30)
    link = link_on(asked, day)
    assert set(link.near) == {"walid", "t3"}
    assert link.closest == "tanf"
    assert link_on(asked, day, clearance_us=link.margin - 0.1).near == link.near
    farther = link_on(asked, day, clearance_us=link.margin + 1)
    assert farther.km is None or farther.km > link.km


def test_the_road_keeps_out_of_the_zone_in_which_convoys_were_struck(asked):
    """At 10 km from every place it would pass Tanf as near as a convoy that was struck."""
    day = dt.date(2017, 6, 30)
    bare, told = link_on(asked, day), link_on(asked, day, clearance_us=55.0)
    everywhere = link_on(asked, day, 55.0, 55.0)
    assert bare.margin < 30
    assert bare.km < told.km < everywhere.km
    assert not told.abroad
    assert everywhere.km == pytest.approx(211, abs=1)
    assert set(everywhere.abroad) == {"Jordan"}
    tanf = projected(read("places").set_index("id").loc[["tanf"], ["lon", "lat"]].astype(float))
    assert shapely.LineString(projected(told.ends)).distance(shapely.Point(tanf[0])) >= 55 - 1e-6


def test_supposing_the_us_gone_its_clearance_is_asked_of_nobody():
    away = question(Scenario.of({"us_posture": "withdrawn"}))
    for day in (dt.date(2015, 12, 1), dt.date(2017, 5, 10)):
        assert missing_link(away.on(day), 10.0, 10.0) == missing_link(away.on(day), 10.0, 50.0)


def test_land_nearest_to_places_that_deny_is_measured(asked, links):
    spots = read("places").set_index("id")[["lon", "lat"]].astype(float)
    plane = shapely.points(projected(spots))
    seen = set()
    for row in links[links["km"] > 0].itertuples():
        link, closed = row.link, asked.on(row.start.date()).closed
        line = shapely.LineString(projected(link.ends))
        steps = shapely.line_interpolate_point(line, np.linspace(0, 1, 301), normalized=True)
        nearest = [spots.index[int(np.argmin(shapely.distance(plane, p)))] for p in steps]
        share = np.mean([place in closed for place in nearest])
        assert sum(link.held.values()) == pytest.approx(line.length * share, abs=line.length / 100)
        assert set(link.held) <= closed
        assert list(link.held.values()) == sorted(link.held.values(), reverse=True)
        seen.add(bool(link.held))
    assert seen == {True, False}


def test_the_finding_says_how_much_of_the_road_lies_in_land_that_is_held():
    held, clear = posed(as_of="2017-05-20"), posed(as_of="2017-06-30")
    km = round(sum(held.link.held.values()))
    told = f"**{km} km** lie nearer to Tanf, which let no traffic through, than to any place"
    assert told in held["new-road-terms"].text
    assert (
        "No part of it lies nearer to a place that let no traffic" in clear["new-road-terms"].text
    )
    for own in (held, clear):
        said = "straight line between points of open roads, terrain left out"
        assert said in own["new-road"].text


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "damascus"},
        {"as_of": "2011-01-01", "alternatives": 1},
        {"as_of": "2026-11-01"},
        {"clearance": 100, "clearance_us": 100, "tracks_count": True},
        {"us_posture": "withdrawn", "clearance": 0, "clearance_us": 0},
    ],
)
def test_every_answer_has_a_sentence_a_table_and_a_figure(changed):
    own = posed(**changed)
    links, link = own.links, own.link
    held = links.loc[(links["start"] <= own.day) & (own.day < links["end"]), "link"].iloc[0]
    assert (link.km, link.reason, link.ends) == (held.km, held.reason, held.ends)
    assert own["new-road"].value == (None if link.km is None else pytest.approx(link.km))
    assert (own["new-road-terms"].value is None) == (not link.km)
    needed = links[links["km"] > 0]
    days = int((needed["end"] - needed["start"]).dt.days.sum())
    assert own["new-road-course"].value == days

    assert len(own.fastest) <= own.scenario.alternatives
    chart = own.figure("new-road-course-chart")
    assert len(chart.layout.meta["table"]["rows"]) == len(links)
    mapped = own.figure("new-road-map")
    assert ("shortest new road" in {t.name for t in mapped.data}) == bool(link.ends)
    states = [row[1] for row in mapped.layout.meta["table"]["rows"]]
    assert states.count("closed") == len(own.now.closed & set(own.question.graph))


def test_without_any_route_there_is_an_answer_all_the_same(asked):
    own = posed()
    own.fastest = alternatives_table(asked, [])
    assert own["fastest-ways"].value is None
    assert own.table("fastest-routes").frame.empty


def test_two_closed_ends_are_spoken_of_as_two():
    own = posed(origin="qamishli", destination="idlib", as_of="2017-05-10")
    assert "Qamishli and Idlib, the ends of the route, were themselves" in own["new-road"].text


def test_an_end_counts_alike_in_keys_cut_and_new_road():
    shut = posed(as_of="2026-11-01")
    assert "beirut" in shut.now.keys
    told = (
        "Beirut, an end of the route, was itself not surely open: a closed end is a place to open"
    )
    for key in ("keys", "keys-sparing-us", "cut", "cut-in-east", "new-road"):
        assert told in shut[key].text
    opened = posed(as_of="2018-06-01")
    assert not {"tehran", "beirut"} & set(opened.now.cut)
    for key in ("keys", "cut", "new-road"):
        assert "end of the route" not in opened[key].text


def test_keys_are_told_by_holder():
    own = posed(as_of="2026-11-01")
    holders = own.now.places.loc[list(own.now.keys), "controller"]
    assert f"Held by **{holders.nunique()}** holders: " in own["keys"].text
    assert "Syrian transitional government (5 places) and Lebanese state (3" in own["keys"].text
    assert "Holder: United States." in posed(as_of="2017-06-30")["keys"].text


def test_a_cut_with_rivals_says_how_many():
    own = posed(as_of="2018-06-01")
    count = len(smallest_cuts(own.now).sets)
    assert f"**1 place (Al-Qaim or any one of {count - 1} others)**" in own["cut"].text


def test_one_route_asked_for_is_not_said_to_be_the_only_one():
    text = posed(alternatives=1)["fastest-ways"].text
    assert "the fastest would take" in text
    assert "only" not in text
    own = posed()
    own.fastest = own.fastest.iloc[:1]
    assert "the only one would take" in own["fastest-ways"].text


def test_a_link_of_one_length_on_one_day_is_told_as_one():
    own = posed()
    rows = own.links[own.links["km"] > 0].iloc[:1]
    own.links = rows.assign(end=rows["start"] + pd.Timedelta(days=1))
    text = own["new-road-course"].text
    assert text.startswith("A new road would have joined the two sides on **1 day** of the record.")
    assert "km long, on " in text
    assert "shortest" not in text
