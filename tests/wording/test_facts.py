"""Facts against CLDR's own words and against what they are made of."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from landroute.tables import read
from landroute.wording import WordingError, numbers, premise, supposing, words
from landroute.wording.facts import (
    Counted,
    Day,
    Each,
    Listed,
    Measure,
    Month,
    Named,
    Number,
    Period,
    Share,
    Span,
    When,
    hours,
    km,
    named,
    plain,
    written,
)

SAID = words("premise")  # any file: the shared messages are in each
BRITISH = Locale("en", "GB")


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (2571, "2,571"),
        (True, "yes"),
        (dt.date(2017, 6, 30), "30 June 2017"),
        (Day(pd.Timestamp("2017-06-30"), short=True), "30 Jun 2017"),
        (Month(dt.date(2017, 6, 1)), "June 2017"),
        (When.of("2017"), "2017"),
        (When.of("2017-06", preposition=True), "in June 2017"),
        (When.of("2017-06-30", preposition=True), "on 30 June 2017"),
        (Period(dt.date(2017, 6, 30), dt.date(2018, 1, 2)), "from 30 June 2017 to 2 January 2018"),
        (Period(dt.date(2017, 6, 30), pd.Timestamp("2017-06-30")), "on 30 June 2017"),
        (Number(14612, 3), "14,600"),
        (Number(0.000312, 2), "0.00031"),
        (Number(1e-7, 1), "0.0000001"),
        (km(1825.4), "1,830 km"),
        (hours(25.69), "26 hours"),
        (hours(1.02), "1 hour"),
        (Measure(0.96, "hours", 1), "1 hour"),
        (Counted(1, "day"), "1 day"),
        (Counted(0, "place"), "0 places"),
        (Share(0.4279), "43%"),
        (Share(0.004), "0.4%"),
        (Share(0.0004), "under 0.1%"),
        (Share(0.9996), "over 99.9%"),
        (Share(0.994), "99.4%"),
        (Share(0.0), "0%"),
        (Share(1.0), "100%"),
        (Span(Share(0.002), Share(0.98)), "0.2% to 98%"),
        (Span(hours(25.7), hours(26.2)), "26 hours"),
        (Span(hours(25.7), hours(30.2)), "26 to 30 hours"),
        (km(49.8), "50 km"),
        (km(0.4), "0.4 km"),
        (Listed(["a", "b", "c"]), "a, b and c"),
        (Listed(["a", "b"], "or"), "a or b"),
        (Listed(["a", "b", "c"], "semicolon"), "a; b; c"),
        (Named("places", "tanf"), "Tanf"),
        (named("places", ("tanf", "albukamal")), "Tanf and Albukamal"),
    ],
)
def test_facts_as_readers_see_them(fact, text):
    assert written(fact, SAID) == text


def test_each_gives_a_message_to_every_set_of_facts():
    rows = [{"low": "1", "high": "2"}, {"low": "3", "high": "4"}]
    assert written(Each("span", rows), SAID) == "1 to 2 and 3 to 4"


@pytest.mark.parametrize("value", [0.5, float("nan"), None, {"a": 1}, np.float64(2)])
def test_what_nobody_chose_the_figures_of_is_refused(value):
    with pytest.raises(TypeError, match="is no fact"):
        written(value, SAID)


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_a_share_lies_between_nothing_and_all(value):
    with pytest.raises(ValueError, match="is no share"):
        written(Share(value), SAID)


def test_an_empty_list_has_no_words():
    with pytest.raises(ValueError, match="empty list"):
        written(Listed([]), SAID)


@given(st.floats(0, 1))
def test_a_share_is_never_written_as_none_or_all_unless_it_is(share):
    text = written(Share(share), SAID)
    assert (text == "0%") == (share == 0)
    assert (text == "100%") == (share == 1)


@given(st.floats(0.001, 0.999))
def test_a_share_is_written_within_half_a_unit_of_what_is_shown(share):
    text = written(Share(share), SAID).rstrip("%")
    unit = 0.1 if "." in text or min(share, 1 - share) < numbers.FINE else 1.0
    assert abs(float(text) - 100 * share) <= unit / 2 + 1e-9


@given(st.floats(1e-9, 1e12), st.integers(1, 6))
def test_a_number_reads_back_to_its_figures(value, figures):
    text = numbers.number(value, figures, BRITISH)
    assert "e" not in text.lower()
    assert float(text.replace(",", "")) == pytest.approx(
        value, rel=0.5 * 10 ** (1 - figures) * 1.01
    )


def test_json_keeps_what_the_sentence_rounds():
    assert plain(hours(25.694321)) == 25.694321
    assert plain(Span(Share(0.0021), Share(0.984))) == [0.0021, 0.984]
    assert plain({"a": pd.NA, "b": np.int64(3), "c": pd.Timestamp("2017-06-30")}) == {
        "a": None,
        "b": 3,
        "c": "2017-06-30",
    }


def test_an_unknown_message_or_a_missing_fact_is_an_error():
    with pytest.raises(WordingError, match="no message no-such"):
        SAID("no-such")
    with pytest.raises(WordingError, match="high"):
        SAID("span", low="1")


def test_a_premise_says_each_supposition_once_before_the_text():
    text = supposing({"us_posture": "withdrawn", "insurgency_intensity": 2.0}, "A route was open.")
    assert text == (
        "Supposing that US forces and their partners had let traffic pass and that attacks were 2 "
        "times as frequent as counted: A route was open."
    )
    assert premise({}) == ""
    assert supposing({}, "So.") == "So."


def test_names_are_those_of_the_tables():
    for table in ("places", "corridors", "actors"):
        for key in read(table)["id"]:
            assert written(Named(table, key), SAID) == read(table).set_index("id").at[key, "name"]
