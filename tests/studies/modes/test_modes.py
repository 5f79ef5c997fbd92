"""The chapter on air, sea and land: what it says against the record, and in other worlds."""

import re
from functools import cache

import numpy as np
import pandas as pd
import pytest

from landroute.network.reliability import spare_availability
from landroute.press.notebooks import chapter_path, read_notebook
from landroute.scenario import Scenario
from landroute.studies.modes.common_cause import supply_network
from landroute.studies.modes.days_lost import UNSTOPPED
from landroute.studies.modes.gateways import gateways
from landroute.studies.modes.loss_figures import spare_by_share
from landroute.studies.modes.whole_loss import ALL_LOST
from landroute.studies.registry import study
from landroute.tables import read
from landroute.tables.sources import sources

WORLDS = {
    "baseline": {},
    "never-closed": {"origin": "damascus", "destination": "beirut"},
    "never-open": {"origin": "semalka", "destination": "zakho"},
    "first-day": {"as_of": "2011-01-01"},
    "withdrawn": {"as_of": "2026-11-01", "us_posture": "withdrawn"},
    "to-baghdad": {"destination": "baghdad", "logistics": "high"},
    "one-cause": {"contested_passes": True, "tracks_count": True, "common_cause": 1.0},
    "no-common-cause": {"common_cause": 0.0},
    "lost-apart": {"origin": "qamishli", "destination": "idlib"},
}
BROKEN = re.compile(r"\bnan\b|\binf\b|None|none times|[{}]|  | [.,;:]|\(\)|\d[eE]-?\d")
LONGEST = 35  # words of a sentence


@cache
def posed(world):
    return study("modes", Scenario.of({"draws": 100, **WORLDS[world]}))


def texts(modes):
    yield from ((key, modes[key].text) for key in modes.finding_keys())
    for entry in modes.figures:
        meta = modes.figure(entry.key).layout.meta
        yield from ((f"{entry.key}.{part}", meta[part]) for part in ("title", "alt", "caption"))


@pytest.mark.parametrize("world", WORLDS)
def test_everything_has_words_in_other_worlds_and_they_are_whole_and_short(world):
    modes = posed(world)
    for key, text in texts(modes):
        said = text.removeprefix(modes.premise)
        assert not BROKEN.search(said), (key, said)
        if ".alt" not in key:
            for sentence in re.split(r"(?<=[.?!;:])\s", said):
                assert len(sentence.split()) <= LONGEST, (key, sentence)
    document = modes.table("mode-assumptions").document()
    assert all(len(row) == len(document["columns"]) for row in document["rows"])


def test_a_road_never_closed_leaves_no_share_to_model():
    modes = posed("never-closed")
    assert modes["land-when-others-lost"].value is None


def test_a_road_never_open_is_of_no_use_as_a_spare():
    modes = posed("never-open")
    assert modes["land-when-others-lost"].value == 0
    assert modes["modes-answer"].value == 0


def test_the_three_modes_were_lost_in_december_2024():
    modes = posed("baseline")
    assert modes["modes-lost"].value == 8  # from Aleppo's airport on 30 November to 8 December
    assert set(modes.final.dt.strftime("%Y-%m")) == {"2024-12"}
    assert set(modes.final.index) == {"road", "air", "sea"}
    assert "December 2024" in modes["modes-lost"].text
    assert "between 30 November 2024 and 8 December 2024" in modes["modes-lost"].text
    assert modes.final.index[0] == "road"
    assert "for good" not in modes["modes-lost"].text
    assert modes["modes-answer"].value == 0
    # The road was lost three times, air and sea once each; three of the five in one December.
    assert modes["common-cause-record"].value == 0.6


def test_a_storm_shut_every_port_on_one_day():
    """On 24 March 2021: Latakia, Tartus and Baniyas (D075)."""
    modes = posed("baseline")
    assert modes["gateways-never-all-shut"].value == 1
    assert (
        "none by air (at most 4 of 7 at once) and 1 by sea (put down to weather)"
        in modes["gateways-never-all-shut"].text
    )


def test_the_claims_are_those_of_the_stop_and_of_the_loss():
    claims = read("claims").set_index("id")["claim"]
    assert "unable to stop the air and sea traffic" in claims[UNSTOPPED]
    assert "loses access to every Syrian airbase and port" in claims[ALL_LOST]


