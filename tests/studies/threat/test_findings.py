"""What the findings on the desert say, in several worlds."""

import re

import pytest

from landroute.corridor.exposure import RoadEvents, totals
from landroute.corridor.question import question
from landroute.corridor.timeline import days_open, open_intervals
from landroute.scenario import Scenario, baseline
from landroute.studies.registry import study, study_class

KEYS = study_class("threat").finding_keys()
WORLDS = [
    {"destination": "baghdad"},
    {"origin": "albukamal", "destination": "palmyra"},
    {"origin": "qamishli", "destination": "idlib"},
    {"us_posture": "withdrawn", "threat_band": 50},
    {"account": "alternate", "contested_passes": True, "tracks_count": True},
    {"tracks_count": True, "destination": "latakia"},
    {"insurgency_intensity": 0},
    {"threat_band": 10, "insurgency_intensity": 4.0, "convoy": 1, "vehicles_per_day": 12.5},
    {"under_reporting": 20, "insurgency_intensity": 10, "vehicles_per_day": 1, "convoy": 500},
]
BROKEN = re.compile(r"\bnan\b|\binf\b|\bNone\b|[{}]|  |\d[eE][+-]\d|NaT|<NA>")
LONGEST = 35  # words


def posed(**values):
    return study("threat", Scenario.of(values))


@pytest.fixture(scope="module")
def shut():
    """The record has open stretches under every parameter, so close them all by hand."""
    closed = posed()
    core = closed.events
    never = RoadEvents(core.near.assign(open=0.0), core.along.assign(open=0.0), core.routes)
    closed.events = closed.events_wide = never
    return closed


def test_the_findings_are_in_the_order_of_the_chapter():
    named = [key for key in KEYS if not key.startswith("threat-convoy-")]
    assert named == [
        "threat-answer", "threat-assumed", "threat-events-open", "threat-highest-rate",
        "threat-bands-ratio",
        "threat-quiet-stretches", "threat-bursts", "threat-sensitivity", "threat-under-reporting",
        "threat-potent", "threat-counts-since", "threat-vehicles-attacked", "threat-article",
    ]  # fmt: skip
    at = [KEYS.index(key) for key in KEYS if key.startswith("threat-convoy-")]
    assert at == list(range(KEYS.index("threat-bursts") + 1, KEYS.index("threat-sensitivity")))


@pytest.mark.parametrize("values", [{}, *WORLDS], ids=str)
def test_every_finding_is_whole_and_its_sentences_short(values):
    made = posed(**values)
    for key in KEYS:
        text = made[key].text
        assert not BROKEN.search(text), (key, text)
        assert "100%" not in text, (key, text)
        for sentence in re.split(r"(?<=[.:;]) ", text):
            assert len(sentence.split()) <= LONGEST, (key, sentence)


def test_without_a_corridor_the_chapter_says_so():
    made = posed(origin="damascus", destination="beirut")
    assert made["threat-answer"].value is None
    assert "No corridor joins" in made["threat-answer"].text
    assert made["threat-sensitivity"].value is None
    assert made["threat-article"].value is None
    assert "No corridor joins" in made["threat-article"].text


def test_without_a_single_open_month_the_chapter_says_so(shut):
    assert shut.longest_open is None
    assert "on any day" in shut["threat-answer"].text
    assert shut["threat-article"].value is None
    nothing = {"threat-events-open": 0, "threat-quiet-stretches": 0, "threat-bursts": 0}
    assert {key: shut[key].value for key in nothing} == nothing
    for key in ("threat-answer", "threat-highest-rate", "threat-bands-ratio", "threat-sensitivity"):
        assert shut[key].value is None
    assert all(shut[key].value is None for key in KEYS if key.startswith("threat-convoy-"))
    assert not any(BROKEN.search(shut[key].text) for key in KEYS)


def test_an_insurgency_of_none_leaves_no_risk_but_that_of_the_sourced_ranges():
    still, recorded = posed(insurgency_intensity=0), posed()
    assert still["threat-answer"].value == 0
    assert "0% in 2019 (open on" in still["threat-convoy-middle"].text
    assert still["threat-article"].value == recorded["threat-article"].value > 0.5


def test_one_vehicle_is_singular():
    assert "**1 vehicle** a day" in posed(vehicles_per_day=1)["threat-assumed"].text
    assert "convoy is of 1 vehicle." in posed(convoy=1)["threat-assumed"].text


def test_only_the_recorded_traffic_is_put_down_to_lorries():
    assert "lorries of later years" in posed()["threat-assumed"].text
    assert "lorries" not in posed(vehicles_per_day=1)["threat-assumed"].text


def test_a_quiet_year_is_set_beside_the_places_known_less_exactly(core):
    """In 2019 few events are placed exactly; the next band takes those near a named point."""
    last = core.near[core.near["month"].dt.year.eq(2019)]
    events = totals(last)["events"].unstack("band_km")
    quiet = events[(totals(last)["months"].unstack("band_km")[10] > 0) & (events[10] == 0)]
    narrow = posed(threat_band=10)["threat-quiet-stretches"]
    assert narrow.value == len(quiet)
    assert f"{(quiet[25] > 0).sum()} of them had a clash" in narrow.text
    assert "had a clash" not in posed(threat_band=25)["threat-quiet-stretches"].text


@pytest.mark.parametrize("band", [10, 25, 50])
def test_the_answer_is_of_the_distance_chosen(band):
    assert f"within {band} km" in posed(threat_band=band)["threat-answer"].text


def test_the_answer_is_that_of_the_corridor_longest_open(core):
    made = study("threat", baseline())
    months = totals(core.along)["months"].xs(25, level="band_km")
    assert months[made.longest_open] == months.max()
    assert made["threat-answer"].value == made[f"threat-convoy-{made.longest_open}"].value
    facts = made["threat-answer"].facts
    assert facts["by_all"][0] < made["threat-answer"].value < facts["by_all"][1]
    years = made.years_in_band(made.longest_open)
    assert years["expected"].min() < made["threat-answer"].value < years["expected"].max()
    assert made["threat-article"].value == facts["by_all"][1]


def test_the_other_stretches_rates_are_below_the_highest():
    made = posed()["threat-highest-rate"]
    low, high = made.facts["range"]
    assert low <= high <= made.value
    assert made.facts["interval"][0] < made.value < made.facts["interval"][1]


def test_the_answer_leads_with_what_the_counts_cannot_say():
    made = posed()
    said = made["threat-answer"].text
    assert said.startswith("The counts cannot say")
    assert "They end in November 2019: " in said
    opened = days_open(open_intervals(question(baseline())))
    opened = opened[opened >= "2016-01-01"]
    uncounted = (opened >= "2019-12-01").mean()
    assert made.uncounted == pytest.approx(uncounted)
    assert f"{uncounted:.0%} have no count at all" in said
    assert len(said.split()) <= 46


def test_every_interval_is_of_the_level_chosen():
    wide, narrow = posed(), posed(interval_level=0.5)
    for key in ("threat-assumed", "threat-highest-rate", "threat-quiet-stretches"):
        assert "95%" in wide[key].text
        assert "95%" not in narrow[key].text
        assert "50%" in narrow[key].text
    years = [made.years_in_band("middle") for made in (wide, narrow)]
    assert (years[0]["low"] < years[1]["low"]).all()
    assert (years[0]["high"] > years[1]["high"]).all()
