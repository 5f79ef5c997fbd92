"""Fastest ways, the missing link and published lengths, against brute force and shapely."""

import datetime as dt
import math
from itertools import combinations

import geopandas as gpd
import networkx as nx
import numpy as np
import pandas as pd
import pytest
import shapely
from pyproj import Geod

from landroute.corridor.question import question
from landroute.network.joins import keeps_clear, lonlat, projected, shortest_join
from landroute.network.paths import fastest_paths, path_of, way_by
from landroute.paths import DATA
from landroute.scenario import Scenario
from landroute.studies.corridors import lengths as analyses
from landroute.studies.corridors import road_figures as drawn
from landroute.studies.corridors import roads
from landroute.studies.corridors import towns as described
from landroute.studies.corridors.alternatives import alternatives, alternatives_table
from landroute.studies.corridors.newroad import links_through_time, missing_link, road_points
from landroute.tables import RECORD_END, RECORD_START, read

CASES = 250


@pytest.fixture(scope="module")
def asked():
    return question(Scenario())


@pytest.fixture(scope="module")
def links(asked):
    return links_through_time(asked, Scenario().clearance)


def random_network(rng):
    nodes = "sabcdt"
    graph = nx.Graph()
    graph.add_nodes_from(nodes)
    for a, b in combinations(nodes, 2):
        if rng.random() < 0.55:
            hours = float(rng.random())
            graph.add_edge(a, b, km=50 * hours, hours=hours, corridor="", id=a + b)
    return graph, frozenset(p for p in nodes if rng.random() < 0.15)


def hours_along(graph, walk):
    return sum(graph.edges[pair]["hours"] for pair in nx.utils.pairwise(walk))


def test_the_fastest_ways_equal_brute_force():
    rng = np.random.default_rng(1)
    found_some = 0
    for _ in range(CASES):
        graph, closed = random_network(rng)
        count = int(rng.integers(1, 8))
        every = sorted(
            (hours_along(graph, walk), tuple(walk))
            for walk in nx.all_simple_paths(graph, "s", "t")
            if not closed & set(walk)
        )
        found = fastest_paths(graph, "s", "t", closed, count)
        assert [p.places for p in found] == [walk for _, walk in every[:count]]
        assert [p.hours for p in found] == pytest.approx([hours for hours, _ in every[:count]])
        found_some += bool(found)
    assert found_some > CASES / 4


def test_with_no_way_open_the_fastest_of_all_say_what_blocks_them(asked):
    shut = asked.on(dt.date(2017, 6, 30)).closed
    found = alternatives(asked, shut, 5)
    assert [p.places for p in found] == [p.places for p in alternatives(asked, frozenset(), 5)]
    assert all(set(p.blocked_by) == set(p.places) & shut and p.blocked_by for p in found)
    opened = asked.on(dt.date(2018, 9, 1))
    first = alternatives(asked, opened.closed, 5)[0]
    assert first.open
    assert first.hours == pytest.approx(
        min(p.hours for p in opened.corridors.values() if p and p.open)
    )


def test_a_way_by_its_stops_adds_up_and_a_missing_road_gives_none(asked):
    way = way_by(asked.graph, ("tehran", "albukamal", "beirut"))
    legs = [nx.dijkstra_path_length(asked.graph, a, b, weight="hours")
            for a, b in (("tehran", "albukamal"), ("albukamal", "beirut"))]  # fmt: skip
    assert way.hours == pytest.approx(sum(legs))
    assert way == path_of(asked.graph, way.places)
    apart = nx.Graph([("a", "b", {"hours": 1.0, "km": 1.0})])
    apart.add_node("c")
    assert way_by(apart, ("a", "b", "c")) is None


def brute_force(near, far, denied, clearance):
    post = shapely.MultiPoint(denied) if len(denied) else None
    lengths = [
        join.length
        for a in near
        for b in far
        for join in [shapely.LineString([a, b])]
        if post is None or shapely.distance(join, post) >= clearance
    ]
    return min(lengths, default=None)


def test_the_shortest_join_equals_brute_force_and_grows_with_the_clearance():
    rng = np.random.default_rng(2)
    outcomes = set()
    for _ in range(CASES):
        near, far = rng.random((6, 2)) * [4, 10], rng.random((6, 2)) * [4, 10] + [6, 0]
        denied = rng.random((int(rng.integers(0, 7)), 2)) * 10
        lengths = []
        for clearance in (0.0, float(rng.uniform(0.2, 3)), 4.0):
            found = shortest_join(near, far, denied, clearance)
            expected = brute_force(near, far, denied, clearance)
            assert (found and found[2]) == (expected and pytest.approx(expected))
            if found:
                assert math.dist(near[found[0]], far[found[1]]) == pytest.approx(found[2])
            lengths.append(found[2] if found else math.inf)
        assert lengths == sorted(lengths)
        outcomes.add((lengths[0] < lengths[1], math.isinf(lengths[1])))
    assert {(True, False), (True, True), (False, False)} <= outcomes


