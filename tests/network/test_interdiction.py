"""Interdiction and holding against brute force, the minimum cut and the record."""

import datetime as dt
import re
from itertools import combinations

import networkx as nx
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from landroute.corridor.holding import (
    CLOSED_BY_IT,
    LEFT_OPEN,
    OPEN_BY_IT,
    fewest_in_period,
    hold_throughout,
    next_open_day,
    settled,
)
from landroute.corridor.timeline import keys_through_time
from landroute.errors import BadInput
from landroute.network.interdiction import (
    by_budget,
    fewest_for_all,
    interdict,
    open_between,
    widest_only,
)
from landroute.network.paths import fewest_holds
from landroute.network.programmes import fewest_in_each, longest_left
from landroute.record.passage import DENIED, OPEN, closed_through_time, world
from landroute.scenario import Scenario
from landroute.studies.closing import tables as closing_tables
from landroute.studies.closing.figures import (
    cut_with_and_without,
    hours_by_budget,
    what_one_place_closes,
)
from landroute.studies.closing.findings import answer, budgets, closing_findings, indefinite
from landroute.studies.closing.holding import option, option_table, options_held
from landroute.studies.closing.study import Study
from landroute.studies.options.effects import RECORD, outcome
from landroute.tables import RECORD_END, RECORD_START, read

NODES = "sabcdeft"
INNER = frozenset("abcdef")


@st.composite
def networks(draw):
    pairs = list(combinations(NODES, 2))
    chosen = sorted(draw(st.sets(st.sampled_from(pairs), min_size=6, max_size=18)))
    hours = draw(st.lists(st.integers(1, 40), min_size=len(chosen), max_size=len(chosen)))
    graph = nx.Graph()
    graph.add_nodes_from(NODES, region="", country="")
    for n, ((a, b), long) in enumerate(zip(chosen, hours, strict=True)):
        graph.add_edge(a, b, km=10.0, hours=long / 4, corridor="x" if n % 3 == 0 else "", id=a + b)
    return graph


subsets = st.frozensets(st.sampled_from(sorted(INNER)), max_size=3)


def hours_left(graph, closed):
    left = graph.subgraph(set(graph) - set(closed))
    try:
        return nx.dijkstra_path_length(left, "s", "t", weight="hours")
    except nx.NetworkXNoPath:
        return float("inf")


def sets_up_to(pool, most):
    return (set(c) for n in range(most + 1) for c in combinations(sorted(pool), n))


@settings(max_examples=200, deadline=None)
@given(networks(), subsets, st.integers(0, 4), st.one_of(st.none(), subsets))
def test_interdiction_equals_brute_force(graph, closed, budget, candidates):
    pool = (INNER if candidates is None else candidates) - closed
    found = interdict(graph, "s", "t", closed, budget, candidates)
    left = {frozenset(held): hours_left(graph, closed | held) for held in sets_up_to(pool, budget)}
    best = max(left.values())
    assert (float("inf") if found.hours is None else found.hours) == pytest.approx(best)
    assert set(found.places) <= pool
    fewest = min(len(held) for held, hours in left.items() if hours == pytest.approx(best))
    assert len(found.places) == fewest
    assert hours_left(graph, closed | set(found.places)) == pytest.approx(best)


@settings(max_examples=100, deadline=None)
@given(networks(), subsets)
def test_the_programme_closes_exactly_when_the_budget_reaches_the_minimum_cut(graph, closed):
    between = open_between(graph, "s", "t", closed)
    cut = fewest_holds(graph, "s", "t", closed)
    assume(between)
    assume(cut is not None)
    network = graph.subgraph(between)
    candidates = sorted(between - {"s", "t"})
    below = longest_left(network, "s", "t", candidates, len(cut) - 1)
    reached = longest_left(network, "s", "t", candidates, len(cut))
    assert hours_left(graph, closed | set(below)) < float("inf")
    assert hours_left(graph, closed | set(reached)) == float("inf")


@settings(max_examples=200, deadline=None)
@given(networks(), subsets)
def test_places_between_the_ends_are_those_on_a_simple_way(graph, closed):
    left = graph.subgraph(set(graph) - closed)
    expected = {place for way in nx.all_simple_paths(left, "s", "t") for place in way}
    assert open_between(graph, "s", "t", closed) == expected


@settings(max_examples=200, deadline=None)
@given(networks(), st.lists(subsets, min_size=1, max_size=4), st.one_of(st.none(), subsets))
def test_one_set_for_every_day_equals_brute_force(graph, days, candidates):
    pool = INNER if candidates is None else candidates
    expected = next(
        (
            len(held)
            for held in sets_up_to(pool, len(pool))
            if all(hours_left(graph, held | shut) == float("inf") for shut in days)
        ),
        None,
    )
    between = [open_between(graph, "s", "t", shut) for shut in days]
    found = fewest_for_all(graph, "s", "t", between, candidates)
    assert (None if found is None else len(found)) == expected
    if found is not None:
        assert set(found) <= pool
        assert all(hours_left(graph, shut | set(found)) == float("inf") for shut in days)


