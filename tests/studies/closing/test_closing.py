"""The chapter on closing a corridor: what it says against the model and in other worlds."""

import re

import pandas as pd
import pytest

from landroute.corridor.counterfactual import CLOSED_BY_IT, LEFT_OPEN, OPEN_BY_IT
from landroute.record.options import feasibility
from landroute.scenario import Scenario, baseline
from landroute.studies.closing.options import option_held, option_ids
from landroute.studies.closing.study import IN_EAST
from landroute.studies.options.outcomes import RECORD, outcome
from landroute.studies.registry import study as posed
from landroute.tables import RECORD_END, RECORD_START, read


@pytest.fixture(scope="module")
def study():
    return posed("closing", baseline())


def test_states_cover_the_record_and_agree_with_the_days_alone(study):
    whole = (pd.Timestamp(RECORD_END) - pd.Timestamp(RECORD_START)).days + 1
    lengths = (study.effect["end"] - study.effect["start"]).dt.days
    assert set(lengths.groupby(study.effect["corridor"]).sum()) == {whole}
    split = study.while_denied()
    assert split[CLOSED_BY_IT].equals(study.tanf.days_pivotal)
    recorded_open = study.tanf.days(study.question)["any"]
    assert recorded_open.intersection(split[CLOSED_BY_IT]).empty
    assert split[LEFT_OPEN].isin(recorded_open).all()


@pytest.fixture(scope="module")
def options(study):
    return pd.DataFrame([option_held(name, study) for name in option_ids()])


def test_options_close_what_the_chapter_on_options_says(options):
    held = options.set_index("option")
    assert list(held.index) == list(read("options")["id"])
    assert (held["adds"] <= held["holds"]).all()
    assert set(held["open"]) == {outcome(RECORD, baseline()).days_any_open()}
    for name in ("rebels-take-albukamal", "withdraw-tanf"):
        still_open = held.loc[name, "open"] - held.loc[name, "closes"]
        assert still_open <= outcome(name, baseline()).days_any_open()
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
    study = posed("closing", Scenario.of(chosen))
    figures = [study.figure(entry.key) for entry in study.figures]
    assert all("nan" not in figure.layout.meta["alt"].lower().split() for figure in figures)
    rows = study.table("closing-by-year").document()["rows"]
    assert all(cell is not None for row in rows for cell in row)
    assert "0 hours" not in figures[0].layout.meta["title"]


def test_the_chapter_says_so_where_nothing_is_ever_open():
    scenario = Scenario.of({"origin": "semalka", "destination": "zakho"})
    asked = posed("closing", scenario)
    found = {key: asked[key] for key in asked.finding_keys()}
    assert found["closing-day"].value is None
    assert found["closing-answer"].value is None
    assert not any(re.search(r"<NA>|\bnan\b", f.text) for f in found.values())


def test_what_hangs_on_tanf_is_shut_or_open_as_the_record_has_tanf(study):
    days = study.effect[study.effect["corridor"] == "any"]
    hinge = {
        state: own["end"].sub(own["start"]).dt.days.sum() for state, own in days.groupby("state")
    }
    passing, denying = (
        len(study.tanf.days(q)["any"]) for q in (study.tanf.passing, study.tanf.denying)
    )
    assert hinge[CLOSED_BY_IT] == len(study.tanf.days_pivotal)
    assert hinge[OPEN_BY_IT] == passing - denying - len(study.tanf.days_pivotal)
    drawn = study.figure("what-tanf-closes").layout.meta["alt"]
    assert f"Any route at all, {hinge[CLOSED_BY_IT]:,} days" in drawn


def test_the_answer_says_what_a_place_more_comes_on_top_of(study):
    assert study["closing-answer"].value == len(study.presence.example)
    assert study["closing-answer"].text.startswith("To keep every route in our network ")
    us, others, nobody = study.denied.loc[: pd.Timestamp(study.day)].iloc[-1]
    said = study["closing-denied-by-us"].text
    assert said.startswith(f"Of the {us + others + nobody} places in Syria's east, ")
    assert f"{us} by US forces and their partners and {others or 'none'} by others on 19 " in said
    assert f"at least **{len(study.presence.example)} place (" in study["closing-answer"].text
    alone = study.presence_alone
    assert f"**{len(alone.example)} places (" in study["closing-indefinite-alone"].text


def test_supposing_the_us_gone_nothing_is_said_of_what_it_denied():
    world = {"us_posture": "withdrawn", "as_of": "2011-01-01", "horizon": "2011-12-31"}
    study = posed("closing", Scenario.of(world))
    recorded = posed("closing", Scenario.of(world | {"us_posture": "recorded"}))
    assert study["closing-indefinite-alone"] == recorded["closing-indefinite-alone"]
    assert not study["closing-indefinite-alone"].text.startswith("Supposing")
    assert "as recorded" not in study.figure("cut-with-and-without-tanf").to_json()
    assert study["closing-budget-widest"].text != study["closing-budget-in-east"].text


