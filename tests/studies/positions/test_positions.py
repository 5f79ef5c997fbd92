"""The middle of the weight on each day, its noise, who can be left out, and what is said of it."""

import datetime as dt

import krippendorff
import numpy as np
import pandas as pd
import pytest

from landroute.scenario import Scenario
from landroute.studies.positions.coding import (
    QUANTITIES,
    agreements,
    codes_of,
    days,
    drawn,
    middles,
    shown_day,
)
from landroute.studies.positions.forecast import forecast, without_each
from landroute.studies.registry import study
from landroute.tables import read

FEW = {"draws": 400}
VERDICTS = {
    "iran": "traffic furthered**.",
    "foes": "traffic barred**.",
    "open": "**It cannot be told**",
}


def posed(**changed):
    return study("positions", Scenario.of(FEW | changed))


def coded(*rows):
    """Rows of one day: actor, coder, then position, salience and capability, low and high."""
    names = [f"{name}_{end}" for name in QUANTITIES for end in ("low", "high")]
    frame = pd.DataFrame(rows, columns=["actor", "coder", *names])
    return frame.assign(date=pd.Timestamp("2017-06-15"))


def without_spread(rows):
    """Both coders' rows, each range shrunk to the mean of all four ends."""
    shown = rows.copy()
    for name in QUANTITIES:
        ends = shown[[f"{name}_low", f"{name}_high"]].mean(axis=1)
        middle = ends.groupby(shown["actor"]).transform("mean")
        shown[f"{name}_low"] = shown[f"{name}_high"] = middle
    return shown


def by_hand(rows):
    """Mean and median of a day's rows, by a loop over actors."""
    votes = []
    for actor in sorted(set(rows["actor"])):
        own = rows[rows["actor"] == actor]
        place, salience, capability = (
            np.mean([(row[f"{name}_low"] + row[f"{name}_high"]) / 2 for _, row in own.iterrows()])
            for name in QUANTITIES
        )
        votes.append((place, salience * capability, actor))
    total = sum(weight for _, weight, _ in votes)
    mean = sum(place * weight for place, weight, _ in votes) / total
    reached = 0.0
    for place, weight, actor in sorted(votes):
        reached += weight
        if reached >= total / 2:
            return mean, place, actor
    raise AssertionError


@pytest.mark.parametrize("day", days(), ids=str)
def test_the_middle_of_a_day_is_that_of_a_loop_over_its_actors(day):
    own = posed().forecasts[day]
    mean, median, actor = by_hand(codes_of(day))
    assert (own.mean, own.median, own.actor) == (pytest.approx(mean), pytest.approx(median), actor)


@pytest.mark.parametrize("day", days(), ids=str)
def test_draws_without_spread_are_the_middle_itself(day):
    rows = without_spread(codes_of(day))
    own = forecast(middles(rows), drawn(rows, 50, 3), 50, 0.95)
    assert (own.mean_drawn, own.median_drawn) == pytest.approx((own.mean, own.median))
    assert own.mean_range == pytest.approx((own.mean, own.mean))
    assert own.median_range == pytest.approx((own.median, own.median))
    assert (own.turns, own.changes) == (0, 0)


def test_a_draw_takes_an_actor_as_one_coder_read_it_and_lies_within_its_ranges():
    rows = coded(
        ("a", "first", 0, 10, 50, 50, 50, 50),
        ("a", "second", 90, 100, 80, 80, 50, 50),
        ("b", "first", 40, 40, 20, 20, 10, 10),
        ("b", "second", 40, 40, 20, 20, 10, 10),
    )
    got = drawn(rows, 4000, 1)
    low = got.position[:, 0] < 50
    assert got.position[low, 0].max() <= 10
    assert got.position[~low, 0].min() >= 90
    assert low.mean() == pytest.approx(0.5, abs=0.03)
    assert (
        got.weight[low, 0].tolist() == [2500.0] * low.sum()
    )  # the position's own coder's salience
    assert got.weight[~low, 0].tolist() == [4000.0] * (~low).sum()
    assert (got.position[:, 1] == 40).all()
    assert (got.weight[:, 1] == 200).all()


def test_turns_and_changes_by_hand():
    """Two readings of one heavy actor, one on either side of the line, each half of the time."""
    rows = coded(
        ("a", "first", 20, 20, 90, 90, 90, 90),
        ("a", "second", 90, 90, 90, 90, 90, 90),
        ("b", "first", 60, 60, 10, 10, 10, 10),
        ("b", "second", 60, 60, 10, 10, 10, 10),
    )
    got = forecast(middles(rows), drawn(rows, 4000, 1), 50, 0.95)
    assert got.median == 55
    assert got.turns == pytest.approx(0.5, abs=0.03)
    assert got.changes == 0
    assert got.verdict == "open"


