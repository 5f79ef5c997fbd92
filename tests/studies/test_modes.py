"""Reliability in closed form, draws against networkx, closures against a count by hand."""

import datetime as dt
import itertools
import math
import re
from functools import cache

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from landroute.corridor.question import question
from landroute.errors import BadInput
from landroute.network import reliability
from landroute.network.elimination import elimination_order, fastest_ways
from landroute.scenario import Scenario
from landroute.studies.modes import availability as record
from landroute.studies.modes import draws as montecarlo
from landroute.studies.modes.draws import corridor_draws
from landroute.studies.modes.findings import assumptions, mode_findings
from landroute.studies.modes.losses import evidence
from landroute.studies.modes.quantities import double_triangle, draw, quantities, ranges
from landroute.studies.modes.reserve import sweep
from landroute.tables import read
from landroute.tables.sources import sources


def random_network(rng, most=9):
    n = int(rng.integers(2, most))
    return nx.gnp_random_graph(n, rng.uniform(0.2, 0.9), seed=int(rng.integers(1 << 30)))


def test_the_bridge_network_has_its_published_reliability():
    graph = nx.Graph([("s", "a"), ("s", "b"), ("a", "b"), ("a", "t"), ("b", "t")])
    for p in (0.0, 0.3, 0.5, 0.9, 1.0):
        nx.set_edge_attributes(graph, p, "p")
        found = reliability.two_terminal(graph, "s", "t")
        assert found == pytest.approx(2 * p**2 + 2 * p**3 - 5 * p**4 + 2 * p**5, abs=1e-14)
    nx.set_edge_attributes(graph, 0.9, "p")
    assert reliability.two_terminal(graph, "s", "t") == pytest.approx(0.97848)


def test_reliability_equals_enumeration_of_every_state():
    rng = np.random.default_rng(1)
    for _ in range(220):
        graph = random_network(rng, most=6)
        edges = list(graph.edges)
        nx.set_edge_attributes(graph, {e: float(rng.random()) for e in edges}, "p")
        expected = 0.0
        for state in itertools.product((0, 1), repeat=len(edges)):
            kept = nx.Graph([e for e, up in zip(edges, state, strict=True) if up])
            kept.add_nodes_from(graph)
            if nx.has_path(kept, 0, 1):
                ps = (graph.edges[e]["p"] for e in edges)
                expected += math.prod(p if up else 1 - p for p, up in zip(ps, state, strict=True))
        assert reliability.two_terminal(graph, 0, 1) == pytest.approx(expected, abs=1e-12)


def test_beta_factor_closed_forms():
    q, n = 0.2, 3
    assert reliability.common_cause([q] * n, 0.0) == (0.0, pytest.approx([q] * n))
    assert reliability.common_cause([q] * n, 1.0)[0] == pytest.approx(q)
    for beta in (0.05, 0.3, 0.8):
        shared, own = reliability.common_cause([0.1, 0.2, 0.4], beta)
        totals = [shared + (1 - shared) * o for o in own]
        assert totals == pytest.approx([0.1, 0.2, 0.4])
        shared, own = reliability.common_cause([q] * n, beta)
        assert shared == pytest.approx(beta * q)
        assert own == pytest.approx([(q - beta * q) / (1 - beta * q)] * n)
    assert reliability.spare_works(0.25, [0.1, 0.1], 0.0) == pytest.approx(0.75)
    assert reliability.spare_works(0.1, [0.1, 0.1], 1.0) == pytest.approx(0.0)
    assert math.isnan(reliability.spare_works(0.1, [0.0, 0.1], 0.0))


def test_the_spare_against_simulation():
    rng = np.random.default_rng(3)
    shared, own = reliability.common_cause([0.25, 0.3, 0.2], 0.4)
    together = rng.random(400_000) < shared
    down = [together | (rng.random(400_000) < o) for o in own]
    both = down[1] & down[2]
    found = reliability.spare_works(0.25, [0.3, 0.2], 0.4)
    assert 1 - down[0][both].mean() == pytest.approx(found, abs=0.01)