def test_a_join_just_passes_at_its_clearance():
    start, ends = np.array([0.0, 0.0]), np.array([[10.0, 0.0], [0.0, 10.0], [0.0, 0.0]])
    post = np.array([[5.0, 3.0]])
    assert keeps_clear(start, ends, post, 3.0).tolist() == [True, True, True]
    assert keeps_clear(start, ends, post, 3.01).tolist() == [False, True, True]
    assert keeps_clear(start, ends, np.empty((0, 2)), 99.0).all()


def test_the_plane_keeps_distances_and_turns_back():
    rows = read("places").set_index("id")[["lon", "lat"]].astype(float)
    a, b = projected(rows.loc[["walid", "t3"]])
    assert lonlat(a) == pytest.approx(tuple(rows.loc["walid"]), abs=1e-9)
    flat, straight = math.dist(a, b), great_circle(rows.loc["walid"], rows.loc["t3"])
    assert flat == pytest.approx(straight, rel=0.01)


def great_circle(a, b):
    """Haversine on a sphere: within half a per cent of the ellipsoid."""
    (lon, lat), (lon2, lat2) = (map(math.radians, p) for p in (a, b))
    chord = math.sin((lat2 - lat) / 2) ** 2
    chord += math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


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
    clearance = Scenario().clearance
    checked = 0
    for row in links[links["km"] > 0].itertuples():
        closed, link = asked.on(row.start.date()).closed, row.link
        line = shapely.LineString(projected(link.ends))
        posts = shapely.points(projected(spots.loc[sorted(closed)]))
        gaps = shapely.distance(line, posts)
        assert gaps.min() == pytest.approx(link.margin, abs=1e-6)
        assert link.margin >= clearance - 1e-6
        assert link.km == pytest.approx(great_circle(*link.ends), rel=0.006)
        near, far = (projected(spots.loc[sorted(side)]) for side in link.sides)
        by_places = brute_force(
            near[:40], far[:40], projected(spots.loc[sorted(closed)]), clearance
        )
        assert by_places is None or line.length <= by_places + 1e-6
        checked += by_places is not None
    assert checked > 5


def test_a_link_through_a_country_without_places_says_so(asked, links):
    shapes = gpd.read_file(DATA / "basemap" / "countries.geojson").set_index("name").geometry
    for row in links[links["km"] > 0].itertuples():
        on_the_way = Geod(ellps="WGS84").npts(*row.link.ends[0], *row.link.ends[1], 400)
        inside = {
            name: sum(shapely.contains_xy(shapes[name], *point) for point in on_the_way)
            for name in ("Jordan", "Saudi Arabia", "Turkey", "Israel")
        }
        for name, count in inside.items():
            told = row.link.abroad.get(name, 0.0)
            assert told == pytest.approx(row.km * count / 400, abs=2)
    day = dt.date(2017, 5, 10)
    link = missing_link(asked, asked.on(day).closed, 10.0)
    assert set(link.abroad) == {"Jordan"}
    said = roads.new_road(link, asked, Scenario.of({"as_of": str(day)})).text
    assert f"{link.abroad['Jordan']:.0f} km through Jordan" in said
    assert "in part through Jordan" in roads.new_road_course(links, Scenario()).text
    by_day = roads.new_road_table(links).set_index("from")["abroad"]
    assert "Jordan" in by_day["2017-05-08"]
    assert by_day["2017-06-20"] == ""


def test_an_end_far_from_any_place_is_not_said_to_be_near_it(asked):
    day = dt.date(2017, 11, 10)
    link = missing_link(asked, asked.on(day).closed, 10.0)
    spot = read("places").set_index("id").loc[link.near[0], ["lon", "lat"]].astype(float)
    away = great_circle(link.ends[0], spot)
    assert away > 50
    assert link.off[0] == pytest.approx(away, rel=0.01)
    assert roads.link_ends(link) == [f"a point {away:.0f} km from Al-Qaim", "T2"]


def test_the_article_s_day(asked):
    closed = asked.on(dt.date(2017, 6, 30)).closed
    link = missing_link(asked, closed, 10.0)
    assert set(link.near) == {"walid", "t3"}
    assert link.closest == "tanf"
    assert missing_link(asked, closed, link.margin - 0.1).near == link.near
    farther = missing_link(asked, closed, link.margin + 1)
    assert farther.km is None or farther.km > link.km


def test_published_lengths_below_the_great_circle_are_named_impossible():
    table = analyses.measures()
    own = read("analysis_stretches").merge(
        read("analyses"), left_on="analysis", right_on="id", suffixes=("", "_said")
    )
    spots = read("places").set_index("id")[["lon", "lat"]].astype(float)
    wrong = [
        row.analysis
        for row in own[own["quantity"] == "km"].itertuples()
        if row.value < great_circle(spots.loc[row.from_place], spots.loc[row.to_place])
    ]
    assert wrong == ["L090", "L094", "L117"]
    assert analyses.impossible(table).value == len(wrong) == (~table["possible"]).sum()
    assert (table["ours"] >= table["straight"])[table["unit"] == "km"].all()
    assert (table["low"] <= table["ours"]).all()
    assert (table["ours"] <= table["high"]).all()
    compared, left = len(table), len(analyses.not_compared())
    assert compared + left == read("analyses")["quantity"].isin(["km", "hours"]).sum()