@pytest.mark.parametrize("day", days(), ids=str)
def test_one_actor_left_out_is_the_day_coded_without_it(day):
    found = posed().without[day]
    rows = codes_of(day)
    assert set(found) == set(rows["actor"])
    for actor, own in found.items():
        mean, median, whose = by_hand(rows[rows["actor"] != actor])
        assert (own.mean, own.median) == (pytest.approx(mean), pytest.approx(median))
        assert own.actor == whose


def test_those_who_weigh_nothing_are_not_missed():
    rows = codes_of(days()[0])
    light = rows["actor"] == "rma"
    rows.loc[light, ["capability_low", "capability_high"]] = 0.0
    draws = drawn(rows, 200, 1)
    whole = forecast(middles(rows), draws, 50, 0.95)
    assert without_each(middles(rows), draws, 50, 0.95)["rma"] == whole


def middle_of_draws(day, actors):
    """The middle of the draws' weighted medians of some actors, each by a loop: 400 draws."""
    rows = codes_of(day)
    draws = drawn(rows, FEW["draws"], 2017)
    order = sorted(set(rows["actor"]))
    kept = [number for number, actor in enumerate(order) if actor in actors]
    medians = []
    for place, weight in zip(draws.position[:, kept], draws.weight[:, kept], strict=True):
        reached, whole = 0.0, weight.sum()
        for own, heavy in sorted(zip(place, weight, strict=True)):
            reached += heavy
            if reached >= whole / 2:
                medians.append(own)
                break
    return np.median(medians), np.quantile(medians, [0.025, 0.975])


@pytest.mark.parametrize("day", days(), ids=str)
def test_the_median_told_is_the_middle_one_of_the_draws(day):
    own = posed(as_of=day.isoformat())
    told, ends = middle_of_draws(day, set(codes_of(day)["actor"]))
    assert own.now.median_drawn == pytest.approx(told)
    assert own.now.median_range == pytest.approx(tuple(ends))
    assert f"stood at **{told:.0f}** of 100" in own["positions-answer"].text


def test_a_share_of_no_draws_is_told_as_none_of_so_many():
    own = posed()
    never = [day for day in own.days if own.forecasts[day].turns == 0]
    assert never
    for day in own.days:
        said = own[f"positions-on-{day.isoformat()}"].text
        assert ("line in none of 400 draws" in said) == (day in never)
        assert " 0% " not in said


def test_irans_clients_left_out_together_are_the_day_coded_without_them():
    """By hand from the record of ties: in June 2017 Hezbollah and the PMF."""
    own, day = posed(), days()[0]
    assert own.clients(day) == ["hezbollah", "pmf"]
    assert own.clients(days()[1]) == ["hezbollah", "kataib-hezbollah", "pmf"]
    rest = set(codes_of(day)["actor"]) - {"hezbollah", "pmf"}
    told, ends = middle_of_draws(day, rest)
    said = own["positions-without"].text
    assert f"to **{told:.0f}** ({ends[0]:.0f} to {ends[1]:.0f}), and it cannot be told." in said


def coded_on(day):
    return set(codes_of(day)["actor"])


def of_those(day, actors):
    """Verdict of the rows of some actors, drawn anew."""
    rows = codes_of(day)
    rows = rows[rows["actor"].isin(actors)]
    return forecast(middles(rows), drawn(rows, 4000, 7), 50, 0.95).verdict


def test_neighbouring_days_are_set_side_by_side_by_the_actors_coded_on_both():
    own = posed(draws=4000)
    others, moves = set(), 0
    for before, after in zip(days(), days()[1:], strict=False):
        both = coded_on(before) & coded_on(after)
        told = {day: of_those(day, both) for day in (before, after)}
        moves += told[before] != told[after]
        others |= {day for day, verdict in told.items() if verdict != own.forecasts[day].verdict}
    facts = own["positions-same-actors"].facts
    assert (facts["shared"], facts["n"], facts["own"], facts["steps"]) == (moves, len(others), 3, 4)
    assert (moves, len(others)) == (1, 2)
    assert "15 June 2017, beside 20 November 2017 (furthered)" in own["positions-same-actors"].text


def test_the_fixed_list_is_of_those_coded_on_every_day():
    own = posed(draws=4000)
    always = set.intersection(*(coded_on(day) for day in days()))
    assert set(own.always) == always
    changed = [day for day in days() if of_those(day, always) != own.forecasts[day].verdict]
    assert changed == [dt.date(2026, 6, 1)]
    text = own["positions-fixed-list"].text
    assert f"By the {len(always)} actors" in text
    assert "1 June 2026 (cannot be told)" in text
    assert "No government of Syria" in text