def test_days_within_a_window_equal_enumeration():
    for total, window, n in itertools.product((1, 4, 7), (0, 1, 3, 9), (1, 2, 3)):
        days = itertools.product(range(total), repeat=n)
        expected = np.mean([max(d) - min(d) <= window for d in days])
        assert reliability.within(window, total, n) == pytest.approx(expected)


@pytest.mark.parametrize(
    "call",
    [
        lambda: reliability.two_terminal(nx.Graph([(0, 1, {"p": 1.2})]), 0, 1),
        lambda: reliability.two_terminal(nx.Graph([(0, 1, {"p": 0.5})]), 0, 7),
        lambda: reliability.common_cause([0.5, math.nan], 0.1),
        lambda: reliability.common_cause([0.5], -0.1),
        lambda: reliability.within(-1, 10, 3),
        lambda: elimination_order(nx.path_graph(3), 0, 0),
        lambda: elimination_order(nx.path_graph(3), 0, 9),
        lambda: double_triangle(np.random.default_rng(0), 3, 2, 1, 5),
    ],
)
def test_bad_input_is_refused(call):
    with pytest.raises(BadInput):
        call()


def by_networkx(graph, ends, hours, cost, shut):
    row = {p: i for i, p in enumerate(graph)}
    slot = {e: i for i, (a, b) in enumerate(graph.edges) for e in ((a, b), (b, a))}

    def weight(a, b, _):
        return None if shut[row[b]] else hours[slot[a, b]]

    try:
        time, way = nx.single_source_dijkstra(graph, *ends, weight=weight)
    except nx.NetworkXNoPath:
        return np.inf, np.nan
    return time, sum(cost[slot[e]] for e in nx.utils.pairwise(way))


def test_draws_equal_dijkstra_on_random_networks():
    rng = np.random.default_rng(5)
    ways = 0
    for _ in range(200):
        graph = random_network(rng)
        shape = (graph.number_of_edges(), 4)
        hours, cost = rng.uniform(0.1, 9, shape), rng.uniform(0, 9, shape)
        shut = rng.random((len(graph), 4)) < 0.2
        shut[:2] = False
        given = hours.copy()
        time, paid = fastest_ways(elimination_order(graph, 0, 1), hours, cost, shut)
        np.testing.assert_array_equal(hours, given)
        for d in range(4):
            expected = by_networkx(graph, (0, 1), hours[:, d], cost[:, d], shut[:, d])
            np.testing.assert_allclose((time[d], paid[d]), expected, rtol=1e-12)
        ways += int(np.isfinite(time).sum())
    assert 200 < ways < 800


def test_draws_with_nothing_random_equal_the_model_of_corridors():
    scenario = Scenario.of({"as_of": "2018-06-01", "logistics": "central", "draws": 100})
    now = question(scenario).on(scenario.as_of)
    drawn = draw(quantities(), "central", 100, 1)
    drawn["road", "border-hours"] = np.zeros(100)
    drawn["road", "shut"] = np.zeros(100)
    road = corridor_draws(now, drawn, scenario)
    best = min(p.hours for p in now.corridors.values() if p and p.open)
    assert road["hours"].min() == pytest.approx(best)
    assert (road["hours"] >= best - 1e-9).all()


def test_the_draws_are_the_same_in_blocks_of_any_size(monkeypatch):
    scenario = Scenario.of({"draws": 150})
    now, drawn = question(scenario).on(scenario.as_of), draw(quantities(), "range", 150, 1)
    whole = corridor_draws(now, drawn, scenario)
    monkeypatch.setattr(montecarlo, "BLOCK", 40)
    pd.testing.assert_frame_equal(corridor_draws(now, drawn, scenario), whole)


def test_the_same_seed_gives_the_same_draws_and_another_not():
    made = []
    for seed in (1, 1, 2):
        scenario = Scenario.of({"seed": seed, "draws": 150})
        now = question(scenario).on(scenario.as_of)
        drawn = draw(quantities(), "range", 150, seed)
        made.append((corridor_draws(now, drawn, scenario), pd.DataFrame(drawn)))
    for first, again, other in zip(*made, strict=True):
        assert first.equals(again)
        assert not first.equals(other)


