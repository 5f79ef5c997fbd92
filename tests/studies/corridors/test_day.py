"""The answer of the day, its verdict, and what names the day and the supposition."""

import datetime as dt

import pandas as pd
import pytest

from landroute.errors import BadInput
from landroute.press.declared import declared_parameters
from landroute.press.notebooks import chapter_path, read_notebook
from landroute.scenario import Scenario
from landroute.studies.corridors.day import verdict
from landroute.studies.registry import chapter_study, study
from landroute.tables import RECORD_START
from landroute.wording.facts import written

FRONT = declared_parameters(read_notebook(chapter_path("index")), "index")


def posed(**changed):
    return study("corridors", Scenario.of(changed))


def test_a_route_by_no_corridor_is_not_called_closed():
    own = posed(origin="damascus")
    assert own.now.open
    title = own.figure("corridor-map").layout.meta["title"]
    assert title == "A land route was open on 15 August 2017, by none of the corridors"
    assert own["corridor-southern"].text.endswith("no route between the two ends leads by it.")
    assert own["corridor-southern"].value is None


def test_a_route_open_on_every_day_since_is_said_to_be():
    text = posed(origin="baghdad", destination="latakia", as_of="2018-06-09")["answer"].text
    assert "From then to **5 December 2024** one was open on every day; none" in text


SPELLS = {
    (): "a **myth**: no day of the record had one.",
    (("2011-01-01", "2026-11-02"),): "a **reality** on every day of the record.",
    (("2011-01-01", "2014-06-21"),): "a **reality** only before that day.",
    (("2017-11-19", "2024-12-06"),): "a **reality** still to come that day, and lost since.",
    (("2017-11-19", "2026-11-02"),): "still to come that day, and one at the end of the record.",
    (("2011-01-01", "2014-06-21"), ("2017-11-19", "2024-12-06")): (
        "a **reality** lost by that day, regained after it, and lost again."
    ),
    (("2011-01-01", "2014-06-21"), ("2017-11-19", "2026-11-02")): (
        "lost by that day, regained after it, and one at the end of the record."
    ),
    (("2017-01-01", "2024-12-06"),): "a **reality** that day, and lost since.",
    (("2017-01-01", "2026-11-02"),): "a **reality** from that day to the end of the record.",
    (("2017-01-01", "2018-01-01"), ("2019-01-01", "2026-11-02")): (
        "that day, lost later, regained, and one at the end of the record."
    ),
    (("2017-01-01", "2018-01-01"), ("2019-01-01", "2020-01-01")): (
        "a **reality** that day, lost later, regained, and lost again."
    ),
}  # fmt: skip


def a_route(spells):
    """The record as stretches, open in `spells` alone."""
    cuts = sorted({str(RECORD_START), "2026-11-02", *(day for spell in spells for day in spell)})
    days = pd.to_datetime(cuts)
    starts = [spell[0] for spell in spells]
    return pd.DataFrame(
        {"start": days[:-1], "end": days[1:], "open": [day in starts for day in cuts[:-1]]}
    )


@pytest.mark.parametrize("spells", SPELLS)
def test_the_verdict_says_when_the_road_was_real(spells):
    own = posed()

    class Day:
        as_of = dt.date(2017, 6, 30)
        open = any(start <= "2017-06-30" < end for start, end in spells)

    own.route, own.now = a_route(spells), Day
    text = written(verdict(own), own.words)
    assert text.endswith(f"{SPELLS[spells]} Whether it was used is another question.")
    assert "As an open road it was" in text


@pytest.mark.parametrize(
    ("spells", "told"),
    [
        ((), "days."),
        ((("2011-01-01", "2026-11-02"),), "days."),
        ((("2012-01-01", "2026-11-02"),), "from 1 January 2012 to 1 November 2026."),
        (
            (("2011-01-01", "2014-06-21"),),
            "It was open every day until it was first lost on 21 June 2014, and on none since.",
        ),
        (
            (("2012-07-01", "2014-01-01"), ("2014-01-11", "2026-11-02")),
            "Before it was first lost, on 1 January 2014, it was open on 50% of the days: from 1 "
            "July 2012 to 31 December 2013. Since then it was open on 99.8%: from 11 January 2014 "
            "to 1 November 2026.",
        ),
    ],
)
def test_the_share_of_days_is_split_where_the_road_was_first_lost(spells, told):
    own = posed()
    own.route = a_route(spells)
    said = own["share-of-days-open"].text
    assert said.endswith(f"{told} Holders after 25 February 2026 are carried forward.")


def test_the_front_page_draws_the_chapter_s_map_without_what_it_does_not_declare():
    scenario = Scenario.of({"as_of": "2018-06-01"})
    front = {name: getattr(scenario, name) for name in FRONT}
    drawn = chapter_study("corridors", front).figure("front-map")
    chapter = posed(as_of="2018-06-01").figure("corridor-map")
    assert drawn.data == chapter.data
    assert drawn.layout.meta["title"] == chapter.layout.meta["title"]
    for name in ("alternatives", "clearance"):
        with pytest.raises(BadInput, match=f"{name} is read but not declared"):
            getattr(chapter_study("corridors", front).scenario, name)


@pytest.mark.parametrize(
    ("day", "said"),
    [("2017-08-15", "the op-ed, about 15 Aug 2017"), ("2018-06-01", "the chosen day 1 Jun 2018")],
)
def test_the_front_strip_calls_a_day_the_op_ed_s_only_if_it_is(day, said):
    strip = posed(as_of=day).figure("front-service")
    assert said in {note.text for note in strip.layout.annotations}
    drives = strip.layout.meta["drives"]
    assert said in {one["text"] for one in drives["days"] if one["day"] == drives["shown"]}
    assert strip.to_json().count("op-ed") == (2 if day == "2017-08-15" else 0)


@pytest.mark.parametrize("posture", ["recorded", "withdrawn"])
def test_keys_cuts_and_the_map_name_the_day_and_the_supposition(posture):
    own = posed(us_posture=posture, as_of="2016-05-01")
    supposed = "Supposing that US forces and their partners had let traffic pass"
    title = own.figure("corridor-map").layout.meta["title"]
    for text in (own["keys"].text, own["cut"].text, title):
        assert "1 May 2016" in text
        assert text.startswith(supposed) == (posture == "withdrawn")