def test_where_all_days_have_one_list_nothing_changes_by_it():
    own, always = posed(), set(posed().always)
    own.__dict__["codes"] = {
        day: rows[rows["actor"].isin(always)] for day, rows in own.codes.items()
    }
    assert own["positions-same-actors"].value == own["positions-fixed-list"].value == 0
    assert "What is said of each day stands." in own["positions-same-actors"].text
    assert "**stands** on each day" in own["positions-fixed-list"].text


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2011-01-01", "2017-06-15"),
        ("2017-06-15", "2017-06-15"),
        ("2017-11-19", "2017-06-15"),
        ("2017-11-20", "2017-11-20"),
        ("2026-11-01", "2026-06-01"),
    ],
)
def test_the_day_shown_is_the_last_coded_one_or_the_first(asked, shown):
    assert shown_day(days(), dt.date.fromisoformat(asked)) == dt.date.fromisoformat(shown)
    own = posed(as_of=asked)
    assert own.day == dt.date.fromisoformat(shown)
    said = own["positions-answer"].text
    assert f"{own.day.day} {own.day:%B %Y}" in said
    assert ("nothing is coded for" in said) == (asked == "2011-01-01")


@pytest.mark.parametrize("day", days(), ids=str)
def test_a_side_is_named_only_where_both_intervals_lie_on_it(day):
    own = posed(as_of=day.isoformat(), draws=4000)
    ends = [*own.now.mean_range, *own.now.median_range]
    expected = "iran" if min(ends) > 50 else "foes" if max(ends) < 50 else "open"
    assert own.now.verdict == expected
    for verdict, said in VERDICTS.items():
        assert (said in own["positions-answer"].text) == (verdict == expected)


def test_the_days_of_the_baseline_and_what_is_said_of_them():
    own = posed(draws=4000)
    told = [own.forecasts[day].verdict for day in own.days]
    assert told == ["open", "iran", "iran", "open", "foes"]
    assert own["positions-through-time"].value == 3
    assert own.figure("positions-time").layout.meta["title"].endswith("3 of 5 days")


@pytest.mark.parametrize(("place", "verdict"), [(80, "iran"), (20, "foes")])
def test_the_wording_follows_what_is_computed(place, verdict):
    own = posed()
    day, rows = own.day, own.codes[own.day]
    moved = rows.assign(position_low=place - 5.0, position_high=place + 5.0)
    own.__dict__["codes"] = own.codes | {day: moved}
    assert VERDICTS[verdict] in own["positions-answer"].text
    assert own["positions-without"].value == 0
    assert "**stands**" in own["positions-without"].text
    side = {"iran": "on Iran’s side", "foes": "across the line"}[verdict]
    assert side in own.figure("positions-scale").layout.meta["title"]


def test_the_line_is_a_row_and_moves_the_verdict():
    own = posed(as_of="2017-11-20")
    assert own.now.verdict == "iran"
    moved = posed(as_of="2017-11-20")
    moved.__dict__["settings"] = pd.Series({"line": 65.0})
    assert moved.now.verdict == "open"


def test_a_wider_level_never_names_a_side_that_a_narrower_leaves_open():
    narrow, wide = (posed(interval_level=level).forecasts for level in (0.5, 0.99))
    for day in days():
        assert wide[day].verdict in (narrow[day].verdict, "open")


def test_seeds_give_the_same_draws_and_others_nearly_so():
    one, same, other = (posed(seed=seed, draws=4000).now for seed in (1, 1, 2))
    assert one == same
    assert other.turns == pytest.approx(one.turns, abs=0.03)


def test_the_alphas_are_those_of_the_library_on_mid_points():
    rows, found = read("positions"), agreements()
    for name in QUANTITIES:
        middle = (rows[f"{name}_low"] + rows[f"{name}_high"]) / 2
        table = rows.assign(middle=middle).pivot_table(
            index=["date", "actor"], columns="coder", values="middle"
        )
        alpha = krippendorff.alpha(table.to_numpy(dtype=float).T, level_of_measurement="interval")
        assert found[name].alpha == pytest.approx(alpha)
    text = posed()["positions-agreement"].text
    assert "**the same facts**" in text


def test_the_holders_are_those_of_the_record():
    told = posed()["positions-held-2017-06-15"].text
    assert told.count("Islamic State") == 2
    later = posed()["positions-held-2017-11-20"].text
    assert "Albukamal was held by Syria (Assad), with Hezbollah" in later
    assert "Al-Qaim was held by Iraq, with PMF" in later


def test_holders_after_the_last_day_read_are_told_as_carried_forward():
    read_to = read("read_until").query("table == 'control'").set_index("scope")["read_until"]
    for day in days():
        own = posed()
        told = own[f"positions-held-{day.isoformat()}"].text
        late = [country for country in ("SY", "IQ") if pd.Timestamp(day) > read_to[country]]
        assert told.count("carried forward from") == len(late)
        assert all(f"{read_to[country]:%-d %B %Y}" in told for country in late)
    assert len(late) == 2
    lanes = posed().figure("positions-time").layout.yaxis.ticktext
    assert ["carried" in lane for lane in lanes] == [False] * 4 + [True]


def test_the_scale_shows_each_actor_of_the_day_once_and_fits_a_phone():
    for day in days():
        own = posed(as_of=day.isoformat())
        figure = own.figure("positions-scale")
        dots = next(trace for trace in figure.data if trace.mode == "markers")
        assert len(dots.x) == codes_of(day)["actor"].nunique()
        assert figure.layout.height <= 640
