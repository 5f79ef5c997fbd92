"""Options are changes to the world and nothing else."""

import datetime as dt

import pandas as pd
import pytest

from landroute.corridor.timeline import clipped
from landroute.record.options import feasibility
from landroute.scenario import Scenario, baseline
from landroute.studies.options.outcomes import RECORD, closing_alone, compared, outcomes
from landroute.studies.registry import study
from landroute.tables import read


@pytest.fixture(scope="module")
def results():
    return outcomes(baseline())


def test_the_record_compared_with_itself_changes_nothing(results):
    same = compared({RECORD: results[RECORD], "copy": results[RECORD]})
    assert (same[["closed_days", "opened_days"]] == 0).all(axis=None)


def test_days_add_up_between_record_and_option(results):
    table = compared(results)
    change = table["opened_days"] - table["closed_days"]
    assert (table["recorded"] + change == table["open_days"]).all()


def test_leaving_tanf_opens_the_southern_corridor_and_holding_it_does_not(results):
    assert len(results["withdraw-tanf"].open_days()["southern"]) > 0
    assert len(results["hold-tanf"].open_days()["southern"]) == 0
    held, recorded = (results[name].open_days()["middle"] for name in ("hold-tanf", RECORD))
    assert held.equals(recorded)
    assert len(held) > 0


def test_clipping_keeps_both_ends():
    rows = pd.DataFrame(
        [("c", pd.Timestamp("2011-01-01"), pd.Timestamp("2020-01-01"), True)],
        columns=["corridor", "start", "end", "open"],
    )
    one = clipped(rows, dt.date(2015, 1, 1), dt.date(2015, 1, 1))
    assert (one["end"] - one["start"]).dt.days.tolist() == [1]


def test_a_day_open_by_two_corridors_counts_once():
    result = outcomes(Scenario.of({"us_posture": "withdrawn"}))[RECORD]
    by_corridor = result.open_days().values()
    together = set().union(*by_corridor)
    assert sum(map(len, by_corridor)) > len(together) == result.days_any_open()


def test_the_options_that_close_every_day_are_counted_with_how_feasible_they_were(results):
    found = study("options", baseline())["option-closes-most"]
    closing = [n for n, r in results.items() if n != RECORD and not r.days_any_open()]
    weighed = (~read("options")["contrast"]).sum()
    assert f"**{len(closing)} of the op-ed’s {weighed} options** would have closed" in found.text
    assert "on all the 2,571 days" in found.text
    assert "by two coders: low" in found.text
    assert "SDF (Syrian Democratic Forces) takes" in found.text
    assert "Days say nothing" in found.text


def test_where_no_road_is_open_no_option_is_said_to_close_one():
    found = study("options", Scenario.of({"as_of": "2025-06-30"}))["option-closes-most"]
    assert found.value == 0
    assert "No land route is open" in found.text


def test_options_that_deny_a_place_on_which_all_hangs_close_the_road_by_definition(results):
    """Each of the three that close every day has Albukamal, which alone closes every day."""
    found = study("options", baseline())["front-options"]
    closing = [n for n, r in results.items() if n != RECORD and not r.days_any_open()]
    effects = read("option_effects")
    for name in closing:
        assert closing_alone(name, baseline()) == ["albukamal"]
        rows = effects[(effects["option"] == name) & (effects["place"] == "albukamal")]
        assert set(rows["controller"]) <= {"sdf", "united-states"}
        assert rows["feasibility"].str.startswith("low").all()
        assert feasibility(name) == ["low"]
    n = len(closing)
    contrasts = read("options").query("contrast")["id"]
    assert set(contrasts) == {"withdraw-tanf"}
    assert f"**{n} of the op-ed’s {len(results) - 1 - len(contrasts)} options**" in found.text
    assert "All put Albukamal in hands that deny it: shut by definition." in found.text
    assert "Both coders find at least one place of each hardly feasible." in found.text
    second = read("option_codes").set_index("effect")["level"]
    first = effects["feasibility"].str.split(":").str[0]
    apart = effects[first != effects["id"].map(second)]
    assert set(apart["option"]) & set(closing) == {"sdf-takes-deir-ez-zor"}
    places = (effects["option"] == "sdf-takes-deir-ez-zor").sum()
    parted = (apart["option"] == "sdf-takes-deir-ez-zor").sum()
    agreed = study("options", baseline())["options-agreement"].text
    assert f"{parted} of {places} places of “SDF takes all" in agreed
    own = study("options", baseline())["option-sdf-takes-deir-ez-zor"].text
    assert f"as its hardest place: low. They part on {parted} of {places} places" in own


