"""Notes of what an answer rests on: each once and in order."""

import re

import pandas as pd
import pytest

from landroute.tables import (
    counts_days,
    read,
    resource,
    resource_names,
    resting,
    rests_on,
    rests_on_rows,
)
from landroute.tables.rests import Row
from landroute.wording.rows import TOLD, row_key, row_said


def test_notes_are_kept_once_and_in_order():
    with resting() as notes:
        rests_on("places", "tanf", "albukamal")
        rests_on("places", "tanf")
    ids = read("places")["id"].tolist()
    assert list(notes.rows) == [Row("places", ids.index(one)) for one in ("tanf", "albukamal")]


def test_a_key_of_several_columns_finds_its_row():
    rows = read("control")
    with resting() as notes:
        rests_on_rows("control", rows.tail(3))
    assert [row.number for row in notes.rows] == list(rows.index[-3:])


def test_a_row_that_is_not_there_is_refused():
    with resting(), pytest.raises(KeyError):
        rests_on("places", "atlantis")


def test_nothing_is_noted_where_nobody_asks_and_nothing_reaches_further_out():
    rests_on("places", "atlantis")
    with resting() as outer:
        with resting() as inner:
            rests_on("places", "tanf")
        assert inner.rows
    assert not outer.rows


def stamps(*days):
    return pd.to_datetime(list(days))


def test_counted_intervals_are_joined_and_end_on_their_last_day():
    intervals = pd.DataFrame(
        {
            "start": stamps("2017-03-01", "2017-01-01", "2017-02-01"),
            "end": stamps("2017-03-03", "2017-02-01", "2017-02-11"),
        }
    )
    with resting() as notes:
        counts_days("open", intervals)
    assert notes.days[0].spans == (
        tuple(stamps("2017-01-01", "2017-02-10")),
        tuple(stamps("2017-03-01", "2017-03-02")),
    )


def test_counted_days_are_runs():
    with resting() as notes:
        counts_days("open", pd.DatetimeIndex(stamps("2017-01-01", "2017-01-02", "2017-01-09")))
    assert [(a.day, b.day) for a, b in notes.days[0].spans] == [(1, 2), (9, 9)]


@pytest.mark.parametrize("table", TOLD)
def test_every_row_has_words_and_a_key_of_its_own(table):
    numbers = range(len(read(table)))
    assert all(row_said(table, number) for number in numbers)
    assert len({tuple(row_key(table, number)) for number in numbers}) == len(numbers)


def test_only_tables_that_are_shown_have_words():
    assert set(TOLD) <= set(resource_names())
    assert all("page" in resource(table) for table in TOLD)


def test_a_row_of_control_is_told_by_place_holder_day_and_source():
    with resting() as notes:
        rests_on("control", ("albukamal", "primary", pd.Timestamp("2017-11-19")))
    (row,) = notes.rows
    said = row_said(*row)
    assert said.startswith("Albukamal, held by ")
    assert "from 19 November 2017 (Reuters" in said
    assert row_key(*row) == ["albukamal", "primary", "2017-11-19"]


ID = re.compile(r"\b([A-Z]{1,2}\d{2,3}|for-\d+|against-\d+|(gov|sdf|iraq)-[a-z-]+\d*)\b")


@pytest.mark.parametrize("table", TOLD)
def test_no_row_is_told_by_the_id_of_another(table):
    known = [row_said(table, number) for number in range(len(read(table)))]
    ids = {one for name in ("motives", "option_effects", "disruptions") for one in read(name)["id"]}
    ids |= {*read("choices")["front"], *read("likelihood_levels")["id"]} - {"none"}
    for said in known:
        found = {match[0] for match in ID.finditer(said)}
        assert not found & ids, said