def test_what_tracks_make_of_the_answer_is_the_answer_of_a_book_with_tracks(study):
    other = posed("closing", Scenario.of({"tracks_count": True}))
    size = len(other.presence.example)
    assert size > len(study.presence.example)
    assert (
        f"With desert tracks counted as roads, to keep them shut would take at least {size} "
        in (study["closing-answer"].text)
    )
    assert "On paved roads alone, to keep them shut would take at least 1 place." in (
        other["closing-answer"].text
    )


def test_the_range_over_readings_is_of_all_readings(study):
    """Whichever of them the scenario takes, it is the same, and holds the scenario's own."""
    least, most = study["closing-tanf-range"].value
    for reading in (
        {},
        {"account": "alternate"},
        {"contested_passes": True},
        {"tracks_count": True},
    ):
        other = posed("closing", Scenario.of(reading))
        assert other["closing-tanf-range"] == study["closing-tanf-range"]
        assert least <= other["closing-tanf-alone"].value <= most
        for text in (other["closing-answer"].text, other["closing-tanf-alone"].text):
            assert f"({least} to {most} by reading)" in text
    title = study.figure("what-tanf-closes").layout.meta["title"]
    assert f"({least} to {most} by reading)" in title
    assert len(title) <= 100


def test_days_denied_by_others_and_what_it_cost_to_go_round_are_told(study):
    """Of the days denied some were the Islamic State's, the shortest road shut for years."""
    text = study["closing-tanf-alone"].text
    rows = read("control").query("place == 'tanf' and account == 'primary'")
    others = len(study.tanf.days_denied) - len(study.tanf.days_denied_by_us)
    held = rows[rows["controller"].eq("islamic-state")]
    assert others >= (held["end"] - held["start"]).dt.days.sum() > 0
    assert f"and on {others} by others" in text
    ways = study.question.solver.by_corridor(frozenset())
    shortest = min((way.km, name) for name, way in ways.items() if way)[1]
    assert shortest == "southern"
    shut = len(study.while_denied(shortest)[CLOSED_BY_IT])
    assert f"Tanf alone shut the shortest road, the Southern corridor, on {shut:,} days" in text


def test_of_several_smallest_sets_the_places_in_every_one_are_named(study):
    alone = study.presence_alone
    assert len(alone.sets) > 1
    assert not alone.more
    names = read("places").set_index("id")["name"]
    core = " and ".join(names[place] for place in alone.core)
    said = study["closing-indefinite-alone"].text
    assert f"(always {core}; for example with " in said
    assert f"; {len(alone.sets)} sets would do)" in said
    us_held = study.posture_recorded.on(study.day_within).us_held
    had = [len(one & us_held) for one in alone.sets]
    assert f"they denied {min(had)} to {max(had)} of the {len(alone.example)}" in said


def test_what_hangs_on_the_network_says_so(study):
    for key in study.finding_keys():
        if key.startswith(("closing-answer", "closing-indefinite", "closing-cut-most")):
            assert "in our network" in study[key].text


def test_leaving_a_place_is_not_holding_it(study, options):
    held = options.set_index("option")
    assert held.loc["withdraw-tanf", ["holds", "gives"]].tolist() == [0, 1]
    assert held.loc["deter-and-accept", ["holds", "gives"]].tolist() == [1, 0]
    text = study["closing-option-withdraw-tanf"].text
    assert "It holds no place of its own, and gives up 1 place" in text
    assert "at a time" not in text
    assert outcome("withdraw-tanf", baseline()).days_any_open() == (
        held.loc["withdraw-tanf", ["open", "opens"]].sum() - held.loc["withdraw-tanf", "closes"]
    )


def test_each_place_in_the_east_is_denied_by_somebody_or_nobody(study):
    east = study.where[IN_EAST]
    assert set(study.denied.sum(axis=1)) == {len(east)}
    now = study.question.on(study.day)
    assert study.denied.loc[: pd.Timestamp(study.day), "us"].iloc[-1] == len(now.us_held & east)


def test_an_option_says_how_feasible_it_was(study):
    for name in option_ids():
        said = study[f"closing-option-{name}"].text
        assert f"by two coders: {' or '.join(feasibility(name))})" in said
    document = study.table("closing-options").document()
    feasible = [column["name"] for column in document["columns"]].index("feasible")
    assert all(row[feasible] for row in document["rows"])