def test_two_options_are_the_record_while_a_route_is_open_and_leaving_tanf_is_a_contrast(results):
    found = study("options", baseline())["options-as-record"]
    open_days = results[RECORD].days()
    same = []
    for name in read("options")["id"]:
        asked, was = results[name].question, results[RECORD].question
        if all(asked.on(day.date()).closed == was.on(day.date()).closed for day in open_days[::20]):
            same.append(name)
    assert same == ["hold-tanf", "deter-and-accept"]
    assert found.value == len(same)
    options = read("options").set_index("id")
    assert all(options.at[name, "name"] in found.text for name in same)
    contrasts = options.index[options["contrast"]].tolist()
    assert contrasts == ["withdraw-tanf"]
    assert options["proposer"].str.startswith("nobody in the article").equals(options["contrast"])
    days = len(results["withdraw-tanf"].open_days()["southern"])
    assert f"“Leave Tanf” has the Southern corridor open on {days:,} days, against 0" in found.text


@pytest.mark.parametrize("day", ["2011-01-01", "2017-08-15", "2026-11-01"])
def test_the_chart_of_options_begins_on_the_day_and_has_a_length(day):
    first, last = (
        study("options", Scenario.of({"as_of": day})).figure("option-timeline").layout.xaxis.range
    )
    assert first <= day
    assert first == day or day == last
    assert first < last


def test_an_option_is_as_feasible_as_its_least_feasible_place_by_each_coder():
    effects, codes = read("option_effects"), read("option_codes").set_index("effect")["level"]
    order = ["low", "medium", "high"]
    for name in effects["option"].unique():
        own = effects[effects["option"] == name]
        first = min((text.split(":")[0] for text in own["feasibility"]), key=order.index)
        second = min(codes.loc[own["id"]], key=order.index)
        assert feasibility(name) == sorted({first, second}, key=order.index)
    assert feasibility("hold-tanf") == ["medium", "high"]


def test_the_coders_of_feasibility_are_compared_place_by_place():
    found = study("options", baseline())["options-agreement"]
    effects, codes = read("option_effects"), read("option_codes").set_index("effect")["level"]
    first = effects["feasibility"].str.split(":").str[0]
    same = int((first == effects["id"].map(codes)).sum())
    assert f"agree on {same} of {len(effects)} places" in found.text
    assert "Hold Tanf" in found.text


def test_a_difference_smaller_than_the_assumed_dates_tell_is_called_about_the_same(results):
    posed = study("options", baseline())
    was = results[RECORD].days_any_open()
    for name, outcome in results.items():
        apart = abs(outcome.days_any_open() - was)
        if name == RECORD:
            continue
        text = posed[f"option-{name}"].text
        assert ("about as many days" in text) == (0 < apart <= 31), name
        assert (f"**{outcome.days_any_open():,}** days, against" in text) == (apart > 31), name


def test_what_no_source_dates_cites_our_own_coding():
    """The op-ed asks for an option; the days on which it begins are ours."""
    rows = read("option_effects")
    own = rows[rows["note"].str.startswith("Assumption:")]
    assert len(own) == len(rows)
    assert own["source"].str.split("; ").str[0].eq("landroute-2026-coding").all()


def test_numbers_in_how_feasible_options_were_are_those_of_the_rows_they_name():
    people = read("populations").set_index("id").loc["D04"]
    needed = [int(round(20 * people[end] / 1000, -2)) for end in ("low", "high")]
    effects = read("option_effects").set_index("option")
    deployed = effects.loc["us-deploys-thousands"]
    assert deployed["feasibility"].str.contains("{:,}-{:,}".format(*needed)).all()
    assert deployed["note"].str.contains("D04").all()
    rows = read("strength").set_index("id")
    own, enemy, islamic = (rows.loc[row] for row in ("S001", "S008", "S033"))
    rebels = effects.loc["rebels-take-albukamal"]
    assert f"{enemy['high']:.0f} fighters by an enemy's count" in rebels["feasibility"]
    assert f"over {own['low']:,.0f} by its own" in rebels["feasibility"]
    assert (
        f"{islamic['low']:,.0f}-{islamic['high']:,.0f} of IS from Mayadin"
        in (rebels["feasibility"])
    )
    for row in (own, enemy, islamic):
        assert row["source"] in rebels["source"]


def test_what_tracks_make_of_the_options_is_said_beside_them():
    """Round Albukamal lead tracks: with those counted no option closes every route."""
    with_tracks = baseline().changed(tracks_count=True)
    left = {n: r.days_any_open() for n, r in outcomes(with_tracks).items() if n != RECORD}
    assert min(left.values()) > 0
    found = study("options", baseline())["front-options"]
    assert found.text.endswith("With desert tracks, none would.")
    assert "every paved route shut" in found.text
    assert study("options", with_tracks)["front-options"].value == 0
