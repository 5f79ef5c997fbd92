"""How ties changed, counted again row by row; the network of backing, where its names stand."""

from itertools import combinations

import pandas as pd
import pytest

from landroute.record.ties import ties_on
from landroute.scenario import Scenario
from landroute.studies.actors.backing import COLUMNS, LETTERS, columns, lines, places
from landroute.studies.actors.chain import chain
from landroute.studies.actors.changes import by_year, days_on_chain, ended
from landroute.studies.registry import study
from landroute.tables import read

PHONE, WIDE = 330, 0.56  # pixels; the breadth of a letter, as a share of its size


def posed(**changed):
    return study("actors", Scenario.of(changed))


def test_ties_of_a_year_are_those_that_held_in_its_middle():
    rows = by_year().set_index("day")
    for day, row in rows.iterrows():
        kinds = ties_on(day.date())["relation"]
        against = kinds.isin(["rivals", "opposes", "harasses", "fights"]).sum()
        assert row["hostile"] == against
        assert row["joining"] == len(kinds) - against - kinds.eq("deconflicts").sum()


def test_the_year_with_most_ends_is_that_of_a_count_by_hand():
    ends = read("relations")["end"].dropna()
    years = ends.str[:4].value_counts()
    found = posed()["ties-changed"]
    assert found.value == years.max()
    assert f"in {years.idxmax()}: **{years.max()} ties** of the {len(ends)}" in found.text
    assert "Iran sponsored Syria (Assad)" in found.text


def test_a_tie_that_ends_with_one_of_the_two_is_told_from_one_that_does_not():
    rows = ended().set_index("id")
    assert rows.at["R001", "gone"]  # with the government in Damascus
    assert not rows.at["R123", "gone"]  # a fight that was over


def test_days_on_the_chain_are_those_of_the_days_one_by_one():
    rows = chain("primary")
    islamic = rows[rows["controller"].eq("islamic-state")]
    days = sum((row.end - row.start).days for row in islamic.itertuples())
    assert days_on_chain(rows)["islamic-state"] == days


def test_ties_that_changed_have_a_date_within_the_record():
    rows = posed().table("ties-that-changed").frame
    assert (rows["end"].notna() | (rows["start"].str[:4] >= "2011")).all()
    assert len(rows) < len(read("relations"))


@pytest.mark.parametrize("day", ["2011-01-01", "2016-03-05", "2017-08-15", "2020-06-01"])
def test_names_do_not_overlap_on_a_phone(day):
    own = posed(as_of=day)
    figure, groups = own.figure("backing-network"), columns(own)
    label = read("actors").set_index("id")["short_name"]
    top, bottom = figure.layout.yaxis.range[1], figure.layout.yaxis.range[0]
    high = (figure.layout.height - 90) / (bottom - top)
    at = places(groups, lines(own, [actor for group in groups for actor in group]))
    boxes = []
    for number, group in enumerate(groups):
        for actor in group:
            x, y = at[actor][0] * PHONE, at[actor][1] * high
            long = len(label[actor]) * LETTERS * WIDE
            left = x + 9 if number == 2 else x - 6 if number == 0 else x - long / 2
            low = y + LETTERS / 2 if number == 2 else y - 9
            assert left >= 0
            assert left + long <= PHONE
            boxes.append((left, low - LETTERS, left + long, low))
    for one, other in combinations(boxes, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)
    assert LETTERS >= 10
    assert figure.layout.height <= 640


def test_the_network_has_each_client_once_and_no_organ_but_the_quds_force():
    groups = columns(posed(as_of="2017-08-15"))
    shown = [actor for group in groups for actor in group]
    whose = read("actors").set_index("id")["organ_of"]
    assert len(shown) == len(set(shown))
    assert [actor for actor in shown if pd.notna(whose[actor])] == ["irgc-qf"]
    assert len(groups) == len(COLUMNS)
    reached = {below for _, below in lines(posed(as_of="2017-08-15"), shown)}
    assert reached == set(shown) - {"iran"}


def test_those_behind_damascus_alone_are_marked_and_not_counted_as_irans():
    figure = posed(as_of="2017-08-15").figure("backing-network")
    squares = [trace for trace in figure.data if trace.marker and trace.marker.symbol == "square"]
    assert [sorted(trace.text) for trace in squares] == [["QMA tribes", "Shaitat (gov.)"]]
    clients = [actor for group in columns(posed(as_of="2017-08-15")) for actor in group]
    rest = len(clients) - len({"iran", "irgc-qf", "qma-tribes", "shaitat-regime-militias"})
    assert f"of the {rest} actors" in figure.layout.meta["title"]