@settings(max_examples=200, deadline=None)
@given(networks(), subsets)
def test_one_set_for_one_day_is_as_small_as_the_minimum_cut(graph, closed):
    cut = fewest_holds(graph, "s", "t", closed)
    found = fewest_for_all(graph, "s", "t", [open_between(graph, "s", "t", closed)])
    assert (found is None) == (cut is None)
    assert cut is None or len(found) == len(cut)


def test_of_equal_sets_the_first_in_order_is_taken():
    assert fewest_in_each([{"c", "b"}, {"b", "c"}], ["a", "b", "c"]) == ["b"]
    assert fewest_in_each([{"a"}, {"z"}], ["a"]) is None


def test_widest_days_stand_for_the_narrower():
    wide, narrow, other = frozenset("sabt"), frozenset("sat"), frozenset("sct")
    assert set(widest_only([narrow, wide, other, frozenset(), wide])) == {wide, other}


def test_two_equal_roads_and_a_detour():
    # s-a-t and s-b-t take 2 hours, s-c-t takes 5: two places buy three hours, three close.
    graph = nx.Graph()
    for place, hours in {"a": 1.0, "b": 1.0, "c": 2.5}.items():
        graph.add_edge("s", place, hours=hours, corridor="x")
        graph.add_edge(place, "t", hours=hours, corridor="")
    bought = by_budget(graph, ("s", "t"), (), 5)
    assert [(one.places, one.hours) for one in bought] == [
        ((), 2.0),
        ((), 2.0),
        (("a", "b"), 5.0),
        (("a", "b", "c"), None),
    ]
    with pytest.raises(BadInput, match="budget"):
        interdict(graph, "s", "t", (), -1)


def test_a_road_from_end_to_end_cannot_be_closed():
    graph = nx.Graph([("s", "t", {"hours": 9.0, "corridor": ""})])
    graph.add_edge("s", "a", hours=1.0, corridor="x")
    graph.add_edge("a", "t", hours=1.0, corridor="")
    assert [one.hours for one in by_budget(graph, ("s", "t"), (), 3)] == [2.0, 9.0, 9.0, 9.0]
    assert fewest_for_all(graph, "s", "t", [open_between(graph, "s", "t", ())]) is None


@pytest.fixture(scope="module")
def study():
    return Study(Scenario())


def test_a_settled_place_is_the_only_one_that_changes():
    recorded = world(Scenario())
    base = dict(zip(*closed_through_time(recorded, False)[:2], strict=True))
    for status, is_shut in ((OPEN, False), (DENIED, True)):
        days, closed, us_held = closed_through_time(settled(recorded, "tanf", status), False)
        for day, shut, by_us in zip(days, closed, us_held, strict=True):
            assert ("tanf" in shut) is is_shut
            assert "tanf" not in by_us
            if day in base:
                assert shut - {"tanf"} == base[day] - {"tanf"}


def test_states_cover_the_record_and_agree_with_the_days_alone(study):
    whole = (pd.Timestamp(RECORD_END) - pd.Timestamp(RECORD_START)).days + 1
    lengths = (study.effect["end"] - study.effect["start"]).dt.days
    assert set(lengths.groupby(study.effect["corridor"]).sum()) == {whole}
    split = study.while_denied()
    assert split[CLOSED_BY_IT].equals(study.tanf.days_alone())
    recorded_open = study.tanf.days(study.asked)["any"]
    assert recorded_open.intersection(split[CLOSED_BY_IT]).empty
    assert split[LEFT_OPEN].isin(recorded_open).all()


def test_in_the_summer_of_the_article_tanf_alone_kept_the_road_shut(study):
    # Keys on the day: Tanf and nothing else (the corridors chapter, by another algorithm).
    now = study.asked.on(Scenario().as_of)
    assert now.keys == ("tanf",)
    assert pd.Timestamp(now.as_of) in study.tanf.days_alone()


def test_the_working_day(study):
    assert next_open_day(study.asked, dt.date(2011, 5, 5)) == dt.date(2011, 5, 5)
    after, last = (next_open_day(study.asked, d) for d in (Scenario().as_of, RECORD_END))
    assert study.asked.on(after).open
    assert not study.asked.on(after - dt.timedelta(days=1)).open
    assert study.asked.on(last).open
    assert not study.asked.on(last + dt.timedelta(days=1)).open


def test_cuts_by_stretch_are_those_of_each_day(study):
    rows = fewest_in_period(study.counts, RECORD_START, RECORD_END)
    assert rows["start"].iloc[0] == pd.Timestamp(RECORD_START)
    for row in rows.itertuples():
        for day in (row.start, row.end - pd.Timedelta(days=1)):
            now = study.asked.on(day.date())
            assert (len(now.cut), len(now.cut_in_east)) == (row.cut, row.cut_in_east)
    open_days = (rows["end"] - rows["start"]).dt.days.sum()
    assert open_days == len(study.tanf.days(study.asked)["any"])