def test_draws_keep_to_their_range_and_have_the_central_value_as_median():
    for low, central, high in ((1.0, 2.0, 6.0), (0.0, 0.0007, 0.035), (1.0, 1.0, 3.0)):
        values = double_triangle(np.random.default_rng(0), low, central, high, 200_000)
        assert low <= values.min() <= values.max() <= high
        assert np.median(values) == pytest.approx(central, rel=0.02)
        # Each half is a triangle with its peak at the centre: its mean lies a third of the way out.
        mean = central + ((high - central) - (central - low)) / 6
        assert values.mean() == pytest.approx(mean, rel=0.02)
    assert (double_triangle(np.random.default_rng(0), 2, 2, 2, 9) == 2).all()


def test_quantities_rest_on_rows_that_say_the_same():
    table = quantities()
    assert table.loc[("road", "load"), "rows"] == "Q006"
    assert tuple(table.loc[("road", "load"), ["low", "central", "high"]]) == (19.5, 23.3, 27.1)
    # 1,500 flights from 16 January 2016 to 9 May 2018, by hand.
    high = 1500 / ((dt.date(2018, 5, 9) - dt.date(2016, 1, 16)).days + 1) * 365.2425 / 12
    assert table.loc[("air", "trips"), "high"] == pytest.approx(high)
    # 81.48 cents a short ton-mile is about 0.558 USD a t-km.
    assert table.loc[("air", "rate"), "central"] == pytest.approx(0.558, abs=5e-4)
    speed = read("mode_speeds").set_index("mode").loc["sea"]
    own = [float(speed[f"speed_{e}"]) for e in ("low", "central", "high")]
    assert own == list(table.loc[("sea", "speed"), ["low", "central", "high"]])


def test_every_counted_closure_has_a_scope():
    counted = read("disruptions").dropna(subset=["closure_days"])["id"]
    assert set(counted) == set(read("closure_scope")["disruption"])


def test_closures_of_one_place_are_merged_once():
    days = pd.to_datetime(["2020-01-01", "2020-01-03", "2020-01-03", "2020-06-01"])
    ends = pd.to_datetime(["2020-01-04", "2020-01-06", "2020-01-05", "2020-06-02"])
    rows = pd.DataFrame({"mode": "air", "place": ["x", "x", "y", "x"], "scope": "place",
                         "start": days, "end": ends, "id": list("abcd")})  # fmt: skip
    joined = record.merged(rows)
    assert [tuple(r) for r in joined[["place", "rows"]].to_numpy()] == [
        ("x", "a; b"), ("x", "d"), ("y", "c"),
    ]  # fmt: skip
    assert record.days_by_year(joined)["days"].tolist() == [6.0, 2.0]


def test_a_row_that_names_several_places_closes_each():
    rows = record.closures()
    own = rows[rows["rows"].str.contains("D075")]
    assert sorted(own["place"]) == ["baniyas", "latakia", "tartus"]
    # One airport and the airspace stay as they are.
    assert rows[rows["rows"].eq("D154")]["place"].tolist() == ["baghdad-airport"]


def test_the_common_share_counts_events_and_not_failures():
    low, share, high = reliability.common_share(2, 3, 1, 3)
    assert share == pytest.approx(0.6)
    # One common event of three: Jeffreys' interval of 1 in 3, each event with three failures.
    rng = np.random.default_rng(0)
    a = rng.beta(1.5, 2.5, 400_000)
    expected = np.quantile(3 * a / (1 + 2 * a), [0.05, 0.95])
    assert (low, high) == pytest.approx(tuple(expected), abs=0.005)
    # Wider than 26% to 87%, which is what three separate pieces of evidence would give.
    assert low < 0.26
    assert high > 0.87
    assert reliability.common_share(4, 0, 0, 3)[1] == 0
    with pytest.raises(BadInput):
        reliability.common_share(0, 0, 0, 3)