def test_modes_lost_far_apart_are_not_put_down_to_one_cause():
    modes = posed("lost-apart")
    assert modes.final_span > modes.window
    assert "not to all at once" in modes["modes-lost"].text
    assert "did not lose" in modes["front-spare"].text


def test_where_no_mode_is_ever_lost_nothing_is_made_of_it():
    modes = study("modes", Scenario.of({"draws": 100}))
    modes.modes[:] = True
    assert modes["modes-lost"].value is None
    assert modes["lost-together-chance"].value is None
    assert modes["common-cause-record"].value is None
    assert modes["modes-answer"].value is None
    assert "cannot be told" in modes["modes-answer"].text
    title = modes.figure("last-weeks").layout.meta["title"]
    assert title == "Every mode that was lost was regained"


def test_where_no_draw_has_a_route_the_road_has_no_number():
    modes = study("modes", Scenario.of({"draws": 100}))
    modes.road["hours"], modes.road["cost"] = np.inf, np.nan
    for key in ("modes-cost", "modes-hours"):
        assert modes[key].value is None
        assert "No draw has a route by road." in modes[key].text
    assert modes["corridor-draws"].value is None
    assert modes.figure("modes-side-by-side").layout.meta["title"].startswith("No route by road")
    assert modes.figure("corridor-hours").layout.meta["table"]["rows"] == []


def test_a_common_cause_lowers_what_a_spare_is_worth():
    curve = spare_by_share(posed("baseline"))
    assert curve["works"].is_monotonic_decreasing
    assert curve["works"].iloc[0] > curve["works"].iloc[-1]


def test_the_oftener_the_sea_fails_by_itself_the_less_one_cause_weighs():
    curve = spare_by_share(posed("baseline"))
    assert curve["wide"].iloc[0] == pytest.approx(curve["works"].iloc[0])
    assert (curve["wide"].iloc[1:-1] > curve["works"].iloc[1:-1]).all()


def test_the_spare_is_that_of_the_days_lost():
    modes = posed("baseline")
    before = modes.modes["road"][:"2024-12-07"]
    assert modes.lost()["road"] == pytest.approx(1 - before.mean())
    own = spare_availability(*(lambda road, *others: (road, others))(*modes.lost().values()), 0.1)
    assert modes["land-when-others-lost"].value == pytest.approx(own)


def test_gateways_never_counted_shut_are_those_sure_in_the_network():
    modes = posed("baseline")
    network = supply_network(modes)
    sure = [
        b for a in ("air", "sea") for b in network[a] if b != "iran" and network[a][b]["p"] == 1
    ]
    assert modes["no-way-if-independent"].facts["never"] == len(sure) > 0


def test_the_answer_is_the_record_and_that_one_event_cannot_tell():
    modes = posed("baseline")
    spare, answer = modes["front-spare"].text, modes["modes-answer"].text
    assert len(spare.split()) <= 50
    assert len(answer.split()) <= 40
    assert "**between 30 November 2024 and 8 December 2024**" in spare
    said = ("One loss of all at once", "cannot tell", "might")
    assert [spare.index(part) for part in said] == sorted(spare.index(part) for part in said)
    works = (modes.others_lost & modes.modes["road"]).sum() / modes.others_lost.sum()
    assert modes["modes-answer"].value == works == 0
    assert "%" not in answer


def test_no_headline_rests_on_the_model_of_common_causes():
    for common_cause in (0.0, 0.1, 1.0):
        modes = study("modes", Scenario.of({"draws": 100, "common_cause": common_cause}))
        assert modes["modes-answer"] == posed("baseline")["modes-answer"]
    for key in ("modes-answer", "lost-together-chance"):
        text = posed("baseline")[key].text
        assert not re.search(r"independ|share a cause|2,000,000|once in", text), key