def test_a_set_for_the_period_closes_each_of_its_days_and_no_smaller_one_does(study):
    first, last = Scenario().as_of, RECORD_END
    east = study.where["in Syria's east"]
    asked = study.withdrawn
    found = hold_throughout(asked, first, last, east)
    days = [first, *(d for d in asked.days if d > first)]
    between = {
        open_between(asked.graph, *asked.ends, asked.on(d).closed | set(found)) for d in days
    }
    assert between == {frozenset()}
    assert len(found) >= keys_through_time(asked).set_index("date")["cut_in_east"][first:].max()


@pytest.fixture(scope="module")
def options(study):
    return options_held(study)


def test_options_close_what_the_chapter_on_options_says(options):
    held = options.set_index("option")
    assert list(held.index) == list(read("options")["id"])
    assert (held["adds"] <= held["holds"]).all()
    assert set(held["open"]) == {outcome(RECORD, Scenario()).days_any_open()}
    for name in ("rebels-take-albukamal", "withdraw-tanf"):
        still_open = held.loc[name, "open"] - held.loc[name, "closes"]
        assert still_open <= outcome(name, Scenario()).days_any_open()
    assert held.loc["rebels-take-albukamal", "closes"] == held.loc["rebels-take-albukamal", "open"]
    assert held.loc["hold-tanf", "closes"] == 0


@pytest.mark.parametrize(
    "chosen",
    [
        {"origin": "semalka", "destination": "zakho"},
        {"origin": "damascus", "as_of": "2026-11-01", "budget": 1},
    ],
    ids=str,
)
def test_the_chapter_has_words_and_figures_where_little_is_open(chosen):
    study = Study(Scenario.of(chosen))
    bought, cuts = closing_tables.bought(study), closing_tables.cuts(study)
    day = pd.Timestamp(study.scenario.as_of)
    figures = [
        hours_by_budget(bought, closing_tables.budget_title(study), "a"),
        cut_with_and_without(
            cuts,
            closing_tables.denied(study),
            day,
            closing_tables.cuts_title(cuts, day.date()),
            "b",
        ),
        what_one_place_closes(study.effect, "Tanf", closing_tables.tanf_title(study), "c"),
    ]
    assert all("nan" not in f.layout.meta["alt"].lower().split() for f in figures)
    assert not closing_tables.fewest_by_year(study).isna().any().any()
    assert "0.0 hours" not in figures[0].layout.meta["title"]


def test_the_chapter_says_so_where_nothing_is_ever_open():
    scenario = Scenario.of({"origin": "semalka", "destination": "zakho"})
    found = {f.key: f for f in closing_findings(scenario)}
    assert found["closing-day"].value is None
    assert found["closing-answer"].value is None
    assert found["closing-indefinite"].value == 0
    assert not any(re.search(r"<NA>|\bnan\b", f.text) for f in found.values())


def test_what_hangs_on_tanf_is_shut_or_open_as_the_record_has_tanf(study):
    days = study.effect[study.effect["corridor"] == "any"]
    hinge = {
        state: own["end"].sub(own["start"]).dt.days.sum() for state, own in days.groupby("state")
    }
    passing, denying = (
        len(study.tanf.days(q)["any"]) for q in (study.tanf.passing, study.tanf.denying)
    )
    assert hinge[CLOSED_BY_IT] == len(study.tanf.days_alone())
    assert hinge[OPEN_BY_IT] == passing - denying - len(study.tanf.days_alone())
    drawn = what_one_place_closes(study.effect, "Tanf", "t", "c").layout.meta["alt"]
    assert f"Any way at all, {hinge[CLOSED_BY_IT]:,} days" in drawn


def test_the_answer_says_what_a_place_more_comes_on_top_of(study):
    said = answer(study)
    assert said.value == len(study.presence)
    us, others, nobody = study.denied.loc[: pd.Timestamp(study.day)].iloc[-1]
    assert f"denied {us} of the {us + others + nobody} places" in said.text
    assert f"**{len(study.presence_alone)} places**" in said.text


def test_supposing_the_us_gone_nothing_is_said_of_what_it_denied():
    world = {"us_posture": "withdrawn", "as_of": "2011-01-01", "horizon": "2011-12-31"}
    study = Study(Scenario.of(world))
    found = {f.key: f.text for f in [answer(study), *budgets(study), *indefinite(study)]}
    assert "had US forces" not in found["closing-answer"]
    assert "in the record." not in found["closing-indefinite-alone"]
    assert "as recorded" not in closing_tables.cuts(study)
    assert found["closing-budget-widest"] != found["closing-budget-in-east"]


def test_each_place_in_the_east_is_denied_by_somebody_or_nobody(study):
    east = study.where["in Syria's east"]
    assert set(study.denied.sum(axis=1)) == {len(east)}
    now = study.asked.on(study.day)
    assert study.denied.loc[: pd.Timestamp(study.day), "us"].iloc[-1] == len(now.us_held & east)


def test_an_option_that_closes_every_way_says_how_feasible_it_was(options):
    for row in options.itertuples():
        words = read("option_effects").query("option == @row.option")["feasibility"]
        assert f"by our reading: {words.iloc[0].split(':')[0]})" in option(row).text
    table = option_table(options)
    assert table["feasible, by our reading"].str.len().gt(0).all()