def test_losses_near_each_other_are_one_event():
    lost = pd.DataFrame({"date": pd.to_datetime(["2020-01-01", "2020-01-10", "2020-03-01"])})
    assert record.events(lost, 14) == 2
    assert record.events(lost[:0], 14) == 0


def test_a_road_never_closed_leaves_no_share_to_model():
    found = said_in(0)
    assert found["land-when-others-lost"].value is None
    assert found["modes-answer"].value is None
    assert "100%" not in found["modes-answer"].text


def test_days_by_year_add_up_to_the_closures():
    rows = record.closures(("place", "line", "people", "ship", "aside"))
    days = (rows["end"] - rows["start"]).dt.total_seconds().sum() / 86_400
    by_year = record.days_by_year(rows)
    assert by_year["days"].sum() == pytest.approx(days)
    assert by_year["days"].between(0, 366).all()
    damascus = by_year.query("place == 'damascus-airport' and year == 2023")["days"]
    assert damascus.sum() == pytest.approx(7 + 35 + 0.3)


def test_the_three_modes_were_lost_in_december_2024():
    found = said_in(-1)
    assert found["modes-lost"].value <= 3
    assert found["modes-lost"].text.count("December 2024") == 3
    assert found["land-when-others-lost-record"].value == 0
    # On 24 March 2021 a storm shut Latakia, Tartus and Baniyas (D075).
    assert found["gateways-never-all-shut"].value == 1
    assert "weather" in found["gateways-never-all-shut"].text
    # The road was lost three times, air and sea once each; three of the five in one December.
    assert found["common-cause-record"].value == 0.6


def test_a_common_cause_lowers_what_a_spare_is_worth():
    curve = sweep(evidence(Scenario.of({"draws": 100})))
    assert curve["works"].is_monotonic_decreasing
    assert curve["works"].iloc[0] > curve["works"].iloc[-1]


WORLDS = [
    {"origin": "damascus", "destination": "beirut"},
    {"as_of": "2011-01-01"},
    {"as_of": "2026-11-01", "us_posture": "withdrawn"},
    {"destination": "baghdad", "logistics": "high"},
    {"contested_passes": True, "tracks_count": True, "common_cause": 1.0},
    {},
]


@cache
def said_in(world):
    """Findings of one of the worlds by key."""
    return {f.key: f for f in mode_findings(Scenario.of({"draws": 100, **WORLDS[world]}))}


@pytest.mark.parametrize("world", range(len(WORLDS)))
def test_sentences_hold_in_other_worlds(world):
    for one in said_in(world).values():
        said = one.text.lower()
        assert not any(bad in said for bad in ("nan", " inf", "none times", "  ", " .", "()")), said


def test_no_way_is_said_and_not_a_number():
    values = ranges({("hours", "road"): np.array([np.inf, np.inf])})
    assert values["central"].isna().all()


def test_the_answer_is_short_and_has_the_record_both_models_and_what_decides():
    answer = said_in(-1)["modes-answer"].text
    assert len(answer.split()) <= 60
    record, one, many = (answer.index(s) for s in ("open on **0**", "by itself", "share a cause"))
    assert record < one < many < answer.index("that share decides")
    assert "share decides" not in said_in(0)["modes-answer"].text


def test_assumptions_are_printed_to_three_figures():
    cells = assumptions()[["low", "central", "high"]].to_numpy().ravel()
    assert not [
        c for c in cells if len(re.sub("[^1-9]", "", c)) > 3 or "e" in c or c.endswith(".0")
    ]
    assert {"304", "1,830", "0.0007"} <= set(cells)


def test_the_scenarios_share_is_set_beside_that_of_its_source():
    said = said_in(-1)["common-cause-record"].text
    note = sources().at["fta-studio-nd-beta-factor", "note"]
    assert note.partition("typical values: ")[2] in said
    assert "the record's share is above either" in said