def test_an_agreement_that_depends_on_nothing_but_the_rows():
    table = analyses.measures()
    exact = table.assign(published=table["ours"], apart=0.0, possible=True)
    assert analyses.lengths(exact).value == 0
    assert analyses.impossible(exact).value == 0
    assert analyses.times(exact).value == (table["unit"] == "h").sum()
    assert analyses.lengths(table.iloc[:0]).value is None


def test_places_are_read_out_of_a_text_by_whole_names():
    assert described.named_places("Qaim, Abu Kamal, then Mosuls and HOMS") == (
        "al-qaim", "albukamal", "homs",
    )  # fmt: skip
    table = described.described()
    for row in table.itertuples():
        assert not set(row.on) & set(row.off)
    assert described.towns(table).value == table["on"].map(len).sum()


@pytest.mark.parametrize(
    "changed",
    [
        {"origin": "damascus"},
        {"as_of": "2011-01-01", "alternatives": 1},
        {"as_of": "2026-11-01"},
        {"clearance": 100, "tracks_count": True},
        {"us_posture": "withdrawn", "clearance": 0},
    ],
)
def test_every_answer_has_a_sentence_a_table_and_a_figure(changed):
    scenario = Scenario.of(changed)
    own = question(scenario)
    links = links_through_time(own, scenario.clearance)
    link = roads.link_on(own, scenario)
    closed = own.on(scenario.as_of).closed
    stamp = pd.Timestamp(scenario.as_of)
    held = links.loc[(links["start"] <= stamp) & (stamp < links["end"]), "link"].iloc[0]
    assert (link.km, link.reason, link.ends) == (held.km, held.reason, held.ends)
    said = roads.new_road(link, own, scenario)
    assert said.value == (None if link.km is None else round(link.km))
    needed = links[links["km"] > 0]
    days = int((needed["end"] - needed["start"]).dt.days.sum())
    assert roads.new_road_course(links, scenario).value == days
    assert len(roads.ways_table(roads.ways(own, scenario))) <= scenario.alternatives
    day = pd.Timestamp(scenario.as_of)
    rows = roads.new_road_table(links)
    chart = drawn.new_road_chart(links, rows, day, roads.course_title(links), "a")
    assert len(chart.layout.meta["table"]["rows"]) == len(links)
    mapped = drawn.new_road_map(link, own.graph, closed, roads.link_title(link, scenario), "b")
    assert ("shortest new road" in {t.name for t in mapped.data}) == bool(link.ends)
    states = dict(mapped.layout.meta["table"]["rows"])
    assert sum(s == "closed" for s in states.values()) == len(closed & set(own.graph))


def test_the_findings_are_those_of_the_day(asked, links):
    scenario = Scenario()
    link = roads.link_on(asked, scenario)
    assert roads.roads_findings(scenario) == [
        roads.fastest(roads.ways(asked, scenario), scenario),
        roads.new_road(link, asked, scenario),
        roads.new_road_course(links, scenario),
    ]


def test_the_chart_of_lengths_has_a_mark_for_each():
    table = analyses.measures()
    figure = drawn.lengths_chart(table, analyses.measures_title(table), "lengths")
    count = (table["unit"] == "km").sum()
    assert [len(trace.x) for trace in figure.data] == [count, count]


def test_without_any_way_there_is_an_answer_all_the_same(asked):
    empty = alternatives_table(asked, [])
    assert roads.fastest(empty, Scenario()).value is None
    assert roads.ways_table(empty).empty


def test_two_closed_ends_are_spoken_of_as_two():
    scenario = Scenario.of({"origin": "qamishli", "destination": "idlib", "as_of": "2017-05-10"})
    posed = question(scenario)
    text = roads.new_road(roads.link_on(posed, scenario), posed, scenario).text
    assert "Qamishli and Idlib themselves let" in text


def test_one_way_asked_for_is_not_said_to_be_the_only_one(asked):
    scenario = Scenario.of({"alternatives": 1})
    text = roads.fastest(roads.ways(asked, scenario), scenario).text
    assert "the fastest would take" in text
    assert "only" not in text
    lone = roads.ways(asked, scenario)
    assert "the only one would take" in roads.fastest(lone, Scenario()).text


def test_the_table_of_lengths_fits_a_phone_and_leaves_to_its_chart_what_that_shows():
    table = analyses.measures()
    shown = analyses.measures_table(table)
    assert list(shown) == ["stretch", "published", "ours", "work", "note", "source"]
    assert shown["published"].iloc[0] == "205 km"
    hours = shown[table["unit"] == "h"]
    assert hours["ours"].str.fullmatch(r"\d+ h \(\d+ to \d+, by speed\)").all()
    charted = drawn.lengths_chart(table, "t", "k").layout.meta["table"]["columns"]
    assert {"date", "straight", "possible"} <= set(charted)