def test_no_ratio_of_lorries_to_flights_is_on_the_front_page():
    """The counts of the road are of different traffic: their ratios stand side by side or not."""
    front = "".join(cell["source"] for cell in read_notebook(chapter_path("index"))["cells"])
    quoted = set(re.findall(r"\{finding-text\}`([a-z0-9-]+)`", front))
    modes = posed("baseline")
    own = quoted & set(modes.finding_keys())
    assert "front-spare" in own
    assert not own & {"modes-bases", "modes-capacity"}
    for key in own | {"modes-capacity"}:
        assert not re.search(r"\btimes\b|lorries could", modes[key].text), key
    assert modes["modes-bases"].text.count(" times**") == 3


def test_the_posture_of_us_forces_moves_the_road_and_no_gateway_for_air_or_sea():
    supposed, recorded = posed("withdrawn"), posed("baseline")
    pd.testing.assert_frame_equal(supposed.usable, recorded.usable)
    for mode in ("air", "sea"):
        assert supposed.final[mode] == recorded.final[mode]
    assert not supposed.usable.loc["2024-12-20":, "qamishli-airport"].any()
    assert (supposed.modes["road"] >= recorded.modes["road"]).all()
    assert (supposed.modes["road"] > recorded.modes["road"]).any()


def test_what_no_supposition_touches_is_told_without_one():
    supposed, recorded = posed("withdrawn"), posed("baseline")
    for key in ("modes-days-lost", "disruptions-uncounted", "short-closures-together"):
        assert supposed[key] == recorded[key]
    assert supposed["modes-lost"].text.startswith("Supposing that US forces")


def test_the_scenarios_share_is_set_beside_that_of_its_source():
    said = posed("baseline")["common-cause-record"].text
    note = sources().at["fta-studio-nd-beta-factor", "note"]
    assert note.partition("typical values: ")[2] in said
    assert "The record's share is above either." in said


def test_the_drive_alone_is_shorter_than_the_trip_with_waits_at_borders():
    modes = posed("baseline")
    path = modes.question.solver.least_blocked(modes.now.closed)
    assert f"the drive alone is {path.hours:.0f} hours" in modes["modes-hours"].text
    assert path.hours < modes["modes-hours"].value


def test_the_cheapest_line_of_the_title_is_the_cheapest():
    modes = posed("baseline")
    costs = {line: modes.of("cost", line) for line in ("road", "air", "sea")}
    assert min(costs, key=costs.__getitem__) == "sea"
    assert "the sea is cheapest" in modes.figure("modes-side-by-side").layout.meta["title"]


def test_the_loss_is_dated_from_the_first_gateway_to_the_last_as_control_has_them():
    """Aleppo's airport went on 30 November 2024, days before the last of the airfields."""
    rows = read("control").query("account == 'primary'")
    government = rows["controller"].eq("syrian-government") & rows["place"].isin(
        [place for places in gateways().values() for place in places]
    )
    ends = rows[government].groupby("place")["end"].max()
    assert f"{ends['aleppo-airport']:%Y-%m-%d}" == "2024-11-30"
    late = ends[ends >= "2024-11-01"]
    assert posed("baseline").losing == (late.min(), late.max())
    assert posed("baseline").losing[1] == posed("baseline").final.max()


def test_airports_shut_while_a_road_was_held_are_counted_before_the_whole_loss():
    modes = posed("baseline")
    rows = read("disruptions").dropna(subset=["closure_days"])
    rows = rows[rows["place"].isin(gateways()["air"]) & rows["date"].lt("2024-11-30")]
    shut = {}
    for row in rows.itertuples():
        end = row.date + pd.Timedelta(days=float(row.closure_days))
        for day in pd.date_range(row.date, end.ceil("D"), inclusive="left"):
            if modes.modes.at[day, "road"]:
                shut.setdefault(day, set()).add(row.place)
    both = sum(len(places) > 1 for places in shut.values())
    told = modes["airports-shut"]
    assert told.value == len(shut)
    assert f"two or more at once on {both} of them" in told.text
    assert f"{min(shut).year}–{max(shut).year}" in modes["front-spare"].text
    struck = read("documented_use").query("kind == 'strike'")["start"].isin(list(shut)).sum()
    assert f"{struck} strikes on the road's traffic or stores" in told.text


def test_a_road_with_no_airport_shut_beside_it_tests_nothing():
    assert posed("never-open")["airports-shut"].value == 0
    assert "might" not in posed("never-open")["front-spare"].text
